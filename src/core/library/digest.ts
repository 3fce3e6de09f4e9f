import { z } from 'zod'
import type { Article } from '../article.ts'
import { reviewItems, reviewProgress } from '../edit/review.ts'
import { indexArticle } from '../explore.ts'
import { type MapPlace, mapPlaces } from '../map/places.ts'
import { initialOf } from '../speaker-style.ts'
import { thumbnailBox } from './thumbnail-box.ts'

/** How many speakers' marks and places a digest keeps: what a row of the shelf can show. */
const mostLanes = 4
const mostPoints = 12
const mostAreas = 8
/** ISO codes of one area; a group of countries has more than a thumbnail needs. */
const mostCodes = 12

const position = z.tuple([z.number(), z.number()])

/** Where an article plays, for a map the size of a stamp; positions are [lon, lat] in degrees. */
const thumbnail = z.object({
  points: z.array(position).max(mostPoints),
  /** ISO 3166 codes of areas; `said` for where it was said rather than what it is about. */
  areas: z.array(z.object({ iso: z.array(z.string().max(8)).max(mostCodes), said: z.boolean() })).max(mostAreas),
  /** What to show, [west, south, east, north]; null for an article without places on the map. */
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).nullable(),
})

export type Thumbnail = z.output<typeof thumbnail>

/** What the shelf shows of an article without holding the article. */
export const articleDigest = z.object({
  title: z.string(),
  /** Empty while it is not known. */
  publisher: z.string(),
  /** EDTF; empty while it is not known. */
  published: z.string(),
  statements: z.int(),
  speakers: z.int(),
  places: z.int(),
  /** The speakers with the most statements, in order of first appearance; `rank` gives colour and shape. */
  lanes: z.array(z.object({ rank: z.int(), initial: z.string().max(4), name: z.string() })).max(mostLanes),
  /** How far the reader's check of a text of their own is; null for an article without its text. */
  review: z.object({ items: z.int(), checked: z.int(), doubtful: z.int() }).nullable(),
  /** The name of the text it was made from; null for an article without its text. */
  source: z.string().nullable(),
  thumbnail,
})

export type ArticleDigest = z.output<typeof articleDigest>

/** What stands for an article that has not been read or cannot be. */
export const emptyDigest: Omit<ArticleDigest, 'title'> = {
  publisher: '',
  published: '',
  statements: 0,
  speakers: 0,
  places: 0,
  lanes: [],
  review: null,
  source: null,
  thumbnail: { points: [], areas: [], box: null },
}

export function digestArticle(article: Article): ArticleDigest {
  const index = indexArticle(article)
  const mapped = mapPlaces(index)
  const busiest = [...index.lanes].sort((a, b) => b.count - a.count).slice(0, mostLanes)
  return {
    title: article.title,
    publisher: article.source.publisher ?? '',
    published: article.source.published ?? '',
    statements: article.statements.length,
    speakers: index.lanes.length,
    places: index.about.size,
    lanes: busiest
      .sort((a, b) => a.rank - b.rank)
      .map(({ speaker, rank }) => ({ rank, initial: initialOf(speaker.short), name: speaker.name })),
    review: article.document ? reviewProgress(reviewItems(article)) : null,
    source: article.document ? (article.document.name ?? 'pasted text') : null,
    thumbnail: thumbnailOf(mapped),
  }
}

function thumbnailOf(mapped: readonly MapPlace[]): Thumbnail {
  const about = mapped.filter((item) => item.role === 'about' && item.mark !== 'none')
  const near = about.filter((item) => item.group === 'cities' || item.group === 'regions')
  const said = mapped.filter((item) => item.role === 'said' && item.mark === 'area')
  // A country says little about where an article plays once it has towns and regions.
  const shown = near.length > 0 ? near : about.length > 0 ? about : said
  const byWeight = [...shown].sort((a, b) => b.statements.length - a.statements.length)
  const points = byWeight.filter((item) => item.mark !== 'area').slice(0, mostPoints)
  const areas = byWeight.filter((item) => item.mark === 'area' && item.place.iso !== undefined).slice(0, mostAreas)
  return {
    points: points.flatMap(({ at }) => (at ? [[at[0], at[1]] as [number, number]] : [])),
    areas: areas.map(({ place, role }) => ({ iso: (place.iso ?? []).slice(0, mostCodes), said: role === 'said' })),
    box: thumbnailBox(byWeight.slice(0, mostPoints)),
  }
}
