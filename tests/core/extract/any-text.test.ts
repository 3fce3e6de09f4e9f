import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extract, extractInSlices } from '../../../src/core/extract/extract.ts'
import { answerLine } from '../../../src/core/extract/headless.ts'
import { newsPieces } from '../../news-pieces.ts'
import { committedGazetteer } from '../gazetteer/committed.ts'

const gazetteer = committedGazetteer()

const pieces = fc.array(
  fc.oneof(
    fc.constantFrom(...newsPieces, ': ', '\ud83d', '\udc00', '\u202e', '\u0000'),
    fc.string({ unit: 'binary', maxLength: 12 }),
  ),
  { maxLength: 60 },
)

describe('extraction of any text', () => {
  it('never throws, and every stretch lies in the text', () => {
    fc.assert(
      fc.property(pieces, fc.boolean(), (parts, spaced) => {
        const text = parts.join(spaced ? ' ' : '')
        const { quotes, voices, statements, toponyms, demonyms, times } = extract(text, {
          gazetteer,
          published: '2025-08-01',
        })
        const spoken = [...voices, ...statements.map(({ voice }) => voice)].flatMap((voice) =>
          voice ? [voice.source, voice.cue] : [],
        )
        for (const span of [
          ...quotes,
          ...statements,
          ...toponyms,
          ...demonyms,
          ...times,
          ...spoken.filter((cue) => cue !== null),
        ]) {
          expect(span.start).toBeGreaterThanOrEqual(0)
          expect(span.end).toBeGreaterThan(span.start)
          expect(span.end).toBeLessThanOrEqual(text.length)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('reads long texts of nothing but marks, one word or one line to the end', () => {
    const many = 20_000
    for (const piece of [
      '"',
      '“',
      '“a” ',
      "'a ",
      "''",
      '‘a’',
      '(',
      ', ',
      '. ',
      'a',
      'A ',
      'A. ',
      '\ud800',
      'http://',
      'he said ',
      '1941 ',
      'Paris ',
      '\n',
      'אב ',
      'Q: a\n',
      '– Do you?\nI do.\n',
      '“I, said Ann Lee, a\n',
      '20-year-old-',
      'Teacher Ann Lee, a driver, ',
      'expect to ',
      'Ann Lee: yes\n',
      '"ANN: no\n',
      '17:10 BREAKING: a\n',
      'his wife, Ute, ',
      'Aydin’s Georgian President Ann ',
      'the mayor, Ann Lee, said ',
      'Ann Lee, the a’s mayor ',
      'they said “a” ',
      '“he said, ‘a’” ',
      `${'a'.repeat(60)}\n`,
      '‘It is slow’\n“It is slow,” he said.\n',
      '‘Never found again’\n“It is slow,” he said to them all.\n',
    ]) {
      const text = piece.repeat(many)
      expect(extract(text, { gazetteer }).blocks.length, JSON.stringify(piece)).toBeGreaterThanOrEqual(0)
    }
  }, 120_000)

  it('can be stopped between paragraphs and says how far it is', () => {
    const slices = extractInSlices('One says yes.\n\nTwo says no.\n\nThree says nothing.')
    const first = slices.next()
    const second = slices.next()
    expect(first.done).toBe(false)
    expect(Number(first.value)).toBeLessThan(Number(second.value))
    expect(slices.return({} as never).done).toBe(true) // what a cancelled run returns is not used
  })
})

describe('a line of the headless entry', () => {
  it.each([
    ['', 'not JSON'],
    ['{"id": 1', 'not JSON'],
    ['[]', 'expected object'],
    ['{"id": "a"}', 'text'],
    ['{"id": "a", "text": 5}', 'text'],
    ['{"id": "a", "text": "x", "published": "Friday"}', 'published'],
  ])('%j is answered with what is wrong', (line, wrong) => {
    const answer = JSON.parse(answerLine(line, { gazetteer }))
    expect(answer.error).toContain(wrong)
  })

  it('has the fields that scripts rely on', () => {
    const line = JSON.stringify({
      id: 7,
      text: '“We will wait,” Anna Petrova said in Kyiv on Friday. Ukrainian officials agreed.',
      published: '2025-08-01',
    })
    expect(JSON.parse(answerLine(line, { gazetteer }))).toMatchObject({
      id: 7,
      quotations: [
        { start: 0, end: 15, speaker: { start: 16, end: 28 }, name: 'Anna Petrova', cue: { start: 29, end: 33 } },
      ],
      toponyms: [{ start: 37, end: 41, text: 'Kyiv', name: 'Kyiv', geonameId: 703448, kind: 'city' }],
      demonyms: [{ text: 'Ukrainian', refersTo: 'Ukraine' }],
      times: [{ edtf: '2025-08-01', text: 'Friday' }],
    })
  })
})
