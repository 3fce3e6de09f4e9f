import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type CSSProperties, memo, useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { groupTitles, type MapPlace, type PlaceGroup, type PlaceState } from '../../core/map/places.ts'
import { placeName } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { Icon, type IconName } from '../ui/icons.tsx'
import { isHovered } from './hovered.ts'

const listed: readonly PlaceGroup[] = ['regions', 'cities', 'beyond', 'governments', 'said']

/** Up to this many places the list is drawn whole, so that a screen reader finds every one without scrolling. */
const FEW_PLACES = 100
/** Heights in rem before a row is measured. */
const ROW_REM = { title: 1.6875, place: 1.6875 }
const OVERSCAN = 8

type ListRow =
  | { readonly kind: 'title'; readonly group: PlaceGroup }
  | { readonly kind: 'place'; readonly item: MapPlace; readonly position: number; readonly size: number }

interface ListGroup {
  readonly group: PlaceGroup
  /** The row of its title; its places follow. */
  readonly from: number
  /** The row after its last. */
  readonly to: number
  /** The most statements of a place that plays the same part: bars compare within it. */
  readonly most: number
}

/** The places under their groups' titles, as rows one below the other. */
function rowsOf(places: readonly MapPlace[]): {
  readonly rows: readonly ListRow[]
  readonly groups: readonly ListGroup[]
} {
  const most = { about: 1, said: 1 }
  for (const { role, statements } of places) most[role] = Math.max(most[role], statements.length)
  const rows: ListRow[] = []
  const groups: ListGroup[] = []
  for (const group of listed) {
    const own = places.filter((item) => item.group === group)
    const role = own[0]?.role
    if (role === undefined) continue
    const from = rows.length
    rows.push({ kind: 'title', group })
    for (const [k, item] of own.entries()) rows.push({ kind: 'place', item, position: k + 1, size: own.length })
    groups.push({ group, from, to: rows.length, most: most[role] })
  }
  return { rows, groups }
}

/** Every place on the map by group; of a long list only the rows in sight are in the document, in the flow of the others. */
export function PlaceRows({
  places,
  states,
}: {
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
}) {
  const scroll = useRef<HTMLUListElement>(null)
  const { rows, groups } = useMemo(() => rowsOf(places), [places])
  const rem = useMemo(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize) || 16, [])
  /** The row with the key focus. */
  const [active, setActive] = useState<number | null>(null)
  const whole = rows.length <= FEW_PLACES
  const rangeExtractor = useCallback(
    (range: Range) => {
      // The first and the last row are where the key focus comes in; those around it are where it can go next.
      const kept = [1, rows.length - 1, ...(active === null ? [] : [active - 1, active, active + 1])]
      const inList = kept.filter((at) => at >= 0 && at < rows.length)
      return [...new Set([...defaultRangeExtractor(range), ...inList, ...groups.map(({ from }) => from)])].sort(
        (one, other) => one - other,
      )
    },
    [rows, groups, active],
  )
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroll.current,
    estimateSize: (at) => ROW_REM[rows[at]?.kind ?? 'place'] * rem,
    getItemKey: (at) => {
      const row = rows[at]
      return row?.kind === 'place' ? row.item.key : (row?.group ?? at)
    },
    rangeExtractor,
    overscan: OVERSCAN,
    initialRect: { width: 0, height: window.innerHeight },
  })

  const focused = rows.findIndex((row) => row.kind === 'place' && states.get(row.item.key)?.focused)
  useEffect(() => {
    if (focused >= 0) virtual.scrollToIndex(focused, { align: 'auto' })
  }, [virtual, focused])

  const rowAt = (target: EventTarget | null): number | null => {
    const at = target instanceof Element ? target.closest('[data-index]')?.getAttribute('data-index') : null
    return at === null || at === undefined ? null : Number(at)
  }
  const drawn = virtual.getVirtualItems()
  return (
    <ul
      ref={scroll}
      aria-label="Places"
      className="map-list-groups"
      onFocus={(event) => setActive(rowAt(event.target))}
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setActive(null)
      }}
    >
      {groups.map(({ group, from, to, most }) => {
        const parts = whole ? [] : drawn.filter(({ index }) => index >= from && index < to)
        const shown = whole
          ? rows.slice(from + 1, to).map((_, k) => ({ at: from + 1 + k, gap: 0 }))
          : parts.slice(1).map(({ index, start }, k) => ({ at: index, gap: start - (parts[k]?.end ?? start) }))
        const bottom = virtual.measurementsCache[to - 1]?.end ?? 0
        const rest = whole ? 0 : bottom - (parts.at(-1)?.end ?? bottom)
        return (
          <Group key={group} group={group} titleRow={from} measure={virtual.measureElement} rest={rest}>
            {shown.map(({ at, gap }) => {
              const row = rows[at]
              if (row?.kind !== 'place') return null
              const state = states.get(row.item.key)
              return (
                <li
                  key={row.item.key}
                  ref={virtual.measureElement}
                  data-index={at}
                  aria-setsize={row.size}
                  aria-posinset={row.position}
                  style={gap > 0 ? { marginBlockStart: gap } : undefined}
                >
                  <PlaceRow
                    item={row.item}
                    focused={state?.focused ?? false}
                    current={state?.current ?? false}
                    dimmed={state?.dimmed ?? false}
                    most={most}
                  />
                </li>
              )
            })}
          </Group>
        )
      })}
    </ul>
  )
}

