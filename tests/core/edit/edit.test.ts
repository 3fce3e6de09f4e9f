import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Article, articleSchema } from '../../../src/core/article.ts'
import { applyEdit } from '../../../src/core/edit/apply.ts'
import { type Edit, EditFault } from '../../../src/core/edit/edit.ts'
import { perform, redo, redoLabel, startHistory, undo, undoLabel } from '../../../src/core/edit/history.ts'
import { nextToCheck, reviewItems, reviewProgress } from '../../../src/core/edit/review.ts'
import { notesArticle, notesText, rangeOfWords } from './notes-article.ts'

const edited = (...edits: Edit[]) => articleSchema.parse(edits.reduce(applyEdit, notesArticle()))
const statementOf = (article: Article, id: string) => article.statements.find((item) => item.id === id)
const tallinn = {
  place: {
    name: 'Tallinn',
    kind: 'city' as const,
    geometry: { type: 'Point' as const, coordinates: [24.75, 59.44] as [number, number] },
    geonames: 588409,
    toponyms: [],
  },
}

describe('checking', () => {
  it('visits the most doubtful first and counts what is left', () => {
    const items = reviewItems(notesArticle())
    expect(items.map((item) => item.id)).toEqual(['m1', 's1', 'm2', 's2', 's3', 'm3', 's4'])
    expect(reviewProgress(items)).toEqual({ items: 7, checked: 0, doubtful: 2 })
    expect(nextToCheck(items).map((item) => item.id)).toEqual(['m2', 's3', 'm1', 's1', 's2', 'm3', 's4'])
  })

  it('is done item by item, or for all', () => {
    const one = edited({ type: 'accept', item: { kind: 'mention', id: 'm2' } })
    expect(reviewProgress(reviewItems(one))).toEqual({ items: 7, checked: 1, doubtful: 1 })
    expect(nextToCheck(reviewItems(edited({ type: 'accept-all' })))).toEqual([])
  })
})

describe('quotations', () => {
  it('are marked where the reader selects, in the order of the text, with what stands in them', () => {
    const article = edited({
      type: 'add-quotation',
      range: rangeOfWords(' who came from Tartu'),
      speaker: { name: 'Cy Ode' },
    })
    const added = statementOf(article, 's5')
    expect(article.statements.map((item) => item.id)).toEqual(['s1', 's2', 's3', 's5', 's4'])
    expect(added?.quotations[0]).toMatchObject({ id: 'q6', exact: 'who came from Tartu' })
    expect(added?.about.places).toEqual([{ place: 'tartu', mention: 'm3', words: 'Tartu' }])
    expect(added?.speakers).toEqual(['cy-ode'])
    expect(added?.found).toBeUndefined()
  })

  it('by a speaker whose name has to be cut at a space can be saved', () => {
    const name = `${'Maria '.repeat(20)}Anna` // 120 characters end with the space before Anna
    const article = edited({ type: 'set-speaker', statement: 's1', speaker: { name }, scope: 'here' })
    expect(article.speakers.at(-1)).toMatchObject({ name: 'Maria '.repeat(20).trim(), short: 'Maria' })
  })

  it('without a speaker say so', () => {
    const article = edited({ type: 'add-reported', range: rangeOfWords('who came from Tartu') })
    expect(article.speakers.at(-1)?.name).toBe('Speaker not named')
    expect(statementOf(article, 's5')?.mode).toBe('indirect')
  })

  it('do not overlap', () => {
    expect(() => edited({ type: 'add-quotation', range: rangeOfWords('time,” she') })).toThrow(/statement 2 already/)
    expect(() => edited({ type: 'add-quotation', range: rangeOfWords('\n\n') })).toThrow(/Nothing is selected/)
    expect(() => edited({ type: 'add-quotation', range: { start: 9_000, end: 9_010 } })).toThrow(EditFault)
  })

  it('can be made longer and shorter, and keep only the nested words they still hold', () => {
    const range = { start: rangeOfWords('“Bo told').start, end: rangeOfWords('“Bo told me').end }
    const quotation = statementOf(edited({ type: 'set-quotation-range', quotation: 'q4', range }), 's4')?.quotations[0]
    expect(quotation).toMatchObject({ exact: '“Bo told me', nested: [] })
  })

  it('split into two statements and merge again', () => {
    const split = edited({ type: 'split-statement', statement: 's2', at: rangeOfWords('she said.').start })
    expect(split.statements.map((item) => [item.id, item.quotations.map((quotation) => quotation.id).join()])).toEqual([
      ['s1', ''],
      ['s2', 'q1'],
      ['s5', 'q2'],
      ['s3', 'q3'],
      ['s4', 'q4'],
    ])
    expect(statementOf(split, 's5')?.links).toEqual([{ type: 'continues', to: 's2' }])
    const merged = articleSchema.parse(applyEdit(split, { type: 'merge-statements', statement: 's5', into: 's2' }))
    expect(statementOf(merged, 's2')?.quotations.map((quotation) => quotation.id)).toEqual(['q1', 'q2'])
    expect(() => edited({ type: 'split-statement', statement: 's3', at: 0 })).toThrow(/nothing to split/)
  })

  it('split in the middle of their words', () => {
    const article = edited({ type: 'split-statement', statement: 's3', at: rangeOfWords('waits for').start })
    expect(article.statements.flatMap((item) => item.quotations).map((quotation) => quotation.exact)).toContain(
      '“Nobody',
    )
    expect(article.statements.flatMap((item) => item.quotations).map((quotation) => quotation.exact)).toContain(
      'waits for ever,”',
    )
  })

  it('take their links with them when they go', () => {
    const article = edited({ type: 'delete-statement', statement: 's2' })
    expect(statementOf(article, 's3')?.links).toEqual([])
    expect(edited({ type: 'delete-statement', statement: 's3' }).speakers.map((item) => item.id)).toContain('bo-lind')
  })
})

