import { type KeyboardEvent, useEffect, useMemo, useRef } from 'react'
import { foldTerm } from '../../core/search.ts'
import { Dialog } from './Dialog.tsx'
import { useCombobox } from './use-combobox.ts'
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
  const input = useRef<HTMLInputElement>(null)
  const found = useMemo(() => {
    const words = foldTerm(query).split(/\s+/).filter(Boolean)
    const fitting = entries.filter((entry) => {
      const text = foldTerm(`${entry.label} ${entry.detail ?? ''}`)
      return words.every((word) => text.includes(word))
    })
    return [...before, ...fitting, ...after]
  }, [entries, before, after, query])
  const shown = useMemo(() => found.slice(0, MOST_ROWS), [found])

  useEffect(() => input.current?.focus(), [])

  const choose = (entry: CommandEntry) => {
    onClose()
    // After the dialog has given the focus back, so that a command may move it.
    setTimeout(entry.run)
  }

  const { list, field, option, setActive } = useCombobox({ rows: shown, onQuery, onTake: choose })

  const onKeyDown = (event: KeyboardEvent) => {
    // In what is typed they move the caret.
    const end = query === '' ? { Home: 0, End: shown.length - 1 }[event.key] : undefined
    if (end === undefined) return field.onKeyDown(event)
    event.preventDefault()
    setActive(Math.max(0, end))
  }

  return (
    <Dialog label="Commands" className="palette" onClose={onClose}>
      <input
        {...field}
        ref={input}
        className="field palette-field"
        role="combobox"
        aria-label={label}
        aria-expanded="true"
        aria-controls={list}
        placeholder={label}
        value={query}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={list} aria-label="Commands" className="palette-list">
        {shown.map((entry, k) => (
          <div {...option(k)} key={entry.id} className="palette-row">
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
