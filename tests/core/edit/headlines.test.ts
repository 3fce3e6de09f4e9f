import { describe, expect, it } from 'vitest'
import { type Article, articleSchema } from '../../../src/core/article.ts'
import { applyEdit } from '../../../src/core/edit/apply.ts'
import { describeItem, questionOf } from '../../../src/core/edit/describe.ts'
import type { Edit } from '../../../src/core/edit/edit.ts'
import { isHeading, isInHeading, statementRepeated } from '../../../src/core/edit/headlines.ts'
import { reviewItems, reviewProgress } from '../../../src/core/edit/review.ts'
import { spansOf } from '../../../src/core/edit/spans.ts'
import { indexArticle } from '../../../src/core/explore.ts'
import { tollArticle, tollText } from './toll-article.ts'

const edited = (...edits: Edit[]): Article => articleSchema.parse(edits.reduce(applyEdit, tollArticle()))
const at = (words: string) => ({ start: tollText.indexOf(words), end: tollText.indexOf(words) + words.length })
const headlineOf = (article: Article, id: string) => article.headlines.find((item) => item.id === id)
const h1 = { kind: 'headline', id: 'h1' } as const

describe('a headline', () => {
  it('is drawn in the text and checked with everything else', () => {
    const article = tollArticle()
    const own = spansOf(article).filter(({ item }) => item.kind === 'headline')
    expect(own.map(({ kind, start, end }) => [kind, tollText.slice(start, end)])).toEqual([
      ['cue', 'says'],
      ['quotation', '‘We will not pay’'],
      ['reported', 'the river will pay'],
    ])
    const items = reviewItems(article)
    expect(items.map(({ id }) => id)).toEqual(['h1', 's1', 's2', 'h2', 's3'])
    expect(reviewProgress(items)).toEqual({ items: 5, checked: 1, doubtful: 1 })
    const index = indexArticle(article)
    expect(questionOf(index, h1)).toBe('Who says “We will not pay” in the heading?')
    expect(describeItem(index, h1)).toBe('Headline, Helen Marsh: “We will not pay”, repeats statement 1, unsure')
  })

  it('is accepted by itself or with everything else', () => {
    expect(headlineOf(edited({ type: 'accept', item: h1 }), 'h1')?.found).toBeUndefined()
    expect(headlineOf(edited({ type: 'accept', item: h1 }), 'h2')?.found).toBeDefined()
    expect(reviewProgress(reviewItems(edited({ type: 'accept-all' }))).checked).toBe(5)
  })

  it('has a speaker of its own, a cue and bounds', () => {
    const article = edited(
      { type: 'set-headline-speaker', headline: 'h1', speaker: { name: 'Tom Reed' } },
      { type: 'set-headline-cue', headline: 'h1', cue: at('Mayor') },
      { type: 'set-headline-range', headline: 'h1', range: at('‘We will') },
    )
    expect(headlineOf(article, 'h1')).toMatchObject({
      speakers: ['tom-reed'],
      cue: { verb: 'Mayor' },
      exact: '‘We will',
      verbatim: true,
    })
    expect(headlineOf(article, 'h1')?.found).toBeUndefined()
    expect(headlineOf(edited({ type: 'set-headline-cue', headline: 'h1', cue: null }), 'h1')?.cue).toBeUndefined()
    const both = edited({ type: 'set-headline-speaker', headline: 'h1', speaker: { id: 'ivo-lund' }, together: true })
    expect(headlineOf(both, 'h1')?.speakers).toEqual(['helen-marsh', 'ivo-lund'])
  })

  it('goes along with its statement’s speaker, while it has the same', () => {
    const set = {
      type: 'set-speaker',
      statement: 's1',
      speaker: { id: 'ivo-lund' },
      scope: 'here',
    } as const
    expect(headlineOf(edited(set), 'h1')?.speakers).toEqual(['ivo-lund'])
    const own = edited({ type: 'set-headline-speaker', headline: 'h1', speaker: { name: 'Tom Reed' } }, set)
    expect(headlineOf(own, 'h1')?.speakers).toEqual(['tom-reed'])
  })

  it('leads to another statement, and knows whether the words are the same there', () => {
    const article = edited({ type: 'set-headline-statement', headline: 'h1', statement: 's2' })
    expect(headlineOf(article, 'h1')).toMatchObject({ statement: 's2', verbatim: false })
    expect(() => edited({ type: 'set-headline-statement', headline: 'h1', statement: 's9' })).toThrow(/no longer/)
  })

  it('is taken off, marked anew, and known by the words it repeats', () => {
    const without = edited({ type: 'delete-headline', headline: 'h1' })
    expect(without.headlines.map(({ id }) => id)).toEqual(['h2'])
    const range = at('We will not pay’')
    expect(statementRepeated(without, range)).toBe('s1')
    expect(statementRepeated(without, at('Mayor says'))).toBeNull()
    expect(isInHeading(without, range)).toBe(true)
    expect(isInHeading(without, at('on Friday'))).toBe(false)
    const again = articleSchema.parse(applyEdit(without, { type: 'add-headline', range, statement: 's1' }))
    expect(again.headlines.map(({ exact, speakers, verbatim }) => [exact, speakers, verbatim])).toEqual([
      ['We will not pay’', ['helen-marsh'], true],
      ['the river will pay', ['ivo-lund'], false],
    ])
    expect(() => applyEdit(again, { type: 'add-headline', range, statement: 's1' })).toThrow(/headline already/)
    expect(() => edited({ type: 'add-quotation', range })).toThrow(/headline already/)
    expect(() => edited({ type: 'set-headline-range', headline: 'h1', range: at('“We will not pay') })).toThrow(
      /statement 1 already/,
    )
  })

  it('becomes a statement of its own and a headline again', () => {
    const own = edited({ type: 'headline-to-statement', headline: 'h1' })
    const [first] = own.statements
    expect(own.headlines.map(({ id }) => id)).toEqual(['h2'])
    expect(first).toMatchObject({ speakers: ['helen-marsh'], mode: 'direct', cue: { verb: 'says' } })
    expect(first && isHeading(own, first)).toBe(true)
    expect(own.statements.filter((item) => isHeading(own, item))).toHaveLength(1)
    const again = articleSchema.parse(
      applyEdit(own, { type: 'statement-to-headline', statement: first?.id ?? '', of: 's1' }),
    )
    expect(again.statements.map(({ id }) => id)).toEqual(['s1', 's2', 's3'])
    expect(again.headlines[0]).toMatchObject({
      exact: '‘We will not pay’',
      statement: 's1',
      verbatim: true,
      cue: { verb: 'says' },
    })
    const reported = edited({ type: 'headline-to-statement', headline: 'h2' })
    expect(reported.statements[2]).toMatchObject({ mode: 'indirect', speakers: ['ivo-lund'] })
    expect(() => edited({ type: 'statement-to-headline', statement: 's1', of: 's1' })).toThrow(/of itself/)
  })

  it('of a statement that becomes a headline leads on to the other', () => {
    const article = edited({ type: 'statement-to-headline', statement: 's1', of: 's2' })
    expect(article.headlines.map(({ statement }) => statement)).toEqual(['s2', 's2', 's2'])
    expect(article.speakers.map(({ id }) => id)).toContain('helen-marsh')
  })
})
