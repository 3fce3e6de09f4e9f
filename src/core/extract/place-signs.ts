import type { FoundPlace } from '../gazetteer/gazetteer.ts'
import { GIVEN_NAMES } from './given-names.ts'
import { POSTAL } from './place-lookup.ts'
import { isOtherName } from './place-names.ts'
import { AFTER_PLACE, BEFORE_PLACE, BODIES, COMMON_WORDS, FEATURES, LOCATIVE, TITLES } from './place-words.ts'
import type { Candidate } from './toponym.ts'
import type { Word } from './words.ts'

const PREPOSITIONS = new Set(
  'in at near from of to for around outside inside through between toward towards into across north south east west via throughout off within leaving visit visiting'.split(
    ' ',
  ),
)
/** What leads to a place rather than to somebody, who may come “from” or “to”, be “around” and “over” too. */
const WHERE = new Set(['in', 'near', 'at', 'outside', 'inside', 'across'])
const SPEAKING = /^(?:said|says|told|added|asked|wrote|explained|noted|who|whose|testified|replied|thinks|believes)$/

/** What the whole text shows of its words. */
export interface Seen {
  /** Words that it also writes small. */
  readonly lowers: ReadonlySet<string>
  /** How often a capitalised word stands inside a sentence. */
  readonly inside: ReadonlyMap<string, number>
  /** Capitalised words that a preposition leads to somewhere. */
  readonly supported: ReadonlySet<string>
}

export function survey(words: readonly Word[]): Seen {
  const lowers = new Set<string>()
  const inside = new Map<string, number>()
  const supported = new Set<string>()
  for (const [i, word] of words.entries()) {
    if (!word.capital) {
      lowers.add(word.lower)
      continue
    }
    if (!word.first) inside.set(word.text, (inside.get(word.text) ?? 0) + 1)
    if (isSupported(words, i)) supported.add(word.text)
  }
  return { lowers, inside, supported }
}

/** Surnames of the people whom the text gives with a first name or a title. */
export function findSurnames(words: readonly Word[]): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i + 1 < words.length; i++) {
    const word = words[i]
    let next = words[i + 1]
    // “Typhoon “Ulysses””
    if (word && next?.capital && STORMS.test(word.lower) && /^ ["“‘']?$/u.test(next.gap)) found.add(next.lower)
    if (!word?.capital || !next?.capital || next.gap !== ' ') continue
    const bare = word.lower.replace(/\.$/, '')
    const given = GIVEN_NAMES.has(bare)
    const title =
      TITLES.has(bare) &&
      !/^(?:saint|st|lake|mount|major|general|chief|prince|king|queen|president|vice|state|mayor|director)$/.test(bare)
    const before = words[i - 1]
    const third = words[i + 2]
    // “Mehmet Aydin told reporters”: two capitalised words that speak are somebody.
    const speaks =
      !BEFORE_PLACE.has(bare) &&
      third !== undefined &&
      third.gap === ' ' &&
      SPEAKING.test(third.lower) &&
      !(before?.capital && before.gap === ' ') &&
      !isSupported(words, i)
    if (!given && !title && !speaks) continue
    let k = i + 1
    // A middle name or an initial.
    while (
      words[k + 1]?.capital &&
      words[k + 1]?.gap === ' ' &&
      (/^\p{Lu}\.?$/u.test(next.text) || GIVEN_NAMES.has(next.lower)) &&
      k < i + 3
    ) {
      k++
      next = words[k] ?? next
    }
    if (FEATURES.has(next.lower) || AFTER_PLACE.has(next.lower)) continue
    found.add(next.lower)
  }
  return found
}

const STORMS = /^(?:typhoon|hurricane|cyclone|storm)$/

export function isSupported(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]
  const word = words[at]
  return before !== undefined && word !== undefined && /^ (?:the )?$/.test(word.gap) && PREPOSITIONS.has(before.lower)
}

