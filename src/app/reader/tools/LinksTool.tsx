import { useMemo, useState } from 'react'
import type { StatementLink } from '../../../core/article.ts'
import { foldTerm } from '../../../core/search.ts'
import { statementName } from '../../../core/wording.ts'
import { linkVerbs } from '../AlsoFound.tsx'
import { useReader } from '../reader-store.ts'
import { Pick } from './Pick.tsx'
import type { StatementToolProps } from './SpeakerTools.tsx'

type LinkType = StatementLink['type']
const MOST_ROWS = 12

/** What a statement answers, disputes, interrupts, continues or repeats. */
export function LinksTool({ index, statement }: StatementToolProps) {
  const { act } = useReader()
  const [type, setType] = useState<LinkType>('replies')
  const [query, setQuery] = useState('')
  const at = index.numbers.get(statement.id) ?? 0
  const rows = useMemo(() => {
    const words = foldTerm(query).split(/\s+/).filter(Boolean)
    const linked = new Set(statement.links.filter((link) => link.type === type).map((link) => link.to))
    return index.article.statements
      .filter((other) => other.id !== statement.id && !linked.has(other.id))
      .map((other) => ({ key: other.id, label: statementName(index, other) }))
      .filter((row) => words.every((word) => foldTerm(row.label).includes(word)))
      .sort((a, b) => away(index.numbers.get(a.key), at) - away(index.numbers.get(b.key), at))
      .slice(0, MOST_ROWS)
  }, [index, statement, type, query, at])
  const set = (link: LinkType, to: string, on: boolean) =>
    act.perform(
      { type: 'set-link', statement: statement.id, link, to, on },
      `It ${on ? '' : 'no longer '}${linkVerbs[link]} statement ${index.numbers.get(to)}`,
    )
  return (
    <>
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
              </li>
            )
          })}
        </ul>
      )}
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
      <Pick
        label="Statement it is linked to"
        placeholder="Number, speaker or words"
        query={query}
        onQuery={setQuery}
        rows={rows}
        none="No other statement has these words."
        onPick={({ key }) => {
          if (set(type, key, true)) setQuery('')
        }}
      />
    </>
  )
}

/** The nearest statement before is the likeliest, then the nearest after. */
const away = (number = 0, at = 0) => (number < at ? (at - number) * 2 - 1 : (number - at) * 2)
