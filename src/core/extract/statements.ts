import type { Span } from '../selectors.ts'
import type { Attribution, AttributionRule } from './attribution.ts'
import { findAttributions } from './attributions.ts'
import { cueVerbOf } from './cue-lexicon.ts'
import { BE } from './cues.ts'
import { findUnmarkedTurns } from './interviews.ts'
import { subjectBefore as subjectOf } from './phrases.ts'
import type { QuotedSpan } from './quotations.ts'
import type { ReasonCode } from './reasons.ts'
import { findSentences, type Sentence } from './sentences.ts'
import { buildSkeleton } from './skeleton.ts'
import { type Block, holds, lastAtMost } from './text.ts'
import type { Item } from './tokens.ts'
import type { Turn } from './turns.ts'

/** Why somebody was taken for the speaker. */
export type Reason =
  | AttributionRule
  | Extract<
      ReasonCode,
      | 'turn'
      | 'unmarked-question'
      | 'unmarked-answer'
      | 'same-paragraph'
      | 'continued'
      | 'introduced'
      | 'carried-over'
      | 'sentence-subject'
      | 'nested'
      | 'heading'
    >

/** Who is said to have said something, and by which word. */
export interface Voice {
  readonly source: Span
  readonly cue: Span | null
  readonly reason: Reason
  /** 0 to 1 */
  readonly confidence: number
}

/** What a text attributes in its own sentence: reported words, or a clause with quoted ones. */
export interface RawStatement extends Span {
  readonly voice: Voice
  readonly lemma: string
  /** `direct` are the turns of an interview, set without quotation marks. */
  readonly mode: 'direct' | 'indirect' | 'mixed'
  readonly quotes: readonly number[]
}

/** A turn of an interview with who speaks in it. */
interface Voiced {
  readonly block: number
  readonly words: Span
  readonly voice: Voice
}

/** A sentence with what was read in it. */
export interface ReadSentence {
  readonly sentence: Sentence
  readonly items: readonly Item[]
  readonly attributions: readonly Attribution[]
}

/** About as often as each was right on news that people had annotated. */
const CONFIDENCE: Readonly<Record<Reason, number>> = {
  'after-cue': 0.88,
  'before-cue': 0.97,
  inverted: 0.95,
  participle: 0.85,
  'according-to': 0.93,
  label: 0.85,
  'cue-noun': 0.7,
  'unlisted-verb': 0.75,
  turn: 0.95,
  'unmarked-question': 0.6,
  'unmarked-answer': 0.5,
  'same-paragraph': 0.95,
  continued: 0.9,
  introduced: 0.7,
  'carried-over': 0.55,
  'sentence-subject': 0.6,
  nested: 0.5,
  heading: 0.5,
}

