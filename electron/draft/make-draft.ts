import { setImmediate } from 'node:timers/promises'
import type { Result } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import { draftArticle } from '../../src/core/draft/draft-article.ts'
import { type Extraction, extractInSlices } from '../../src/core/extract/extract.ts'
import type { Gazetteer } from '../../src/core/gazetteer/gazetteer.ts'
import { reasonOf } from '../gazetteer/search-places.ts'
import { type DraftJob, draftFailure } from './drafter.ts'

/** How often progress is told. */
const TELL_EVERY_MS = 50
/** The share of the work that reading the paragraphs is; places, times and the article itself come after. */
const READING = 0.75

/** Makes the draft of a document. Rejects only on a bug; a gazetteer that does not open is a failure. */
export async function makeDraft(
  { document, details }: DraftJob,
  openGazetteer: () => Promise<Gazetteer>,
  onProgress: (progress: number) => void = () => {},
): Promise<Result<Article>> {
  let gazetteer: Gazetteer
  try {
    gazetteer = await openGazetteer()
  } catch (error) {
    const message = reasonOf(error)
    if (message === null) throw error
    return {
      ok: false,
      failure: draftFailure(details.title, {
        kind: 'unreadable',
        reason: 'the list of places cannot be read',
        message,
        hint: 'Installing Dateline again brings the file back. Your text is as it was.',
      }),
    }
  }
  const published = dayOf(details.published)
  const extraction = await extractTelling(document.text, { gazetteer, published, blocks: document.blocks }, onProgress)
  const value = draftArticle(document, details, extraction)
  onProgress(1)
  return { ok: true, value }
}

async function extractTelling(
  text: string,
  options: Parameters<typeof extractInSlices>[1],
  onProgress: (progress: number) => void,
): Promise<Extraction> {
  const slices = extractInSlices(text, options)
  let told = performance.now()
  for (;;) {
    const { done, value } = slices.next()
    if (done) return value
    if (value < 1 && performance.now() - told < TELL_EVERY_MS) continue
    told = performance.now()
    onProgress(value * READING)
    await setImmediate() // lets the message out
  }
}

/** Days alone count from the day of publication; a month or a year is no day to count from. */
const dayOf = (published: string | undefined): string | undefined =>
  published !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(published) ? published : undefined
