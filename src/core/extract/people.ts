import type { Span } from '../selectors.ts'
import { GIVEN_NAMES, genderOf } from './given-names.ts'
import { isOccupation } from './occupations.ts'
import { AFTER_PLACE, FEATURES, TITLES } from './place-words.ts'
import { lastAtMost } from './text.ts'

/** Where the text speaks of somebody whom it names. */
export interface Mention extends Span {
  readonly name: string
}

/** Whom a text names, and how it points at them. */
export interface People {
  /** Full names by surname. */
  readonly bySurname: ReadonlyMap<string, string>
  /** In the order of the text. */
  readonly mentions: readonly Mention[]
  /** “Belarusian” of “his Belarusian counterpart, Alexander Lukashenko”: names by adjective. */
  readonly byAdjective: ReadonlyMap<string, string>
  /** “Doreen” of “Doreen Pickersgill”: full names by given name, where one person of the text has it. */
  readonly byGiven: ReadonlyMap<string, string>
  /** “the governor” where the text has one governor: names by title, in small letters. */
  readonly byTitle: ReadonlyMap<string, string>
  /** By the name, or by the title that the text sets before it. */
  genderOf(name: string): 'she' | 'he' | null
}

const NAME =
  /(?<![\p{L}])\p{Lu}[\p{L}\p{M}’'-]{1,40}(?: (?:(?:\p{Lu}\.|van|von|de|del|der|al|bin|la|Mc|El) ?){0,2}\p{Lu}[\p{L}\p{M}’'-]{1,40}){0,5}/gu
