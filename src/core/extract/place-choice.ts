import type { FoundPlace } from '../gazetteer/gazetteer.ts'
import { kmFrom } from '../map/distance.ts'
import type { CountyMention } from './counties.ts'
import { isOtherName } from './place-names.ts'
import type { Candidate, ChosenReason } from './toponym.ts'

/** Places that the bare name means unless the text says otherwise. */
const USUAL: Readonly<Record<string, string>> = { washington: 'US-DC', 'new york': 'US-NY', york: 'GB-YOR' }

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

/** How much less a place counts that is mostly called otherwise: Islamabad was Chattogram once. */
const OTHER_NAME = 20

/** How much a word that only one country’s news has counts, beside the 1.5 of the country’s own name. */
const HINT = 1.5

/** Chooses a place for every name: by what stands after it, then by the regions that the text speaks of, then by nearness, then by size. */
export function resolve(
  candidates: readonly Candidate[],
  counties: readonly CountyMention[],
  hints: ReadonlyMap<string, number>,
): void {
  const regions = new Map<string, number>()
  const countries = new Map([...hints].map(([country, count]) => [country, count * HINT]))
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
    // In British news the Norfolk of Virginia speaks for nothing, not even for itself.
    if (!hints.has(best.country ?? '') && candidate.options.some(({ country }) => hints.has(country ?? ''))) continue
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
    const other = place.kind === 'city' && isOtherName(place) ? OTHER_NAME : 0
    const usual = USUAL[text.toLowerCase()] === region && place.kind === 'city' ? 14 : 0
    return (
      size +
      states +
      usual -
      other +
      Math.min(34, 9 * (region ? (regions.get(region) ?? 0) : 0)) +
      Math.min(16, 4 * (place.country ? (countries.get(place.country) ?? 0) : 0))
    )
  }
  const named = placesByBeginning(unique)
  const chosen = new Map<string, { place: FoundPlace; reason: ChosenReason }>()
  for (const [key, candidate] of unique) {
    const { qualifier, options } = candidate
    const inside = qualifier ? options.filter((place) => isInside(place, qualifier)) : []
    const pool = inside.length > 0 ? inside : withoutNamed(options, named.get(key))
    const place = best(pool, (option) => score(option, candidate.text))
    if (!place) continue
    const reason: ChosenReason =
      inside.length > 0
        ? 'qualified'
        : options.length === 1
          ? 'only-one'
          : place === options[0] || place === options.find((option) => !isOtherName(option))
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
      withoutNamed(candidate.options.slice(0, 40), named.get(key)),
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
    // American states are named for cities elsewhere: the Washington region is that of the city.
    const areas = candidate.asRegion
      ? candidate.options.filter(({ kind, country }) => kind === 'region' && country !== 'US')
      : []
    const area = own ? null : best(areas, (option) => score(option, candidate.text))
    candidate.chosen = own ?? area ?? found?.place ?? null
    candidate.reason = own ? 'qualified' : area ? 'named-region' : (found?.reason ?? 'best-known')
  }
}

/** By the beginnings of the text's names the places that they mean: “mexico” leads to Mexico City, where the text calls it so. */
function placesByBeginning(unique: ReadonlyMap<string, Candidate>): Map<string, Set<number>> {
  const found = new Map<string, Set<number>>()
  for (const [key, { options }] of unique) {
    const id = options[0]?.geonameId ?? null
    if (id === null) continue
    for (let at = key.indexOf(' '); at > 0; at = key.indexOf(' ', at + 1)) {
      const beginning = key.slice(0, at)
      found.set(beginning, (found.get(beginning) ?? new Set()).add(id))
    }
  }
  return found
}

/**
 * Of the places that a name may mean those which the text does not call by a longer one: “Mexico” beside “Mexico City” is the country. All, where that leaves
 * no region or country.
 */
function withoutNamed(options: readonly FoundPlace[], named: ReadonlySet<number> | undefined): readonly FoundPlace[] {
  if (!named) return options
  const others = options.filter(({ geonameId }) => geonameId === null || !named.has(geonameId))
  return others.some(({ kind }) => kind === 'region' || kind === 'country') ? others : options
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
  const kmTo = kmFrom({ lat: place.lat, lon: place.lon })
  let sum = 0
  for (const neighbour of context) {
    if (neighbour.key === key) continue
    let most = 0
    for (const option of neighbour.options) most = Math.max(most, option.weight / (1 + (kmTo(option) / 50) ** 2))
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
