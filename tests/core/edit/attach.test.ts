import { describe, expect, it } from 'vitest'
import { type Article, articleSchema } from '../../../src/core/article.ts'
import { applyEdit } from '../../../src/core/edit/apply.ts'
import { reviewItems } from '../../../src/core/edit/review.ts'
import { rangeOf } from '../../../src/core/quoted-words.ts'
import { notesArticle, notesText } from './notes-article.ts'

const whole = notesArticle()
const { document: _, ...rest } = whole
const bare: Article = {
  ...rest,
  mentions: [],
  statements: rest.statements.map((statement) => ({ ...statement, about: { places: [], times: [] } })),
}
const attached = (text: string) =>
  articleSchema.parse(applyEdit(bare, { type: 'attach-document', document: { text, format: 'text', blocks: [] } }))
const wordsOf = (article: Article) =>
  article.statements.map((statement) => {
    const text = article.document?.text ?? ''
    const at = (range: { start: number; end: number } | null) => range && text.slice(range.start, range.end)
    return [...statement.quotations.map(({ selectors }) => at(rangeOf(selectors))), at(rangeOf(statement.selectors))]
  })

describe('attaching the text of an article', () => {
  it('finds everything where it stood', () => {
    const article = attached(notesText)
    expect(wordsOf(article)).toEqual(wordsOf(whole))
    expect(article.statements.map(({ cue }) => cue)).toEqual(whole.statements.map(({ cue }) => cue))
    expect(() =>
      applyEdit(article, { type: 'attach-document', document: { text: 'x', format: 'text', blocks: [] } }),
    ).toThrow(/carries its text already/)
  })

  it('finds quoted words in a text that has more before them; what only positions told goes', () => {
    const article = attached(`A line of the publisher.\n\n${notesText}`)
    expect(wordsOf(article)).toEqual(wordsOf(whole))
    expect(article.statements[1]?.cue).toEqual({ verb: 'said' })
  })

  it('takes of several places the one with the same words around', () => {
    const article = attached(`“We have time,” he lied.\n\n${notesText}`)
    expect(rangeOf(article.statements[1]?.quotations[0]?.selectors ?? [])?.start).toBeGreaterThan(30)
  })

  it('keeps statements whose words are gone, to be given others, and refuses another text', () => {
    const article = attached(notesText.replace('“Nobody waits for ever,”', '“Somebody waits,”'))
    expect(wordsOf(article)[2]).toEqual([null, null])
    expect(reviewItems(article).map(({ id }) => id)).toContain('s3')
    expect(() => attached('Quite another text.')).toThrow(/None of the quotations/)
  })
})
