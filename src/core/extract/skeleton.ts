import { cueVerbOf, HABIT } from './cue-lexicon.ts'
import type { QuotedSpan } from './quotations.ts'
import type { Sentence } from './sentences.ts'
import { type Item, tokenizeInto } from './tokens.ts'

/** A sentence as a row of words in which each quotation is one item, so that the reporter’s sentence can be read across it. */
export function buildSkeleton(text: string, sentence: Sentence, quotes: readonly QuotedSpan[]): Item[] {
  const items: Item[] = []
  const words = (start: number, end: number) => {
    if (end > start) tokenizeInto(text, { start, end }, items)
  }
  const inner = sentence.quotes.map((index) => ({ index, quote: quotes[index] }))
  const shorts = inner.map(({ quote }) => quote !== undefined && isShort(text, quote))
  // A quoted word or two is part of the reporter’s own sentence, and is tagged with it.
  let from = sentence.start + (LINE_HEAD.exec(text.slice(sentence.start, sentence.start + 60))?.[0].length ?? 0)
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
      open: /[,?!—–…-][”"'’»“«]*$/u.test(text.slice(Math.max(quote.start, quote.end - 5), quote.end)),
    })
    from = quote.end
  }
  words(from, sentence.end)
  return nameCapitals(withoutDateline(withoutDashes(nameSpeakers(joinCompounds(items)))))
}

/** “the 20-year-old”, “a mother-of-two”: somebody, in one word. */
function joinCompounds(items: readonly Item[]): Item[] {
  const joined: Item[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (!item) continue
    const parts = items.slice(i, i + COMPOUND_PARTS)
    const last = parts.at(-1)
    const compound = parts.map(({ text }) => text).join('')
    // Nothing stands between its parts.
    if (!last || last.end - item.start !== compound.length || !SOMEBODY.test(compound)) {
      joined.push(item)
      continue
    }
    i += COMPOUND_PARTS - 1
    const describes = /^(?:NOUN|PROPN)$/.test(items[i + 1]?.pos ?? '')
    joined.push({
      ...item,
      end: last.end,
      text: compound,
      lower: compound.toLowerCase(),
      pos: describes ? 'ADJ' : 'NOUN',
    })
  }
  return joined
}

const COMPOUND_PARTS = 5
const SOMEBODY = /^(?:[\p{L}\d]+-years?-olds?|(?:mother|father|mum|mom|dad|gran|grandmother|grandfather)-of-\p{L}+)$/iu

/** «…», — he added: after a comma the dash says nothing more. */
const withoutDashes = (items: readonly Item[]): Item[] =>
  items.filter(({ text, quote }, i) => quote >= 0 || !/^[—–―]$/u.test(text) || items[i - 1]?.text !== ',')

/** The hour and the alert at the start of an entry of a live blog: “17:10 BREAKING: ” */
const LINE_HEAD =
  /^(?:\d{1,2}[:.]\d\d(?: ?[ap]\.?m\.?)?(?: (?:GMT|BST|UTC|CET|E[SD]?T|P[SD]?T))?\s*[:|—–-]?\s+)?(?:(?:BREAKING|UPDATED?|NEW|LIVE|WATCH|EXCLUSIVE|Breaking|Update)\s*[:|—–-]\s*)?/u

const isDash = (item: Item | undefined): boolean => item !== undefined && /^(?:—|–|-|--)$/.test(item.text)

/** Without “SPRINGFIELD, Ohio (AP) —” before the sentence. */
function withoutDateline(items: Item[]): Item[] {
  const [first, agency, bracket, mark] = items
  // “MARIANNA, Fla. (AP) — ”, where the state’s full stop has ended a sentence.
  if (first?.text === '(' && /^\p{Lu}+$/u.test(agency?.text ?? '') && bracket?.text === ')' && isDash(mark))
    return items.slice(4)
  if (!first || !/^\p{Lu}[\p{Lu}.'’]+$/u.test(first.text)) return items
  const dash = items.findIndex((item, i) => i < 12 && isDash(item))
  if (dash < 1 || items.slice(0, dash).some(({ pos }) => pos === 'VERB' || pos === 'AUX' || pos === 'QUOTE'))
    return items
  return items.slice(dash + 1)
}

/** “the chief said”, “the accused told the court”: who says something is somebody, and no adjective. */
const nameSpeakers = (items: readonly Item[]): Item[] =>
  items.map((item, i) => {
    const next = items[i + 1]
    const before = items[i - 1]
    const led = before?.pos === 'DET' || before?.pos === 'PROPN' || /^\p{Lu}{2,}$/u.test(before?.text ?? '')
    const speaks = item.pos === 'ADJ' && led && next?.pos === 'VERB' && isSaying(next)
    return speaks ? { ...item, pos: 'NOUN' } : item
  })

/** Letters that begin a word mid-sentence make it a name, whatever else it may mean: “Lynch said”. Headlines are left alone. */
function nameCapitals(items: Item[]): Item[] {
  let capitals = 0
  let words = 0
  for (const { text, quote } of items) {
    if (quote >= 0 || !/^\p{L}/u.test(text)) continue
    words++
    if (/^\p{Lu}/u.test(text)) capitals++
  }
  const spoken = items.some(({ quote, short }) => quote >= 0 && !short)
  if (!spoken && words > 4 && capitals > words * 0.6) return items
  for (const [i, item] of items.entries()) {
    // “Fell said”: no sentence of an article begins with a command and then says so.
    if (i === 0 && item.pos === 'VERB' && /^(?:said|says|told|added)$/.test(items[1]?.lower ?? '')) {
      items[i] = { ...item, pos: 'PROPN' }
      continue
    }
    // “the WHO said”, no pronoun.
    if (/^(?:WHO|IT|US)$/.test(item.text) && item.pos === 'PRON') {
      items[i] = { ...item, pos: 'PROPN' }
      continue
    }
    if (i === 0 || item.quote >= 0) continue
    const auxiliary = item.pos === 'AUX' && !AUXILIARY.test(item.lower)
    if (!auxiliary && !/^(?:VERB|NOUN|ADJ|ADV|ADP|SCONJ|INTJ)$/.test(item.pos)) continue
    const before = items[i - 1]
    if (!before || !/^\p{Lu}\p{Ll}/u.test(item.text) || /^[:.?!]$/.test(before.text)) continue
    // After a quotation a sentence may begin; only a cue says that a name does.
    if (before.quote >= 0 && !isSaying(items[i + 1])) continue
    items[i] = { ...item, pos: 'PROPN' }
  }
  return items
}

/** The tagger takes other words for auxiliaries too: “Hiranya Das alleged”. */
const AUXILIARY =
  /^(?:am|is|are|was|were|be|been|being|do|does|did|has|have|had|having|can|could|may|might|must|shall|should|will|would|ought|['’](?:s|re|ve|ll|d|m))$/

/** “Kern said”, “Kern likes to say” */
const isSaying = (item: Item | undefined): boolean => {
  const verb = cueVerbOf(item?.lower ?? '')
  return (
    item !== undefined && ((verb?.frame.includes('q') && /^p(?:ast|resent)$/.test(verb.form)) || HABIT.test(item.lower))
  )
}

const isShort = (text: string, { start, end }: QuotedSpan): boolean =>
  end - start < 40 &&
  text.slice(start, end).trim().split(/\s+/).length <= 3 &&
  !/[.,!?…]["”'’»“«]?$/u.test(text.slice(start, end))
