import { type FormEvent, useMemo, useState } from 'react'
import type { Headline, Speaker, Statement } from '../../../core/article.ts'
import type { Edit, SpeakerChoice } from '../../../core/edit/edit.ts'
import { UNNAMED } from '../../../core/edit/parts.ts'
import type { ArticleIndex } from '../../../core/explore.ts'
import { foldTerm } from '../../../core/search.ts'
import { countOf, shorten, speakerNames } from '../../../core/wording.ts'
import { useReader, useReaderState } from '../reader-store.ts'
import { Pick } from './Pick.tsx'

export interface StatementToolProps {
  readonly index: ArticleIndex
  readonly statement: Statement
  readonly close: () => void
}

interface SpeakerPickProps {
  readonly index: ArticleIndex
  readonly label: string
  readonly onPick: (speaker: SpeakerChoice, name: string, everywhere: boolean) => void
}

/** Speakers of the article, and whatever name is typed as a new one. */
function SpeakerPick({ index, label, onPick }: SpeakerPickProps) {
  const [query, setQuery] = useState('')
  const typed = query.trim()
  const rows = useMemo(() => {
    const words = foldTerm(typed).split(/\s+/).filter(Boolean)
    const known = index.article.speakers
      .filter((speaker) =>
        words.every((word) => foldTerm([speaker.name, ...(speaker.names ?? [])].join(' ')).includes(word)),
      )
      .map((speaker) => ({
        key: `id ${speaker.id}`,
        label: speaker.name,
        detail: speaker.role ?? countOf(index.lanes.find((lane) => lane.speaker.id === speaker.id)?.count ?? 0),
      }))
    const exact = known.some((row) => row.label.toLowerCase() === typed.toLowerCase())
    const made = typed !== '' && !exact ? [{ key: 'new', label: `New speaker: ${typed}` }] : []
    const unnamed = typed === '' && !index.speakers.has(UNNAMED.id) ? [{ key: 'unnamed', label: UNNAMED.name }] : []
    return [...known, ...made, ...unnamed]
  }, [index, typed])
  return (
    <Pick
      label={label}
      placeholder="Name, or part of it"
      query={query}
      onQuery={setQuery}
      rows={rows}
      none="Nobody of that name."
      onPick={(row, everywhere) => {
        if (row.key === 'new') onPick({ name: typed }, typed, everywhere)
        else if (row.key === 'unnamed') onPick({ name: UNNAMED.name }, UNNAMED.name, everywhere)
        else onPick({ id: row.key.slice(3) }, row.label, everywhere)
      }}
    />
  )
}

/** Who says something: a statement, or words of a heading that are one over again. */
export type Voiced = ({ readonly kind: 'statement' } & Statement) | ({ readonly kind: 'headline' } & Headline)

interface VoicedToolProps {
  readonly index: ArticleIndex
  readonly voiced: Voiced
  readonly close: () => void
}

/** Another speaker of the article, or a new one with a role; in place of who stands there, or together with them. */
export function SpeakerTool({ index, voiced, close }: VoicedToolProps) {
  const { act } = useReader()
  const [role, setRole] = useState('')
  const [together, setTogether] = useState(false)
  const scope = useReaderState((held) => held.scope)
  const choose = (speaker: SpeakerChoice, name: string, everywhere: boolean) => {
    const where = everywhere ? 'everywhere' : scope
    const words = role.trim()
    const chosen = 'name' in speaker && words !== '' ? { ...speaker, role: words } : speaker
    const edit: Edit =
      voiced.kind === 'statement'
        ? { type: 'set-speaker', statement: voiced.id, speaker: chosen, scope: where, together }
        : { type: 'set-headline-speaker', headline: voiced.id, speaker: chosen, together }
    const who = together ? `${speakerNames(index, voiced)} and ${name} say it together` : `The speaker is ${name}`
    if (act.perform(edit, voiced.kind === 'statement' ? `${who} ${where}` : who)) close()
  }
  return (
    <>
      <SpeakerPick index={index} label="Name of the speaker" onPick={choose} />
      <label className="rd-field">
        Role, of a new speaker
        <input
          className="field"
          value={role}
          placeholder="as the article says it"
          onChange={(event) => setRole(event.target.value)}
        />
      </label>
      <label className="rd-tick">
        <input type="checkbox" checked={together} onChange={() => setTogether(!together)} />
        Together with {speakerNames(index, voiced, 'short')}
      </label>
      <p className="rd-hint">
        Enter in the name takes the row that is marked
        {voiced.kind === 'statement' ? ', Shift Enter for everything that has this speaker.' : '.'}
      </p>
    </>
  )
}

