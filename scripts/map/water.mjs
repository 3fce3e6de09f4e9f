// Lakes and rivers from GSHHG, which `gmt coast -M` prints as line segments cut at the edges of its one-degree bins.
import mapshaper from 'mapshaper'
import { boundsOf, cutLine, cutRing, inRing, ringAreaKm2, round } from './geometry.mjs'
import { ARAL_TODAY, CASPIAN_KM2, DNIPRO_CHANNEL, DRAINED } from './water-today.mjs'

/** Segments of a GMT multisegment text: `>` starts a segment, longitudes run from 0 to 360. */
export const parseSegments = (text) => {
  const segments = []
  for (const line of text.split('\n')) {
    if (line === '' || line.startsWith('#')) continue
    if (line.startsWith('>')) {
      segments.push([])
      continue
    }
    const tab = line.indexOf('\t')
    const lon = Number(line.slice(0, tab))
    segments.at(-1).push([round(lon > 180 ? lon - 360 : lon, 5), round(Number(line.slice(tab + 1)), 5)])
  }
  return segments.filter((segment) => segment.length > 1)
}

// Two ends belong together when they are closer than this; bins are stored with 16 bits a degree (0.000015°).
const JOIN_DEGREES = 0.0005

/** Joins segments end to end into the lines they were before they were cut. */
export const stitch = (segments) => {
  const cell = (value) => Math.round(value / JOIN_DEGREES)
  const ends = new Map()
  const keyOf = (x, y) => `${x},${y}`
  segments.forEach((segment, index) => {
    for (const point of [segment[0], segment.at(-1)]) {
      const key = keyOf(cell(point[0]), cell(point[1]))
      if (!ends.has(key)) ends.set(key, [])
      ends.get(key).push({ index, point })
    }
  })
  const used = new Uint8Array(segments.length)
  const nextAt = ([lon, lat]) => {
    let best
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const end of ends.get(keyOf(cell(lon) + dx, cell(lat) + dy)) ?? []) {
          const distance = Math.hypot(end.point[0] - lon, end.point[1] - lat)
          if (!used[end.index] && (!best || distance < best.distance)) best = { ...end, distance }
        }
      }
    }
    return best && best.distance <= JOIN_DEGREES ? best : undefined
  }
  const closed = (line) =>
    line.length > 3 && Math.hypot(line[0][0] - line.at(-1)[0], line[0][1] - line.at(-1)[1]) < 1e-9
  return segments.flatMap((segment, start) => {
    if (used[start]) return []
    used[start] = 1
    let line = [...segment]
    for (const forwards of [true, false]) {
      while (!closed(line)) {
        const next = nextAt(forwards ? line.at(-1) : line[0])
        if (!next) break
        used[next.index] = 1
        const piece = segments[next.index]
        const startsHere = piece[0] === next.point
        const oriented = startsHere === forwards ? piece : [...piece].reverse()
        // The shared point is kept once.
        line = forwards ? [...line, ...oriented.slice(1)] : [...oriented.slice(0, -1), ...line]
      }
    }
    return [line]
  })
}

// Rings whose ends do not quite meet: the gap is bridged up to this width.
const GAP_DEGREES = 0.02

const closedRings = (segments) =>
  stitch(segments).flatMap((line) => {
    const [first, last] = [line[0], line.at(-1)]
    const gap = Math.hypot(first[0] - last[0], first[1] - last[1])
    if (line.length < 4 || gap > GAP_DEGREES) return []
    return cutRing(gap === 0 ? line : [...line, first])
  })

const SMALLEST_LAKE_KM2 = 3
const SMALLEST_ISLAND_KM2 = 0.3

const covers = (outer, point) =>
  point[0] >= outer.bounds[0] &&
  point[0] <= outer.bounds[2] &&
  point[1] >= outer.bounds[1] &&
  point[1] <= outer.bounds[3] &&
  inRing(point, outer.ring)