describe('the words of a statement', () => {
  it('are reported ones whose bounds can be changed; what came into them is what it is about', () => {
    const article = edited({
      type: 'set-reported-range',
      statement: 's1',
      range: { start: rangeOfWords('Riga would').start, end: rangeOfWords('who came from Tartu').end },
    })
    expect(statementOf(article, 's1')?.selectors[0]).toMatchObject({ exact: expect.stringMatching(/^Riga.*Tartu$/s) })
    expect(statementOf(article, 's1')?.about.places.map((item) => item.place)).toEqual(['riga', 'tartu'])
  })

  it('are mixed with reported ones when they merge, and direct again without those', () => {
    const merged = edited({ type: 'merge-statements', statement: 's2', into: 's1' })
    expect(statementOf(merged, 's1')).toMatchObject({ mode: 'mixed', quotations: [{ kind: 'fragment' }, {}] })
    const direct = applyEdit(merged, { type: 'set-reported-range', statement: 's1', range: null })
    expect(statementOf(direct, 's1')).toMatchObject({ mode: 'direct', selectors: [] })
    expect(() => edited({ type: 'set-reported-range', statement: 's1', range: null })).toThrow(/Delete it instead/)
  })

  it('hold words of others, who can be named and taken out', () => {
    const range = rangeOfWords('patience')
    const article = edited(
      { type: 'add-nested', range, speaker: { name: 'Cy Ode' } },
      { type: 'set-nested-speaker', nested: 'q5', speaker: { name: 'Eva Berg' } },
    )
    expect(statementOf(article, 's2')?.quotations[1]?.nested).toMatchObject([{ id: 'q6', speakers: ['cy-ode'] }])
    expect(statementOf(article, 's4')?.quotations[0]?.nested).toMatchObject([{ id: 'q5', speakers: ['eva-berg'] }])
    const less = applyEdit(article, { type: 'delete-nested', nested: 'q6' })
    expect(less.speakers.map((item) => item.id)).not.toContain('cy-ode')
    expect(() => edited({ type: 'add-nested', range: rangeOfWords('who came') })).toThrow(/inside a quotation/)
  })
})

