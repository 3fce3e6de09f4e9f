import type { Attribution, AttributionRule } from './attribution.ts'
import { withApposition } from './contents.ts'
import { CUE_NOUNS, cueVerbOf } from './cue-lexicon.ts'
import { isOccupation } from './occupations.ts'
import { isNominal, phraseAfter, phraseBefore, type Run, subjectBefore } from './phrases.ts'
import { commaAfter, hasFinite, mainSubject, quotesIn, spanOf, trimSubject } from './runs.ts'
import type { Item } from './tokens.ts'

/**
 * A quotation that ends with a comma, beside a name and a verb that no list has: “…,” she surmised. Or one that a verb and
 * a comma or colon lead to.
 */
export function findUnlisted(items: readonly Item[], last: number, found: readonly Attribution[]): Attribution[] {
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

const ruleFor = (verb: Item | undefined, rule: AttributionRule): AttributionRule =>
  cueVerbOf(verb?.lower ?? '')?.frame.includes('q') ? rule : 'unlisted-verb'

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
    const end = signed && (signed.to >= last - 1 ? signed.to : endOfSignature(items, signed, last))
    if (signed && end !== null)
      return { subject: { from: signed.from, to: end }, verb: { from: at, to: at + 1 }, rule: 'label' }
  }
  if (items[at]?.text === ',') at++
  else if (!item?.open) return null
  const first = items[at]
  if (!first || at >= last) return null
  if (isVerb(first)) {
    const subject = phraseAfter(items, at + 1)
    return subject && { subject, verb: { from: at, to: at + 1 }, rule: ruleFor(first, 'inverted') }
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
  return {
    subject: { from: subject.from, to: end },
    verb: { from, to: verb + 1 },
    rule: ruleFor(items[verb], 'before-cue'),
  }
}

/** “…” – Edgars Ozols, prime minister: the end, where after the name’s comma nothing but what its bearer is follows. */
function endOfSignature(items: readonly Item[], { to }: Run, last: number): number | null {
  const role = items.slice(to, last)
  if (role[0]?.text !== ',' || role.length > 12) return null
  return role.some(({ pos }) => pos === 'VERB' || pos === 'AUX' || pos === 'QUOTE' || pos === 'SCONJ') ? null : last
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
    return { subject: trimSubject(items, subject), verb: { from, to }, rule: ruleFor(item, 'after-cue') }
  }
  return null
}

const CITING = [
  ['according', 'to'],
  ['in', 'the', 'words', 'of'],
] as const

/** “According to X, …” and “…, according to X”, and so with “in the words of X”. */
export function findAccordingTo(items: readonly Item[], last: number): Attribution[] {
  const found: Attribution[] = []
  const own = inOwnWords(items, last)
  if (own) found.push(own)
  for (let i = 0; i < last - 2; i++) {
    const citing = CITING.find((words) => words.every((word, k) => items[i + k]?.lower === word))
    if (!citing) continue
    const after = i + citing.length
    const phrase = phraseAfter(items, after) ?? upToComma(items, after, last)
    if (!phrase) continue
    const cue = spanOf(items, { from: i, to: after })
    const opening =
      i === 0 ||
      isContrast(items, i) ||
      (i <= 2 && !hasFinite(items, 0, i)) ||
      /^(?:but|and|that|while|—|;|:)$/.test(items[i - 1]?.lower ?? '')
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
      if (
        relative?.text === ',' &&
        (/^(?:who|which|a|an|the|whose)$/.test(items[end + 1]?.lower ?? '') || isNamedApart(items, phrase, last))
      )
        end = withApposition(items, phrase, last, [])
      else if (relative?.pos === 'VERB' || relative?.pos === 'SCONJ') end = last
      const from = startOfClause(items, to)
      if (to <= from) continue
      found.push({
        source: spanOf(items, { from: phrase.from, to: end }),
        cue,
        contents: [spanOf(items, { from, to })],
        // “…,” she snapped, according to the paper: the quotation is hers.
        quotes: quotesIn(items, [{ from, to }]).filter((index) => !isSpoken(items, index, to)),
        rule: 'according-to',
        lemma: 'according',
      })
    }
  }
  return found
}

