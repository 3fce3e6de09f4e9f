import { z } from 'zod'
import { edtfText } from '../article.ts'
import { languageTag, mostInDetails as most } from './details-form.ts'

/** What a draft says of its source, as the reader has confirmed it. Lines are trimmed; what is not known is left out. */
export const draftDetailsSchema = z.strictObject({
  title: z.string().trim().min(1, 'the title is empty').max(most.title, 'the title is too long'),
  publisher: z.string().trim().min(1).max(most.line, 'the publisher is too long').optional(),
  authors: z.array(z.string().trim().min(1).max(most.line, 'an author is too long')).max(most.authors),
  /** EDTF. */
  published: edtfText.optional(),
  /** BCP 47. */
  language: z.string().regex(languageTag, 'a language is a BCP 47 tag such as en'),
})

export type DraftDetails = z.output<typeof draftDetailsSchema>
