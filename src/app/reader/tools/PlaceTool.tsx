import { useState } from 'react'
import type { Mention } from '../../../core/article.ts'
import { mentionWords } from '../../../core/edit/describe.ts'
import type { PlaceChoice } from '../../../core/edit/edit.ts'
import type { ArticleIndex } from '../../../core/explore.ts'
import { useReader, useReaderState } from '../reader-store.ts'
import { Pick } from './Pick.tsx'
import { usePlaceRows } from './place-rows.ts'

interface PlaceToolProps {
  readonly index: ArticleIndex
  readonly mention: Extract<Mention, { kind: 'place' }>
  readonly close: () => void
}

/** Another place: one the article has, or one of the gazetteer; or none. */
export function PlaceTool({ index, mention, close }: PlaceToolProps) {
  const { act } = useReader()
  const [query, setQuery] = useState(mentionWords(index.article, mention))
  const scope = useReaderState((held) => held.scope)
  const { rows, fault } = usePlaceRows(index, query)
  const set = (place: PlaceChoice, words: string, everywhere: boolean) => {
    const where = everywhere ? 'everywhere' : scope
    const edit = { type: 'set-place' as const, mention: mention.id, place, scope: where }
    if (act.perform(edit, `${words}${where === 'everywhere' ? ', everywhere' : ''}`)) close()
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
        onPick={({ key }, everywhere) => {
          const row = rows.find((item) => item.key === key)
          if (row) set(row.choice, `It is ${row.label}, ${row.detail}`, everywhere)
        }}
      />
      {fault && <p className="rd-hint">{fault}</p>}
      <div className="rd-buttons">
        <button type="button" className="btn" onClick={() => set(null, 'It is not on a map', false)}>
          Not named, or not on a map
        </button>
      </div>
      <p className="rd-hint">
        Enter takes the row that is marked, Shift Enter for the same words everywhere. To put its point elsewhere, drag
        it on the map below, or move it there with the arrow keys.
      </p>
    </>
  )
}
