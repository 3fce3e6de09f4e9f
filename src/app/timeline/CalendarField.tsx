import { useMemo, useState } from 'react'
import { fitColumns, layoutCalendar } from '../../core/timeline/calendar.ts'
import { useView } from '../store.ts'
import { CalendarHeader } from './CalendarHeader.tsx'
import { SegmentBars, SegmentGrounds } from './CalendarSegments.tsx'
import { headerSizes } from './calendar-parts.ts'
import { Field, type FieldProps } from './Field.tsx'
import { Folds } from './Folds.tsx'
import { useFrame } from './use-frame.ts'

/** The statements by the times they are about. */
export function CalendarField(props: FieldProps) {
  const index = useView((view) => view.index)
  const [openFolds, setOpenFolds] = useState<ReadonlySet<string>>(new Set())
  const toggleFold = (key: string) =>
    setOpenFolds((held) => {
      const next = new Set(held)
      if (!next.delete(key)) next.add(key)
      return next
    })
  const frame = useFrame()
  const columnsFor = useMemo(() => fitColumns(index), [index])
  const width = (frame.room - 1) * props.zoom
  const { textRatio } = frame
  const layout = useMemo(() => {
    const room = { width, openFolds, textRatio }
    return layoutCalendar(index, columnsFor(room), room)
  }, [index, columnsFor, width, openFolds, textRatio])
  return (
    <Field
      {...props}
      frame={frame}
      layout={layout}
      leastLane={33}
      headerHeight={headerSizes(frame.textScale).full}
      corner={<span className="tl-to-scale">To scale</span>}
      header={(view) => <CalendarHeader layout={layout} view={view} />}
      back={(view) => <SegmentGrounds segments={layout.segments} view={view} />}
      front={(view) => (
        <>
          <SegmentBars segments={layout.segments} view={view} />
          <Folds folds={layout.folds} view={view} onToggle={toggleFold} />
        </>
      )}
    />
  )
}
