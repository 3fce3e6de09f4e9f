import { kmFrom } from '../map/distance.ts'
import { decodeUtf8 } from './cursor.ts'
import { foldName } from './fold.ts'
import { FLAGS, type GazetteerData, NAME_ROLES, type PlaceKind, placeKinds, UNITS_PER_DEGREE } from './read.ts'

/** A place as the gazetteer knows it, found by one of its names. */
export interface FoundPlace {
  readonly geonameId: number | null
  /** Wikidata's number of it, such as `Q2012050`. */
  readonly wikidata: string | null
  /** In English. */
  readonly name: string
  /** In the country's own language, where it is another than `name`. */
  readonly localName?: string
  readonly kind: PlaceKind
  /** Null for what no map shows, such as “the West”. */
  readonly lon: number | null
  readonly lat: number | null
  /** ISO 3166-1 alpha-2 (XK for Kosovo); null for what lies in none or in several. */
  readonly country: string | null
  /** The first-level region it is in. */
  readonly admin1?: { readonly iso: string; readonly name: string }
  /** ISO 3166 codes of a region, of a country, or of the parts of an area or a union. */
  readonly iso: readonly string[]
  /** Of cities, where it is known. */
  readonly population: number | null
  /** The name that was found, as it is written. */
  readonly matched: string
}

/** Leanings of a search; they move places up, and leave none out. */
export interface PlaceHints {
  /** ISO 3166-1 alpha-2. */
  readonly countries?: readonly string[] | undefined
  /** [lon, lat] */
  readonly near?: readonly [number, number] | undefined
}

export interface Gazetteer {
  /** How many entries and how many names it has. */
  readonly size: { readonly entries: number; readonly names: number }
  /**
   * Every place that has exactly this name, likeliest first: the candidates for a name in a text. With `demonyms`, also the
   * countries whose people or adjective it names.
   */
  lookup(name: string, hints?: PlaceHints & { readonly demonyms?: boolean }): readonly FoundPlace[]
  /** Whether any name may begin so; where it is false, `lookup` has nothing for whatever begins with these words. */
  begins(start: string): boolean
  /** Places for what has been typed so far: exact names first, then names that begin with it. Never a demonym. */
  suggest(typed: string, hints?: PlaceHints & { readonly limit?: number }): readonly FoundPlace[]
}

const KIND = Object.fromEntries(placeKinds.map((kind, number) => [kind, number])) as Record<PlaceKind, number> // the list is complete
/** Of the first halvings at most 2¹³ names are kept, less than a megabyte. */
const KEPT_HALVINGS = 13
/** No name has half as many bearers; a damaged file may say otherwise. */
const MOST_CANDIDATES = 500

// Points of the ranking. Ten times as many inhabitants are worth eight.
const PER_MAGNITUDE = 8
const KIND_POINTS: Partial<Record<PlaceKind, number>> = { country: 14, region: -6 }
const CAPITAL_POINTS = 10
const SEAT_POINTS = 2
const ROLE_POINTS = [6, 4, 0]
const HINT_POINTS = 25
/** At this distance nearness is worth half. */
const NEAR_KM = 150

interface Hit {
  readonly entry: number
  readonly row: number
  readonly score: number
}

