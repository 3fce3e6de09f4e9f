import type { Block as DocumentBlock } from '../article.ts'
import type { Span } from '../selectors.ts'
import { withoutCredit } from './credits.ts'

/** A line of the source without the white space around it and the credit of a picture; blank lines and credits are none. */
export interface Block extends Span {
  readonly heading: boolean
  /** Stands under a picture. */
  readonly caption?: boolean
}

/** A heading is short; a longer line without a full stop is a paragraph that lacks one. */
const LONGEST_HEADING = 160
/** A headline may be a sentence; a longer one that ends with a full stop begins the text. */
const LONGEST_HEADLINE = 110
const TERMINAL = /[.!?…:;,][”’"'»)\]]*$/u
/** Headings without a paragraph after them are captions, signatures and menus. */
const LIST_MARK = /^(?:[•·*–—-]|\d{1,3}[.)])\s/u

/**
 * The lines of a text as blocks. A line is a heading where it is short, does not end like a sentence and stands before a
 * longer one; the first line is one when it is short, whatever its end, as a headline may be a sentence.
 */
export function findBlocks(text: string): Block[] {
  const spans = linesOf(text, { start: 0, end: text.length })
  return spans.map((span, i) => {
    const next = spans[i + 1]
    const length = span.end - span.start
    const short = length <= LONGEST_HEADING && next !== undefined
    const line = short ? text.slice(span.start, span.end) : ''
    const heading =
      short &&
      !span.caption &&
      /\p{L}/u.test(line) &&
      !LIST_MARK.test(line) &&
      (i === 0
        ? !(length > LONGEST_HEADLINE && line.endsWith('.')) &&
          (!isSpoken(line) || (next.end - next.start > 2 * length && !DATELINE.test(line)))
        : isHeadingLike(line) && next.end - next.start > length)
    return { ...span, heading }
  })
}

/** “SPRINGFIELD, Ohio (AP) — ” */
const DATELINE = /^\p{Lu}{3}[\p{Lu} .'’-]{0,40}(?:, [\p{L}. ]{2,20})?(?: \([\p{L} ]{2,20}\))? (?:—|–|-|--) /u

/** A first line that ends as a sentence and has a dateline or sets words in double marks or after a dash begins the text, and heads nothing. */
const isSpoken = (line: string): boolean =>
  /[.!?][”"»]?$/u.test(line) && (/^[“"«„—―–]/u.test(line) || DATELINE.test(line))

/**
 * The lines of a document whose parts are known, from its HTML or DOCX: its headings are headings and nothing else is. Parts out of order or
 * beyond the text are left out; a document that marks no headings has them found by {@link findBlocks}.
 */
export function blocksOf(text: string, parts: readonly DocumentBlock[]): Block[] {
  if (!parts.some(({ kind }) => kind === 'heading')) return findBlocks(text)
  const blocks: Block[] = []
  let reached = 0
  for (const { start, end, kind } of parts) {
    if (start < reached || end > text.length || end <= start) continue
    for (const line of linesOf(text, { start, end })) blocks.push({ ...line, heading: kind === 'heading' })
    reached = end
  }
  return blocks
}

function linesOf(text: string, { start, end }: Span): Omit<Block, 'heading'>[] {
  const lines: Omit<Block, 'heading'>[] = []
  let caption = false
  for (let from = start; from < end; ) {
    const found = nextBreak(text, from, end)
    const span = trimSpan(text, { start: from, end: found })
    from = found + 1
    if (span.end <= span.start) continue
    const bare = withoutCredit(text, span)
    const line = bare ? bare.rest : span
    if (line) lines.push({ ...line, ...((caption || bare) && { caption: true }) })
    // “Image caption,” may stand on a line of its own.
    caption = bare !== null && line === null && bare.caption
  }
  return lines
}

function isHeadingLike(line: string): boolean {
  // ‘Silly grin’ heads what follows; ‘They are good people.’ is said.
  if (/^[’‘'].*[’']$/u.test(line) && !/^‘.{24,}\.’$/u.test(line)) return true
  return !TERMINAL.test(line) && !/^[“"«„]/u.test(line)
}

function nextBreak(text: string, from: number, end: number): number {
  for (let i = from; i < end; i++) {
    const code = text.charCodeAt(i)
    if (code === 10 || code === 13 || code === 0x2028 || code === 0x2029) return i
  }
  return end
}

/** The span without white space at its ends. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let from = start
  let to = end
  while (from < to && isSpace(text.charCodeAt(from))) from++
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--
  return { start: from, end: to }
}

export const isSpace = (code: number): boolean =>
  code === 32 ||
  (code >= 9 && code <= 13) ||
  code === 0xa0 ||
  (code >= 0x2000 && code <= 0x200b) ||
  code === 0x202f ||
  code === 0xfeff

/** Whether one stretch holds all of the other. */
export const holds = (outer: Span, inner: Span): boolean => outer.start <= inner.start && inner.end <= outer.end

/** The last index of an ascending list whose value is at most `value`; -1 where there is none. */
export function lastAtMost<T>(items: readonly T[], value: number, of: (item: T) => number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    const item = items[middle]
    if (item !== undefined && of(item) <= value) low = middle + 1
    else high = middle
  }
  return low - 1
}