describe('circumstances', () => {
  const quay = { place: { id: 'riga' }, placeWords: 'a quay in Riga', edtf: '2025-08-01' }

  it('are said of one statement, or of all of which the same was known', () => {
    const edit = { type: 'set-said' as const, statement: 's2', ...quay }
    const here = edited({ ...edit, scope: 'here' })
    expect(here.statements.map((item) => item.said.place)).toEqual([null, 'riga', null, null])
    const everywhere = edited({ ...edit, scope: 'everywhere' })
    expect(everywhere.statements.map((item) => item.said.place)).toEqual([null, 'riga', 'riga', 'riga'])
    expect(statementOf(everywhere, 's3')?.said).toEqual({
      place: 'riga',
      placeWords: 'a quay in Riga',
      edtf: '2025-08-01',
    })
    expect(() => edited({ ...edit, edtf: 'soon', scope: 'here' })).toThrow(/EDTF/)
  })

  it('what it is about is entered and taken off by hand, and stays so when marks change', () => {
    const of = (article: Article, id: string) => statementOf(article, id)?.about.places.map((item) => item.place)
    const less = edited({ type: 'set-about-place', statement: 's1', place: { id: 'riga' }, on: false })
    expect(of(less, 's1')).toEqual([])
    const accepted = applyEdit(less, { type: 'add-place', range: rangeOfWords('would'), place: { id: 'tartu' } })
    expect(of(accepted, 's1')).toEqual(['tartu'])
    const more = edited(
      { type: 'set-about-place', statement: 's3', place: tallinn, on: true },
      { type: 'set-about-time', statement: 's3', edtf: '2025-08-01/..', on: true },
      { type: 'set-quotation-range', quotation: 'q3', range: rangeOfWords('“Nobody waits') },
    )
    expect(of(more, 's3')).toEqual(['tallinn'])
    expect(statementOf(more, 's3')?.about.times).toEqual([{ edtf: '2025-08-01/..', basis: 'tense' }])
    expect(of(applyEdit(more, { type: 'set-about-place', statement: 's3', place: tallinn, on: false }), 's3')).toEqual(
      [],
    )
  })

  it('the event and the sections are named', () => {
    const article = edited({
      type: 'set-details',
      event: { name: 'A talk', edtf: '2025', place: 'riga' },
      sections: [{ id: 'whole', title: 'The whole' }],
    })
    expect(article).toMatchObject({ event: { name: 'A talk' }, sections: [{ title: 'The whole' }] })
    expect(articleSchema.parse(applyEdit(article, { type: 'set-details', event: null })).event).toBeUndefined()
  })
})

describe('speakers', () => {
  it('say it together', () => {
    const edit = { type: 'set-speaker' as const, statement: 's2', speaker: { id: 'bo-lind' }, scope: 'here' as const }
    expect(statementOf(edited({ ...edit, together: true }), 's2')?.speakers).toEqual(['ada-brandt', 'bo-lind'])
  })

  it('change here', () => {
    const article = edited({ type: 'set-speaker', statement: 's2', speaker: { id: 'bo-lind' }, scope: 'here' })
    expect(article.statements.map((item) => item.speakers[0])).toEqual([
      'ada-brandt',
      'bo-lind',
      'bo-lind',
      'ada-brandt',
    ])
    expect(statementOf(article, 's2')?.found).toBeUndefined()
  })

  it('change everywhere, and the others stay to be checked', () => {
    const article = edited({ type: 'set-speaker', statement: 's2', speaker: { name: 'Eva Berg' }, scope: 'everywhere' })
    expect(article.statements.map((item) => item.speakers[0])).toEqual(['eva-berg', 'eva-berg', 'bo-lind', 'eva-berg'])
    expect(statementOf(article, 's1')?.found).toBeDefined()
    expect(article.speakers.map((item) => item.id)).toEqual(['bo-lind', 'eva-berg'])
  })

  it('are renamed and merged, inside quotations too', () => {
    expect(edited({ type: 'rename-speaker', speaker: 'bo-lind', name: ' Bo B. Lind ' }).speakers[1]).toMatchObject({
      name: 'Bo B. Lind',
      short: 'Lind',
    })
    const merged = edited({ type: 'merge-speakers', speaker: 'bo-lind', into: 'ada-brandt' })
    expect(merged.speakers).toHaveLength(1)
    expect(statementOf(merged, 's4')?.quotations[0]?.nested[0]?.speakers).toEqual(['ada-brandt'])
    expect(() => edited({ type: 'rename-speaker', speaker: 'bo-lind', name: 'Ada Brandt' })).toThrow(/Merge the two/)
  })
})

