import model from 'wink-eng-lite-web-model' // MIT: word classes of English
import winkNLP, { type WinkMethods } from 'wink-nlp' // MIT
import type { Span } from '../selectors.ts'
import { isSpace } from './text.ts'

/** Universal Dependencies' classes of words. */
export type WordClass =
  | 'ADJ'
  | 'ADP'
  | 'ADV'
  | 'AUX'
  | 'CCONJ'
  | 'DET'
  | 'INTJ'
  | 'NOUN'
  | 'NUM'
  | 'PART'
  | 'PRON'
  | 'PROPN'
  | 'PUNCT'
  | 'SCONJ'
  | 'SYM'
  | 'VERB'
  | 'X'

/** A word or mark of a sentence, or a whole quotation in it. */
export interface Item extends Span {
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

/** The tagger takes quadratic time over one long word and keeps every word that it has not met: both are bounded here. */
const LONGEST_WORD = 48
const CHARACTERS_BEFORE_RENEWAL = 24_000_000

let tagger: WinkMethods | null = null
let read = 0

function getTagger(length: number): WinkMethods {
  read += length
  if (tagger === null || read > CHARACTERS_BEFORE_RENEWAL) {
    tagger = winkNLP(model, ['pos'])
    read = length
  }
  return tagger
}

const LONG_RUN = new RegExp(`\\S{${LONGEST_WORD},}`, 'gu')

/** Adds the words and marks of a stretch of text with their classes. */
export function tokenizeInto(text: string, span: Span, tokens: Item[]): void {
  const slice = text.slice(span.start, span.end)
  let from = 0
  for (const match of slice.matchAll(LONG_RUN)) {
    tag(slice.slice(from, match.index), span.start + from, tokens)
    tokens.push(itemOf(match[0], match[0], span.start + match.index, 'X'))
    from = match.index + match[0].length
  }
  tag(slice.slice(from), span.start + from, tokens)
}

/** A word or a mark that is no quotation. */
const itemOf = (text: string, lower: string, start: number, pos: WordClass): Item => ({
  start,
  end: start + text.length,
  text,
  lower: lower.toLowerCase(),
  pos,
  quote: -1,
  short: false,
  open: false,
})

/** Marks that the tagger would take for parts of words. */
const CURLY = /[‘’ʼ]/gu

/** Letters that the tagger takes for words of their own: “Kalniņa” would be three. */
const BEYOND_LATIN_1 = /[\u0100-\u024f\u1e00-\u1eff]/gu
const PLAIN_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ŋ: 'n',
  œ: 'o',
  Œ: 'O',
  ŧ: 't',
}

/** A letter without its marks; of the same length. */
const plainLetter = (letter: string): string => {
  const [base = letter] = letter.normalize('NFD')
  return PLAIN_LETTERS[letter] ?? (/^[a-z]$/i.test(base) ? base : letter)
}

function tag(slice: string, offset: number, into: Item[]): void {
  if (slice.trim() === '') return
  const nlp = getTagger(slice.length)
  // Same length, so that positions hold.
  const plain = slice.replace(CURLY, "'").replace(BEYOND_LATIN_1, plainLetter)
  const words = nlp.readDoc(plain).tokens()
  const values = words.out(nlp.its.value) as string[] // the declared type is a union over all of wink's readers
  const classes = words.out(nlp.its.pos) as unknown as WordClass[] // likewise
  let at = 0
  for (const [i, value] of values.entries()) {
    while (at < plain.length && isSpace(plain.charCodeAt(at))) at++
    let start = at
    if (!plain.startsWith(value, at)) {
      const found = plain.indexOf(value, at)
      if (found < 0 || found > at + 200) continue
      start = found
    }
    at = start + value.length
    // “by 4pm.”, “£4m.”: the full stop is the sentence’s.
    const stopped =
      /^\d[\d:,]*\p{L}+\.$/u.test(value) || (/^\p{L}{1,2}\.$/u.test(value) && /\d/.test(plain.charAt(start - 1)))
    if (stopped) at--
    const word = slice.slice(start, at)
    const own = value === "'" && start > 0 && /s/i.test(plain.charAt(start - 1)) && /\s/.test(plain.charAt(at))
    // “the islands’ council”: the tagger takes a plural’s apostrophe for a mark.
    const lower = stopped ? value.slice(0, -1) : value
    const mark = /^[•·▪●]$/u.test(word)
    const read = actsOn(value, classes, i) ? 'VERB' : (classes[i] ?? 'X')
    into.push(itemOf(word, lower, offset + start, own ? 'PART' : mark ? 'PUNCT' : read))
    if (stopped) into.push(itemOf('.', '.', offset + at++, 'PUNCT'))
  }
}

/** “The council branded it a sham”: between a noun and an object it is no adjective, as the tagger has it. */
const actsOn = (value: string, classes: readonly WordClass[], at: number): boolean =>
  classes[at] === 'ADJ' &&
  value.endsWith('ed') &&
  /^(?:NOUN|PROPN|PRON)$/.test(classes[at - 1] ?? '') &&
  /^(?:DET|PRON)$/.test(classes[at + 1] ?? '')
