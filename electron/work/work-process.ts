import type { z } from 'zod'
import type { Failure, Result } from '../../src/contract/index.ts'

/** What is used of Electron's UtilityProcess. */
export interface WorkingProcess<Job> {
  readonly pid: number | undefined
  postMessage(message: Job): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

export interface WorkProcessOptions<Job> {
  fork(): WorkingProcess<Job>
  /** Memory of a process in bytes; undefined when it is not known. */
  memoryOf(pid: number): number | undefined
  readonly timeoutMs?: number
  readonly mostMemoryBytes?: number
  /** How long a process that has done its work waits for more; 0 ends it with its work. */
  readonly keepMs?: number
}

/** What is done, what the process may say, and the words for what can go wrong. */
export interface Work<Job, Progress, Value> {
  readonly job: Job
  /** What the process sends; anything else is a crash. */
  readonly message: z.ZodType<{ progress: Progress } | { result: Result<Value> }>
  readonly cancelled: Failure
  readonly crashed: Failure
  readonly tookMemory: Failure
  timedOut(seconds: number): Failure
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: ((progress: Progress) => void) | undefined
}

/** What one piece of work may take; a megabyte of Markdown, the slowest document to read, takes some seconds. */
const usualTimeoutMs = 60_000
const usualMemoryBytes = 1_500_000_000
const memoryCheckMs = 250

interface Hand<Job> {
  readonly child: WorkingProcess<Job>
  /** Who is told what the process says; nobody while it waits. */
  onMessage: ((message: unknown) => void) | null
  onExit: (() => void) | null
  waiting: NodeJS.Timeout | null
}

/**
 * Work done in a process of its own, within limits of time and memory: hostile input can harm nothing but its own work. One that
 * fails in any way is ended; one that has done its work may wait for more.
 */
export class WorkProcess<Job> {
  readonly #options: WorkProcessOptions<Job>
  #idle: Hand<Job> | null = null

  constructor(options: WorkProcessOptions<Job>) {
    this.#options = options
  }

  /** Starts the process before there is work, so that the work does not wait for it. Only where processes are kept. */
  warm(): void {
    const { keepMs = 0 } = this.#options
    if (keepMs === 0) return
    this.#rest(this.#idle ?? this.#fork())
  }

  /** Never rejects: a process that crashes, hangs or grows without end is a failure like any other. */
  run<Progress, Value>(work: Work<Job, Progress, Value>): Promise<Result<Value>> {
    const { memoryOf, timeoutMs = usualTimeoutMs, mostMemoryBytes = usualMemoryBytes, keepMs = 0 } = this.#options
    return new Promise((resolve) => {
      if (work.signal?.aborted) return resolve({ ok: false, failure: work.cancelled })
      const hand = this.#take()
      const { child } = hand
      const settle = (result: Result<Value>, keep: boolean) => {
        hand.onMessage = null
        hand.onExit = null
        clearTimeout(timer)
        clearInterval(watch)
        work.signal?.removeEventListener('abort', cancel)
        if (keep && keepMs > 0 && this.#idle === null) this.#rest(hand)
        else child.kill()
        resolve(result)
      }
      const fail = (failure: Failure) => settle({ ok: false, failure }, false)
      const cancel = () => fail(work.cancelled)
      const timer = setTimeout(() => fail(work.timedOut(Math.round(timeoutMs / 1000))), timeoutMs)
      const watch = setInterval(() => {
        const bytes = child.pid === undefined ? undefined : memoryOf(child.pid)
        if (bytes !== undefined && bytes > mostMemoryBytes) fail(work.tookMemory)
      }, memoryCheckMs)
      work.signal?.addEventListener('abort', cancel)
      hand.onExit = () => fail(work.crashed)
      hand.onMessage = (data) => {
        const message = work.message.safeParse(data)
        if (!message.success) fail(work.crashed)
        else if ('progress' in message.data) work.onProgress?.(message.data.progress)
        else settle(message.data.result, true)
      }
      child.postMessage(work.job)
    })
  }

  #take(): Hand<Job> {
    const hand = this.#idle ?? this.#fork()
    this.#idle = null
    if (hand.waiting) clearTimeout(hand.waiting)
    hand.waiting = null
    return hand
  }

  #fork(): Hand<Job> {
    const hand: Hand<Job> = { child: this.#options.fork(), onMessage: null, onExit: null, waiting: null }
    hand.child.on('message', (message) => hand.onMessage?.(message))
    hand.child.on('exit', () => {
      if (this.#idle === hand) this.#idle = null
      if (hand.waiting) clearTimeout(hand.waiting)
      hand.onExit?.()
    })
    return hand
  }

  /** Lets a process wait for work, for a while. */
  #rest(hand: Hand<Job>): void {
    this.#idle = hand
    if (hand.waiting) clearTimeout(hand.waiting)
    hand.waiting = setTimeout(() => {
      if (this.#idle === hand) this.#idle = null
      hand.child.kill()
    }, this.#options.keepMs)
    hand.waiting.unref()
  }
}
