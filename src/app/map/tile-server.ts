import type { Palette } from './palette.ts'
import { TileArchive } from './tile-archive.ts'
import { paintTile, type Stratum } from './tile-paint.ts'

/** One tile to paint, in device px. */
export interface TileJob {
  readonly id: number
  /** The data tile that holds it. */
  readonly z: number
  readonly x: number
  readonly y: number
  readonly stratum: Stratum
  /** Side of the picture. */
  readonly side: number
  /** Side of the whole data tile, of which the picture may show a part. */
  readonly across: number
  /** From the data tile's corner to the picture's. */
  readonly left: number
  readonly top: number
  /** The map's zoom, which decides what is drawn and how wide. */
  readonly zoom: number
  /** Device pixels per CSS pixel. */
  readonly ratio: number
  readonly palette: Palette
}

/** The first message of a port is the address of the archive; all others are jobs. */
export type TileRequest = string | TileJob

export type TileAnswer =
  | { readonly kind: 'opened'; readonly maxZoom: number }
  | { readonly kind: 'refused' }
  | { readonly kind: 'painted'; readonly id: number; readonly picture: ImageBitmap }

/** Opens the archive of the basemap and paints its tiles, in a worker. */
export class TileServer {
  /** Null until there is one that can be read. */
  archive: TileArchive | null = null
  readonly #canvas = new OffscreenCanvas(1, 1)

  serve(port: MessagePort): void {
    const answer = (message: TileAnswer, handOver: Transferable[] = []) => port.postMessage(message, handOver)
    port.onmessage = async ({ data }: MessageEvent<TileRequest>) => {
      if (typeof data !== 'string') {
        if (!this.archive) return
        const picture = await paint(this.archive, data, this.#canvas)
        answer({ kind: 'painted', id: data.id, picture }, [picture])
        return
      }
      try {
        this.archive = await TileArchive.open(data)
        answer({ kind: 'opened', maxZoom: this.archive.maxZoom })
      } catch {
        answer({ kind: 'refused' })
      }
    }
  }
}

async function paint(archive: TileArchive, job: TileJob, canvas: OffscreenCanvas): Promise<ImageBitmap> {
  const { z, x, y, stratum, side, across, left, top, zoom, ratio, palette } = job
  const tile = await archive.tile(z, x, y)
  // From here on nothing waits: the one canvas is not shared with another tile.
  canvas.width = side
  canvas.height = side
  const context = canvas.getContext('2d')
  const paths = tile === 'sea' || tile === 'refused' ? null : tile
  if (context)
    paintTile(context, paths, stratum, { scale: across / (paths?.extent ?? 4096), left, top, zoom, ratio }, palette)
  return canvas.transferToImageBitmap()
}
