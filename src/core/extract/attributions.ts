import { CUE_NOUNS, type CueVerb, cueVerbOf } from './cue-lexicon.ts'
import { isNominal, isSubjectPronoun, phraseAfter, phraseBefore, type Run, subjectBefore } from './phrases.ts'
import type { Span } from './text.ts'
import type { Item } from './tokens.ts'

/** How an attribution was recognised; the words for people are the view’s. */
export type AttributionRule =
  | 'after-cue'
  | 'before-cue'
  | 'inverted'
  | 'participle'
  | 'according-to'
  | 'label'
  | 'cue-noun'

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

interface Cue {
  readonly verb: CueVerb
  /** The verb itself. */
  readonly at: number
  /** With auxiliaries and adverbs before, particle and colon after. */
  readonly run: Run
  readonly particle: boolean
}

const BE = new Set(['is', 'are', 'was', 'were', 'be', 'been', 'being', "'s", "'re", "'m", 'am', 's'])
/** Forms that are hardly ever anything but verbs, whatever the tagger says. */
const PLAIN = new Set('said says told tells wrote writes asked asks added adds'.split(' '))
const TIME_NOUNS =
  /^(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday|yesterday|today|tonight|tomorrow|afternoon|morning|evening|night|week|month|late|early|earlier|later|last|this|next|recently|again|afterward|afterwards|then|now|once|repeatedly|publicly|flatly|simply|privately|also|bluntly|jan\.?|feb\.?|march|april|may|june|july|aug\.?|sept\.?|oct\.?|nov\.?|dec\.?|january|february|august|september|october|november|december)$/
const CLAUSE_WORDS = new Set(['that', 'how', 'what', 'why', 'whether', 'if', 'when', 'where', 'who', 'which'])
const SENTENCE_ENDS = new Set(['.', '!', '?', '…', '...'])

