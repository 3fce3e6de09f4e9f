import { type IsOn, type LabelItem, layoutLabels, type Mark, type PlacedLabel } from '../../core/map/label-layout.ts'
import { type Box, type Point, project, worldPx } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import { type Rect, RectIndex } from '../../core/map/rect.ts'

/** Radius in px of a place's dot at full size: its area grows with the count. */
export const markRadius = (count: number): number => Math.min(MOST_RADIUS, 3.2 + Math.sqrt(count) * 1.6)

/** Beyond some thirty statements a larger dot would hide the map and say no more than the count beside it. */
const MOST_RADIUS = 12
/** Half the side of a government's square, px at full size. */
const GOVERNMENT_RADIUS = 6
/** Width of the paper ring around a mark, px. */
const HALO_PX = 1
/** How far the amber ring of a current or focused mark reaches beyond it, px at full size. */
export const RING_PX = 5.6
/** Marks shrink to this share and no further; those that still meet lie over one another, the smaller on top. */
const LEAST_MARK_SCALE = 0.65
/** The side of a target by itself, px (WCAG 2.5.8). */
const TARGET_PX = 24

/** Measures text in px at 100 % text size: a weight, a size and the words. */
export type Measure = (weight: number, px: number, text: string) => number

export interface PlaceLayout {
  readonly zoom: number
  /** Names that found room; a place without one keeps its mark and its button. */
  readonly labels: ReadonlyMap<string, PlacedLabel>
  /** Half the side, in px, of the button of a place without a name. */
  readonly reaches: ReadonlyMap<string, number>
  /** Size of the dots and squares against their full size. */
  readonly markScale: number
  /** What was laid out: the names that were to be placed, the most important first, and the marks they keep off; world px. */
  readonly items: readonly LabelItem[]
  readonly marks: readonly Mark[]
}

/** An area that takes less of its name's width than this is too small to carry it. */
const LEAST_SHARE = 0.42
/** The room around a name inside a border that is traced, in widths and heights of the name. */
const CLEAR_WIDTHS = 1.3
const CLEAR_HEIGHTS = 2.2
/** How far a name may leave the middle of a wide area, px; its own middle stays inside. */
const MOST_SHIFT_PX = 80
/** An area of a larger radius keeps its name inside, wherever there is room, px. */
const MOST_CLEARED_PX = 120
/** Below this zoom towns are dots without a name unless they matter now. */
const TOWN_ZOOM = 4

/** Radius of the speech mark of a place where things were said, px. It has one size: it compares with nothing. */
const SAID_RADIUS = 10

/** The radius in px at full size of a mark that shrinks where marks crowd; 0 for others. */
const fullRadius = ({ mark, role, statements }: MapPlace): number =>
  role === 'said' || mark === 'area' ? 0 : mark === 'government' ? GOVERNMENT_RADIUS : markRadius(statements.length)

/**
 * The size of all dots and squares at a zoom, against full size: as large as lets every two stand apart. One size for all,
 * so that their areas still compare, and no mark has to leave its true position.
 */
export function markScale(places: readonly MapPlace[], zoom: number): number {
  const world = worldPx(zoom)
  const near = new RectIndex<Spot>()
  let scale = 1
  for (const item of places) {
    const radius = item.at === null ? 0 : fullRadius(item)
    if (radius === 0 || item.at === null) continue
    const [x, y] = project(item.at).map((value) => value * world) as [number, number]
    // Two that are further apart than both radii and their halos ask for no smaller marks.
    const spot = spotAt([x, y], radius + HALO_PX, radius)
    for (const other of near.meeting(spot))
      scale = Math.min(scale, (Math.hypot(other.x - x, other.y - y) - 2 * HALO_PX) / (other.radius + radius))
    if (scale <= LEAST_MARK_SCALE) return LEAST_MARK_SCALE
    near.add(spot)
  }
  return scale
}

/** A mark and the square around it in which others are looked for. */
interface Spot extends Rect {
  readonly x: number
  readonly y: number
  readonly radius: number
}

const spotAt = ([x, y]: Point, reach: number, radius: number): Spot => ({
  x,
  y,
  radius,
  left: x - reach,
  top: y - reach,
  right: x + reach,
  bottom: y + reach,
})

/** All that a name's size and rank depend on: most steps change it for few places, many for none. */
export type NameManner = 'lit' | 'traced' | 'dimmed' | 'plain'

export const nameManner = (state: PlaceState): NameManner =>
  state.focused || (state.current && !state.traced)
    ? 'lit'
    : state.current
      ? 'traced'
      : state.dimmed
        ? 'dimmed'
        : 'plain'

