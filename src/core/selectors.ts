import type { Selector } from './article.ts'

/** A stretch of the source: UTF-16 code units, end exclusive. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** How many code units of context a quotation carries on either side, to be found again in a changed text. */
const CONTEXT_UNITS = 32

/**
 * The W3C Web Annotation selectors of a stretch, as the article file keeps them: its words with what stands around them, and its
 * position. Never cuts a surrogate pair in two.
 */
export function selectorsOf(text: string, { start, end }: Span): Selector[] {
  const prefix = text.slice(Math.max(0, start - CONTEXT_UNITS), start).replace(/^[\udc00-\udfff]/, '')
  const suffix = text.slice(end, end + CONTEXT_UNITS).replace(/[\ud800-\udbff]$/, '')
  return [
    { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix, suffix },
    { type: 'TextPositionSelector', start, end },
  ]
}
