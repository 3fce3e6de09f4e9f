import { parseEdtf } from '../date.ts'
import type { DocumentMetadata, DocumentNote } from './document.ts'
import { readForeignDate } from './foreign-dates.ts'

/** Longer than any title or name; what is longer is cut, for it is not one. */
const longest = 300

/** A line of metadata: white space collapsed, cut when overlong; undefined when nothing is left or it is no text. */
export function toLine(value: unknown): string | undefined {
  if (typeof value !== 'string') return undefined
  const line = value
    .slice(0, longest * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line === '') return undefined
  return line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line
}

/** A language as BCP 47 has it: `en_us` becomes `en-US`. Undefined for anything else. */
export function toLanguage(value: unknown): string | undefined {
  const line = toLine(value)?.replaceAll('_', '-')
  if (line === undefined || line.length > 35) return undefined
  try {
    const language = Intl.getCanonicalLocales(line)[0]
    return language !== undefined && /^(?:und|mul|zxx|mis)\b/.test(language) ? undefined : language // says that it is not said
  } catch {
    return undefined
  }
}

/** An absolute web address, http or https, as written; undefined for anything else. */
export function toWebAddress(value: unknown): string | undefined {
  if (typeof value !== 'string' || value.length > 2000) return undefined
  const address = value.trim()
  return /^https?:\/\/[^\s/?#]+\.[^\s]+$/i.test(address) ? address : undefined
}

/** By their first three letters, in small ones. */
export const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const monthWord = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?'
const dayFirst = new RegExp(`^(?:[a-z]{3,9}\\.?,? )?(\\d{1,2})(?:st|nd|rd|th)? (?:of )?${monthWord},? (\\d{4})\\b`, 'i')
const monthFirst = new RegExp(`^(?:[a-z]{3,9}\\.?,? )?${monthWord} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, 'i')

/**
 * The day (or month, or year) a date as metadata writes it names, as EDTF: ISO 8601, RFC 5322, words of English and many other languages, PDF's `D:2025…`. The day
 * is the written one, before any time zone: it is what the publisher printed. Undefined where it is not certain: 01/08/2025.
 */
export function toPublished(value: unknown): string | undefined {
  const line = toLine(value)
  if (line === undefined) return undefined
  // A month or a year stands alone: “2012 map takes shape” is a headline.
  const iso =
    /^(?:D:)?(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?=$|[T \d+Z-])/.exec(line) ??
    /^(?:D:)?(\d{4})(?:[-/.]?(\d{2}))?$/.exec(line)
  if (iso) return valid(iso.slice(1).filter((part) => part !== undefined))
  const first = dayFirst.exec(line)
  if (first) return fromWords(first[3], first[2], first[1])
  const second = monthFirst.exec(line)
  if (second) return fromWords(second[3], second[1], second[2])
  const day = readForeignDate(line)?.day
  return day === undefined ? undefined : valid(day.split('-'))
}

const fromWords = (year = '', month = '', day = '') =>
  valid([year, String(months.indexOf(month.toLowerCase()) + 1).padStart(2, '0'), day.padStart(2, '0')])

function valid(parts: readonly string[]): string | undefined {
  const text = parts.join('-')
  // A year alone must be a plausible one: four digits are often something else.
  if (parts.length === 1 && !/^(1[5-9]|20)\d\d$/.test(text)) return undefined
  return parseEdtf(text).ok ? text : undefined
}

/** Joins readings of the same document: of each entry the first that is there. */
export function mergeMetadata(...readings: readonly Partial<DocumentMetadata>[]): DocumentMetadata {
  const merged: DocumentMetadata = { authors: [] }
  for (const { title, publisher, authors = [], published, language, url } of readings) {
    if (title !== undefined) merged.title ??= title
    if (publisher !== undefined) merged.publisher ??= publisher
    if (published !== undefined) merged.published ??= published
    if (language !== undefined) merged.language ??= language
    if (url !== undefined) merged.url ??= url
    if (merged.authors.length === 0) merged.authors = [...authors]
  }
  return merged
}

/** What is missing and will be asked for. */
export function noteMissing({ title, published }: DocumentMetadata): DocumentNote[] {
  const notes: DocumentNote[] = []
  if (title === undefined) notes.push({ code: 'title-missing', message: 'No title was found.' })
  if (published === undefined) notes.push({ code: 'date-missing', message: 'No date of publication was found.' })
  return notes
}

/** The note on a file's own date, which tells when the file was made and is not taken for the date of publication. */
export function noteFileDate(value: unknown): DocumentNote[] {
  const made = toPublished(value)
  if (made === undefined) return []
  return [
    { code: 'file-date', message: `The file itself was made on ${made}, which need not be the date of publication.` },
  ]
}

/** A title from a file's own properties, unless it is what programs put there by themselves: “Microsoft Word - draft.doc”, “Untitled”. */
export function toFileTitle(value: unknown): string | undefined {
  const line = toLine(value)
  if (line === undefined) return undefined
  const made = /^(?:microsoft (?:word|powerpoint)\b|untitled\b|document\d*$|print\b|about:blank)/i
  return made.test(line) || /\.(?:docx?|pdf|html?|indd|qxd|txt|rtf|odt|tmp)$/i.test(line) ? undefined : line
}
