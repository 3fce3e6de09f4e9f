/** Spherical Web Mercator, the projection of the tiles: the world is a square of side 1, x to the east, y to the south. */
export type LonLat = readonly [lon: number, lat: number]
export type Point = readonly [x: number, y: number]

/** [west, south, east, north] in degrees; east may exceed 180 where a box crosses the antimeridian. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** Mercator ends here; towards the poles it would go on for ever. */
const MAX_LATITUDE = 85.0511287798066

export function project([lon, lat]: LonLat): Point {
  const clamped = Math.min(MAX_LATITUDE, Math.max(-MAX_LATITUDE, lat))
  const sine = Math.sin((clamped * Math.PI) / 180)
  return [(lon + 180) / 360, 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)]
}

export function unproject([x, y]: Point): LonLat {
  return [x * 360 - 180, (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI]
}

/** Side of the world in px at a Leaflet zoom: 256 at zoom 0. */
export const worldPx = (zoom: number): number => 256 * 2 ** zoom

const EQUATOR_M = 40_075_016.686

export const metresPerPx = (lat: number, zoom: number): number =>
  (EQUATOR_M * Math.cos((lat * Math.PI) / 180)) / worldPx(zoom)

/** The longest of 1, 2, 5, 10 … whose bar fits; under a kilometre in metres. */
export function scaleBar(metresEachPx: number, mostPx: number): { readonly px: number; readonly label: string } {
  const most = metresEachPx * mostPx
  const power = 10 ** Math.floor(Math.log10(most))
  const metres = power * ([5, 2, 1].find((step) => step * power <= most) ?? 1)
  const label = metres >= 1000 ? `${(metres / 1000).toLocaleString('en-GB')} km` : `${metres} m`
  return { px: metres / metresEachPx, label }
}

export function unionBox(boxes: readonly Box[]): Box | null {
  const [first, ...rest] = boxes
  if (!first) return null
  return rest.reduce<Box>(
    (all, box) => [
      Math.min(all[0], box[0]),
      Math.min(all[1], box[1]),
      Math.max(all[2], box[2]),
      Math.max(all[3], box[3]),
    ],
    first,
  )
}

/** A box as article files write it, west > east across the antimeridian, with east beyond 180 instead. */
export const unwrapBox = ([west, south, east, north]: Box): Box => [west, south, east < west ? east + 360 : east, north]
