import type { Span } from '../selectors.ts'
import { GIVEN_NAMES, TITLES } from './place-words.ts'
import type { QuotedSpan } from './quotations.ts'
import type { Found, ReasonCode } from './reasons.ts'
import type { RawStatement, Voice } from './statements.ts'
import { type Block, lastAtMost } from './text.ts'

/** The names behind the words that say who speaks. */
export interface Speakers {
  /** The speakers of a voice by the fullest name that the text gives them, several where they speak together. */
  namesOf(voice: Voice | null): readonly string[]
  /** How those names were found; without a voice there are none. */
  namingOf(voice: Voice | null): Naming
}

/** Who the words for a speaker mean. */
export interface Naming extends Found {
  readonly names: readonly string[]
}

type NamingReason = Extract<
  ReasonCode,
  | 'named-here'
  | 'fuller-name'
  | 'named-apart'
  | 'joint-speakers'
  | 'pronoun'
  | 'pronoun-unread'
  | 'speaker-inside'
  | 'role-of-country'
  | 'title-known'
  | 'role-nearest'
  | 'unnamed'
  | 'no-speaker'
>

const CONFIDENCE: Readonly<Record<NamingReason, number>> = {
  'named-here': 0.97,
  'fuller-name': 0.95,
  'named-apart': 0.92,
  'joint-speakers': 0.85,
  pronoun: 0.75,
  'pronoun-unread': 0.3,
  'speaker-inside': 0.5,
  'role-of-country': 0.85,
  'title-known': 0.85,
  'role-nearest': 0.6,
  unnamed: 0.9,
  'no-speaker': 0,
}

const naming = (reason: NamingReason, ...names: readonly string[]): Naming => ({
  names,
  confidence: CONFIDENCE[reason],
  why: [reason],
})

interface Mention extends Span {
  readonly name: string
}

const PRONOUN = /^(?:he|she|they|it|who|i|we|that|which|you)$/i
const NAME =
  /(?<![\p{L}])\p{Lu}[\p{L}\p{M}’'-]{1,40}(?: (?:(?:\p{Lu}\.|van|von|de|del|der|al|bin|la|Mc|El) ?){0,2}\p{Lu}[\p{L}\p{M}’'-]{1,40}){0,3}/gu
