import { DOUBT } from './edit/review.ts'

/** How sure something is, for people: a word, and how many of four cells are filled; never a percentage. */
export interface Sureness {
  readonly word: 'very likely' | 'likely' | 'in doubt' | 'unlikely'
  readonly cells: 1 | 2 | 3 | 4
}

/** From a confidence between 0 and 1. Two cells or one are in doubt, as the review counts it. */
export function surenessOf(confidence: number): Sureness {
  if (confidence >= 0.85) return { word: 'very likely', cells: 4 }
  if (confidence >= DOUBT) return { word: 'likely', cells: 3 }
  return confidence >= 0.5 ? { word: 'in doubt', cells: 2 } : { word: 'unlikely', cells: 1 }
}
