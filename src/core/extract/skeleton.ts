import type { QuotedSpan } from './quotations.ts'
import type { Sentence } from './sentences.ts'
import { tokenize, type WordClass } from './tokens.ts'

/** A word or mark of a sentence, or a whole quotation in it. */
export interface Item {
  readonly start: number
  readonly end: number
  readonly text: string
  readonly lower: string
  readonly pos: WordClass | 'QUOTE'
  /** Index of the quotation, or -1. */
  readonly quote: number
  /** A quotation of at most three words. */
  readonly short: boolean
  /** A quotation that ends with a comma, a question or an exclamation: more of the sentence is to come. */
  readonly open: boolean
}

/** A sentence as a row of words in which each quotation is one item, so that the reporter’s sentence can be read across it. */
export function buildSkeleton(text: string, sentence: Sentence, quotes: readonly QuotedSpan[]): Item[] {
  const items: Item[] = []
  const words = (start: number, end: number) => {
    if (end <= start) return
    for (const token of tokenize(text, { start, end })) items.push({ ...token, quote: -1, short: false, open: false })
  }
  const inner = sentence.quotes.map((index) => ({ index, quote: quotes[index] }))
  const shorts = inner.map(({ quote }) => quote !== undefined && isShort(text, quote))
  // A quoted word or two is part of the reporter’s own sentence, and is tagged with it.
  let from = sentence.start
  for (const [k, { index, quote }] of inner.entries()) {
    if (!quote) continue
    words(from, quote.start)
    items.push({
      start: quote.start,
      end: quote.end,
      text: text.slice(quote.start, Math.min(quote.end, quote.start + 40)),
      lower: '“”',
      pos: 'QUOTE',
      quote: index,
      short: shorts[k] ?? false,
      open: /[,?!—–…-][”"'’»]*$/u.test(text.slice(Math.max(quote.start, quote.end - 5), quote.end)),
    })
    from = quote.end
  }
  words(from, sentence.end)
  return nameCapitals(items)
}

/** Letters that begin a word mid-sentence make it a name, whatever else it may mean: “Lynch said”. Headlines are left alone. */
function nameCapitals(items: Item[]): Item[] {
  let capitals = 0
  let words = 0
  for (const { text, quote } of items) {
    if (quote >= 0 || !/^\p{L}/u.test(text)) continue
    words++
    if (/^\p{Lu}/u.test(text)) capitals++
  }
  if (words > 4 && capitals > words * 0.6) return items
  return items.map((item, i) => {
    if (i === 0 || item.quote >= 0 || !/^(?:VERB|NOUN|ADJ|ADV|ADP|SCONJ|INTJ)$/.test(item.pos)) return item
    const before = items[i - 1]
    if (
      !/^\p{Lu}\p{Ll}/u.test(item.text) ||
      before?.text === ':' ||
      before?.text === '.' ||
      before?.text === '?' ||
      before?.text === '!'
    )
      return item
    if (
      before?.quote !== undefined &&
      before.quote >= 0 &&
      !items[i + 1]?.lower.match(/^(?:said|says|told|asked|added|wrote|tweeted)$/)
    )
      return item
    return { ...item, pos: 'PROPN' }
  })
}

const isShort = (text: string, { start, end }: QuotedSpan): boolean =>
  end - start < 40 &&
  text.slice(start, end).trim().split(/\s+/).length <= 3 &&
  !/[.,!?]["”'’]?$/u.test(text.slice(start, end))