describe('places and times', () => {
  it('change what the statements there are about', () => {
    const article = edited({ type: 'set-place', mention: 'm2', place: tallinn, scope: 'here' })
    expect(statementOf(article, 's1')?.about.places).toEqual([{ place: 'tallinn', mention: 'm2', words: 'Riga' }])
    expect(article.places.map((item) => item.id)).toEqual(['tartu', 'tallinn'])
    expect(article.mentions[1]).not.toHaveProperty('found')
    const none = edited({ type: 'set-place', mention: 'm2', place: null, scope: 'here' })
    expect(statementOf(none, 's1')?.about.places).toEqual([])
  })

  it('know a government from its city', () => {
    const article = edited({
      type: 'set-place',
      mention: 'm2',
      place: { id: 'riga' },
      as: 'government',
      scope: 'everywhere',
    })
    expect(statementOf(article, 's1')?.about.places[0]).toMatchObject({ place: 'riga', as: 'government' })
  })

  it('are marked once', () => {
    const article = edited({ type: 'add-place', range: rangeOfWords('the lake'), place: tallinn })
    expect(article.mentions.map((item) => item.id)).toEqual(['m4', 'm1', 'm2', 'm3'])
    expect(() => edited({ type: 'add-time', range: rangeOfWords('Riga would'), edtf: null })).toThrow(
      /marked as a place/,
    )
  })

  it('move to where they are dragged, and are then no longer the gazetteer’s', () => {
    const place = edited({ type: 'move-place', place: 'riga', at: [24, 57] }).places[0]
    expect(place).toMatchObject({ geometry: { type: 'Point', coordinates: [24, 57] } })
    expect(place).not.toHaveProperty('geonames')
    expect(() => edited({ type: 'move-place', place: 'riga', at: [200, 57] })).toThrow(/not on the map/)
  })

  it('are checked where they were moved for a mark, and there alone', () => {
    const { mentions } = edited({ type: 'move-place', place: 'riga', at: [24, 57], mention: 'm2' })
    const [moved, ...others] = [mentions.find(({ id }) => id === 'm2'), ...mentions.filter(({ id }) => id !== 'm2')]
    expect(moved).not.toHaveProperty('found')
    expect(others.every((other) => other && 'found' in other)).toBe(true)
  })

  it('take only EDTF for a time', () => {
    const article = edited({ type: 'set-time', mention: 'm1', edtf: '2025-08~' })
    expect(article.mentions[0]).toMatchObject({ edtf: '2025-08~' })
    expect(() => edited({ type: 'set-time', mention: 'm1', edtf: 'Friday' })).toThrow(/EDTF/)
  })

  it('leave the text when their mark goes, and the statement with it', () => {
    const article = edited({ type: 'delete-mention', mention: 'm2' })
    expect(statementOf(article, 's1')?.about.places).toEqual([])
    expect(article.places.map((item) => item.id)).toEqual(['tartu'])
  })
})

describe('the rest of a statement', () => {
  it('cue, paraphrase, topics, links, details', () => {
    const cueless = edited({ type: 'set-cue', statement: 's3', cue: null })
    expect(statementOf(cueless, 's3')).not.toHaveProperty('cue')
    expect(
      statementOf(edited({ type: 'set-cue', statement: 's4', cue: rangeOfWords('replied') }), 's4')?.cue?.verb,
    ).toBe('replied')
    expect(
      statementOf(edited({ type: 'set-paraphrase', statement: 's3', paraphrase: ' Lind warns. ' }), 's3')?.paraphrase,
    ).toBe('Lind warns.')
    expect(
      statementOf(edited({ type: 'set-link', statement: 's4', link: 'disputes', to: 's3', on: true }), 's4')?.links,
    ).toEqual([{ type: 'disputes', to: 's3', points: [] }])
    expect(edited({ type: 'set-details', source: { publisher: 'The Example' } }).source).toEqual({
      title: 'Talks by the lake',
      publisher: 'The Example',
      authors: [],
      language: 'en',
    })
  })
})

const ids = ['s1', 's2', 's3', 's4', 's5', 's6']
const range = fc
  .tuple(fc.nat(notesText.length + 5), fc.nat(60))
  .map(([start, length]) => ({ start, end: start + length }))
