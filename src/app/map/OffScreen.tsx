import type L from 'leaflet'
import { type Bearing, bearing, chooseView, type Frame } from '../../core/map/camera.ts'
import { type Box, type Point, project, worldPx } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import { useView } from '../store.ts'
import { Icon } from '../ui/icons.tsx'
import { goTo } from './Camera.tsx'
import { useMapView } from './useMapView.ts'

type Edge = 'top' | 'bottom' | 'left' | 'right'

interface Cue {
  readonly key: string
  readonly role: 'about' | 'said'
  /** What lies there: a name, or the article's own words for it. */
  readonly what: string
  readonly more: number
  readonly direction: Bearing
  readonly edge: Edge
  readonly boxes: readonly Box[]
}

/** Pills at the edge for what the current statement is about, or was said at, and the map does not show. */
export function OffScreen({
  map,
  places,
  states,
  boxes,
  frame,
}: {
  readonly map: L.Map
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
  readonly boxes: ReadonlyMap<string, Box>
  readonly frame: () => Frame
}) {
  const view = useMapView(map)
  const current = useView((store) => store.exploration.current)
  if (!current || view.width < 2) return null
  const area = frame()
  const away = places.flatMap((item) => {
    const state = states.get(item.key)
    const wanted = item.role === 'said' ? state?.saidNow : state?.current && !state.traced
    const box = boxes.get(item.place.id)
    if (!wanted || item.at === null || !box) return []
    const direction = directionTo(item, box, view, area)
    return direction === null ? [] : [{ item, box, direction }]
  })
  const cues: Cue[] = []
  for (const role of ['said', 'about'] as const) {
    const [first, ...rest] = away.filter(({ item }) => item.role === role)
    if (!first) continue
    cues.push({
      key: role,
      role,
      what: role === 'said' ? (current.said.placeWords ?? first.item.place.name) : first.item.place.name,
      more: rest.length,
      direction: first.direction,
      edge: edgeFor(first.direction),
      boxes: [first.box, ...rest.map(({ box }) => box)],
    })
  }
  return (['top', 'left', 'right', 'bottom'] as const).map((edge) => {
    const here = cues.filter((cue) => cue.edge === edge)
    return here.length === 0 ? null : (
      <div key={edge} className={`map-cues map-cues-${edge}`}>
        {here.map((cue) => (
          <button
            key={cue.key}
            type="button"
            className="map-card map-cue"
            onClick={() => {
              const wide = chooseView(cue.boxes, [], frame(), [view.width, view.height])
              if (wide) goTo(map, wide)
            }}
          >
            <span className="map-cue-arrow" data-direction={cue.direction}>
              <Icon name="up" />
            </span>
            {cue.role === 'said' && <Icon name="said" />}
            <span className="map-cue-text">
              {cue.role === 'said' ? 'said at ' : 'about '}
              <b>{cue.what}</b>
              {more(cue)}, {cue.direction}
              <span className="map-cue-rest"> of this view</span>
            </span>
          </button>
        ))}
      </div>
    )
  })
}

const more = (cue: Cue): string => (cue.more > 0 ? ` and ${cue.more} more` : '')

const edgeFor = (direction: Bearing): Edge =>
  direction.startsWith('north')
    ? 'top'
    : direction.startsWith('south')
      ? 'bottom'
      : direction === 'east'
        ? 'right'
        : 'left'

/** Where a place lies from the middle of the view; null while its mark, or enough of an area, is in it. */
function directionTo(item: MapPlace, box: Box, view: ReturnType<typeof useMapView>, area: Frame): Bearing | null {
  const world = worldPx(view.zoom)
  const toScreen = (lon: number, lat: number): Point => {
    const [x, y] = project([lon, lat])
    const [cx, cy] = project([view.lon, view.lat])
    return [(x - cx) * world + view.width / 2, (y - cy) * world + view.height / 2]
  }
  const [x, y] = toScreen(item.at?.[0] ?? 0, item.at?.[1] ?? 0)
  if (x > area.left && y > area.top && x < area.left + area.width && y < area.top + area.height) return null
  const [left, top] = toScreen(box[0], box[3])
  const [right, bottom] = toScreen(box[2], box[1])
  const shownWidth = Math.min(right, area.left + area.width) - Math.max(left, area.left)
  const shownHeight = Math.min(bottom, area.top + area.height) - Math.max(top, area.top)
  const whole = Math.max(1, (right - left) * (bottom - top))
  const shown = Math.max(0, shownWidth) * Math.max(0, shownHeight)
  if (shown / whole > 0.25 || shown / (area.width * area.height) > 0.5) return null
  return bearing([area.left + area.width / 2, area.top + area.height / 2], [x, y])
}
