import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Article, articleSchema } from '../../../src/core/article.ts'
import { mostInArticle } from '../../../src/core/article-limits.ts'
import { mostTogether, printedIn, speakerAtTheTime } from '../../../src/core/combine/combination.ts'
import { combineArticles } from '../../../src/core/combine/combine.ts'
import { explore, indexArticle, noFilters, reduce, startState } from '../../../src/core/explore.ts'
import { statementWords } from '../../../src/core/quoted-words.ts'
import { speeches } from '../../fixtures/articles.ts'
import { arbitraryArticle, bundledArticle, longArticle } from '../arbitrary-article.ts'
import { notesArticle } from '../edit/notes-article.ts'

const seeded = { seed: 19411208, numRuns: 200 }

function combine(articles: Parameters<typeof combineArticles>[0]) {
  const combining = combineArticles(articles)
  if (!combining.ok) throw new Error(combining.fault.title)
  return combining.value
}

const valid = (article: Article) => articleSchema.parse(JSON.parse(JSON.stringify(article)))

describe('three speeches read together', () => {
  const together = combine(speeches().reverse())
  const { article, members } = together
  const named = (name: string) => article.places.filter((place) => place.name === name)

  it('are a valid article, in order of publication', () => {
    expect(valid(article)).toEqual(JSON.parse(JSON.stringify(article)))
    expect(members.map((member) => member.id)).toEqual([
      'lincoln-1863-11-19',
      'roosevelt-1941-12-08',
      'roosevelt-1941-12-09',
    ])
    expect(article.title).toBe('3 articles together')
    expect(article.sections.map((section) => section.title)).toEqual([
      'The speech',
      'The attack',
      'The answer',
      'The address',
    ])
  })

  it('say where each statement comes from', () => {
    const index = indexArticle(article, { combination: together })
    const last = article.statements.at(-1)
    const printed = printedIn(index, last?.id ?? '')
    expect(printed).toMatchObject({ id: 'roosevelt-1941-12-09', statement: 's4', number: 4 })
    expect(printed.article.source.published).toBe('1941-12-09')
    expect(index.numbers.get(last?.id ?? '')).toBe(19)
  })

  it('have one Roosevelt, known again by his name, and each speech’s own role for him', () => {
    expect(article.speakers.map((speaker) => speaker.name)).toEqual(['Abraham Lincoln', 'Franklin D. Roosevelt'])
    const [, roosevelt] = article.speakers
    expect(roosevelt).toMatchObject({ wikidata: 'Q8007', names: expect.arrayContaining(['FDR']) })
    expect(roosevelt).not.toHaveProperty('role')
    const index = indexArticle(article, { combination: together })
    const roles = [5, 15].map(
      (k) => speakerAtTheTime(index, article.statements[k]?.id ?? '', roosevelt?.id ?? '')?.role,
    )
    expect(roles).toEqual(['President of the United States', 'Speaking on the radio as president'])
  })

  it('have one of each place: by Wikidata, by ISO codes', () => {
    for (const name of ['United States', 'Japan', 'Guam', 'Gettysburg']) expect(named(name)).toHaveLength(1)
    const guam = named('Guam')[0]
    const about = article.statements.filter((item) => item.about.places.some(({ place }) => place === guam?.id))
    expect(about.map((item) => together.origins.get(item.id)?.member.id)).toEqual([
      'roosevelt-1941-12-08',
      'roosevelt-1941-12-09',
    ])
  })

  it('have one topic of a title, and links that stay inside their article', () => {
    expect(article.topics.filter((topic) => topic.title === 'War')).toHaveLength(1)
    for (const item of article.statements)
      for (const link of item.links)
        expect(together.origins.get(link.to)?.member).toBe(together.origins.get(item.id)?.member)
  })

  it('are filtered by article, which gives way to a statement of another that is chosen', () => {
    const index = indexArticle(article, { combination: together })
    const radio = reduce(index, startState(index), {
      type: 'toggle-filter',
      key: 'articles',
      value: 'roosevelt-1941-12-09',
    })
    const shown = explore(index, radio)
    expect(shown.path).toHaveLength(4)
    expect(shown.path.map((id) => printedIn(index, id).id)).toEqual(Array(4).fill('roosevelt-1941-12-09'))
    const chosen = reduce(index, radio, { type: 'select', statement: index.order[0] ?? '' })
    expect(chosen).toMatchObject({ anchor: index.order[0], filters: noFilters })
    const unknown = reduce(index, radio, { type: 'toggle-filter', key: 'articles', value: 'gone' })
    expect(unknown).toBe(radio)
  })

  it('give a statement the same id whatever else is read with it', () => {
    const two = combine(speeches().slice(1))
    const id = (of: typeof two) =>
      of.members.find((member) => member.id === 'roosevelt-1941-12-09')?.statements.get('s2')
    expect(id(two)).toBe(id(together))
  })
})

