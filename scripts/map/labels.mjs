// Labels with the smallest zoom at which each may appear. Cities compete for room: the most important first.
import { labelPoint, mercator, polygonsOf, ringAreaKm2, round } from './geometry.mjs'
import { COUNTRY_POINTS, UNLABELLED_COUNTRIES, WATER } from './label-tables.mjs'
import { cityNames } from './names.mjs'

// GeoNames feature codes that are no town of their own: sections, historical, abandoned and destroyed places, settlements.
const NOT_TOWNS = new Set(['PPLX', 'PPLH', 'PPLQ', 'PPLW', 'PPLCH', 'STLMT'])

// How much more than its population a seat of government weighs.
const SEAT_WEIGHT = { PPLC: 40, PPLA: 6, PPLA2: 1.6 }

/**
 * Rows of GeoNames' cities500 (tab-separated, see https://download.geonames.org/export/dump/readme.txt), without those whose
 * feature code is left out.
 */
export const parseGeonames = (text, leftOut = NOT_TOWNS) =>
  text.split('\n').flatMap((line) => {
    if (!line) return []
    const f = line.split('\t')
    if (leftOut.has(f[7])) return []
    return [
      {
        id: Number(f[0]),
        name: f[1],
        alternates: f[3] ? f[3].split(',') : [],
        lat: Number(f[4]),
        lon: Number(f[5]),
        code: f[7],
        cc: f[8],
        admin1: f[10],
        population: Number(f[14]) || 0,
      },
    ]
  })

const KM_PER_DEGREE = 111.195
const distanceKm = (a, b) =>
  Math.hypot((a.lon - b.lon) * Math.cos((a.lat * Math.PI) / 180), a.lat - b.lat) * KM_PER_DEGREE

/**
 * Corrects places with a newer edition of GeoNames that has no ids: the same name in the same region gives a newer position
 * (up to 8 km: further is another place), a different name within 600 m gives a newer spelling.
 */
export const refresh = (places, newer) => {
  const fresh = newer.map((row) => ({ ...row, lon: Number(row.lng), lat: Number(row.lat) }))
  const byName = new Map(fresh.map((row) => [`${row.name}|${row.country}|${row.admin1}`, row]))
  const cellOf = (value) => Math.floor(value * 20)
  const grid = new Map()
  for (const row of fresh) {
    const key = `${cellOf(row.lon)},${cellOf(row.lat)}`
    if (!grid.has(key)) grid.set(key, [])
    grid.get(key).push(row)
  }
  return places.map((place) => {
    const same = byName.get(`${place.name}|${place.cc}|${place.admin1}`)
    if (same) return distanceKm(place, same) < 8 ? { ...place, lon: same.lon, lat: same.lat } : place
    if (place.population <= 2000) return place
    let best
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const row of grid.get(`${cellOf(place.lon) + dx},${cellOf(place.lat) + dy}`) ?? []) {
          const km = distanceKm(place, row)
          if (row.country === place.cc && km < (best?.km ?? 0.6)) best = { km, row }
        }
      }
    }
    return best ? { ...place, name: best.row.name } : place
  })
}

const importance = (place) => Math.max(place.population, 300) * (SEAT_WEIGHT[place.code] ?? 1)

// Pixels that a label keeps free around it, and the least importance that earns a label, by zoom.
// Far out only the great cities: one of less weight that fell into a gap there would keep a greater neighbour away further in
// (Dublin kept London off the map until zoom 5).
const spacingPx = (zoom) => (zoom === 2 ? 90 : zoom === 3 ? 110 : zoom <= 5 ? 80 : zoom <= 7 ? 75 : 70)
const LEAST_IMPORTANCE = { 2: 1.5e8, 3: 3e7, 4: 6e5, 5: 2.5e5, 6: 8e4, 7: 3e4, 8: 1e4, 9: 3e3, 10: 1800 }

/** Labels are wider than tall, so neighbours above and below may come closer. */
const VERTICAL = 1.8

/** Gives each place the zoom at which it first finds room; places that never do are left out. Most important first. */
export const rankBySpacing = (places) => {
  const ordered = places
    .map((place) => ({ place, weight: importance(place), at: mercator([place.lon, place.lat]) }))
    .sort((a, b) => b.weight - a.weight || a.place.id - b.place.id)
  const ranked = []
  const taken = new Set()
  for (let zoom = 2; zoom <= 10; zoom++) {
    const reach = spacingPx(zoom) / (256 * 2 ** zoom)
    const grid = new Map()
    const cellOf = ([x, y]) => [Math.floor(x / reach), Math.floor(y / reach)]
    const put = (candidate) => {
      const key = cellOf(candidate.at).join()
      if (!grid.has(key)) grid.set(key, [])
      grid.get(key).push(candidate)
    }
    const crowded = ({ at }) => {
      const [cx, cy] = cellOf(at)
      for (let dx = -1; dx <= 1; dx++) {
        for (let dy = -1; dy <= 1; dy++) {
          for (const other of grid.get(`${cx + dx},${cy + dy}`) ?? []) {
            if (Math.hypot(other.at[0] - at[0], (other.at[1] - at[1]) * VERTICAL) < reach) return true
          }
        }
      }
      return false
    }
    for (const { candidate } of ranked) put(candidate)
    for (const candidate of ordered) {
      if (candidate.weight < LEAST_IMPORTANCE[zoom]) break
      if (taken.has(candidate) || crowded(candidate)) continue
      taken.add(candidate)
      ranked.push({ candidate, minZoom: zoom })
      put(candidate)
    }
  }
  return ranked.map(({ candidate, minZoom }) => ({ place: candidate.place, minZoom }))
}