/** Who says the words quoted inside this statement’s quotations. */
export function NestedTool({ index, statement, close }: StatementToolProps) {
  const { act } = useReader()
  const nested = statement.quotations.flatMap((quotation) => quotation.nested)
  if (nested.length === 0)
    return (
      <p className="rd-hint">
        Nobody is quoted inside these words. To mark that, select the inner words in the text and press Q.
      </p>
    )
  return nested.map((inner) => {
    const names = inner.speakers.map((id) => index.speakers.get(id)?.name ?? id).join(' and ')
    return (
      <div key={inner.id} className="rd-form">
        <p className="rd-words">
          {inner.exact} <small>said by {names}</small>
        </p>
        <SpeakerPick
          index={index}
          label={`Who says ${shorten(inner.exact, 40)}`}
          onPick={(speaker, name) => {
            const edit = { type: 'set-nested-speaker' as const, nested: inner.id, speaker }
            if (act.perform(edit, `The quoted words are ${name}’s`)) close()
          }}
        />
        <div className="rd-buttons">
          <button
            type="button"
            className="btn"
            onClick={() => {
              if (act.perform({ type: 'delete-nested', nested: inner.id }, 'They are not marked as quoted any more'))
                close()
            }}
          >
            Not quoted
          </button>
        </div>
      </div>
    )
  })
}

/** What a speaker is called everywhere; or the same person as another. */
export function RenameTool({ index, voiced, close }: VoicedToolProps) {
  const quotations = voiced.kind === 'statement' ? voiced.quotations : []
  const nested = quotations.flatMap((quotation) => quotation.nested.flatMap((inner) => inner.speakers))
  const ids = [...new Set([...voiced.speakers, ...nested])]
  const [chosen, setChosen] = useState(ids[0] ?? '')
  const speaker = index.speakers.get(chosen)
  if (!speaker) return null
  return (
    <>
      {ids.length > 1 && (
        <label className="rd-field">
          Speaker
          <select className="field" value={chosen} onChange={(event) => setChosen(event.target.value)}>
            {ids.map((id) => (
              <option key={id} value={id}>
                {index.speakers.get(id)?.name ?? id}
              </option>
            ))}
          </select>
        </label>
      )}
      <RenameForm key={speaker.id} index={index} speaker={speaker} close={close} />
    </>
  )
}

interface RenameFormProps {
  readonly index: ArticleIndex
  readonly speaker: Speaker
  readonly close: () => void
}

function RenameForm({ index, speaker, close }: RenameFormProps) {
  const { act } = useReader()
  const [name, setName] = useState(speaker.name)
  const [role, setRole] = useState(speaker.role ?? '')
  const [short, setShort] = useState(speaker.short)
  const [kind, setKind] = useState(speaker.kind)
  const [into, setInto] = useState('')
  const rename = (event: FormEvent) => {
    event.preventDefault()
    // A short name that nobody changed follows the name.
    const own = short.trim() === speaker.short ? {} : { short }
    const edit = { type: 'rename-speaker' as const, speaker: speaker.id, name, role, kind, ...own }
    if (act.perform(edit, `The speaker is called ${name} now`)) close()
  }
  const merge = () => {
    const other = index.speakers.get(into)
    const edit = { type: 'merge-speakers' as const, speaker: speaker.id, into }
    if (other && act.perform(edit, `${speaker.name} and ${other.name} are one speaker now, ${other.name}`)) close()
  }
  const others = index.article.speakers.filter((item) => item.id !== speaker.id)
  return (
    <>
      <form className="rd-form" onSubmit={rename}>
        <label className="rd-field">
          Name
          <input className="field" value={name} onChange={(event) => setName(event.target.value)} />
        </label>
        <label className="rd-field">
          Role
          <input className="field" value={role} onChange={(event) => setRole(event.target.value)} />
        </label>
        <label className="rd-field">
          Short name, for the timeline
          <input className="field" value={short} onChange={(event) => setShort(event.target.value)} />
        </label>
        <label className="rd-tick">
          <input
            type="checkbox"
            checked={kind === 'body'}
            onChange={() => setKind(kind === 'body' ? 'person' : 'body')}
          />
          A body, not a person
        </label>
        <button type="submit" className="btn">
          Rename everywhere
        </button>
      </form>
      {others.length > 0 && (
        <div className="rd-form">
          <label className="rd-field">
            The same as
            <select className="field" value={into} onChange={(event) => setInto(event.target.value)}>
              <option value="">Choose a speaker</option>
              {others.map((other) => (
                <option key={other.id} value={other.id}>
                  {other.name}
                </option>
              ))}
            </select>
          </label>
          <button type="button" className="btn" disabled={into === ''} onClick={merge}>
            Merge the two
          </button>
        </div>
      )}
    </>
  )
}
