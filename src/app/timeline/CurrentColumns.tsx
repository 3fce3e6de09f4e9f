import { useMemo } from 'react'
import type { CalendarLayout } from '../../core/timeline/calendar.ts'
import type { TimelineLayout } from '../../core/timeline/marks.ts'
import { useView } from '../store.ts'
import type { FieldView } from './field-view.ts'

const HALF = 15

/** The amber marker through all lanes where the current statement is; it slides, the marks do not. */
export function CurrentColumns({ layout, view }: { readonly layout: TimelineLayout; readonly view: FieldView }) {
  const current = useView((store) => store.exploration.current?.id ?? null)
  const columns = useMemo(() => (current === null ? [] : columnsOf(layout, current)), [layout, current])
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

/** A stretch in Calendar is marked whole; a day, like a place in the story, only where the statement stands. */
function columnsOf(layout: TimelineLayout, statement: string): readonly MarkedColumn[] {
  const found = new Map<number, MarkedColumn>()
  const add = (column: number, x: number) => {
    const segment = isCalendar(layout) ? layout.segments[column] : undefined
    if (found.has(column)) return
    if (segment && segment.barLanes.length > 0) found.set(column, { x: segment.x, width: segment.width, whole: true })
    else found.set(column, { x: x - HALF, width: 2 * HALF, whole: false })
  }
  for (const mark of layout.marks) if (mark.statement === statement) add(mark.column, mark.x)
  for (const more of layout.mores) if (more.hidden.includes(statement)) add(more.column, more.x)
  return [...found.values()]
}

const isCalendar = (layout: TimelineLayout): layout is CalendarLayout => 'segments' in layout
