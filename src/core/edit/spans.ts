import type { Article } from '../article.ts'
import { quotationWords, rangeOf } from '../quoted-words.ts'
import type { Span } from '../selectors.ts'
import type { ItemRef } from './edit.ts'
import { DOUBT } from './review.ts'

/** What a stretch of the source is to the article. */
export type SpanKind = 'quotation' | 'nested' | 'reported' | 'speaker' | 'cue' | 'place' | 'government' | 'time'

/** A stretch of the source with what was found there; spans may nest and overlap. */
export interface TextSpan extends Span {
  readonly kind: SpanKind
  /** What is checked and corrected with it. */
  readonly item: ItemRef
  /** Who speaks, of all but places and times. */
  readonly speaker: string | null
  /** Found, not yet looked at, and in doubt. */
  readonly doubtful: boolean
}

const doubtful = (found: { readonly confidence: number } | undefined) => (found?.confidence ?? 1) < DOUBT

/** Every span of an article in the order of the text, the longer first where two begin together. */
export function spansOf(article: Article): TextSpan[] {
  const spans: TextSpan[] = []
  for (const statement of article.statements) {
    const item: ItemRef = { kind: 'statement', id: statement.id }
    const speaker = statement.speakers[0] ?? null
    const common = { item, speaker, doubtful: false }
    const words: Span[] = []
    for (const quotation of statement.quotations) {
      const range = rangeOf(quotation.selectors)
      if (!range) continue
      words.push(range)
      for (const nested of quotation.nested) {
        const inner = rangeOf(nested.selectors) ?? within(range, quotation.exact, nested.exact)
        if (inner) spans.push({ ...common, ...bounds(inner), kind: 'nested', speaker: nested.speakers[0] ?? speaker })
      }
    }
    const reported = rangeOf(statement.selectors)
    const last = words.at(-1) ?? reported
    for (const range of words)
      spans.push({
        ...common,
        ...bounds(range),
        kind: 'quotation',
        doubtful: range === last && doubtful(statement.found),
      })
    if (reported)
      spans.push({
        ...common,
        ...bounds(reported),
        kind: 'reported',
        doubtful: reported === last && doubtful(statement.found),
      })
    for (const selector of statement.named) {
      const range = rangeOf([selector])
      if (range) spans.push({ ...common, ...bounds(range), kind: 'speaker' })
    }
    const cue = statement.cue?.selector && rangeOf([statement.cue.selector])
    if (cue) spans.push({ ...common, ...bounds(cue), kind: 'cue' })
  }
  for (const headline of article.headlines) {
    const range = rangeOf(headline.selectors)
    if (!range) continue
    const common = { item: { kind: 'headline', id: headline.id } as const, speaker: headline.speakers[0] ?? null }
    const kind = quotationWords(headline.exact) === headline.exact ? 'reported' : 'quotation'
    spans.push({ ...common, ...bounds(range), kind, doubtful: doubtful(headline.found) })
    const cue = headline.cue?.selector && rangeOf([headline.cue.selector])
    if (cue) spans.push({ ...common, ...bounds(cue), kind: 'cue', doubtful: false })
  }
  for (const mention of article.mentions)
    spans.push({
      ...bounds(mention),
      kind: mention.kind === 'time' ? 'time' : mention.as === 'government' ? 'government' : 'place',
      item: { kind: 'mention', id: mention.id },
      speaker: null,
      doubtful: doubtful(mention.found),
    })
  return spans.sort((a, b) => a.start - b.start || b.end - a.end)
}

const bounds = ({ start, end }: Span): Span => ({ start, end })

function within(range: Span, outer: string, inner: string): Span | null {
  const at = outer.indexOf(inner)
  return at < 0 ? null : { start: range.start + at, end: range.start + at + inner.length }
}

/** A piece of a row that the same spans cover from end to end; the outermost span first. */
export interface Segment extends Span {
  readonly spans: readonly TextSpan[]
}

/** Finds the spans of stretches of a text; made once for an article, so that a row costs no more than it shows. */
export class SpanIndex {
  readonly spans: readonly TextSpan[]
  /** The furthest end of any span up to and with each, so that a search backwards can stop. */
  readonly #reach: number[] = []

  constructor(article: Article) {
    this.spans = spansOf(article)
    let reach = 0
    for (const { end } of this.spans) {
      reach = Math.max(reach, end)
      this.#reach.push(reach)
    }
  }

  /** The spans that overlap a stretch, in order. */
  overlapping({ start, end }: Span): TextSpan[] {
    let low = 0
    let high = this.spans.length
    // The first that begins at or after the end.
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.spans[middle]?.start ?? 0) < end) low = middle + 1
      else high = middle
    }
    const found: TextSpan[] = []
    for (let at = low - 1; at >= 0 && (this.#reach[at] ?? 0) > start; at--) {
      const span = this.spans[at]
      if (span && span.end > start) found.push(span)
    }
    return found.reverse()
  }

  /** A row cut wherever a span begins or ends, so that nested and overlapping ones can be drawn side by side. */
  segments(row: Span): Segment[] {
    const spans = this.overlapping(row)
    const cuts = new Set([row.start, row.end])
    for (const { start, end } of spans) {
      if (start > row.start) cuts.add(start)
      if (end < row.end) cuts.add(end)
    }
    const at = [...cuts].sort((a, b) => a - b)
    return at.slice(0, -1).map((start, n) => {
      const end = at[n + 1] ?? row.end
      return { start, end, spans: spans.filter((span) => span.start < end && span.end > start) }
    })
  }
}