/** Puts the attributions of all sentences together: a voice for each quotation that has one, and the statements in the article’s own words. */
export function gatherStatements(
  text: string,
  blocks: readonly Block[],
  quotes: readonly QuotedSpan[],
  sentences: readonly ReadSentence[],
  turns: readonly Turn[],
): { readonly voices: (Voice | null)[]; readonly statements: RawStatement[] } {
  const voices: (Voice | null)[] = quotes.map(() => null)
  const statements: RawStatement[] = []
  const unmarked = turns.length > 0 ? [] : findUnmarkedTurns(text, blocks)
  const asked: Voiced[] = unmarked.map(({ block, kind, source, words }) => {
    const reason = kind === 'question' ? 'unmarked-question' : 'unmarked-answer'
    return { block, words, voice: { source, cue: null, reason, confidence: CONFIDENCE[reason] } }
  })
  const labelled: Voiced[] = turns.map(({ block, label, colon, words }) => ({
    block,
    words,
    voice: { source: label, cue: colon, reason: 'turn', confidence: CONFIDENCE.turn },
  }))
  const inTurn = new Set<number>()
  const opening = blocks.findIndex(
    ({ heading, caption, start, end }) => !heading && !caption && end - start > SHORT_LINE,
  )
  for (const { block, words, voice } of [...labelled, ...asked]) {
    inTurn.add(block)
    const inside: number[] = []
    for (
      let i = lastAtMost(quotes, words.start - 1, ({ start }) => start) + 1;
      (quotes[i]?.end ?? Number.POSITIVE_INFINITY) <= words.end;
      i++
    )
      inside.push(i)
    statements.push({ ...words, voice, lemma: ':', mode: 'direct', quotes: inside })
  }
  for (const [k, read] of sentences.entries()) {
    const below = inTurn.size === 0 ? unmarkedBelow(text, blocks, quotes, read, sentences[k + 1]) : null
    if (below) statements.push(below)
    const { sentence, attributions } = read
    for (const attribution of attributions) {
      if (attribution.rule === 'label' && inTurn.has(sentence.block)) continue
      // “Hull Herald: The pier” under a picture, “NEW DELHI: Two men …” where a report begins.
      const leads = blocks[sentence.block]?.caption || sentence.block === opening
      if (attribution.rule === 'label' && leads && attribution.quotes.length === 0) continue
      if (blocks[sentence.block]?.heading && isToldOnly(text, attribution)) continue
      const voice = voiceOf(attribution)
      if (!voice) continue
      // Whatever is reported inside a turn is in the words of whose turn it is.
      const own = !inTurn.has(sentence.block)
      for (const content of attribution.contents) {
        const inside = attribution.quotes.filter((index) => holds(content, quotes[index] ?? content))
        for (const index of inside) {
          const known = voices[index]
          // The nearest attribution inside another’s clause is the quotation’s own.
          if (!known || distance(known.cue, quotes[index]) > distance(voice.cue, quotes[index])) voices[index] = voice
        }
        const only = inside[0]
        const whole = inside.length === 1 && only !== undefined && sameSpan(quotes[only], content)
        if (whole || !own) continue
        // “Ministers defend rail plan”: a headline’s verb and its object are no more than a topic.
        if (inside.length === 0 && blocks[sentence.block]?.heading && !saysClause(attribution.lemma)) continue
        if (inside.length === 0 && isNobodys(text, voice, attribution.lemma)) continue
        statements.push({
          ...content,
          voice,
          lemma: attribution.lemma,
          mode: inside.length > 0 ? 'mixed' : 'indirect',
          quotes: inside,
        })
      }
    }
  }
  fillVoices(text, blocks, quotes, sentences, voices)
  statements.sort((a, b) => a.start - b.start || b.end - a.end)
  return { voices, statements: dropReported(statements) }
}

/** “Ann Lee, who owns the mill, said:” and below it a paragraph without marks, as some papers set longer words. */
function unmarkedBelow(
  text: string,
  blocks: readonly Block[],
  quotes: readonly QuotedSpan[],
  read: ReadSentence,
  next: ReadSentence | undefined,
): RawStatement | null {
  const { sentence, items } = read
  const block = blocks[sentence.block + 1]
  if (!block || block.heading || block.caption || next?.sentence.block !== sentence.block + 1) return null
  if (text.charAt(sentence.end - 1) !== ':' || sentence.end !== blocks[sentence.block]?.end) return null
  const verb = items.findLast(({ pos }) => pos === 'VERB')
  const spoken = verb && cueVerbOf(verb.lower)
  // Who “writes:” in a live blog is its reporter.
  if (!spoken?.frame.includes('q') || spoken.lemma === 'write' || spoken.form === 'ing' || spoken.form === 'base')
    return null
  const inside = lastAtMost(quotes, block.end, ({ start }) => start)
  const quoted = (quotes[inside]?.end ?? 0) > block.start
  if (quoted || !/^[\p{Lu}…]/u.test(text.slice(block.start, block.start + 1))) return null
  const voice = leadIn(text, read)
  return voice && { start: block.start, end: block.end, voice, lemma: ':', mode: 'direct', quotes: [] }
}

/** “Minister asked to step in”, “Fans told: stay away”: a headline’s verb in the past, with nobody whom the one before it could tell, leaves out “was”. */
function isToldOnly(text: string, { rule, cue, lemma, contents }: Attribution): boolean {
  const word = text.slice(cue.start, cue.end).replace(/\s*:$/, '')
  const verb = rule === 'after-cue' ? cueVerbOf(word.toLowerCase()) : undefined
  if (verb?.form !== 'past') return false
  const [content] = contents
  if (!content || content.start < cue.end || /[\p{L}\p{N}]/u.test(text.slice(cue.end, content.start))) return false
  const begins = text.slice(content.start, Math.min(content.end, content.start + 12)).toLowerCase()
  const infinitive = /^(?:not )?to\s/.test(begins)
  if (verb.frame.includes('p')) return true
  return infinitive ? !verb.frame.includes('t') : lemma === 'warn' && !begins.startsWith('that ')
}

