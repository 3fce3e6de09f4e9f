import { type Box, type LonLat, type Point, project, worldPx } from './mercator.ts'
import { containsPoint, type Polygons, polygonsBox } from './polygon.ts'
import { grow, isWithin, overlap, type Rect } from './rect.ts'

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

interface Ring {
  readonly points: readonly Point[]
  readonly rect: Rect
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

const outlines = new WeakMap<LocatorCountry, readonly Ring[]>()

/** A country's rings in px of the world at the inset's zoom: made when it first comes near, and kept, for the inset is drawn after every move. */
function outlineOf(country: LocatorCountry): readonly Ring[] {
  const held = outlines.get(country)
  if (held) return held
  const made = country.polygons.flatMap((rings) => rings.flatMap((ring) => insetRing(ring) ?? []))
  outlines.set(country, made)
  return made
}

/** A ring in px without what is too small to see; null for an islet under a pixel or two. */
function insetRing(ring: readonly LonLat[]): Ring | null {
  const world = worldPx(insetZoom)
  const points: Point[] = []
  for (const at of ring) {
    const [x, y] = project(at).map((value) => value * world) as [number, number]
    const last = points.at(-1)
    if (last === undefined || Math.abs(x - last[0]) + Math.abs(y - last[1]) >= leastStepPx) points.push([x, y])
  }
  if (points.length < 3) return null
  const rect = points.reduce<Rect>(
    ({ left, top, right, bottom }, [x, y]) => ({
      left: Math.min(left, x),
      top: Math.min(top, y),
      right: Math.max(right, x),
      bottom: Math.max(bottom, y),
    }),
    { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity },
  )
  return { points, rect }
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
  const shown = grow({ left, top, right: left + width, bottom: top + height }, CLIP_MARGIN_PX)
  const path = (country: LocatorCountry) =>
    outlineOf(country)
      .filter(({ rect }) => overlap(rect, shown))
      .map(({ points, rect }) => ringPath(isWithin(rect, shown) ? points : clip(points, shown), left, top))
      .join('')
  const near = countries.filter(({ box: [west, south, east, north] }) => {
    const [x0, y0] = project([west, north])
    const [x1, y1] = project([east, south])
    return overlap({ left: x0 * world, top: y0 * world, right: x1 * world, bottom: y1 * world }, shown)
  })
  const home = near.find(
    ({ box: [west, south, east, north], polygons }) =>
      lon >= west && lon <= east && view.lat >= south && view.lat <= north && containsPoint(polygons, [lon, view.lat]),
  )
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

/** What of a ring lies in a rectangle: Sutherland and Hodgman's clipping, one side after the other. */
function clip(ring: readonly Point[], { left, top, right, bottom }: Rect): readonly Point[] {
  const sides: readonly { readonly axis: 0 | 1; readonly at: number; readonly beyond: 1 | -1 }[] = [
    { axis: 0, at: left, beyond: -1 },
    { axis: 0, at: right, beyond: 1 },
    { axis: 1, at: top, beyond: -1 },
    { axis: 1, at: bottom, beyond: 1 },
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

/** Path data of one ring, from the inset's corner. */
const ringPath = (ring: readonly Point[], left: number, top: number): string =>
  ring.length < 3 ? '' : `M${ring.map(([x, y]) => `${(x - left).toFixed(1)} ${(y - top).toFixed(1)}`).join('L')}z`
