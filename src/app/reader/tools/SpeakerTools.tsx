import { type FormEvent, useMemo, useState } from 'react'
import type { Statement } from '../../../core/article.ts'
import type { SpeakerChoice } from '../../../core/edit/edit.ts'
import { UNNAMED } from '../../../core/edit/parts.ts'
import type { ArticleIndex } from '../../../core/explore.ts'
import { foldTerm } from '../../../core/search.ts'
import { countOf } from '../../../core/wording.ts'
import { useReader, useReaderState } from '../reader-store.ts'
import { Pick } from './Pick.tsx'

export interface StatementToolProps {
  readonly index: ArticleIndex
  readonly statement: Statement
  readonly close: () => void
}

/** Another speaker of the article, or a new one with a role. */
export function SpeakerTool({ index, statement, close }: StatementToolProps) {
  const { act, state } = useReader()
  const [query, setQuery] = useState('')
  const [role, setRole] = useState('')
  const scope = useReaderState((held) => held.scope)
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
  const choose = (speaker: SpeakerChoice, name: string) => {
    const where = scope === 'everywhere' ? 'everywhere' : 'here'
    const edit = { type: 'set-speaker' as const, statement: statement.id, speaker, scope: state.getState().scope }
    if (act.perform(edit, `The speaker is ${name} ${where}`)) close()
  }
  return (
    <>
      <Pick
        label="Name of the speaker"
        placeholder="Name, or part of it"
        query={query}
        onQuery={setQuery}
        rows={rows}
        none="Nobody of that name."
        onPick={({ key, label }) => {
          if (key === 'new') choose({ name: typed, ...(role.trim() === '' ? {} : { role }) }, typed)
          else if (key === 'unnamed') choose({ name: UNNAMED.name }, UNNAMED.name)
          else choose({ id: key.slice(3) }, label)
        }}
      />
      <label className="rd-field">
        Role, of a new speaker
        <input
          className="field"
          value={role}
          placeholder="as the article says it"
          onChange={(event) => setRole(event.target.value)}
        />
      </label>
      <p className="rd-hint">Enter in the name takes the row that is marked.</p>
    </>
  )
}

/** What the speaker is called wherever it speaks; or the same person as another. */
export function RenameTool({ index, statement, close }: StatementToolProps) {
  const speaker = index.speakers.get(statement.speakers[0] ?? '')
  const { act } = useReader()
  const [name, setName] = useState(speaker?.name ?? '')
  const [role, setRole] = useState(speaker?.role ?? '')
  const [into, setInto] = useState('')
  if (!speaker) return null
  const rename = (event: FormEvent) => {
    event.preventDefault()
    if (act.perform({ type: 'rename-speaker', speaker: speaker.id, name, role }, `The speaker is called ${name} now`))
      close()
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
