import type { Span } from '../selectors.ts'
import { type Run, subjectBefore } from './phrases.ts'
import type { Item } from './tokens.ts'

export const hasFinite = (items: readonly Item[], from: number, to: number): boolean => {
  for (let i = from; i < to; i++) {
    const item = items[i]
    if (
      item &&
      (item.pos === 'AUX' ||
        (item.pos === 'VERB' && !/ing$/.test(item.lower)) ||
        (item.pos !== 'PART' && /^['’](?:s|re|ve|ll|d|m)$/.test(item.lower)))
    )
      return true
  }
  return false
}

export const trimSubject = (items: readonly Item[], { from, to }: Run): Run => {
  let start = from
  while (
    start < to - 1 &&
    (items[start]?.pos === 'CCONJ' ||
      items[start]?.pos === 'SCONJ' ||
      items[start]?.text === ',' ||
      items[start]?.pos === 'PUNCT')
  )
    start++
  return { from: start, to }
}

/** The first noun phrase of the clause that a participle depends on. */
export function mainSubject(items: readonly Item[], before: number): Span | null {
  for (let i = 1; i < before; i++) {
    const item = items[i]
    if (!item || (item.pos !== 'VERB' && item.pos !== 'AUX') || (item.pos === 'VERB' && /ing$/.test(item.lower)))
      continue
    let start = i
    while (start > 0 && (items[start - 1]?.pos === 'ADV' || items[start - 1]?.pos === 'AUX')) start--
    const subject = subjectBefore(items, start)
    if (subject) return spanOf(items, trimSubject(items, subject))
  }
  return null
}

export function commaAfter(items: readonly Item[], from: number, last: number): number {
  for (let i = from; i < last; i++) {
    if (items[i]?.text === ',') return i
    if (items[i]?.pos === 'QUOTE') return -1
  }
  return -1
}

export function spanOf(items: readonly Item[], { from, to }: Run): Span {
  return { start: items[from]?.start ?? 0, end: items[to - 1]?.end ?? 0 }
}

export function quotesIn(items: readonly Item[], runs: readonly Run[]): number[] {
  const quotes: number[] = []
  for (const { from, to } of runs)
    for (let i = from; i < to; i++) if ((items[i]?.quote ?? -1) >= 0) quotes.push(items[i]?.quote ?? -1)
  return quotes
}
