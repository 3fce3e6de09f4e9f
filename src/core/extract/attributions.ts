import type { Span } from '../selectors.ts'
import type { Attribution, AttributionRule } from './attribution.ts'
import { contentAfter, contentBefore, quoteAfterBreak, quotesBefore, widen, withApposition } from './contents.ts'
import { cueVerbOf } from './cue-lexicon.ts'
import { BE, type Cue, findCues } from './cues.ts'
import { findAccordingTo, findClosingLabel, findCueNouns, findLabel, findPassives, findUnlisted } from './patterns.ts'
import {
  isNominal,
  isSubjectPronoun,
  phraseAfter,
  phraseBefore,
  type Run,
  startsClause,
  subjectBefore,
} from './phrases.ts'
import { hasFinite, mainSubject, quotesIn, spanOf, trimSubject } from './runs.ts'
import type { Item } from './tokens.ts'

const SENTENCE_ENDS = new Set(['.', '!', '?', '…', '...'])

/** All attributions of a sentence. */
export function findAttributions(items: readonly Item[], heading = false): Attribution[] {
  const last = lastItem(items)
  const closing = heading ? findClosingLabel(items, last) : null
  if (closing) return [closing]
  const cues = findCues(items, last)
  const found: Attribution[] = []
  const according = findAccordingTo(items, last)
  for (const cue of cues) {
    const read = readCue(items, cue, cues, last, found)
    if (read) found.push(read)
  }
  found.push(...according, ...findPassives(items, last))
  found.push(...findUnlisted(items, last, found))
  if (found.length === 0) {
    const label = findLabel(items, last)
    if (label) found.push(label)
  }
  for (const noun of findCueNouns(items, last, found)) found.push(noun)
  return found
}

/** Index after the last item that is not the full stop. */
function lastItem(items: readonly Item[]): number {
  let last = items.length
  while (last > 0 && SENTENCE_ENDS.has(items[last - 1]?.text ?? '')) last--
  return last
}

function readCue(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  last: number,
  earlier: readonly Attribution[],
): Attribution | null {
  const { verb, run } = cue
  const before = items[run.from - 1]
  const quoting = verb.frame.includes('q') || cue.quotes
  if (verb.form !== 'ing' && cue.quotes) {
    const inverted = readInversion(items, cue, cues, last)
    if (inverted) return inverted
  }
  const participle =
    verb.form === 'ing' && run.from === cue.at - adverbsBefore(items, run.from, cue.at) && !hasBe(items, run)
  let subject: Run | null = null
  let source: Span | null = null
  if (participle) {
    // “…, with one trader adding that it was late”
    const beside = isNominal(before) && verb.frame.includes('q') ? phraseBefore(items, run.from) : null
    const companion = beside && items[beside.from - 1]?.lower === 'with' ? spanOf(items, beside) : null
    if (
      !(
        companion !== null ||
        before === undefined ||
        before.text === ',' ||
        before.pos === 'QUOTE' ||
        before.lower === 'by' ||
        before.lower === 'while' ||
        before.lower === 'in' ||
        before.pos === 'CCONJ' ||
        before.lower === 'before' ||
        before.lower === 'after'
      )
    )
      return null
    source = companion ?? earlier.at(-1)?.source ?? mainSubject(items, run.from)
    if (!source) return null
  } else if (before?.pos === 'CCONJ' && !isNominal(before)) {
    // “said … and added”, “thanked the crew and said that …”
    source = earlier.at(-1)?.source ?? (saysThat(items, cue) ? nearestSubject(items, run.from) : null)
  } else {
    // “prompting Putin to remark: …”
    const near = subjectBefore(items, before?.lower === 'to' ? run.from - 1 : run.from)
    const led = (near === null || items[near.from - 1]?.pos === 'VERB') && /[qn]/.test(verb.frame)
    subject = (led ? openingSubject(items, run.from) : null) ?? near
    if (!subject || subject.to === subject.from) return null
    // “Thursday will see thousands walk out”
    if (subject.to - subject.from === 1 && TIME.test(items[subject.from]?.lower ?? '')) return null
    // “by means of signs called letters”: what a participle names speaks of nothing.
    if (
      verb.form === 'past' &&
      run.from === cue.at &&
      NAMES.test(verb.lemma) &&
      items[subject.to - 1]?.pos === 'NOUN' &&
      items[subject.from - 1]?.pos !== 'ADV' &&
      !SIDE_CLAUSE.test(items[subject.from - 1]?.lower ?? '') &&
      !startsClause(items, subject.from) &&
      subject.from > 0
    )
      return null
    if (items[subject.from]?.pos === 'QUOTE' && subject.to - subject.from === 1) return null
    // “What they said: reactions to the deal” says nothing that they said.
    if (
      subject.from === 1 &&
      /^(?:what|how|why|where|when)$/.test(items[0]?.lower ?? '') &&
      items[run.to - 1]?.text === ':'
    )
      return null
    subject = ofParticiple(items, subject) ?? subject
    source = spanOf(items, trimSubject(items, subject))
  }
  if (!source) return null
  const rule: AttributionRule = participle ? 'participle' : 'after-cue'
  const make = (contents: readonly Run[], how: AttributionRule): Attribution => ({
    source,
    cue: spanOf(items, run),
    contents: contents.map((content) => spanOf(items, content)),
    quotes: quotesIn(items, contents),
    rule: how,
    lemma: verb.lemma,
  })
  const after = contentAfter(items, cue, cues, last)
  const reported = after && SIDE_CLAUSE.test(items[after.from]?.lower ?? '') && quoting && subject
  // “The road is shut, his office said on Friday as rain fell”: what was said stands before.
  const clause = reported ? contentBefore(items, subject?.from ?? 0, cues, cue) : null
  if (clause) return make([clause], 'before-cue')
  if (after) {
    // “A,” he said, “B.”
    const ahead = quoting && subject ? quotesBefore(items, subject.from) : null
    // A headline may set its quotation before the clause: ‘It is slow’ president claims restraint limits advance.
    const joins = ahead && (items[after.from]?.pos === 'QUOTE' || ahead.from === 0)
    // “He calls it “mad”: “There is no road.””
    const led = items[after.to]?.text === ':' ? quoteAfterBreak(items, after.to, last) : null
    return make([...(joins ? [ahead] : []), after, ...(led ? [led] : [])], rule)
  }
  // “In a letter to staff, Adeyemi wrote:” leads to the next paragraph.
  if (!quoting || !subject || items[run.to - 1]?.text === ':') return null
  const ahead = contentBefore(items, subject.from, cues, cue)
  if (!ahead) return null
  const more = quoteAfterBreak(items, run.to, last) ?? clauseAfterAside(items, run.to, last)
  return make(more ? [ahead, more] : [ahead], 'before-cue')
}

