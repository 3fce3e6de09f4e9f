import { PMTiles, type Source } from 'pmtiles' // BSD-3-Clause: many tiles in one file, read in parts
import { decodeTile, type TileLayer } from '../../core/map/vector-tile.ts'

/** A tile's geometry ready to be painted, by layer and class, in tile units. */
export interface TilePaths {
  readonly extent: number
  /** `land`, `lakes`, `rivers1`, `coast`, `b0`, `b0d`, `b11` … : a layer's name and what tells its classes apart. */
  readonly paths: ReadonlyMap<string, Path2D>
}

/** What lies at a tile: its paths, nothing but sea, or bytes that were refused. */
export type Tile = TilePaths | 'sea' | 'refused'

/** How many decoded tiles are kept; about 20 MB. */
const KEPT = 160

/** The basemap's archive: reads tiles where it lies, decodes and keeps them. A bad tile is refused by itself. */
export class TileArchive {
  readonly #archive: PMTiles
  readonly #kept = new Map<string, Promise<Tile>>()
  readonly maxZoom: number

  private constructor(archive: PMTiles, maxZoom: number) {
    this.#archive = archive
    this.maxZoom = maxZoom
  }

  /** Opens the archive at an address, or one that is read some other way. Rejects where there is none, or something else. */
  static async open(from: string | Source): Promise<TileArchive> {
    const archive = new PMTiles(from)
    const header = await archive.getHeader()
    if (header.tileType !== 1) throw new Error('the map archive does not hold vector tiles')
    return new TileArchive(archive, header.maxZoom)
  }

  tile(z: number, x: number, y: number): Promise<Tile> {
    const key = `${z}/${x}/${y}`
    const held = this.#kept.get(key)
    if (held) {
      // Most recently used last, so that the first is the one to drop.
      this.#kept.delete(key)
      this.#kept.set(key, held)
      return held
    }
    const read = this.#read(z, x, y)
    this.#kept.set(key, read)
    const oldest = this.#kept.size > KEPT ? this.#kept.keys().next().value : undefined
    if (oldest !== undefined) this.#kept.delete(oldest)
    return read
  }

  async #read(z: number, x: number, y: number): Promise<Tile> {
    try {
      const response = await this.#archive.getZxy(z, x, y)
      return response ? toPaths(decodeTile(new Uint8Array(response.data))) : 'sea'
    } catch {
      return 'refused'
    }
  }
}

const classOf: Readonly<Record<string, (properties: Readonly<Record<string, unknown>>) => string>> = {
  rivers: ({ c }) => `rivers${c === 1 || c === 2 ? c : 3}`,
  b0: ({ d }) => (d === 1 ? 'b0d' : 'b0'),
  b1: ({ r }) => (r === 1 ? 'b1large' : 'b1'),
}

function toPaths(layers: ReadonlyMap<string, TileLayer>): TilePaths {
  const paths = new Map<string, Path2D>()
  let extent = 4096
  for (const [name, layer] of layers) {
    extent = layer.extent
    for (const feature of layer.features) {
      const key = classOf[name]?.(feature.properties) ?? name
      const path = paths.get(key) ?? new Path2D()
      paths.set(key, path)
      for (const part of feature.parts) {
        for (let k = 0; k + 1 < part.length; k += 2) {
          const [x, y] = [part[k] ?? 0, part[k + 1] ?? 0]
          if (k === 0) path.moveTo(x, y)
          else path.lineTo(x, y)
        }
        if (feature.kind === 'polygon') path.closePath()
      }
    }
  }
  return { extent, paths }
}
