import { z } from 'zod'
import { edtfText } from '../article.ts'
import type { DocumentMetadata } from '../import/document.ts'
import { fitLine } from './fit.ts'

/** What a draft says of its source, as the reader has confirmed it. Lines are trimmed; what is not known is left out. */
export const draftDetailsSchema = z.strictObject({
  title: z.string().trim().min(1, 'the title is empty').max(300, 'the title is longer than 300 characters'),
  publisher: z.string().trim().min(1).max(200, 'the publisher is longer than 200 characters').optional(),
  authors: z.array(z.string().trim().min(1).max(200, 'an author is longer than 200 characters')).max(200),
  /** EDTF. */
  published: edtfText.optional(),
  /** BCP 47. */
  language: z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'a language is a BCP 47 tag such as en'),
})

export type DraftDetails = z.output<typeof draftDetailsSchema>

/** What stands in the form before the reader changes it; the language is taken for English where none is given. */
export function detailsOf({ title, publisher, authors, published, language }: DocumentMetadata): {
  readonly title: string
  readonly publisher: string
  readonly authors: readonly string[]
  readonly published: string
  readonly language: string
} {
  const known = draftDetailsSchema.shape.language.safeParse(language)
  return {
    title: fitLine(title ?? '', 300),
    publisher: fitLine(publisher ?? '', 200),
    authors: authors.map((name) => fitLine(name, 200)).filter((name) => name !== ''),
    published: published ?? '',
    language: known.success ? known.data : 'en',
  }
}
