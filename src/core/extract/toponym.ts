import type { FoundPlace } from '../gazetteer/gazetteer.ts'
import type { Span } from '../selectors.ts'
import type { Found, ReasonCode } from './reasons.ts'

/** Why a name was read as this place. */
export type PlaceReason = Extract<
  ReasonCode,
  'only-one' | 'qualified' | 'named-region' | 'same-region' | 'near-others' | 'best-known' | 'county' | 'unresolved'
>

/** Why a place was chosen among those of a name; counties and what no gazetteer knows have their own. */
export type ChosenReason = Exclude<PlaceReason, 'county' | 'unresolved'>

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

/** Before it is said how sure it is and why. */
export type ReadToponym = Omit<Toponym, 'found'>

/** How sure a demonym is. */
export const DEMONYM: Found = { confidence: 0.95, why: ['demonym'] }

/** With how sure it is and why. */
export const withFound = (toponym: ReadToponym): Toponym => {
  const why: ReasonCode[] = [toponym.reason]
  if (toponym.metonym) why.push('government')
  return { ...toponym, found: { confidence: toponym.confidence, why } }
}

/** A name that may be a place’s, with the places it may mean. */
export interface Candidate {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly options: readonly FoundPlace[]
  /** A preposition before it, a state after it. */
  readonly supported: boolean
  readonly locative: boolean
  /** Of the region or country that the text sets after the name. */
  qualifier: FoundPlace | null
  /** Whether a word for a region stands after it, as in “the Kherson and Luhansk regions”. */
  asRegion: boolean
  chosen: FoundPlace | null
  reason: ChosenReason
}
