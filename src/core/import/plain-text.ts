import type { Block } from '../article.ts'
import { withoutCredit } from '../extract/credits.ts'
import { type DocumentNote, type DocumentReading, documentLimits } from './document.ts'
import { isByline, isDateLine, noteHeadDate, readHead } from './head.ts'
import { mergeMetadata, noteMissing, toLine } from './metadata.ts'
import { tooMuchText } from './text-builder.ts'

/**
 * Reads plain text. The text stays as it is but for its line ends and a mark at its start; blocks are the stretches between empty
 * lines, or the single lines where the text has no empty ones.
 */
export function readPlainText(source: string): DocumentReading {
  const text = normalizeLines(source)
  if (text.length > documentLimits.text) throw tooMuchText()
  const blocks = markHeadings(text, findBlocks(text))
  const title = guessTitle(text, blocks)
  const head = readHead(text, blocks)
  const metadata = mergeMetadata(title === undefined ? {} : { title }, head)
  const guessed: DocumentNote[] =
    title === undefined ? [] : [{ code: 'title-guessed', message: 'The first line was taken for the title.' }]
  return { text, blocks, metadata, notes: [...guessed, ...noteHeadDate(head), ...noteMissing(metadata)] }
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
    // “1. März 2025” is a date.
    const isItem = (line: Line) => is(listMark)(line) && !isDateLine(text.slice(line.start, line.end))
    if (group.length > 0 && group.every(isItem)) return group.map((line) => ({ ...line, kind: 'list-item' }))
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
      withoutCredit(text, block) === null &&
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

/** The title as the first line of a plain text gives it: a guess, which the reader is told. */
function guessTitle(text: string, [first]: readonly Block[]): string | undefined {
  return first?.kind === 'heading' ? toLine(text.slice(first.start, first.end)) : undefined
}
