import { kmFrom } from '../map/distance.ts'
import type { ReadToponym } from './toponym.ts'
import rows from './us-counties.json' with { type: 'json' }

/** A county of the United States, where the gazetteer has only states and towns. */
interface County {
  readonly name: string
  /** ISO 3166-2 code of its state. */
  readonly state: string
  readonly lat: number
  readonly lon: number
}

let counties: Map<string, County[]> | null = null

/** The counties of a name such as “Anderson County” or “Rapides Parish”; most names are borne by several. */
function findCounties(name: string): readonly County[] {
  counties ??= readCounties()
  return counties.get(name.replace(/ (?:County|Parish)$/i, '').toLowerCase()) ?? []
}

function readCounties(): Map<string, County[]> {
  const found = new Map<string, County[]>()
  for (const [state, list] of Object.entries(rows)) {
    for (const row of list.split(';')) {
      const [, name = '', lat, lon] = /^(.+) (\S+) (\S+)$/u.exec(row) ?? []
      const county = { name, state, lat: Number(lat), lon: Number(lon) }
      found.set(name.toLowerCase(), [...(found.get(name.toLowerCase()) ?? []), county])
    }
  }
  return found
}

/** A county that the text names, with those it may be. */
export interface CountyMention {
  readonly name: string
  readonly options: readonly County[]
}

/** The counties among the toponyms. */
export const candidatesOfCounties = (toponyms: readonly ReadToponym[]): CountyMention[] =>
  toponyms.flatMap(({ name, kind }) => (kind === 'region' ? [{ name, options: findCounties(name) }] : []))

/** Gives counties their place, in the state that most of the other places are in. */
export function placeCounties(toponyms: ReadToponym[]): void {
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
      const kmTo = kmFrom(county)
      let points = 2 * (states.get(county.state) ?? 0)
      for (const { lat, lon } of placed.slice(0, 60)) {
        if (lat === null || lon === null) continue
        points += 3 / (1 + (kmTo({ lat, lon }) / 80) ** 2)
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
        confidence: options.length === 1 ? 0.95 : 0.85,
      }
  }
}