const statement = fc.constantFrom(...ids)
const mention = fc.constantFrom('m1', 'm2', 'm3', 'm4', 'm5')
const headline = fc.constantFrom('h1', 'h2')
const speaker = fc.oneof(
  fc.constantFrom({ id: 'ada-brandt' }, { id: 'bo-lind' }, { id: 'nobody' }),
  fc.record({ name: fc.constantFrom('Cy Ode', 'Ada Brandt', ' ', 'Ольга') }),
)
const place = fc.constantFrom(null, { id: 'riga' }, { id: 'nowhere' }, tallinn)
const scope = fc.constantFrom('here' as const, 'everywhere' as const)
const edtf = fc.constantFrom(null, '2025', '2025-08-01/..', 'soon')
const anyEdit: fc.Arbitrary<Edit> = fc.oneof(
  fc.record({
    type: fc.constant('accept' as const),
    item: fc.record({
      kind: fc.constantFrom('statement' as const, 'mention' as const),
      id: fc.oneof(statement, mention),
    }),
  }),
  fc.record({ type: fc.constantFrom('add-quotation' as const, 'add-reported' as const), range, speaker }),
  fc.record({
    type: fc.constant('set-quotation-range' as const),
    quotation: fc.constantFrom('q1', 'q2', 'q3', 'q4', 'q6'),
    range,
  }),
  fc.record({ type: fc.constant('delete-statement' as const), statement }),
  fc.record({ type: fc.constant('split-statement' as const), statement, at: fc.nat(notesText.length) }),
  fc.record({ type: fc.constant('merge-statements' as const), statement, into: statement }),
  fc.record({ type: fc.constant('set-speaker' as const), statement, speaker, scope }),
  fc.record({
    type: fc.constant('rename-speaker' as const),
    speaker: fc.constantFrom('ada-brandt', 'bo-lind'),
    name: fc.constantFrom('X Y', '', 'Bo Lind'),
  }),
  fc.record({
    type: fc.constant('merge-speakers' as const),
    speaker: fc.constantFrom('ada-brandt', 'bo-lind', 'cy-ode'),
    into: fc.constantFrom('ada-brandt', 'bo-lind'),
  }),
  fc.record({ type: fc.constant('set-cue' as const), statement, cue: fc.option(range) }),
  fc.record({ type: fc.constant('set-paraphrase' as const), statement, paraphrase: fc.string() }),
  fc.record({
    type: fc.constant('set-topics' as const),
    statement,
    topics: fc.array(
      fc.oneof(
        fc.record({ title: fc.constantFrom('Ropes', 'Money', ' ', 'ropes') }),
        fc.record({ id: fc.constantFrom('ropes', 'money') }),
      ),
      { maxLength: 3 },
    ),
  }),
  fc.record({
    type: fc.constant('set-details' as const),
    title: fc.constantFrom('New title', ' '),
    source: fc.record({
      published: fc.constantFrom('', '2025-08-01', 'soon'),
      publisher: fc.constantFrom('', 'The Quay'),
      language: fc.constantFrom('en', 'de-AT', '!'),
      authors: fc.array(fc.constantFrom('A B', ' '), { maxLength: 2 }),
    }),
  }),
  fc.record({ type: fc.constant('set-reported-range' as const), statement, range: fc.option(range) }),
  fc.record({ type: fc.constant('add-nested' as const), range, speaker }),
  fc.record({
    type: fc.constant('set-nested-speaker' as const),
    nested: fc.constantFrom('q5', 'q6', 'q7'),
    speaker,
  }),
  fc.record({ type: fc.constant('delete-nested' as const), nested: fc.constantFrom('q5', 'q6', 'q7') }),
  fc.record({
    type: fc.constant('set-said' as const),
    statement,
    place,
    placeWords: fc.constantFrom('', 'a quay'),
    edtf,
    scope,
  }),
  fc.record({
    type: fc.constant('set-about-place' as const),
    statement,
    place: fc.constantFrom({ id: 'riga' }, { id: 'nowhere' }, tallinn),
    on: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('set-about-time' as const),
    statement,
    edtf: fc.constantFrom('2025', '2025-08-01/..', 'soon'),
    on: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('rename-topic' as const),
    topic: fc.constantFrom('ropes', 'money'),
    title: fc.constantFrom('Knots', 'Money', ''),
  }),
  fc.record({
    type: fc.constant('set-points' as const),
    statement,
    to: statement,
    points: fc.array(
      fc.record({
        question: fc.constantFrom('How many', ''),
        claim: fc.constantFrom('Six', null),
        answer: fc.constantFrom('', null),
      }),
      { maxLength: 2 },
    ),
  }),
  fc.record({
    type: fc.constant('set-details' as const),
    event: fc.option(
      fc.record({
        name: fc.constantFrom('A talk', ' '),
        edtf: fc.constantFrom('2025', 'soon'),
        place: fc.constantFrom('riga', 'nowhere'),
      }),
    ),
    sections: fc.constantFrom([], [{ id: 'whole', title: 'The whole' }], [{ id: 'whole', title: '' }]),
  }),
  fc.record({ type: fc.constant('accept-all' as const) }),
  fc.record({
    type: fc.constant('set-link' as const),
    statement,
    link: fc.constantFrom('replies' as const, 'disputes' as const),
    to: statement,
    on: fc.boolean(),
  }),
  fc.record({ type: fc.constant('add-headline' as const), range, statement }),
  fc.record({ type: fc.constant('set-headline-range' as const), headline, range }),
  fc.record({ type: fc.constant('set-headline-statement' as const), headline, statement }),
  fc.record({ type: fc.constant('set-headline-cue' as const), headline, cue: fc.option(range) }),
  fc.record({ type: fc.constant('delete-headline' as const), headline }),
  fc.record({ type: fc.constant('headline-to-statement' as const), headline }),
  fc.record({ type: fc.constant('statement-to-headline' as const), statement, of: statement }),
  fc.record({ type: fc.constant('add-place' as const), range, place }),
  fc.record({ type: fc.constant('set-place' as const), mention, place, scope }),
  fc.record({
    type: fc.constant('move-place' as const),
    place: fc.constantFrom('riga', 'tartu'),
    at: fc.tuple(fc.double({ noNaN: true, min: -200, max: 200 }), fc.constant(5)),
  }),
  fc.record({ type: fc.constant('add-time' as const), range, edtf }),
  fc.record({ type: fc.constant('set-time' as const), mention, edtf }),
  fc.record({ type: fc.constant('delete-mention' as const), mention }),
)

