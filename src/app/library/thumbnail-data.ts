import type { Topology } from 'topojson-specification'
import type { Box } from '../../core/map/mercator.ts'
import { joinAcrossAntimeridian, type Polygons, polygonsBox } from '../../core/map/polygon.ts'
import type { Desk } from '../desk.ts'
import { areasOf, outlineOf, readTopology } from '../topology.ts'

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

const landsOf = (topology: Topology, name: string): Land[] =>
  areasOf(topology, name).flatMap((area) => {
    const polygons = joinAcrossAntimeridian(outlineOf(topology, [area]))
    const box = polygonsBox(polygons)
    return box ? [{ iso: String(area.id), polygons, box }] : []
  })
