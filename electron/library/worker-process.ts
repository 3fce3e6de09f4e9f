import type { WorkerAnswer, WorkerAnswers, WorkerAsk } from './worker.ts'

/** What the process says: the answer to the ask of that number, or the bug it ran into. */
export type WorkerMessage =
  | { readonly number: number; readonly answer: WorkerAnswer }
  | { readonly number: number; readonly fault: string }

/** What is used of Electron's UtilityProcess. */
export interface ForkedProcess {
  readonly pid: number | undefined
  postMessage(message: { readonly number: number; readonly ask: WorkerAsk }): void
  on(event: 'message', listener: (message: WorkerMessage) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

interface Options {
  fork(): ForkedProcess
  /** Memory of a process in bytes; undefined when it is not known. */
  memoryOf(pid: number): number | undefined
  readonly timeoutMs?: number
  readonly mostMemoryBytes?: number
}

/** Why there is no answer: the process took too long, too much memory, or stopped. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost'
  readonly reason: 'timed-out' | 'memory' | 'crashed'
  /** Whether this very ask was the one being worked on; others were only waiting behind it. */
  readonly culprit: boolean
  constructor(reason: WorkerLost['reason'], culprit: boolean) {
    super(`the process that reads articles: ${reason}`)
    this.reason = reason
    this.culprit = culprit
  }
}

interface Waiting {
  readonly ask: WorkerAsk
  resolve(answer: WorkerAnswer): void
  reject(error: Error): void
}

/** What one file may take. A file of 32 MB that is refused takes ten seconds on a slow machine. */
const usualTimeoutMs = 30_000
/** The index of a thousand articles takes about a tenth of it. */
const usualMemoryBytes = 1_500_000_000
const memoryCheckMs = 250

/** The process that reads articles, forked with the first ask and again after it was lost; its index starts empty each time. */
export class WorkerProcess {
  readonly #options: Options
  readonly #waiting = new Map<number, Waiting>()
  readonly #lost: () => void
  #child: ForkedProcess | null = null
  #count = 0
  #timer: NodeJS.Timeout | undefined
  #watch: NodeJS.Timeout | undefined

  /** `lost` is told when the index is gone with its process. */
  constructor(options: Options, lost: () => void) {
    this.#options = options
    this.#lost = lost
  }

  /** Asks the process, which takes one ask after the other. Rejects with WorkerLost, or for a bug. */
  ask<A extends WorkerAsk>(ask: A): Promise<WorkerAnswers[A['do']]> {
    const child = this.#child ?? this.#fork()
    this.#count += 1
    const number = this.#count
    return new Promise((resolve, reject) => {
      // The process answers each kind of ask with its kind of answer.
      this.#waiting.set(number, { ask, resolve: resolve as Waiting['resolve'], reject })
      child.postMessage({ number, ask })
      if (this.#waiting.size === 1) this.#follow()
    })
  }

  /** Ends the process; what waits is rejected. */
  close(): void {
    this.#end('crashed')
  }

  #fork(): ForkedProcess {
    const child = this.#options.fork()
    this.#child = child
    child.on('message', (message) => {
      if (child !== this.#child) return
      const held = this.#waiting.get(message.number)
      this.#waiting.delete(message.number)
      this.#follow()
      if ('fault' in message) held?.reject(new Error(message.fault))
      else held?.resolve(message.answer)
    })
    child.on('exit', () => {
      if (child === this.#child) this.#end('crashed')
    })
    return child
  }

  /** Times the ask that is being worked on: the first that waits. */
  #follow(): void {
    clearTimeout(this.#timer)
    clearInterval(this.#watch)
    if (this.#waiting.size === 0) return
    const { timeoutMs = usualTimeoutMs, mostMemoryBytes = usualMemoryBytes, memoryOf } = this.#options
    this.#timer = setTimeout(() => this.#end('timed-out'), timeoutMs)
    this.#watch = setInterval(() => {
      const bytes = this.#child?.pid === undefined ? undefined : memoryOf(this.#child.pid)
      if (bytes !== undefined && bytes > mostMemoryBytes) this.#end('memory')
    }, memoryCheckMs)
  }

  #end(reason: WorkerLost['reason']): void {
    const child = this.#child
    this.#child = null
    const waiting = [...this.#waiting.values()]
    this.#waiting.clear()
    this.#follow()
    child?.kill()
    waiting.forEach(({ reject }, k) => {
      reject(new WorkerLost(reason, k === 0))
    })
    if (child) this.#lost()
  }
}