/** “No group claimed it”, “an assault that threatened to end it”: nobody speaks. */
function isNobodys(text: string, { source }: Voice, lemma: string): boolean {
  const who = text.slice(source.start, source.end).toLowerCase()
  return /^no(?:body|ne| one| \p{L}+)$/u.test(who) || (/^(?:that|which)$/.test(who) && INTENDS.test(lemma))
}

/** What a thing does no less than somebody. */
const INTENDS = /^(?:threaten|promise|want|seek|decide|oppose|favou?r|plan|expect|demand|need|hope|agree|refuse)$/

/** Whether a clause can follow the verb: “defend” has an object only. */
const saysClause = (lemma: string): boolean => {
  const frame = cueVerbOf(lemma)?.frame
  return frame === undefined || /[qcpt]/.test(frame)
}

/** What is said inside another’s reported words is theirs to report: kept only where it is speech, not a view or a wish. */
function dropReported(statements: readonly RawStatement[]): RawStatement[] {
  return statements.filter((inner, i) => {
    const { cue } = inner.voice
    if (!cue) return true
    for (let k = Math.max(0, i - 8); k < Math.min(statements.length, i + 9); k++) {
      const outer = statements[k]
      if (outer && outer !== inner && holds(outer, cue)) return false
    }
    return true
  })
}

const sameSpan = (a: Span | undefined, b: Span) => a !== undefined && a.start === b.start && a.end === b.end

const distance = (cue: Span | null, quote: Span | undefined): number =>
  cue && quote ? Math.min(Math.abs(cue.end - quote.start), Math.abs(cue.start - quote.end)) : Number.POSITIVE_INFINITY

function voiceOf({ source, cue, rule }: Attribution): Voice | null {
  return source && { source, cue, reason: rule, confidence: CONFIDENCE[rule] }
}

/** Bylines and dates above a report are shorter than its first paragraph. */
const SHORT_LINE = 80

/** How many quotations of a paragraph are looked at on either side. */
const NEAR = 12

