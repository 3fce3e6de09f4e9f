import type { FoundPlace, Gazetteer } from '../gazetteer/gazetteer.ts'
import type { Span } from '../selectors.ts'
import { findCounties } from './counties.ts'
import { COUNTRY_POINTS } from './country-points.ts'
import {
  AFTER_PLACE,
  BEFORE_PLACE,
  BODIES,
  COMMON_WORDS,
  FEATURES,
  GIVEN_NAMES,
  LOCATIVE,
  STREETS,
  TITLES,
} from './place-words.ts'
import type { Found, ReasonCode } from './reasons.ts'
import { findWords, type Word } from './words.ts'

/** Why a name was read as this place. */
export type PlaceReason = Extract<
  ReasonCode,
  'only-one' | 'qualified' | 'same-region' | 'near-others' | 'best-known' | 'county' | 'unresolved'
>

export interface Toponym extends Span {
  readonly text: string
  /** The gazetteer’s name, or the text’s own where the gazetteer has none. */
  readonly name: string
  readonly lat: number | null
  readonly lon: number | null
  readonly geonameId: number | null
  readonly wikidata: string | null
  readonly kind: FoundPlace['kind'] | 'street'
  readonly iso: readonly string[]
  readonly country: string | null
  /** A capital that seems to stand for its government: “Kyiv said”. */
  readonly metonym: boolean
  readonly reason: PlaceReason
  readonly confidence: number
  readonly found: Found
}

export interface Demonym extends Span {
  readonly text: string
  readonly refersTo: string
  readonly lat: number | null
  readonly lon: number | null
  readonly found: Found
}

type ReadToponym = Omit<Toponym, 'found'>

const DEMONYM: Found = { confidence: 0.95, why: ['demonym'] }

/** With how sure it is and why. */
const withFound = (toponym: ReadToponym): Toponym => {
  const why: ReasonCode[] = [toponym.reason]
  if (toponym.metonym) why.push('government')
  return { ...toponym, found: { confidence: toponym.confidence, why } }
}

interface Candidate {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly options: readonly FoundPlace[]
  /** A preposition before it, a state after it. */
  readonly supported: boolean
  readonly locative: boolean
  /** Of the region or country that the text sets after the name. */
  qualifier: FoundPlace | null
  chosen: FoundPlace | null
  reason: PlaceReason
}

const LONGEST_NAME = 5
const CONNECTORS = new Set([
  'of',
  'the',
  'de',
  'del',
  'la',
  'le',
  'du',
  'upon',
  'on',
  'el',
  'al',
  'and',
  'in',
  'under',
  'sur',
  'da',
  'do',
  'am',
  'an',
  'der',
])
const PREPOSITIONS = new Set(
  'in at near from of to for around outside inside through between toward towards into across north south east west via throughout off within leaving visit visiting'.split(
    ' ',
  ),
)
const SPEAKING = /^(?:said|says|told|added|asked|wrote|explained|noted|who|whose|testified|replied|thinks|believes)$/
/** Places that the bare name means unless the text says otherwise. */
const USUAL: Readonly<Record<string, string>> = { washington: 'US-DC', 'new york': 'US-NY', york: 'GB-YOR' }

