import type { ShelfOrder, ShelfPart } from '../../core/library/arrange.ts'
import { countOf } from '../../core/wording.ts'
import { Icon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'

export interface Arranging {
  readonly order: ShelfOrder
  readonly part: ShelfPart
  readonly words: string
}

/** What each order of the list is called. */
export const orders: Readonly<Record<ShelfOrder, string>> = {
  opened: 'last opened first',
  title: 'by title',
  published: 'by date',
  publisher: 'by publisher',
}
/** What each part of the list is called. */
export const parts: Readonly<Record<ShelfPart, string>> = {
  all: 'All articles',
  shelf: 'On your shelf',
  review: 'Still to be checked',
  broken: 'Cannot be opened',
}
/** From this many articles on a field picks by title. */
const FIELD_FROM = 12

interface HeadProps {
  readonly shown: number
  readonly total: number
  readonly arranging: Arranging
  readonly onArrange: (arranging: Arranging) => void
}

/** How many articles are listed, in which order, and which of them. */
export function ListHead({ shown, total, arranging, onArrange }: HeadProps) {
  const { order, part, words } = arranging
  return (
    <div className="lib-list-head">
      <p role="status">
        <b>{shown === total ? countOf(total, 'article') : `${shown} of ${countOf(total, 'article')}`}</b>
      </p>
      <Popover
        buttonClass="lib-order"
        align="end"
        button={
          <>
            <span>
              {part === 'all' ? '' : `${parts[part].toLowerCase()}, `}
              {orders[order]}
            </span>
            <Icon name="down" />
          </>
        }
      >
        {(close) => (
          <>
            <p className="menu-heading">Order</p>
            <Choices
              values={orders}
              chosen={order}
              onChoose={(value) => {
                close()
                onArrange({ ...arranging, order: value })
              }}
            />
            <div className="menu-rule" />
            <p className="menu-heading">Show</p>
            <Choices
              values={parts}
              chosen={part}
              onChoose={(value) => {
                close()
                onArrange({ ...arranging, part: value })
              }}
            />
          </>
        )}
      </Popover>
      {total >= FIELD_FROM && (
        <input
          className="field lib-pick"
          type="search"
          aria-label="Filter articles by title or publisher"
          placeholder="Filter by title or publisher"
          value={words}
          onChange={(event) => onArrange({ ...arranging, words: event.target.value })}
          onKeyDown={(event) => {
            if (event.key !== 'Escape' || words === '') return
            event.stopPropagation()
            onArrange({ ...arranging, words: '' })
          }}
        />
      )}
    </div>
  )
}

function Choices<T extends string>({
  values,
  chosen,
  onChoose,
}: {
  readonly values: Readonly<Record<T, string>>
  readonly chosen: T
  readonly onChoose: (value: T) => void
}) {
  return (Object.keys(values) as T[]).map((value) => (
    <button
      key={value}
      type="button"
      className="menu-row"
      aria-pressed={value === chosen}
      onClick={() => onChoose(value)}
    >
      <span className="menu-tick">{value === chosen && <Icon name="check" />}</span>
      {values[value].charAt(0).toUpperCase() + values[value].slice(1)}
    </button>
  ))
}
