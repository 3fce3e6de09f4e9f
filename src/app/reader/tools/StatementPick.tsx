import { useMemo, useState } from 'react'
import type { Statement } from '../../../core/article.ts'
import type { ArticleIndex } from '../../../core/explore.ts'
import { foldTerm } from '../../../core/search.ts'
import { statementName } from '../../../core/wording.ts'
import { Pick } from './Pick.tsx'

const MOST_ROWS = 12

interface StatementPickProps {
  readonly index: ArticleIndex
  readonly label: string
  readonly statements: readonly Statement[]
  /** The number of the statement whose neighbours come first. */
  readonly near: number
  /** Whether the choice was taken; the field is then empty again. */
  readonly onPick: (id: string) => boolean
}

/** A statement of the article by its number, its speaker or its words. */
export function StatementPick({ index, label, statements, near, onPick }: StatementPickProps) {
  const [query, setQuery] = useState('')
  const rows = useMemo(() => {
    const words = foldTerm(query).split(/\s+/).filter(Boolean)
    const numbered = (id: string) => String(index.numbers.get(id)) === query.trim()
    return statements
      .map((other) => ({ key: other.id, label: statementName(index, other) }))
      .filter((row) => words.every((word) => foldTerm(row.label).includes(word)))
      .sort(
        (a, b) =>
          Number(numbered(b.key)) - Number(numbered(a.key)) ||
          away(index.numbers.get(a.key), near) - away(index.numbers.get(b.key), near),
      )
      .slice(0, MOST_ROWS)
  }, [index, statements, query, near])
  return (
    <Pick
      label={label}
      placeholder="Number, speaker or words"
      query={query}
      onQuery={setQuery}
      rows={rows}
      none="No other statement has these words."
      onPick={({ key }) => {
        if (onPick(key)) setQuery('')
      }}
    />
  )
}

/** The nearest statement before is the likeliest, then the nearest after. */
const away = (number = 0, at = 0) => (number < at ? (at - number) * 2 - 1 : (number - at) * 2)