/** Gives quotations without an attribution of their own the voice that the text lets them have. */
function fillVoices(
  text: string,
  blocks: readonly Block[],
  quotes: readonly QuotedSpan[],
  sentences: readonly ReadSentence[],
  voices: (Voice | null)[],
): void {
  const outer = quotes.map((quote, index) => ({ quote, index })).filter(({ quote }) => quote.nestedIn === null)
  const byBlock = new Map<number, number[]>()
  const sentenceOf = new Map<number, number>()
  for (const [k, { sentence }] of sentences.entries()) {
    for (const index of sentence.quotes) {
      const mates = byBlock.get(sentence.block)
      if (mates) mates.push(index)
      else byBlock.set(sentence.block, [index])
      sentenceOf.set(index, k)
    }
  }
  for (const [at, { quote, index }] of outer.entries()) {
    if (voices[index]) continue
    const k = sentenceOf.get(index)
    const own = k === undefined ? undefined : sentences[k]
    if (!own || k === undefined) continue
    const { block } = own.sentence
    if (blocks[block]?.heading) continue
    const alone = own.items.every((item) => item.quote >= 0 || item.pos === 'PUNCT') || isUnderTopic(own, quote)
    const mates = byBlock.get(block) ?? []
    if (!alone) {
      const fragment = fragmentVoice(own, quote, sentences[k - 1])
      if (fragment) {
        voices[index] = fragment
        continue
      }
    }
    if (!alone) continue
    const bracketed = bracketedSource(text, quote, blocks[block])
    if (bracketed) {
      voices[index] = bracketed
      continue
    }
    const place = lastAtMost(mates, index, (mate) => mate)
    const before = mates.slice(Math.max(0, place - NEAR), place).findLast((mate) => voices[mate])
    const known = before === undefined ? null : voices[before]
    if (known) {
      voices[index] = again(known, 'same-paragraph')
      continue
    }
    const previous = sentences[k - 1]
    const led = previous && leadIn(text, previous)
    if (led) {
      voices[index] = led
      continue
    }
    // The rest of the paragraph says who: “A. B,” he said.
    const after = mates.slice(place + 1, place + 1 + NEAR).find((mate) => voices[mate])
    const later = after === undefined ? null : voices[after]
    if (later) {
      voices[index] = again(later, 'same-paragraph')
      continue
    }
    const signed = signature(text, blocks, block, sentences, k)
    if (signed) {
      voices[index] = signed
      continue
    }
    const ahead = voiceAhead(outer, at, voices)
    if (ahead) {
      voices[index] = again(ahead, 'continued')
      continue
    }
    // What stands under a picture goes on with no paragraph.
    if (blocks[block]?.caption) continue
    const carried = previousVoice(blocks, block, byBlock, voices)
    if (quote.continues && carried) voices[index] = again(carried, 'continued')
    else if (previous?.sentence.block === block || previous?.sentence.block === block - 1) {
      const said = previous.attributions.findLast(
        ({ source, cue }) =>
          source &&
          !NO_ONE.test(text.slice(source.start, source.end)) &&
          // What somebody is said to have said is the outer speaker’s.
          !previous.attributions.some(({ contents }) => contents.some((content) => holds(content, cue))),
      )
      const voice = said && voiceOf(said)
      const named = previous.sentence.block === block && !voice ? namedSubject(previous.items) : null
      if (voice) voices[index] = again(voice, 'carried-over')
      else if (named) voices[index] = named
      else if (carried) voices[index] = again(carried, 'carried-over')
      else
        voices[index] =
          labelledBefore(text, blocks[block - 1], quote, blocks[block]) ??
          subjectAhead(text, blocks, sentences, k, block)
    } else if (carried) voices[index] = again(carried, 'carried-over')
  }
}

/** Words for the speaker that are nobody whom the text tells of. */
const NO_ONE = /^(?:I|you|we|it|this|that)$/i

/** “[Ann Lee, harbour master]” on a line of its own: whose the quotation below it is, as subtitles and transcripts of broadcasts set it. */
function labelledBefore(text: string, line: Block | undefined, quote: Span, block: Block | undefined): Voice | null {
  if (!line || quote.start !== block?.start) return null
  const [whole = '', words] = /^[[(](\p{Lu}[^[\]()\n]{2,80})[\])]$/u.exec(text.slice(line.start, line.end)) ?? []
  if (words === undefined || !whole) return null
  const [name = words] = words.split(',', 1)
  const start = line.start + 1
  return { source: { start, end: start + name.length }, cue: null, reason: 'label', confidence: CONFIDENCE.label }
}

/** A quotation that is all of its paragraph, after one that tells of somebody: “Ann Lee, a baker, watched it burn. ¶ She fled in a boat. ¶ “It was gone.”” */
function subjectAhead(
  text: string,
  blocks: readonly Block[],
  sentences: readonly ReadSentence[],
  k: number,
  block: number,
): Voice | null {
  const previous = sentences[k - 1]
  if (
    !previous ||
    text.charAt(previous.sentence.end - 1) === '?' ||
    previous.sentence.block !== block - 1 ||
    blocks[block - 1]?.heading ||
    previous.sentence.quotes.length > 0
  )
    return null
  const subject = firstSubject(previous.items)
  const words = subject && text.slice(subject.start, subject.end)
  const pronoun = words !== null && /^(?:he|she)$/i.test(words)
  const voice = namedSubject(previous.items)
  if (voice || !subject || !pronoun) return voice
  return { source: subject, cue: null, reason: 'sentence-subject', confidence: CONFIDENCE['carried-over'] }
}

/** So many paragraphs on may a quotation say whose it is. */
const FAR_AHEAD = 8

/** Whose a quotation is that goes on over paragraphs, where one of those says it: “A. ¶ “B,” she said. */
function voiceAhead(
  outer: readonly { readonly quote: QuotedSpan; readonly index: number }[],
  from: number,
  voices: readonly (Voice | null)[],
): Voice | null {
  if (outer[from]?.quote.continues) return null
  for (let k = from; k < from + FAR_AHEAD && outer[k]?.quote.ending === 'continued'; k++) {
    const next = outer[k + 1]
    if (!next?.quote.continues) return null
    const voice = voices[next.index]
    if (voice) return voice
  }
  return null
}