/** Whether a clause or a quotation follows the verb at once. */
const saysThat = (items: readonly Item[], { verb, run, particle }: Cue): boolean =>
  (verb.form === 'past' || verb.form === 'present') &&
  (items[run.to]?.lower === 'that' ||
    (particle && items[run.to]?.pos !== 'NUM') ||
    verb.frame.includes('p') ||
    (verb.frame.includes('q') && (isSubjectPronoun(items[run.to]) || items[run.to - 1]?.text === ':')))

/** Of whom the nearest verb before an item is said. */
function nearestSubject(items: readonly Item[], before: number): Span | null {
  for (let i = before - 1; i > 0; i--) {
    if (items[i]?.pos === 'QUOTE') return null
    if (!hasFinite(items, i, i + 1)) continue
    let from = i
    while (items[from - 1]?.pos === 'AUX' || items[from - 1]?.pos === 'ADV') from--
    const subject = subjectBefore(items, from)
    if (subject && subject.to > subject.from) return spanOf(items, trimSubject(items, subject))
  }
  return null
}

/** “The wall gave way, Lee said, and the noise grew.”: the rest of what was said, after an aside. */
function clauseAfterAside(items: readonly Item[], at: number, last: number): Run | null {
  if (items[at]?.text !== ',' || !/^(?:and|but)$/.test(items[at + 1]?.lower ?? '')) return null
  const subject = phraseAfter(items, at + 2)
  if (!subject || !hasFinite(items, subject.to, subject.to + 1)) return null
  for (let i = at; i < last; i++)
    if (items[i]?.pos === 'QUOTE' || cueVerbOf(items[i]?.lower ?? '')?.frame.includes('q')) return null
  return { from: at + 1, to: last }
}

const TIME = /^(?:today|tonight|tomorrow|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day)$/

const NAMES = /^(?:call|dub|brand|label|describe|publish|issue|quote|report|post|list|cite|expect)$/

const SIDE_CLAUSE = /^(?:as|after|while|before|because|since|amid|during|following)$/