const person = (name: string, more: object = {}) => ({
  id: name.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
  name,
  short: name,
  kind: 'person' as const,
  ...more,
})
const spot = (name: string, lon: number, lat: number, more: object = {}) => ({
  id: name.toLowerCase().replaceAll(/[^a-z]+/g, '-'),
  name,
  kind: 'city' as const,
  geometry: { type: 'Point' as const, coordinates: [lon, lat] },
  ...more,
})

/** An article of one statement, by its first speaker about its first place. */
function made(id: string, parts: { speakers: { id: string }[]; places?: { id: string }[]; published?: string }) {
  const { speakers, places = [], published } = parts
  const article = articleSchema.parse({
    dateline: 1,
    id,
    title: id,
    source: { title: id, ...(published !== undefined && { published }) },
    sections: [{ id: 'whole', title: id }],
    speakers,
    places,
    statements: [
      {
        id: 's1',
        section: 'whole',
        speakers: speakers.map((item) => item.id),
        mode: 'indirect',
        paraphrase: 'Somebody says something.',
        said: { place: null, edtf: null },
        about: { places: places.map((item) => ({ place: item.id })) },
      },
    ],
  })
  return { id, article }
}

const speakerCount = (...lists: { id: string }[][]) =>
  combine(lists.map((speakers, k) => made(`a${k}`, { speakers }))).article.speakers.length
const placeCount = (...lists: { id: string }[][]) =>
  combine(lists.map((places, k) => made(`a${k}`, { speakers: [person('Ada')], places }))).article.places.length

