import { type Box, type LonLat, type Point, project, worldPx } from './mercator.ts'
import { containsPoint, type Polygons, polygonsBox } from './polygon.ts'

/** From this zoom on a view shows too little around it to say where it is. */
export const locatorFromZoom = 7.5

/** The inset's own zoom: some 23° of longitude across 132 px. */
const insetZoom = 3

/** Points of an outline nearer than this, in px of the inset, are one. */
const leastStepPx = 0.7

export interface LocatorCountry {
  /** ISO 3166-1 alpha-2. */
  readonly iso: string
  readonly polygons: Polygons
  readonly box: Box
}

/** What the inset draws, in px from its top left corner. */
export interface Locator {
  /** SVG path data of the land around. */
  readonly land: string
  /** SVG path data of the country the view's middle lies in; empty at sea. */
  readonly own: string
  /** That country's ISO code; null at sea. */
  readonly iso: string | null
  /** The view itself; never smaller than can be seen. */
  readonly frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
}

export function locatorCountry(iso: string, polygons: Polygons): LocatorCountry | null {
  const box = polygonsBox(polygons)
  return box && { iso, polygons, box }
}

/** Draws the surroundings of a view, whose middle is the inset's. */
export function drawLocator(
  countries: readonly LocatorCountry[],
  view: {
    readonly lon: number
    readonly lat: number
    readonly zoom: number
    readonly width: number
    readonly height: number
  },
  size: Point,
): Locator {
  const [width, height] = size
  const world = worldPx(insetZoom)
  const lon = ((((view.lon + 180) % 360) + 360) % 360) - 180
  const [midX, midY] = project([lon, view.lat])
  const left = midX * world - width / 2
  const top = midY * world - height / 2
  const toInset = (at: LonLat): Point => {
    const [x, y] = project(at)
    return [x * world - left, y * world - top]
  }
  const inSight = ({ box: [west, south, east, north] }: LocatorCountry): boolean => {
    const [x0, y0] = toInset([west, north])
    const [x1, y1] = toInset([east, south])
    return x1 >= 0 && x0 <= width && y1 >= 0 && y0 <= height
  }
  const path = ({ polygons }: LocatorCountry) =>
    polygons.flatMap((rings) => rings.map((ring) => ringPath(clip(ring.map(toInset), size)))).join('')
  const near = countries.filter(inSight)
  const home = near.find((country) => containsPoint(country.polygons, [lon, view.lat]))
  const shrink = 2 ** (insetZoom - view.zoom)
  const frameWidth = Math.max(5, view.width * shrink)
  const frameHeight = Math.max(4, view.height * shrink)
  return {
    land: near
      .filter((country) => country !== home)
      .map(path)
      .join(''),
    own: home ? path(home) : '',
    iso: home?.iso ?? null,
    frame: { x: (width - frameWidth) / 2, y: (height - frameHeight) / 2, width: frameWidth, height: frameHeight },
  }
}

/** How far beyond the inset outlines are cut, px: their stroke must not show along its edge. */
const CLIP_MARGIN_PX = 2

/** What of a ring lies in the inset: Sutherland and Hodgman's clipping, one side after the other. */
function clip(ring: readonly Point[], [width, height]: Point): readonly Point[] {
  const sides: readonly { readonly axis: 0 | 1; readonly at: number; readonly beyond: 1 | -1 }[] = [
    { axis: 0, at: -CLIP_MARGIN_PX, beyond: -1 },
    { axis: 0, at: width + CLIP_MARGIN_PX, beyond: 1 },
    { axis: 1, at: -CLIP_MARGIN_PX, beyond: -1 },
    { axis: 1, at: height + CLIP_MARGIN_PX, beyond: 1 },
  ]
  return sides.reduce<readonly Point[]>((points, { axis, at, beyond }) => {
    const isIn = (point: Point) => (point[axis] - at) * beyond <= 0
    return points.flatMap((point, k): readonly Point[] => {
      const before = points[(k || points.length) - 1] ?? point
      if (isIn(before) === isIn(point)) return isIn(point) ? [point] : []
      const share = (at - before[axis]) / (point[axis] - before[axis])
      const across = axis === 0 ? 1 : 0
      const other = before[across] + share * (point[across] - before[across])
      const edge: Point = axis === 0 ? [at, other] : [other, at]
      return isIn(point) ? [edge, point] : [edge]
    })
  }, ring)
}

/** Path data of one ring, without what is too small to see. */
function ringPath(ring: readonly Point[]): string {
  const points: string[] = []
  let last: Point | null = null
  for (const point of ring) {
    if (last && Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) < leastStepPx) continue
    points.push(`${point[0].toFixed(1)} ${point[1].toFixed(1)}`)
    last = point
  }
  // An islet under a pixel or two is not worth drawing.
  return points.length < 3 ? '' : `M${points.join('L')}z`
}
