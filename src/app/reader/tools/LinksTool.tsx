import { type FormEvent, useMemo, useState } from 'react'
import type { DisputePoint, Statement, StatementLink } from '../../../core/article.ts'
import { statementName } from '../../../core/wording.ts'
import { linkVerbs } from '../AlsoFound.tsx'
import { useReader } from '../reader-store.ts'
import type { StatementToolProps } from './SpeakerTools.tsx'
import { StatementPick } from './StatementPick.tsx'

type LinkType = StatementLink['type']

/** What a statement answers, disputes, interrupts, continues or repeats. */
export function LinksTool({ index, statement }: StatementToolProps) {
  const { act } = useReader()
  const [type, setType] = useState<LinkType>('replies')
  const others = useMemo(() => {
    const linked = new Set(statement.links.filter((link) => link.type === type).map((link) => link.to))
    return index.article.statements.filter((other) => other.id !== statement.id && !linked.has(other.id))
  }, [index, statement, type])
  const set = (link: LinkType, to: string, on: boolean) =>
    act.perform(
      { type: 'set-link', statement: statement.id, link, to, on },
      `It ${on ? '' : 'no longer '}${linkVerbs[link]} statement ${index.numbers.get(to)}`,
    )
  return (
    <>
      <label className="rd-field">
        This statement
        <select className="field" value={type} onChange={(event) => setType(event.target.value as LinkType)}>
          {/* The values are the keys. */}
          {Object.entries(linkVerbs).map(([value, verb]) => (
            <option key={value} value={value}>
              {verb}
            </option>
          ))}
        </select>
      </label>
      <StatementPick
        index={index}
        label="Statement it is linked to"
        statements={others}
        near={index.numbers.get(statement.id) ?? 0}
        onPick={(to) => set(type, to, true)}
      />
      {statement.links.length > 0 && (
        <ul className="rd-links" aria-label="Links of this statement">
          {statement.links.map((link) => {
            const other = index.statements.get(link.to)
            return (
              <li key={`${link.type} ${link.to}`}>
                <span>
                  {linkVerbs[link.type]} {other ? statementName(index, other) : link.to}
                </span>
                <button type="button" className="btn" onClick={() => set(link.type, link.to, false)}>
                  Take off<span className="unseen"> the link to statement {index.numbers.get(link.to)}</span>
                </button>
                {link.type === 'disputes' && (
                  <PointsForm key={link.to} statement={statement} to={link.to} points={link.points} />
                )}
              </li>
            )
          })}
        </ul>
      )}
    </>
  )
}

interface PointsFormProps {
  readonly statement: Statement
  readonly to: string
  readonly points: readonly DisputePoint[]
}

const blank: DisputePoint = { question: '', claim: null, answer: null }

/** What is set side by side where a statement disputes another: a row for each question, and one more to fill. */
function PointsForm({ statement, to, points }: PointsFormProps) {
  const { act } = useReader()
  const [rows, setRows] = useState<readonly DisputePoint[]>([...points, blank])
  const change = (at: number, part: Partial<DisputePoint>) =>
    setRows((held) => held.map((row, n) => (n === at ? { ...row, ...part } : row)))
  const save = (event: FormEvent) => {
    event.preventDefault()
    const filled = rows.filter((row) => row.question.trim() !== '' || row.claim || row.answer)
    const edit = { type: 'set-points' as const, statement: statement.id, to, points: filled }
    if (act.perform(edit, `${filled.length} rows are set side by side`)) setRows([...filled, blank])
  }
  const field = (at: number, name: keyof DisputePoint, label: string) => (
    <input
      className="field"
      aria-label={`${label}, row ${at + 1}`}
      placeholder={label}
      value={rows[at]?.[name] ?? ''}
      onChange={(event) => change(at, { [name]: event.target.value })}
    />
  )
  return (
    <details className="rd-points">
      <summary>
        Side by side: {points.length === 0 ? 'nothing yet' : points.length === 1 ? '1 row' : `${points.length} rows`}
      </summary>
      <form onSubmit={save}>
        {rows.map((_, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and are only added at the end
          <div key={at} className="rd-point">
            {field(at, 'question', 'What it is about')}
            {field(at, 'claim', 'The claim')}
            {field(at, 'answer', 'The answer')}
          </div>
        ))}
        <p className="rd-hint">Enter keeps the rows. A side left empty is shown as the article’s silence.</p>
        <button type="submit" className="btn">
          Keep the rows
        </button>
      </form>
    </details>
  )
}