function Group({
  group,
  titleRow,
  measure,
  rest,
  children,
}: {
  readonly group: PlaceGroup
  readonly titleRow: number
  readonly measure: (element: Element | null) => void
  /** Height of the rows after the last that is drawn, px. */
  readonly rest: number
  readonly children: React.ReactNode
}) {
  const id = useId()
  const style: CSSProperties | undefined = rest > 0 ? { paddingBlockEnd: rest } : undefined
  return (
    <li>
      <h2 id={id} ref={measure} data-index={titleRow}>
        {groupTitles[group]}
      </h2>
      <ul aria-labelledby={id} style={style}>
        {children}
      </ul>
    </li>
  )
}

const iconOf = (item: MapPlace): IconName =>
  item.role === 'said' ? 'said' : item.mark === 'government' ? 'government' : item.mark === 'area' ? 'region' : 'point'

/** The longest bar, in rem. */
const BAR_REM = 3.25

/** Drawn anew only when something of its own changes: a step changes few places of hundreds. */
const PlaceRow = memo(function PlaceRow({
  item,
  focused,
  current,
  dimmed,
  most,
}: {
  readonly item: MapPlace
  readonly focused: boolean
  readonly current: boolean
  readonly dimmed: boolean
  readonly most: number
}) {
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const hovered = useView((view) => isHovered(view, item))
  const { place, role, statements } = item
  const classes = [
    'map-row',
    focused ? 'is-focused' : '',
    current ? 'is-current' : '',
    dimmed ? 'is-dimmed' : '',
    hovered ? 'is-hovered' : '',
  ]
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-pressed={focused}
      aria-label={placeName(place.name, statements.length)}
      onClick={(event) => dispatch({ type: 'focus-place', place: place.id, as: role, add: event.shiftKey })}
      onPointerEnter={() => setHover({ kind: 'place', id: place.id })}
      onPointerLeave={() => setHover(null)}
    >
      <span className="map-row-icon">
        <Icon name={iconOf(item)} />
      </span>
      <span className="map-row-name">{place.short ?? place.name}</span>
      <span
        className="map-row-bar"
        style={{ inlineSize: `${Math.max(0.25, (statements.length / most) * BAR_REM)}rem` }}
      />
      <span className="map-row-count" data-note={statements.length} aria-hidden="true" />
    </button>
  )
})