/** Voices of quotations inside quotations, read from the words around them: “‘I want to meet!’ he says.” */
export function nestedVoices(
  text: string,
  blocks: readonly Block[],
  quotes: readonly QuotedSpan[],
): Map<number, Voice> {
  const found = new Map<number, Voice>()
  for (let i = 0; i < quotes.length; i++) {
    const outer = quotes[i]
    const next = quotes[i + 1]
    if (!outer || next?.nestedIn !== i) continue
    const block = blocks[lastAtMost(blocks, outer.start, ({ start }) => start)]
    if (!block) continue
    const inside = { start: outer.start + 1, end: Math.max(outer.start + 1, outer.end - 1), heading: false }
    let last = i + 1
    while (last < quotes.length && quotes[last]?.nestedIn !== null) last++
    // Indexes must hold, so what stands before is left empty.
    const inner: QuotedSpan[] = []
    for (let k = i + 1; k < last; k++) {
      const quote = quotes[k]
      if (quote) inner[k] = quote.nestedIn === i ? { ...quote, nestedIn: null } : quote
    }
    for (const sentence of findSentences(text, inside, 0, inner, [i + 1, last])) {
      if (sentence.quotes.length === 0) continue
      for (const attribution of findAttributions(buildSkeleton(text, sentence, inner))) {
        const voice = voiceOf(attribution)
        for (const index of attribution.quotes)
          if (voice && !found.has(index) && saysInside(text, attribution, inner[index]))
            found.set(index, again(voice, 'nested'))
      }
    }
  }
  return found
}

/** Words of somebody inside a quotation, not a thought made up or a word set apart: “it feels like, ‘Meh’” is nobody’s. */
function saysInside(
  text: string,
  { source, cue, lemma, rule, contents }: Attribution,
  quote: QuotedSpan | undefined,
): boolean {
  if (!quote || !source || NOT_SAID.test(text.slice(cue.start, cue.end))) return false
  if (/^(?:it|this|that|which|you)$/i.test(text.slice(source.start, source.end))) return false
  const frame = cueVerbOf(lemma)?.frame ?? ''
  if (rule === 'label' || rule === 'according-to' || rule === 'unlisted-verb') return true
  // “She told me, ‘Do not sign it,’ and I listened”: what follows the words’ own comma is no longer said.
  const stopped = /[,.!?][^\p{L}\p{N}]$/u.test(text.slice(quote.start, quote.end))
  if (frame.includes('q'))
    return contents.some((content) => sameSpan(quote, content) || (stopped && content.start === quote.start))
  return frame.includes('n') && quote.end - quote.start < MOST_FRAGMENT
}

/** “We cannot say, ‘Let them speak’”: nobody says it. */
const NOT_SAID = /\b(?:not|never|cannot|would|could|might|should)\b|n['’]t\b|['’]d\b/iu

/** Some words of a fragment: “he called it ‘a trap’”. */
const MOST_FRAGMENT = 40

const again = (voice: Voice, reason: Reason): Voice => ({
  ...voice,
  reason,
  confidence: Math.min(voice.confidence, CONFIDENCE[reason]),
})

/** The voice of the last quotation in the paragraph before. */
function previousVoice(
  blocks: readonly Block[],
  block: number,
  byBlock: ReadonlyMap<number, readonly number[]>,
  voices: readonly (Voice | null)[],
): Voice | null {
  for (let i = block - 1; i >= 0 && i >= block - 2; i--) {
    if (blocks[i]?.heading) return null
    const last = byBlock.get(i)?.at(-1)
    if (last !== undefined && voices[last]) return voices[last] ?? null
  }
  return null
}

