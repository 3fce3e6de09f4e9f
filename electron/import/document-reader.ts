import { z } from 'zod'
import { type Failure, type ImportProgress, importProgress, type Result, requests } from '../../src/contract/index.ts'
import type { ImportedDocument } from '../../src/core/import/document.ts'
import { cancelledFailure, documentFailure } from './failures.ts'
import { type DocumentSource, sourceName } from './source.ts'

/** What the reading process says. */
const readerMessage = z.union([
  z.object({ progress: importProgress }),
  z.object({ result: requests.importDocument.output }),
])

export type ReaderMessage = z.output<typeof readerMessage>

/** What is used of Electron's UtilityProcess. */
export interface ReadingProcess {
  readonly pid: number | undefined
  postMessage(message: DocumentSource): void
  on(event: 'message', listener: (message: unknown) => void): unknown
  on(event: 'exit', listener: (code: number) => void): unknown
  kill(): boolean
}

interface Options {
  fork(): ReadingProcess
  /** Memory of a process in bytes; undefined when it is not known. */
  memoryOf(pid: number): number | undefined
  readonly timeoutMs?: number
  readonly mostMemoryBytes?: number
}

interface Reading {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ImportProgress) => void
}

/** What the reading of one document may take; a megabyte of Markdown, the slowest to read, takes some seconds. */
const usualTimeoutMs = 60_000
const usualMemoryBytes = 1_500_000_000
const memoryCheckMs = 250

/** Reads documents, each in a process of its own that is ended with it: hostile ones can harm nothing but their own reading. */
export class DocumentReader {
  readonly #options: Options

  constructor(options: Options) {
    this.#options = options
  }

  /** Never rejects: a process that crashes, hangs or grows without end is a failure like any other. */
  read(source: DocumentSource, { signal, onProgress }: Reading = {}): Promise<Result<ImportedDocument>> {
    const { fork, memoryOf, timeoutMs = usualTimeoutMs, mostMemoryBytes = usualMemoryBytes } = this.#options
    const name = sourceName(source)
    return new Promise((resolve) => {
      if (signal?.aborted) return resolve({ ok: false, failure: cancelledFailure(name) })
      const child = fork()
      let settled = false
      const finish = (result: Result<ImportedDocument>) => {
        if (settled) return
        settled = true
        clearTimeout(timer)
        clearInterval(watch)
        signal?.removeEventListener('abort', cancel)
        child.kill()
        resolve(result)
      }
      const fail = (failure: Failure) => finish({ ok: false, failure })
      const cancel = () => fail(cancelledFailure(name))
      const timer = setTimeout(() => fail(timedOut(name, timeoutMs)), timeoutMs)
      const watch = setInterval(() => {
        const bytes = child.pid === undefined ? undefined : memoryOf(child.pid)
        if (bytes !== undefined && bytes > mostMemoryBytes) fail(tookMemory(name))
      }, memoryCheckMs)
      signal?.addEventListener('abort', cancel)
      child.on('message', (data) => {
        if (settled) return
        const message = readerMessage.safeParse(data)
        if (!message.success) fail(crashed(name))
        else if ('progress' in message.data) onProgress?.(message.data.progress)
        else finish(message.data.result)
      })
      child.on('exit', () => fail(crashed(name)))
      child.postMessage(source)
    })
  }
}

const copyInstead = 'If it is the right file, copy the text you need and open it from the clipboard.'

const timedOut = (name: string, ms: number): Failure =>
  documentFailure(name, {
    kind: 'timed-out',
    reason: 'reading it took too long',
    message: `It was not read within ${Math.round(ms / 1000)} seconds, so Dateline stopped.`,
    hint: copyInstead,
  })

const tookMemory = (name: string): Failure =>
  documentFailure(name, {
    kind: 'too-large',
    reason: 'reading it takes too much memory',
    message: 'What is in it grows far beyond the size of the file, so Dateline stopped.',
    hint: copyInstead,
  })

const crashed = (name: string): Failure =>
  documentFailure(name, {
    kind: 'crashed',
    reason: 'reading it failed',
    message: 'The part of Dateline that reads documents stopped. Nothing else was affected.',
    hint: copyInstead,
  })
