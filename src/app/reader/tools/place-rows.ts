import { useMemo } from 'react'
import { placeFrom } from '../../../core/edit/candidates.ts'
import { placeKindName } from '../../../core/edit/describe.ts'
import type { PlaceChoice } from '../../../core/edit/edit.ts'
import type { ArticleIndex } from '../../../core/explore.ts'
import { foldTerm } from '../../../core/search.ts'
import { placeFacts, usePlaces } from '../../use-places.ts'
import type { PickRow } from './Pick.tsx'

const MOST_FOUND = 20

export interface PlaceRow extends PickRow {
  readonly choice: Exclude<PlaceChoice, null>
}

export interface PlaceRowsFound {
  readonly rows: readonly PlaceRow[]
  /** Why the gazetteer gave none, where that is a fault. */
  readonly fault: string | null
}

/** Places for what is typed: those the article has, then those of the gazetteer. Nothing while nothing is typed. */
export function usePlaceRows(index: ArticleIndex, query: string): PlaceRowsFound {
  const { places, fault } = usePlaces(query, MOST_FOUND)
  const rows = useMemo(() => {
    const typed = foldTerm(query.trim())
    const own = index.article.places
      .filter((place) => typed !== '' && foldTerm(place.name).includes(typed))
      .map(
        (place): PlaceRow => ({
          key: `own ${place.id}`,
          label: place.name,
          detail: `in this article, ${placeKindName(place.kind)}`,
          choice: { id: place.id },
        }),
      )
    const found = places.flatMap((place, n): PlaceRow[] => {
      const made = place.kind === 'demonym' ? null : placeFrom(place)
      const detail = placeFacts(place)
      return made ? [{ key: `found ${n}`, label: place.name, detail, choice: { place: made } }] : []
    })
    return [...own, ...found]
  }, [index, places, query])
  return { rows, fault }
}
