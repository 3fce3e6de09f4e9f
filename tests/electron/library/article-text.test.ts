import { describe, expect, it } from 'vitest'
import { articleText, mostIndentedUnits } from '../../../electron/library/article-text.ts'
import type { Article } from '../../../src/core/article.ts'
import { notesArticle } from '../../core/edit/notes-article.ts'

const long = (): Article => {
  const article = notesArticle()
  const copies = Math.ceil(mostIndentedUnits / 300)
  const mentions = Array.from({ length: copies }, (_, k) => ({
    id: `t${k}`,
    kind: 'time' as const,
    start: k,
    end: k + 1,
    edtf: '2025-08-01',
    basis: 'words' as const,
    found: { confidence: 0.5, why: ['vague', 'from-context', 'from-publication', 'named-event', 'written-out'] },
  }))
  return { ...article, topics: [], mentions }
}

describe('an article in its file', () => {
  it('is indented, to be read', () => {
    const article = notesArticle()
    expect(articleText(article)).toBe(`${JSON.stringify(article, null, 2)}\n`)
  })

  it('has a line for each of its parts where it is very long, and says the same', () => {
    const article = long()
    const text = articleText(article)
    expect(text.length).toBeLessThan(JSON.stringify(article, null, 2).length * 0.8)
    expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(article)))
    const lines = text.split('\n')
    expect(lines).toContain(`    ${JSON.stringify(article.statements[1])},`)
    expect(lines).toContain('  "topics": [],')
    expect(lines.at(-2)).toBe('}')
  })
})
