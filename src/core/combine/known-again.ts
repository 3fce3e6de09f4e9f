import type { Place, Speaker } from '../article.ts'
import { foldName } from '../gazetteer/fold.ts'
import { type Candidate, groupSame, type Layer } from './same.ts'

/** A part of an article and the article it stands in. */
export interface Held<T> {
  readonly article: string
  readonly part: T
}

const sure: Layer = { apart: [], withinArticle: 'together' }
const likely = (...apart: string[]): Layer => ({ apart, withinArticle: 'apart' })

/** The speakers that are one person or body: by Wikidata id, else by name, else by another name they share. */
export const sameSpeakers = (speakers: readonly Held<Speaker>[]): readonly (readonly number[])[] =>
  groupSame(
    speakers.map(({ article, part }): Candidate => {
      const key = (name: string) => `${part.kind} ${foldName(name)}`
      return {
        article,
        identities: part.wikidata === undefined ? {} : { wikidata: part.wikidata },
        keys: [
          part.wikidata === undefined ? [] : [part.wikidata],
          [key(part.name)],
          [part.name, ...(part.names ?? [])].map(key),
        ],
      }
    }),
    [sure, likely('wikidata'), likely('wikidata')],
  )

/** The places that are one: by Wikidata, by GeoNames, by the areas they are made of, else by a name and where it lies. */
export const samePlaces = (places: readonly Held<Place>[]): readonly (readonly number[])[] =>
  groupSame(
    places.map(
      ({ article, part }): Candidate => ({
        article,
        identities: {
          ...(part.wikidata === undefined ? {} : { wikidata: part.wikidata }),
          ...(part.geonames === undefined ? {} : { geonames: String(part.geonames) }),
        },
        keys: [
          part.wikidata === undefined ? [] : [part.wikidata],
          part.geonames === undefined ? [] : [String(part.geonames)],
          part.iso === undefined ? [] : [[...part.iso].sort().join(' ')],
          spotsOf(part).flatMap((spot) =>
            [part.name, ...(part.names ?? [])].map((name) => `${spot} ${foldName(name)}`),
          ),
        ],
      }),
    ),
    [
      sure,
      { apart: ['wikidata'], withinArticle: 'together' },
      likely('wikidata', 'geonames'),
      likely('wikidata', 'geonames'),
    ],
  )

export const sameTopics = (topics: readonly Held<{ readonly title: string }>[]): readonly (readonly number[])[] =>
  groupSame(
    topics.map(({ article, part }): Candidate => ({ article, identities: {}, keys: [[foldName(part.title)]] })),
    [likely()],
  )

/** Points of one name nearer than this, in degrees, are one place measured twice. */
const nearDegrees = 0.1

/**
 * Where a place lies, as keys that two places near each other share. Points fall into four grids set off by half a cell, so that any
 * two within half a cell share one. What has no shape is known by what it is.
 */
function spotsOf({ geometry, iso, kind }: Place): readonly string[] {
  if (geometry === undefined) return iso === undefined ? [kind] : []
  if (geometry.type !== 'Point') return [JSON.stringify(geometry)]
  const [lon, lat] = geometry.coordinates
  const cell = 2 * nearDegrees
  const rows = [0, 0.5].map((off) => Math.floor(lat / cell + off))
  const columns = [0, 0.5].map((off) => Math.floor(lon / cell + off))
  return rows.flatMap((row, r) => columns.map((column, c) => `${r}${c} ${row} ${column}`))
}
