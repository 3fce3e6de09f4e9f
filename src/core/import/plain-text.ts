import type { Block } from '../article.ts'
import type { DocumentMetadata, DocumentNote, DocumentReading } from './document.ts'
import { documentLimits } from './document.ts'
import { mergeMetadata, noteMissing, toAuthors, toLine, toPublished } from './metadata.ts'
import { tooMuchText } from './text-builder.ts'

/**
 * Reads plain text. The text stays as it is but for its line ends and a mark at its start; blocks are the stretches between empty
 * lines, or the single lines where the text has no empty ones.
 */
export function readPlainText(source: string): DocumentReading {
  const text = normalizeLines(source)
  if (text.length > documentLimits.text) throw tooMuchText()
  const blocks = markHeadings(text, findBlocks(text))
  const guessed = guessMetadata(text, blocks)
  const metadata = mergeMetadata(guessed)
  return { text, blocks, metadata, notes: [...noteGuesses(guessed), ...noteMissing(metadata)] }
}

/** Line ends as \n, without a byte order mark at the start; U+0000 as the replacement character it stands for. */
export const normalizeLines = (source: string): string =>
  source
    .replace(/^\ufeff/, '')
    .replace(/\r\n?|[\u2028\u2029\u0085]/g, '\n')
    .replaceAll('\0', '\ufffd')

interface Line {
  readonly start: number
  readonly end: number
}

/** Lines that hold more than white space, without the white space around them, in groups between empty lines. */
function groupLines(text: string): Line[][] {
  const groups: Line[][] = []
  let group: Line[] = []
  let start = 0
  while (start <= text.length) {
    const found = text.indexOf('\n', start)
    const end = found < 0 ? text.length : found
    const line = text.slice(start, end)
    const trimmed = line.trim()
    if (trimmed !== '') {
      const from = start + line.indexOf(trimmed)
      group.push({ start: from, end: from + trimmed.length })
    } else if (group.length > 0) {
      groups.push(group)
      group = []
    }
    start = end + 1
  }
  if (group.length > 0) groups.push(group)
  return groups
}

const listMark = /^(?:[-*•–‣▪◦]|\d{1,3}[.)])\s+\S/
const quoteMark = /^>\s?/

function findBlocks(text: string): Block[] {
  const groups = groupLines(text)
  const lines = groups.flat()
  const letters = lines.reduce((sum, line) => sum + line.end - line.start, 0)
  // Text from word processors has a paragraph a line and often no empty lines; wrapped text has short, even lines.
  const lineIsParagraph = lines.length > 1 && (letters / lines.length > 120 || (groups.length === 1 && isUneven(lines)))
  return groups.flatMap((group): Block[] => {
    const is = (mark: RegExp) => (line: Line) => mark.test(text.slice(line.start, Math.min(line.end, line.start + 40)))
    if (group.every(is(quoteMark))) return [whole(group, 'quote')]
    if (group.length > 0 && group.every(is(listMark))) return group.map((line) => ({ ...line, kind: 'list-item' }))
    if (lineIsParagraph) return group.map((line) => ({ ...line, kind: 'paragraph' }))
    return [whole(group, 'paragraph')]
  })
}

const whole = (group: readonly Line[], kind: Block['kind']): Block => ({
  start: group[0]?.start ?? 0,
  end: group.at(-1)?.end ?? 0,
  kind,
})

/** Whether the lines differ too much in length to be one wrapped paragraph. */
function isUneven(lines: readonly Line[]): boolean {
  const lengths = lines.slice(0, -1).map((line) => line.end - line.start)
  const most = Math.max(...lengths.slice(0, 10_000))
  return most > 100 || lengths.filter((length) => length < most * 0.6).length > lengths.length / 3
}

/** Beyond this many characters or words a line is not taken for a heading. */
const longestHeading = 120
const mostHeadingWords = 16

