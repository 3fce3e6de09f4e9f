import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleSchema } from '../../src/core/article.ts'
import { indexArticle } from '../../src/core/explore.ts'
import { foldTerm, indexSearch, markTerms, nameFoundBy } from '../../src/core/search.ts'
import { arbitraryArticle, bundledArticle } from './arbitrary-article.ts'

const seeded = { seed: 20250801, numRuns: 300 }

const index = indexArticle(bundledArticle())
const search = indexSearch(index)
const found = (query: string) => search(query).map((hit) => `${hit.kind} ${hit.id}`)
const statementsFor = (query: string) =>
  search(query)
    .filter((hit) => hit.kind === 'statement')
    .map((hit) => hit.id)

describe('searching the article that comes with the app', () => {
  it('finds words of a quotation', () => {
    expect(statementsFor('nibble')).toEqual(['s32'])
    expect(found('not a single loss')[0]).toBe('statement s27')
    expect(statementsFor('strategic defeat battlefield')).toEqual(['s29'])
  })

  it('finds words of a paraphrase', () => {
    expect(statementsFor('Belousov')).toEqual(['s23'])
    expect(statementsFor('theatre')).toEqual(['s04'])
  })

  it('finds people: themselves first, then what they say', () => {
    const hits = found('Medinsky')
    expect(hits).toContain('speaker vladimir-medinsky')
    expect(statementsFor('Medinsky')).toEqual(expect.arrayContaining(['s10', 's11']))
    expect(found('President of Belarus')[0]).toBe('speaker alexander-lukashenko')
  })

  it('finds places by their name and by what the article calls them, and what is said about them', () => {
    expect(found('Chasiv Yar').slice(0, 3)).toEqual(
      expect.arrayContaining(['place chasiv-yar', 'statement s28', 'statement s31']),
    )
    expect(found('U.S.')).toContain('place united-states')
    expect(statementsFor('Crimea')).toEqual(expect.arrayContaining(['s07', 's08']))
  })

  it.each([
    ['Путин', 'speaker vladimir-putin'],
    ['путін', 'speaker vladimir-putin'],
    ['Лукашэнка', 'speaker alexander-lukashenko'],
    ['Мединский', 'speaker vladimir-medinsky'],
    ['Зеленський', 'speaker volodymyr-zelensky'],
    ['Часів Яр', 'place chasiv-yar'],
    ['Часов Яр', 'place chasiv-yar'],
    ['Краматорськ', 'place kramatorsk'],
    ['краматорск', 'place kramatorsk'],
    ['Київ', 'place kyiv'],
    ['Киев', 'place kyiv'],
    ['Крым', 'place crimea'],
    ['Луганськ', 'place luhansk-oblast'],
    ['США', 'place united-states'],
    ['Соединенные Штаты', 'place united-states'],
  ])('finds %s by another name, and what is said', (query, key) => {
    expect(found(query)).toContain(key)
  })

  it('finds what is said by a speaker and about a place under another name', () => {
    expect(statementsFor('Краматорськ')).toEqual(statementsFor('Kramatorsk'))
    expect(statementsFor('Мединский')).toEqual(expect.arrayContaining(['s10', 's11']))
  })

  it('tells which other name was found, and none when the name shown was', () => {
    const place = index.places.get('kramatorsk')
    const terms = search('Краматор')[0]?.terms ?? []
    expect(place && nameFoundBy(place, terms)).toBe('Краматорськ')
    expect(place && nameFoundBy(place, ['kramatorsk'])).toBeNull()
    expect(nameFoundBy({ name: 'Kyiv' }, ['київ'])).toBeNull()
  })

  it('finds topics', () => {
    expect(statementsFor('anti-corruption')).toEqual(expect.arrayContaining(['s16', 's17', 's18', 's19', 's20', 's21']))
  })

  it('finds a statement by its number', () => {
    expect(statementsFor('31')[0]).toBe('s31')
  })

  it('folds case, accents and apostrophes', () => {
    expect(found('KRAMATORSK')).toEqual(found('kramatorsk'))
    expect(found('Krámatorsk')).toEqual(found('kramatorsk'))
    expect(found('Kra\u0301matorsk')).toEqual(found('kramatorsk'))
    for (const query of ['Ukraine’s', "Ukraine's", 'ukraineʼs', 'ukraines'])
      expect(found(query)).toEqual(found('Ukraine’s'))
    expect(statementsFor('Ukraine’s leadership')).toEqual(['s01'])
    expect(found('Kyiv’s')).toContain('place kyiv')
  })

  it('finds the beginning of a word, and a word with one wrong letter', () => {
    expect(found('Kramat')).toContain('place kramatorsk')
    expect(found('Kramatorks')).toContain('place kramatorsk')
    expect(found('Lukashenka')).toContain('speaker alexander-lukashenko')
    expect(statementsFor('deindustrialisation')).toEqual(['s22'])
  })

  it('wants all words, and takes any only when nothing has them all', () => {
    expect(statementsFor('Lukashenko Kramatorsk')).toEqual(['s31'])
    expect(statementsFor('Kramatorsk deindustrialization')).toEqual(expect.arrayContaining(['s22', 's31']))
  })

  it.each(['', '   ', 'xyzzyx', '“”', '…—!', '\u0000', '’', 'qqqq wwww'])('finds nothing for %j', (query) => {
    expect(search(query)).toEqual([])
  })

  it('gives no more than asked for, the best first', () => {
    const all = search('Russia', 100)
    expect(all.length).toBeGreaterThan(5)
    expect(search('Russia', 3)).toEqual(all.slice(0, 3))
  })

  it('names every hit once, with terms that the marks can find', () => {
    for (const query of ['children', 'Putin', 'Kyiv’s', 'sovereignty', 'war']) {
      const keys = found(query)
      expect(new Set(keys).size).toBe(keys.length)
      for (const hit of search(query)) expect(hit.terms.length).toBeGreaterThan(0)
    }
    const hit = search('Ukraines leadership')[0]
    const words = index.statements.get('s01')?.quotations[0]?.exact ?? ''
    expect(
      markTerms(words, hit?.terms ?? [])
        .filter((run) => run.hit)
        .map((run) => run.text),
    ).toEqual(['Ukraine’s', 'leadership'])
  })
})

