import type { Box, LonLat } from './mercator.ts'

/** GeoJSON MultiPolygon coordinates: polygons of rings, the first ring the outline, the others holes. */
export type Polygons = readonly (readonly (readonly LonLat[])[])[]

/** Whether a position lies inside, by the even-odd rule; edges count as either. */
export function containsPoint(polygons: Polygons, [lon, lat]: LonLat): boolean {
  return polygons.some((rings) => {
    let inside = false
    for (const ring of rings) if (crossesOdd(ring, lon, lat)) inside = !inside
    return inside
  })
}

function crossesOdd(ring: readonly LonLat[], lon: number, lat: number): boolean {
  let odd = false
  let from = ring[ring.length - 1]
  for (const to of ring) {
    if (from && to[1] > lat !== from[1] > lat) {
      const at = ((from[0] - to[0]) * (lat - to[1])) / (from[1] - to[1]) + to[0]
      if (lon < at) odd = !odd
    }
    from = to
  }
  return odd
}

export function polygonsBox(polygons: Polygons): Box | null {
  let [west, south, east, north] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  for (const [outline] of polygons)
    for (const [lon, lat] of outline ?? []) {
      west = Math.min(west, lon)
      east = Math.max(east, lon)
      south = Math.min(south, lat)
      north = Math.max(north, lat)
    }
  return west <= east ? [west, south, east, north] : null
}

/**
 * Brings parts on the far side of the antimeridian next to the rest (Chukotka to Siberia), for areas that reach both 180
 * and −180. Longitudes may then exceed 180.
 */
export function joinAcrossAntimeridian(polygons: Polygons): Polygons {
  const box = polygonsBox(polygons)
  if (!box || box[0] > -179.9 || box[2] < 179.9) return polygons
  return polygons.map((rings) => {
    const west = rings[0]?.every(([lon]) => lon < 0) ?? false
    return west ? rings.map((ring) => ring.map(([lon, lat]): LonLat => [lon + 360, lat])) : rings
  })
}
