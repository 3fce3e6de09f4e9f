import type { Place } from '../article.ts'
import { idFromName } from '../edit/parts.ts'
import type { Toponym } from '../extract/toponym.ts'
import { fitLine } from './fit.ts'

/** Kinds of the gazetteer that the file has no name for. */
const KINDS: Readonly<Partial<Record<Toponym['kind'], Place['kind']>>> = {
  area: 'region',
  island: 'region',
  water: 'region',
  street: 'facility',
}

/** Kinds that are drawn as areas by their ISO codes. */
const AREAS: ReadonlySet<Toponym['kind']> = new Set(['region', 'country', 'union', 'continent', 'area', 'island'])
const ISO = /^[A-Z]{2}(?:-[A-Z0-9]{1,3})?$/
const MOST_CODES = 300
const MOST_TOPONYMS = 500
const MOST_PLACES = 100_000

/** The places of a draft, one for each entry of the gazetteer, however often and by whatever name the text has it. */
export class DraftPlaces {
  readonly #byEntry = new Map<string, Place>()
  readonly #ids = new Set<string>()

  get all(): Place[] {
    return [...this.#byEntry.values()]
  }

  /** The id of the place that a name means; null where the gazetteer does not know it. */
  idOf(toponym: Toponym): string | null {
    const { kind, name, geonameId, wikidata, lat, lon } = toponym
    if (kind === 'demonym') return null
    const key = String(geonameId ?? wikidata ?? `${kind} ${name} ${lat} ${lon}`)
    const known = this.#byEntry.get(key)
    const words = fitLine(toponym.text, 120)
    if (known) {
      if (words !== '' && !known.toponyms.includes(words) && known.toponyms.length < MOST_TOPONYMS)
        known.toponyms.push(words)
      return known.id
    }
    const place = this.#byEntry.size < MOST_PLACES ? placeOf(toponym, this.#ids) : null
    if (!place) return null
    if (words !== '') place.toponyms.push(words)
    this.#byEntry.set(key, place)
    this.#ids.add(place.id)
    return place.id
  }
}

function placeOf(
  { kind, name, iso, lat, lon, geonameId, wikidata }: Toponym,
  taken: ReadonlySet<string>,
): Place | null {
  const fit = fitLine(name, 120)
  const as = KINDS[kind] ?? (kind === 'demonym' || kind === 'street' ? 'vague' : (kind as Place['kind'])) // the rest have one name
  const codes = AREAS.has(kind) ? iso.filter((code) => ISO.test(code)).slice(0, MOST_CODES) : []
  const at = lat !== null && lon !== null && Math.abs(lat) <= 90 && Math.abs(lon) <= 180 ? ([lon, lat] as const) : null
  const beyondMaps = as === 'vague' || as === 'historical'
  if (fit === '' || (codes.length === 0 && !at && !beyondMaps)) return null
  return {
    id: idFromName(fit, taken),
    name: fit,
    kind: as,
    ...(codes.length > 0
      ? { iso: codes, ...(at && { label: [...at] }) }
      : at && { geometry: { type: 'Point', coordinates: [...at] } }),
    ...(geonameId !== null && geonameId > 0 && { geonames: geonameId }),
    ...(wikidata !== null && /^Q\d+$/.test(wikidata) && { wikidata }),
    toponyms: [],
  }
}