/** “…; however, according to sources, it …” */
const isContrast = (items: readonly Item[], at: number): boolean =>
  items[at - 1]?.text === ',' &&
  /^(?:however|meanwhile|still|also|but)$/.test(items[at - 2]?.lower ?? '') &&
  /^[;—:]$/.test(items[at - 3]?.text ?? '')

/** Whether somebody and a verb follow a quotation. */
function isSpoken(items: readonly Item[], index: number, last: number): boolean {
  const at = items.findIndex(({ quote }) => quote === index)
  return at >= 0 && items[at]?.short === false && verbAfterQuote(items, at, last) !== null
}

/** “In his words, …”, “In Tremblay’s view, …” */
function inOwnWords(items: readonly Item[], last: number): Attribution | null {
  const [first, second] = items
  if (!/^(?:in|by)$/.test(first?.lower ?? '') || !second) return null
  const at = items.findIndex(
    ({ lower }, i) => i > 1 && i < 10 && /^(?:words|view|opinion|account|estimation)$/.test(lower),
  )
  if (at < 0 || items[at + 1]?.text !== ',' || at + 2 >= last) return null
  const pronoun = at === 2 && /^(?:his|her|their)$/.test(second.lower)
  const owner = /^['’]s?$/u.test(items[at - 1]?.text ?? '') ? phraseAfter(items, 1) : null
  if (!pronoun && owner?.to !== at + 1) return null
  const content = { from: at + 2, to: last }
  return {
    source: spanOf(items, { from: 1, to: pronoun ? 2 : at - 1 }),
    cue: spanOf(items, { from: at, to: at + 1 }),
    contents: [spanOf(items, content)],
    quotes: quotesIn(items, [content]),
    rule: 'according-to',
    lemma: 'according',
  }
}

/** “according to its builder, Oskar Lindqvist”: an office, and after the comma nothing but the name. */
function isNamedApart(items: readonly Item[], { from, to }: Run, last: number): boolean {
  if (items.slice(from, to).some(({ pos }) => pos === 'PROPN') || items[to + 1]?.pos !== 'PROPN') return false
  const name = phraseAfter(items, to + 1)
  return name !== null && (name.to >= last || items[name.to]?.text === ',')
}

/** “Residents were told by the county that …” */
export function findPassives(items: readonly Item[], last: number): Attribution[] {
  const found: Attribution[] = []
  for (let i = 1; i < last - 2; i++) {
    const verb = cueVerbOf(items[i]?.lower ?? '')
    if (verb?.form !== 'past' || items[i + 1]?.lower !== 'by' || !/[qcp]/.test(verb.frame)) continue
    let from = i
    while (from > 0 && (items[from - 1]?.pos === 'AUX' || items[from - 1]?.pos === 'ADV')) from--
    const phrase = from < i ? phraseAfter(items, i + 2) : null
    if (!phrase || items[phrase.to]?.lower !== 'that') continue
    const content = { from: phrase.to, to: last }
    found.push({
      source: spanOf(items, phrase),
      cue: spanOf(items, { from, to: i + 1 }),
      contents: [spanOf(items, content)],
      quotes: quotesIn(items, [content]),
      rule: 'after-cue',
      lemma: verb.lemma,
    })
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

/** “Putin: We are ready” at the start of a line, in headlines and interviews. */
export function findLabel(items: readonly Item[], last: number): Attribution | null {
  const listed = labelOfList(items, last)
  if (listed) return listed
  const colon = items.findIndex((item, i) => item.text === ':' && i <= 8)
  if (colon < 1 || colon + 1 >= last) return null
  const asked = colon === 1 && /^[QA]$/.test(items[0]?.text ?? '')
  if (!asked && phraseBefore(items, colon)?.from !== 0) return null
  if (!items.slice(0, colon).some(({ pos }) => pos === 'PROPN') && !/^[QA]$/.test(items[0]?.text ?? '')) return null
  if (items.slice(0, colon).some(({ pos, lower }) => pos === 'ADP' || pos === 'VERB' || lower === 'and')) return null
  // What is given to somebody begins like a sentence: “Rovers 2-1 United: late goal settles derby” gives nothing to United.
  const content = { from: colon + 1, to: last }
  const first = items[colon + 1]
  if (!asked && first?.pos !== 'QUOTE' && !/^[\p{Lu}\p{N}“‘"'…]/u.test(first?.text ?? '')) return null
  return {
    source: spanOf(items, { from: 0, to: colon }),
    cue: spanOf(items, { from: colon, to: colon + 1 }),
    contents: [spanOf(items, content)],
    quotes: quotesIn(items, [content]),
    rule: 'label',
    lemma: ':',
  }
}

/** Who may say what a headline says before them: “Pier unsafe: report”, “Roof may leak - experts”. */
const SAYERS =
  /^(?:spokes(?:man|woman|person)|reports?|study|survey|poll|experts?|officials?|sources?|police|prosecutors?|minister|ministry|lawyers?|analysts?|witness(?:es)?|media|researchers?|scientists?|union|charity|watchdog|court|government|agency|pm|un|cm)$/

/** “‘We must wait’: Ana Ruiz”, “Bridge was never safe - report”: who says it, at the end of a headline. */
export function findClosingLabel(items: readonly Item[], last: number): Attribution | null {
  if (last !== items.length) return null
  const at = items.findLastIndex(
    ({ text, quote }, i) =>
      quote < 0 && (text === ':' || (/^[-–—]$/.test(text) && (items[i - 1]?.end ?? 0) < (items[i]?.start ?? 0))),
  )
  const quoted = items[at - 1]?.pos === 'QUOTE'
  const after = items.slice(at + 1)
  // “‘We must wait’: mayor after pier falls”
  const stop = quoted ? after.findIndex(({ lower }) => /^(?:after|as|on|over|amid|before|ahead)$/.test(lower)) : -1
  const who = stop < 0 ? after : after.slice(0, stop)
  const end = who.at(-1)
  if (
    at < (quoted ? 1 : 3) ||
    /^(?:what|how|why|who|when|where|watch|live|key)$/.test(items[0]?.lower ?? '') ||
    !end ||
    who.length > 5 ||
    items[at]?.end === who[0]?.start
  )
    return null
  if (
    !who.every((item) => isNominal(item) || item.pos === 'ADJ' || item.pos === 'PART') ||
    who.some(({ pos }) => pos === 'QUOTE')
  )
    return null
  if (/^(?:match|race|weather|full|special|live|annual)$/.test(who.at(-2)?.lower ?? '')) return null
  if (
    !(SAYERS.test(end.lower) || isOccupation(end.lower) || (end.pos === 'PROPN' && (quoted || who.length > 1))) ||
    !(quoted || hasFinite(items, 0, at))
  )
    return null
  const content = quoted && at === 1 ? { from: 0, to: 1 } : { from: 0, to: at }
  return {
    source: spanOf(items, { from: at + 1, to: at + 1 + who.length }),
    cue: spanOf(items, { from: at, to: at + 1 }),
    contents: [spanOf(items, content)],
    quotes: quotesIn(items, [content]),
    rule: 'label',
    lemma: ':',
  }
}

const LONGEST_LABEL = 24

/** “• Ilze Kalniņa, mayor of Ventspils: “…””: a name with what its bearer is, in a list or without, and then a quotation. */
function labelOfList(items: readonly Item[], last: number): Attribution | null {
  const from = /^[•·*—–-]$/u.test(items[0]?.text ?? '') ? 1 : 0
  const colon = items.findIndex(({ text }, i) => text === ':' && i <= LONGEST_LABEL)
  if (colon <= from || items[colon + 1]?.pos !== 'QUOTE' || items[from]?.pos !== 'PROPN') return null
  const name = phraseAfter(items, from)
  if (name?.from !== from || name.to > colon) return null
  // Nothing between the name and its colon says that anybody does anything.
  const role = items.slice(name.to, colon)
  const plain = role.length === 0 ? from === 1 : role[0]?.text === ',' || role[0]?.text === '('
  if (!plain || role.some(({ pos }) => pos === 'VERB' || pos === 'AUX' || pos === 'QUOTE' || pos === 'SCONJ'))
    return null
  const content = { from: colon + 1, to: last }
  return {
    source: spanOf(items, { from, to: colon }),
    cue: spanOf(items, { from: colon, to: colon + 1 }),
    contents: [spanOf(items, content)],
    quotes: quotesIn(items, [content]),
    rule: 'label',
    lemma: ':',
  }
}

/** “repeating his claim that …” */
export function findCueNouns(items: readonly Item[], last: number, found: readonly Attribution[]): Attribution[] {
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