describe('what is the same', () => {
  it.each([
    ['one Wikidata id, two names', 1, [person('Ada', { wikidata: 'Q1' })], [person('Ada B.', { wikidata: 'Q1' })]],
    ['one name, two Wikidata ids', 2, [person('Ada', { wikidata: 'Q1' })], [person('Ada', { wikidata: 'Q2' })]],
    ['one name, one Wikidata id', 1, [person('Ada', { wikidata: 'Q1' })], [person('Ada')]],
    ['names alike but for case and accents', 1, [person('José Ó Sé')], [person('Jose O SE')]],
    ['another name in common', 1, [person('Ada', { names: ['Ада'] })], [person('Ada Brandt', { names: ['Ада'] })]],
    ['another’s name as another name', 1, [person('Ada Brandt', { names: ['Ada'] })], [person('Ada')]],
    ['a person and a body of one name', 2, [person('Ada')], [person('Ada', { kind: 'body' })]],
    ['a name that one article gives to two', 3, [person('Ada'), { ...person('Ada'), id: 'x' }], [person('Ada')]],
  ])('speakers: %s', (_what, count, one, other) => {
    expect(speakerCount(one, other)).toBe(count)
    expect(speakerCount(other, one)).toBe(count)
  })

  it('a name of two known people does not make them one, nor a third either of them', () => {
    const known = (wikidata: string) => [person('Ada', { wikidata })]
    expect(speakerCount(known('Q1'), known('Q2'), [person('Ada')])).toBe(3)
    expect(speakerCount(known('Q1'), known('Q2'), [person('Ada')], [person('Ada')])).toBe(3)
  })

  it.each([
    ['one GeoNames id', 1, [spot('Riga', 24.1, 56.9, { geonames: 5 })], [spot('Rīga', 24, 57, { geonames: 5 })]],
    ['one name, near', 1, [spot('Riga', 24.1, 56.95)], [spot('Riga', 24.13, 56.93)]],
    ['one name, near, across a cell', 1, [spot('Riga', 24.199, 56.999)], [spot('Riga', 24.201, 57.001)]],
    ['one name, far', 2, [spot('Riga', 24.1, 56.95)], [spot('Riga', -89.2, 36.2)]],
    ['two names, one spot', 2, [spot('Riga', 24.1, 56.95)], [spot('Old Town', 24.1, 56.95)]],
    [
      'one GeoNames id, two Wikidata ids',
      2,
      [spot('Riga', 24.1, 56.9, { geonames: 5, wikidata: 'Q1' })],
      [spot('Riga', 24.1, 56.9, { geonames: 5, wikidata: 'Q2' })],
    ],
    [
      'one vague name',
      1,
      [{ id: 'w', name: 'the West', kind: 'vague' }],
      [{ id: 'x', name: 'The West', kind: 'vague' }],
    ],
    [
      'one set of areas',
      1,
      [{ id: 'a', name: 'EU', kind: 'union', iso: ['FR', 'DE'] }],
      [{ id: 'b', name: 'Europe', kind: 'union', iso: ['DE', 'FR'] }],
    ],
  ])('places: %s', (_what, count, one, other) => {
    expect(placeCount(one, other)).toBe(count)
    expect(placeCount(other, one)).toBe(count)
  })

  it('a place that is one by its ids is in a statement once', () => {
    const twice = [spot('Riga', 24.1, 56.9, { geonames: 5 }), spot('Vecriga', 24.1, 56.9, { geonames: 5 })]
    const { article } = combine([
      made('a', { speakers: [person('Ada')], places: twice }),
      made('b', { speakers: [person('Bo')] }),
    ])
    expect(article.statements.map((item) => item.about.places.length).sort()).toEqual([0, 1])
  })
})

