import type { Article } from '../article.ts'
import { reviewItems, reviewProgress } from '../edit/review.ts'
import { indexArticle } from '../explore.ts'
import { type MapPlace, mapPlaces } from '../map/places.ts'
import { initialOf } from '../speaker-style.ts'
import type { ArticleDigest, Thumbnail } from './digest-schema.ts'
import { thumbnailBox } from './thumbnail-box.ts'

/** How many speakers' marks and places a digest keeps: what a row of the shelf can show. */
export const mostLanes = 4
export const mostPoints = 12
export const mostAreas = 8
/** ISO codes of one area; a group of countries has more than a thumbnail needs. */
export const mostCodes = 12

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