/** A line “— Name” after a quotation that stands alone. */
function signature(
  text: string,
  blocks: readonly Block[],
  block: number,
  sentences: readonly ReadSentence[],
  k: number,
): Voice | null {
  const next = sentences[k + 1]
  const line = blocks[block + 1]
  if (!next || !line || next.sentence.block !== block + 1 || line.end - line.start > 80) return null
  const dash = /^[-–—]{1,2}\s*/u.exec(text.slice(line.start, line.end))
  const start = line.start + (dash?.[0].length ?? 0)
  if (!dash || !/^\p{Lu}/u.test(text.slice(start, start + 2))) return null
  const words = next.items.filter((item) => item.start >= start)
  const end = words.findIndex(({ pos, text: mark }) => pos === 'PUNCT' && (mark === ',' || mark === '.'))
  const last = words[(end < 0 ? words.length : end) - 1]
  return last ? { source: { start, end: last.end }, cue: null, reason: 'label', confidence: CONFIDENCE.label } : null
}

/** “No comment.” (Ventspils Port Authority): names in brackets after a quotation that is the rest of its paragraph. One word may be an agency. */
function bracketedSource(text: string, quote: Span, block: Span | undefined): Voice | null {
  if (!block || quote.start !== block.start) return null
  const [whole, words] =
    /^\s*\((\p{Lu}[^()\d\n]* \p{Lu}[^()\d\n]*)\)\.?$/u.exec(
      text.slice(quote.end, Math.min(block.end, quote.end + 120)),
    ) ?? []
  if (whole === undefined || words === undefined || quote.end + whole.length !== block.end) return null
  const start = quote.end + whole.indexOf('(') + 1
  return { source: { start, end: start + words.length }, cue: null, reason: 'label', confidence: CONFIDENCE.label }
}

/** A sentence that ends with a colon introduces what comes after it. */
function leadIn(text: string, { sentence, items, attributions }: ReadSentence): Voice | null {
  if (text.charAt(sentence.end - 1) !== ':') return null
  const last = attributions.findLast(({ source }) => source)
  if (last) {
    const voice = voiceOf(last)
    return voice && again(voice, 'introduced')
  }
  const subject = firstSubject(items)
  return subject && { source: subject, cue: null, reason: 'introduced', confidence: CONFIDENCE.introduced }
}

/** Quoted words inside the reporter’s sentence: the sentence’s subject, where it can speak. */
function fragmentVoice(
  { items, attributions, sentence }: ReadSentence,
  quote: QuotedSpan,
  previous: ReadSentence | undefined,
): Voice | null {
  const near = attributions
    .filter(({ source, cue, rule }) => source && rule !== 'unlisted-verb' && cue.end <= quote.start)
    .at(-1)
  const voice = near && voiceOf(near)
  if (voice) return again(voice, 'sentence-subject')
  const at = items.findIndex((item) => item.start === quote.start)
  if (at < 2) return null
  // “The road was “a mess””: whoever the sentence before lets speak says it, and no road.
  if (BE.has(items[at - 1]?.lower ?? '')) {
    const said =
      previous?.sentence.block === sentence.block ? previous.attributions.findLast(({ source }) => source) : undefined
    const before = said && voiceOf(said)
    if (before) return again(before, 'carried-over')
  }
  const subject =
    forWhom(items, at) ??
    (items[at - 1]?.text === ':' ? lastSubject(items, at) : null) ??
    firstSubject(items.slice(0, at))
  return (
    subject && { source: subject, cue: null, reason: 'sentence-subject', confidence: CONFIDENCE['sentence-subject'] }
  )
}

/** Somebody by given name and surname, of whom the sentence is: “Des Tooley, now a pundit, was less kind.” */
function namedSubject(items: readonly Item[]): Voice | null {
  const subject = firstSubject(items)
  if (!subject || items[0]?.start !== subject.start) return null
  const head = items.slice(
    0,
    items.findIndex((item) => item.text === ',' || item.start >= subject.end),
  )
  if (head.at(-1)?.pos !== 'PROPN' || head.at(-2)?.pos !== 'PROPN' || head.some(({ pos }) => pos === 'ADP')) return null
  return { source: subject, cue: null, reason: 'sentence-subject', confidence: CONFIDENCE['sentence-subject'] }
}

