// Regions for highlighting: one small TopoJSON per country in full detail, and all country outlines in medium detail.
import { feature, mergeArcs } from 'topojson-client'
import { ringAreaKm2 } from './geometry.mjs'
import { geometriesOf } from './regions.mjs'

/** Keeps only the arcs that the geometries use, and renumbers them. The grid (transform) stays that of the world. */
export const subsetTopology = (topology, objectName, geometries) => {
  const numbers = new Map()
  const arcs = []
  const renumber = (arc) => {
    const plain = arc < 0 ? ~arc : arc
    if (!numbers.has(plain)) {
      numbers.set(plain, arcs.length)
      arcs.push(topology.arcs[plain])
    }
    const next = numbers.get(plain)
    return arc < 0 ? ~next : next
  }
  const deep = (value) => (Array.isArray(value) ? value.map(deep) : renumber(value))
  const renumbered = geometries.map((geometry) => ({ ...geometry, arcs: deep(geometry.arcs) }))
  return {
    type: 'Topology',
    transform: topology.transform,
    objects: { [objectName]: { type: 'GeometryCollection', geometries: renumbered } },
    arcs,
  }
}

const groupBy = (items, keyOf) => {
  const groups = new Map()
  for (const item of items) {
    const key = keyOf(item)
    if (!groups.has(key)) groups.set(key, [])
    groups.get(key).push(item)
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1))
}

const withShape = (geometry) => geometry.type && geometry.arcs?.length
const idOf = (geometry) => geometry.properties.id
const ccOf = (geometry) => geometry.properties.cc

/** The name of the part that carries it: carved parts have none of their own. */
const nameOf = (parts) => parts.map((part) => part.properties.name[0]).find(Boolean) ?? ''

/**
 * TopoJSON by country code. Parts with one ISO code (a region and its carved or separate pieces) become one geometry.
 * @returns {Map<string, object>}
 */
export const regionFiles = (topology) => {
  const owned = geometriesOf(topology).filter((geometry) => withShape(geometry) && ccOf(geometry) && idOf(geometry))
  return new Map(
    groupBy(owned, ccOf).map(([cc, members]) => {
      const geometries = groupBy(members, idOf).map(([id, parts]) => {
        const { type, arcs } = mergeArcs(topology, parts)
        return { type, id, properties: { n: nameOf(parts) }, arcs }
      })
      return [cc, subsetTopology(topology, 'admin1', geometries)]
    }),
  )
}

// Specks that a country outline at medium detail can do without; regions/CC.json has them all.
const SPECK_KM2 = 15

/** Drops specks, unless the country consists of nothing else. */
const withoutSpecks = (topology, { type, arcs }) => {
  const sized = arcs.map((polygon) => {
    const { coordinates } = feature(topology, { type: 'Polygon', arcs: polygon }).geometry
    return { polygon, km2: ringAreaKm2(coordinates[0]) }
  })
  const kept = sized.filter(({ km2 }) => km2 >= SPECK_KM2).map(({ polygon }) => polygon)
  return { type, arcs: kept.length ? kept : arcs }
}

/** One TopoJSON of all countries, inner borders dissolved. */
export const countryFile = (topology) => {
  const owned = geometriesOf(topology).filter((geometry) => withShape(geometry) && ccOf(geometry))
  const geometries = groupBy(owned, ccOf).map(([id, members]) => {
    const { type, arcs } = withoutSpecks(topology, mergeArcs(topology, members))
    return { type, id, arcs }
  })
  return subsetTopology(topology, 'countries', geometries)
}
