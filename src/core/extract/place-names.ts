import type { FoundPlace } from '../gazetteer/gazetteer.ts'
import { type Lookup, SHORTENED } from './place-lookup.ts'
import { DEMONYM, type Demonym } from './toponym.ts'
import type { Word } from './words.ts'

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

interface ReadName {
  readonly to: number
  readonly options: readonly FoundPlace[]
  readonly demonym: Demonym | null
}

/** The longest name of the gazetteer that begins at a word. */
export function readName(text: string, words: readonly Word[], from: number, lookup: Lookup): ReadName | null {
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
      if (
        (name !== name.toUpperCase() || others.every(isOtherName)) &&
        !others.some(({ kind }) => kind === 'country' || kind === 'region')
      ) {
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

const fold = (name: string): string => name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** Whether a place was found by another name than the one it goes by; “Cebu” for Cebu City is none. */
export const isOtherName = ({ name, matched }: FoundPlace): boolean => {
  const [own, found] = [fold(name), fold(matched)]
  if (`${own} `.startsWith(`${found} `)) return false
  // “Sabratha” for Şabrātah is another spelling.
  const [bare, other] = [consonants(own), consonants(found)]
  return bare !== other || bare.length < 4
}

const consonants = (folded: string): string => folded.replace(/[aeiouyh]|[^\p{L}]/gu, '')

const NO_PLACES = /^(?:White House|Red Cross|Tea Party|Wall Street|.*[’']ll|No\.|Sens?\.?|Rep\.?|Del|Wash|Gov)$/u

/** Accents and the like, apart from their letters. */
const MARKED = /\p{M}/u

/** “Örö” is no Oro: a name written with marks wants a name that has them, or other letters. */
const hasMarks = ({ matched }: FoundPlace): boolean => /[^\x20-\x7e’]/u.test(matched)

/** Whether the written form can be this entry’s name: abbreviations in capitals, words in their own case. */
function isPlausible(place: FoundPlace, name: string): boolean {
  if (place.kind === 'demonym' || NO_PLACES.test(name)) return false
  if (MARKED.test(name.normalize('NFD')) && !hasMarks(place)) return false
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
    return place.kind === 'country' || (place.kind === 'region' && (/\./.test(name) || name in SHORTENED))
  }
  if (!capitals && /^[\p{Lu}.]{2,4}$/u.test(matched) && !/\./.test(name)) return false
  return true
}
