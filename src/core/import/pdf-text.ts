import type { Block } from '../article.ts'
import type { DocumentNote } from './document.ts'
import { formatNumberOf } from './fault.ts'
import { dropRunningLines, findLines, type PdfLine, type PdfPage } from './pdf-lines.ts'
import { TextBuilder } from './text-builder.ts'

/** Lays the pages of a PDF out as running text: lines joined to paragraphs, divided words put together, running heads left out. */
export function layOutPages(pages: readonly PdfPage[]): {
  text: string
  blocks: Block[]
  notes: DocumentNote[]
} {
  const { lines, dropped } = dropRunningLines(pages.map(findLines))
  const measure = measureLines(lines)
  const words = new Set(lines.flatMap((line) => line.text.toLowerCase().match(/[\p{L}\p{M}-]+/gu) ?? []))
  const builder = new TextBuilder()
  let joined = 0
  for (const group of groupLines(lines, measure)) {
    let text = ''
    for (const line of group) {
      const seam = joinLine(text, line.text, words)
      text = seam.text
      joined += seam.joined ? 1 : 0
    }
    const level = headingLevel(group, text, measure)
    if (level !== null) builder.add('heading', text, level)
    else builder.add(isListItem(group[0]) ? 'list-item' : 'paragraph', text)
  }
  return { ...builder.finish(), notes: layoutNotes(pages, dropped, joined) }
}

function layoutNotes(pages: readonly PdfPage[], dropped: number, joined: number): DocumentNote[] {
  const notes: DocumentNote[] = []
  const empty = pages.filter((page) => page.runs.every((run) => run.text.trim() === '')).length
  if (empty > 0) {
    const message = `${formatNumberOf(empty, 'page has', 'pages have')} no text; they may be pictures of pages.`
    notes.push({ code: 'pages-without-text', message })
  }
  if (dropped > 0) {
    const message = `${formatNumberOf(dropped, 'line', 'lines')} at the head or foot of pages, such as page numbers, were left out.`
    notes.push({ code: 'lines-dropped', message })
  }
  if (joined > 0) {
    const message = `${formatNumberOf(joined, 'word', 'words')} divided at the end of a line were put together.`
    notes.push({ code: 'words-joined', message })
  }
  return notes
}

interface Measure {
  /** Size of most of the text, in points. */
  readonly size: number
  /** Usual distance between two lines, in points. */
  readonly leading: number
  /** Sizes of headings, the largest first. */
  readonly headings: readonly number[]
}

const median = (values: readonly number[]): number | undefined =>
  [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)]

function measureLines(lines: readonly PdfLine[]): Measure {
  const letters = new Map<number, number>()
  for (const line of lines) letters.set(round(line.size), (letters.get(round(line.size)) ?? 0) + line.text.length)
  const size = [...letters].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [10, 0])[0]
  const steps = lines.flatMap((line, index) => {
    const step = (lines[index - 1]?.y ?? 0) - line.y
    return step > size * 0.8 && step < size * 3 ? [step] : []
  })
  const headings = [...letters.keys()].filter((other) => other >= size * headingRatio).sort((one, other) => other - one)
  return { size, leading: median(steps) ?? size * 1.3, headings }
}

const round = (size: number) => Math.round(size * 2) / 2

/** How much larger than the text a heading is at least. */
const headingRatio = 1.15

function headingLevel(group: readonly PdfLine[], text: string, { size, headings }: Measure): number | null {
  const own = round(group[0]?.size ?? 0)
  if (own < size * headingRatio || text.length > 240 || group.length > 4) return null
  return Math.min(6, headings.indexOf(own) + 1)
}

const isListItem = (line: PdfLine | undefined) => line !== undefined && /^(?:[•▪◦‣●–]|\d{1,2}[.)])\s/.test(line.text)
const endsSentence = (text: string) => /[.!?…:]["'”’»)\]]*$/.test(text)

/** Lines that make a block each. */
function groupLines(lines: readonly PdfLine[], measure: Measure): PdfLine[][] {
  const groups: PdfLine[][] = []
  for (const [index, line] of lines.entries()) {
    const group = groups.at(-1)
    if (group && !startsBlock(line, group, lines[index + 1], measure)) group.push(line)
    else groups.push([line])
  }
  return groups
}

function startsBlock(line: PdfLine, group: readonly PdfLine[], next: PdfLine | undefined, measure: Measure): boolean {
  const recent = group.slice(-12) // enough to know the column by; a book may be one group
  const before = recent.at(-1)
  if (!before) return true
  const em = measure.size
  if (Math.abs(line.size - before.size) > em * 0.1 || isListItem(line)) return true
  const step = before.y - line.y
  if (before.page !== line.page || step < -em) {
    // A new page or column goes on with the sentence, or starts a paragraph where none was left open.
    return endsSentence(before.text) && !/^\p{Ll}/u.test(line.text)
  }
  // The lines of a heading stand as far apart as they are large.
  const spread = line.size >= em * headingRatio ? line.size / em : 1
  if (step > measure.leading * 1.4 * spread) return true
  const isIndented = (next !== undefined && line.x - next.x > em * 0.7) || line.x - before.x > em * 0.7
  if (isIndented && line.x - before.x > em * 0.5 && recent.every((other) => other.x <= before.x + em)) return true
  // A last line that falls well short of the one above it closes its paragraph.
  const width = Math.max(...recent.map((other) => other.right), line.right) - Math.min(before.x, line.x)
  return (
    endsSentence(before.text) &&
    before.right < Math.max(...recent.map((other) => other.right), line.right) - width * 0.12
  )
}

/** Puts a line behind the words before it. `known` holds the document's words in lower case, to tell divided ones by. */
function joinLine(before: string, line: string, known: ReadonlySet<string>): { text: string; joined: boolean } {
  if (before === '') return { text: line, joined: false }
  const end = before.slice(-80) // paragraphs grow long, words do not
  const head = /([\p{L}\p{M}]+)[-‐\u00ad]$/u.exec(end)
  const tail = /^\p{Ll}[\p{L}\p{M}]*/u.exec(line)
  if (head && tail) {
    const first = head[1]?.toLowerCase() ?? ''
    const rest = tail[0].toLowerCase()
    // “well-known” stays what it is where the document writes it so elsewhere and never without the hyphen.
    if (known.has(`${first}-${rest}`) && !known.has(first + rest)) return { text: before + line, joined: false }
    return { text: before.slice(0, -1) + line, joined: true }
  }
  const noSpace =
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(end) ||
    (/[-–—/‐]$/.test(end) && !/\s[-–—]$/.test(end))
  return { text: before + (noSpace ? '' : ' ') + line, joined: false }
}
