import { type Box, type LonLat, type Point, project } from '../map/mercator.ts'
import type { Polygons } from '../map/polygon.ts'

/** A part of the world on a small picture: px = (Mercator − origin) · scale. */
export interface ThumbnailView {
  readonly scale: number
  readonly left: number
  readonly top: number
  readonly size: Point
}

/** Never nearer than this many degrees of longitude across: nearer, a coast of medium detail shows its corners. */
const leastAcross = 5
/** Room around what is shown, as a part of the picture. */
const margin = 0.12

/** The view that shows a box, [west, south, east, north] in degrees, on a picture of some px. */
export function thumbnailView(box: Box, size: Point): ThumbnailView {
  const [west, south, east, north] = box
  const [x0, y0] = project([west, north])
  const [x1, y1] = project([east, south])
  const across = Math.max(x1 - x0, leastAcross / 360, ((y1 - y0) * size[0]) / size[1]) / (1 - 2 * margin)
  const scale = size[0] / across
  return {
    scale,
    left: (x0 + x1) / 2 - across / 2,
    top: (y0 + y1) / 2 - size[1] / scale / 2,
    size,
  }
}

/** Where a position stands on the picture, in px; `turns` moves it around the world. */
export function placeOn({ scale, left, top }: ThumbnailView, at: LonLat, turns = 0): Point {
  const [x, y] = project(at)
  return [(x + turns - left) * scale, (y - top) * scale]
}

/** Points of an outline nearer than this, px, are one. */
const leastStepPx = 0.6

/** What takes an outline: a canvas path, or a list in a test. */
export interface PathTaker {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  closePath(): void
}

/** Gives the rings of an area that touch the picture to a path, without what is too small to see. */
export function tracePolygons(view: ThumbnailView, polygons: Polygons, path: PathTaker): void {
  for (const rings of polygons)
    for (const turns of [-1, 0, 1]) {
      const outline = rings[0]?.map((at) => placeOn(view, at, turns))
      if (!outline || !touches(outline, view.size)) continue
      for (const ring of rings)
        traceRing(ring === rings[0] ? outline : ring.map((at) => placeOn(view, at, turns)), path)
    }
}

function touches(points: readonly Point[], [width, height]: Point): boolean {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    x0 = Math.min(x0, x)
    x1 = Math.max(x1, x)
    y0 = Math.min(y0, y)
    y1 = Math.max(y1, y)
  }
  return x1 >= 0 && y1 >= 0 && x0 <= width && y0 <= height && x1 - x0 + y1 - y0 > 1
}

function traceRing(points: readonly Point[], path: PathTaker): void {
  let last: Point | null = null
  for (const point of points) {
    if (!last) path.moveTo(point[0], point[1])
    else if (Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) < leastStepPx) continue
    else path.lineTo(point[0], point[1])
    last = point
  }
  if (last) path.closePath()
}
