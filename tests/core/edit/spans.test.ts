import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyEdit } from '../../../src/core/edit/apply.ts'
import { placeFrom, speakersNear, vaguerTimes } from '../../../src/core/edit/candidates.ts'
import { moveCaret, resized, runsLeftwards, wordAt } from '../../../src/core/edit/caret.ts'
import { describeItem, questionOf } from '../../../src/core/edit/describe.ts'
import { EditFault } from '../../../src/core/edit/edit.ts'
import { paragraphAt, paragraphsOf } from '../../../src/core/edit/paragraphs.ts'
import { SpanIndex } from '../../../src/core/edit/spans.ts'
import { indexArticle } from '../../../src/core/explore.ts'
import { bellsArticle, bellsText } from './bells-article.ts'
import { notesArticle, notesText, rangeOfWords } from './notes-article.ts'

const words = (range: { start: number; end: number }, text = notesText) => text.slice(range.start, range.end)

describe('the rows of a text', () => {
  it('are its blocks, else its lines', () => {
    const lines = paragraphsOf({ text: 'One.\n\n  \nTwo.', format: 'text', blocks: [] })
    expect(lines.map((row) => [row.start, row.end])).toEqual([
      [0, 4],
      [9, 13],
    ])
    const { document } = bellsArticle()
    expect(document && paragraphsOf(document).map((row) => row.kind)).toEqual([
      'heading',
      'paragraph',
      'paragraph',
      'paragraph',
      'heading',
      'paragraph',
      'paragraph',
    ])
  })

  it('cover every letter once, however long a line is, and never cut a character in two', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', ' ', '. ', '😀', '\n', 'wordwordword'), { maxLength: 4000 }),
        (parts) => {
          const text = parts.join('')
          const rows = paragraphsOf({ text, format: 'text', blocks: [] })
          expect(rows.map((row) => words(row, text)).join('')).toBe(
            text.replace(/\n/g, '').length === 0 ? '' : linesOf(text),
          )
          for (const row of rows) {
            expect(row.end - row.start).toBeLessThanOrEqual(2400)
            expect(words(row, text)).not.toMatch(/^[\udc00-\udfff]|[\ud800-\udbff]$/)
            expect(paragraphAt(rows, row.start)).toBe(rows.indexOf(row))
          }
        },
      ),
    )
  })
})

const linesOf = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('')

describe('a caret', () => {
  const at = (text: string) => rangeOfWords(text).start
  const move = (from: number, by: 'word' | 'sentence' | 'paragraph', forwards: boolean, selects = false) =>
    moveCaret(notesText, { anchor: from, head: from }, by, forwards, selects)

  it('knows by its first letter which way a paragraph runs', () => {
    const text = '1. “We go”\n"הנמל ייסגר", said Ada\n«سنغلق»\n12'
    const runs = ['We go', 'said Ada', 'سنغلق', '12'].map((words) => runsLeftwards(text, text.lastIndexOf(words)))
    expect(runs).toEqual([false, true, true, false])
  })

  it('goes from word to word, and selects without the space around words', () => {
    expect(move(at('mayor'), 'word', true).head).toBe(at(', Ada'))
    const selected = move(at('Ada Brandt'), 'word', true, true)
    expect(words({ start: selected.anchor, end: selected.head })).toBe('Ada')
    const back = move(at(' said on'), 'word', false, true)
    expect(words({ start: back.head, end: back.anchor })).toBe(',')
  })

  it('goes from sentence to sentence and to the edges of its line', () => {
    expect(move(at('mayor'), 'sentence', true).head).toBe(at('“We have time'))
    expect(move(at('mayor'), 'paragraph', false).head).toBe(at('The mayor'))
    expect(move(at('mayor'), 'paragraph', true).head).toBe(rangeOfWords('too.”').end)
  })

  it('stays within the text and always moves until its end', () => {
    fc.assert(
      fc.property(
        fc.nat(notesText.length),
        fc.constantFrom('word' as const, 'sentence' as const),
        fc.boolean(),
        fc.boolean(),
        (from, by, forwards, selects) => {
          const { head } = move(from, by, forwards, selects)
          expect(head).toBeGreaterThanOrEqual(0)
          expect(head).toBeLessThanOrEqual(notesText.length)
          if (forwards && from < notesText.length) expect(head).toBeGreaterThan(from)
          if (!forwards && from > 0) expect(head).toBeLessThan(from)
        },
      ),
    )
  })

  it('knows the word it stands in, and makes stretches longer and shorter by words', () => {
    expect(wordAt(notesText, at('Riga') + 2)).toEqual(rangeOfWords('Riga'))
    const quotation = rangeOfWords('“We have time,”')
    expect(words(resized(notesText, quotation, 'end', true) ?? quotation)).toBe('“We have time,” she')
    expect(words(resized(notesText, quotation, 'start', false) ?? quotation)).toBe('We have time,”')
    expect(resized(notesText, rangeOfWords('Riga'), 'end', false)).toBeNull()
  })
})