/** Lakes with their islands as holes, largest first; the Caspian is left out, because the coast already draws it. */
export const lakePolygons = (shores, islandShores) => {
  const measured = (ring) => ({ ring, km2: ringAreaKm2(ring), bounds: boundsOf(ring) })
  const lakes = closedRings(shores)
    .map(measured)
    .filter(({ km2 }) => km2 >= SMALLEST_LAKE_KM2 && km2 < CASPIAN_KM2)
    .map((lake) => ({ ...lake, islands: [] }))
    .sort((a, b) => b.km2 - a.km2)
  for (const island of closedRings(islandShores).map(measured)) {
    if (island.km2 < SMALLEST_ISLAND_KM2) continue
    lakes.find((lake) => lake.km2 > island.km2 && covers(lake, island.ring[0]))?.islands.push(island.ring)
  }
  return lakes.map(({ ring, islands, km2 }) => ({
    type: 'Feature',
    properties: { a: Math.round(km2) },
    geometry: { type: 'Polygon', coordinates: [ring, ...islands] },
  }))
}

/** Rivers of the classes 1 to 3, with the Dnipro where the drained reservoir leaves its bed. */
export const riverLines = (segmentsByClass) => [
  ...Object.entries(segmentsByClass).flatMap(([c, segments]) =>
    stitch(segments)
      .flatMap(cutLine)
      .map((coordinates) => ({
        type: 'Feature',
        properties: { c: Number(c) },
        geometry: { type: 'LineString', coordinates },
      })),
  ),
  { type: 'Feature', properties: { c: 1 }, geometry: { type: 'LineString', coordinates: DNIPRO_CHANNEL } },
]

const collection = (features) => JSON.stringify({ type: 'FeatureCollection', features })
const maskOf = (rings) =>
  collection(
    rings.map((ring) => ({
      type: 'Feature',
      properties: {},
      geometry: { type: 'Polygon', coordinates: [[...ring, ring[0]]] },
    })),
  )

const cutLakes = async (lakes, how, rings) => {
  if (lakes.length === 0) return []
  const out = await mapshaper.applyCommands(`-quiet -i lakes.json -${how} mask.json -o out.json format=geojson`, {
    'lakes.json': collection(lakes),
    'mask.json': maskOf(rings),
  })
  return JSON.parse(out['out.json'].toString()).features.filter((feature) => feature.geometry)
}

const overlaps = (feature, rings) => {
  const [w, s, e, n] = boundsOf(feature.geometry.coordinates[0])
  return rings.some((ring) => {
    const [mw, ms, me, mn] = boundsOf(ring)
    return w < me && e > mw && s < mn && n > ms
  })
}

/** The lakes as they are today: drained reservoirs erased, the Aral Sea cut down to what is left of it. */
export const lakesToday = async (lakes) => {
  const touched = lakes.filter((lake) => overlaps(lake, DRAINED))
  const aral = lakes.filter((lake) => lake.properties.a > 20_000 && overlaps(lake, ARAL_TODAY))
  const rest = lakes.filter((lake) => !touched.includes(lake) && !aral.includes(lake))
  const inAralBasin = (lake) => overlaps(lake, ARAL_TODAY)
  return [
    ...rest.filter((lake) => !inAralBasin(lake)),
    ...(await cutLakes(touched, 'erase', DRAINED)),
    ...(await cutLakes(aral, 'clip', ARAL_TODAY)),
  ]
}

/** Simplifies lake or river features to an interval in metres. */
export const simplifyWater = async (features, interval) => {
  if (features.length === 0) return []
  const out = await mapshaper.applyCommands(
    `-quiet -i water.json -simplify interval=${interval} keep-shapes -o out.json format=geojson precision=0.0001`,
    { 'water.json': collection(features) },
  )
  return JSON.parse(out['out.json'].toString()).features.filter((feature) => feature.geometry)
}
