import { type ChangeEvent, type KeyboardEvent, useEffect, useId, useState } from 'react'

interface ComboboxOptions<Row> {
  readonly rows: readonly Row[]
  readonly onQuery: (query: string) => void
  /** A row was clicked, or taken by Enter, which may come with Shift. */
  readonly onTake: (row: Row, shift: boolean) => void
}

/**
 * A field with a list under it: the field keeps the focus, up and down move through the rows, Enter takes the one that is marked
 * (ARIA APG, combobox with a listbox). Gives the list's id, and what the field and each row are to have.
 */
export function useCombobox<Row>({ rows, onQuery, onTake }: ComboboxOptions<Row>) {
  const list = useId()
  const [chosen, setActive] = useState(0)
  const active = Math.min(chosen, Math.max(0, rows.length - 1))
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows stand elsewhere
  useEffect(() => {
    document.getElementById(`${list}-${active}`)?.scrollIntoView({ block: 'nearest' })
  }, [list, active, rows])
  const take = (at: number, shift: boolean) => {
    const row = rows[at]
    if (row !== undefined) onTake(row, shift)
  }
  return {
    list,
    setActive,
    field: {
      spellCheck: false,
      'aria-activedescendant': rows.length > 0 ? `${list}-${active}` : undefined,
      onChange: (event: ChangeEvent<HTMLInputElement>) => {
        onQuery(event.target.value)
        setActive(0)
      },
      onKeyDown: (event: KeyboardEvent) => {
        const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
        if (step !== undefined && rows.length > 0) {
          event.preventDefault()
          setActive((active + step + rows.length) % rows.length)
        } else if (event.key === 'Enter') {
          event.preventDefault()
          take(active, event.shiftKey)
        }
      },
    },
    option: (at: number) => ({
      id: `${list}-${at}`,
      role: 'option',
      tabIndex: -1,
      'aria-selected': at === active,
      onPointerMove: () => setActive(at),
      onClick: () => take(at, false),
    }),
  }
}