/** Words that somebody signs: “No comment.” – Name, “No comment.” (Name) */
const SIGNED = /^["“«„].*[.!?…]["”»]\s*[–—(-]/u

/**
 * Marks what can hardly be anything but a heading: a short line of its own that does not end as a sentence does, before a
 * paragraph. The first block may stand alone, and may be longer: headlines are.
 */
function markHeadings(text: string, blocks: readonly Block[]): Block[] {
  const looksLikeOne = (block: Block, most: number) => {
    const content = text.slice(block.start, Math.min(block.end, block.start + most + 1))
    const words = content.split(/\s+/).length
    return (
      block.kind === 'paragraph' &&
      block.end - block.start <= most &&
      !content.includes('\n') &&
      /^[\p{Lu}\p{Lo}\p{N}“"‘’'«„(]/u.test(content) &&
      !/[.,;:…!]["”’»)]?$/u.test(content) &&
      // Words wholly in quotation marks may be a heading; two or three of them are rather somebody's answer.
      (words > 3 || !/^["“‘’'«„].*["”’'»]$/u.test(content)) &&
      !SIGNED.test(content) &&
      !isDateLine(content) &&
      !isByline(content) &&
      words <= mostHeadingWords * (most / longestHeading)
    )
  }
  return blocks.map((block, index) => {
    const next = blocks[index + 1]
    if (index === 0)
      return looksLikeOne(block, longestHeading * 2) && next !== undefined
        ? { ...block, kind: 'heading', level: 1 }
        : block
    const leads = next !== undefined && next.end - next.start > Math.max(60, (block.end - block.start) * 1.5)
    return leads && looksLikeOne(block, longestHeading) ? { ...block, kind: 'heading', level: 2 } : block
  })
}

const published = /^(?:published|updated|posted|first published|last updated|date)?(?: on)?[:\s]*(?=\S)/i

/** The date a line of its own gives: “Published: 1 August 2025, 10:15”. */
function dateOfLine(line: string): string | undefined {
  return line.length > 80 || !/\d{4}/.test(line) ? undefined : toPublished(line.replace(published, ''))
}

const isDateLine = (line: string) => dateOfLine(line) !== undefined
const isByline = (line: string) => /^by \p{Lu}/iu.test(line) && line.length <= 120

/** The line that opens a report: “KYIV, Ukraine, Aug. 1, 2025 (Agency) —”. Only one with a year gives a date. */
const reportDateline =
  /^\p{Lu}[\p{Lu}\s.,'’-]{2,40}(?:,\s[\p{L}\s.]{2,30})?,\s(\p{L}{3,9}\.?\s\d{1,2},\s\d{4}|\d{1,2}\s\p{L}{3,9}\.?\s\d{4})\b/u

/** Title, authors and date as the head of a plain text gives them: a guess, which the reader is told. */
function guessMetadata(text: string, blocks: readonly Block[]): Partial<DocumentMetadata> {
  const found: Partial<DocumentMetadata> = { authors: [] }
  const first = blocks[0]
  if (first?.kind === 'heading') {
    const title = toLine(text.slice(first.start, first.end))
    if (title !== undefined) found.title = title
  }
  for (const block of blocks.slice(0, 6)) {
    for (const line of text.slice(block.start, Math.min(block.end, block.start + 500)).split('\n')) {
      const date = dateOfLine(line) ?? toPublished(reportDateline.exec(line)?.[1])
      if (date !== undefined) found.published ??= date
      if (isByline(line) && found.authors?.length === 0) found.authors = toAuthors(line)
    }
  }
  return found
}

function noteGuesses({ title, published: date }: Partial<DocumentMetadata>): DocumentNote[] {
  const notes: DocumentNote[] = []
  if (title !== undefined) notes.push({ code: 'title-guessed', message: 'The first line was taken for the title.' })
  if (date !== undefined)
    notes.push({
      code: 'date-guessed',
      message: `The date of publication, ${date}, was taken from the head of the text.`,
    })
  return notes
}
