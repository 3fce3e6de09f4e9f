import type { Article } from '../../../src/core/article.ts'
import type { DraftDetails } from '../../../src/core/draft/details.ts'
import { draftArticle } from '../../../src/core/draft/draft-article.ts'
import { extract } from '../../../src/core/extract/extract.ts'
import type { ImportedDocument } from '../../../src/core/import/document.ts'
import { readPlainText } from '../../../src/core/import/plain-text.ts'
import { committedGazetteer } from '../gazetteer/committed.ts'

const gazetteer = committedGazetteer()

/** A text as it is imported. */
export function documentOf(text: string): ImportedDocument {
  const { blocks, ...reading } = readPlainText(text)
  return {
    format: 'text',
    name: 'text.txt',
    ...reading,
    blocks: [...blocks],
    notes: [...reading.notes],
  }
}

/** The draft of a text, as the app makes it. */
export function drafted(text: string, details: Partial<DraftDetails> = {}): Article {
  const document = documentOf(text)
  const whole: DraftDetails = { title: 'A text', authors: [], published: '2025-08-01', language: 'en', ...details }
  return draftArticle(document, whole, extract(document.text, { gazetteer, published: whole.published }))
}
