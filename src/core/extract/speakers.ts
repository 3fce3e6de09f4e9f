import type { Span } from '../selectors.ts'
import { isOccupation } from './occupations.ts'
import { findInterviewed, findPeople, isTitle, lastWord, type Mention, ROLE } from './people.ts'
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
  | 'interviewer'
  | 'asks'
  | 'interviewee'
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
  interviewer: 0.9,
  asks: 0.9,
  interviewee: 0.8,
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

const UNNAMED_ASKER = /^\p{P}$/u
const PRONOUN = /^(?:he|him|she|her|they|them|it|who|i|we|that|which|you)$/i
const OWNERS: Readonly<Record<string, string>> = { his: 'he', their: 'they' }
/** “The charity Open Water, which said”: the name that such a word takes up. */
const HEAD_BEFORE =
  /(?<!\b(?:in|of|at|from|to|for|on|near) )(?<![\p{L}\p{N}’'.-])(\p{Lu}[\p{L}\p{N}’'.-]*(?: \p{Lu}[\p{L}\p{N}’'.-]*){0,4}),? $/u
/** “an anonymous source who said” */
const SOMEBODY_BEFORE = /\b(?:an?|the|one) ((?:(?!(?:an?|the|of|in|by|at) )\p{Ll}[\p{L}-]* ){0,3}\p{Ll}[\p{L}-]*) $/u
/** Whoever writes, and whoever reads or is asked: nobody whom the text speaks of. */
const OUTSIDE = /^(?:i|we|you)$/i
const FULL_NAME = /^\p{Lu}[\p{L}’'.-]+(?: \p{Lu}[\p{L}’'.-]*)+$/u
/** Two full names: “the lawyers, Pekka Salmi and Jonas Berg,” */
const BOTH = /^\p{Lu}\S+ \p{Lu}\S+ and \p{Lu}\S+ \p{Lu}\S+$/u
const POSSESSIVE = /['’]s?$/u
const OFFICE_OF =
  /^(?:the )?(?:leader|president|minister|secretary|speaker|chief|head|director|governor|mayor) of (?:the )?\p{Lu}\S* (\p{Lu}\S+ \p{Lu}\S+)$/iu
/** Words by which news takes up somebody whom it has just named: “the 20-year-old”, “the retired dinner lady”, “the Mansfield manager”. */
const STANDS_FOR_ONE =
  /^the (?:\d{1,3}-year-old(?: \p{Ll}+)?|(?:\p{Ll}+ )?\p{L}+-of-\p{L}+|(?:retired|former|married|young|veteran) [\p{Ll} -]+|(?:[\p{L}-]+ ){0,3}(?:coach|manager|boss|captain|skipper|striker|midfielder|defender|winger|goalkeeper|keeper|forward|pensioner|veteran))$/iu
/** Words for what is of a country mostly end so: “Turkish”, “Israeli”. */
const DEMONYM = /(?:ian|an|ish|ese|ch|i|ic)$/u
const SAME_SENTENCE = 400
/** So many paragraphs back may somebody stand whom the next ones only call “she”. */
const FAR_OPENER = 2
/** What may stand before the name that opens a paragraph: “But ”, “Neighbour ”, “The mayor, ”. */
const OPENER =
  /^(?:(?:But|And|Meanwhile|Yet|Now|Later|Today|Then),? )?(?:(?!(?:by|to|from|of|with|for|in|at|on|about|was|is|were|are|had|has|it|he|she|they|we|i) )[\p{L}’'-]+,? ){0,4}$/iu
/** How far back “they” may point. */
const NEAR = 800
/** Unnamed people of whom there are several: “analysts”, “officials in Kyiv”, “Critics” at the start. */
const MANY =
  /^(?:Critics|Officials|Analysts|Experts|Supporters|Opponents|Residents|Police|Investigators|Prosecutors|Lawyers|Witnesses|Protesters|Doctors|Scientists|Researchers|Republicans|Democrats|Voters|Aides|Advisers|Allies|People|Many|Some|Others)$|^(?:\p{Ll}[\p{L}-]+ )*(?:people|men|women|children|public|police|crowd|family|crew|staff)(?: (?:of|from|in|at) .*)?$|^(?:\p{Ll}[\p{L}-]+ )*\p{Ll}+(?<!s)s(?: (?:at|in|of|from|for|on) .*)?$/u

/** Who spoke where. */
interface Said {
  readonly at: number
  readonly names: readonly string[]
}

/** Learns who is named in a text and answers for each voice. Voices are asked in any order. */
export function findSpeakers(
  text: string,
  blocks: readonly Block[],
  quotes: readonly QuotedSpan[],
  voices: readonly (Voice | null)[],
  statements: readonly RawStatement[],
): Speakers {
  const { bySurname, mentions, byAdjective, byTitle, byGiven, genderOf } = findPeople(text)
  const interviewed = findInterviewed(text, mentions)?.name ?? 'Interviewee'
  const author = findAuthor(text)
  const turns = statements.filter(({ mode }) => mode === 'direct').sort((a, b) => a.start - b.start)
  const capitals = capitalisedWords(text)
  const shouted = shoutedLabels(turns.map(({ voice }) => text.slice(voice.source.start, voice.source.end)))
  const outer = quotes.filter(({ nestedIn }) => nestedIn === null)
  const names = new Map<Span, Naming>()
  const inner = new Set<Span>()
  for (const [i, quote] of quotes.entries()) if (quote.nestedIn !== null) addSource(inner, voices[i])
  const sources = [
    ...new Set([...voices, ...statements.map(({ voice }) => voice)].flatMap((voice) => (voice ? [voice.source] : []))),
  ]
    .filter((source) => !inner.has(source))
    .sort((a, b) => a.start - b.start)
  const said: Said[] = []
  for (const source of sources) {
    const found = namesIn(text.slice(source.start, source.end), source)
    names.set(source, found)
    // Who asks and who answers are not whom they speak of.
    if (
      !/^(?:[QA]|\p{P})$/u.test(text.slice(source.start, source.end)) &&
      found.names.some((name) => !PRONOUN.test(name))
    )
      said.push({ at: source.start, names: found.names })
  }
  for (const [i, quote] of quotes.entries()) {
    const voice = voices[i]
    if (quote.nestedIn === null || !voice) continue
    const outer = voices[quote.nestedIn]
    const [speaker] = (outer && names.get(outer.source)?.names) ?? []
    const words = text.slice(voice.source.start, voice.source.end)
    const fits = fitsPronoun(words)
    const other = PRONOUN.test(words) ? mentionBefore(quote.start, (name) => name !== speaker && fits(name)) : null
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
    // Without the party and the state after a name: “(R-Tenn.)”
    const plain = words
      .replace(/ \([^)]{1,40}\)/gu, '')
      .trim()
      .replace(/,$/, '')
    if (plain === 'Q') return naming('interviewer', 'Interviewer')
    // A question’s mark, where nobody is named.
    if (UNNAMED_ASKER.test(plain)) return naming('asks', 'Interviewer')
    if (plain === 'A') return naming('interviewee', interviewed)
    // “In his words, …”
    const owner = OWNERS[plain.toLowerCase()]
    if (owner !== undefined) return namesIn(owner, source)
    if (PRONOUN.test(plain)) {
      if (/^(?:they|them)$/i.test(plain)) return theyBefore(source.start) ?? naming('pronoun-unread', plain)
      const head = /^(?:who|which|that)$/i.test(plain)
        ? HEAD_BEFORE.exec(text.slice(Math.max(0, source.start - 80), source.start))?.[1]
        : undefined
      if (head !== undefined) return plainly(head, false)
      const noun = /^who$/i.test(plain)
        ? SOMEBODY_BEFORE.exec(text.slice(Math.max(0, source.start - 60), source.start))?.[1]
        : undefined
      if (noun !== undefined) return plainly(noun, false)
      const self = /^i$/i.test(plain) ? (turnAround(source.start) ?? author) : null
      if (self !== null) return naming('pronoun', self)
      const before = OUTSIDE.test(plain) ? null : antecedent(source.start, fitsPronoun(plain))
      return before ? naming('pronoun', before) : naming('pronoun-unread', plain)
    }
    const [head = plain, ...apart] = plain.split(/, | who | which /u).map((part) => part.trim())
    // “the transport minister, Helen Marsh,”
    const office = /^(?:The|A|An|the|a|an) /.test(head)
    const isName = (part: string) =>
      FULL_NAME.test(part) || BOTH.test(part) || (office && /^\p{Lu}[\p{L}\p{N}&-]+$/u.test(part))
    const named =
      !office && /^\p{Lu}\S*(?: \p{Lu}\S*)*$/u.test(head)
        ? undefined
        : apart.map((part) => part.replace(/ \([^)]*\)$/u, '')).find(isName)
    // “Ada Brandt in Kyiv” is Ada Brandt; “officials in Kyiv” are those of Kyiv.
    const core = withoutOrigin(
      (named ?? head).replace(/^(\p{Lu}\S*(?: \p{Lu}\S*)+) (?:at|from|in|near|on|outside) .*$/u, '$1'),
    )
      // “Leader of the Opposition Debojit Sarma”, “Secretary of State Ada Brandt”
      .replace(OFFICE_OF, '$1')
      // “A farmer accused of moving stones” is a farmer.
      .replace(/^((?:an?|the) [\p{Ll} -]+?) \p{Ll}+(?:ed|en) (?:of|in|by|on|with|at|for|from|to|under) .*$/iu, '$1')
    const joint = jointNames(core, plain)
    if (joint) return naming('joint-speakers', ...joint.map((part) => nameOf(part.trim())))
    const nearby = ROLE.test(core) || STANDS_FOR_ONE.test(core)
    if (
      (nearby || isOccupation(lastWord(core))) &&
      !/^(?:an?|one|another|some) /i.test(core) &&
      /^(?:the |his |her |their |its )?[\p{Lu}\p{Ll}][\p{L}-]*(?: [\p{L}-]+)*$/u.test(core.replace(/\d/gu, 'x')) &&
      !bySurname.has(lastWord(core))
    ) {
      const adjective = /(?:^|[ ])(\p{Lu}[\p{L}-]+)(?= )/u.exec(core.replace(/^The /, 'the '))?.[1]
      const known = adjective && byAdjective.get(adjective)
      if (known) return naming('role-of-country', known)
      // “Fire chief:” begins with a capital because a line does.
      const ofWhom = adjective !== undefined && (!core.startsWith(adjective) || DEMONYM.test(adjective))
      const titled = ofWhom ? undefined : byTitle.get(lastWord(core).toLowerCase())
      if (titled) return naming('title-known', titled)
      const before = nearby
        ? antecedent(
            source.start,
            (name) => !adjective || ![...byAdjective].some(([other, owner]) => other !== adjective && owner === name),
          )
        : null
      if (before && (/^the /i.test(core) || adjective)) return naming('role-nearest', before)
    }
    const short = /^(?:the |The )?(?:\p{Lu}\p{Ll}\S* )?(\p{Lu}{2,5})$/u.exec(core)?.[1]
    const holder = short === undefined ? undefined : byTitle.get(short)
    if (holder !== undefined && core !== short) return naming('title-known', holder)
    return plainly(core, named !== undefined)
  }

  /** “Bill Dorsey of Jackson County” is Bill Dorsey; the Bank of England is itself. */
  function withoutOrigin(words: string): string {
    const [, name] = /^(\p{Lu}\S*(?: \p{Lu}\S*)+) of (?:the )?\p{Lu}/u.exec(words) ?? []
    const [first = '', ...others] = name?.split(' ') ?? []
    const titled = others.length > 1 && isTitle(first) && !isTitle(others.at(-1) ?? '')
    return name !== undefined && (titled || bySurname.has(lastWord(name))) ? name : words
  }

  /** The names of those who speak together, “Ana Whitlock and Ben Ostler”, or of more, with or without what each of them is after a comma. */
  function jointNames(core: string, whole: string): readonly string[] | null {
    const name = /^(?:[a-z]+ )*\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+)*$/u
    const near = core.split(/ and | & /u)
    // “Climate Crisis and Civil Protection Minister Lena Roth” is one.
    const [office = ''] = near
    if (
      near.length === 2 &&
      !bySurname.has(lastWord(office)) &&
      /(?:Minister|Secretary|Commissioner|Director|Chief|Officer|CEO|Editor|President|Chairman) \p{Lu}/u.test(
        near[1] ?? '',
      )
    )
      return null
    if (
      near.length === 2 &&
      near.every((part) => name.test(part)) &&
      near.some((part) => bySurname.has(lastWord(part)))
    )
      return near
    const known = (part: string) => FULL_NAME.test(part) && bySurname.has(lastWord(part))
    const listed = whole.split(/, (?:and |& )?| and | & /u)
    if (listed.length > 2 && listed.every(known)) return listed
    const apart = whole.split(/, (?:and|&) /u).map((part) => part.split(', ', 1)[0] ?? part)
    return apart.length === 2 && apart.every(known) ? apart : null
  }

  /** Whose turn of an interview this is. */
  function turnAround(at: number): string | null {
    const turn = turns[lastAtMost(turns, at, ({ start }) => start)]
    return turn && at < turn.end ? (names.get(turn.voice.source)?.names[0] ?? null) : null
  }

  /** Who was last spoken of: the speaker of the sentence before, else its first person, else the last speaker. */
  function antecedent(at: number, fits: (name: string) => boolean): string | null {
    const last = lastFitting(said, at, fits)
    const block = lastAtMost(blocks, at, ({ start }) => start)
    const subject = firstInSentence(at, blocks[block]?.start ?? 0, fits) ?? openerBefore(block, fits)
    if (last && (!subject || last.at >= subject.start)) return last.name
    return subject?.name ?? last?.name ?? mentionBefore(at, fits)
  }

  /** Whom the paragraph before speaks of from its first words on: “Doreen Pickersgill, 78, has fed the birds for years.” */
  function openerBefore(block: number, fits: (name: string) => boolean): Mention | null {
    for (let i = block - 1; i >= 0 && i >= block - FAR_OPENER; i--) {
      const before = blocks[i]
      if (!before || before.heading) return null
      const mention = mentions[lastAtMost(mentions, before.start - 1, ({ start }) => start) + 1]
      if (!mention || mention.start >= before.end) continue
      const opens = OPENER.test(text.slice(before.start, mention.start)) && fits(mention.name)
      return opens ? mention : null
    }
    return null
  }

  /** “He” is no Claire, and neither he nor she are many. */
  function fitsPronoun(pronoun: string): (name: string) => boolean {
    const given = pronoun.toLowerCase()
    const wanted = given === 'him' ? 'he' : given === 'her' ? 'she' : given
    if (wanted !== 'he' && wanted !== 'she') return () => true
    return (name) =>
      (nounGender(name) ?? genderOf(name) ?? wanted) === wanted &&
      !MANY.test(name) &&
      !NO_PERSON.test(name) &&
      !isCountry(name)
  }

  /** Whom “they” means: the last who spoke, where they are several or have no name. */
  function theyBefore(at: number): Naming | null {
    const last = said[lastAtMost(said, at - 1, (item) => item.at)]
    if (!last || at - last.at > NEAR) return null
    return last.names.length > 1 || !/^\p{Lu}/u.test(last.names[0] ?? '') ? naming('pronoun', ...last.names) : null
  }

  /** Whom somebody's words speak of is not who then says them. */
  function isQuoted(at: number): boolean {
    const quote = outer[lastAtMost(outer, at, ({ start }) => start)]
    return quote !== undefined && at < quote.end
  }

  /** The first person of the nearest sentence of the paragraph that has one. */
  function firstInSentence(at: number, start: number, fits: (name: string) => boolean): Mention | null {
    let found: Mention | null = null
    const from = lastAtMost(mentions, at - 1, (mention) => mention.start)
    for (let i = from; i >= 0 && i > from - 40; i--) {
      const mention = mentions[i]
      if (!mention || mention.start < start) break
      if (isQuoted(mention.start)) continue
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
    const run =
      /(?:\p{Lu}[\p{L}\p{M}\p{N}.’'-]*(?: (?:van|von|de|del|der|al|bin|la))? )*\p{Lu}[\p{L}\p{M}\p{N}’'-]*$/u.exec(
        bare,
      )?.[0]
    const officer = run?.split(' ').slice(0, -2).some(isTitle) ?? false
    if (!run || (!officer && /(?:^| )(?:in|of|from|at|for|with|to|by) (?:the )?$/u.test(bare.slice(0, -run.length))))
      return bare.replace(/^(?:the|a|an) /i, '')
    const parts = run.split(' ')
    // “A GREAT-GRAN”, “THE MAYOR”
    if (parts.length > 1 && /^(?:A|AN|THE)$/u.test(parts[0] ?? '')) parts.shift()
    // “the ministry’s Lowe”
    while (parts.length > 1 && (isTitle(parts[0] ?? '') || /[’']s$/u.test(parts[0] ?? ''))) parts.shift()
    // “Red Earth Chief Fabian Lowe”
    const office = parts.slice(0, -2).findLastIndex(isTitle)
    if (office > 0) parts.splice(0, office + 1)
    const last = parts.at(-1) ?? run
    const plain = /^\p{Lu}{3,}$/u.test(last) ? capitalised(last) : last
    const given = parts.length === 1 ? byGiven.get(last) : undefined
    const full = bySurname.get(last) ?? bySurname.get(plain) ?? given
    // “CAPTAIN RUIZ:” is the Ruiz of “Captain Ruiz, when did you see it?”
    if (full === undefined && plain !== last && (shouted.has(last) || capitals().has(plain)))
      return [...parts.slice(0, -1), plain].join(' ')
    if (
      full &&
      (parts.length === 1 ||
        full.toLowerCase().includes(parts.join(' ').toLowerCase()) ||
        parts.join(' ').endsWith(full))
    )
      return full
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

/** Whom a line of its own near the beginning gives as the author: “By Ruth Adeyemi”. */
const findAuthor = (text: string): string | null =>
  /^\s*[Bb][Yy]:? (\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}.’'-]*){1,3})(?:,[^\n]{0,60})?\s*$/mu.exec(
    text.slice(0, 1500),
  )?.[1] ?? null

/** The words of a text that begin with a capital and go on in small letters; looked for when they are first asked for. */
function capitalisedWords(text: string): () => ReadonlySet<string> {
  let words: ReadonlySet<string> | null = null
  return () => {
    words ??= new Set(text.match(/(?<!\p{L})\p{Lu}\p{Ll}+(?!\p{L})/gu) ?? [])
    return words
  }
}

/** The surnames in capitals of a transcript that sets others in small letters: “FOSTER:” beside “Captain Ruiz:”. Where all are in capitals they stay so. */
function shoutedLabels(labels: readonly string[]): ReadonlySet<string> {
  const surnames = labels.map(lastWord).filter((word) => word.length > 2)
  const shouted = surnames.filter((word) => /^\p{Lu}+$/u.test(word))
  return new Set(shouted.length < surnames.length ? shouted : [])
}

/** “WALLACE” as transcripts set names, as other texts do. */
const capitalised = (word: string): string => word.charAt(0) + word.slice(1).toLowerCase()

/** “the woman” is she, “a fisherman” is he; null where the words do not say. */
const nounGender = (words: string): 'she' | 'he' | null => (WOMAN.test(words) ? 'she' : MAN.test(words) ? 'he' : null)
const WOMAN =
  /^(?:[\p{Ll}-]+ )*\p{Ll}*(?:woman|mother|mum|mom|girl|daughter|sister|wife|widow|aunt|niece|lady|actress|queen|nun)$/u
const MAN =
  /^(?:[\p{Ll}-]+ )*\p{Ll}*(?:(?<!wo)man|father|dad|boy|son|brother|husband|widower|uncle|nephew|gentleman|king|monk)$/u

let countries: ReadonlySet<string> | null = null
/** Whether a name is that of a state: neither “he” nor “she”. */
function isCountry(name: string): boolean {
  if (countries === null) {
    const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
    const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    countries = new Set(letters.flatMap((first) => letters.map((second) => names.of(first + second) ?? '')))
  }
  return countries.has(name)
}

/** Bodies and papers, whom neither “he” nor “she” means. */
const NO_PERSON =
  /(?:^|[ -])(?:service|council|ministry|department|police|command|office|agency|party|company|firm|university|bank|union|association|authority|commission|committee|court|government|board|institute|society|trust|foundation|federation|bureau|force|club|team|group|organi[sz]ation|news|newspaper|paper|magazine|statement|report|study|survey|poll|document|letter|video|footage|media)$/i

const addSource = (set: Set<Span>, voice: Voice | null | undefined) => {
  if (voice) set.add(voice.source)
}

function lastFitting(said: readonly Said[], at: number, fits: (name: string) => boolean) {
  const from = lastAtMost(said, at - 1, (item) => item.at)
  for (let i = from; i >= 0 && i > from - 40; i--) {
    const item = said[i]
    const [name, ...others] = item?.names ?? []
    if (item && name !== undefined && others.length === 0 && fits(name)) return { at: item.at, name }
  }
  return null
}