/** “The bishop in his letter, wrote”, “Mayor Odell while thanking them, especially the young, said”: the words that the sentence begins with, where nothing but this verb is said of them. */
function openingSubject(items: readonly Item[], at: number): Run | null {
  if (items[at - 1]?.text !== ',') return null
  const subject = phraseAfter(items, 0)
  const next = items[subject?.to ?? -1]
  if (!subject || subject.to >= at || !(next?.text === ',' || next?.pos === 'SCONJ' || next?.pos === 'ADP')) return null
  // “The mayor, who left the hall, not looking back, said”
  const relative = items.findIndex(
    ({ text }, i) =>
      i >= subject.to && i < at && text === ',' && /^(?:who|whose|which)$/.test(items[i + 1]?.lower ?? ''),
  )
  let from = subject.to
  if (relative >= 0 && !hasFinite(items, subject.to, relative)) {
    for (let i = relative + 1; i < at - 1; i++) if (items[i]?.text === ',') from = i
    if (from === subject.to) return null
  }
  for (let i = from; i < at; i++) if (hasFinite(items, i, i + 1) && items[i - 1]?.lower !== 'to') return null
  return items.slice(0, at).some(({ pos }) => pos === 'QUOTE') ? null : subject
}

/** “A farmer accused of moving stones told the court”: whom a participle between the noun and the verb describes; null where there is none. */
function ofParticiple(items: readonly Item[], { from, to }: Run): Run | null {
  let at = from - 1
  if (items[at]?.pos === 'VERB' && /ing$/.test(items[at]?.lower ?? '')) at--
  if (items[at]?.pos !== 'ADP') return null
  at--
  if (items[at]?.pos !== 'VERB' || !/(?:ed|en|ing)$/.test(items[at]?.lower ?? '') || !isNominal(items[at - 1]))
    return null
  const head = phraseBefore(items, at)
  if (!head || !startsClause(items, head.from) || hasFinite(items, 0, head.from)) return null
  return { from: head.from, to }
}

const adverbsBefore = (items: readonly Item[], from: number, at: number): number => {
  let count = 0
  for (let i = from; i < at; i++) if (items[i]?.pos === 'ADV') count++
  return count
}

const hasBe = (items: readonly Item[], { from, to }: Run): boolean => {
  for (let i = from; i < to; i++) if (BE.has(items[i]?.lower ?? '') || items[i]?.pos === 'AUX') return true
  return false
}

/** “The harbour master, Ann Lee who had seen it, said rope and chain, …”: what the sentence begins with is the verb’s subject, and a description stands between commas. */
function isSetOff(items: readonly Item[], at: number): boolean {
  const subject = items[at - 1]?.text === ',' ? subjectBefore(items, at) : null
  if (subject?.from !== 0 || subject.to !== at) return false
  const head = phraseAfter(items, 0)
  const comma = head?.to ?? 0
  const inner = items[comma + 1]
  if (!head || items[comma]?.text !== ',' || comma >= at - 1 || !inner) return false
  // A clause of its own says more than who somebody is.
  const relative = items.slice(comma, at).some(({ lower }) => /^(?:who|whose|which|that)$/.test(lower))
  return relative || !hasFinite(items, comma, at)
}

/** “…,” said Putin / The plan failed, said Putin, adding that … */
function readInversion(items: readonly Item[], cue: Cue, cues: readonly Cue[], last: number): Attribution | null {
  const { run, verb } = cue
  let at = run.from - 1
  const comma = items[at]?.text === ',' || items[at]?.text === '—'
  if (comma) at--
  const quoted = items[at]?.pos === 'QUOTE' && !(items[at]?.short && !comma)
  if (!quoted && !comma && run.from > 0) return null
  if (run.from === 0 && !(items[0]?.pos === 'VERB' && /^[A-Z]/.test(items[0].text))) return null
  const phrase = phraseAfter(items, run.to)
  if (!phrase) return null
  if (!quoted && (isSetOff(items, run.from) || isSubjectPronoun(items[run.to]))) return null
  // “Trump, 70, said the plan …” has its subject before it.
  const next = items[phrase.to]
  if (next && (next.pos === 'VERB' || next.pos === 'AUX') && !quoted) return null
  if (!quoted) {
    if (next && !/^[,.:;]$/.test(next.text) && next.pos !== 'ADP' && next.pos !== 'QUOTE') return null
    if (!hasFinite(items, 0, run.from) || subjectBefore(items, run.from)) {
      if (!hasFinite(items, 0, run.from)) return null
    }
    if (verb.frame.includes('p')) return null
  }
  const to = withApposition(items, phrase, last, cues)
  const source = spanOf(items, { from: phrase.from, to })
  const ahead = run.from === 0 ? null : quoted ? widen(items, at) : contentBefore(items, run.from, cues, cue)
  const more = quoteAfterBreak(items, to, last)
  const contents = [ahead, more].filter((content) => content !== null)
  if (contents.length === 0) return null
  return {
    source,
    cue: spanOf(items, run),
    contents: contents.map((content) => spanOf(items, content)),
    quotes: quotesIn(items, contents),
    rule: 'inverted',
    lemma: verb.lemma,
  }
}
