import { type Box, type Point, project, unionBox, unproject, worldPx } from './mercator.ts'
import { overlap, type Rect, stepsAround } from './rect.ts'

/** What the map shows: its centre in degrees and a Leaflet zoom. */
export interface View {
  readonly lon: number
  readonly lat: number
  readonly zoom: number
}

/** Something to be seen: an area, or a single position as a box without size. */
export type Sight = Box

/** The part of the map that nothing covers, in px from its top left corner. */
export interface Frame {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

export interface Limits {
  readonly minZoom: number
  readonly maxZoom: number
  readonly snap: number
}

export const limits: Limits = { minZoom: 2, maxZoom: 10, snap: 0.25 }

/** Areas smaller than this are not well shown. */
const LEAST_PX = 24
/** Nor are marks closer than this share of the frame's height, 24 px on a map of the usual size. */
const LEAST_APART = 24 / 512
/** Single positions are not shown closer than this by themselves: what lies around them tells where they are. */
const CLOSEST_TO_POINTS = 7
const CLOSEST_TO_AREAS = 8
const PADDING_PX = 12
/** Cues for what lies outside the view stand in this strip at the top. */
const CUES_PX = 44

function pxBox(
  [west, south, east, north]: Box,
  zoom: number,
): { left: number; top: number; width: number; height: number } {
  const size = worldPx(zoom)
  const [left, top] = project([west, north])
  const [right, bottom] = project([east, south])
  return { left: left * size, top: top * size, width: (right - left) * size, height: (bottom - top) * size }
}

/** The closest zoom at which a box fits the frame, in steps of the snap. */
export function zoomToFit(box: Box, frame: Frame, most: number = limits.maxZoom, padding = PADDING_PX): number {
  const at0 = pxBox(box, 0)
  const scale = Math.min(
    Math.max(40, frame.width - 2 * padding) / Math.max(at0.width, 1e-9),
    Math.max(40, frame.height - 2 * padding) / Math.max(at0.height, 1e-9),
  )
  const snapped = Math.floor(Math.log2(scale) / limits.snap) * limits.snap
  return Math.max(limits.minZoom, Math.min(most, snapped))
}

/** A view with the box in the middle of the frame; `size` is the whole map's, in px. */
export function viewOf(box: Box, zoom: number, frame: Frame, size: Point): View {
  const px = pxBox(box, zoom)
  const x = px.left + px.width / 2 + size[0] / 2 - (frame.left + frame.width / 2)
  const y = px.top + px.height / 2 + size[1] / 2 - (frame.top + frame.height / 2)
  const [lon, lat] = unproject([x / worldPx(zoom), y / worldPx(zoom)])
  return { lon, lat, zoom }
}

/**
 * A view of what matters. It takes in the neighbours too, nearest first, as long as what matters stays large enough and
 * its marks stay apart: a town is found by the regions around it.
 */
export function chooseView(
  matters: readonly Sight[],
  neighbours: readonly Sight[],
  whole: Frame,
  size: Point,
): View | null {
  const core = unionBox(matters)
  if (!core) return null
  const onlyPoints = matters.every(isPoint)
  // Towns need the whole height to stay apart among their regions; areas can spare the strip under the cues.
  const frame = onlyPoints ? whole : { ...whole, top: whole.top + CUES_PX, height: whole.height - CUES_PX }
  const most = onlyPoints ? CLOSEST_TO_POINTS : CLOSEST_TO_AREAS
  const alone = zoomToFit(core, frame, most)
  const least = onlyPoints && matters.length > 1 ? zoomApart(matters, frame) : alone - 1.25
  let box = core
  let zoom = alone
  const left = new Set(neighbours)
  while (left.size > 0) {
    const next = [...left].map((sight) => ({ sight, gap: distance(sight, box) })).sort((a, b) => a.gap - b.gap)[0]
    if (!next) break
    left.delete(next.sight)
    const wider = unionBox([box, next.sight]) ?? box
    const farther = Math.min(zoom, zoomToFit(wider, frame, most, 0))
    if (farther < least) break
    box = wider
    zoom = farther
  }
  // Points by themselves have no size to fit: without neighbours the closest zoom would show a blank.
  return viewOf(box, zoom, frame, size)
}

const isPoint = ([west, south, east, north]: Sight): boolean => west === east && south === north

/** The least zoom at which the marks stand apart, or the closest allowed if they never do. */
function zoomApart(points: readonly Sight[], frame: Frame): number {
  const extent = unionBox(points)
  if (!extent) return limits.minZoom
  const at0 = pxBox(extent, 0)
  return Math.min(
    CLOSEST_TO_POINTS,
    Math.log2((LEAST_APART * Math.min(frame.height, 512)) / Math.max(Math.hypot(at0.width, at0.height), 1e-9)),
  )
}

/** Degrees between the nearest edges of two boxes. */
function distance(a: Box, b: Box): number {
  return Math.hypot(Math.max(0, a[0] - b[2], b[0] - a[2]), Math.max(0, a[1] - b[3], b[1] - a[3]))
}

/** Whether all that matters lies in the inner 70 % of the frame, large enough to be told apart. */
export function isWellShown(matters: readonly Sight[], view: View, frame: Frame, size: Point): boolean {
  const [cx, cy] = project([view.lon, view.lat]).map((value) => value * worldPx(view.zoom)) as [number, number]
  const inner = { left: frame.left + frame.width * 0.15, top: frame.top + frame.height * 0.15 }
  const fits = matters.every((sight) => {
    const px = pxBox(sight, view.zoom)
    const left = px.left - cx + size[0] / 2
    const top = px.top - cy + size[1] / 2
    return (
      left >= inner.left &&
      top >= inner.top &&
      left + px.width <= inner.left + frame.width * 0.7 &&
      top + px.height <= inner.top + frame.height * 0.7 &&
      (isPoint(sight) || Math.max(px.width, px.height) >= LEAST_PX)
    )
  })
  if (!fits) return false
  const points = matters.filter(isPoint)
  return points.length < 2 || view.zoom >= zoomApart(points, frame) - 1e-6
}

/** Half the side of the square that a mark with its ring takes, px. */
const MARK_PX = 18
/** How far a view moves for marks that lie under a control, in steps, px. */
const ASIDE_PX = 192
const ASIDE_STEP_PX = 12

/** The squares of single positions in a view, in px from its corner. */
function markSquares(matters: readonly Sight[], { lon, lat, zoom }: View, size: Point): readonly Rect[] {
  const [cx, cy] = project([lon, lat]).map((value) => value * worldPx(zoom)) as [number, number]
  return matters.filter(isPoint).map((sight) => {
    const at = pxBox(sight, zoom)
    const [x, y] = [at.left - cx + size[0] / 2, at.top - cy + size[1] / 2]
    return { left: x - MARK_PX, top: y - MARK_PX, right: x + MARK_PX, bottom: y + MARK_PX }
  })
}

/** The view moved by as little as brings the single positions out from under what covers the map; itself if nothing does. */
export function uncovered(
  view: View,
  matters: readonly Sight[],
  covers: readonly Rect[],
  frame: Frame,
  size: Point,
): View {
  const squares = markSquares(matters, view, size)
  const isClear = ([dx, dy]: Point) =>
    squares.every((square) => {
      const moved = {
        left: square.left - dx,
        top: square.top - dy,
        right: square.right - dx,
        bottom: square.bottom - dy,
      }
      return (
        moved.left >= frame.left &&
        moved.top >= frame.top &&
        moved.right <= frame.left + frame.width &&
        moved.bottom <= frame.top + frame.height &&
        !covers.some((cover) => overlap(cover, moved))
      )
    })
  if (!squares.some((square) => covers.some((cover) => overlap(cover, square)))) return view
  const shift = shifts.find(isClear)
  if (!shift) return view
  const [x, y] = project([view.lon, view.lat]).map((value) => value * worldPx(view.zoom)) as [number, number]
  const [lon, lat] = unproject([(x + shift[0]) / worldPx(view.zoom), (y + shift[1]) / worldPx(view.zoom)])
  return { lon, lat, zoom: view.zoom }
}

/** The nearest first. */
const shifts = stepsAround(ASIDE_PX, ASIDE_STEP_PX)

const compass = ['east', 'north-east', 'north', 'north-west', 'west', 'south-west', 'south', 'south-east'] as const
export type Bearing = (typeof compass)[number]

/** The direction on the page from one position, in px, to another. */
export function bearing([fromX, fromY]: Point, [toX, toY]: Point): Bearing {
  const eighth = Math.round(Math.atan2(fromY - toY, toX - fromX) / (Math.PI / 4))
  return compass[(eighth + 8) % 8] ?? 'north'
}
