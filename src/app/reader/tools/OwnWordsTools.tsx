import { type FormEvent, useRef, useState } from 'react'
import type { TopicChoice } from '../../../core/edit/edit.ts'
import { useReader } from '../reader-store.ts'
import type { StatementToolProps } from './SpeakerTools.tsx'

const MOST_LETTERS = 1000

/** One line in the reader's words; until there is one, the statement shows its own. */
export function ParaphraseTool({ statement, close }: StatementToolProps) {
  const { act } = useReader()
  // The field keeps its own text, so that its own undo is whole.
  const area = useRef<HTMLTextAreaElement>(null)
  const save = (event: FormEvent) => {
    event.preventDefault()
    const words = area.current?.value ?? ''
    const edit = { type: 'set-paraphrase' as const, statement: statement.id, paraphrase: words }
    if (act.perform(edit, words.trim() === '' ? 'The paraphrase is taken off' : 'The paraphrase is kept')) close()
  }
  return (
    <form className="rd-form" onSubmit={save}>
      <label className="rd-field">
        What is said, as a claim: “Brandt said that …”
        <textarea
          className="field rd-area"
          rows={3}
          maxLength={MOST_LETTERS}
          ref={area}
          defaultValue={statement.paraphrase ?? ''}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && !event.shiftKey) save(event)
          }}
        />
      </label>
      <button type="submit" className="btn">
        Keep the paraphrase
      </button>
    </form>
  )
}

/** What a statement is about, in a word or two: topics the article has, and new ones. */
export function TopicsTool({ index, statement }: StatementToolProps) {
  const { act } = useReader()
  const [title, setTitle] = useState('')
  const { topics } = index.article
  const set = (chosen: readonly TopicChoice[], words: string) =>
    act.perform({ type: 'set-topics', statement: statement.id, topics: chosen }, words)
  const held = statement.topics.map((id): TopicChoice => ({ id }))
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (set([...held, { title }], `Topic added: ${title.trim()}`)) setTitle('')
  }
  return (
    <>
      <form className="rd-form rd-form-line" onSubmit={add}>
        <label className="rd-field">
          New topic
          <input className="field" value={title} onChange={(event) => setTitle(event.target.value)} />
        </label>
        <button type="submit" className="btn">
          Add
        </button>
      </form>
      {topics.length > 0 && (
        <fieldset className="rd-checks">
          <legend className="unseen">Topics of this statement</legend>
          {topics.map((topic) => {
            const on = statement.topics.includes(topic.id)
            return (
              <label key={topic.id} className="chip">
                <input
                  type="checkbox"
                  checked={on}
                  onChange={() =>
                    set(
                      on ? held.filter((item) => !('id' in item && item.id === topic.id)) : [...held, { id: topic.id }],
                      `${topic.title} ${on ? 'taken off' : 'added'}`,
                    )
                  }
                />
                {topic.title}
              </label>
            )
          })}
        </fieldset>
      )}
    </>
  )
}
