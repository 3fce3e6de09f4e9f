import type { Item } from './tokens.ts'

/** A run of items: indexes, end exclusive. */
export interface Run {
  readonly from: number
  readonly to: number
}

const POSSESSIVES = new Set(['his', 'her', 'their', 'its', 'my', 'our', 'your'])
const SUBJECT_PRONOUNS = new Set(
  'he she they it we i you who that which this these those many some others both all most several few everyone everybody someone somebody nobody none one anyone each another half critics'.split(
    ' ',
  ),
)
const TIME_WORDS = new Set(
  'monday tuesday wednesday thursday friday saturday sunday yesterday today tomorrow tonight week month year morning afternoon evening night'.split(
    ' ',
  ),
)
/** Adjectives that follow their noun with a preposition: “a person familiar with the talks”. */
const AFTER_NOUN = new Set(
  'familiar close aware briefed involved based responsible privy opposed loyal allied critical knowledgeable present'.split(
    ' ',
  ),
)
/** Prepositions that join what follows to the noun before. */
const JOINING = new Set(
  'of for from in at on per with to against behind near under between among about by de'.split(' '),
)

export const isNominal = (item: Item | undefined): boolean =>
  item !== undefined &&
  (item.pos === 'NOUN' ||
    item.pos === 'PROPN' ||
    item.pos === 'NUM' ||
    item.pos === 'SYM' ||
    item.pos === 'X' ||
    (item.pos === 'QUOTE' && item.short))

export const isSubjectPronoun = (item: Item | undefined): boolean =>
  item !== undefined && SUBJECT_PRONOUNS.has(item.lower) && item.pos !== 'NOUN' && item.pos !== 'PROPN'

