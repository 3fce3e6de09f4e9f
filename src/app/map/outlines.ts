import type { Topology } from 'topojson-specification'
import type { Place } from '../../core/article.ts'
import type { Box, LonLat } from '../../core/map/mercator.ts'
import { joinAcrossAntimeridian, type Polygons, polygonsBox } from '../../core/map/polygon.ts'
import type { Desk } from '../desk.ts'
import { areasOf, outlineOf, readTopology } from '../topology.ts'
import { isNumbers } from './numbers.ts'

// Outlines of areas, cut out of the files of the map data. Free of the page: a worker does it too.

/** The outline of an area. */
export interface Shape {
  readonly polygons: Polygons
  readonly box: Box
}

type MapDesk = Pick<Desk, 'readMapData'>

/** Reads each TopoJSON file once. */
export class Files {
  readonly #desk: MapDesk
  readonly #held = new Map<string, Promise<Topology>>()
  constructor(desk: MapDesk) {
    this.#desk = desk
  }
  topology(path: string): Promise<Topology> {
    const held = this.#held.get(path)
    if (held) return held
    const read = readTopology(this.#desk, path)
    this.#held.set(path, read)
    return read
  }
}

/** The outline of a place, its own or that of its ISO codes; rejects where there is none. */
export async function readShape(files: Files, place: Place): Promise<Shape> {
  const path = outlineFile(place)
  const polygons = path === null ? ownPolygons(place) : await isoPolygons(files, path, place.iso ?? [])
  const joined = joinAcrossAntimeridian(polygons)
  const box = polygonsBox(joined)
  if (!box || !joined.flat(2).every((position) => isNumbers(position, 2)))
    throw new Error(`${place.name} has no sound outline`)
  return { polygons: joined, box }
}

function ownPolygons(place: Place): Polygons {
  if (place.geometry?.type === 'Polygon') return [place.geometry.coordinates]
  return place.geometry?.type === 'MultiPolygon' ? place.geometry.coordinates : []
}

/**
 * The file that the outline of a place is cut out of, null where it brings its own: first-level regions and single countries in full
 * detail, groups of countries in the medium detail of their common file.
 */
export function outlineFile({ geometry, iso = [] }: Pick<Place, 'geometry' | 'iso'>): string | null {
  if (geometry) return null
  const [only] = iso
  if (only !== undefined && iso.every((code) => code.includes('-'))) return `regions/${only.slice(0, 2)}.json.gz`
  return only !== undefined && iso.length === 1 ? `regions/${only}.json.gz` : 'countries.topo.json.gz'
}

async function isoPolygons(files: Files, path: string, codes: readonly string[]): Promise<Polygons> {
  const topology = await files.topology(path)
  if (path === 'countries.topo.json.gz') return merged(topology, 'countries', (id) => codes.includes(id))
  const isWhole = codes.length === 1 && !codes[0]?.includes('-')
  return merged(topology, 'admin1', (id) => isWhole || codes.includes(id))
}

const merged = (topology: Topology, name: string, wanted: (id: string) => boolean): Polygons =>
  outlineOf(
    topology,
    areasOf(topology, name).filter(({ id }) => wanted(String(id))),
  )

/** A shape as it crosses from a worker, in one piece: positions are [lon, lat, lon, lat, …], `rings` the number of positions in each ring of each polygon. */
export interface PackedShape {
  readonly positions: Float64Array<ArrayBuffer>
  readonly rings: readonly (readonly number[])[]
  readonly box: Box
}

export const packShape = ({ polygons, box }: Shape): PackedShape => ({
  positions: new Float64Array(polygons.flat(3)),
  rings: polygons.map((rings) => rings.map((ring) => ring.length)),
  box,
})

export function unpackShape({ positions, rings, box }: PackedShape): Shape {
  let at = 0
  const next = (): LonLat => {
    at += 2
    return [positions[at - 2] ?? 0, positions[at - 1] ?? 0]
  }
  const polygons = rings.map((lengths) => lengths.map((length) => Array.from({ length }, next)))
  return { polygons, box }
}

/** Places whose outlines are wanted, and the files they are cut out of, as they are in the map data. */
export interface OutlineJob {
  readonly places: readonly Place[]
  readonly files: ReadonlyMap<string, ArrayBuffer>
}

/** The outline of a place, by its id; null where there is none. */
export type OutlineAnswer = readonly [id: string, shape: PackedShape | null]

/** Answers a job place by place. */
export async function serveOutlines(port: MessagePort, { places, files }: OutlineJob): Promise<void> {
  const held = new Files({
    readMapData: async (path) => {
      const bytes = files.get(path)
      if (!bytes) throw new Error(`there is no map data at ${path}`)
      return bytes
    },
  })
  const answer = (id: string, shape: PackedShape | null) =>
    port.postMessage([id, shape] satisfies OutlineAnswer, shape ? [shape.positions.buffer] : [])
  for (const place of places)
    await readShape(held, place).then(
      (shape) => answer(place.id, packShape(shape)),
      () => answer(place.id, null),
    )
}
