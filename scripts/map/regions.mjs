// From Natural Earth's first-level regions to one clean topology at three levels of detail.
import mapshaper from 'mapshaper'
import { regionName } from './names.mjs'
import { CARVED, OWNER, REGIONS_BY_CODE, REGIONS_BY_ISO } from './policy.mjs'

/** Visvalingam interval in metres per level: what one pixel is worth at the zooms that use it. */
export const LEVELS = { full: 180, medium: 900, coarse: 4000 }

// The grid of the world topology: 360° / 500,000 = 0.00072°, half a pixel at zoom 10.
const QUANTIZATION = 500_000

/** Identity, owner, names and label point of one source feature, after the sovereignty decisions. */
export const decideRegion = (properties) => {
  const code = properties.iso_3166_2 ?? ''
  const decided = { ...REGIONS_BY_ISO[code], ...REGIONS_BY_CODE[properties.adm1_code] }
  const cc = decided.cc ?? OWNER[properties.adm0_a3] ?? properties.iso_a2
  if (cc === undefined || cc === '-1')
    throw new Error(`No owner decided for ${properties.adm1_code} (${properties.name})`)
  let id = decided.id ?? code.replace('~', '')
  if (properties.adm0_a3 === 'ALD') id = 'FI-01'
  return {
    id,
    cc,
    zone: decided.zone ?? '',
    name: regionName(id, decided.name, properties),
    lon: properties.longitude,
    lat: properties.latitude,
  }
}

/** The source's features with our properties, in an order that does not depend on the source's. */
export const decideRegions = (features) =>
  features
    .filter((feature) => feature.geometry)
    .map((feature) => ({ code: feature.properties.adm1_code, feature }))
    .sort((a, b) => (a.code < b.code ? -1 : a.code > b.code ? 1 : 0))
    .map(({ feature }) => ({
      type: 'Feature',
      properties: decideRegion(feature.properties),
      geometry: feature.geometry,
    }))

const run = async (commands, files) => mapshaper.applyCommands(`-quiet ${commands}`, files)
const collection = (features) => ({ type: 'FeatureCollection', features })
const parse = (bytes) => JSON.parse(bytes.toString())

/** Splits features by a ring: what lies inside and what lies outside. */
export const splitByRing = async (features, ring) => {
  const closed = [...ring, ring[0]]
  const mask = { type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [closed] } }
  const cut = async (how) => {
    const out = await run(`-i in.json -${how} mask.json -o out.json format=geojson`, {
      'in.json': JSON.stringify(collection(features)),
      'mask.json': JSON.stringify(collection([mask])),
    })
    return (parse(out['out.json']).features ?? []).filter((feature) => feature.geometry)
  }
  return { inside: await cut('clip'), outside: await cut('erase') }
}

/** Applies the carvings of the policy: each part moves to its own feature with its own owner. */
export const carveRegions = async (regions) => {
  let current = regions
  for (const { from, to, ring } of CARVED) {
    const hit = current.filter((region) => from.includes(region.properties.id))
    if (hit.length === 0) continue
    const { inside, outside } = await splitByRing(hit, ring)
    const moved = inside.map((part) => ({ ...part, properties: { ...part.properties, ...to, name: ['', '', ''] } }))
    current = [...current.filter((region) => !hit.includes(region)), ...outside, ...moved]
  }
  return current
}

/**
 * One topology per level. Cleaning closes slivers between neighbours, so that every border is one shared arc.
 * @returns {Promise<Record<keyof typeof LEVELS, import('topojson-specification').Topology>>}
 */
export const regionTopologies = async (regions) => {
  const input = { 'regions.json': JSON.stringify(collection(regions)) }
  const outputs = Object.entries(LEVELS)
    .map(
      ([level, interval]) =>
        // From fine to coarse, because each step starts from the one before.
        `-simplify interval=${interval} keep-shapes -o ${level}.json format=topojson quantization=${QUANTIZATION}`,
    )
    .join(' ')
  const out = await run(`-i regions.json -clean ${outputs}`, input)
  return Object.fromEntries(Object.keys(LEVELS).map((level) => [level, parse(out[`${level}.json`])]))
}

/** The regions of a topology made by `regionTopologies`. */
export const geometriesOf = (topology) => topology.objects.regions.geometries