const sizeOf = (population) => (population > 1e6 ? 4 : population > 3e5 ? 3 : population > 6e4 ? 2 : 1)

/** A name without Ukrainian and Russian forms is stored as [en]. */
const shortest = ([en, uk, ru]) => (uk || ru ? [en, uk, ru] : [en])

// Four decimals (10 m) for the towns that stay on screen while zooming in, three (100 m, a pixel at zoom 11) for the rest.
const decimalsAt = (minZoom) => (minZoom <= 7 ? 4 : 3)

/** City rows for labels/. */
export const cityLabels = (places) =>
  rankBySpacing(places).map(({ place, minZoom }) => {
    const digits = decimalsAt(minZoom)
    const capital = place.code === 'PPLC' ? 2 : place.code === 'PPLA' ? 1 : 0
    return [
      round(place.lon, digits),
      round(place.lat, digits),
      shortest(cityNames(place.cc, place.name, place.alternates)),
      minZoom,
      capital,
      sizeOf(place.population),
      place.cc,
    ]
  })

const areaOf = (geometry) => polygonsOf(geometry).reduce((sum, rings) => sum + ringAreaKm2(rings[0]), 0)
const largestOf = (geometry) =>
  polygonsOf(geometry).reduce((best, rings) => (ringAreaKm2(rings[0]) > ringAreaKm2(best[0]) ? rings : best))

/** [least km², minZoom] from large to small. */
const COUNTRY_ZOOMS = [
  [2e6, 2],
  [4e5, 3],
  [6e4, 4],
  [8e3, 5],
  [500, 6],
  [0, 7],
]

/** Country rows for labels/. @param {{ id: string, geometry: object }[]} countries */
export const countryLabels = (countries, names) =>
  countries
    .filter(({ id }) => !UNLABELLED_COUNTRIES.has(id))
    .map(({ id, geometry }) => {
      if (!names[id]) throw new Error(`No name for country ${id}`)
      const [lon, lat] = COUNTRY_POINTS[id] ?? labelPoint(largestOf(geometry))
      const km2 = areaOf(geometry)
      const minZoom = COUNTRY_ZOOMS.find(([least]) => km2 >= least)[1]
      const size = km2 > 2e6 ? 3 : km2 > 2e5 ? 2 : 1
      return { km2, row: [round(lon, 2), round(lat, 2), names[id], minZoom, size, id] }
    })
    .sort((a, b) => b.km2 - a.km2 || (a.row[5] < b.row[5] ? -1 : 1))
    .map(({ row }) => row)

const METRES_PER_PIXEL_AT_ZOOM_0 = 156_543
// A region is named once its shape is about as wide as its name.
const REGION_LABEL_PX = 70
const LAST_REGION_ZOOM = 9

/** Parts of one region (a carved piece, an exclave with its own row in the source) share one label, at the largest part. */
const wholeRegions = (parts) => {
  const regions = new Map()
  for (const { id, cc, name, lon, lat, geometry } of parts) {
    if (!id || !name[0]) continue
    const key = `${id} ${name[0]}`
    const km2 = areaOf(geometry)
    const sum = (regions.get(key)?.km2 ?? 0) + km2
    const largest = Math.max(regions.get(key)?.largest ?? 0, km2)
    const place = largest === km2 ? { id, cc, name, lon, lat } : regions.get(key)
    regions.set(key, { ...place, km2: sum, largest })
  }
  return [...regions.values()]
}

/**
 * First-level region rows for labels/. A region that is its whole country needs no second label.
 * @param {{ id: string, cc: string, name: string[], lon: number, lat: number, geometry: object }[]} parts
 * @param {Record<string, string[]>} countryNames
 */
export const regionLabels = (parts, countryNames) =>
  wholeRegions(parts)
    .filter(({ cc, name }) => countryNames[cc]?.[0] !== name[0])
    .map(({ id, name, lon, lat, km2 }) => {
      const pixelsAtZoom0 = (Math.sqrt(km2) * 1000) / (METRES_PER_PIXEL_AT_ZOOM_0 * Math.cos((lat * Math.PI) / 180))
      const zoom = Math.max(4, Math.round(Math.log2(REGION_LABEL_PX / pixelsAtZoom0) * 2) / 2)
      return { km2, row: [round(lon, 3), round(lat, 3), name, zoom, id] }
    })
    .filter(({ row }) => row[3] <= LAST_REGION_ZOOM)
    .sort((a, b) => b.km2 - a.km2 || (a.row[4] < b.row[4] ? -1 : 1))
    .map(({ row }) => row)

export const waterLabels = () => WATER

/** Least zoom of each file of labels/: the map reads what its zoom can show, which is little at first. */
const SHEET_ZOOMS = [0, 7, 8, 9, 10]

/** Labels by the least zoom they are needed at. Countries and water are few and all in the first. @returns {Map<number, object>} */
export const labelSheets = ({ cities, countries, admin1, water }) =>
  new Map(
    SHEET_ZOOMS.map((zoom, index) => {
      const next = SHEET_ZOOMS[index + 1] ?? Infinity
      const here = (row) => row[3] >= zoom && row[3] < next
      const rows = { cities: cities.filter(here), admin1: admin1.filter(here) }
      return [zoom, index === 0 ? { ...rows, countries, water } : rows]
    }),
  )