/** “On the penalty: “…””: what the words are about stands before them, and nobody who says them. */
function isUnderTopic({ items, attributions }: ReadSentence, quote: QuotedSpan): boolean {
  const at = items.findIndex((item) => item.start === quote.start)
  if (attributions.length > 0 || at < 2 || items[at - 1]?.text !== ':' || at < items.length - 2) return false
  return (
    /^(?:on|about|regarding)$/.test(items[0]?.lower ?? '') &&
    items.slice(0, at).every(({ pos }) => pos !== 'VERB' && pos !== 'AUX' && pos !== 'QUOTE')
  )
}

/** What may stand after “for” and is nobody: “for the first time”, “for a moment”. */
const NO_SPEAKER =
  /^(?:time|times|moment|while|second|minute|hour|hours|day|days|week|weeks|month|months|year|years|decade|decades|season|record|part|most|rest|sake|purpose|purposes|reason|reasons|example|instance|future|bit|start|past|present)$/

/** “For the captain, Jess Rowe, “…””: whose view the sentence gives, named before the words. */
function forWhom(items: readonly Item[], at: number): Span | null {
  if (items[0]?.lower !== 'for' || items[at - 1]?.text !== ',') return null
  const whom = items.slice(1, at - 1)
  const named = whom.some(({ pos }) => pos === 'PROPN')
  const group = whom[0]?.pos === 'DET' && whom.at(-1)?.pos === 'NOUN' && !NO_SPEAKER.test(whom.at(-1)?.lower ?? '')
  if (!(named || group) || whom.some(({ pos }) => pos === 'VERB' || pos === 'AUX' || pos === 'QUOTE' || pos === 'NUM'))
    return null
  const [first, last] = [whom[0], whom.at(-1)]
  return first && last ? { start: first.start, end: last.end } : null
}

/** Before a colon the main clause says who speaks: “Asked whether it was safe, the director was short: …” */
function lastSubject(items: readonly Item[], at: number): Span | null {
  for (let verb = at - 1; verb > 0; verb--) {
    const item = items[verb]
    if (!item || (item.pos !== 'VERB' && item.pos !== 'AUX') || /ing$/.test(item.lower)) continue
    let from = verb
    while (from > 0 && (items[from - 1]?.pos === 'ADV' || items[from - 1]?.pos === 'AUX')) from--
    const subject = subjectOf(items, from)
    const [first, last] = [subject && items[subject.from], subject && items[subject.to - 1]]
    if (subject && first && last && subject.from > 0 && items[subject.from - 1]?.text === ',')
      return { start: first.start, end: last.end }
  }
  return null
}

function firstSubject(items: readonly Item[]): Span | null {
  const verb = items.findIndex(
    (item, i) => i > 0 && (item.pos === 'VERB' || item.pos === 'AUX') && !/ing$/.test(item.lower),
  )
  if (verb < 1) return null
  let from = verb
  while (from > 0 && (items[from - 1]?.pos === 'ADV' || items[from - 1]?.pos === 'AUX')) from--
  const subject = subjectOf(items, from)
  const first = subject && items[subject.from]
  const last = subject && items[subject.to - 1]
  return first && last ? { start: first.start, end: last.end } : null
}

/** Each is looked for in everything said, so that more would take quadratic time. */
const MOST_HEADINGS = 300

/** A heading that repeats somebody’s words is theirs. */
export function nameHeadings(
  text: string,
  blocks: readonly Block[],
  quotes: readonly QuotedSpan[],
  voices: (Voice | null)[],
): void {
  const letters = (span: Span) =>
    text
      .slice(span.start, span.end)
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim()
  let asked = 0
  let bodies: { said: string; voice: Voice }[] | null = null
  for (const [i, quote] of quotes.entries()) {
    const block = blocks[lastAtMost(blocks, quote.start, ({ start }) => start)]
    if (!block?.heading || voices[i] || quote.nestedIn !== null) continue
    if (++asked > MOST_HEADINGS) return
    bodies ??= quotes.flatMap((other, k) => {
      const voice = voices[k]
      return voice && other.nestedIn === null ? [{ said: letters(other), voice }] : []
    })
    const wanted = letters(quote)
    const found = wanted.length > 8 ? bodies.find(({ said }) => said.includes(wanted)) : undefined
    if (found) voices[i] = { ...found.voice, cue: null, reason: 'heading', confidence: CONFIDENCE.heading }
  }
}
