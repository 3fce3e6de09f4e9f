import { parseEdtf } from '../date.ts'
import type { ImportedDocument } from '../import/document.ts'
import { toPublished } from '../import/metadata.ts'
import type { DraftDetails } from './details.ts'
import { fitLine } from './fit.ts'
import { languageOf } from './language.ts'

// Apart from the schema, which is main's: the page holds none of what checks files.

/** Longest lines, and most authors, that the article file takes. */
export const mostInDetails = { title: 300, line: 200, authors: 200 } as const

/** BCP 47, as far as it is checked. */
export const languageTag = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/

/** The details as they stand in the form: lines of text, empty where nothing is known. Authors are parted by semicolons. */
export interface DetailsForm {
  readonly title: string
  readonly publisher: string
  readonly authors: string
  readonly published: string
  readonly language: string
}

export type DetailsField = keyof DetailsForm

/** What stands in the form before the reader changes it; where no language is given, the one its letters or words show, else English. */
export function formOf({ metadata, text }: Pick<ImportedDocument, 'metadata' | 'text'>): DetailsForm {
  const { title, publisher, authors, published, language } = metadata
  return {
    title: fitLine(title ?? '', mostInDetails.title),
    publisher: fitLine(publisher ?? '', mostInDetails.line),
    authors: authors
      .map((name) => fitLine(name.replaceAll(';', ','), mostInDetails.line))
      .filter((name) => name !== '')
      .join('; '),
    published: published ?? '',
    language: language !== undefined && languageTag.test(language) ? language : (languageOf(text) ?? 'en'),
  }
}

/** The date that is meant, as EDTF: written as that, or as people write days: “1 August 2025”. Null for anything else. */
export function readPublished(words: string): string | null {
  const value = words.trim()
  return parseEdtf(value).ok ? value : (toPublished(value) ?? null)
}

export type FormReading =
  | { readonly ok: true; readonly details: DraftDetails }
  /** One sentence for people for each field that is not right. */
  | { readonly ok: false; readonly faults: Partial<Record<DetailsField, string>> }

/** Reads the form; every field that is not right is told at once. */
export function readForm(form: DetailsForm): FormReading {
  const [title, publisher, published] = [form.title.trim(), form.publisher.trim(), form.published.trim()]
  const authors = form.authors
    .split(';')
    .map((name) => name.trim())
    .filter((name) => name !== '')
  const day = published === '' ? undefined : readPublished(published)
  const faults: Partial<Record<DetailsField, string>> = {}
  if (title === '') faults.title = 'An article needs a title. Any words by which you will find it again will do.'
  else if (title.length > mostInDetails.title)
    faults.title = `A title has at most ${mostInDetails.title} characters; this has ${title.length}.`
  if (publisher.length > mostInDetails.line)
    faults.publisher = `A publisher has at most ${mostInDetails.line} characters; this has ${publisher.length}.`
  if (authors.length > mostInDetails.authors)
    faults.authors = `At most ${mostInDetails.authors} authors can be kept; these are ${authors.length}.`
  else if (authors.some((name) => name.length > mostInDetails.line))
    faults.authors = `A name has at most ${mostInDetails.line} characters. Part several authors with semicolons.`
  if (day === null)
    faults.published = `“${fitLine(published, 40)}” is not a date that Dateline understands. Write 2025-08-01, or 2025-08 or 2025 where the day is not known.`
  if (!languageTag.test(form.language)) faults.language = 'Choose the language of the text.'
  if (Object.keys(faults).length > 0) return { ok: false, faults }
  return {
    ok: true,
    details: {
      title,
      ...(publisher !== '' && { publisher }),
      authors,
      ...(day !== undefined && day !== null && { published: day }),
      language: form.language,
    },
  }
}
