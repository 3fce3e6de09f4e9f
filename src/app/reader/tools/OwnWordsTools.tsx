import { type FormEvent, useMemo, useRef, useState } from 'react'
import type { TopicChoice } from '../../../core/edit/edit.ts'
import { foldTerm } from '../../../core/search.ts'
import { useReader } from '../reader-store.ts'
import { Pick } from './Pick.tsx'
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
  const [query, setQuery] = useState('')
  const { topics } = index.article
  const typed = query.trim()
  const held = statement.topics.map((id): TopicChoice => ({ id }))
  const rows = useMemo(() => {
    const words = foldTerm(typed).split(/\s+/).filter(Boolean)
    const known = topics
      .filter((topic) => words.every((word) => foldTerm(topic.title).includes(word)))
      .map((topic) => ({ key: topic.id, label: topic.title, held: statement.topics.includes(topic.id) }))
    const exact = known.some((row) => row.label.toLowerCase() === typed.toLowerCase())
    return typed === '' || exact ? known : [...known, { key: '', label: `New topic: ${typed}` }]
  }, [topics, statement, typed])
  return (
    <>
      <Pick
        label="Topic"
        placeholder="A topic, or a new one"
        query={query}
        onQuery={setQuery}
        rows={rows}
        none="No topic yet."
        onPick={({ key, label, held: on }) => {
          const added: TopicChoice = key === '' ? { title: typed } : { id: key }
          const next = on ? held.filter((item) => !('id' in item && item.id === key)) : [...held, added]
          const edit = { type: 'set-topics' as const, statement: statement.id, topics: next }
          if (act.perform(edit, `${key === '' ? typed : label} ${on ? 'taken off' : 'added'}`)) setQuery('')
        }}
      />
      {topics
        .filter((topic) => statement.topics.includes(topic.id))
        .map((topic) => (
          <TopicName key={topic.id} id={topic.id} title={topic.title} />
        ))}
      <p className="rd-hint">
        Enter adds the row that is marked or takes it off. Shift O, in the text: the topics of the statement before.
      </p>
    </>
  )
}

function TopicName({ id, title }: { readonly id: string; readonly title: string }) {
  const { act } = useReader()
  const [words, setWords] = useState(title)
  const rename = (event: FormEvent) => {
    event.preventDefault()
    act.perform({ type: 'rename-topic', topic: id, title: words }, `The topic is called ${words.trim()} now`)
  }
  return (
    <form className="rd-form rd-form-line" onSubmit={rename}>
      <label className="rd-field">
        Name of the topic, everywhere
        <input className="field" value={words} onChange={(event) => setWords(event.target.value)} />
      </label>
      <button type="submit" className="btn">
        Rename
      </button>
    </form>
  )
}
