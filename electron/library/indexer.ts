import { faultLine } from '../../src/core/library/fault-line.ts'
import type { ShelfFindings, ShelfQuery } from '../../src/core/library/search-contract.ts'
import type { Records } from './records.ts'
import { WorkerLost, type WorkerProcess } from './worker-process.ts'

/** An article file in the state in which it is to be indexed. */
export interface Wanted {
  readonly id: string
  readonly file: string
  readonly stamp: string
}

interface Options {
  readonly records: Records
  readonly worker: WorkerProcess
  /** The file as the reader knows it. */
  show(file: string): string
  /** Told as articles are read, and when all are. */
  onProgress(): void
  report(message: string): void
}

/** A process that stops by itself this often in a row, without an answer between, is not asked again until something changes. */
const mostCrashes = 4

/** Keeps the index in step with the files: one after the other in the background, those nothing is known of first. */
export class Indexer {
  readonly #options: Options
  #wanted = new Map<string, Wanted>()
  /** The state in which each article is in the index, or was found broken. */
  readonly #done = new Map<string, string>()
  readonly #crashesOf = new Map<string, number>()
  #crashes = 0
  #started = false
  #running: Promise<void> | null = null
  #settling: (() => void)[] = []

  constructor(options: Options) {
    this.#options = options
  }

  get progress(): { done: number; total: number } {
    let done = 0
    for (const item of this.#wanted.values()) if (this.#done.get(item.id) === item.stamp) done += 1
    return { done, total: this.#wanted.size }
  }

  /** Whether what the shelf shows of a file is known. */
  isKnown({ file, stamp }: Wanted): boolean {
    const held = this.#options.records.of(file)
    return held?.stamp === stamp && (held.digest !== null || held.fault !== null)
  }

  /** From now on everything is indexed; before, only what nothing is known of is read, so that a start is not held up. */
  start(): void {
    this.#started = true
    this.#run()
  }

  /** Says what is to be in the index; all else leaves it. */
  want(items: readonly Wanted[]): void {
    this.#wanted = new Map(items.map((item) => [item.id, item]))
    const gone = [...this.#done.keys()].filter((id) => !this.#wanted.has(id))
    for (const id of gone) this.#done.delete(id)
    if (gone.length > 0) this.#options.worker.ask({ do: 'drop', ids: gone }).catch(() => undefined) // a lost index holds nothing
    this.#crashes = 0
    this.#run()
  }

  /** Resolves when something is known of every article, or after `ms`. */
  async settle(ms: number): Promise<void> {
    if ([...this.#wanted.values()].every((item) => this.isKnown(item))) return
    let timer: NodeJS.Timeout | undefined
    await new Promise<void>((resolve) => {
      this.#settling.push(resolve)
      if (Number.isFinite(ms)) timer = setTimeout(resolve, ms)
    })
    clearTimeout(timer)
  }

  /** The index is gone with its process: everything that was in it is wanted again. */
  lost(): void {
    this.#done.clear()
    setImmediate(() => this.#run())
  }

  search(query: ShelfQuery): Promise<Omit<ShelfFindings, 'indexed'>> {
    this.start()
    return this.#options.worker.ask({ do: 'search', query })
  }

  #run(): void {
    this.#running ??= this.#indexAll()
      .catch((error: unknown) => this.#options.report(`indexing stopped: ${String(error)}`))
      .finally(() => {
        this.#running = null
        if (this.#crashes < mostCrashes && this.#next()) this.#run()
      })
  }

  async #indexAll(): Promise<void> {
    for (let item = this.#next(); item && this.#crashes < mostCrashes; item = this.#next()) {
      await this.#index(item)
      if (!this.#unknown()) this.#settled()
      this.#options.onProgress()
    }
    this.#settled()
  }

  #settled(): void {
    for (const resolve of this.#settling.splice(0)) resolve()
  }

  #unknown(): Wanted | undefined {
    for (const item of this.#wanted.values()) if (!this.isKnown(item)) return item
    return undefined
  }

  #next(): Wanted | undefined {
    const unknown = this.#unknown()
    if (unknown || !this.#started) return unknown
    for (const item of this.#wanted.values()) {
      if (this.#done.get(item.id) === item.stamp) continue
      if (this.#options.records.of(item.file)?.fault === null) return item
      this.#done.set(item.id, item.stamp) // found broken in this very state: there is nothing to index
    }
    return undefined
  }

  async #index({ id, file, stamp }: Wanted): Promise<void> {
    const { records, worker, show, report } = this.#options
    const held = records.of(file)
    const checked = held?.stamp === stamp && held.digest !== null ? stamp : ''
    const broken = (fault: string) => {
      records.put(file, { stamp, digest: null, fault })
      this.#done.set(id, stamp)
    }
    try {
      const indexing = await worker.ask({ do: 'index', id, file, shown: show(file), stamp: checked })
      this.#crashes = 0
      if (!indexing.ok) return broken(faultLine(indexing.failure))
      if (indexing.digest) records.put(file, { stamp: indexing.version.stamp, digest: indexing.digest, fault: null })
      this.#done.set(id, indexing.version.stamp)
      // A file that changed since it was looked at is looked at again with the next scan; until then this is what is known of it.
      if (indexing.version.stamp !== stamp && this.#wanted.get(id)?.stamp === stamp)
        this.#wanted.set(id, { id, file, stamp: indexing.version.stamp })
    } catch (error) {
      if (!(error instanceof WorkerLost)) {
        report(`${file} cannot be indexed: ${String(error)}`)
        return broken(faultLine({ kind: 'crashed' }))
      }
      if (!error.culprit) return
      if (error.reason === 'timed-out') return broken(faultLine({ kind: 'timed-out' }))
      if (error.reason === 'memory') return broken(faultLine({ kind: 'too-large' }))
      this.#crashes += 1
      const crashes = (this.#crashesOf.get(file) ?? 0) + 1
      this.#crashesOf.set(file, crashes)
      // Once may be the process's own fault.
      if (crashes > 1) broken(faultLine({ kind: 'crashed' }))
    }
  }
}
