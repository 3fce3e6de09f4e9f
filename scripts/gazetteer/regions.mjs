// First-level regions from Natural Earth, under the same sovereignty decisions as the map, and the region a town lies in.
import { inPolygon, inRing, polygonsOf, ringAreaKm2 } from '../map/geometry.mjs'
import { CARVED } from '../map/policy.mjs'
import { decideRegions } from '../map/regions.mjs'
import { distinctNames, isSearchable } from './names.mjs'

/** Words around a region's own name: “Donetsk Oblast”, “Republic of Karelia”, “Province of Ontario”. */
const FRAME =
  /^(?:Autonomous )?(?:Republic|Province|Region|State|Department|County|Canton|Community|Prefecture) of (?:the )?|[ -](?:Oblast'?|Krai|Kray|Region|Province|Voivodeship|County|Prefecture|Governorate|Department|State|District|Autonomous Okrug|Municipality)$/u

const CYRILLIC_FRAME = /^Республ[иі]ка /u

const unframed = (name) => name.replace(FRAME, '').replace(CYRILLIC_FRAME, '')

const sourceNames = (properties) =>
  ['name_en', 'name_uk', 'name_ru', 'name', 'gn_name', 'woe_name', 'name_local']
    .map((key) => properties[key])
    .concat(properties.name_alt?.split('|') ?? [])
    .flatMap((value) => value?.split('|') ?? [])

/** Where the local name is among [en, uk, ru]. */
const LOCAL_INDEX = { UA: 1, RU: 2 }

/** Regions with their shapes: { id, cc, name: [en, uk, ru], lon, lat, polygons, properties }. */
export const decidedRegions = (features) => {
  const source = new Map(features.map(({ properties }) => [properties.adm1_code, properties]))
  const codes = features
    .filter(({ geometry }) => geometry)
    .map(({ properties }) => properties.adm1_code)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
  // decideRegions sorts by the same code and keeps the same features.
  return decideRegions(features).map(({ properties, geometry }, i) => ({
    ...properties,
    polygons: polygonsOf(geometry),
    source: source.get(codes[i]),
  }))
}

const areaOf = (polygons) => polygons.reduce((sum, rings) => sum + ringAreaKm2(rings[0]), 0)

/**
 * Region entries, one for each ISO code. A region that is its whole country is left to the country.
 * @param {object[]} parts from `decidedRegions`
 * @param {Record<string, string[]>} countryNames
 */
export const regionEntries = (parts, countryNames, fold) => {
  const ids = new Map()
  for (const { cc, id } of parts) ids.set(cc, (ids.get(cc) ?? new Set()).add(id))
  const isWhole = ({ cc, name }) => ids.get(cc).size === 1 && name[0] === countryNames[cc]?.[0]
  const groups = new Map()
  for (const part of parts) {
    if (!part.id || !part.name[0] || isWhole(part)) continue
    groups.set(part.id, [...(groups.get(part.id) ?? []), { ...part, km2: areaOf(part.polygons) }])
  }
  const items = [...groups.values()].map(([{ source }]) => source.wikidataid)
  const isShared = (item) => items.indexOf(item) !== items.lastIndexOf(item)
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, group]) => {
      const [{ cc, name, lon, lat, source }] = group.sort((a, b) => b.km2 - a.km2)
      const local = LOCAL_INDEX[cc] ? name[LOCAL_INDEX[cc]] : source.name_local
      const all = [...name, ...sourceNames(source)].filter((text) => text && isSearchable(text, cc))
      return {
        kind: 'region',
        country: cc,
        code: id,
        at: [lon, lat],
        geonameId: source.gn_id > 0 && group.length === 1 ? source.gn_id : 0,
        // The source gives some cities' items to the regions around them too.
        wikidata: group.length === 1 && !isShared(source.wikidataid) ? Number(source.wikidataid?.slice(1)) || 0 : 0,
        names: distinctNames(
          [
            [name[0], 'main'],
            [local && isSearchable(local, cc) ? local : '', 'local'],
            ...all.flatMap((text) => [
              [text, 'other'],
              [unframed(text), 'other'],
            ]),
          ],
          fold,
        ),
      }
    })
}

const CELL_DEGREES = 1
const NEAR_DEGREES = 0.6

/** Finds { cc, id } of the region a town lies in, or of the nearest one of its country. */
export const createLocator = (parts) => {
  const grid = new Map()
  for (const part of parts) {
    for (const rings of part.polygons) {
      const lons = rings[0].map(([lon]) => lon)
      const lats = rings[0].map(([, lat]) => lat)
      const reach = (values) => values.reduce(([a, b], v) => [Math.min(a, v), Math.max(b, v)], [Infinity, -Infinity])
      const [[w, e], [s, n]] = [reach(lons), reach(lats)]
      const piece = { part, rings, w, e, s, n }
      for (let x = Math.floor(w - NEAR_DEGREES); x <= e + NEAR_DEGREES; x += CELL_DEGREES) {
        for (let y = Math.floor(s - NEAR_DEGREES); y <= n + NEAR_DEGREES; y += CELL_DEGREES) {
          const key = `${x},${y}`
          if (!grid.has(key)) grid.set(key, [])
          grid.get(key).push(piece)
        }
      }
    }
  }
  const away = ([x, y], { rings }) => {
    const narrow = Math.cos((y * Math.PI) / 180)
    let best = Infinity
    for (const [lon, lat] of rings[0]) best = Math.min(best, Math.hypot((lon - x) * narrow, lat - y))
    return best
  }
  return ({ lon, lat, cc }) => {
    const pieces = grid.get(`${Math.floor(lon)},${Math.floor(lat)}`) ?? []
    const inside = pieces.filter(
      ({ rings, w, e, s, n }) => lon >= w && lon <= e && lat >= s && lat <= n && inPolygon([lon, lat], rings),
    )
    for (const { part } of inside) {
      const carved = CARVED.find(({ from, ring }) => from.includes(part.id) && inRing([lon, lat], ring))
      if (carved) return { cc: carved.to.cc, id: carved.to.id }
      // Crimea and Sevastopol are Ukraine, whatever the source of the town says.
      if (part.id === 'UA-43' || part.id === 'UA-40') return { cc: 'UA', id: part.id }
    }
    const own = inside.find(({ part }) => part.cc === cc)
    if (own) return { cc, id: own.part.id }
    let nearest = { degrees: NEAR_DEGREES, id: '' }
    for (const piece of pieces) {
      if (piece.part.cc !== cc) continue
      const degrees = away([lon, lat], piece)
      if (degrees < nearest.degrees) nearest = { degrees, id: piece.part.id }
    }
    return { cc, id: nearest.id }
  }
}
