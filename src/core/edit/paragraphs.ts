import type { ArticleDocument } from '../article.ts'
import type { Span } from '../selectors.ts'

/** A stretch of the source that is drawn as one row. */
export interface Paragraph extends Span {
  readonly kind: ArticleDocument['blocks'][number]['kind']
  /** 1 to 6, of a heading. */
  readonly level: number
  /** It goes on from the row before: a paragraph too long to be drawn at once is cut. */
  readonly continues: boolean
}

/** More than any paragraph that people write; a longer one is cut, so that a text without line breaks can be drawn piece by piece. */
const LONGEST_UNITS = 2400

/** The rows of a document in order: its blocks, or its lines where the reading left none; very long ones cut at a sentence or a space. */
export function paragraphsOf({ text, blocks }: ArticleDocument): Paragraph[] {
  const whole = blocks.length > 0 ? blocks : linesOf(text)
  return whole.flatMap((block) => {
    const rows: Paragraph[] = []
    const level = block.kind === 'heading' ? (block.level ?? 2) : 0
    for (let { start } = block; start < block.end; ) {
      const end = block.end - start <= LONGEST_UNITS ? block.end : cutBefore(text, start, start + LONGEST_UNITS)
      rows.push({ start, end, kind: block.kind, level, continues: start > block.start })
      start = end
    }
    return rows
  })
}

function linesOf(text: string): ArticleDocument['blocks'] {
  const lines: ArticleDocument['blocks'] = []
  for (const match of text.matchAll(/[^\n\r]*[^\s][^\n\r]*/g))
    lines.push({ start: match.index, end: match.index + match[0].length, kind: 'paragraph' })
  return lines
}

/** Where to cut between `start` and `most`: after a sentence, else after a space, never between the two halves of one character. */
function cutBefore(text: string, start: number, most: number): number {
  const piece = text.slice(start, most)
  const sentence = Math.max(piece.lastIndexOf('. '), piece.lastIndexOf('? '), piece.lastIndexOf('! '))
  if (sentence > LONGEST_UNITS / 2) return start + sentence + 2
  const space = piece.lastIndexOf(' ')
  if (space > LONGEST_UNITS / 2) return start + space + 1
  return /[\ud800-\udbff]$/.test(piece) ? most - 1 : most
}

/** The row that a position of the text stands in, or the nearest before it; -1 where there is none. */
export function paragraphAt(rows: readonly Paragraph[], position: number): number {
  let low = 0
  let high = rows.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((rows[middle]?.start ?? 0) <= position) low = middle
    else high = middle - 1
  }
  return rows.length === 0 ? -1 : low
}