/** Every name of a place in the text with the place that it means, and the demonyms beside them. */
export function findPlaces(text: string, gazetteer: Gazetteer): { toponyms: Toponym[]; demonyms: Demonym[] } {
  const words = findWords(text)
  const lookup = rememberLookups(gazetteer)
  const seen = survey(words)
  const surnames = findSurnames(words)
  const candidates: Candidate[] = []
  const demonyms: Demonym[] = []
  const extra: ReadToponym[] = []
  for (let i = 0; i < words.length; ) {
    const word = words[i]
    if (!word?.capital || (word.lower === 'the' && words[i + 1]?.lower !== 'hague')) {
      i++
      continue
    }
    const feature = readFeature(text, words, i)
    const read = readName(text, words, i, lookup)
    if (feature && (!read || feature.to > read.to)) {
      if (!isAbout(words, i, surnames)) {
        extra.push(feature.toponym)
        i = feature.to
        continue
      }
    }
    if (!read) {
      i++
      continue
    }
    if (read.demonym) {
      demonyms.push(read.demonym)
      i = read.to
      continue
    }
    const { to, options } = read
    if (accepts(text, words, i, to, options, seen, surnames)) {
      const name = text.slice(word.start, words[to - 1]?.end)
      candidates.push({
        from: i,
        to,
        text: name,
        options,
        supported: isSupported(words, i),
        locative: LOCATIVE.has(words[i - 1]?.lower ?? ''),
        qualifier: qualifierOf(text, words, to, lookup),
        chosen: null,
        reason: 'best-known',
      })
      i = to
    } else i++
  }
  const counties = candidatesOfCounties(extra)
  resolve(candidates, counties)
  const toponyms: ReadToponym[] = [...extra]
  for (const candidate of candidates) {
    const place = candidate.chosen
    if (!place || !isKept(candidate, place, words, seen)) continue
    const first = words[candidate.from]
    const last = words[candidate.to - 1]
    if (!first || !last) continue
    toponyms.push({
      start: first.start,
      end: last.end,
      text: candidate.text,
      name: place.name,
      lat: place.lat,
      lon: place.lon,
      geonameId: place.geonameId,
      wikidata: place.wikidata,
      kind: place.kind,
      iso: place.iso,
      country: place.country,
      metonym: isMetonym(place, candidate, words),
      reason: candidate.reason,
      confidence: candidate.reason === 'best-known' ? 0.65 : candidate.reason === 'only-one' ? 0.85 : 0.9,
    })
  }
  placeCounties(toponyms)
  toponyms.sort((a, b) => a.start - b.start)
  return { toponyms: toponyms.map(withFound), demonyms }
}

/** What the whole text shows of its words. */
interface Seen {
  /** Words that it also writes small. */
  readonly lowers: ReadonlySet<string>
  /** How often a capitalised word stands inside a sentence. */
  readonly inside: ReadonlyMap<string, number>
  /** Capitalised words that a preposition leads to somewhere. */
  readonly supported: ReadonlySet<string>
}