const isPossessive = (item: Item | undefined): boolean => item?.pos === 'PART' && /^['’]s?$/u.test(item.text)

/** The noun phrase that ends before the item `end`, or null. */
export function phraseBefore(items: readonly Item[], end: number): Run | null {
  let i = end - 1
  const last = items[i]
  if (!last) return null
  if (isSubjectPronoun(last) && !(isNominal(last) && i > 0)) {
    if (last.lower === 'all' || last.lower === 'both') {
      const before = phraseBefore(items, i)
      if (before && isSubjectPronoun(items[before.from])) return before
    }
    return { from: i, to: end }
  }
  if (last.text === ')') {
    const open = openingBracket(items, i)
    if (open <= 0) return null
    const inner = phraseBefore(items, open)
    return inner && { from: inner.from, to: end }
  }
  if (!isNominal(last) && last.pos !== 'ADJ' && !isPossessive(last)) return null
  let from = i
  for (; i >= 0; i--) {
    const item = items[i]
    const before = items[i - 1]
    const after = items[i + 1]
    if (!item) break
    if (isNominal(item) || isPossessive(item)) {
      if (TIME_WORDS.has(item.lower) && i < end - 1 && isNominal(after) && !isPossessive(after)) break
      from = i
    } else if (item.pos === 'ADJ') from = i
    else if (item.pos === 'DET' || (item.pos === 'PRON' && POSSESSIVES.has(item.lower))) {
      from = i
      if (!(before?.pos === 'ADP' || before?.pos === 'DET' || before?.lower === 'of')) break
    } else if (item.pos === 'ADP' || (item.lower === 'to' && item.pos === 'PART')) {
      if (AFTER_NOUN.has(before?.lower ?? '') && (isNominal(items[i - 2]) || isSubjectPronoun(items[i - 2]))) {
        i--
        continue
      }
      if (
        !JOINING.has(item.lower) ||
        !(isNominal(before) || isSubjectPronoun(before)) ||
        TIME_WORDS.has(before?.lower ?? '')
      )
        break
      if (isSubjectPronoun(before)) {
        from = i - 1
        break
      }
    } else if (item.pos === 'CCONJ' && (item.lower === 'and' || item.lower === 'or' || item.text === '&')) {
      if (!isNominal(before)) break
      const left = phraseBefore(items, i)
      if (!left || !startsClause(items, left.from)) break
      return { from: startOfList(items, left.from), to: end }
    } else if (item.text === '-' || item.text === '–' || item.text === '/') {
      if (!before || before.end !== item.start || after?.start !== item.end) break
    } else if (item.pos === 'VERB' && /(?:ed|en|ing)$/.test(item.lower)) {
      if (!(before?.pos === 'DET' || before?.pos === 'ADJ' || before?.text === '-')) break
      from = i
    } else if (item.pos === 'ADV') {
      if (after?.pos !== 'ADJ' && after?.pos !== 'VERB' && after?.pos !== 'NUM') break
      from = i
    } else if (item.text === ',' && isNominal(before) && isNominal(after) && listAhead(items, i, end)) {
      // “Chris Christie, John Kasich and Jeb Bush”
    } else break
  }
  return { from, to: end }
}

/** “Residents of Winder, Watkinsville and Bogart”: where the words begin that the list after “of” belongs to. */
function startOfList(items: readonly Item[], from: number): number {
  let start = from
  for (let rounds = 0; rounds < 6 && items[start - 1]?.text === ',' && items[start]?.pos === 'PROPN'; rounds++) {
    const before = phraseBefore(items, start - 1)
    if (!before || items[start - 2]?.pos !== 'PROPN') return from
    if (items.slice(before.from, before.to).some(({ lower }) => lower === 'of' || lower === 'from' || lower === 'in'))
      return startsClause(items, before.from) && isNominal(items[before.from]) ? before.from : from
    start = before.from
  }
  return from
}

/** Whether the comma stands in a list that ends with “and”. */
function listAhead(items: readonly Item[], comma: number, end: number): boolean {
  for (let i = comma + 1; i < end; i++) {
    const item = items[i]
    if (item?.pos === 'CCONJ') return true
    if (item?.pos === 'VERB' || item?.pos === 'AUX' || item?.pos === 'SCONJ') return false
  }
  return false
}

const openingBracket = (items: readonly Item[], close: number): number => {
  for (let i = close - 1; i >= 0 && i > close - 12; i--) if (items[i]?.text === '(') return i
  return -1
}

/** Whether a clause may begin at this item: what stands before it joins or parts. */
export function startsClause(items: readonly Item[], at: number): boolean {
  const before = items[at - 1]
  return (
    before === undefined ||
    before.pos === 'PUNCT' ||
    before.pos === 'QUOTE' ||
    before.pos === 'SCONJ' ||
    before.pos === 'CCONJ' ||
    before.lower === 'that' ||
    before.lower === 'as' ||
    before.lower === 'but'
  )
}

/**
 * The subject that ends before the item `end`: a noun phrase, with what stands between commas after it (“Cox, who runs the
 * lobbying arm,”).
 */
export function subjectBefore(items: readonly Item[], end: number): Run | null {
  const subject = lastSubject(items, end)
  if (!subject) return null
  // “Ana Whitlock, the treasurer, and Ben Ostler, the clerk, said”
  const other = items[subject.from - 1]?.pos === 'CCONJ' ? otherSpeaker(items, subject) : null
  return other ? { from: other.from, to: subject.to } : subject
}

/** Who speaks with the subject: a name with an apposition, before “and”. */
function otherSpeaker(items: readonly Item[], { from }: Run): Run | null {
  if (!/^(?:and|&)$/.test(items[from - 1]?.lower ?? '') || items[from - 2]?.text !== ',') return null
  if (items[from]?.pos !== 'PROPN') return null
  const other = lastSubject(items, from - 1)
  return other && items[other.from]?.pos === 'PROPN' && startsClause(items, other.from) ? other : null
}

const LONGEST_INSERTION = 30
const isDash = (item: Item | undefined): boolean => item !== undefined && /^[—–]$/.test(item.text)

function lastSubject(items: readonly Item[], end: number): Run | null {
  // “The ministry — which had paid for it — promised”
  if (isDash(items[end - 1])) {
    for (let i = end - 2; i > 0 && i > end - LONGEST_INSERTION; i--)
      if (isDash(items[i])) return describedBefore(items, i)
    return null
  }
  if (items[end - 1]?.text !== ',') {
    const phrase = whoDidSo(items, end) ?? phraseBefore(items, withoutTime(items, end))
    return phrase && (withHalfSetOff(items, phrase) ?? phrase)
  }
  let comma = end - 1
  let best: Run | null = null
  for (let rounds = 0; rounds < 4; rounds++) {
    const open = previousComma(items, comma)
    if (open <= 0 || comma - open > 40) break
    const inner = items[open + 1]
    if (!inner || inner.pos === 'CCONJ' || (inner.pos === 'SCONJ' && inner.lower !== 'who')) break
    const head = headBefore(items, open)
    if (!head || items[head.from]?.pos === 'QUOTE') break
    const before = items[head.from - 1]
    if (before?.pos === 'ADP' || before?.pos === 'SCONJ') {
      // “Bill Jones, of Austin, Texas, said”: the phrase with the preposition belongs to the name before it.
      if (items[head.from - 2]?.text !== ',' || !isNominal(items[head.from - 3])) break
      comma = open
      continue
    }
    best = { from: head.from, to: end }
    if (before?.text !== ',') break
    comma = head.from - 1 === open ? open : head.from
    if (items[comma]?.text !== ',') comma = head.from - 1
  }
  // “Ann Lee, head of the library, who came by bus, said”: the name before both.
  const name = best && items[best.from - 1]?.text === ',' ? phraseBefore(items, best.from - 1) : null
  if (
    best &&
    name?.from === 0 &&
    items[name.to - 1]?.pos === 'PROPN' &&
    !TIME_WORDS.has(items[name.to - 1]?.lower ?? '')
  )
    return { from: 0, to: end }
  return best
}

/** “Mr Odell, head of the bench – which”: the name before its description. */
function describedBefore(items: readonly Item[], dash: number): Run | null {
  const phrase = phraseBefore(items, dash)
  const named = phrase && items[phrase.from - 1]?.text === ',' && items[phrase.from]?.pos !== 'PROPN'
  const head = named ? headBefore(items, phrase.from - 1) : null
  return head && items[head.to - 1]?.pos === 'PROPN' && startsClause(items, head.from)
    ? { from: head.from, to: dash }
    : phrase
}

/** “The chaplain who was there when it fell last night has said”: the words before “who”, where only a time stands before the verb. */
function whoDidSo(items: readonly Item[], end: number): Run | null {
  if (!TIME_WORDS.has(items[end - 1]?.lower ?? '')) return null
  const head = phraseAfter(items, 0)
  const relative = head && /^(?:who|which|that)$/.test(items[head.to]?.lower ?? '')
  const verb = items[end - 2]?.pos === 'VERB' || items[end - 3]?.pos === 'VERB'
  return relative && verb && head.to < end - 2 ? head : null
}

/** “Ann Lee, the mill’s owner said”: the name that begins the sentence, where the comma after its description is missing. */
function withHalfSetOff(items: readonly Item[], { from, to }: Run): Run | null {
  if (from < 3 || items[from - 1]?.text !== ',' || !/^(?:DET|NOUN)$/.test(items[from]?.pos ?? '')) return null
  const name = items.slice(0, from - 1)
  const plain = name.every(({ pos, lower }) => pos === 'PROPN' && !TIME_WORDS.has(lower))
  return plain && name.length <= 4 ? { from: 0, to } : null
}

/** The phrase before a comma; “Gwyn Pritchard, 61,” is a name with an age. */
function headBefore(items: readonly Item[], comma: number): Run | null {
  const head = phraseBefore(items, comma)
  if (!head || head.to - head.from > 1 || items[head.from]?.pos !== 'NUM' || items[head.from - 1]?.text !== ',')
    return head
  return phraseBefore(items, head.from - 1) ?? head
}

/** “A court on Monday blocked”, “Weiss last week said”: where the subject ends before such words for a time. */
function withoutTime(items: readonly Item[], end: number): number {
  if (!TIME_WORDS.has(items[end - 1]?.lower ?? '')) return end
  let from = end - 1
  if (TIME_WORDS.has(items[from - 1]?.lower ?? '')) from--
  if (/^(?:last|this|next|late|early|earlier|that|the|same)$/.test(items[from - 1]?.lower ?? '')) from--
  if (/^(?:on|in|by|late|early|earlier)$/.test(items[from - 1]?.lower ?? '')) from--
  return isNominal(items[from - 1]) || isSubjectPronoun(items[from - 1]) ? from : end
}

function previousComma(items: readonly Item[], before: number): number {
  for (let i = before - 1; i > 0; i--) {
    const item = items[i]
    if (item?.text === ',') return i
    if (item?.pos === 'QUOTE' && !item.short) return -1
    if (item?.text === ';' || item?.text === ':') return -1
  }
  return -1
}

/** The noun phrase that begins at the item `start`, without what is set off by commas; null where none begins. */
export function phraseAfter(items: readonly Item[], start: number): Run | null {
  let to = start
  let nominal = false
  for (let i = start; i < items.length; i++) {
    const item = items[i]
    const before = items[i - 1]
    const after = items[i + 1]
    if (!item) break
    if (isSubjectPronoun(item) && i === start && item.pos !== 'DET') {
      if (after?.lower !== 'of') return { from: start, to: i + 1 }
      to = i + 1
      nominal = true
    } else if (isNominal(item)) {
      if (TIME_WORDS.has(item.lower) && nominal && before?.pos !== 'ADP' && before?.pos !== 'DET') break
      to = i + 1
      nominal = true
    } else if (isPossessive(item)) to = i + 1
    else if (item.pos === 'DET' || item.pos === 'ADJ' || (item.pos === 'PRON' && POSSESSIVES.has(item.lower))) {
      // A new phrase does not begin inside this one.
      if (nominal && before?.pos !== 'ADP' && before?.pos !== 'CCONJ' && !isPossessive(before) && item.pos !== 'ADJ')
        break
    } else if (item.pos === 'ADV') {
      if (after?.pos !== 'ADJ' && after?.pos !== 'VERB') break
    } else if (item.pos === 'VERB') {
      // “the Hamas-run ministry”
      if (nominal && before?.text === '-' && before.end === item.start && isNominal(after)) continue
      if (nominal && before?.pos !== 'DET' && before?.pos !== 'ADJ') break
      // “says lead author Ingrid Solvang”: right after the verb a plain form goes with the noun.
      const modifies = i === start && isNominal(after) && !/s$/.test(item.lower)
      if (!modifies && !/(?:ed|en|ing)$/.test(item.lower)) break
    } else if (item.pos === 'ADP' || (item.lower === 'to' && item.pos === 'PART' && isNominal(after))) {
      if (!nominal || !JOINING.has(item.lower) || !startsPhrase(after) || TIME_WORDS.has(after?.lower ?? '')) break
    } else if (item.pos === 'CCONJ' && item.lower !== 'but') {
      if (!nominal || !startsPhrase(after)) break
      const second = phraseAfter(items, i + 1)
      if (!second) break
      const next = items[second.to]
      if (next?.pos === 'VERB' || next?.pos === 'AUX') break
    } else if (item.text === '-' || item.text === '–' || item.text === '/') {
      if (!before || before.end !== item.start || after?.start !== item.end) break
    } else if (item.text === '(' && nominal) {
      const close = items.findIndex((other, k) => k > i && k < i + 10 && other.text === ')')
      if (close < 0) break
      to = close + 1
      i = close
    } else break
  }
  return nominal && to > start ? { from: start, to } : null
}

const startsPhrase = (item: Item | undefined): boolean =>
  item !== undefined &&
  (isNominal(item) ||
    item.pos === 'DET' ||
    item.pos === 'ADJ' ||
    item.pos === 'NUM' ||
    (item.pos === 'PRON' && POSSESSIVES.has(item.lower)))
