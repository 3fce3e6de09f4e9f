import { merge } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Box } from '../../core/map/mercator.ts'
import { joinAcrossAntimeridian, type Polygons, polygonsBox } from '../../core/map/polygon.ts'
import type { Desk } from '../desk.ts'

export interface Land {
  readonly iso: string
  readonly polygons: Polygons
  readonly box: Box
}

type MapDesk = Pick<Desk, 'readMapData'>

/** The outlines that small maps are drawn from, each file read once for a desk. */
export class ThumbnailData {
  readonly #desk: MapDesk
  readonly #files = new Map<string, Promise<readonly Land[]>>()
  constructor(desk: MapDesk) {
    this.#desk = desk
  }

  /** Every country in medium detail. */
  countries(): Promise<readonly Land[]> {
    return this.#lands('countries.topo.json.gz', 'countries')
  }

  /** The areas of these ISO 3166 codes; those without an outline are left out. */
  async areas(codes: readonly string[]): Promise<readonly Land[]> {
    const found = await Promise.all(
      codes.map(async (code) => {
        const lands = code.includes('-')
          ? await this.#lands(`regions/${code.slice(0, 2)}.json.gz`, 'admin1').catch(() => [])
          : await this.countries()
        return lands.filter(({ iso }) => iso === code)
      }),
    )
    return found.flat()
  }

  #lands(file: string, name: string): Promise<readonly Land[]> {
    const held = this.#files.get(file)
    if (held) return held
    const read = readTopology(this.#desk, file).then((topology) => landsOf(topology, name))
    this.#files.set(file, read)
    return read
  }
}

const byDesk = new WeakMap<MapDesk, ThumbnailData>()

export function thumbnailData(desk: MapDesk): ThumbnailData {
  const held = byDesk.get(desk) ?? new ThumbnailData(desk)
  byDesk.set(desk, held)
  return held
}

async function readTopology(desk: MapDesk, file: string): Promise<Topology> {
  const { body } = new Response(await desk.readMapData(file))
  if (!body) throw new Error(`${file} is empty`)
  const value: unknown = await new Response(body.pipeThrough(new DecompressionStream('gzip'))).json()
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'Topology')
    throw new Error(`${file} is not TopoJSON`)
  return value as Topology // the rest of our own files is tested where they are made
}

function landsOf(topology: Topology, name: string): Land[] {
  const collection = topology.objects[name]
  if (collection?.type !== 'GeometryCollection') throw new Error(`there is no ${name}`)
  return (collection as GeometryCollection).geometries.flatMap((geometry) => {
    if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') return []
    // GeoJSON positions are number[]; these files hold pairs.
    const polygons = joinAcrossAntimeridian(merge(topology, [geometry]).coordinates as unknown as Polygons)
    const box = polygonsBox(polygons)
    return box ? [{ iso: String(geometry.id), polygons, box }] : []
  })
}
