import { type Box, type LonLat, project, worldPx } from './mercator.ts'
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
  [width, height]: readonly [width: number, height: number],
): Locator {
  const world = worldPx(insetZoom)
  const lon = ((((view.lon + 180) % 360) + 360) % 360) - 180
  const [midX, midY] = project([lon, view.lat])
  const left = midX * world - width / 2
  const top = midY * world - height / 2
  const toInset = (at: LonLat): readonly [number, number] => {
    const [x, y] = project(at)
    return [x * world - left, y * world - top]
  }
  /** A bit for each side of the inset that a point lies beyond; two points that share one see nothing of it between them. */
  const outside = ([x, y]: readonly [number, number]): number =>
    (x < 0 ? 1 : 0) | (x > width ? 2 : 0) | (y < 0 ? 4 : 0) | (y > height ? 8 : 0)
  const inSight = ({ box: [west, south, east, north] }: LocatorCountry): boolean => {
    const [x0, y0] = toInset([west, north])
    const [x1, y1] = toInset([east, south])
    return x1 >= 0 && x0 <= width && y1 >= 0 && y0 <= height
  }
  const path = ({ polygons }: LocatorCountry) =>
    polygons.flatMap((rings) => rings.map((ring) => ringPath(ring, toInset, outside))).join('')
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

/**
 * Path data of one ring. What runs along outside the inset is drawn as one straight line there, so that a country as long as
 * Russia costs no more than what is seen of it.
 */
function ringPath(
  ring: readonly LonLat[],
  toInset: (at: LonLat) => readonly [number, number],
  outside: (point: readonly [number, number]) => number,
): string {
  const points: string[] = []
  let last: readonly [number, number] | null = null
  let waiting: readonly [number, number] | null = null
  const push = ([x, y]: readonly [number, number]) => points.push(`${x.toFixed(1)} ${y.toFixed(1)}`)
  for (const at of ring) {
    const point = toInset(at)
    const off = outside(point)
    if (last && (off & outside(last)) !== 0) waiting = point
    else if (!last || Math.abs(point[0] - last[0]) + Math.abs(point[1] - last[1]) >= leastStepPx) {
      if (waiting) push(waiting)
      waiting = null
      push(point)
    } else continue
    last = point
  }
  if (waiting) push(waiting)
  // An islet under a pixel or two is not worth drawing.
  return points.length < 3 ? '' : `M${points.join('L')}z`
}
