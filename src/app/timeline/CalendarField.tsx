import { useMemo, useState } from 'react'
import { layoutCalendar } from '../../core/timeline/calendar.ts'
import { arrangeColumns } from '../../core/timeline/columns.ts'
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
  const columns = useMemo(() => arrangeColumns(index), [index])
  const width = (frame.room - 1) * props.zoom
  const { textRatio } = frame
  const layout = useMemo(
    () => layoutCalendar(index, columns, { width, openFolds, textRatio }),
    [index, columns, width, openFolds, textRatio],
  )
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