function survey(words: readonly Word[]): Seen {
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

type Lookup = (name: string) => readonly FoundPlace[]

/** The gazetteer’s answers, each asked for once. */
function rememberLookups(gazetteer: Gazetteer): Lookup {
  const known = new Map<string, readonly FoundPlace[]>()
  return (name) => {
    let found = known.get(name)
    if (!found) {
      found = gazetteer.lookup(name, { demonyms: true }).slice(0, 80).map(centred)
      known.set(name, found)
    }
    return found
  }
}

const centred = (place: FoundPlace): FoundPlace => {
  const point = place.kind === 'country' || place.kind === 'demonym' ? COUNTRY_POINTS[place.iso[0] ?? ''] : undefined
  return point ? { ...place, lat: point[0], lon: point[1] } : place
}

interface ReadName {
  readonly to: number
  readonly options: readonly FoundPlace[]
  readonly demonym: Demonym | null
}

/** The longest name of the gazetteer that begins at a word. */
function readName(text: string, words: readonly Word[], from: number, lookup: Lookup): ReadName | null {
  const first = words[from]
  if (!first) return null
  const republic = /^(Donetsk|Luhansk|Lugansk) \[?People[’']s\]? Republic/u.exec(
    text.slice(first.start, first.start + 40),
  )
  if (republic) {
    const end = first.start + republic[0].length
    let to = from + 1
    while ((words[to]?.end ?? Number.POSITIVE_INFINITY) <= end) to++
    return { to, options: lookup(republic[1] ?? '').filter(({ kind }) => kind === 'region'), demonym: null }
  }
  let reach = from + 1
  while (reach < words.length && reach < from + LONGEST_NAME) {
    const word = words[reach]
    if (!word || !/^(?:[  -]|, )$/u.test(word.gap) || !(word.capital || CONNECTORS.has(word.lower))) break
    if (word.gap === ', ') break
    reach++
  }
  for (let to = reach; to > from; to--) {
    const last = words[to - 1]
    if (!last?.capital) continue
    const name = text.slice(first.start, last.end)
    if (to === from + 1 && name.length < 2) continue
    if (
      name.toLowerCase() === 'west' &&
      words[from - 1]?.lower === 'the' &&
      !(words[to]?.capital && words[to]?.gap === ' ')
    ) {
      return { to, options: lookup('the West').slice(0, 1), demonym: null }
    }
    if (
      /^Western(?:ers?)?$/.test(name) &&
      !(words[to]?.capital && words[to]?.gap === ' ') &&
      !(first.first && words[to]?.lower === 'union')
    ) {
      return {
        to,
        options: [],
        demonym: {
          start: first.start,
          end: last.end,
          text: name,
          refersTo: 'the West',
          lat: null,
          lon: null,
          found: DEMONYM,
        },
      }
    }
    const found = lookup(name)
    if (found.length === 0) continue
    const demonym = found.find(({ kind }) => kind === 'demonym')
    const others = found.filter((place) => isPlausible(place, name))
    if (demonym && (others.length === 0 || to === from + 1)) {
      if (name !== name.toUpperCase() && !others.some(({ kind }) => kind === 'country' || kind === 'region')) {
        return {
          to,
          options: [],
          demonym: {
            start: first.start,
            end: last.end,
            text: name,
            refersTo: countryName(demonym),
            lat: demonym.lat,
            lon: demonym.lon,
            found: DEMONYM,
          },
        }
      }
    }
    const states = name.endsWith('.') ? others.filter(({ kind, country }) => kind === 'region' && country === 'US') : []
    if (others.length > 0) return { to, options: states.length > 0 ? states : others, demonym: null }
  }
  return null
}

const regionNames = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })

/** The English name of the country whose people a demonym names. */
const countryName = (demonym: FoundPlace): string => {
  const [code = ''] = demonym.iso
  return (/^[A-Z]{2}$/.test(code) && regionNames.of(code)) || demonym.name
}

