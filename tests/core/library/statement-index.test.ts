import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Article, articleSchema } from '../../../src/core/article.ts'
import { markFound } from '../../../src/core/library/phrases.ts'
import { shelfFindings, shelfQuery } from '../../../src/core/library/search-contract.ts'
import { StatementIndex } from '../../../src/core/library/statement-index.ts'
import { indexedTerms, isNear, termsOf } from '../../../src/core/library/terms.ts'
import { lincoln, madeArticle, roosevelt } from '../../fixtures/shelf.ts'
import { arbitraryArticle } from '../arbitrary-article.ts'

const parsed = (article: unknown): Article => articleSchema.parse(article)

function indexOf(articles: Readonly<Record<string, unknown>>) {
  const index = new StatementIndex()
  for (const [id, article] of Object.entries(articles)) index.put(id, parsed(article))
  const search = (query: string, more: Partial<Parameters<typeof shelfQuery.parse>[0] & object> = {}) =>
    index.search(shelfQuery.parse({ query, ...more }))
  return { index, search }
}

const talks = {
  ...madeArticle({
    id: 'talks',
    title: 'Talks',
    speaker: 'Ada Brown',
    place: { id: 'kramatorsk', name: 'Kramatorsk', lon: 37.5, lat: 48.7 },
    said: ['We go on.', 'Nobody of the people goes.'],
  }),
}
const kramatorsk = {
  ...talks,
  places: talks.places.map((place) => ({ ...place, names: ['Краматорськ', '克拉马托尔斯克'] })),
}

describe('the search in all articles', () => {
  const { index, search } = indexOf({ lincoln, roosevelt, kramatorsk })

  it('gives the statements that hold every word, grouped by article, in their order', () => {
    const found = search('people')
    expect(found.groups.map(({ article, hits }) => [article, hits.map(({ number }) => number)]).sort()).toEqual([
      ['kramatorsk', [2]],
      ['lincoln', [3]],
      ['roosevelt', [2]],
    ])
    expect(found).toMatchObject({ total: 3, articles: 3, instead: null })
    expect(search('people nation').total).toBe(0)
    expect(search('of the people shall').groups.map(({ article }) => article)).toEqual(['lincoln'])
  })

  it('finds beginnings of words, and shows a long statement from where it was found', () => {
    expect(search('infam').groups[0]?.terms).toEqual(['infamy'])
    const text = search('perish').groups[0]?.hits[0]?.text ?? ''
    expect(text).toMatch(/^“….*perish from the earth\.”$/)
    expect(text.length).toBeLessThanOrEqual(221)
  })

  describe('a phrase in double quotation marks', () => {
    const texts = [
      'Don’t stop the café now, people of Kyiv!',
      'People of the city don’t; the café stops.',
      'Now the café: stop.',
    ]
    const made = madeArticle({
      id: 'made',
      title: 'Made',
      speaker: 'Ada Brown',
      place: { id: 'kyiv', name: 'Kyiv', lon: 30.5, lat: 50.4 },
      said: texts,
    })
    const { search: find } = indexOf({ made })
    const numbers = (query: string) => find(query).groups.flatMap(({ hits }) => hits.map(({ number }) => number))

    it.each([
      ['"the cafe"', [1, 2, 3]],
      ['“people of kyiv”', [1]],
      ['«PEOPLE OF»', [1, 2]],
      ['"dont stop"', [1]],
      ['"don\'t"', [1, 2]],
      ['"cafe stop"', [3]],
      ['"café, stop!"', [3]],
      ['"the caf"', []],
      ['"stop the" now', [1]],
      ['"now people" "ada brown"', [1]],
      ['"kyiv ada"', []],
    ])('%s stands in %j', (query, expected) => {
      expect(numbers(query)).toEqual(expected)
    })

    it('may end in the beginning of a word while it is typed', () => {
      expect(numbers('"the caf')).toEqual([1, 2, 3])
      expect(numbers('"now the c')).toEqual([3])
      expect(numbers('"')).toEqual([])
    })

    it('does not go from one text of a statement into the next', () => {
      const two = { ...made, statements: made.statements.map((item) => ({ ...item, paraphrase: 'Alone here.' })) }
      expect(indexOf({ two }).search('"stop alone"').total).toBe(0)
    })

    it('alone is marked, with what stands between its words', () => {
      const [group] = find('"cafe stop" now').groups
      const runs = markFound('Now the café: stop, stop.', group?.terms ?? [], group?.phrases ?? [])
      expect(runs.filter(({ hit }) => hit).map(({ text }) => text)).toEqual(['Now', 'café: stop'])
    })

    it('keeps to its words where another is one slip away', () => {
      expect(find('"people of" kyjv')).toMatchObject({ instead: 'kyiv "people of"', total: 2 })
      expect(find('"poeple of"')).toMatchObject({ instead: null, total: 0 })
    })
  })

  it('finds a phrase inside a run of a script without spaces', () => {
    expect(search('"拉马托"').total).toBe(2)
    expect(search('"马拉托"').total).toBe(0)
  })

  it('finds names in any script, and says which where no other word shows it', () => {
    for (const query of ['краматорськ', '拉马托'])
      expect(search(query)).toMatchObject({ total: 2, groups: [{ article: 'kramatorsk' }] })
    expect(search('краматорськ').groups[0]?.hits[0]?.via).toBe('Краматорськ')
    expect(search('Kramatorsk').groups[0]?.hits[0]?.via).toBeNull()
  })

  it('filters by speaker, place and wording; each filter counts what it would leave', () => {
    const found = search('people', { speakers: ['Abraham Lincoln'] })
    expect(found).toMatchObject({ total: 1, articles: 1, groups: [{ article: 'lincoln' }] })
    expect(found.facets.speakers.map(({ value }) => value).sort()).toEqual([
      'Abraham Lincoln',
      'Ada Brown',
      'Franklin D. Roosevelt',
    ])
    expect(found.facets.places).toEqual([{ value: 'Gettysburg', count: 1 }])
    expect(search('', { places: ['Kramatorsk'] }).total).toBe(2)
    expect(search('people', { modes: ['indirect'] }).total).toBe(0)
    expect(search('people', { speakers: ['Nobody'] }).total).toBe(0)
    expect(search('').total).toBe(0)
  })

  it('answers what was likely meant when a word is one slip away', () => {
    for (const slip of ['peopel', 'poeple', 'peoples', 'peple'])
      expect(search(slip)).toMatchObject({ instead: 'people', total: 3 })
    expect(search('zebra')).toMatchObject({ instead: null, total: 0 })
  })

  it('looks in one article when asked, and gives no more than wanted', () => {
    expect(search('people', { article: 'roosevelt' }).groups.map(({ article }) => article)).toEqual(['roosevelt'])
    const few = search('people', { limit: 1 })
    expect(few.groups.flatMap(({ hits }) => hits)).toHaveLength(1)
    expect(few.total).toBe(3)
  })

  it('forgets an article that is taken out, and knows one that was replaced as it is now', () => {
    index.remove('roosevelt')
    expect(search('infamy').total).toBe(0)
    index.put('lincoln', parsed({ ...lincoln, statements: lincoln.statements.slice(0, 1) }))
    expect(search('people').groups.map(({ article }) => article)).toEqual(['kramatorsk'])
    expect(index.size).toBe(2)
  })
})

