import type { ArticleSummary, Result } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import { mostArticleBytes } from '../library/article-file.ts'
import { articleText } from '../library/article-text.ts'
import { cancelledDraft, type Drafter, type DraftJob, draftFailure } from './drafter.ts'

interface Machine {
  readonly drafter: Pick<Drafter, 'draft' | 'warm'>
  /** Puts the draft on the shelf, so that nothing of it is lost. */
  create(article: Article): Promise<Result<ArticleSummary>>
  onProgress(progress: number): void
}

/** Texts shorter than this give articles far under the limit of a file, and need not be measured. */
const smallUnits = 200_000

/** The drafts that a page asks for, one at a time. */
export class Drafts {
  readonly #machine: Machine
  #running: AbortController | null = null

  constructor(machine: Machine) {
    this.#machine = machine
  }

  /** Gets ready for a draft: a text has been opened. */
  warm(): void {
    this.#machine.drafter.warm()
  }

  /** Makes an article of a document and puts it on the shelf; one that is still being made is cancelled. */
  async draft(job: DraftJob): Promise<Result<ArticleSummary>> {
    this.cancel()
    const own = new AbortController()
    this.#running = own
    try {
      const drafted = await this.#machine.drafter.draft(job, {
        signal: own.signal,
        onProgress: (progress) => this.#machine.onProgress(progress),
      })
      if (!drafted.ok) return drafted
      if (own.signal.aborted) return { ok: false, failure: cancelledDraft(job.details.title) }
      if (job.document.text.length > smallUnits && isTooLarge(drafted.value)) return tooLarge(job)
      return await this.#machine.create(drafted.value)
    } finally {
      if (this.#running === own) this.#running = null
    }
  }

  /** Cancels the draft that is being made, if any. */
  cancel(): void {
    this.#running?.abort()
    this.#running = null
  }
}

/** An article that could be written and then not be opened again. */
const isTooLarge = (article: Article): boolean => Buffer.byteLength(articleText(article)) > mostArticleBytes

const tooLarge = ({
  details,
}: DraftJob): { readonly ok: false; readonly failure: ReturnType<typeof draftFailure> } => ({
  ok: false,
  failure: draftFailure(details.title, {
    kind: 'too-large',
    reason: 'there is too much in it for one article',
    message: `With everything found in it, its file would have more than the ${Math.round(mostArticleBytes / 1_000_000)} MB that Dateline opens.`,
    hint: 'Open it in parts, each from the clipboard.',
  }),
})
