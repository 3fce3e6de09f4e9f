import type { Article, Found } from '../article.ts'
import { rangeOf } from '../quoted-words.ts'
import type { Span } from '../selectors.ts'
import type { ItemRef } from './edit.ts'
import { statementRange } from './parts.ts'

/** Something the extraction found that can be checked: where it stands and, while nobody has looked, how sure it was. */
export interface ReviewItem extends ItemRef, Span {
  readonly found: Found | null
}

/** Below this an item is called in doubt. */
export const DOUBT = 0.75

/**
 * Everything that can be checked, in the order of the text; a statement or headline before what is named in it. Of an article without its text every
 * statement, whose place is then its place among the others.
 */
export function reviewItems(article: Article): ReviewItem[] {
  if (!article.document)
    return article.statements.map(({ id, found }, n) => ({
      kind: 'statement',
      id,
      start: n,
      end: n + 1,
      found: found ?? null,
    }))
  const items: ReviewItem[] = []
  // One whose words are not found in the text stands after the one before it, where they can be given to it.
  let last = { start: 0, end: 0 }
  for (const statement of article.statements) {
    const { id, found } = statement
    const range = statementRange(statement) ?? { start: last.end, end: last.end }
    items.push({ kind: 'statement', id, ...range, found: found ?? null })
    last = range
  }
  for (const { id, selectors, found } of article.headlines) {
    const range = rangeOf(selectors)
    if (range) items.push({ kind: 'headline', id, start: range.start, end: range.end, found: found ?? null })
  }
  for (const { id, start, end, found } of article.mentions)
    items.push({ kind: 'mention', id, start, end, found: found ?? null })
  return items.sort((a, b) => a.start - b.start || b.end - a.end)
}

export interface Progress {
  readonly items: number
  readonly checked: number
  /** Of those not checked, how many are in doubt. */
  readonly doubtful: number
}

export function reviewProgress(items: readonly ReviewItem[]): Progress {
  const open = items.filter((item) => item.found !== null)
  return {
    items: items.length,
    checked: items.length - open.length,
    doubtful: open.filter((item) => (item.found?.confidence ?? 1) < DOUBT).length,
  }
}

/** What is not checked yet, the most doubtful first, in the order of the text among equals. */
export const nextToCheck = (items: readonly ReviewItem[]): ReviewItem[] =>
  items.filter((item) => item.found !== null).sort((a, b) => (a.found?.confidence ?? 1) - (b.found?.confidence ?? 1))
