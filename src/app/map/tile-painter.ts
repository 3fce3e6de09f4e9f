import { PaintQueue } from '../../core/map/paint-queue.ts'
import type { TileAnswer, TileJob, TileRequest } from './tile-server.ts'

interface Wish {
  readonly job: TileJob
  readonly painted: (picture: ImageBitmap) => void
}

/** Jobs handed over at a time: one being painted and one behind it; the others can still change. */
const AT_ONCE = 2

/** Paints tiles of the basemap in a worker. */
export class TilePainter {
  readonly #port: MessagePort
  readonly #queue = new PaintQueue<object, Wish>()
  readonly #running = new Map<number, Wish>()
  #last = 0
  #frame = 0
  /**
   * While a picture of the map hides all of it nobody waits for a tile, and painting them all at once would take a core from
   * what moves: then one is painted with each frame.
   */
  isUnhurried: () => boolean = () => false
  readonly maxZoom: number

  private constructor(port: MessagePort, maxZoom: number) {
    this.#port = port
    this.maxZoom = maxZoom
    port.onmessage = ({ data }: MessageEvent<TileAnswer>) => {
      if (data.kind !== 'painted') return
      const wish = this.#running.get(data.id)
      this.#running.delete(data.id)
      this.#handOverSoon()
      wish?.painted(data.picture)
      data.picture.close()
    }
  }

  /** Has the map's worker open the archive at an address; rejects if there is none that can be read. */
  static open(worker: Worker, address: string): Promise<TilePainter> {
    const { port1: port, port2 } = new MessageChannel()
    return new Promise((resolve, reject) => {
      const fail = () => {
        port.close()
        reject(new Error('the map archive cannot be read'))
      }
      worker.onerror = fail
      port.onmessage = ({ data }: MessageEvent<TileAnswer>) => {
        if (data.kind === 'opened') resolve(new TilePainter(port, data.maxZoom))
        else fail()
      }
      worker.postMessage('tiles', [port2])
      port.postMessage(address satisfies TileRequest)
    })
  }

  /** Asks for a picture under a key; a job that was asked for under the same key and still waits is forgotten. */
  paint(key: object, job: Omit<TileJob, 'id'>, isMissing: boolean, painted: (picture: ImageBitmap) => void): void {
    this.#queue.add(key, { job: { ...job, id: ++this.#last }, painted }, isMissing)
    this.#handOverSoon()
  }

  /** Whether nothing is being painted or waits for it. */
  get isIdle(): boolean {
    return this.#running.size === 0 && this.#frame === 0
  }

  forget(key: object): void {
    this.#queue.drop(key)
  }

  close(): void {
    cancelAnimationFrame(this.#frame)
    this.#port.close()
  }

  #handOverSoon(): void {
    if (this.#frame !== 0) return
    if (!this.isUnhurried()) this.#handOver(AT_ONCE)
    else
      this.#frame = requestAnimationFrame(() => {
        this.#frame = 0
        this.#handOver(1)
      })
  }

  #handOver(most: number): void {
    while (this.#running.size < most) {
      const wish = this.#queue.take()
      if (!wish) return
      this.#running.set(wish.job.id, wish)
      this.#port.postMessage(wish.job satisfies TileRequest)
    }
  }
}
