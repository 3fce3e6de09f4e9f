import { useEffect, useMemo, useState } from 'react'
import type { Failure, RequestOutput } from '../../contract/index.ts'
import { foldTerm } from '../../core/search.ts'
import { useDesk } from '../desk.ts'

type Answer = RequestOutput<'listLicences'>
type Notice = Extract<Answer, { ok: true }>['value'][number]

const groups: readonly { readonly of: Notice['group']; readonly title: string }[] = [
  { of: 'dateline', title: 'Dateline and what it is made of' },
  { of: 'electron', title: 'Chromium, and what is inside it' },
]

/** Every part that ships, by name; a part's licence is fetched when it is opened, since all of them are 9 MB of text. */
export function Licences({ onBack }: { readonly onBack: () => void }) {
  const desk = useDesk()
  const [answer, setAnswer] = useState<Answer | null>(null)
  const [query, setQuery] = useState('')
  useEffect(() => {
    let live = true
    desk.request('listLicences').then(
      (given) => live && setAnswer(given),
      () => live && setAnswer({ ok: false, failure: unexpected }),
    )
    return () => {
      live = false
    }
  }, [desk])
  const shown = useMemo(() => {
    const wanted = foldTerm(query.trim())
    return answer?.ok ? answer.value.filter((notice) => foldTerm(notice.name).includes(wanted)) : []
  }, [answer, query])
  return (
    <div className="dialog-body licences">
      <div className="licences-head">
        <button type="button" className="btn" onClick={onBack}>
          Back
        </button>
        <input
          className="field"
          type="search"
          aria-label="Find a part by name"
          placeholder="Find a part by name"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </div>
      {answer === null && <p role="status">Reading the licences…</p>}
      {answer?.ok === false && (
        <p role="alert">
          {answer.failure.title}. {answer.failure.message} {answer.failure.hint}
        </p>
      )}
      {answer?.ok && shown.length === 0 && <p role="status">No part has “{query}” in its name.</p>}
      {groups.map(({ of, title }) => {
        const parts = shown.filter((notice) => notice.group === of)
        return (
          parts.length > 0 && (
            <section key={of} aria-label={title}>
              <h3>
                {title} <span className="licences-count">{parts.length}</span>
              </h3>
              {parts.map((notice) => (
                <Part key={notice.id} notice={notice} />
              ))}
            </section>
          )
        )
      })}
    </div>
  )
}

function Part({ notice }: { readonly notice: Notice }) {
  const desk = useDesk()
  const [isOpen, setOpen] = useState(false)
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    if (!isOpen || text !== null) return
    const show = (shown: string) => setText(shown)
    desk.request('readLicence', notice.id).then(
      (answer) => show(answer.ok ? answer.value : answer.failure.message),
      () => show(unexpected.message),
    )
  }, [desk, isOpen, text, notice.id])
  return (
    <details className="licences-part" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        {notice.name} <small>{[notice.version, notice.licence].filter(Boolean).join(' · ')}</small>
      </summary>
      {isOpen && (
        <>
          {notice.remark !== '' && <p>{notice.remark}</p>}
          {notice.address !== null && <p className="licences-address">{notice.address}</p>}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling text must be reachable by key */}
          <pre tabIndex={0}>{text ?? 'Reading…'}</pre>
        </>
      )}
    </details>
  )
}

const unexpected: Failure = {
  kind: 'unreadable',
  title: 'The licences cannot be shown',
  message: 'Reading them failed inside Dateline.',
  hint: 'They lie beside the program: resources/notices.json and LICENSES.chromium.html.',
}