describe('combineArticles', () => {
  it('puts undated articles last and takes one given twice once', () => {
    const speakers = [person('Ada')]
    const dated = made('z', { speakers, published: '2020' })
    const undated = made('a', { speakers })
    const older = made('y', { speakers, published: '1999-05' })
    const { members } = combine([undated, dated, older, dated])
    expect(members.map((member) => member.id)).toEqual(['y', 'z', 'a'])
  })

  it('takes the words along that only the document holds, and leaves document and mentions out', () => {
    const { article } = combine([{ id: 'notes', article: notesArticle() }, ...speeches()])
    expect(article.document).toBeUndefined()
    expect(article.mentions).toEqual([])
    const waits = article.statements.find((item) => item.mode === 'indirect' && item.paraphrase === undefined)
    expect(waits && statementWords(article, waits)).toBe('that Riga would wait')
    valid(article)
  })

  it('says why when they are too many, of articles or of statements', () => {
    const speakers = [person('Ada')]
    const many = Array.from({ length: mostTogether + 1 }, (_, k) => made(`a${k}`, { speakers }))
    const tooMany = combineArticles(many)
    expect(tooMany.ok || tooMany.fault).toMatchObject({
      kind: 'too-large',
      message: expect.stringContaining('1000 articles'),
    })
    const half = longArticle(mostInArticle.statements / 2 + 1)
    const tooLong = combineArticles([
      { id: 'one', article: half },
      { id: 'two', article: half },
    ])
    expect(tooLong.ok || tooLong.fault.message).toBe(
      'Together they have 100,002 statements; Dateline shows up to 100,000 at once.',
    )
  })

  it('says so when there is nothing to show', () => {
    const empty = { ...notesArticle(), statements: [], headlines: [] }
    const combining = combineArticles([
      { id: 'one', article: empty },
      { id: 'two', article: empty },
    ])
    expect(combining.ok || combining.fault.kind).toBe('empty')
    expect(combineArticles([]).ok).toBe(false)
  })

  it('shortens ids that grow too long, and keeps them apart', () => {
    const long = (end: string) => `${'x'.repeat(79)}${end}`
    const [one, two] = speeches()
    if (!one || !two) throw new Error('the speeches are gone')
    const renamed: Article = {
      ...one.article,
      headlines: [],
      statements: one.article.statements
        .slice(0, 2)
        .map((item, k) => ({ ...item, id: long('ab'.charAt(k)), links: [] })),
    }
    const { article } = combine([{ id: one.id, article: renamed }, two])
    valid(article)
    expect(new Set(article.statements.map((item) => item.id)).size).toBe(article.statements.length)
  })

  it('of one article is that article, but for its document and mentions', () => {
    fc.assert(
      fc.property(fc.oneof(arbitraryArticle, fc.constant(bundledArticle())), (article) => {
        const { $schema: _, event: __, ...rest } = article
        expect(combine([{ id: 'one', article }]).article).toEqual({
          ...rest,
          headlines: article.headlines,
          mentions: [],
        })
      }),
      seeded,
    )
  })

  const several = fc.array(arbitraryArticle, { minLength: 2, maxLength: 5 }).map((articles) =>
    articles.map((article, k) => ({
      id: `article-${k}`,
      // Some dated, some not, some speakers of one name and some of one article alone.
      article: {
        ...article,
        source: { ...article.source, ...(k % 3 === 2 ? { published: undefined } : { published: `20${10 + k}` }) },
        speakers: article.speakers.map((item, n) => (n === k % 4 ? { ...item, wikidata: `Q${n}${k % 2}` } : item)),
      },
    })),
  )

  it('loses no statement, adds up, and does not depend on the order it is given', () => {
    fc.assert(
      fc.property(several, fc.nat(), (given, turn) => {
        const { article, members, origins } = combine(given)
        valid(article)
        const total = given.reduce((sum, item) => sum + item.article.statements.length, 0)
        expect(article.statements).toHaveLength(total)
        expect(origins.size).toBe(total)
        for (const item of article.statements) {
          const origin = origins.get(item.id)
          const own = origin?.member.article.statements[origin.number - 1]
          expect(own?.id).toBe(origin?.statement)
          expect(item).toMatchObject({ mode: own?.mode, paraphrase: own?.paraphrase, cue: own?.cue })
          expect(item.quotations.map((quotation) => quotation.exact)).toEqual(own?.quotations.map((q) => q.exact))
          expect(item.speakers).toEqual(own?.speakers.map((id) => origin?.member.speakers.get(id)))
          expect(item.about.places.map((about) => about.place)).toEqual(
            own?.about.places.map(({ place }) => origin?.member.places.get(place)),
          )
          expect(item.about.times).toEqual(own?.about.times)
          expect(item.topics).toEqual(own?.topics.map((id) => origin?.member.topics.get(id)))
        }
        const about = indexArticle(article).about
        for (const place of article.places) {
          const there = members.map((member) => {
            const own = [...member.places].filter(([, id]) => id === place.id).map(([id]) => id)
            return member.article.statements.filter((item) => item.about.places.some((at) => own.includes(at.place)))
              .length
          })
          expect(about.get(place.id)?.length ?? 0).toBe(there.reduce((sum, count) => sum + count, 0))
        }
        const at = turn % given.length
        const turned = [...given.slice(at), ...given.slice(0, at)].reverse()
        expect(combine(turned).article).toEqual(article)
        for (const speaker of article.speakers) {
          const ids = members.flatMap((member) =>
            member.article.speakers.flatMap((item) =>
              member.speakers.get(item.id) === speaker.id && item.wikidata !== undefined ? [item.wikidata] : [],
            ),
          )
          expect(new Set(ids).size).toBeLessThan(2)
        }
      }),
      seeded,
    )
  })
})
