import type { Found, Selector } from '../article.ts'
import { type Span, selectorsOf } from '../selectors.ts'
import { shorten } from '../wording.ts'

/** More than a selector can hold; a longer stretch is known by its position alone. */
const MOST_SELECTED_UNITS = 20_000
const MOST_REASONS = 20

/** On one line, cut with an ellipsis where it is longer than the file takes; may be empty. */
export const fitLine = (words: string, most: number): string => shorten(words.replace(/\s+/g, ' ').trim(), most)

/** The stretch without the white space around what it holds; null when nothing is left. */
export function trimmed(text: string, { start, end }: Span): Span | null {
  const held = text.slice(start, end)
  const words = held.trim()
  if (words === '') return null
  const first = start + held.indexOf(words)
  return { start: first, end: first + words.length }
}

/** The selectors of a stretch as the file takes them; none when there is nothing in it. */
export function fitSelectors(text: string, span: Span): Selector[] {
  const held = trimmed(text, span)
  if (!held) return []
  return held.end - held.start > MOST_SELECTED_UNITS
    ? [{ type: 'TextPositionSelector', ...held }]
    : selectorsOf(text, held)
}

/**
 * A stretch cut at white space into pieces that are at most so long, where it has any; never between the two halves of one
 * character.
 */
export function piecesOf(text: string, span: Span, most: number): Span[] {
  const pieces: Span[] = []
  for (let from = span.start; from < span.end; ) {
    let to = Math.min(span.end, from + most)
    if (to < span.end) {
      const space = text.slice(from, to).search(/\s\S*$/u)
      if (space > most / 2) to = from + space
      else if (/[\ud800-\udbff]/.test(text.charAt(to - 1))) to -= 1
    }
    const piece = trimmed(text, { start: from, end: to })
    if (piece) pieces.push(piece)
    from = to
  }
  return pieces
}

/** How sure and why, of all that makes up one item: as sure as the least of them. */
export function foundOf(parts: readonly { readonly confidence: number; readonly why: readonly string[] }[]): Found {
  const why = [...new Set(parts.flatMap((part) => part.why))]
  return { confidence: Math.min(1, ...parts.map((part) => part.confidence)), why: why.slice(0, MOST_REASONS) }
}
