import { type LabelItem, layoutLabels, type PlacedLabel, type Rect } from '../../core/map/label-layout.ts'
import { type Box, project, worldPx } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'

/** Radius in px of a place's dot: its area grows with the count. */
export const markRadius = (count: number): number => Math.min(MOST_RADIUS, 3.2 + Math.sqrt(count) * 1.6)

/** Beyond some thirty statements a larger dot would hide the map and say no more than the count beside it. */
const MOST_RADIUS = 12

/** Measures text in px at 100 % text size: a weight, a size and the words. */
export type Measure = (weight: number, px: number, text: string) => number

export interface PlaceLayout {
  readonly zoom: number
  readonly labels: ReadonlyMap<string, PlacedLabel>
  /** Places that are drawn at this zoom, with or without a name. */
  readonly shown: ReadonlySet<string>
  /** What the base labels must keep clear of, in world px at that zoom. */
  readonly taken: readonly Rect[]
}

/** An area that takes less of its name's width than this is too small to carry it. */
const LEAST_SHARE = 0.42
/** Below this zoom towns are dots in the places list unless they matter now. */
export const TOWN_ZOOM = 4

/** Where the names of an article's places stand at a zoom; `frame` is the size of the map in px. */
export function layoutPlaces(
  places: readonly MapPlace[],
  states: ReadonlyMap<string, PlaceState>,
  boxes: ReadonlyMap<string, Box>,
  zoom: number,
  frame: { readonly width: number; readonly height: number },
  textScale: number,
  measure: Measure,
): PlaceLayout {
  const world = worldPx(zoom)
  const items: (LabelItem & { readonly rank: number })[] = []
  for (const item of places) {
    const state = states.get(item.key)
    if (!state || item.at === null) continue
    const needed = (state.current && !state.traced) || state.focused
    const { width, height } = labelSize(item, state, textScale, measure)
    if (!needed && !hasRoom(item, boxes.get(item.place.id), width, zoom, frame)) continue
    const [x, y] = project(item.at).map((value) => value * world) as [number, number]
    const radius =
      item.mark === 'area'
        ? 0
        : item.mark === 'government'
          ? 7
          : markRadius(item.statements.length) + (state.current ? 5.6 : 1)
    const rank = (needed ? 1000 : 0) + (item.mark === 'area' ? 0 : 500) + item.statements.length
    items.push({
      id: item.key,
      x,
      y,
      radius,
      width,
      height,
      kind: item.mark === 'area' ? 'area' : 'point',
      needed,
      rank,
    })
  }
  // Among equals the longest name is the hardest to place.
  items.sort((a, b) => b.rank - a.rank || b.width - a.width)
  const labels = layoutLabels(items)
  const taken = items.flatMap(({ id, x, y, radius }) => {
    const box = labels.get(id)?.box
    const mark = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    return [...(box ? [box] : []), ...(radius > 0 ? [mark] : [])]
  })
  return { zoom, labels, shown: new Set(items.map((item) => item.id)), taken }
}

function hasRoom(
  item: MapPlace,
  box: Box | undefined,
  labelWidth: number,
  zoom: number,
  frame: { readonly width: number; readonly height: number },
): boolean {
  if (item.mark !== 'area') return zoom >= TOWN_ZOOM
  if (!box) return true
  const [left, top] = project([box[0], box[3]])
  const [right, bottom] = project([box[2], box[1]])
  const [width, height] = [(right - left) * worldPx(zoom), (bottom - top) * worldPx(zoom)]
  // What fills the whole map needs no name on it; the base map's border says where it is.
  const fills = width > frame.width * 1.3 && height > frame.height * 1.3
  return !fills && Math.max(width, height) >= labelWidth * LEAST_SHARE
}

/** The box a name takes, in px; the figures are those of map.css. */
function labelSize(
  item: MapPlace,
  state: PlaceState,
  textScale: number,
  measure: Measure,
): { readonly width: number; readonly height: number } {
  const { name } = item.place
  const count = item.statements.length
  const size = (width: number, height: number) => ({
    width: Math.ceil(Math.max(24, width * textScale)),
    height: Math.ceil(Math.max(24, height * textScale)),
  })
  if (item.role === 'said') return size(measure(700, 14, name) + measure(500, 12, String(count)) + 42, 26)
  if (item.mark === 'area') {
    const country = item.group !== 'regions'
    return size(
      Math.max(measure(600, country ? 14 : 12.5, name), measure(400, 11, `${count} statements`)) + (country ? 16 : 8),
      country ? 34 : 31,
    )
  }
  if (item.mark === 'government')
    return size(
      measure(state.current ? 700 : 600, 13.5, name) + measure(400, 12, 'as a government') + (state.current ? 20 : 10),
      24,
    )
  if (state.current) return size(measure(700, 14, name) + measure(500, 11.5, String(count)) + 20, 24)
  return size(measure(state.dimmed ? 500 : 600, state.dimmed ? 12.5 : 13.5, name) + 3, 24)
}