describe('the spans of a text', () => {
  it('cut a row into pieces that make it up again, whatever nests or overlaps', () => {
    const spans = new SpanIndex(bellsArticle())
    fc.assert(
      fc.property(fc.nat(bellsText.length), fc.nat(400), (start, length) => {
        const row = { start, end: Math.min(bellsText.length, start + length) }
        const segments = spans.segments(row)
        expect(segments.map((segment) => words(segment, bellsText)).join('')).toBe(words(row, bellsText))
        for (const segment of segments)
          expect(segment.spans).toEqual(
            spans.spans.filter((span) => span.start < segment.end && span.end > segment.start),
          )
      }),
    )
  })

  it('know whose nested words are, and where the doubt is', () => {
    const spans = new SpanIndex(bellsArticle())
    const nested = spans.spans.find((span) => span.kind === 'nested')
    expect(nested).toMatchObject({ speaker: 'odo-brink', item: { kind: 'statement', id: 's8' } })
    expect(spans.spans.filter((span) => span.doubtful).map((span) => span.item.id)).toEqual([
      'm1',
      'm2',
      'm6',
      's7',
      's8',
      'm8',
    ])
  })
})

describe('candidates', () => {
  it('name who stands first, then whoever speaks nearest', () => {
    expect(speakersNear(bellsArticle(), 's7', 3)).toEqual(['runa-falk', 'odo-brink', 'minister'])
    expect(speakersNear(bellsArticle(), 's9', 2)).toEqual(['office', 'minister'])
  })

  it('say a date more vaguely, never one that is vague', () => {
    expect(vaguerTimes('2025-08')).toEqual(['2025-08~', '2025-08/..', '../2025-08'])
    expect(vaguerTimes('2024-22')).toEqual(['2024-22/..', '../2024-22'])
    expect(vaguerTimes('2025~')).toEqual([])
  })

  it('are places an article can hold', () => {
    const found = {
      geonameId: 456172,
      wikidata: null,
      name: 'Riga',
      kind: 'city',
      lon: 24.1,
      lat: 56.9,
      country: 'LV',
      iso: [],
      population: 600_000,
      matched: 'Рига',
    } as const
    const place = placeFrom(found)
    expect(place).toMatchObject({ name: 'Riga', toponyms: ['Рига'], geometry: { coordinates: [24.1, 56.9] } })
    const edit = { type: 'set-place', mention: 'm3', place: place && { place }, scope: 'here' } as const
    // The article has this very place already, by its number.
    expect(applyEdit(notesArticle(), edit).mentions[2]).toMatchObject({ place: 'riga' })
    expect(placeFrom({ ...found, kind: 'region', lon: null, lat: null })).toBeNull()
    expect(placeFrom({ ...found, kind: 'country', iso: ['LV'] })).toMatchObject({ iso: ['LV'], label: [24.1, 56.9] })
  })
})

describe('items in words', () => {
  const index = indexArticle(bellsArticle())
  it('are named, with how sure they are, and asked', () => {
    expect(describeItem(index, { kind: 'mention', id: 'm8' })).toBe('Place “Warsaw”: the government, in Warsaw, likely')
    expect(describeItem(index, { kind: 'mention', id: 'm3' })).toBe('Time “Friday”: 1 Aug 2025, checked')
    expect(describeItem(index, { kind: 'statement', id: 's7' })).toMatch(
      /^Statement 7, Runa Falk: “Let them learn to look/,
    )
    expect(questionOf(index, { kind: 'statement', id: 's1' })).toBe(
      'Who says “that the bell for Gdynia would be cast last of all”?',
    )
    expect(describeItem(index, { kind: 'mention', id: 'gone' })).toBe('')
  })
})

describe('topics and details', () => {
  it('topics are chosen or made, and go when no statement has them', () => {
    const made = applyEdit(bellsArticle(), { type: 'set-topics', statement: 's2', topics: [{ title: 'Ropes' }] })
    expect(made.topics.map((topic) => topic.title)).toEqual(['Money', 'Ropes'])
    const same = applyEdit(made, { type: 'set-topics', statement: 's3', topics: [{ title: 'ropes' }, { id: 'money' }] })
    expect(same.statements[2]?.topics).toEqual(['ropes', 'money'])
    const gone = applyEdit(made, { type: 'set-topics', statement: 's2', topics: [] })
    expect(gone.topics.map((topic) => topic.id)).toEqual(['money'])
    expect(() => applyEdit(made, { type: 'set-topics', statement: 's2', topics: [{ id: 'nothing' }] })).toThrow(
      EditFault,
    )
    expect(() => applyEdit(made, { type: 'set-topics', statement: 's2', topics: [{ title: ' ' }] })).toThrow(/a name/)
  })

  it('details are checked, and taken away when they are emptied', () => {
    const set = (source: object) => applyEdit(bellsArticle(), { type: 'set-details', source }).source
    expect(set({ publisher: ' ', published: '' })).toEqual({
      title: 'Bells for seven towns',
      authors: [],
      language: 'en',
    })
    expect(set({ authors: ['A B', ' ', 'C D'] }).authors).toEqual(['A B', 'C D'])
    expect(() => set({ published: 'Friday' })).toThrow(/date of publication/)
    expect(() => set({ language: 'English!' })).toThrow(/language tag/)
    expect(() => applyEdit(bellsArticle(), { type: 'set-details', title: ' ' })).toThrow(/a title/)
  })

  it('what is accepted already leaves no step', () => {
    const all = applyEdit(bellsArticle(), { type: 'accept-all' })
    expect(applyEdit(all, { type: 'accept-all' })).toBe(all)
    expect(applyEdit(all, { type: 'accept', item: { kind: 'mention', id: 'm1' } })).toBe(all)
    expect(applyEdit(all, { type: 'accept', item: { kind: 'statement', id: 's4' } })).toBe(all)
  })
})
