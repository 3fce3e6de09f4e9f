import type { Block } from '../article.ts'
import { readByline } from './byline.ts'
import type { DocumentMetadata, DocumentNote } from './document.ts'
import { readForeignDate } from './foreign-dates.ts'
import { toLine, toPublished } from './metadata.ts'

/** A byline and a date stand among the first blocks, where they stand at all. */
const headBlocks = 6

/** What the head of a text prints of who wrote it and when it was published. A guess: where the document says it itself, that goes before. */
export type Head = Pick<DocumentMetadata, 'authors' | 'published'>

/** The first heading of a text, which most documents have for a title. */
export function firstHeading(text: string, blocks: readonly Block[]): string | undefined {
  const heading = blocks.find((block) => block.kind === 'heading')
  return heading && toLine(text.slice(heading.start, heading.end))
}

/** Reads the byline and the date that are printed above a text, each on a line of its own or both on one. */
export function readHead(text: string, blocks: readonly Block[]): Head {
  const found: Head = { authors: [] }
  for (const block of blocks.slice(0, headBlocks)) {
    for (const line of text.slice(block.start, Math.min(block.end, block.start + 500)).split('\n')) {
      const byline = isByline(line) ? readByline(line) : null
      const date = byline?.published ?? dateOfLine(line) ?? toPublished(reportDateline.exec(line)?.[1])
      if (date !== undefined) found.published ??= date
      if (byline && found.authors.length === 0) found.authors = byline.authors
    }
  }
  return found
}

/** Tells that a date was taken from the head of the text; nothing where there is none, or the document itself gives one. */
export const noteHeadDate = ({ published: date }: Head, own: Partial<DocumentMetadata> = {}): DocumentNote[] =>
  date === undefined || own.published !== undefined ? [] : [noteGuessedDate(date, 'head of the text')]

export const noteGuessedDate = (date: string, from: 'head of the text' | 'address of the page'): DocumentNote => ({
  code: 'date-guessed',
  message: `The date of publication, ${date}, was taken from the ${from}.`,
})

const published = /^(?:published|updated|posted|first published|last updated|date)?(?: on)?[:\s]*(?=\S)/i

/** The date a line of its own gives: “Published: 1 August 2025, 10:15”. */
function dateOfLine(line: string): string | undefined {
  if (line.length > 80 || !/\d{4}/.test(line)) return undefined
  const date = toPublished(line.replace(published, ''))
  return date !== undefined && date.length > 'YYYY'.length ? date : undefined // a year alone dates many things
}

export const isDateLine = (line: string): boolean => dateOfLine(line) !== undefined || readForeignDate(line) !== null
export const isByline = (line: string): boolean => /^by \p{Lu}/iu.test(line) && line.length <= 120

/** The line that opens a report: “KYIV, Ukraine, Aug. 1, 2025 (Agency) —”. Only one with a year gives a date. */
const reportDateline =
  /^\p{Lu}[\p{Lu}\s.,'’-]{2,40}(?:,\s[\p{L}\s.]{2,30})?,\s(\p{L}{3,9}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s\p{L}{3,9}\.?\s\d{4})\b/u
