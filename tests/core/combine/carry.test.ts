import { describe, expect, it } from 'vitest'
import { carryView, idIn } from '../../../src/core/combine/carry.ts'
import { combineArticles } from '../../../src/core/combine/combine.ts'
import { subjectsOf } from '../../../src/core/combine/in-all.ts'
import {
  type ArticleIndex,
  explore,
  indexArticle,
  reduce,
  restoreState,
  startState,
} from '../../../src/core/explore.ts'
import { speeches } from '../../fixtures/articles.ts'

const [lincoln, congress, radio] = speeches()

function together(...articles: (ReturnType<typeof speeches>[number] | undefined)[]): ArticleIndex {
  const combining = combineArticles(articles.flatMap((item) => item ?? []))
  if (!combining.ok) throw new Error(combining.fault.title)
  return indexArticle(combining.value.article, { combination: combining.value })
}

const alone = ({ id, article }: ReturnType<typeof speeches>[number]) => indexArticle(article, { libraryId: id })
const id = (index: ArticleIndex, kind: 'statements' | 'speakers' | 'places' | 'topics', article: string, own: string) =>
  idIn(index, kind, article, own) ?? ''

describe('a view carried over', () => {
  const three = together(lincoln, congress, radio)
  const two = together(congress, radio)

  it('stays at its statement, filters and focus when an article leaves', () => {
    const guam = id(three, 'places', 'roosevelt-1941-12-09', 'guam-island')
    const war = id(three, 'topics', 'lincoln-1863-11-19', 'war')
    const last = id(three, 'statements', 'roosevelt-1941-12-09', 's4')
    const view = [
      { type: 'toggle-filter', key: 'topics', value: war } as const,
      { type: 'toggle-filter', key: 'articles', value: 'roosevelt-1941-12-09' } as const,
      { type: 'focus-place', place: guam, as: 'about' } as const,
      { type: 'select', statement: last } as const,
      { type: 'read-as', reading: 'calendar' } as const,
    ].reduce((state, action) => reduce(three, state, action), startState(three))
    const carried = restoreState(two, carryView(three, view, two))
    expect(carried).toMatchObject({
      anchor: id(two, 'statements', 'roosevelt-1941-12-09', 's4'),
      picked: id(two, 'statements', 'roosevelt-1941-12-09', 's4'),
      focus: { kind: 'about', places: [id(two, 'places', 'roosevelt-1941-12-08', 'guam')] },
      filters: { articles: ['roosevelt-1941-12-09'], topics: [id(two, 'topics', 'roosevelt-1941-12-08', 'war')] },
      reading: 'calendar',
    })
    expect(explore(two, carried).position).toBe(1)
  })

  it('starts anew where its statement has left, and drops what else has', () => {
    const lincolns = id(three, 'speakers', 'lincoln-1863-11-19', 'lincoln')
    const view = [
      { type: 'select', statement: id(three, 'statements', 'lincoln-1863-11-19', 's3') } as const,
      { type: 'toggle-filter', key: 'speakers', value: lincolns } as const,
      { type: 'toggle-filter', key: 'articles', value: 'lincoln-1863-11-19' } as const,
    ].reduce((state, action) => reduce(three, state, action), startState(three))
    expect(restoreState(two, carryView(three, view, two))).toEqual(startState(two))
  })

  it('comes along from one article alone', () => {
    if (!congress) throw new Error('the speech is gone')
    const index = alone(congress)
    const view = [
      { type: 'focus-times', label: 'Last night', statements: ['s4', 's5'] } as const,
      { type: 'step', by: 'next' } as const,
    ].reduce((state, action) => reduce(index, state, action), startState(index))
    const carried = restoreState(three, carryView(index, view, three))
    expect(explore(three, carried).current?.id).toBe(id(three, 'statements', 'roosevelt-1941-12-08', 's5'))
    expect(carried.focus).toMatchObject({ kind: 'times', label: 'Last night' })
  })

  it('keeps a focus on where things were said', () => {
    const view = reduce(three, startState(three), {
      type: 'focus-place',
      place: id(three, 'places', 'roosevelt-1941-12-08', 'capitol'),
      as: 'said',
    })
    expect(carryView(three, view, two).focus).toEqual({
      kind: 'said',
      place: id(two, 'places', 'roosevelt-1941-12-08', 'capitol'),
    })
  })
})

describe('subjectsOf', () => {
  it('names who speaks, the places and the topics, by the ids of the statement’s own article', () => {
    const index = together(lincoln, congress, radio)
    const statement = index.statements.get(id(index, 'statements', 'roosevelt-1941-12-09', 's1'))
    expect(statement && subjectsOf(index, statement)).toEqual([
      {
        kind: 'speakers',
        article: 'roosevelt-1941-12-09',
        id: 'fdr',
        words: 'All statements by Franklin D. Roosevelt',
      },
      { kind: 'places', article: 'roosevelt-1941-12-09', id: 'jp', words: 'All statements about Japan' },
      { kind: 'topics', article: 'roosevelt-1941-12-09', id: 'w', words: 'All statements on “War”' },
    ])
  })
})
