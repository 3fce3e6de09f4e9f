import { type FormEvent, useId, useState } from 'react'
import type { Mention } from '../../../core/article.ts'
import { formatEdtf, parseEdtf } from '../../../core/date.ts'
import { vaguerTimes } from '../../../core/edit/candidates.ts'
import type { ArticleIndex } from '../../../core/explore.ts'
import { useReader } from '../reader-store.ts'

interface TimeToolProps {
  readonly index: ArticleIndex
  readonly mention: Extract<Mention, { kind: 'time' }>
  readonly close: () => void
}

const examples: readonly (readonly [edtf: string, words: string])[] = [
  ['2025-08-01', 'a day'],
  ['2024-22', 'summer'],
  ['1941/1945', 'from, to'],
  ['2024-06~', 'about'],
]

/** When it was, as an EDTF date that is explained while it is typed. */
export function TimeTool({ index, mention, close }: TimeToolProps) {
  const { act } = useReader()
  const { published } = index.article.source
  const [edtf, setEdtf] = useState(mention.edtf ?? published ?? '')
  const explained = useId()
  const parsed = parseEdtf(edtf)
  const vaguer = parsed.ok ? vaguerTimes(edtf.trim()) : []
  const set = (value: string | null) => {
    const words = value === null ? 'No date is given' : `It is ${formatEdtf(value, 'long')}`
    if (act.perform({ type: 'set-time', mention: mention.id, edtf: value }, words)) close()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    set(edtf.trim())
  }
  return (
    <form className="rd-form" onSubmit={save}>
      <label className="rd-field">
        Date (EDTF)
        <input
          className="field"
          value={edtf}
          spellCheck={false}
          aria-invalid={!parsed.ok}
          aria-describedby={explained}
          onChange={(event) => setEdtf(event.target.value)}
        />
      </label>
      <p id={explained} className={parsed.ok ? 'rd-explained' : 'rd-explained rd-explained-fault'} aria-live="polite">
        {parsed.ok ? formatEdtf(edtf, 'long') : parsed.reason}
      </p>
      <div className="rd-buttons">
        <button type="submit" className="btn" disabled={!parsed.ok}>
          Set this date
        </button>
        {vaguer.map((text) => (
          <button key={text} type="button" className="btn" onClick={() => setEdtf(text)}>
            {formatEdtf(text)}
          </button>
        ))}
        <button type="button" className="btn" onClick={() => set(null)}>
          No date given
        </button>
      </div>
      <p className="rd-hint">
        {examples.map(([text, words]) => (
          <span key={text}>
            {words} <code>{text}</code>{' '}
          </span>
        ))}
      </p>
    </form>
  )
}
