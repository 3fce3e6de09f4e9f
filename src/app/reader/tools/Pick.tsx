import { type KeyboardEvent, useEffect, useId, useState } from 'react'

export interface PickRow {
  readonly key: string
  readonly label: string
  readonly detail?: string | undefined
  /** Whether it is chosen already, and choosing takes it off. */
  readonly held?: boolean
}

interface PickProps {
  readonly label: string
  readonly placeholder?: string
  readonly query: string
  readonly onQuery: (query: string) => void
  readonly rows: readonly PickRow[]
  /** `everywhere` with Shift and Enter. */
  readonly onPick: (row: PickRow, everywhere: boolean) => void
  /** Said when nothing fits what is typed. */
  readonly none: string
}

/** A field with a list under it: type to narrow, up and down to choose, Enter to take (ARIA APG, combobox with a listbox). */
export function Pick({ label, placeholder, query, onQuery, rows, onPick, none }: PickProps) {
  const list = useId()
  const [active, setActive] = useState(0)
  const at = Math.min(active, Math.max(0, rows.length - 1))
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows stand elsewhere
  useEffect(() => {
    document.getElementById(`${list}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, at, rows])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && rows.length > 0) {
      event.preventDefault()
      setActive((at + step + rows.length) % rows.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      const row = rows[at]
      if (row) onPick(row, event.shiftKey)
    }
  }
  return (
    <div className="rd-pick">
      <input
        className="field"
        role="combobox"
        aria-label={label}
        aria-expanded={rows.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={rows.length > 0 ? `${list}-${at}` : undefined}
        placeholder={placeholder}
        spellCheck={false}
        value={query}
        onChange={(event) => {
          onQuery(event.target.value)
          setActive(0)
        }}
        onKeyDown={onKeyDown}
      />
      <div role="listbox" id={list} aria-label={label} className="rd-pick-list">
        {rows.map((row, n) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the field keeps the focus and handles the keys (aria-activedescendant)
          <div
            key={row.key}
            id={`${list}-${n}`}
            role="option"
            tabIndex={-1}
            aria-selected={n === at}
            className="rd-pick-row"
            onPointerMove={() => setActive(n)}
            onClick={() => onPick(row, false)}
          >
            {row.label}
            {row.detail && <small>{row.detail}</small>}
            {row.held && <small className="rd-pick-held">✓ take off</small>}
          </div>
        ))}
      </div>
      {rows.length === 0 && query.trim() !== '' && <p className="rd-hint">{none}</p>}
    </div>
  )
}