const FULL_NAME = /^\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]*)+$/u
const POSSESSIVE = /['’]s?$/u
const ROLE =
  /(?:president|leader|minister|chancellor|premier|ruler|counterpart|dictator|strongman|autocrat|politician|head of state|spokes(?:man|woman|person)|official|negotiator|ambassador|senator|governor|mayor|king|queen|prince)$/i
const SAME_SENTENCE = 400

/** Learns who is named in a text and answers for each voice. Voices are asked in any order. */
export function findSpeakers(
  text: string,
  blocks: readonly Block[],
  quotes: readonly QuotedSpan[],
  voices: readonly (Voice | null)[],
  statements: readonly RawStatement[],
): Speakers {
  const people = findPeople(text)
  const mentions = findMentions(text, people)
  const byAdjective = findRoles(text, people)
  const byTitle = findTitles(text, people)
  const names = new Map<Span, Naming>()
  const inner = new Set<Span>()
  for (const [i, quote] of quotes.entries()) if (quote.nestedIn !== null) addSource(inner, voices[i])
  const sources = [
    ...new Set([...voices, ...statements.map(({ voice }) => voice)].flatMap((voice) => (voice ? [voice.source] : []))),
  ]
    .filter((source) => !inner.has(source))
    .sort((a, b) => a.start - b.start)
  const said: { at: number; name: string }[] = []
  for (const source of sources) {
    const found = namesIn(text.slice(source.start, source.end), source)
    names.set(source, found)
    const [first] = found.names
    if (first !== undefined && found.names.length === 1 && !PRONOUN.test(first))
      said.push({ at: source.start, name: first })
  }
  for (const [i, quote] of quotes.entries()) {
    const voice = voices[i]
    if (quote.nestedIn === null || !voice) continue
    const outer = voices[quote.nestedIn]
    const [speaker] = (outer && names.get(outer.source)?.names) ?? []
    const words = text.slice(voice.source.start, voice.source.end)
    const other = PRONOUN.test(words) ? mentionBefore(quote.start, (name) => name !== speaker) : null
    names.set(
      voice.source,
      /^I$/.test(words) && speaker
        ? naming('pronoun', speaker)
        : other
          ? naming('speaker-inside', other)
          : namesIn(words, voice.source),
    )
  }

  function namesIn(words: string, source: Span): Naming {
    const plain = words.trim().replace(/,$/, '')
    if (PRONOUN.test(plain)) {
      const before = antecedent(source.start, /^(?:they|we)$/i.test(plain))
      return before ? naming('pronoun', before) : naming('pronoun-unread', plain)
    }
    const [head = plain, ...apart] = plain.split(/, | who | which /u).map((part) => part.trim())
    // “the transport minister, Helen Marsh,”
    const named = /^\p{Lu}\S*(?: \p{Lu}\S*)*$/u.test(head) ? undefined : apart.find((part) => FULL_NAME.test(part))
    // “Ada Brandt in Kyiv” is Ada Brandt; “officials in Kyiv” are those of Kyiv.
    const core = (named ?? head).replace(/^(\p{Lu}\S*(?: \p{Lu}\S*)+) (?:at|from|in|near|on|outside) .*$/u, '$1')
    const joint = core.split(/ and | & /u)
    const name = /^(?:[a-z]+ )*\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*$/u
    if (
      joint.length === 2 &&
      joint.every((part) => name.test(part)) &&
      joint.some((part) => people.has(lastWord(part)))
    ) {
      return naming('joint-speakers', ...joint.map((part) => nameOf(part.trim())))
    }
    if (
      ROLE.test(core) &&
      /^(?:the |his |her |their |its )?[\p{Lu}\p{Ll}][\p{L}-]*(?: [\p{L}-]+)*$/u.test(core) &&
      !people.has(lastWord(core))
    ) {
      const adjective = /(?:^|[ ])(\p{Lu}[\p{L}-]+)(?= )/u.exec(core.replace(/^The /, 'the '))?.[1]
      const known = adjective && byAdjective.get(adjective)
      if (known) return naming('role-of-country', known)
      const titled = adjective ? undefined : byTitle.get(lastWord(core).toLowerCase())
      if (titled) return naming('title-known', titled)
      const before = antecedent(
        source.start,
        false,
        (name) => !adjective || ![...byAdjective].some(([other, owner]) => other !== adjective && owner === name),
      )
      if (before && (/^the /i.test(core) || adjective)) return naming('role-nearest', before)
    }
    return plainly(core, named !== undefined)
  }

  /** Who was last spoken of: the speaker of the sentence before, else its first person, else the last speaker. */
  function antecedent(at: number, plural: boolean, fits: (name: string) => boolean = () => true): string | null {
    if (plural) return null
    const last = lastFitting(said, at, fits)
    const start = blocks[lastAtMost(blocks, at, (block) => block.start)]?.start ?? 0
    const subject = firstInSentence(at, start, fits)
    if (last && (!subject || last.at >= subject.start)) return last.name
    return subject?.name ?? last?.name ?? mentionBefore(at, fits)
  }

  /** The first person of the nearest sentence of the paragraph that has one. */
  function firstInSentence(at: number, start: number, fits: (name: string) => boolean): Mention | null {
    let found: Mention | null = null
    const from = lastAtMost(mentions, at - 1, (mention) => mention.start)
    for (let i = from; i >= 0 && i > from - 40; i--) {
      const mention = mentions[i]
      if (!mention || mention.start < start) break
      if (found && /[.!?]["”’]? /u.test(text.slice(mention.end, Math.min(found.start, mention.end + SAME_SENTENCE))))
        break
      if (fits(mention.name)) found = mention
    }
    return found
  }

  function mentionBefore(at: number, fits: (name: string) => boolean): string | null {
    const from = lastAtMost(mentions, at - 1, (mention) => mention.start)
    for (let i = from; i >= 0 && i > from - 40; i--) {
      const mention = mentions[i]
      if (mention && fits(mention.name)) return mention.name
    }
    return null
  }

  /** The fullest name for words such as “Defense Minister Andrey Belousov” or “Putin”. */
  function nameOf(words: string): string {
    const bare = words.replace(POSSESSIVE, '')
    const run = /(?:\p{Lu}[\p{L}\p{M}.’'-]*(?: (?:van|von|de|del|der|al|bin|la))? )*\p{Lu}[\p{L}\p{M}’'-]*$/u.exec(
      bare,
    )?.[0]
    if (!run || /(?:^| )(?:in|of|from|at|for|with|to) $/u.test(bare.slice(0, -run.length)))
      return bare.replace(/^(?:the|a|an) /i, '')
    const parts = run.split(' ')
    while (parts.length > 1 && TITLES.has((parts[0] ?? '').toLowerCase().replace(/\.$/, ''))) parts.shift()
    const last = parts.at(-1) ?? run
    const full = people.get(last)
    if (full && (parts.length === 1 || full.includes(parts.join(' ')) || parts.join(' ').endsWith(full))) return full
    return bare.endsWith(run) && bare.length > run.length && !/^\p{Lu}/u.test(bare) && parts.length === 1
      ? bare.replace(/^(?:the|a|an) /i, '')
      : parts.join(' ')
  }

  /** By the words’ own name, or by the fuller one that the text has for it. */
  function plainly(words: string, apart: boolean): Naming {
    const name = nameOf(words)
    if (apart) return naming('named-apart', name)
    if (!/\p{Lu}/u.test(name)) return naming('unnamed', name)
    return naming(words.includes(name) ? 'named-here' : 'fuller-name', name)
  }

  const namingOf = (voice: Voice | null): Naming =>
    voice
      ? (names.get(voice.source) ?? plainly(text.slice(voice.source.start, voice.source.end), false))
      : naming('no-speaker')
  return { namingOf, namesOf: (voice) => namingOf(voice).names }
}

const addSource = (set: Set<Span>, voice: Voice | null | undefined) => {
  if (voice) set.add(voice.source)
}

const lastWord = (words: string): string => words.trim().split(' ').at(-1)?.replace(POSSESSIVE, '') ?? ''

function lastFitting(said: readonly { at: number; name: string }[], at: number, fits: (name: string) => boolean) {
  const from = lastAtMost(said, at - 1, (item) => item.at)
  for (let i = from; i >= 0 && i > from - 40; i--) {
    const item = said[i]
    if (item && fits(item.name)) return item
  }
  return null
}

/** Full names by surname: two capitalised words of which the first is a given name, or that recur by the surname alone. */
function findPeople(text: string): Map<string, string> {
  const full = new Map<string, string>()
  const alone = new Map<string, number>()
  const pairs: [surname: string, name: string][] = []
  for (const [match] of text.matchAll(NAME)) {
    const words = match.replace(POSSESSIVE, '').split(' ')
    while (words.length > 1 && TITLES.has((words[0] ?? '').toLowerCase().replace(/\.$/, ''))) words.shift()
    const last = words.at(-1) ?? ''
    if (words.length === 1) alone.set(last, (alone.get(last) ?? 0) + 1)
    else if (words.length <= 4) pairs.push([last, words.join(' ')])
  }
  for (const [surname, name] of pairs) {
    if (full.has(surname)) continue
    const parts = name.split(' ')
    const given = parts.findIndex((part) => GIVEN_NAMES.has(part.toLowerCase()))
    if (given >= 0 && given < parts.length - 1) full.set(surname, parts.slice(given).join(' '))
  }
  for (const [surname, name] of pairs)
    if (!full.has(surname) && (alone.get(surname) ?? 0) >= 1 && name.split(' ').length === 2) full.set(surname, name)
  return full
}

function findMentions(text: string, people: ReadonlyMap<string, string>): Mention[] {
  const found: Mention[] = []
  for (const match of text.matchAll(NAME)) {
    const words = match[0].split(' ')
    for (const [i, word] of words.entries()) {
      const name = people.get(word.replace(POSSESSIVE, ''))
      if (!name || (i === 0 && words.length > 1 && GIVEN_NAMES.has(word.toLowerCase()))) continue
      found.push({ start: match.index, end: match.index + match[0].length, name })
      break
    }
  }
  return found
}

/** “his Belarusian counterpart, Alexander Lukashenko”: whose president somebody is. */
function findRoles(text: string, people: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>()
  const pattern =
    /(?<![\p{L}])(\p{Lu}\p{L}{1,24}(?:ian|an|ish|ese|ch|i|ic|k|sh)) (?:[\p{L}-]{1,30} ){0,2}?(?:[Pp]resident|[Ll]eader|[Mm]inister|[Cc]hancellor|[Pp]remier|counterpart|ruler|[Aa]mbassador|dictator),? ((?:\p{Lu}[\p{L}’'-]{1,40} ?){1,3})/gu
  for (const [, adjective, words] of text.matchAll(pattern)) {
    const name = people.get(lastWord(words ?? '')) ?? people.get((words ?? '').split(' ')[1] ?? '')
    if (adjective && name && !found.has(adjective)) found.set(adjective, name)
  }
  return found
}

/** “Governor Sergei Morozov”: who “the governor” is. Nobody, where the text has two. */
function findTitles(text: string, people: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>()
  const several = new Set<string>()
  for (const [, title = '', words = ''] of text.matchAll(
    /(?<![\p{L}])(\p{Lu}\p{Ll}+) ((?:\p{Lu}[\p{L}’'-]{1,40} ?){1,3})/gu,
  )) {
    if (!ROLE.test(title)) continue
    const name = people.get(lastWord(words)) ?? words.trim()
    const key = title.toLowerCase()
    const known = found.get(key)
    if (known !== undefined && known !== name && lastWord(known) !== lastWord(name)) several.add(key)
    found.set(key, known ?? name)
  }
  for (const key of several) found.delete(key)
  return found
}
