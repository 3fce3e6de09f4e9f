import type { Span } from '../selectors.ts'

/** A caret in the text, in UTF-16 code units; a selection while the two ends differ. */
export interface Caret {
  /** Where the selection began. */
  readonly anchor: number
  /** Where it ends, which moves. */
  readonly head: number
}

export type CaretUnit = 'letter' | 'word' | 'sentence' | 'paragraph'

export const caretSpan = ({ anchor, head }: Caret): Span => ({
  start: Math.min(anchor, head),
  end: Math.max(anchor, head),
})

/** How far around a position the text is divided into words: longer than any sentence, so that one step never costs a whole text. */
const WINDOW_UNITS = 2000
/** More than any letter with its accents has, or any emoji made of several. */
const MOST_LETTER_UNITS = 64

const letters = new Intl.Segmenter('en', { granularity: 'grapheme' })
const words = new Intl.Segmenter('en', { granularity: 'word' })
const sentences = new Intl.Segmenter('en', { granularity: 'sentence' })

/** The stretches of a text around a position, white space left out. */
function stretches(text: string, at: number, by: Intl.Segmenter): Span[] {
  const from = startOfLine(text, Math.max(0, at - WINDOW_UNITS))
  const piece = text.slice(from, at + WINDOW_UNITS)
  return [...by.segment(piece)].flatMap(({ segment, index }) => {
    const held = segment.trimEnd()
    const skipped = held.length - held.trimStart().length
    return skipped === held.length ? [] : [{ start: from + index + skipped, end: from + index + held.length }]
  })
}

const startOfLine = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1

const leftwards = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Whether the paragraph at a position runs from right to left: as with `dir="auto"`, its first letter tells. */
export function runsLeftwards(text: string, at: number): boolean {
  const start = startOfLine(text, at)
  const end = text.indexOf('\n', start)
  const first = /\p{L}/u.exec(text.slice(start, end < 0 ? start + WINDOW_UNITS : Math.min(end, start + WINDOW_UNITS)))
  return first !== null && leftwards.test(first[0])
}

/**
 * Where a caret stands after a step. While it selects, it goes from end to end of words forwards and from beginning to
 * beginning backwards, so that what is selected has no space at its edges; else it goes from beginning to beginning.
 */
export function stepFrom(text: string, at: number, by: CaretUnit, forwards: boolean, selects: boolean): number {
  if (by === 'paragraph') return edgeOfLine(text, at, forwards)
  if (by === 'letter') return forwards ? letterAfter(text, at) : letterBefore(text, at)
  const stops = stretches(text, at, by === 'word' ? words : sentences).flatMap((item) =>
    forwards && selects ? [item.end] : [item.start],
  )
  const next = forwards ? stops.find((stop) => stop > at) : stops.findLast((stop) => stop < at)
  return next ?? (forwards ? text.trimEnd().length : 0)
}

/** Letters as people count them, with their accents; the empty lines between two paragraphs are one step. */
function letterAfter(text: string, at: number): number {
  const gap = /^\n+/.exec(text.slice(at, at + WINDOW_UNITS))
  if (gap) return at + gap[0].length < text.length ? at + gap[0].length : at
  const [letter] = letters.segment(text.slice(at, at + MOST_LETTER_UNITS))
  return at + (letter?.segment.length ?? 0)
}

function letterBefore(text: string, at: number): number {
  const gap = /\n+$/.exec(text.slice(Math.max(0, at - WINDOW_UNITS), at))
  if (gap) return gap[0].length < at ? at - gap[0].length : at
  const from = Math.max(0, at - MOST_LETTER_UNITS)
  return from + ([...letters.segment(text.slice(from, at))].at(-1)?.index ?? 0)
}

function edgeOfLine(text: string, at: number, forwards: boolean): number {
  if (!forwards) return startOfLine(text, at)
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** The caret after a step; with `selects` its beginning stays where it is. */
export function moveCaret(text: string, caret: Caret, by: CaretUnit, forwards: boolean, selects: boolean): Caret {
  const head = stepFrom(text, caret.head, by, forwards, selects)
  return { anchor: selects ? caret.anchor : head, head }
}

/** The word at a position; null where there is none. */
export function wordAt(text: string, at: number): Span | null {
  return stretches(text, at, words).find((item) => item.start <= at && at < item.end) ?? null
}

/** A stretch with one end a word further out or in; null when nothing would be left of it. */
export function resized(text: string, { start, end }: Span, edge: 'start' | 'end', outwards: boolean): Span | null {
  const stops = (at: number) => stretches(text, at, words)
  if (edge === 'end') {
    const next = outwards
      ? stops(end).find((item) => item.end > end)?.end
      : stops(end).findLast((item) => item.end < end)?.end
    return next === undefined || next <= start ? null : { start, end: next }
  }
  const next = outwards
    ? stops(start).findLast((item) => item.start < start)?.start
    : stops(start).find((item) => item.start > start)?.start
  return next === undefined || next >= end ? null : { start: next, end }
}
