import { type FormEvent, type KeyboardEvent, useMemo, useRef, useState } from 'react'
import { formatEdtf, parseEdtf } from '../../../core/date.ts'
import type { Edit } from '../../../core/edit/edit.ts'
import type { ArticleIndex } from '../../../core/explore.ts'
import { useReader } from '../reader-store.ts'
import { Pick, type PickRow } from './Pick.tsx'
import { type PlaceRow, usePlaceRows } from './place-rows.ts'
import type { StatementToolProps } from './SpeakerTools.tsx'

/** Where and when a statement was said. */
export function SaidTool({ index, statement, close }: StatementToolProps) {
  const { act } = useReader()
  const { said } = statement
  const standing = index.places.get(said.place ?? '')
  const [query, setQuery] = useState(standing?.name ?? '')
  const [place, setPlace] = useState<PlaceRow['choice'] | null>(standing ? { id: standing.id } : null)
  const [words, setWords] = useState(said.placeWords ?? '')
  const [edtf, setEdtf] = useState(said.edtf ?? '')
  const wordsField = useRef<HTMLInputElement>(null)
  const { rows, fault } = usePlaceRows(index, place === null ? query : '')
  const parsed = parseEdtf(edtf.trim())
  const { published } = index.article.source

  const keep = (everywhere: boolean) => {
    const scope = everywhere ? 'everywhere' : 'here'
    const edit: Edit = {
      type: 'set-said',
      statement: statement.id,
      place,
      placeWords: words,
      edtf: edtf.trim() === '' ? null : edtf,
      scope,
    }
    if (act.perform(edit, `Where and when it was said is kept ${scope}`)) close()
  }
  const onSubmit = (event: FormEvent) => {
    event.preventDefault()
    keep(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !event.shiftKey || event.defaultPrevented) return
    event.preventDefault()
    keep(true)
  }
  return (
    <form className="rd-form" onSubmit={onSubmit} onKeyDown={onKeyDown}>
      <Pick
        label="Where it was said"
        placeholder="Name of the place; empty where it is not known"
        query={query}
        onQuery={(typed) => {
          setQuery(typed)
          setPlace(null)
        }}
        rows={rows}
        none="No place of that name."
        onPick={({ key, label }) => {
          const row = rows.find((item) => item.key === key)
          if (!row) return
          setPlace(row.choice)
          setQuery(label)
          wordsField.current?.focus()
        }}
      />
      {fault && <p className="rd-hint">{fault}</p>}
      <label className="rd-field">
        In your words, where the name alone does not say it
        <input
          ref={wordsField}
          className="field"
          value={words}
          placeholder="a hotel in Riga"
          onChange={(event) => setWords(event.target.value)}
        />
      </label>
      <label className="rd-field">
        When it was said (EDTF)
        <input
          className="field"
          value={edtf}
          spellCheck={false}
          placeholder={published ?? '2025-08-01'}
          onChange={(event) => setEdtf(event.target.value)}
        />
        <small>
          {edtf.trim() === ''
            ? 'Empty where it is not known.'
            : parsed.ok
              ? formatEdtf(edtf.trim(), 'long')
              : parsed.reason}
        </small>
      </label>
      <div className="rd-buttons">
        <button type="submit" className="btn">
          Keep it here
        </button>
        <button type="button" className="btn" onClick={() => keep(true)}>
          For all that say the same
        </button>
      </div>
      <p className="rd-hint">Enter keeps it for this statement, Shift Enter for all of which the same is known now.</p>
    </form>
  )
}

interface AboutRow extends PickRow {
  readonly edit: Edit
}

/** The places and times a statement is about, beyond those marked in its words. */
export function AboutTool({ index, statement }: StatementToolProps) {
  const { act } = useReader()
  const [query, setQuery] = useState('')
  const typed = query.trim()
  const { rows: found, fault } = usePlaceRows(index, typed)
  const rows = useMemo(
    () => (typed === '' ? standingRows(index, statement) : typedRows(index, statement, typed, found)),
    [index, statement, typed, found],
  )
  return (
    <>
      <Pick
        label="Place or time it is about"
        placeholder="Name of a place, or a date such as 2024-22"
        query={query}
        onQuery={setQuery}
        rows={rows}
        none="No place of that name, and not a date in EDTF."
        onPick={({ key }) => {
          const row = rows.find((item) => item.key === key)
          if (row && act.perform(row.edit, `${row.label} ${row.held ? 'taken off' : 'added'}`)) setQuery('')
        }}
      />
      {fault && <p className="rd-hint">{fault}</p>}
      <p className="rd-hint">Enter adds the row that is marked or takes it off; Esc closes.</p>
    </>
  )
}

type Statement = StatementToolProps['statement']

const holdsPlace = ({ about }: Statement, place: string, as?: 'government') =>
  about.places.some((item) => item.place === place && item.as === as)

function timeRow(statement: Statement, edtf: string): AboutRow {
  const held = statement.about.times.some((item) => item.edtf === edtf)
  const edit: Edit = { type: 'set-about-time', statement: statement.id, edtf, on: !held }
  return { key: `time ${edtf}`, label: formatEdtf(edtf, 'long'), detail: edtf, held, edit }
}

/** What it is about now, to be taken off, and the times that the tense of a sentence can mean. */
function standingRows(index: ArticleIndex, statement: Statement): AboutRow[] {
  const { places, times } = statement.about
  const held = places.map(({ place, as }): AboutRow => {
    const government = as === 'government' ? ', the government' : ''
    return {
      key: `held ${place} ${as ?? ''}`,
      label: `${index.places.get(place)?.name ?? place}${government}`,
      held: true,
      edit: {
        type: 'set-about-place',
        statement: statement.id,
        place: { id: place },
        ...(as === undefined ? {} : { as }),
        on: false,
      },
    }
  })
  const day = index.article.source.published
  const tenses = day !== undefined && parseEdtf(day).ok ? [day, `../${day}`, `${day}/..`] : []
  const offered = tenses.filter((edtf) => parseEdtf(edtf).ok && !times.some((item) => item.edtf === edtf))
  return [...held, ...[...times.map((item) => item.edtf), ...offered].map((edtf) => timeRow(statement, edtf))]
}

function typedRows(index: ArticleIndex, statement: Statement, typed: string, found: readonly PlaceRow[]): AboutRow[] {
  const time = /\d/.test(typed) && parseEdtf(typed).ok ? [timeRow(statement, typed)] : []
  const places = found.flatMap((row): AboutRow[] => {
    const id = 'id' in row.choice ? row.choice.id : null
    const ways: readonly (readonly ['government' | undefined, string])[] =
      id !== null && index.places.get(id)?.kind === 'city'
        ? [
            [undefined, ''],
            ['government', ', the government'],
          ]
        : [[undefined, '']]
    return ways.map(([as, words]) => {
      const held = id !== null && holdsPlace(statement, id, as)
      return {
        ...row,
        key: `${row.key} ${as ?? ''}`,
        label: `${row.label}${words}`,
        held,
        edit: {
          type: 'set-about-place',
          statement: statement.id,
          place: row.choice,
          ...(as === undefined ? {} : { as }),
          on: !held,
        },
      }
    })
  })
  return [...time, ...places]
}
