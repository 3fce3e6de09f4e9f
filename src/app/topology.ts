import { merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import type { Polygons } from '../core/map/polygon.ts'
import type { Desk } from './desk.ts'

// The files of the map data as they are read. Free of the page: a worker does it too.

type MapDesk = Pick<Desk, 'readMapData'>

/** A JSON file of the map data, unpacked if it is `.gz`. */
export async function readJson(desk: MapDesk, path: string): Promise<unknown> {
  const file = new Response(await desk.readMapData(path))
  if (!path.endsWith('.gz') || file.body === null) return file.json()
  return new Response(file.body.pipeThrough(new DecompressionStream('gzip'))).json()
}

/** A TopoJSON file of the map data. */
export async function readTopology(desk: MapDesk, path: string): Promise<Topology> {
  const value = await readJson(desk, path)
  if (!isTopology(value)) throw new Error(`${path} is not TopoJSON`)
  return value
}

const isTopology = (value: unknown): value is Topology =>
  typeof value === 'object' &&
  value !== null &&
  'type' in value &&
  value.type === 'Topology' &&
  'arcs' in value &&
  'objects' in value

type Area = Polygon | MultiPolygon

/** The areas of a topology's collection, by its name. */
export function areasOf(topology: Topology, name: string): Area[] {
  const collection = topology.objects[name]
  if (collection?.type !== 'GeometryCollection') throw new Error(`there is no ${name}`)
  return (collection as GeometryCollection).geometries.filter(
    (item): item is Area => item.type === 'Polygon' || item.type === 'MultiPolygon',
  )
}

/** The outline that areas have in common. */
export const outlineOf = (topology: Topology, areas: Area[]): Polygons =>
  merge(topology, areas).coordinates as unknown as Polygons // GeoJSON positions are number[]; these files hold pairs
