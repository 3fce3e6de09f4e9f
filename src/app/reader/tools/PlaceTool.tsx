import { useMemo, useState } from 'react'
import type { Mention } from '../../../core/article.ts'
import { placeFrom } from '../../../core/edit/candidates.ts'
import { mentionWords, placeKindName } from '../../../core/edit/describe.ts'
import type { PlaceChoice } from '../../../core/edit/edit.ts'
import type { ArticleIndex } from '../../../core/explore.ts'
import { foldTerm } from '../../../core/search.ts'
import { placeFacts, usePlaces } from '../../use-places.ts'
import { useReader, useReaderState } from '../reader-store.ts'
import { Pick } from './Pick.tsx'

interface PlaceToolProps {
  readonly index: ArticleIndex
  readonly mention: Extract<Mention, { kind: 'place' }>
  readonly close: () => void
}

const MOST_ROWS = 20

/** Another place: one the article has, or one of the gazetteer; or none. */
export function PlaceTool({ index, mention, close }: PlaceToolProps) {
  const { act, state } = useReader()
  const [query, setQuery] = useState(mentionWords(index.article, mention))
  const scope = useReaderState((held) => held.scope)
  const { places, fault } = usePlaces(query, MOST_ROWS)
  const rows = useMemo(() => {
    const typed = foldTerm(query)
    const own = index.article.places
      .filter((place) => typed !== '' && foldTerm(place.name).includes(typed))
      .map((place) => ({
        key: `own ${place.id}`,
        label: place.name,
        detail: `in this article, ${placeKindName(place.kind)}`,
        choice: { id: place.id } as PlaceChoice,
      }))
    const found = places.flatMap((place, n) => {
      const made = place.kind === 'demonym' ? null : placeFrom(place)
      const detail = placeFacts(place)
      return made ? [{ key: `found ${n}`, label: place.name, detail, choice: { place: made } as PlaceChoice }] : []
    })
    return [...own, ...found]
  }, [index, places, query])
  const set = (place: PlaceChoice, words: string) => {
    const edit = { type: 'set-place' as const, mention: mention.id, place, scope: state.getState().scope }
    if (act.perform(edit, `${words}${scope === 'everywhere' ? ', everywhere' : ''}`)) close()
  }
  return (
    <>
      <Pick
        label="Name of the place"
        placeholder="Name, in Latin or Cyrillic letters"
        query={query}
        onQuery={setQuery}
        rows={rows}
        none="No place of that name. Try another spelling, or leave it without a point."
        onPick={({ key }) => {
          const row = rows.find((item) => item.key === key)
          if (row) set(row.choice, `It is ${row.label}, ${row.detail}`)
        }}
      />
      {fault && <p className="rd-hint">{fault}</p>}
      <div className="rd-buttons">
        <button type="button" className="btn" onClick={() => set(null, 'It is not on a map')}>
          Not named, or not on a map
        </button>
      </div>
      <p className="rd-hint">
        To put its point elsewhere, drag it on the map below, or move it there with the arrow keys.
      </p>
    </>
  )
}
