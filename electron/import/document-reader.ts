import { z } from 'zod'
import { type Failure, type ImportProgress, importProgress, type Result, result } from '../../src/contract/index.ts'
import { type ImportedDocument, importedDocumentSchema } from '../../src/core/import/document.ts'
import { WorkProcess, type WorkProcessOptions } from '../work/work-process.ts'
import { cancelledFailure, documentFailure } from './failures.ts'
import { type DocumentSource, sourceName } from './source.ts'

/** What the reading process says. */
const readerMessage = z.union([
  z.object({ progress: importProgress }),
  z.object({ result: result(importedDocumentSchema) }),
])

export type ReaderMessage = z.output<typeof readerMessage>

interface Reading {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: ImportProgress) => void
}

/** Reads documents, each in a process of its own that is ended with it: hostile ones can harm nothing but their own reading. */
export class DocumentReader {
  readonly #process: WorkProcess<DocumentSource>

  constructor(options: Omit<WorkProcessOptions<DocumentSource>, 'keepMs'>) {
    this.#process = new WorkProcess(options)
  }

  /** Never rejects. */
  read(source: DocumentSource, { signal, onProgress }: Reading = {}): Promise<Result<ImportedDocument>> {
    const name = sourceName(source)
    return this.#process.run({
      job: source,
      message: readerMessage,
      cancelled: cancelledFailure(name),
      crashed: crashed(name),
      tookMemory: tookMemory(name),
      timedOut: (seconds) => timedOut(name, seconds),
      signal,
      onProgress,
    })
  }
}

const copyInstead = 'If it is the right file, copy the text you need and open it from the clipboard.'

const timedOut = (name: string, seconds: number): Failure =>
  documentFailure(name, {
    kind: 'timed-out',
    reason: 'reading it took too long',
    message: `It was not read within ${seconds} seconds, so Dateline stopped.`,
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
