import type { Span } from '../selectors.ts'
import { cueVerbOf } from './cue-lexicon.ts'
import type { QuotedSpan } from './quotations.ts'
import type { Block } from './text.ts'
import { isSpace, trimSpan } from './text.ts'

/** A sentence of the article’s own prose; quotations inside it do not break it, however many sentences they hold. */
export interface Sentence extends Span {
  readonly block: number
  /** Indexes of the outermost quotations in it, in order. */
  readonly quotes: readonly number[]
}

/** Abbreviations that a name or a number follows, so that their full stop ends no sentence. */
const BEFORE_NAME =
  /(?:^|[\s(“"'‘[])(?:mr|mrs|ms|dr|prof|sen|sens|rep|reps|gov|govs|gen|col|lt|maj|capt|cmdr|sgt|cpl|pvt|adm|pres|hon|rev|fr|st|ste|mt|ft|no|nos|vs|v|messrs|atty|asst|supt|det|insp|dist|dept|univ|jr|sr|jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|nov|dec|e\.g|i\.e|cf|approx|ca|c|fig|vol|pp|p|op|ed|eds|al|hwy|rte|ave|blvd|amb|del|ald|brig|justice)\.$/iu
/** Initials and letter abbreviations: “J.”, “U.S.”, “p.m.” End a sentence only before a word that begins one. */
const LETTERS = /(?:^|[^\p{L}\p{N}])(?:\p{L}\.){1,5}$/u
const STARTS_SENTENCE =
  /^[“"‘'([]*(?:The|A|An|He|She|It|They|We|I|In|On|At|But|And|This|That|These|Those|His|Her|Its|Their|There|When|While|After|As|For|If|Not|Now|Then|With|According|However|So|What|Who|Why|How|Yet|You|Our|My|Some|Many|Most|One|Both|Since|From|By|To|Under|Meanwhile)\b/u
const LONGEST = 1500
const MOST_QUOTES = 30

/** The sentences of one block, in order. Very long ones without an end are cut at a space. */
export function findSentences(
  text: string,
  block: Block,
  blockIndex: number,
  quotes: readonly QuotedSpan[],
  range: readonly [number, number],
): Sentence[] {
  const sentences: Sentence[] = []
  let start = block.start
  let within: number[] = []
  const close = (end: number) => {
    const span = trimSpan(text, { start, end })
    if (span.end > span.start) sentences.push({ ...span, block: blockIndex, quotes: within })
    start = end
    within = []
  }
  let next = range[0]
  for (let i = block.start; i < block.end; ) {
    while (next < range[1] && (quotes[next]?.nestedIn !== null || (quotes[next]?.end ?? 0) <= i)) next++
    const quote = next < range[1] ? quotes[next] : undefined
    if (quote && quote.start <= i) {
      within.push(next)
      next++
      i = quote.end
      if (within.length >= MOST_QUOTES || endsSentence(text, i - 1, block.end, quote)) close(i)
      continue
    }
    const code = text.charCodeAt(i)
    if (code === 46 || code === 33 || code === 63 || code === 0x2026) {
      let end = i + 1
      while (end < block.end && ').]’”"\'?!.…'.includes(text.charAt(end)) && !(quote && end >= quote.start)) end++
      if (isBoundary(text, i, end, block.end, start)) close(end)
      i = end
    } else {
      i++
      if (i - start > LONGEST && isSpace(code)) close(i)
    }
  }
  close(block.end)
  return sentences
}

function isBoundary(text: string, at: number, end: number, limit: number, start: number): boolean {
  if (end >= limit) return true
  if (!isSpace(text.charCodeAt(end))) return false
  const rest = text.slice(end + 1, end + 40).trimStart()
  if (text.charAt(at) !== '.') return !/^\p{Ll}/u.test(rest)
  if (/^[\p{Ll},;)]/u.test(rest)) return false
  const before = text.slice(Math.max(start, at - 12), at + 1)
  if (BEFORE_NAME.test(before)) return false
  if (LETTERS.test(before)) return STARTS_SENTENCE.test(rest)
  return true
}

/** A quotation that ends with a full stop ends the sentence, unless its attribution follows: “Why?” Putin asked. */
function endsSentence(text: string, mark: number, limit: number, { marks, ending }: QuotedSpan): boolean {
  let last = mark
  if (ending === 'closed') while (last > 0 && '”"’\'»“'.includes(text.charAt(last))) last--
  if (!/[.!?…]/u.test(text.charAt(last))) {
    // Dashes and a missing comma: the sentence goes on.
    return false
  }
  const rest = text.slice(mark + 1, Math.min(limit, mark + 80))
  if (rest.trim() === '') return true
  if (!/^[\s―]/u.test(rest)) return false
  const follows = rest.trimStart()
  if (/^[\p{Ll}—–―-]/u.test(follows)) return false
  if (marks === 'single' && /^\p{Ll}/u.test(follows)) return false
  return !(/^(?:\p{Lu}|the |a )/u.test(follows) && attributionAhead(follows))
}

/** After the cue of an attribution that a quotation’s own sentence ends with. */
const AFTER_CUE =
  /^(?:in|on|at|to|of|as|about|during|after|before|while|when|reporters|the|me|him|her|them|later|\p{Ll}+ing|\p{Lu}\p{L}+day)\b/u
const LONGEST_SUBJECT = 4

/** Whether a short subject and a cue come next: “Putin asked.”, “the mayor of Leeds replied, …” */
function attributionAhead(follows: string): boolean {
  const words = follows.split(/\s+/, LONGEST_SUBJECT + 2)
  const [first = ''] = words
  const article = /^(?:The|the|A|a)$/.test(first)
  for (let i = 1; i <= LONGEST_SUBJECT; i++) {
    const [, word = '', stop = ''] = /^(\p{L}+)(.*)$/u.exec(words[i] ?? '') ?? []
    const verb = cueVerbOf(word)
    if (verb?.frame.includes('q') && (verb.form === 'past' || verb.form === 'present')) {
      return /^[.,]/.test(stop) || (stop === '' && AFTER_CUE.test(words[i + 1] ?? ''))
    }
    if (!article && !/^\p{Lu}/u.test(words[i] ?? '')) return false
  }
  return false
}