/** “Carl “Dusty” Holm”, “William (Bill) Ashcombe” */
const NICKNAMED = /(?<!\p{L})(\p{Lu}\p{L}+) [“"‘'(]\p{Lu}[\p{L} -]{1,20}[”"’')] (\p{Lu}[\p{L}’-]+\p{L})/gu
const POSSESSIVE = /['’]s?$/u
const OWNER = /['’]s$/u
/** Offices by which one person of a text may be meant later on. */
export const ROLE =
  /(?:president|leader|minister|chancellor|premier|ruler|counterpart|dictator|strongman|autocrat|politician|head of state|spokes(?:man|woman|person)|official|negotiator|ambassador|senator|governor|mayor|king|queen|prince)$/i
const TITLE =
  'president|leader|minister|chancellor|premier|spokes(?:man|woman|person)|ambassador|senator|governor|mayor|king|queen|prince|princess|judge|coach|manager|director|secretary|sheriff|bishop|archbishop|professor|captain|commissioner|engineer|chief executive|chairman|chairwoman|headteacher|principal|lawyer'
/** People named by whose they are. */
const OF_SOMEBODY =
  /^ ((?:[\p{Ll}-]+ ){0,2}?(?:son|daughter|wife|husband|brother|sister|mother|father|partner|widow|deputy|lawyer|attorney|aide|adviser|advisor|assistant|boss|predecessor|successor|counterpart|spokes(?:man|woman|person)|manager|agent|rival|opponent))(?![\p{L}-])(,? \p{Lu}\p{L}+)?/u
const KIN =
  /\b(son|daughter|wife|husband|brother|sister|mother|father|partner|friend|colleague|grandson|granddaughter|nephew|niece|uncle|aunt)(,?) (\p{Lu}\p{L}+)(?! \p{Lu})(,?)/gu
const WOMEN = /^(?:daughter|wife|sister|mother|granddaughter|niece|aunt)$/
const MEN = /^(?:son|husband|brother|father|grandson|nephew|uncle)$/

/** Without the offices before a name: “Georgian Prime Minister Levan Abashidze”. */
function withoutOffices(words: readonly string[]): string[] {
  const last = words.slice(0, -1).findLastIndex(isTitle)
  return words.slice(last + 1)
}

interface NameRun {
  readonly start: number
  readonly words: readonly string[]
}

const MONTH_NAME = /^(?:January|February|March|April|May|June|July|August|September|October|November|December)(?: |$)/u

/** Words that begin a sentence before a name, and are no part of it: “If Russia goes on”, “The Obama administration”. */
const OPENER =
  /^(?:The|An?|If|But|And|Or|So|Yet|Nor|Why|How|When|While|Where|What|Who|Whether|Both|Either|Neither|As|At|In|On|By|For|From|To|After|Before|Since|Until|Unless|Although|Though|Because|Many|Some|Most|All|Few|No|Not|This|That|These|Those|His|Her|Their|Our|My|Its|Even|Only|Like|Unlike|Under|Over|With|Without|Between|Among|During|Through|Meanwhile|However|Once|Then|Also|Soon|Now|Later|Today|Yesterday|Tomorrow|Here|There|Still|Just|Indeed|Instead|Perhaps|Maybe|Again|Already|Eventually|Finally|Recently|Suddenly|Earlier|Next|Last|Often|Sometimes|Never|Always|Yes|Well|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Did|Does|Is|Was|Has|Had|Can|Could|Should|Would)$/

/** Runs of capitalised words, without what opens the sentence, cut after an owner: “Aydin’s Georgian counterpart” names Aydin and no Mr Georgian. */
function* namesOf(text: string): Generator<NameRun> {
  for (const match of text.matchAll(NAME)) {
    let start = match.index
    let words: string[] = []
    let at = match.index
    const dated = MONTH_NAME.test(match[0]) && /\d(?:st|nd|rd|th)? $/u.test(text.slice(Math.max(0, at - 5), at))
    const addressed = /(?:Mrs?|Ms|Dr)\.? $/u.test(text.slice(Math.max(0, at - 5), at)) // “Mr. Monday Kuri”
    for (const [i, word] of match[0].split(' ').entries()) {
      // “On 28 June Eskom closed it” names no June Eskom.
      if (i === 0 && (dated || (OPENER.test(word) && !addressed))) {
        at += word.length + 1
        continue
      }
      if (words.length === 0) start = at
      words.push(word)
      at += word.length + 1
      if (OWNER.test(word)) {
        yield { start, words }
        words = []
      }
    }
    if (words.length > 0) yield { start, words }
  }
}

const bare = (word: string): string => word.replace(POSSESSIVE, '')
export const isTitle = (word: string): boolean =>
  TITLES.has(word.toLowerCase().replace(/\.$/, '')) || word === 'Prime' || isOccupation(word)

/** Learns who is named in a text. */
export function findPeople(text: string): People {
  const runs = [...namesOf(text)]
  const bySurname = findFullNames(text, runs)
  const titles = new Map<string, string>()
  for (const [, title = '', surname = ''] of text.matchAll(
    /(?<!\p{L})(Mrs?|Ms|Miss|Sir|Lord|Lady|Dame)\.? (?:\p{Lu}[\p{L}’'-]+ )?(\p{Lu}[\p{L}’'-]+)/gu,
  ))
    titles.set(bare(surname), title)
  return {
    bySurname,
    mentions: findMentions(text, runs, bySurname, findNamesakes(runs, bySurname), titles),
    byAdjective: findRoles(text, bySurname),
    byTitle: findTitles(text, runs, bySurname),
    byGiven: findGiven(bySurname),
    genderOf: (name) => {
      // “Geoffrey Palmer’s deputy” may be either.
      if (/[’']s /u.test(name)) return null
      const title = titles.get(lastWord(name))
      return genderOf(title ? `${title} ${name}` : name)
    },
  }
}

function findGiven(bySurname: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>()
  const several = new Set<string>()
  for (const name of bySurname.values()) {
    const [given = '', ...others] = name.split(' ')
    if (others.length === 0 || bySurname.has(given)) continue
    if (found.has(given)) several.add(given)
    found.set(given, name)
  }
  for (const given of several) found.delete(given)
  return found
}

export const lastWord = (words: string): string => bare(words.trim().split(' ').at(-1) ?? '')

/**
 * Full names by surname: two capitalised words of which the first is a given name, that recur by the surname alone, or that the text
 * introduces as somebody; and surnames after “Mr” and the like.
 */
function findFullNames(text: string, runs: readonly NameRun[]): Map<string, string> {
  const full = new Map<string, string>()
  const alone = new Set<string>()
  const pairs: [surname: string, name: string][] = []
  const introduced = new Set<string>()
  const addressed = new Set<string>()
  for (const { start, words: found } of runs) {
    const words = withoutOffices(found.map((word, i) => (i === found.length - 1 ? bare(word) : word)))
    const last = words.at(-1) ?? ''
    if (words.length === 1) {
      if (found.length === 2 && isAddressed(found[0] ?? '', last)) addressed.add(last)
      alone.add(last)
    } else {
      pairs.push([last, words.join(' ')])
      if (isIntroduced(text, start, found, words)) introduced.add(words.join(' '))
    }
  }
  for (const [, given = '', surname = ''] of text.matchAll(NICKNAMED))
    if (GIVEN_NAMES.has(given.toLowerCase())) full.set(surname, `${given} ${surname}`)
  for (const [surname, name] of pairs) {
    if (full.has(surname) || isAcronym(surname, name)) continue
    const parts = name.split(' ')
    const given = parts.findIndex((part) => GIVEN_NAMES.has(part.toLowerCase()))
    if (given >= 0 && given < parts.length - 1)
      full.set(surname, introduced.has(name) ? name : parts.slice(given).join(' '))
  }
  // Who is introduced has the fuller name: “Ato Forson” of a headline is “Dr. Cassiel Ato Forson”.
  const known = pairs.filter(([, name]) => introduced.has(name))
  for (const [surname, name] of [...known, ...pairs])
    if (
      !full.has(surname) &&
      !isAcronym(surname, name) &&
      !isTitle(surname) &&
      (introduced.has(name) || (alone.has(surname) && name.split(' ').length === 2))
    )
      full.set(surname, name)
  // “Mr Nweke”, of whom the text gives no other name.
  for (const surname of addressed) if (!full.has(surname)) full.set(surname, surname)
  return full
}

/** “Long COVID”: capitals after a word that has them not are no surname. */
const isAcronym = (surname: string, name: string): boolean =>
  /^\p{Lu}{2,}$/u.test(surname) &&
  !/^\p{Lu}+ /u.test(name) &&
  !GIVEN_NAMES.has(name.split(' ', 1)[0]?.toLowerCase() ?? '')

/** “Mr Nweke”: somebody by the surname alone. */
const isAddressed = (title: string, surname: string): boolean =>
  /^(?:Mrs?|Ms|Miss|Mx|Dr|Prof|Professor|Sgt|Judge|Cllr|Insp|Det)\.?$/u.test(title) &&
  /^\p{Lu}[\p{Ll}’'-]+\p{Ll}/u.test(surname) &&
  !isTitle(surname)

const LONGEST_NAME = 4
/** “, 44,”, “ (44)”, “, who”, “, a retired driver”: what follows somebody’s name. */
const AGE_OR_CLAUSE = /^(?:, (?:aged )?\d{1,3}[,.)]| \(\d{1,3}\)|, whom? |, whose )/u
const APPOSITION = /^, (?:an? |the )?((?:[\p{Ll}-]+ ){0,3}[\p{Ll}-]+)/u

/** “Dr. ”, whose full stop parts it from the name. */
const ADDRESS = /\b(?:Mrs?|Ms|Dr|Prof|Rev|Hon|Fr|Sen|Rep|Gov)\.? $/u
const OFFICE =
  /^(?:Mrs?|Ms|Dr|Fr|Monsignor|ASP|DSP|CSP|SSP|DIG|Alhaji|Hajia|Mallam|Minister|President|Premier|Governor|Mayor|Senator|Commissioner|Chancellor|Ambassador|Sheriff|Superintendent|Inspector|Chief|Whip|Chairman|Director|Professor|Captain|Sergeant|Councillor|Cllr|Spokes(?:man|woman|person)|Bishop|Archbishop)$/

/** What somebody does, as it stands beside the name: “Teacher Lupe Arce”, “a teacher, Lupe Arce,”, “Osagie Aikhomu, a driver”; null where nothing does. */
function occupationBeside(
  text: string,
  start: number,
  found: readonly string[],
  words: readonly string[],
): string | null {
  const inside = found[found.length - words.length - 1]
  const before = inside ?? /([\p{L}-]+),? $/u.exec(text.slice(Math.max(0, start - 30), start))?.[1]
  if (before !== undefined && isOccupation(before)) return before.toLowerCase()
  const end = start + found.join(' ').length
  return (
    APPOSITION.exec(text.slice(end, end + 60))?.[1]
      ?.split(' ')
      .find(isOccupation) ?? null
  )
}

/** Whether what stands beside a name says that it is somebody’s, as also “Tegwyn Hopcyn, who chairs it”. */
function isIntroduced(text: string, start: number, found: readonly string[], words: readonly string[]): boolean {
  const last = words.at(-1)?.toLowerCase() ?? ''
  if (words.length > LONGEST_NAME || AFTER_PLACE.has(last) || FEATURES.has(last)) return false
  const end = start + found.join(' ').length
  if (found.length > words.length && OFFICE.test(found[found.length - words.length - 1] ?? '')) return true
  if (ADDRESS.test(text.slice(Math.max(0, start - 6), start))) return true
  return AGE_OR_CLAUSE.test(text.slice(end, end + 20)) || occupationBeside(text, start, found, words) !== null
}

/** Full names of others who bear a surname that somebody has already: “Ingrid Moe” and “her brother, Lars Moe”. */
function findNamesakes(runs: readonly NameRun[], people: ReadonlyMap<string, string>): Set<string> {
  const found = new Set<string>()
  for (const { words: all } of runs) {
    const words = withoutOffices(all).map(bare)
    const known = people.get(words.at(-1) ?? '')
    const name = words.join(' ')
    if (!known || words.length < 2 || name === known || known.endsWith(` ${name}`) || name.endsWith(` ${known}`))
      continue
    if (GIVEN_NAMES.has((words[0] ?? '').toLowerCase()) && words[0] !== known.split(' ')[0]) found.add(name)
  }
  return found
}

/** Adds to the titles which the kinship of people named by it gives. */
function findMentions(
  text: string,
  runs: readonly NameRun[],
  people: ReadonlyMap<string, string>,
  namesakes: ReadonlySet<string>,
  titles: Map<string, string>,
): Mention[] {
  const found: Mention[] = []
  for (const { start, words } of runs) {
    for (const [i, word] of words.entries()) {
      const own = words
        .slice(0, i + 1)
        .map(bare)
        .join(' ')
      const name = namesakes.has(own) ? own : people.get(bare(word))
      if (!name || (i === 0 && words.length > 1 && GIVEN_NAMES.has(word.toLowerCase()))) continue
      const end = start + words.join(' ').length
      const whose = OWNER.test(words.at(-1) ?? '') ? OF_SOMEBODY.exec(text.slice(end, end + 60)) : null
      // “Palmer’s deputy disagreed” is about the deputy; “Palmer’s deputy, Irina Lowe,” names her next.
      if (whose) {
        if (whose[2] === undefined)
          found.push({ start, end: end + (whose[1]?.length ?? 0) + 1, name: `${name}’s ${whose[1]}` })
      } else found.push({ start, end, name })
      break
    }
  }
  for (const match of text.matchAll(KIN)) {
    const [words, relation = '', before = '', name = '', after = ''] = match
    // “his wife, Ute,” names her whatever the name; without commas a given name does.
    if (!(before && after) && !GIVEN_NAMES.has(name.toLowerCase())) continue
    const end = match.index + words.length - after.length
    found.push({ start: end - name.length, end, name })
    const kind = WOMEN.test(relation) ? 'Ms' : MEN.test(relation) ? 'Mr' : undefined
    if (kind && !titles.has(name)) titles.set(name, kind)
  }
  return found.sort((a, b) => a.start - b.start)
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

/** As it stands before a name, with a capital or without. */
const EITHER_CASE = TITLE.replace(/(?<=^|\|)\p{L}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`)
const HONORIFIC = '(?:(?:Mrs?|Ms|Dr|Alhaji|Hajia|Chief|Sir)\\.? )?'
const TITLE_BEFORE = new RegExp(`(?<!\\p{L})(${EITHER_CASE}),? ${HONORIFIC}((?:\\p{Lu}[\\p{L}’'-]{1,40} ?){1,4})`, 'gu')
/** “the commissioner of police in the state, Mr Sule Danjuma,” */
const TITLE_APART = new RegExp(
  `(?<!\\p{L})(${EITHER_CASE}) (?:of|for|in|at) [^,.;:“”"\\n]{2,80}, ${HONORIFIC}((?:\\p{Lu}[\\p{L}’'-]{1,40} ?){2,4})(?=[,.]| who )`,
  'gu',
)
const TITLE_AFTER = new RegExp(
  `((?:\\p{Lu}[\\p{L}’'-]{1,40} ){1,2}\\p{Lu}[\\p{L}’'-]{1,40}), (?:\\d{1,3}, )?(?:the|a|an|[\\p{L}’' ]{2,40}?[’']s)(?: [\\p{Ll}-]{1,20}){0,3}? (${TITLE})(?!\\p{L})`,
  'gu',
)

/** “Governor Sergei Morozov”, “the mayor, Tom Pascoe,”, “Marion Tewes, the chief engineer,”: who has a title. Nobody, where two have it. */
function findTitles(text: string, runs: readonly NameRun[], people: ReadonlyMap<string, string>): Map<string, string> {
  const found = new Map<string, string>()
  const several = new Set<string>()
  const learn = (title: string, words: string) => {
    const name = people.get(lastWord(words)) ?? words.trim()
    const key = title.toLowerCase()
    const known = found.get(key)
    if (known !== undefined && known !== name && lastWord(known) !== lastWord(name)) several.add(key)
    found.set(key, known ?? name)
  }
  for (const [, title = '', words = ''] of text.matchAll(TITLE_BEFORE)) learn(title, words)
  for (const [, title = '', words = ''] of text.matchAll(TITLE_APART)) learn(title, words)
  for (const [, words = '', title = ''] of text.matchAll(TITLE_AFTER))
    if (people.has(lastWord(words))) learn(title, words)
  for (const { start, words } of runs) {
    const own = withoutOffices(words).map(bare)
    const occupation = own.length > 1 && people.has(own.at(-1) ?? '') ? occupationBeside(text, start, words, own) : null
    if (occupation !== null) learn(occupation, own.join(' '))
  }
  for (const [short, name] of abbreviatedOffices(text, runs, people)) {
    if ((found.get(short) ?? name) !== name) several.add(short)
    found.set(short, name)
  }
  for (const key of several) found.delete(key)
  return found
}

const LONGEST_OFFICE = 5
/** “the SP, Akash Rao,” */
const SHORT_OFFICE = /\b[Tt]he (\p{Lu}{2,5}), ((?:\p{Lu}[\p{L}’'-]{1,40} ?){2,3}),/gu
/** Nothing but where and of what somebody holds an office, up to the name: “ in the state, ”, “ of the Department for Ageing, ASP ”. */
const OFFICE_GOES_ON = /^(?: (?:of|for|in|at) [^.;:“”"\n]{2,110}?)?(?: \(\p{Lu}{2,5}\))?, $/u

/** “the PRO” of “Public Relations Officer Ana Diaz” and “Public Relations Officer in the state, Ana Diaz”: the letters that an office begins with, and who holds it. */
function* abbreviatedOffices(
  text: string,
  runs: readonly NameRun[],
  people: ReadonlyMap<string, string>,
): Generator<readonly [short: string, name: string]> {
  for (const [, short = '', words = ''] of text.matchAll(SHORT_OFFICE)) {
    yield [short, people.get(lastWord(words)) ?? words.trim()]
  }
  for (const [i, { start, words }] of runs.entries()) {
    const own = withoutOffices(words).map(bare)
    const name = people.get(own.at(-1) ?? '')
    if (name === undefined) continue
    yield* initials(words.slice(0, words.length - own.length), name)
    for (let k = i - 1; k >= 0 && k > i - LONGEST_OFFICE; k--) {
      const office = runs[k]
      const end = (office?.start ?? 0) + (office?.words.join(' ').length ?? 0)
      if (!office || start - end > 120) break
      if (isTitle(office.words.at(-1) ?? '') && OFFICE_GOES_ON.test(text.slice(end, start)))
        yield* initials(office.words, name)
    }
  }
}

/** Of “Nithi County Commissioner”: NCC, CC. */
function* initials(office: readonly string[], name: string): Generator<readonly [short: string, name: string]> {
  for (let from = 0; from + 1 < office.length; from++)
    yield [
      office
        .slice(from)
        .map((word) => word.charAt(0))
        .join(''),
      name,
    ]
}

/** With whom the text says that it talks, else whom it names first; null where it names nobody. */
export function findInterviewed(text: string, mentions: readonly Mention[]): Mention | null {
  const said = /\b(?:interview(?:ed|s)?(?: with)?|(?:spoke|speaks|talked|talks|sat down) (?:to|with))\b/iu.exec(
    text.slice(0, 5000),
  )
  const at = said ? said.index : 0
  // “The novelist Tamsin Okoro talks to us”, “we spoke to Tamsin Okoro”
  const after = mentions[lastAtMost(mentions, at, ({ start }) => start) + 1]
  return after ?? mentions[0] ?? null
}
