import type { FoundPlace, Gazetteer } from '../gazetteer/gazetteer.ts'
import { COUNTRY_POINTS } from './country-points.ts'
import type { Word } from './words.ts'

export type Lookup = (name: string) => readonly FoundPlace[]

/** States and provinces as agencies shorten them, where the gazetteer has the short form for nothing or for something else. */
export const SHORTENED: Readonly<Record<string, string>> = {
  'Kan.': 'Kansas',
  'Ky.': 'Kentucky',
  'La.': 'Louisiana',
  'Md.': 'Maryland',
  'Mo.': 'Missouri',
  'Neb.': 'Nebraska',
  'Pa.': 'Pennsylvania',
  'Va.': 'Virginia',
  'Vt.': 'Vermont',
  'Ont.': 'Ontario',
  'Que.': 'Quebec',
  'Alta.': 'Alberta',
  NSW: 'New South Wales',
}

/** The gazetteer’s answers, each asked for once. */
export function rememberLookups(gazetteer: Gazetteer): Lookup {
  const known = new Map<string, readonly FoundPlace[]>()
  const beginnings = new Map<string, boolean>()
  // Most capitalised words begin no name: one search says so for all that begins with them.
  const begins = (first: string): boolean => {
    let may = beginnings.get(first)
    if (may === undefined) {
      may = gazetteer.begins(first)
      beginnings.set(first, may)
    }
    return may
  }
  return (name) => {
    const space = name.indexOf(' ')
    if (!(name in SHORTENED) && !begins(space < 0 ? name : name.slice(0, space))) return []
    let found = known.get(name)
    if (!found) {
      const whole = SHORTENED[name]
      const places = gazetteer.lookup(whole ?? name, { demonyms: true }).map(centred)
      found = whole
        ? places
            .filter(({ kind, country }) => kind === 'region' && FEDERAL.test(country ?? ''))
            .map((place) => ({ ...place, matched: name }))
        : places.slice(0, 80)
      known.set(name, found)
    }
    return found
  }
}

const FEDERAL = /^(?:US|CA|AU)$/

const centred = (place: FoundPlace): FoundPlace => {
  const point = place.kind === 'country' || place.kind === 'demonym' ? COUNTRY_POINTS[place.iso[0] ?? ''] : undefined
  return point ? { ...place, lat: point[0], lon: point[1] } : place
}

/** Of “Paris, Texas”, “Fargo, N.D.”: the region or the country after the comma; none in a list of regions: “Illinois, Iowa, Louisiana”. */
export function qualifierOf(
  text: string,
  words: readonly Word[],
  from: number,
  to: number,
  lookup: Lookup,
): FoundPlace | null {
  const found = regionAfter(text, words, to, lookup)
  const name = text.slice(words[from]?.start, words[to - 1]?.end)
  if (!found || found.name === name || /^D\.?C|^District/.test(found.matched)) return found
  const isState = (other: string) =>
    lookup(other).some(({ kind, country }) => kind === 'region' && country === found.country)
  if (!isState(name)) return found
  const before = words[from - 1]
  if (before?.capital && words[from]?.gap === ', ' && isState(before.text)) return null
  const [, third = ''] = NEXT_IN_LIST.exec(text.slice(words[to]?.start, (words[to]?.start ?? 0) + 80)) ?? []
  return isState(third) || isState(third.split(' ')[0] ?? '') ? null : found
}

/** “Louisiana, Ohio”, “Louisiana and Ohio” */
const NEXT_IN_LIST = /^[^,.;]{1,30}?(?:, (?:and )?| and )(\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?)/u

function regionAfter(text: string, words: readonly Word[], to: number, lookup: Lookup): FoundPlace | null {
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

export const POSTAL =
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
