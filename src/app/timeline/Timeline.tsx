import { useState } from 'react'
import type { Reading } from '../../core/explore.ts'
import { useView } from '../store.ts'
import { CalendarField } from './CalendarField.tsx'
import { StoryField } from './StoryField.tsx'
import './timeline.css'
import { TimelineHead } from './TimelineHead.tsx'
import { usePlaying } from './use-playing.ts'

/** How far in a reading may be zoomed; 1 fits it to the width, or to the least at which marks can be hit. */
const MAX_ZOOM = 4
const ZOOM_STEP = 1.4

const clampZoom = (zoom: number) => Math.min(MAX_ZOOM, Math.max(1, zoom))

/** The timeline: one lane per speaker, read as the story tells it or by the calendar. Fills its parent. */
export function Timeline() {
  const reading = useView((view) => view.exploration.state.reading)
  const [zooms, setZooms] = useState<Record<Reading, number>>({ story: 1, calendar: 1 })
  usePlaying()
  const zoom = zooms[reading]
  const setZoom = (next: number) => setZooms((held) => ({ ...held, [reading]: clampZoom(next) }))
  const zoomBy = (by: 'in' | 'out' | 'fit') =>
    setZoom(by === 'fit' ? 1 : by === 'in' ? zoom * ZOOM_STEP : zoom / ZOOM_STEP)
  const empty = useView((view) => view.index.order.length === 0)
  const Field = reading === 'story' ? StoryField : CalendarField
  return (
    // biome-ignore lint/a11y/noRedundantRoles: the region and its name are part of the product's contract
    <section className="tl" role="region" aria-label="Timeline">
      <TimelineHead reading={reading} canZoom={{ in: zoom < MAX_ZOOM, out: zoom > 1 }} onZoom={zoomBy} />
      {empty ? (
        <p className="tl-none">There are no statements to draw.</p>
      ) : (
        <Field zoom={zoom} onZoom={setZoom} onZoomKey={zoomBy} />
      )}
    </section>
  )
}
