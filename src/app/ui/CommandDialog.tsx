import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react'
import { foldTerm } from '../../core/search.ts'
import { Dialog } from './Dialog.tsx'
import './command-dialog.css'

/** Something that can be done, by typing a few letters of it. */
export interface CommandEntry {
  readonly id: string
  readonly label: string
  readonly detail?: string
  readonly keys?: string | undefined
  readonly run: () => void
}

/** Rows drawn at most; more letters bring up the others. */
const MOST_ROWS = 200

interface CommandDialogProps {
  /** What can be typed, as the field's name and placeholder. */
  readonly label: string
  readonly entries: readonly CommandEntry[]
  /** What stands before the entries that fit, and after them, for what is typed. */
  readonly before?: readonly CommandEntry[]
  readonly after?: readonly CommandEntry[]
  readonly query: string
  readonly onQuery: (query: string) => void
  /** Said when nothing fits. */
  readonly none: string
  readonly onClose: () => void
}

/** The command palette: a field with a list under it; typing narrows, arrows choose, Enter does it. */
export function CommandDialog(props: CommandDialogProps) {
  const { label, entries, before = noEntries, after = noEntries, query, onQuery, none, onClose } = props
  const [active, setActive] = useState(0)
  const list = useId()
  const input = useRef<HTMLInputElement>(null)
  const found = useMemo(() => {
    const words = foldTerm(query).split(/\s+/).filter(Boolean)
    const fitting = entries.filter((entry) => {
      const text = foldTerm(`${entry.label} ${entry.detail ?? ''}`)
      return words.every((word) => text.includes(word))
    })
    return [...before, ...fitting, ...after]
  }, [entries, before, after, query])
  const shown = found.slice(0, MOST_ROWS)

  useEffect(() => input.current?.focus(), [])
  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [active, list])

  const choose = (entry: CommandEntry | undefined) => {
    if (!entry) return
    onClose()
    // After the dialog has given the focus back, so that a command may move it.
    setTimeout(entry.run)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const next = { ArrowDown: active + 1, ArrowUp: active - 1, Home: 0, End: shown.length - 1 }[event.key]
    if (next !== undefined && shown.length > 0 && !(query !== '' && (event.key === 'Home' || event.key === 'End'))) {
      event.preventDefault()
      setActive((next + shown.length) % shown.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      choose(shown[active])
    }
  }

  return (
    <Dialog label="Commands" className="palette" onClose={onClose}>
      <input
        ref={input}
        className="field palette-field"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        aria-activedescendant={shown.length > 0 ? `${list}-${active}` : undefined}
        placeholder={label}
        spellCheck={false}
        value={query}
        onChange={(event) => {
          onQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={list} aria-label="Commands" className="palette-list">
        {shown.map((entry, k) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and handles the keys (aria-activedescendant)
          <div
            key={entry.id}
            id={`${list}-${k}`}
            role="option"
            tabIndex={-1}
            aria-selected={k === active}
            className="palette-row"
            onPointerMove={() => setActive(k)}
            onClick={() => choose(entry)}
          >
            <span>
              {entry.label}
              {entry.detail && <small>{entry.detail}</small>}
            </span>
            {entry.keys && <kbd>{entry.keys}</kbd>}
          </div>
        ))}
      </div>
      {shown.length < found.length && (
        <p className="palette-rest">And {found.length - shown.length} more: type a few letters of one.</p>
      )}
      {shown.length === 0 && <p className="palette-none">{none}</p>}
    </Dialog>
  )
}

const noEntries: readonly CommandEntry[] = []
