import { type CueVerb, cueVerbOf, HABIT, HEARS, SPOKEN_WITH_PARTICLE } from './cue-lexicon.ts'
import { isNominal, isSubjectPronoun, phraseBefore, type Run } from './phrases.ts'
import { hasFinite } from './runs.ts'
import type { Item } from './tokens.ts'

export interface Cue {
  readonly verb: CueVerb
  /** The verb itself. */
  readonly at: number
  /** With auxiliaries and adverbs before, particle and colon after. */
  readonly run: Run
  readonly particle: boolean
  /** May have its quotation before it. */
  readonly quotes: boolean
}

export const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', "'s", "'re", "'m", 'am', 's'])

/** Forms that are hardly ever anything but verbs, whatever the tagger says. */
const PLAIN = new Set('said says told tells wrote writes asked asks added adds'.split(' '))

export function findCues(items: readonly Item[], last: number): Cue[] {
  const cues: Cue[] = []
  for (let k = 0; k < last; k++) {
    const item = items[k]
    if (!item || item.quote >= 0) continue
    const verb = cueVerbOf(item.lower)
    if (!verb || (verb.lemma === 'hear' && !HEARS.test(items[k - 1]?.lower ?? ''))) continue
    const plain = PLAIN.has(item.lower)
    const spoken =
      verb.frame.includes('q') && (verb.form === 'past' || verb.form === 'present') && isSubjectPronoun(items[k - 1])
    if (
      item.pos !== 'VERB' &&
      !plain &&
      !spoken &&
      !isHeadlineVerb(items, k, verb) &&
      !isSpokenBack(items, k, verb) &&
      !leadsToQuotation(items, k, verb) &&
      !closesReport(items, k, last, verb) &&
      !(
        item.pos !== 'PROPN' &&
        /^(?:past|present)$/.test(verb.form) &&
        isNominal(items[k - 1]) &&
        saysThat(items, k)
      ) &&
      !(item.pos !== 'PROPN' && verb.form !== 'ing' && items[k + 1]?.lower === 'that' && verb.form !== 'base')
    ) {
      continue
    }
    const before = items[k - 1]
    if (before?.pos === 'DET' || before?.pos === 'ADJ' || (before?.pos === 'ADP' && verb.form !== 'ing')) continue
    let from = isQuotedAs(items, k, verb) ? k - 2 : k
    let passive = false
    for (let i = from - 1; i >= 0; i--) {
      const word = items[i]
      if (!word) break
      if (word.pos === 'AUX' || BE.has(word.lower)) {
        if (
          BE.has(word.lower) &&
          i === k - 1 - adverbsBetween(items, i, k) &&
          verb.form !== 'ing' &&
          verb.form !== 'base'
        )
          passive = true
        if (word.lower === "'s" && word.pos === 'PART') break
        from = i
      } else if (word.pos === 'ADV' || (word.pos === 'PART' && /^(?:not|n't)$/.test(word.lower))) {
        if (i === 0 && word.pos === 'ADV') break
        from = i
      } else break
    }
    if (passive) continue
    const prior = items[from - 1]
    if (prior?.lower === 'to' && verb.form === 'base') {
      // “went on to say”
      const led = items[k + 1]?.text === ':' || items[k + 1]?.pos === 'QUOTE'
      if (items[from - 2]?.lower === 'on' && /^(?:went|goes|go)$/.test(items[from - 3]?.lower ?? '')) from -= 3
      // “Kern likes to say”, “as she used to say”
      else if (verb.frame.includes('q') && HABIT.test(items[from - 2]?.lower ?? '')) from -= 2
      else if (!(led && verb.frame.includes('q') && isNominal(items[from - 2]))) continue
    }
    // An infinitive or a command without a subject.
    if (verb.form === 'base' && from === k && prior?.lower !== 'to' && !canHavePlural(items, from)) continue
    let to = k + 1
    let particle = false
    const next = items[to]
    if (
      next &&
      verb.particles.has(next.lower) &&
      next.pos !== 'NOUN' &&
      !(next.lower === 'on' && isDay(items[to + 1]))
    ) {
      to++
      particle = true
    }
    if (!particle && verb.frame === '') continue
    if (next?.lower === 'by' && verb.form === 'past') continue
    if (items[to]?.text === ':') to++
    const quotes = particle ? SPOKEN_WITH_PARTICLE.has(`${verb.lemma} ${next?.lower}`) : verb.frame.includes('q')
    cues.push({ verb, at: k, run: { from, to }, particle, quotes })
  }
  return cues
}

/** “reported on September 18”: when it was reported, not what on. */
const isDay = (item: Item | undefined): boolean => item !== undefined && DAY.test(item.lower)
const DAY =
  /^(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|august|september|october|november|december|(?:jan|feb|aug|sept?|oct|nov|dec)\.?)$/

/** The tagger takes the verb of “Kyle, 31, fumed: “It’s a joke”” for an adjective. */
const leadsToQuotation = (items: readonly Item[], at: number, { frame, form }: CueVerb): boolean =>
  frame.includes('q') &&
  (form === 'past' || form === 'present') &&
  items[at]?.pos !== 'PROPN' &&
  items[at + 1]?.text === ':' &&
  items[at + 2]?.pos === 'QUOTE' &&
  (isNominal(items[at - 1]) || items[at - 1]?.text === ',')

/** The tagger takes the verb of “the minister alleged on Monday that …” for an adjective. */
function saysThat(items: readonly Item[], at: number): boolean {
  if (items[at]?.lower === 'alleged' && /^(?:DET|PRON)$/.test(items[at + 1]?.pos ?? '')) return true
  const to = items[at + 1]?.lower === 'on' ? at + 2 : at + 1
  return isDay(items[to]) && items[to + 1]?.lower === 'that'
}

/** “…, local media report.”: the tagger takes a verb that ends its sentence for a noun. */
function closesReport(items: readonly Item[], at: number, last: number, { frame, form }: CueVerb): boolean {
  if (at !== last - 1 || !frame.includes('q') || (form !== 'base' && form !== 'present')) return false
  const subject = /^\p{Ll}/u.test(items[at]?.text ?? '') ? phraseBefore(items, at) : null
  const who = items[at - 1]?.lower ?? ''
  const several = /(?:s|media|police|people)$/.test(who)
  return subject !== null && items[subject.from - 1]?.text === ',' && (form === 'base' ? several : who !== '')
}

/** The tagger takes the verb of “Hutchins shot back” for a noun. */
const isSpokenBack = (items: readonly Item[], at: number, { lemma, form }: CueVerb): boolean =>
  form === 'past' && isNominal(items[at - 1]) && SPOKEN_WITH_PARTICLE.has(`${lemma} ${items[at + 1]?.lower ?? ''}`)

/** “was quoted as saying” */
const isQuotedAs = (items: readonly Item[], at: number, { form }: CueVerb): boolean =>
  form === 'ing' && items[at - 1]?.lower === 'as' && /^(?:quoted|reported|cited)$/.test(items[at - 2]?.lower ?? '')

/** The tagger takes “claims” and “warns” for nouns where names follow. */
function isHeadlineVerb(items: readonly Item[], at: number, { frame, form }: CueVerb): boolean {
  const next = items[at + 1]
  return (
    form === 'present' &&
    frame.includes('q') &&
    isNominal(items[at - 1]) &&
    (next?.pos === 'PROPN' || next?.pos === 'DET') &&
    !hasFinite(items, 0, at)
  )
}

const adverbsBetween = (items: readonly Item[], from: number, to: number): number => {
  let count = 0
  for (let i = from + 1; i < to; i++) if (items[i]?.pos === 'ADV' || items[i]?.pos === 'PART') count++
  return count
}

function canHavePlural(items: readonly Item[], from: number): boolean {
  const before = items[from - 1]
  return (
    before !== undefined &&
    (isNominal(before) || isSubjectPronoun(before) || before.text === ',' || before.text === ')')
  )
}
