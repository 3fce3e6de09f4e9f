import { pageFaces } from './fonts.ts'
import type { NamesAnswer, NamesJob, NamesRequest } from './name-server.ts'

/** Has the base labels drawn by a worker, one drawing at a time: of those asked for meanwhile only the last is made. */
export class NamePainter {
  readonly #port: MessagePort
  readonly #read = new Map<number, (ok: boolean) => void>()
  /** Called when names were added. */
  readonly #added = new Set<() => void>()
  #last = 0
  #running: { readonly id: number; painted: ((picture: ImageBitmap) => void) | null } | null = null
  #waiting: { readonly job: NamesJob; readonly painted: (picture: ImageBitmap) => void } | null = null

  constructor(worker: Worker) {
    const { port1, port2 } = new MessageChannel()
    this.#port = port1
    port1.onmessage = ({ data }: MessageEvent<NamesAnswer>) => this.#answered(data)
    worker.postMessage('names', [port2])
    this.#send({ kind: 'faces', faces: pageFaces() })
  }

  /** Adds a gzipped file of labels; false if it cannot be read. */
  read(bytes: ArrayBuffer): Promise<boolean> {
    const id = ++this.#last
    return new Promise((resolve) => {
      this.#read.set(id, resolve)
      this.#send({ kind: 'sheet', id, bytes }, [bytes])
    })
  }

  /** Asks for a drawing; one that was asked for before and is not there yet never comes. */
  paint(job: Omit<NamesJob, 'id'>, painted: (picture: ImageBitmap) => void): void {
    this.#waiting = { job: { ...job, id: ++this.#last }, painted }
    if (this.#running) this.#running.painted = null
    else this.#next()
  }

  /** What was asked for last is not wanted any more. */
  forget(): void {
    this.#waiting = null
    if (this.#running) this.#running.painted = null
  }

  /** Whether nothing is being drawn. */
  get isIdle(): boolean {
    return this.#running === null
  }

  onAdded(listener: () => void): () => void {
    this.#added.add(listener)
    return () => this.#added.delete(listener)
  }

  close(): void {
    this.forget()
    this.#port.close()
  }

  #answered(answer: NamesAnswer): void {
    if (answer.kind === 'read') {
      this.#read.get(answer.id)?.(answer.ok)
      this.#read.delete(answer.id)
    }
    if (answer.kind === 'painted') {
      const painted = this.#running?.id === answer.id ? this.#running.painted : null
      this.#running = null
      this.#next()
      painted?.(answer.picture)
      answer.picture.close()
    }
    if (answer.kind === 'read' && answer.ok) for (const tell of this.#added) tell()
  }

  #next(): void {
    if (!this.#waiting) return
    const { job, painted } = this.#waiting
    this.#waiting = null
    this.#running = { id: job.id, painted }
    this.#send({ kind: 'paint', job })
  }

  #send(request: NamesRequest, handOver: Transferable[] = []): void {
    this.#port.postMessage(request, handOver)
  }
}