/** Opens what `readGazetteer` read for searching. */
export function createGazetteer(data: GazetteerData): Gazetteer {
  const { names } = data
  const importance = new Float32Array(data.size)
  for (let i = 0; i < data.size; i++) importance[i] = importanceOf(data, i)
  // Rows of main and local names by entry; the local one plus one, 0 for none.
  const mainRow = new Uint32Array(data.size)
  const localRow = new Uint32Array(data.size)
  for (let row = 0; row < names.size; row++) {
    if (names.role[row] === NAME_ROLES.main) mainRow[names.entry[row] ?? 0] = row
    else if (names.role[row] === NAME_ROLES.local) localRow[names.entry[row] ?? 0] = row + 1
  }

  const nameAt = (row: number) => decodeUtf8(names.text, names.start[row] ?? 0, names.start[row + 1] ?? 0)
  // Every halving begins at the same rows: their folded names are kept, the others made each time.
  const kept = new Map<number, string>()
  const foldedAt = (row: number, halving: number): string => {
    const known = kept.get(row)
    if (known !== undefined) return known
    const folded = foldName(nameAt(row))
    if (halving < KEPT_HALVINGS) kept.set(row, folded)
    return folded
  }

  /** The first row from `from` on for which the test holds; it must hold for all rows after. */
  const firstRow = (from: number, holds: (folded: string) => boolean): number => {
    let low = from
    let high = names.size
    for (let halving = from === 0 ? 0 : KEPT_HALVINGS; low < high; halving++) {
      const middle = (low + high) >>> 1
      if (holds(foldedAt(middle, halving))) high = middle
      else low = middle + 1
    }
    return low
  }

  const collect = (from: number, to: number, most: number, hints: Hints, best: Hit[], seen: ReadonlySet<number>) => {
    for (let row = from; row < to; row++) {
      const entry = names.entry[row] ?? 0
      if (data.kind[entry] === KIND.demonym && !hints.demonyms) continue
      const score = (importance[entry] ?? 0) + (ROLE_POINTS[names.role[row] ?? 2] ?? 0) + hints.points(entry)
      if (best.length >= most && score <= (best[best.length - 1]?.score ?? 0)) continue
      if (seen.has(entry)) continue
      keep(best, { entry, row, score }, most)
    }
  }

  const search = (typed: string, most: number, withPrefixes: boolean, hints: Hints): FoundPlace[] => {
    const found: Hit[] = []
    const forms = formsOf(typed)
    const ranges = forms.map((form) => {
      const from = firstRow(0, (folded) => folded >= form)
      return { form, from, to: firstRow(from, (folded) => folded > form) }
    })
    for (const { from, to } of ranges) collect(from, to, most, hints, found, new Set())
    if (withPrefixes && found.length < most) {
      const seen = new Set(found.map(({ entry }) => entry))
      const more: Hit[] = []
      for (const { form, to } of ranges) {
        const end = firstRow(to, (folded) => !folded.startsWith(form))
        collect(to, end, most - found.length, hints, more, seen)
      }
      found.push(...more)
    }
    return found.map(placeOf)
  }

  const placeOf = ({ entry, row }: Hit): FoundPlace => {
    const kind = placeKinds[data.kind[entry] ?? 0] ?? 'city'
    const located = ((data.flags[entry] ?? 0) & FLAGS.located) !== 0
    const local = localRow[entry] ?? 0
    const name = nameAt(mainRow[entry] ?? 0)
    const localName = local > 0 ? nameAt(local - 1) : name
    const region = data.region[entry] ?? 0
    const code = codeOf(data, data.code[entry])
    const weight = data.weight[entry] ?? 0
    const wikidata = data.wikidata[entry] ?? 0
    return {
      geonameId: data.geonameId[entry] || null,
      wikidata: wikidata > 0 ? `Q${wikidata}` : null,
      name,
      ...(localName !== name && { localName }),
      kind,
      lon: located ? (data.lon[entry] ?? 0) / UNITS_PER_DEGREE : null,
      lat: located ? (data.lat[entry] ?? 0) / UNITS_PER_DEGREE : null,
      country: codeOf(data, data.country[entry]) || null,
      ...(region > 0 && {
        admin1: { iso: codeOf(data, data.code[region - 1]), name: nameAt(mainRow[region - 1] ?? 0) },
      }),
      iso: code === '' ? [] : code.split(' '),
      population: kind === 'city' && weight > 0 ? weight : null,
      matched: nameAt(row),
    }
  }

  return {
    size: { entries: data.size, names: names.size },
    lookup: (name, hints = {}) => search(name, MOST_CANDIDATES, false, readHints(data, hints, hints.demonyms ?? false)),
    begins: (start) => {
      const form = foldName(start)
      if (form === '' || form === 'the') return true // what follows alone may be a name
      const row = firstRow(0, (folded) => folded >= form)
      return row < names.size && foldedAt(row, KEPT_HALVINGS).startsWith(form)
    },
    suggest: (typed, hints = {}) => search(typed, hints.limit ?? 10, true, readHints(data, hints, false)),
  }
}

const codeOf = (data: GazetteerData, index = 0): string => data.codes[index] ?? ''

/** What was typed, folded; also without the article: “The Hague”, “the Donbas”. */
function formsOf(typed: string): string[] {
  const form = foldName(typed)
  const bare = form.replace(/^the (?=.)/, '')
  return form === '' ? [] : bare === form ? [form] : [form, bare]
}

function importanceOf(data: GazetteerData, entry: number): number {
  const flags = data.flags[entry] ?? 0
  const kind = placeKinds[data.kind[entry] ?? 0] ?? 'city'
  return (
    PER_MAGNITUDE * Math.log10((data.weight[entry] ?? 0) + 1) +
    (KIND_POINTS[kind] ?? 0) +
    (flags & FLAGS.capital ? CAPITAL_POINTS : flags & FLAGS.seat ? SEAT_POINTS : 0)
  )
}

interface Hints {
  readonly demonyms: boolean
  points(entry: number): number
}

function readHints(data: GazetteerData, { countries = [], near }: PlaceHints, demonyms: boolean): Hints {
  const wanted = new Set(countries.map((code) => data.codes.indexOf(code)).filter((index) => index > 0))
  if (wanted.size === 0 && !near) return { demonyms, points: () => 0 }
  const nearness = near ? nearnessTo(data, near) : () => 0
  return {
    demonyms,
    points: (entry) => (wanted.has(data.country[entry] ?? 0) ? HINT_POINTS : 0) + HINT_POINTS * nearness(entry),
  }
}

/** From 1 at the point itself towards 0. */
function nearnessTo(data: GazetteerData, [lon, lat]: readonly [number, number]): (entry: number) => number {
  const kmTo = kmFrom({ lat, lon })
  return (entry) => {
    if (((data.flags[entry] ?? 0) & FLAGS.located) === 0) return 0
    const at = { lat: (data.lat[entry] ?? 0) / UNITS_PER_DEGREE, lon: (data.lon[entry] ?? 0) / UNITS_PER_DEGREE }
    return 1 / (1 + kmTo(at) / NEAR_KM)
  }
}

/** Keeps the best hits in order, one for each entry; of equal scores the first found stays first. */
function keep(best: Hit[], hit: Hit, most: number): void {
  const known = best.findIndex(({ entry }) => entry === hit.entry)
  if (known >= 0) {
    if ((best[known]?.score ?? 0) >= hit.score) return
    best.splice(known, 1)
  }
  let at = best.length
  while (at > 0 && (best[at - 1]?.score ?? 0) < hit.score) at--
  best.splice(at, 0, hit)
  if (best.length > most) best.pop()
}