/** All attributions of a sentence. */
export function findAttributions(items: readonly Item[]): Attribution[] {
  const last = lastItem(items)
  const cues = findCues(items, last)
  const found: Attribution[] = []
  const according = findAccordingTo(items, last)
  for (const cue of cues) {
    const read = readCue(items, cue, cues, last, found)
    if (read) found.push(read)
  }
  found.push(...according)
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

function findCues(items: readonly Item[], last: number): Cue[] {
  const cues: Cue[] = []
  for (let k = 0; k < last; k++) {
    const item = items[k]
    if (!item || item.quote >= 0) continue
    const verb = cueVerbOf(item.lower)
    if (!verb) continue
    const plain = PLAIN.has(item.lower)
    const spoken =
      verb.frame.includes('q') && (verb.form === 'past' || verb.form === 'present') && isSubjectPronoun(items[k - 1])
    if (
      item.pos !== 'VERB' &&
      !plain &&
      !spoken &&
      !isHeadlineVerb(items, k, verb) &&
      !(item.pos !== 'PROPN' && verb.form !== 'ing' && items[k + 1]?.lower === 'that' && verb.form !== 'base')
    ) {
      continue
    }
    const before = items[k - 1]
    if (before?.pos === 'DET' || before?.pos === 'ADJ' || (before?.pos === 'ADP' && verb.form !== 'ing')) continue
    let from = k
    let passive = false
    for (let i = k - 1; i >= 0; i--) {
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
      else if (!(led && verb.frame.includes('q') && isNominal(items[from - 2]))) continue
    }
    // An infinitive or a command without a subject.
    if (verb.form === 'base' && from === k && prior?.lower !== 'to' && !canHavePlural(items, from)) continue
    let to = k + 1
    let particle = false
    const next = items[to]
    if (next && verb.particles.has(next.lower) && next.pos !== 'NOUN') {
      to++
      particle = true
    }
    if (!particle && verb.frame === '') continue
    if (next?.lower === 'by' && verb.form === 'past') continue
    if (items[to]?.text === ':') to++
    cues.push({ verb, at: k, run: { from, to }, particle })
  }
  return cues
}

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

function readCue(
  items: readonly Item[],
  cue: Cue,
  cues: readonly Cue[],
  last: number,
  earlier: readonly Attribution[],
): Attribution | null {
  const { verb, run } = cue
  const before = items[run.from - 1]
  const quoting = verb.frame.includes('q')
  if (verb.form !== 'ing' && quoting && !cue.particle) {
    const inverted = readInversion(items, cue, cues, last)
    if (inverted) return inverted
  }
  const participle =
    verb.form === 'ing' && run.from === cue.at - adverbsBefore(items, run.from, cue.at) && !hasBe(items, run)
  let subject: Run | null = null
  let source: Span | null = null
  if (participle) {
    if (
      !(
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
    source = earlier.at(-1)?.source ?? mainSubject(items, run.from)
    if (!source) return null
  } else if (before?.pos === 'CCONJ' && earlier.length > 0 && !isNominal(before)) {
    source = earlier.at(-1)?.source ?? null // “said … and added”
  } else {
    // “prompting Putin to remark: …”
    subject = subjectBefore(items, before?.lower === 'to' ? run.from - 1 : run.from)
    if (!subject || subject.to === subject.from) return null
    if (items[subject.from]?.pos === 'QUOTE' && subject.to - subject.from === 1) return null
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
  if (after) {
    // “A,” he said, “B.”
    const ahead = quoting && subject ? quotesBefore(items, subject.from) : null
    // A headline may set its quotation before the clause: ‘It is slow’ president claims restraint limits advance.
    const joins = ahead && (items[after.from]?.pos === 'QUOTE' || ahead.from === 0)
    return make(joins ? [ahead, after] : [after], rule)
  }
  if (!quoting || !subject) return null
  const ahead = contentBefore(items, subject.from, cues, cue)
  if (!ahead) return null
  const more = quoteAfterBreak(items, run.to, last)
  return make(more ? [ahead, more] : [ahead], 'before-cue')
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

/** “said Bill Millis, a businessman who …”: what is set off after the name belongs to it, up to the end or another cue. */
function withApposition(items: readonly Item[], phrase: Run, last: number, cues: readonly Cue[]): number {
  const comma = items[phrase.to]
  const first = items[phrase.to + 1]
  if (comma?.text !== ',' || !first) return phrase.to
  const second = items[phrase.to + 2]
  const opens =
    first.lower === 'who' ||
    first.lower === 'whose' ||
    first.lower === 'a' ||
    first.lower === 'an' ||
    first.lower === 'the' ||
    (first.pos === 'NUM' && first.text.length <= 3) ||
    ((first.pos === 'NOUN' || first.pos === 'PROPN' || first.pos === 'ADJ') &&
      second !== undefined &&
      second.pos !== 'VERB' &&
      !TIME_NOUNS.test(first.lower))
  if (!opens) return phrase.to
  for (let i = phrase.to + 1; i < last; i++) {
    const item = items[i]
    if (item?.pos === 'QUOTE' && !item.short) return items[i - 1]?.text === ',' ? i - 1 : i
    if (item?.text !== ',') continue
    const next = items[i + 1]
    if (next && (/^(?:VERB|ADP|SCONJ|CCONJ)$/.test(next.pos) || cues.some(({ run }) => run.from === i + 1))) {
      if (next.pos === 'ADP' && next.lower === 'of') continue
      return i
    }
  }
  return last
}

/** The stretch after a cue that it attributes. */
function contentAfter(items: readonly Item[], cue: Cue, cues: readonly Cue[], last: number): Run | null {
  const { frame } = cue.verb
  let at = cue.run.to
  const colon = items[at - 1]?.text === ':'
  if (at >= last) return null
  if (colon) return close(items, at, cue, cues, last, true)
  if (frame.includes('p') && !cue.particle) {
    const heard = phraseAfter(items, at)
    const isObject = heard && items[at]?.lower !== 'that'
    if (isObject) at = heard.to
  }
  // Adverbials between the cue and what it attributes.
  const ahead = skipAdverbials(items, at, last)
  at = ahead
  const first = items[at]
  if (!first || at >= last) return null
  if (first.text === ':') return close(items, at + 1, cue, cues, last, true)
  if (first.text === ',' && items[at + 1]?.pos === 'QUOTE') return close(items, at + 1, cue, cues, last, false)
  if (first.text === ',' && items[at + 1]?.lower === 'that') return close(items, at + 1, cue, cues, last, false)
  if (first.text === ',' || first.text === '.' || first.text === ';' || first.text === '—') return null
  const clause = frame.includes('c') || frame.includes('p') || frame.includes('q')
  if (first.pos === 'QUOTE') return close(items, at, cue, cues, last, false)
  if (CLAUSE_WORDS.has(first.lower))
    return clause || frame.includes('n') || cue.particle ? close(items, at, cue, cues, last, false) : null
  if (first.lower === 'to' && first.pos === 'PART')
    return frame.includes('t') ? close(items, at, cue, cues, last, false) : null
  if (first.pos === 'ADP' && !cue.particle && /^(?:on|about|at|against|upon)$/.test(first.lower)) return null
  const run = close(items, at, cue, cues, last, false)
  if (!run || (run.to - run.from === 1 && !quotable(first) && !frame.includes('q'))) return null
  if (cue.particle) return run
  if (clause && hasFinite(items, run.from, run.to)) return run
  if (frame.includes('n') || frame === 'c') {
    if (first.pos === 'ADP' || first.pos === 'ADV' || TIME_NOUNS.test(first.lower)) return null
    return run
  }
  return null
}

/** One word is what somebody said only where it is quoted. */
const quotable = (item: Item): boolean => item.pos === 'QUOTE'

function skipAdverbials(items: readonly Item[], start: number, last: number): number {
  let at = start
  for (let rounds = 0; rounds < 6 && at < last; rounds++) {
    const item = items[at]
    if (!item) break
    if (TIME_NOUNS.test(item.lower) && !isNominal(items[at + 1])) {
      at++
      if (items[at]?.pos === 'NUM' && /^(?:\d{1,2}|\d{4})$/.test(items[at]?.text ?? '')) at++
      continue
    }
    if (
      TIME_NOUNS.test(item.lower) &&
      (item.pos === 'ADJ' || item.pos === 'ADV' || item.pos === 'DET') &&
      /^(?:week|month|year|night|summer|spring|fall|winter|afternoon|morning|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/.test(
        items[at + 1]?.lower ?? '',
      )
    ) {
      at += 2
      continue
    }
    if (item.pos === 'ADV' && item.lower.endsWith('ly')) {
      at++
      continue
    }
    if (
      item.pos === 'ADP' &&
      /^(?:in|on|at|during|of|about|to|after|before|from|with|as|via|through|by|for|following)$/.test(item.lower)
    ) {
      const phrase = phraseAfter(items, at + 1)
      if (!phrase) break
      const next = items[phrase.to]
      // “said in a statement that …”, “said on Friday.” — not “said in 2012 Trump”, where no seam shows.
      if (
        next &&
        phrase.to < last &&
        !(
          next.lower === 'that' ||
          next.pos === 'QUOTE' ||
          /^[,.:;—]$/.test(next.text) ||
          next.pos === 'ADP' ||
          TIME_NOUNS.test(next.lower)
        )
      ) {
        break
      }
      at = phrase.to
      continue
    }
    if (item.text === ',' && items[at + 1]?.pos === 'ADP') {
      const phrase = phraseAfter(items, at + 2)
      const next = phrase && items[phrase.to]
      if (phrase && next?.text === ',' && items[phrase.to + 1]?.pos === 'QUOTE') {
        at = phrase.to
        continue
      }
    }
    break
  }
  return at
}

/** A clause from `from` to where the sentence turns to something else. */
function close(
  items: readonly Item[],
  from: number,
  cue: Cue,
  cues: readonly Cue[],
  last: number,
  whole: boolean,
): Run | null {
  let to = last
  const direct = items[from]?.pos === 'QUOTE'
  if (direct && !items[from]?.short) {
    // A quotation that the sentence goes on after is part of a mixed clause only where no comma or cue follows.
    const next = items[from + 1]
    const inner = items[from]
    if (!next || from + 1 >= last) return { from, to: from + 1 }
    if (
      next.text === ',' ||
      next.pos === 'PUNCT' ||
      next.pos === 'SCONJ' ||
      next.pos === 'CCONJ' ||
      (inner && /[,.!?]$/.test(inner.text) && inner.text.length < 40)
    ) {
      if (!(next.pos === 'CCONJ' && items[from + 2]?.pos === 'QUOTE')) return { from, to: from + 1 }
    }
  }
  for (let i = from + 1; i < last && !whole; i++) {
    const item = items[i]
    const next = items[i + 1]
    if (!item) break
    if (item.text === '—' && next?.pos === 'DET') {
      to = i
      break
    }
    if (item.pos === 'QUOTE' && item.open && cues.some(({ run, verb }) => run.from === i + 1 && verb.form === 'ing')) {
      to = i + 1
      break
    }
    // “…, “which is the centre of it””: the quotation stands for itself.
    if (
      item.text === ',' &&
      next?.pos === 'QUOTE' &&
      !direct &&
      /^[“"‘']?(?:which|who|but|and|so|because|where|when)\b/u.test(next.text)
    ) {
      to = i
      break
    }
    if (item.text === ',' && next) {
      const other = cues.find(({ run, at }) => run.from === i + 1 && at > cue.at)
      if (other && ((other.verb.form === 'ing' && /[qc]/.test(other.verb.frame)) || other.verb.frame.includes('q'))) {
        to = i
        break
      }
      if (
        next.lower === 'according' ||
        next.lower === 'prompting' ||
        (next.pos === 'CCONJ' && ownSubjectCue(items, i + 2, cues, cue.at))
      ) {
        to = i
        break
      }
      if (
        /^(?:while|although|though|even|but|before|after|as)$/.test(next.lower) &&
        ownSubjectCue(items, i + 2, cues, cue.at)
      ) {
        to = i
        break
      }
    } else if (item.pos === 'CCONJ' && next) {
      const other = cues.find(({ run, at }) => run.from === i + 1 && at > cue.at)
      if (
        other &&
        other.verb.form === cue.verb.form &&
        ((other.verb.frame.includes('q') && speaksOn(items, other)) || !hasFinite(items, from, i))
      ) {
        to = i
        break
      }
    }
  }
  while (to > from && items[to - 1]?.text === ',') to--
  return to > from ? { from, to } : null
}

const speaksOn = (items: readonly Item[], cue: Cue): boolean => {
  const next = items[cue.run.to]
  return (
    next !== undefined &&
    (next.lower === 'that' || next.pos === 'QUOTE' || next.text === ',' || items[cue.run.to - 1]?.text === ':')
  )
}

/** Whether from here on another speaker is given: a short subject and then a cue that may quote. */
function ownSubjectCue(items: readonly Item[], from: number, cues: readonly Cue[], after: number): boolean {
  const cue = cues.find(({ run }) => run.from >= from && run.from <= from + 8)
  if (!cue || cue.at <= after || !cue.verb.frame.includes('q')) return false
  if (cue.run.from === from) return true
  const subject = phraseBefore(items, cue.run.from)
  return subject !== null && subject.from === from
}

const hasFinite = (items: readonly Item[], from: number, to: number): boolean => {
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

/** The quotation just before a subject, with the quotations before it that belong together. */
function quotesBefore(items: readonly Item[], from: number): Run | null {
  let at = from - 1
  if (items[at]?.text === ',' || items[at]?.text === '—') at--
  return items[at]?.pos === 'QUOTE' ? { from: at, to: at + 1 } : null
}

/** A quotation, or the clause that it ends: The plan is “a disaster,” */
function widen(items: readonly Item[], at: number): Run {
  let from = at
  for (let i = at - 1; i >= 0; i--) {
    const item = items[i]
    if (!item) break
    if (item.text === ':' || item.text === ';') break
    from = i
  }
  if (!hasFinite(items, from, at)) return { from: at, to: at + 1 }
  const first = items[from]
  if (first?.pos === 'QUOTE' && !first.short) return { from: at, to: at + 1 }
  return { from, to: at + 1 }
}

/** What is attributed by a cue whose subject begins at `from`: the quotation or the clause before it. */
function contentBefore(items: readonly Item[], from: number, cues: readonly Cue[], cue: Cue): Run | null {
  let at = from - 1
  const comma = items[at]?.text === ',' || items[at]?.text === '—' || items[at]?.text === '?'
  if (comma) at--
  const item = items[at]
  if (!item) return null
  if (item.pos === 'QUOTE') {
    if (!comma && item.short && !/[,.!?]['”"’]+$/u.test(item.text)) return null
    return widen(items, at)
  }
  if (!comma) return null
  let begin = 0
  for (const other of cues) {
    if (other.at >= cue.at) break
    if (items[other.run.from - 1]?.text === ',') begin = Math.max(begin, other.run.from)
  }
  while (begin < at && (items[begin]?.text === ',' || items[begin]?.text === '-' || items[begin]?.text === '—')) begin++
  if (!hasFinite(items, begin, at + 1)) return null
  // “As a result, Trump said”: a clause has a subject.
  if (
    /^(?:as|when|while|after|before|if|since|because|although|though|once|until)$/.test(items[begin]?.lower ?? '') &&
    !items.slice(begin, at).some(({ text }) => text === ',')
  ) {
    return null
  }
  return { from: begin, to: at + 1 }
}

/** “…,” he said, “…”: a quotation after a break. */
function quoteAfterBreak(items: readonly Item[], at: number, last: number): Run | null {
  for (let i = at; i < Math.min(last, at + 14); i++) {
    const item = items[i]
    if (item?.pos === 'QUOTE') {
      const before = items[i - 1]
      return before && /^[,:—.-]$/.test(before.text) && !item.short ? { from: i, to: i + 1 } : null
    }
    if (item && cueVerbOf(item.lower)?.frame.includes('q') && item.pos === 'VERB') return null
  }
  return null
}

const trimSubject = (items: readonly Item[], { from, to }: Run): Run => {
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
function mainSubject(items: readonly Item[], before: number): Span | null {
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

/**
 * A quotation that ends with a comma, beside a name and a verb that no list has: “…,” she surmised. Or one that a verb and
 * a comma or colon lead to.
 */
function findUnlisted(items: readonly Item[], last: number, found: readonly Attribution[]): Attribution[] {
  const more: Attribution[] = []
  for (let i = 0; i < items.length; i++) {
    const item = items[i]
    if (item?.pos !== 'QUOTE' || item.short || found.some(({ quotes }) => quotes.includes(item.quote))) continue
    const spoken = found.some(({ source, cue }) => source !== null && cue.end <= item.start)
    const read = verbAfterQuote(items, i, last) ?? (spoken ? null : verbBeforeQuote(items, i))
    if (!read) continue
    more.push({
      source: spanOf(items, read.subject),
      cue: spanOf(items, read.verb),
      contents: [spanOf(items, { from: i, to: i + 1 })],
      quotes: [item.quote],
      rule: read.rule,
      lemma: '',
    })
  }
  return more
}

interface SubjectAndVerb {
  readonly subject: Run
  readonly verb: Run
  readonly rule: AttributionRule
}

const isVerb = (item: Item | undefined): boolean => item?.pos === 'VERB' && !/ing$/.test(item.lower)
/** The tagger takes some rare verbs for other words. */
const maybeVerb = (item: Item | undefined): boolean =>
  isVerb(item) || ((item?.pos === 'ADJ' || item?.pos === 'NOUN') && /[a-z](?:ed|es)$/.test(item.lower))

function verbAfterQuote(items: readonly Item[], quote: number, last: number): SubjectAndVerb | null {
  const item = items[quote]
  let at = quote + 1
  const dash = items[at]
  if (dash && /^[-–—―]$/.test(dash.text) && items[at + 1]?.pos === 'PROPN' && item?.open !== true) {
    const signed = phraseAfter(items, at + 1)
    if (signed && signed.to >= last - 1) return { subject: signed, verb: { from: at, to: at + 1 }, rule: 'label' }
  }
  if (items[at]?.text === ',') at++
  else if (!item?.open) return null
  const first = items[at]
  if (!first || at >= last) return null
  if (isVerb(first)) {
    const subject = phraseAfter(items, at + 1)
    return subject && { subject, verb: { from: at, to: at + 1 }, rule: 'inverted' }
  }
  const subject = phraseAfter(items, at)
  if (!subject) return null
  let verb = subject.to
  let end = subject.to
  if (items[verb]?.text === ',') {
    const comma = items.findIndex((other, k) => k > verb && k < verb + 30 && other.text === ',')
    if (comma < 0) {
      verb = items.findIndex(
        (other, k) =>
          k > verb && k < verb + 20 && isVerb(other) && cueVerbOf(other.lower)?.frame.includes('q') === true,
      )
      if (verb < 0) return null
      end = verb
    } else {
      end = comma + 1
      verb = end
    }
  }
  const from = verb
  while (items[verb]?.pos === 'ADV' || items[verb]?.pos === 'AUX') verb++
  if (verb >= last || !(maybeVerb(items[verb]) || (from < verb && items[verb]?.pos === 'VERB'))) return null
  return { subject: { from: subject.from, to: end }, verb: { from, to: verb + 1 }, rule: 'before-cue' }
}

function verbBeforeQuote(items: readonly Item[], quote: number): SubjectAndVerb | null {
  const mark = items[quote - 1]
  if (mark?.text !== ',' && mark?.text !== ':' && !isVerb(mark)) return null
  for (let i = quote - 1; i > 0 && i > quote - 30; i--) {
    const item = items[i]
    if (item?.pos === 'QUOTE' && !item.short) return null
    if (!isVerb(item)) continue
    let from = i
    while (from > 1 && (items[from - 1]?.pos === 'ADV' || items[from - 1]?.pos === 'AUX')) from--
    if (/^(?:is|are|was|were|be)$/.test(items[i - 1]?.lower ?? '')) continue
    const subject = subjectBefore(items, from)
    if (!subject) continue
    const to = items[i + 1]?.text === ':' ? i + 2 : i + 1
    return { subject: trimSubject(items, subject), verb: { from, to }, rule: 'after-cue' }
  }
  return null
}

/** “According to X, …” and “…, according to X”. */
function findAccordingTo(items: readonly Item[], last: number): Attribution[] {
  const found: Attribution[] = []
  for (let i = 0; i < last - 2; i++) {
    if (items[i]?.lower !== 'according' || items[i + 1]?.lower !== 'to') continue
    const phrase = phraseAfter(items, i + 2) ?? upToComma(items, i + 2, last)
    if (!phrase) continue
    const cue = spanOf(items, { from: i, to: i + 2 })
    const opening =
      i === 0 || (i <= 2 && !hasFinite(items, 0, i)) || /^(?:but|and|that|while|—|;|:)$/.test(items[i - 1]?.lower ?? '')
    if (opening) {
      const comma = commaAfter(items, phrase.to, last)
      const source = spanOf(items, { from: phrase.from, to: comma > 0 && comma - phrase.to < 12 ? comma : phrase.to })
      let start = comma > 0 ? comma + 1 : phrase.to
      // “, however,”
      if (items[start]?.pos === 'ADV' && items[start + 1]?.text === ',') start += 2
      if (start >= last) continue
      found.push({
        source,
        cue,
        contents: [spanOf(items, { from: start, to: last })],
        quotes: quotesIn(items, [{ from: start, to: last }]),
        rule: 'according-to',
        lemma: 'according',
      })
    } else {
      let to = i
      while (to > 0 && items[to - 1]?.text === ',') to--
      let end = phrase.to
      const relative = items[end]
      if (relative?.text === ',' && /^(?:who|which|a|an|the|whose)$/.test(items[end + 1]?.lower ?? ''))
        end = withApposition(items, phrase, last, [])
      else if (relative?.pos === 'VERB' || relative?.pos === 'SCONJ') end = last
      const from = startOfClause(items, to)
      if (to <= from) continue
      found.push({
        source: spanOf(items, { from: phrase.from, to: end }),
        cue,
        contents: [spanOf(items, { from, to })],
        quotes: quotesIn(items, [{ from, to }]),
        rule: 'according-to',
        lemma: 'according',
      })
    }
  }
  return found
}

/** Where the tagger sees no noun phrase: what stands before the comma. */
function upToComma(items: readonly Item[], from: number, last: number): Run | null {
  const comma = commaAfter(items, from, last)
  return comma > from && comma - from < 14 ? { from, to: comma } : null
}

const startOfClause = (items: readonly Item[], to: number): number => {
  for (let i = to - 1; i > 0; i--) if (items[i]?.text === ';') return i + 1
  return items[0]?.pos === 'CCONJ' ? 1 : 0
}

function commaAfter(items: readonly Item[], from: number, last: number): number {
  for (let i = from; i < last; i++) {
    if (items[i]?.text === ',') return i
    if (items[i]?.pos === 'QUOTE') return -1
  }
  return -1
}

/** “Putin: We are ready” at the start of a line, in headlines and interviews. */
function findLabel(items: readonly Item[], last: number): Attribution | null {
  const colon = items.findIndex((item, i) => item.text === ':' && i <= 8)
  if (colon < 1 || colon + 1 >= last) return null
  const asked = colon === 1 && /^[QA]$/.test(items[0]?.text ?? '')
  if (!asked && phraseBefore(items, colon)?.from !== 0) return null
  if (!items.slice(0, colon).some(({ pos }) => pos === 'PROPN') && !/^[QA]$/.test(items[0]?.text ?? '')) return null
  if (items.slice(0, colon).some(({ pos, lower }) => pos === 'ADP' || pos === 'VERB' || lower === 'and')) return null
  const content = { from: colon + 1, to: last }
  return {
    source: spanOf(items, { from: 0, to: colon }),
    cue: spanOf(items, { from: colon, to: colon + 1 }),
    contents: [spanOf(items, content)],
    quotes: quotesIn(items, [content]),
    rule: 'label',
    lemma: ':',
  }
}

/** “repeating his claim that …” */
function findCueNouns(items: readonly Item[], last: number, found: readonly Attribution[]): Attribution[] {
  const more: Attribution[] = []
  for (let i = 1; i < last - 1; i++) {
    const item = items[i]
    const next = items[i + 1]
    if (item?.pos !== 'NOUN' || next?.lower !== 'that' || !CUE_NOUNS.has(item.lower)) continue
    const owner = items[i - 1]
    if (!owner || (i + 2 < last && items[i + 2]?.pos === 'VERB')) continue
    const own =
      owner.pos === 'PRON'
        ? (mainSubject(items, i) ?? found.at(-1)?.source ?? spanOf(items, { from: i - 1, to: i }))
        : null
    const named = /^['’]s?$/u.test(owner.text) ? phraseBefore(items, i - 1) : null
    const source = named
      ? spanOf(items, named)
      : owner.pos === 'PRON' && found.some(({ source: other }) => other)
        ? (found.at(-1)?.source ?? own)
        : own
    if (!source) continue
    const content = { from: i + 1, to: last }
    more.push({
      source,
      cue: spanOf(items, { from: i, to: i + 1 }),
      contents: [spanOf(items, content)],
      quotes: quotesIn(items, [content]),
      rule: 'cue-noun',
      lemma: item.lower,
    })
  }
  return more
}

function spanOf(items: readonly Item[], { from, to }: Run): Span {
  return { start: items[from]?.start ?? 0, end: items[to - 1]?.end ?? 0 }
}

function quotesIn(items: readonly Item[], runs: readonly Run[]): number[] {
  const quotes: number[] = []
  for (const { from, to } of runs)
    for (let i = from; i < to; i++) if ((items[i]?.quote ?? -1) >= 0) quotes.push(items[i]?.quote ?? -1)
  return quotes
}