describe('searching other articles', () => {
  it('brings statements of equal worth in article order', () => {
    const article = bundledArticle()
    const alike = article.statements
      .slice(0, 3)
      .map((item) => ({ ...item, quotations: [], mode: 'indirect' as const, paraphrase: 'The same words.' }))
    const reversed = articleSchema.parse({
      ...article,
      statements: [...alike].reverse().map((item) => ({ ...item, links: [] })),
      headlines: [],
    })
    const hits = indexSearch(indexArticle(reversed))('same words')
    expect(hits.map((hit) => hit.id)).toEqual(['s03', 's02', 's01'])
  })

  it('takes any query on any article without throwing, and only names what is there', () => {
    fc.assert(
      fc.property(arbitraryArticle, fc.string({ unit: 'binary', maxLength: 40 }), (article, query) => {
        const made = indexArticle(article)
        for (const hit of indexSearch(made)(query)) {
          const known = { statement: made.statements, speaker: made.speakers, place: made.places }[hit.kind]
          expect(known.has(hit.id)).toBe(true)
        }
      }),
      seeded,
    )
  })

  it('finds every statement by its own words', () => {
    fc.assert(
      fc.property(arbitraryArticle, (article) => {
        const find = indexSearch(indexArticle(article))
        for (const statement of article.statements)
          expect(find(statement.paraphrase ?? '').map((hit) => hit.id)).toContain(statement.id)
      }),
      { ...seeded, numRuns: 60 },
    )
  })
})

describe('foldTerm', () => {
  it('folds what readers leave out', () => {
    expect(foldTerm('Kyiv’s')).toBe('kyivs')
    expect(foldTerm("KYIV'S")).toBe('kyivs')
    expect(foldTerm('Élysée')).toBe('elysee')
    expect(foldTerm('İstanbul')).toBe('istanbul')
    expect(foldTerm('’')).toBe('')
  })

  it('folds what is folded no further', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (term) => {
        expect(foldTerm(foldTerm(term))).toBe(foldTerm(term))
      }),
      seeded,
    )
  })
})

describe('markTerms', () => {
  it('marks whole words, whatever their case, accents and apostrophes', () => {
    expect(markTerms('“Kyiv’s list”, KYIVS', ['kyivs'])).toEqual([
      { text: '“', hit: false },
      { text: 'Kyiv’s', hit: true },
      { text: ' list”, ', hit: false },
      { text: 'KYIVS', hit: true },
    ])
    expect(markTerms('Cafe\u0301 society', ['cafe'])).toEqual([
      { text: 'Cafe\u0301', hit: true },
      { text: ' society', hit: false },
    ])
    expect(markTerms('nothing here', [])).toEqual([{ text: 'nothing here', hit: false }])
    expect(markTerms('', ['x'])).toEqual([])
  })

  it('gives the same text back, in runs that alternate and are never empty', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('Kyiv', '’s', ' ', '“', 'é', 'e\u0301', '.', 'war')).map((list) => list.join('')),
    )
    fc.assert(
      fc.property(
        text,
        fc.array(fc.oneof(fc.constantFrom('kyiv', 'kyivs', 'war', 'e', ''), fc.string())),
        (whole, terms) => {
          const runs = markTerms(whole, terms)
          expect(runs.map((run) => run.text).join('')).toBe(whole)
          for (const [k, run] of runs.entries()) {
            expect(run.text).not.toBe('')
            if (k > 0) expect(run.hit).not.toBe(runs[k - 1]?.hit)
            if (run.hit) expect(run.text).toMatch(/[\p{L}\p{N}\p{M}'’ʼ]/u)
          }
        },
      ),
      seeded,
    )
  })
})
