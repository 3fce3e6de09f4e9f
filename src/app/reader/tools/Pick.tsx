import { useCombobox } from '../../ui/use-combobox.ts'

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

/** A field with a list under it: type to narrow, up and down to choose, Enter to take. */
export function Pick({ label, placeholder, query, onQuery, rows, onPick, none }: PickProps) {
  const { list, field, option } = useCombobox({ rows, onQuery, onTake: onPick })
  return (
    <div className="rd-pick">
      <input
        {...field}
        className="field"
        role="combobox"
        aria-label={label}
        aria-expanded={rows.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        placeholder={placeholder}
        value={query}
      />
      <div role="listbox" id={list} aria-label={label} className="rd-pick-list">
        {rows.map((row, n) => (
          <div {...option(n)} key={row.key} className="rd-pick-row">
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
