import type { Article, Found, Place } from '../article.ts'
import { parseEdtf } from '../date.ts'
import type { FoundPlace } from '../gazetteer/gazetteer.ts'

/** How sure something is, for people: a word and 1 to 4 filled cells, never a percentage. */
export interface Confidence {
  readonly cells: 1 | 2 | 3 | 4
  readonly word: 'unlikely' | 'unsure' | 'likely' | 'sure'
}

/** What the extraction's confidence, 0 to 1, is called. */
export function confidenceOf(confidence: number): Confidence {
  if (confidence >= 0.9) return { cells: 4, word: 'sure' }
  if (confidence >= 0.7) return { cells: 3, word: 'likely' }
  if (confidence >= 0.4) return { cells: 2, word: 'unsure' }
  return { cells: 1, word: 'unlikely' }
}

/** Of what is left when the first choice is wrong, the next has the most: half, then a quarter, and so on. */
export const confidenceOfOther = (found: Found | undefined, rank: number): Confidence | null =>
  found === undefined ? null : confidenceOf((1 - found.confidence) / 2 ** rank)

/**
 * Who may have said it, the likeliest first: whom the article names now, then whoever speaks nearest before and after, then the
 * others. At most `most` ids.
 */
export function speakersNear(article: Article, statementId: string, most: number): string[] {
  const at = article.statements.findIndex((item) => item.id === statementId)
  const statement = article.statements[at]
  if (!statement) return []
  const ids = new Set(statement.speakers)
  for (const quotation of statement.quotations)
    for (const inner of quotation.nested) for (const id of inner.speakers) ids.add(id)
  for (let away = 1; away < article.statements.length && ids.size < most; away++)
    for (const near of [article.statements[at - away], article.statements[at + away]])
      for (const id of near?.speakers ?? []) ids.add(id)
  for (const { id } of article.speakers) ids.add(id)
  return [...ids].slice(0, most)
}

/** The same time said more vaguely or openly: about, from then on, up to then. EDTF; none for what is vague already. */
export function vaguerTimes(edtf: string): string[] {
  if (!/^\d{4}(-\d{2}){0,2}$/.test(edtf)) return []
  const about = /^\d{4}-2[1-4]$/.test(edtf) ? [] : [`${edtf}~`]
  return [...about, `${edtf}/..`, `../${edtf}`].filter((text) => parseEdtf(text).ok)
}

const placeKindOf = (kind: FoundPlace['kind']): Place['kind'] => {
  switch (kind) {
    case 'island':
    case 'area':
    case 'water':
    case 'demonym':
      return 'region'
    default:
      return kind
  }
}

/** A place of the gazetteer as an article holds it; null for one that no map shows and no code names. */
export function placeFrom(found: FoundPlace): Omit<Place, 'id'> | null {
  const { name, lon, lat, geonameId, wikidata, iso } = found
  const kind = placeKindOf(found.kind)
  const point = lon === null || lat === null ? null : ([lon, lat] as [number, number])
  const isArea = kind === 'region' || kind === 'country' || kind === 'union' || kind === 'continent'
  const codes = isArea ? iso.filter((code) => /^[A-Z]{2}(-[A-Z0-9]{1,3})?$/.test(code)).slice(0, 300) : []
  if (point === null && codes.length === 0 && kind !== 'vague' && kind !== 'historical') return null
  return {
    name: name.slice(0, 120),
    kind,
    ...(point && codes.length === 0 ? { geometry: { type: 'Point' as const, coordinates: point } } : {}),
    ...(codes.length > 0 ? { iso: codes } : {}),
    ...(point && codes.length > 0 ? { label: point } : {}),
    ...(geonameId === null ? {} : { geonames: geonameId }),
    ...(wikidata === null ? {} : { wikidata }),
    toponyms: found.matched === name ? [] : [found.matched.slice(0, 120)],
  }
}
