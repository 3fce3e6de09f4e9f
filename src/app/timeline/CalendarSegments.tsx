import type { Edge } from '../../core/date.ts'
import { speakerStyle } from '../../core/speaker-style.ts'
import type { CalendarSegment } from '../../core/timeline/calendar.ts'
import { useView } from '../store.ts'
import { groundOf } from './calendar-parts.ts'
import type { FieldView } from './field-view.ts'

interface SegmentsProps {
  readonly segments: readonly CalendarSegment[]
  readonly view: FieldView
}

const inView = (segments: readonly CalendarSegment[], view: FieldView) =>
  segments.filter((segment) => segment.x + segment.width >= view.from && segment.x <= view.to)

/** The columns' ground. A click steps through the column, like its heading, which is the button for it. */
export function SegmentGrounds({ segments, view }: SegmentsProps) {
  const dispatch = useView((store) => store.dispatch)
  return inView(segments, view).map((segment) => (
    // biome-ignore lint/a11y/noStaticElementInteractions: a larger target for the pointer; the heading is the button
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      key={segment.key}
      className={`tl-segment tl-ground-${groundOf(segment)}`}
      style={{ left: segment.x * view.scale, width: segment.width * view.scale }}
      onClick={() => {
        if (!view.wasPanned())
          dispatch({ type: 'focus-times', label: segment.title, statements: segment.stretch.statements })
      }}
    />
  ))
}

const BAR_INSET = 8

/** A bar per lane over the stretch: capped where both ends are known, faded where an end is about, open or not given. */
export function SegmentBars({ segments, view }: SegmentsProps) {
  const lanes = useView((store) => store.index.lanes)
  return inView(segments, view).flatMap((segment) =>
    segment.barLanes.map((lane) => {
      const { start, end } = segment.stretch
      const [left, right] = [
        segment.x + (start === 'known' ? BAR_INSET : 2),
        segment.x + segment.width - (end === 'known' ? BAR_INSET : 2),
      ]
      const known = start === 'known' && end === 'known'
      return (
        <div
          key={`${segment.key}~${lane}`}
          className={`tl-bar tl-bar-from-${edge(start)} tl-bar-to-${edge(end)}${known ? ' tl-bar-capped' : ''}`}
          style={{
            left: left * view.scale,
            width: (right - left) * view.scale,
            top: view.laneY(lane),
            color: `var(${speakerStyle(lanes[lane]?.rank ?? 0).colour})`,
          }}
        />
      )
    }),
  )
}

const edge = (value: Edge) => (value === 'known' ? 'known' : 'faded')