describe('any series of corrections', () => {
  it('leaves an article that can be saved and opened, and can be undone and redone step by step', () => {
    let made = 0
    fc.assert(
      fc.property(fc.array(anyEdit, { minLength: 1, maxLength: 25 }), (edits) => {
        const start = notesArticle()
        const before = structuredClone(start)
        let history = startHistory(start)
        for (const edit of edits) {
          try {
            history = perform(history, edit)
            made++
          } catch (fault) {
            if (!(fault instanceof EditFault)) throw fault
          }
          const parsed = articleSchema.safeParse(history.article)
          expect(parsed.error?.issues ?? [], JSON.stringify(edit)).toEqual([])
          for (const item of history.article.mentions) expect(item.end).toBeLessThanOrEqual(notesText.length)
        }
        const end = history.article
        const steps = history.past.length
        for (let n = 0; n < steps; n++) history = undo(history)
        expect(history.article).toBe(start)
        expect(start).toEqual(before)
        for (let n = 0; n < steps; n++) history = redo(history)
        expect(history.article).toBe(end)
      }),
      { seed: 20251124, numRuns: 300 },
    )
    expect(made).toBeGreaterThan(500)
  })

  it('is undone by name, and a new step ends what could be redone', () => {
    const one = perform(startHistory(notesArticle()), { type: 'set-paraphrase', statement: 's1', paraphrase: 'A.' })
    expect(undoLabel(one)).toBe('write paraphrase')
    const back = undo(one)
    expect([undoLabel(back), redoLabel(back)]).toEqual([null, 'write paraphrase'])
    expect(redoLabel(perform(back, { type: 'accept-all' }))).toBeNull()
    expect(undo(startHistory(notesArticle())).past).toEqual([])
  })
})
