import { z } from 'zod'
import { type Failure, failureSchema, type Result } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import { checkArticle } from '../../src/core/check-article.ts'
import { draftDetailsSchema } from '../../src/core/draft/details.ts'
import { importedDocumentSchema } from '../../src/core/import/document.ts'
import { WorkProcess, type WorkProcessOptions } from '../work/work-process.ts'

/** What is drafted: a document as it was read, and its details as the reader gave them. */
export const draftJob = z.strictObject({ document: importedDocumentSchema, details: draftDetailsSchema })

export type DraftJob = z.output<typeof draftJob>

/** Checked piece by piece: the schema alone would hold main up for a long draft. */
const article = z.custom<Article>((value) => checkArticle(value).success)

/** What the drafting process says. */
const drafterMessage = z.union([
  z.object({ progress: z.number().min(0).max(1) }),
  z.object({
    result: z.discriminatedUnion('ok', [
      z.object({ ok: z.literal(true), value: article }),
      z.object({ ok: z.literal(false), failure: failureSchema }),
    ]),
  }),
])

export type DrafterMessage = z.output<typeof drafterMessage>

interface Drafting {
  readonly signal?: AbortSignal
  readonly onProgress?: (progress: number) => void
}

/** A draft in the works is rarely the only one; the process with the gazetteer in it takes a second to start. */
const KEEP_MS = 120_000

/** Makes drafts in a process of its own, which holds the gazetteer and waits a while for the next. */
export class Drafter {
  readonly #process: WorkProcess<DraftJob>

  constructor(options: WorkProcessOptions<DraftJob>) {
    this.#process = new WorkProcess({ keepMs: KEEP_MS, ...options })
  }

  /** Opens the gazetteer while the reader looks at the details. */
  warm(): void {
    this.#process.warm()
  }

  /** Never rejects. */
  draft(job: DraftJob, { signal, onProgress }: Drafting = {}): Promise<Result<Article>> {
    const { title } = job.details
    return this.#process.run({
      job,
      message: drafterMessage,
      cancelled: cancelledDraft(title),
      crashed: draftFailure(title, {
        kind: 'crashed',
        reason: 'looking through it failed',
        message: 'The part of Dateline that finds statements stopped. Nothing else was affected.',
        hint: 'Try again. If it comes back, open a part of the text from the clipboard.',
      }),
      tookMemory: draftFailure(title, {
        kind: 'too-large',
        reason: 'looking through it takes too much memory',
        message: 'There is more in it than Dateline can hold at once, so it stopped.',
        hint: 'Open a part of the text from the clipboard.',
      }),
      timedOut: (seconds) =>
        draftFailure(title, {
          kind: 'timed-out',
          reason: 'looking through it took too long',
          message: `It was not done within ${seconds} seconds, so Dateline stopped.`,
          hint: 'Open a part of the text from the clipboard.',
        }),
      signal,
      onProgress,
    })
  }
}

/** A failure to make a draft; `title` is the article's, as the reader knows it. */
export const draftFailure = (
  title: string,
  { kind, reason, message, hint }: Pick<Failure, 'kind' | 'message' | 'hint'> & { readonly reason: string },
): Failure => ({ kind, title: `No article was made of this text: ${reason}`, message, hint, file: title })

export const cancelledDraft = (title: string): Failure => ({
  kind: 'cancelled',
  title: 'No article was made of this text',
  message: 'Looking through it was cancelled.',
  hint: 'Find statements again whenever you like.',
  file: title,
})
