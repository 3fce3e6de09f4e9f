import { useMemo } from 'react'
import type { CalendarLayout } from '../../core/timeline/calendar.ts'
import type { TimelineLayout } from '../../core/timeline/marks.ts'
import { useView } from '../store.ts'
import type { FieldView } from './field-view.ts'

const HALF = 15

/** The amber marker through all lanes where the current statement is; it slides, the marks do not. */
export function CurrentColumns({ layout, view }: { readonly layout: TimelineLayout; readonly view: FieldView }) {
  const current = useView((store) => store.exploration.current?.id ?? null)
  const places = useMemo(() => placesOf(layout), [layout])
  const columns = useMemo(
    () => (current === null ? [] : columnsOf(layout, places.get(current) ?? [])),
    [layout, places, current],
  )
  return columns.map(({ x, width, whole }, k) => (
    <div
      // By rank, so that the marker of one statement becomes that of the next.
      // biome-ignore lint/suspicious/noArrayIndexKey: that is the point
      key={k}
      className={whole ? 'tl-current tl-current-whole' : 'tl-current'}
      style={{ transform: `translateX(${x * view.scale}px)`, width: width * view.scale }}
    />
  ))
}

interface MarkedColumn {
  readonly x: number
  readonly width: number
  readonly whole: boolean
}

interface Standing {
  readonly column: number
  readonly x: number
}

/** Where each statement stands, by itself or among more; looked up on every step, when a walk through 10,000 would be felt. */
function placesOf(layout: TimelineLayout): ReadonlyMap<string, readonly Standing[]> {
  const places = new Map<string, Standing[]>()
  const add = (statement: string, standing: Standing) => {
    const held = places.get(statement)
    if (held) held.push(standing)
    else places.set(statement, [standing])
  }
  for (const mark of layout.marks) add(mark.statement, mark)
  for (const more of layout.mores) for (const statement of more.hidden) add(statement, more)
  return places
}

/** A stretch in Calendar is marked whole; a day, like a place in the story, only where the statement stands. */
function columnsOf(layout: TimelineLayout, places: readonly Standing[]): readonly MarkedColumn[] {
  const found = new Map<number, MarkedColumn>()
  for (const { column, x } of places) {
    const segment = isCalendar(layout) ? layout.segments[column] : undefined
    if (found.has(column)) continue
    if (segment && segment.barLanes.length > 0) found.set(column, { x: segment.x, width: segment.width, whole: true })
    else found.set(column, { x: x - HALF, width: 2 * HALF, whole: false })
  }
  return [...found.values()]
}

const isCalendar = (layout: TimelineLayout): layout is CalendarLayout => 'segments' in layout