const OFFICE =
  /^[’'](?:s )?(?:mayor|deputy mayor|governor|city|council|parliament|police|airport|port|harbou?r|university|population|residents?|streets?|suburbs?|outskirts|old town|cathedral|hospital|main|largest|central)\b/u

/** “Penzance’s mayor”: who or what only a place has. */
export const hasOffice = (text: string, end: number): boolean => OFFICE.test(text.slice(end, end + 24))

/** Whether the words at `at` are part of somebody’s name. */
export function isAbout(words: readonly Word[], at: number, surnames: ReadonlySet<string>): boolean {
  const word = words[at]
  return word !== undefined && surnames.has(word.lower) && !isSupported(words, at) && !words[at + 1]?.capital
}

export function accepts(
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
  options: readonly FoundPlace[],
  seen: Seen,
  surnames: ReadonlySet<string>,
): boolean {
  const word = words[from]
  const before = words[from - 1]
  const after = words[to]
  const [best] = options
  if (!word || !best) return false
  if (best.kind === 'vague') return true
  const single = to === from + 1
  const grand = options.some(({ kind }) => kind === 'country' || kind === 'continent')
  const supported = isSupported(words, from) || hasOffice(text, words[to - 1]?.end ?? 0)
  const qualified = after?.gap === ', ' && after.capital && after.text !== 'I'
  const state = options.some(
    ({ kind, country }) =>
      kind === 'region' &&
      (country === 'US' || country === 'CA' || country === 'GB' || country === 'UA' || country === 'RU'),
  )
  const population = Math.max(0, ...options.map((place) => place.population ?? 0))
  const allCapitals = word.text.length > 3 && word.text === word.text.toUpperCase()
  if (single && BODIES.has(word.lower)) return false
  // “Secretary Gatchalian”, “the OCD-CAR”
  if (single && TITLES.has(word.lower) && !grand && !state) return false
  if (single && word.gap === '-' && /^\p{Lu}{3,4}$/u.test(word.text)) return false
  // “HALE:” and “MR. HALE:” at the start of a transcript’s lines.
  if (
    single &&
    allCapitals &&
    /^: /.test(after?.gap ?? '') &&
    (word.first || before?.first) &&
    !grand &&
    !state &&
    population < 500_000
  )
    return false
  // “the charity CHAS”: letters among words that are not in capitals stand for something.
  if (single && allCapitals && !word.first && !supported && !grand && !state && ![before, after].some(isInCapitals))
    return false
  if (single && word.text.length <= 2 && !/^(?:US|UK|EU)$/.test(word.text)) return false
  if (isRelative(words, from)) return false
  if (single && word.gap === ' ' && /^(?:mrs?|ms|miss)\.?$/.test(before?.lower ?? '')) return false
  // The second half of “Siân Prys-Davies”, not of “the Boston-Austin flight”.
  const given = words[from - 2]
  if (word.gap === '-' && before?.capital && before.gap === ' ' && given?.capital && !BEFORE_PLACE.has(given.lower))
    return false
  if (single && isBodyAhead(text, words, to) && !grand && !state) return false
  // Somebody’s name.
  if (before?.capital && word.gap === ' ') {
    const bare = before.lower.replace(/\.$/, '')
    if (GIVEN_NAMES.has(bare) && !before.first) return false
    if (GIVEN_NAMES.has(bare) && !grand && !state) return false
    if (TITLES.has(bare) && !grand && !(state && /^(?:gov|governor|sen|rep)$/.test(bare) === false)) return false
    if (/^\p{Lu}\.$/u.test(before.text) && single) return false
    if (
      !grand &&
      !state &&
      single &&
      !BEFORE_PLACE.has(bare) &&
      !before.first &&
      !PREPOSITIONS.has(bare) &&
      !AFTER_PLACE.has(bare) &&
      population < 2_000_000
    )
      return false
  }
  if (single && /^\p{L}{2,}\. ?$/u.test(before?.text ?? '') && TITLES.has(before?.lower.replace(/\.$/, '') ?? ''))
    return false
  const nextCapital = after?.capital === true && after.gap === ' '
  if (
    single &&
    GIVEN_NAMES.has(word.lower) &&
    nextCapital &&
    !AFTER_PLACE.has(after.lower) &&
    !FEATURES.has(after.lower) &&
    !grand
  )
    return false
  const placed = qualified && isRegionOf(text, after, options)
  if (
    single &&
    GIVEN_NAMES.has(word.lower) &&
    !(supported && before?.lower !== 'of') &&
    !placed &&
    population < 200_000 &&
    !grand &&
    !state
  )
    return false
  if (single && surnames.has(word.lower) && !grand && !state) {
    // “A lecture from Saban” is somebody’s, “at Gonzalez’ home” too, “coaches such as Saban, Tressel” are people.
    const owns = /^['’]/u.test(text.slice(word.end, word.end + 1))
    const where = supported && WHERE.has(before?.lower ?? '') && !owns
    if (!where && !(qualified && isRegionOf(text, after, options))) return false
  }
  if (grand && !/^(?:georgia|jordan|chad|jersey|guernsey|mali|niger|cuba|turkey|china)$/.test(word.lower)) return true
  if (single && after && SPEAKING.test(after.lower) && after.gap === ' ' && !state && population < 500_000) return false
  // A person’s whole name with an unknown first or last part: “Houston Nutt”.
  if (
    single &&
    nextCapital &&
    !AFTER_PLACE.has(after.lower) &&
    !FEATURES.has(after.lower) &&
    !supported &&
    !state &&
    !after.first &&
    population < 100_000
  )
    return false
  // Ordinary words.
  if (single && COMMON_WORDS.has(word.lower) && !(qualified && isRegionOf(text, after, options))) return false
  if (
    single &&
    (seen.lowers.has(word.lower) || (allCapitals && COMMON_WORDS.has(word.lower))) &&
    !grand &&
    !state &&
    population < 1_000_000 &&
    !(supported && LOCATIVE.has(before?.lower ?? '')) &&
    !qualified
  )
    return false
  if (
    single &&
    word.first &&
    !supported &&
    !qualified &&
    !state &&
    population < 20_000 &&
    best.kind === 'city' &&
    !(allCapitals || after?.gap.includes('—'))
  ) {
    return (seen.inside.get(word.text) ?? 0) > 0
  }
  return true
}

const isInCapitals = (word: Word | undefined): boolean =>
  word !== undefined && word.text.length > 1 && word.text === word.text.toUpperCase() && /\p{Lu}/u.test(word.text)

const RELATIVES = new Set(
  'son daughter wife husband brother sister mother father uncle aunt nephew niece grandson granddaughter fiancé fiancée widow'.split(
    ' ',
  ),
)

/** “her son, Taras, is a paramedic”, “his wife Florence” */
function isRelative(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]
  return before !== undefined && RELATIVES.has(before.lower) && /^,? $/.test(words[at]?.gap ?? '')
}

/** “Hollis & Wren Plc”, “Barrow Holdings”: a firm with the name of a place. */
function isBodyAhead(text: string, words: readonly Word[], to: number): boolean {
  const after = words[to]
  if (!after?.capital) return false
  if (after.gap === ' & ') return true
  return (
    after.gap === ' ' &&
    /^(?:Plc|PLC|Inc|Corp|Ltd|LLC|LLP|AG|SA|Group|Holdings|Partners|Industries|Securities|Bank|Bancorp|Insurance|Motors|Electric|Pictures|Records|Foundation|Institute|Associates)\b/u.test(
      text.slice(after.start, after.end),
    )
  )
}

/** Whether the state, region or country of one of these places stands at a word: “Reading, Pa.”, “Nice, France”. */
const isRegionOf = (text: string, after: Word, options: readonly FoundPlace[]): boolean =>
  POSTAL.includes(after.text) ||
  /\.$/u.test(after.text) ||
  options.some(
    ({ admin1, country }) =>
      (admin1 && text.startsWith(admin1.name, after.start)) ||
      (country && text.startsWith(countryNames.of(country) ?? '', after.start)),
  )

const countryNames = new Intl.DisplayNames(['en'], { type: 'region' })

/** Small places want a sign that a place is meant. */
export function isKept(candidate: Candidate, place: FoundPlace, words: readonly Word[], seen: Seen): boolean {
  if (place.kind !== 'city' || candidate.to - candidate.from > 1) return true
  // A village of Syria that only some call so is no ship named in the news.
  if (isOtherName(place) && !candidate.supported && !candidate.qualifier && (place.population ?? 0) < 500_000)
    return seen.supported.has(words[candidate.from]?.text ?? '') && (place.population ?? 0) >= 15_000
  if (
    candidate.supported ||
    candidate.qualifier ||
    candidate.reason === 'near-others' ||
    candidate.reason === 'same-region'
  )
    return true
  if ((place.population ?? 0) >= 15_000) return true
  const word = words[candidate.from]
  return seen.supported.has(word?.text ?? '')
}
