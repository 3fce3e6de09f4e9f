import type { Rect } from '../../core/map/rect.ts'
import { type BaseLabels, joinLabels, readLabels } from './base-labels.ts'
import { Borders } from './borders.ts'
import { declareFaces, type Face, Letters } from './fonts.ts'
import { paintNames } from './name-paint.ts'
import type { Look } from './palette.ts'
import type { TileArchive } from './tile-archive.ts'

/** A drawing of the base labels to make, in px of the map's zoom. */
export interface NamesJob {
  readonly id: number
  readonly width: number
  readonly height: number
  /** The picture's corner in world px. */
  readonly origin: readonly [x: number, y: number]
  readonly zoom: number
  /** Device pixels per CSS pixel. */
  readonly ratio: number
  readonly look: Look
  /** What is covered, in px from the picture's corner. */
  readonly taken: readonly Rect[]
  /** Names of cities, and ISO codes of areas, that the article's own labels already show. */
  readonly names: ReadonlySet<string>
  readonly isos: ReadonlySet<string>
}

export type NamesRequest =
  | { readonly kind: 'faces'; readonly faces: readonly Face[] }
  /** A gzipped file of labels, to be added to those that are there. */
  | { readonly kind: 'sheet'; readonly id: number; readonly bytes: ArrayBuffer }
  | { readonly kind: 'paint'; readonly job: NamesJob }

export type NamesAnswer =
  | { readonly kind: 'read'; readonly id: number; readonly ok: boolean }
  | { readonly kind: 'painted'; readonly id: number; readonly picture: ImageBitmap }

/** The worker's own fonts; the types are those of a page, where they are the document's. */
const workerFonts = (globalThis as unknown as { readonly fonts: FontFaceSet }).fonts

/** Reads the files of labels and draws what a view shows of them, in a worker. */
export function serveNames(port: MessagePort, archive: () => TileArchive | null): void {
  const answer = (message: NamesAnswer, handOver: Transferable[] = []) => port.postMessage(message, handOver)
  /** Widths at 1 px by face and text. */
  const widths = new Map<string, number>()
  let labels: BaseLabels | null = null
  const fonts = new Letters(workerFonts)
  port.onmessage = async ({ data }: MessageEvent<NamesRequest>) => {
    if (data.kind === 'faces') declareFaces(workerFonts, data.faces)
    else if (data.kind === 'sheet') {
      try {
        const sheet = readLabels(await unpack(data.bytes))
        fonts.want(Object.values(sheet).flat())
        labels = labels === null ? sheet : joinLabels(labels, sheet)
        answer({ kind: 'read', id: data.id, ok: true })
      } catch {
        answer({ kind: 'read', id: data.id, ok: false })
      }
    } else {
      const { job } = data
      const [borders] = await Promise.all([Borders.around(archive(), job), fonts.load(job.look.palette)])
      const canvas = new OffscreenCanvas(Math.round(job.width * job.ratio), Math.round(job.height * job.ratio))
      const context = canvas.getContext('2d')
      if (context && labels) paintNames(context, labels, job, borders, widths)
      const picture = canvas.transferToImageBitmap()
      answer({ kind: 'painted', id: job.id, picture }, [picture])
    }
  }
}

const unpack = (bytes: ArrayBuffer): Promise<unknown> =>
  new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))).json()
