import type { Span } from '../selectors.ts'
import type { ReasonCode } from './reasons.ts'

/** How an attribution was recognised. */
export type AttributionRule = Extract<
  ReasonCode,
  'after-cue' | 'before-cue' | 'inverted' | 'participle' | 'according-to' | 'label' | 'cue-noun' | 'unlisted-verb'
>

/** In one sentence: who, by which word, and what; all as items’ indexes turned to stretches of the source. */
export interface Attribution {
  readonly source: Span | null
  readonly cue: Span
  /** What is attributed, in order; words, a quotation, or both. */
  readonly contents: readonly Span[]
  /** Indexes of the quotations in the contents. */
  readonly quotes: readonly number[]
  readonly rule: AttributionRule
  readonly lemma: string
}