const NO_PLACES = /^(?:White House|Red Cross|Tea Party|Wall Street|.*[’']ll|No\.|Sens?\.?|Rep\.?|Del|Wash|Gov)$/u

/** Whether the written form can be this entry’s name: abbreviations in capitals, words in their own case. */
function isPlausible(place: FoundPlace, name: string): boolean {
  if (place.kind === 'demonym' || NO_PLACES.test(name)) return false
  if (place.kind === 'union') return /^(?:E\.?U\.?|European Union)$/.test(name)
  if (
    place.kind === 'facility' &&
    /^(?:Kremlin|Pentagon|White House|Capitol|Downing Street|Bankova|Capitol Hill|Maidan)$/.test(name)
  )
    return false
  const capitals = /^[\p{Lu}.]+$/u.test(name)
  const matched = place.matched
  if (capitals && name.replace(/\./g, '').length <= 3) {
    // “US” is the United States and no village; “IN” is no state without a comma before it.
    if (!/^[\p{Lu}.]+$/u.test(matched)) return false
    return place.kind === 'country' || (place.kind === 'region' && /\./.test(name))
  }
  if (!capitals && /^[\p{Lu}.]{2,4}$/u.test(matched) && !/\./.test(name)) return false
  return true
}

/** Surnames of the people whom the text gives with a first name or a title. */
function findSurnames(words: readonly Word[]): Set<string> {
  const found = new Set<string>()
  for (let i = 0; i + 1 < words.length; i++) {
    const word = words[i]
    let next = words[i + 1]
    if (!word?.capital || !next?.capital || next.gap !== ' ') continue
    const bare = word.lower.replace(/\.$/, '')
    const given = GIVEN_NAMES.has(bare)
    const title =
      TITLES.has(bare) &&
      !/^(?:saint|st|lake|mount|major|general|chief|prince|king|queen|president|vice|state|mayor|director)$/.test(bare)
    if (!given && !title) continue
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

function isSupported(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]
  const word = words[at]
  return before !== undefined && word !== undefined && /^ (?:the )?$/.test(word.gap) && PREPOSITIONS.has(before.lower)
}

/** Whether the words at `at` are part of somebody’s name. */
function isAbout(words: readonly Word[], at: number, surnames: ReadonlySet<string>): boolean {
  const word = words[at]
  return word !== undefined && surnames.has(word.lower) && !isSupported(words, at) && !words[at + 1]?.capital
}

function accepts(
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
  const supported = isSupported(words, from)
  const qualified = after?.gap === ', ' && after.capital
  const state = options.some(
    ({ kind, country }) =>
      kind === 'region' &&
      (country === 'US' || country === 'CA' || country === 'GB' || country === 'UA' || country === 'RU'),
  )
  const population = Math.max(0, ...options.map((place) => place.population ?? 0))
  const allCapitals = word.text.length > 3 && word.text === word.text.toUpperCase()
  if (single && BODIES.has(word.lower)) return false
  if (single && word.text.length <= 2 && !/^(?:US|UK|EU)$/.test(word.text)) return false
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
  if (single && GIVEN_NAMES.has(word.lower) && !supported && !qualified && population < 200_000 && !grand && !state)
    return false
  if (single && surnames.has(word.lower) && !grand && !state) {
    if (!(supported && LOCATIVE.has(before?.lower ?? '')) && !qualified) return false
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
  if (single && COMMON_WORDS.has(word.lower) && !(qualified && isState(text, after))) return false
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

const isState = (text: string, after: Word): boolean =>
  /^(?:\p{Lu}\.?){1,3}$|\.$/u.test(after.text) || /^\p{Lu}/u.test(text.charAt(after.start))

/** Of “Paris, Texas”, “Fargo, N.D.”: the region or the country after the comma. */
function qualifierOf(text: string, words: readonly Word[], to: number, lookup: Lookup): FoundPlace | null {
  const next = words[to]
  if (!next?.capital || !/^,? $/.test(next.gap)) {
    if (next?.gap === ' (' && next.capital) return regionNamed(next.text, lookup)
    return null
  }
  if (next.gap === ' ') return null
  for (let k = Math.min(words.length, to + 3); k > to; k--) {
    const last = words[k - 1]
    if (!last?.capital || (k > to + 1 && last.gap !== ' ')) continue
    const place = regionNamed(text.slice(next.start, last.end), lookup)
    if (place) return place
  }
  return null
}

const POSTAL =
  'AL AK AZ AR CA CO CT DE DC FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY'.split(
    ' ',
  )

function regionNamed(name: string, lookup: Lookup): FoundPlace | null {
  if (POSTAL.includes(name))
    return {
      geonameId: null,
      wikidata: null,
      name,
      kind: 'region',
      lon: null,
      lat: null,
      country: 'US',
      iso: [`US-${name}`],
      population: null,
      matched: name,
    }
  const found = lookup(name).filter(
    ({ kind }) =>
      kind === 'region' ||
      kind === 'country' ||
      (kind === 'area' && /^(?:England|Scotland|Wales|Northern Ireland)$/.test(name)),
  )
  return found.find(({ country, kind }) => kind === 'region' && country === 'US') ?? found[0] ?? null
}

/** A proper name that ends with a word for a feature: Green Oaks Boulevard, Zion National Park, Rapides Parish. */
function readFeature(text: string, words: readonly Word[], from: number): { to: number; toponym: ReadToponym } | null {
  const first = words[from]
  if (
    !first ||
    (COMMON_WORDS.has(first.lower) &&
      first.first &&
      !/^(?:north|south|east|west|main|high|church|park|lake|mount)$/.test(first.lower))
  )
    return null
  for (let to = from + 1; to < words.length && to < from + 5; to++) {
    const word = words[to]
    if (!word?.capital || word.gap !== ' ' || (word.first && word.gap !== ' ')) return null
    const kind = word.lower.replace(/\.$/, '')
    const isCounty = kind === 'county' || kind === 'parish'
    if (!isCounty && !FEATURES.has(kind)) continue
    if (kind === 'st' && words[to + 1]?.capital && words[to + 1]?.gap === ' ') return null
    if (
      /^(?:court|park|square|bay|beach|island|lake|river|valley|plaza|trail|dr|dam)$/.test(kind) &&
      AFTER_PLACE.has(words[to + 1]?.lower ?? '')
    )
      continue
    if (
      /^(?:the|a|supreme|district|superior|circuit|appeals|high|municipal|county|federal|criminal)$/.test(
        words[to - 1]?.lower ?? '',
      ) &&
      kind === 'court'
    )
      return null
    if (TITLES.has(first.lower.replace(/\.$/, '')) && first.lower !== 'saint') return null
    if (/^(?:the|in|at|on|of|from|and|a|an|for|this|that|his|her|our)$/.test(first.lower)) return null
    const name = text.slice(first.start, word.end)
    const toponym: ReadToponym = {
      start: first.start,
      end: word.end,
      text: name,
      name,
      lat: null,
      lon: null,
      geonameId: null,
      wikidata: null,
      kind: isCounty
        ? 'region'
        : STREETS.has(kind)
          ? 'street'
          : /^(?:river|creek|lake|bay|reservoir|harbou?r|falls)$/.test(kind)
            ? 'water'
            : /^island/.test(kind)
              ? 'island'
              : 'facility',
      iso: [],
      country: null,
      metonym: false,
      reason: 'unresolved',
      confidence: 0.5,
    }
    return { to: to + 1, toponym }
  }
  return null
}

interface CountyMention {
  readonly name: string
  readonly options: ReturnType<typeof findCounties>
}

const candidatesOfCounties = (toponyms: readonly ReadToponym[]): CountyMention[] =>
  toponyms.flatMap(({ name, kind }) => (kind === 'region' ? [{ name, options: findCounties(name) }] : []))

const BASE: Readonly<Record<string, number>> = {
  country: 72,
  continent: 70,
  union: 70,
  historical: 60,
  vague: 60,
  region: 38,
  area: 50,
  water: 40,
  island: 40,
  facility: 40,
}

/** Chooses a place for every name: by what stands after it, then by the regions that the text speaks of, then by nearness, then by size. */
function resolve(candidates: readonly Candidate[], counties: readonly CountyMention[]): void {
  const regions = new Map<string, number>()
  const countries = new Map<string, number>()
  const vote = (place: FoundPlace, weight: number) => {
    const region = place.kind === 'region' ? place.iso[0] : place.admin1?.iso
    if (region) regions.set(region, (regions.get(region) ?? 0) + weight)
    if (place.country) countries.set(place.country, (countries.get(place.country) ?? 0) + weight)
  }
  const unique = new Map<string, Candidate>()
  for (const candidate of candidates) {
    const key = candidate.text.toLowerCase()
    if (!unique.has(key)) unique.set(key, candidate)
    const { qualifier } = candidate
    if (!qualifier) continue
    unique.set(key, candidate)
    const inside = candidate.options.filter((place) => isInside(place, qualifier))
    if (inside[0]) vote(inside[0], 3)
    else vote(qualifier, 1)
  }
  for (const { options } of counties)
    for (const county of options)
      if (options.length <= 3) regions.set(county.state, (regions.get(county.state) ?? 0) + 2 / options.length)
  for (const candidate of unique.values()) {
    const [best, second] = candidate.options
    if (!best || candidate.qualifier) continue
    const margin = (best.population ?? 0) / Math.max(1, second?.population ?? 1)
    if (best.kind === 'country' && best.name !== 'Georgia') vote(best, 1.5)
    else if (best.kind === 'region' && best.name !== 'Georgia') vote(best, 2)
    else if (!second || (margin > 12 && (best.population ?? 0) > 150_000)) vote(best, 1)
  }
  const score = (place: FoundPlace, text: string): number => {
    const region = place.kind === 'region' ? place.iso[0] : place.admin1?.iso
    const size =
      place.kind === 'city'
        ? 8 * Math.log10((place.population ?? 300) + 1) + ((place.population ?? 0) > 1_000_000 ? 12 : 0)
        : (BASE[place.kind] ?? 30)
    const states = place.kind === 'region' && (place.country === 'US' || place.country === 'CA') ? 22 : 0
    const usual = USUAL[text.toLowerCase()] === region && place.kind === 'city' ? 14 : 0
    return (
      size +
      states +
      usual +
      Math.min(34, 9 * (region ? (regions.get(region) ?? 0) : 0)) +
      Math.min(16, 4 * (place.country ? (countries.get(place.country) ?? 0) : 0))
    )
  }
  const chosen = new Map<string, { place: FoundPlace; reason: PlaceReason }>()
  for (const [key, candidate] of unique) {
    const { qualifier, options } = candidate
    const inside = qualifier ? options.filter((place) => isInside(place, qualifier)) : []
    const pool = inside.length > 0 ? inside : options
    const place = best(pool, (option) => score(option, candidate.text))
    if (!place) continue
    const reason: PlaceReason =
      inside.length > 0
        ? 'qualified'
        : options.length === 1
          ? 'only-one'
          : place === options[0]
            ? 'best-known'
            : 'same-region'
    chosen.set(key, { place, reason })
  }
  // Towns and counties beside the other towns and counties of the text: what several names have in common is meant.
  const context = contextOf(unique, counties, (place, text) => score(place, text))
  for (const [key, candidate] of unique) {
    const now = chosen.get(key)
    if (!now || now.reason === 'qualified' || now.reason === 'only-one') continue
    const place = best(
      candidate.options.slice(0, 40),
      (option) =>
        score(option, candidate.text) +
        (option.kind === 'city' ? Math.min(46, 20 * supportOf(option, key, context)) : 0),
    )
    if (place && place !== now.place) chosen.set(key, { place, reason: 'near-others' })
  }
  for (const candidate of candidates) {
    const key = candidate.text.toLowerCase()
    const found = chosen.get(key)
    const { qualifier } = candidate
    const inside = qualifier ? candidate.options.filter((place) => isInside(place, qualifier)) : []
    const own = best(inside, (option) => score(option, candidate.text))
    candidate.chosen = own ?? found?.place ?? null
    candidate.reason = own ? 'qualified' : (found?.reason ?? 'best-known')
  }
}

interface Neighbour {
  readonly key: string
  readonly options: readonly { readonly lat: number; readonly lon: number; readonly weight: number }[]
}

/** Names that lend weight to others, with how likely each of their places is. */
const MOST_NEIGHBOURS = 40
const MOST_OPTIONS = 12

function contextOf(
  unique: ReadonlyMap<string, Candidate>,
  counties: readonly CountyMention[],
  score: (place: FoundPlace, text: string) => number,
): Neighbour[] {
  const found: Neighbour[] = []
  const seen = new Set<string>()
  for (const { name, options } of counties) {
    if (seen.has(name) || options.length === 0 || found.length >= MOST_NEIGHBOURS / 2) continue
    seen.add(name)
    found.push({
      key: name.toLowerCase(),
      options: options.slice(0, 40).map(({ lat, lon }) => ({ lat, lon, weight: 1 / Math.sqrt(options.length) })),
    })
  }
  for (const [key, { text, options, qualifier }] of unique) {
    if (found.length >= MOST_NEIGHBOURS) break
    const inside = qualifier ? options.filter((place) => isInside(place, qualifier)) : []
    const pool = (inside.length > 0 ? inside : options).filter(({ kind }) => kind === 'city').slice(0, MOST_OPTIONS)
    if (pool.length === 0) continue
    const top = Math.max(...options.map((place) => score(place, text)))
    found.push({
      key,
      options: pool.flatMap((place) =>
        place.lat === null || place.lon === null
          ? []
          : [{ lat: place.lat, lon: place.lon, weight: Math.exp((score(place, text) - top) / 25) }],
      ),
    })
  }
  return found
}

/** How much the other names speak for a place: each by its nearest likely place. */
function supportOf(place: FoundPlace, key: string, context: readonly Neighbour[]): number {
  if (place.lat === null || place.lon === null) return 0
  const narrowing = Math.cos((place.lat * Math.PI) / 180)
  let sum = 0
  for (const neighbour of context) {
    if (neighbour.key === key) continue
    let most = 0
    for (const { lat, lon, weight } of neighbour.options) {
      const km = 111.195 * Math.hypot((lon - place.lon) * narrowing, lat - place.lat)
      most = Math.max(most, weight / (1 + (km / 50) ** 2))
    }
    sum += most
  }
  return sum
}

function best(places: readonly FoundPlace[], score: (place: FoundPlace) => number): FoundPlace | null {
  let found: FoundPlace | null = null
  let most = Number.NEGATIVE_INFINITY
  for (const place of places) {
    const points = score(place)
    if (points > most) {
      most = points
      found = place
    }
  }
  return found
}

const isInside = (place: FoundPlace, region: FoundPlace): boolean =>
  place !== region &&
  (region.kind === 'region'
    ? place.admin1?.iso === region.iso[0]
    : place.country !== null &&
      (region.iso.includes(place.country) || region.country === place.country) &&
      place.kind !== 'country')

/** Small places want a sign that a place is meant. */
function isKept(candidate: Candidate, place: FoundPlace, words: readonly Word[], seen: Seen): boolean {
  if (place.kind !== 'city' || candidate.to - candidate.from > 1) return true
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

function isMetonym(place: FoundPlace, candidate: Candidate, words: readonly Word[]): boolean {
  if (place.kind !== 'city' || candidate.locative || candidate.qualifier || (place.population ?? 0) < 500_000)
    return false
  const before = words[candidate.from - 1]
  return CAPITALS.has(place.name) && !/^(?:city|central|downtown|of)$/.test(before?.lower ?? '')
}

const CAPITALS = new Set(
  'Moscow Kyiv Minsk Washington London Paris Berlin Rome Madrid Warsaw Vilnius Riga Tallinn Prague Budapest Bucharest Chisinau Tbilisi Yerevan Baku Ankara Beijing Tokyo Seoul Pyongyang Tehran Baghdad Damascus Beirut Jerusalem Cairo Riyadh Brussels Vienna Helsinki Stockholm Oslo Copenhagen Ottawa Canberra Delhi Islamabad Kabul Athens Belgrade'.split(
    ' ',
  ),
)

/** Gives counties their place, in the state that most of the other places are in. */
function placeCounties(toponyms: ReadToponym[]): void {
  const states = new Map<string, number>()
  for (const { iso, kind, name } of toponyms)
    if (kind === 'region' && iso[0]) states.set(iso[0], (states.get(iso[0]) ?? 0) + (name ? 1 : 0))
  const placed = toponyms.filter(({ lat, kind }) => lat !== null && kind === 'city')
  for (const [i, toponym] of toponyms.entries()) {
    if (toponym.kind !== 'region' || toponym.lat !== null) continue
    const options = findCounties(toponym.name)
    let found: (typeof options)[number] | null = null
    let most = Number.NEGATIVE_INFINITY
    for (const county of options) {
      let points = 2 * (states.get(county.state) ?? 0)
      for (const { lat, lon } of placed.slice(0, 60)) {
        if (lat === null || lon === null) continue
        const km = 111.195 * Math.hypot((lon - county.lon) * Math.cos((county.lat * Math.PI) / 180), lat - county.lat)
        points += 3 / (1 + (km / 80) ** 2)
      }
      if (points > most) {
        most = points
        found = county
      }
    }
    if (found)
      toponyms[i] = {
        ...toponym,
        lat: found.lat,
        lon: found.lon,
        country: 'US',
        reason: 'county',
        confidence: options.length === 1 ? 0.9 : 0.7,
      }
  }
}