/** Where the names of an article's places stand at a zoom. Every place on the map has a mark there, whether named or not. */
export function layoutPlaces(
  places: readonly MapPlace[],
  manners: ReadonlyMap<string, NameManner>,
  boxes: ReadonlyMap<string, Box>,
  zoom: number,
  textScale: number,
  measure: Measure,
  isOn?: IsOn,
): PlaceLayout {
  const world = worldPx(zoom)
  const scale = markScale(places, zoom)
  const marks: Mark[] = []
  const named: (LabelItem & { readonly rank: number })[] = []
  for (const item of places) {
    const manner = manners.get(item.key)
    if (manner === undefined || item.at === null) continue
    const isArea = item.mark === 'area'
    const lit = manner === 'lit'
    const { width, height } = labelSize(item, manner, textScale, measure)
    const [x, y] = project(item.at).map((value) => value * world) as [number, number]
    const extent = boxPx(boxes.get(item.place.id), zoom)
    // A traced border would strike through a name that fills its country.
    const struck =
      manner === 'traced' && isArea && (extent.width < width * CLEAR_WIDTHS || extent.height < height * CLEAR_HEIGHTS)
    const carries = !struck && hasRoom(item, boxes.get(item.place.id), width, zoom)
    // Where an area cannot carry its name the name stands beside it, so that the area itself is seen.
    const half = Math.max(extent.width, extent.height) / 2
    const radius = isArea
      ? half > MOST_CLEARED_PX
        ? 0
        : half
      : item.role === 'said'
        ? SAID_RADIUS
        : fullRadius(item) * scale + (lit ? RING_PX * scale : HALO_PX)
    marks.push({ id: item.key, x, y, radius: isArea && carries ? 0 : radius })
    if (!lit && !struck && !carries) continue
    named.push({
      id: item.key,
      x,
      y,
      radius,
      width,
      height,
      kind: isArea && carries ? 'area' : 'point',
      needed: lit || struck,
      shift: isArea ? Math.min(MOST_SHIFT_PX, Math.max(0, half - TARGET_PX)) : 0,
      // A country or a continent that holds the view is not what the view is about.
      follows: item.group === 'regions' || item.role === 'said',
      rank: (lit ? 1000 : 0) + (isArea ? 0 : 500) + item.statements.length,
    })
  }
  // Among equals the longest name is the hardest to place.
  named.sort((a, b) => b.rank - a.rank || b.width - a.width)
  const labels = layoutLabels(named, marks, isOn)
  const near = new RectIndex<Spot>()
  const spots = marks.map(({ x, y, radius }) => spotAt([x, y], TARGET_PX / 2, radius))
  for (const spot of spots) near.add(spot)
  const reaches = new Map(
    marks.map(({ id, x, y, radius }, n) => {
      // Where marks crowd, each takes what lies nearer to it than to the next.
      const others = spots[n] === undefined ? [] : near.meeting(spots[n]).filter((other) => other !== spots[n])
      const halves = others.map((other) => Math.hypot(other.x - x, other.y - y) / 2)
      return [id, Math.max(radius, Math.min(TARGET_PX / 2, ...halves))]
    }),
  )
  return { zoom, labels, reaches, markScale: scale, items: named, marks }
}

/** What the base labels must keep clear of: names and marks, in world px. */
export const takenBy = (marks: readonly Mark[], labels: PlaceLayout['labels']): readonly Rect[] =>
  marks.flatMap(({ id, x, y, radius }) => {
    const box = labels.get(id)?.box
    const mark = { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    return [...(box ? [box] : []), ...(radius > 0 ? [mark] : [])]
  })

function boxPx(box: Box | undefined, zoom: number): { readonly width: number; readonly height: number } {
  if (!box) return { width: 0, height: 0 }
  const [left, top] = project([box[0], box[3]])
  const [right, bottom] = project([box[2], box[1]])
  return { width: (right - left) * worldPx(zoom), height: (bottom - top) * worldPx(zoom) }
}

function hasRoom(item: MapPlace, box: Box | undefined, labelWidth: number, zoom: number): boolean {
  if (item.mark !== 'area') return zoom >= TOWN_ZOOM
  if (!box) return true
  const { width, height } = boxPx(box, zoom)
  return Math.max(width, height) >= labelWidth * LEAST_SHARE
}

/** The box a name takes, in px; the figures are those of map.css. */
function labelSize(
  item: MapPlace,
  manner: NameManner,
  textScale: number,
  measure: Measure,
): { readonly width: number; readonly height: number } {
  const { name } = item.place
  const count = item.statements.length
  const lit = manner === 'lit' || manner === 'traced'
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
    return size(measure(lit ? 700 : 600, 13.5, name) + measure(400, 12, 'as a government') + (lit ? 20 : 10), 24)
  if (lit) return size(measure(700, 14, name) + measure(500, 11.5, String(count)) + 20, 24)
  return size(measure(manner === 'dimmed' ? 500 : 600, manner === 'dimmed' ? 12.5 : 13.5, name) + 3, 24)
}
