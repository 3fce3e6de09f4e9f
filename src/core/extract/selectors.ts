import type { Span } from './text.ts'

const CONTEXT = 32

/**
 * The W3C Web Annotation selectors of a stretch, as the article file keeps them: its words with what stands around them,
 * and its position in UTF-16 code units.
 */
export function selectorsOf(text: string, { start, end }: Span) {
  return [
    {
      type: 'TextQuoteSelector' as const,
      exact: text.slice(start, end),
      prefix: text.slice(Math.max(0, start - CONTEXT), start),
      suffix: text.slice(end, end + CONTEXT),
    },
    { type: 'TextPositionSelector' as const, start, end },
  ]
}