describe('for any article and any words', () => {
  it('a statement is found by every word it holds, and answers fit the contract', () => {
    fc.assert(
      fc.property(arbitraryArticle, fc.string({ unit: 'grapheme' }), (article, words) => {
        const index = new StatementIndex()
        index.put('a', article)
        const any = index.search(shelfQuery.parse({ query: words.slice(0, 200) }))
        shelfFindings.parse({ ...any, indexed: { done: 1, total: 1 } })
        for (const statement of article.statements.slice(0, 3)) {
          const [term] = termsOf(statement.paraphrase ?? '').filter((word) => word.length > 1)
          if (term === undefined) continue
          const found = index.search(shelfQuery.parse({ query: term.slice(0, 200), limit: 500 }))
          expect(found.groups.flatMap(({ total }) => total).reduce((a, b) => a + b, 0)).toBeGreaterThan(0)
        }
      }),
      { numRuns: 50 },
    )
  })

  it('one slip is one slip both ways, and every word is near itself', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        expect(isNear(a, a)).toBe(true)
        expect(isNear(a, b)).toBe(isNear(b, a))
      }),
    )
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 12 }), fc.nat(), (word, at) => {
        const k = at % word.length
        expect(isNear(word, word.slice(0, k) + word.slice(k + 1))).toBe(true)
      }),
    )
    expect(isNear('people', 'poeple')).toBe(true)
    expect(isNear('people', 'purple')).toBe(false)
    expect(indexedTerms('克拉 ab')).toEqual(['克拉', '拉', 'ab'])
  })
})
