import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { articleSchema } from '../../../src/core/article.ts'
import { UNNAMED } from '../../../src/core/edit/parts.ts'
import { explainReason } from '../../../src/core/extract/reasons.ts'
import { rangeOf } from '../../../src/core/quoted-words.ts'
import { drafted } from './drafted.ts'

const notes = readFileSync(path.resolve(import.meta.dirname, '../../fixtures/draft-notes.txt'), 'utf8')
const draft = drafted(notes, {
  title: 'Harbour town argues over its ferry',
  publisher: 'The Coast Courier',
  authors: ['Ilse Brandt'],
  published: '2025-07-31',
})
const text = draft.document?.text ?? ''
const wordsAt = ({ start, end }: { start: number; end: number }) => text.slice(start, end)
const named = (words: string) => draft.places.find(({ toponyms }) => toponyms.includes(words))

describe('the draft of a text', () => {
  it('says what its source is and keeps the text', () => {
    expect(articleSchema.parse(draft)).toEqual(draft)
    expect(draft.source).toEqual({
      publisher: 'The Coast Courier',
      title: 'Harbour town argues over its ferry',
      authors: ['Ilse Brandt'],
      published: '2025-07-31',
      language: 'en',
    })
    expect(draft.document).toMatchObject({ text: notes, format: 'text', name: 'text.txt' })
    expect(draft.sections.map(({ title }) => title)).toEqual(['Beginning', 'What the islanders say'])
    expect(draft.topics.map(({ title }) => title)).toEqual(['What the islanders say'])
  })

  it('has its statements in the order of the text, in its own words alone', () => {
    const lines = draft.statements.map(({ speakers, mode, cue, quotations, selectors, section, links }) => {
      const range = rangeOf(selectors)
      return {
        speakers: speakers.join(', '),
        how: `${mode}: ${cue?.verb}`,
        words: quotations.length > 0 ? quotations.map(({ exact }) => exact) : [range && wordsAt(range)],
        section,
        links: links.map(({ type, to }) => `${type} ${to}`),
      }
    })
    const islanders = 'what-the-islanders-say'
    expect(lines).toEqual([
      {
        speakers: 'harbour-office',
        how: 'indirect: said',
        words: ['The ferry between Riga and the islands stopped this week'],
        section: 'beginning',
        links: [],
      },
      {
        speakers: 'marta-lind',
        how: 'direct: said',
        words: ['“We cannot pay for an empty boat,”', '“Nobody sails in January.”'],
        section: 'beginning',
        links: [],
      },
      {
        speakers: 'janis-ozols',
        how: 'mixed: according to',
        words: ['“never counted the schoolchildren.”'],
        section: islanders,
        links: [],
      },
      {
        speakers: 'marta-lind',
        how: 'direct: replied',
        words: ['“He is wrong,”', '“We counted them in 1998, and we counted them last summer.”'],
        section: islanders,
        links: ['replies s3'],
      },
      {
        speakers: 'janis-ozols',
        how: 'indirect: denied',
        words: ['Ozols denied that'],
        section: islanders,
        links: ['disputes s4'],
      },
      {
        speakers: 'janis-ozols',
        how: 'direct: said',
        words: ['“My neighbour told me, ‘I was never asked,’”'],
        section: islanders,
        links: [],
      },
      { speakers: 'kyiv', how: 'indirect: said', words: ['it would buy the boat'], section: islanders, links: [] },
    ])
    expect(draft.statements.some(({ paraphrase }) => paraphrase !== undefined)).toBe(false)
  })

  it('gives speakers a short name of their own, what they are, and the role that the text gives', () => {
    expect(draft.speakers.map(({ name, short, kind, role }) => [name, short, kind, role])).toEqual([
      ['Harbour Office', 'Harbour Office', 'body', undefined],
      ['Marta Lind', 'Lind', 'person', 'Harbour master'],
      ['Janis Ozols', 'Ozols', 'person', undefined],
      ['My neighbour', 'My neighbour', 'person', undefined],
      ['Kyiv', 'Kyiv', 'person', undefined],
    ])
  })

  it('has one place for one entry of the gazetteer, areas by their codes, and no demonym', () => {
    expect(named('Riga')).toMatchObject({ kind: 'city', geometry: { type: 'Point' }, geonames: 456172 })
    expect(draft.places.filter(({ name }) => name === 'Riga')).toHaveLength(1)
    expect(draft.mentions.filter((item) => item.kind === 'place').map(wordsAt)).toEqual([
      'Riga',
      'Riga',
      'Paris',
      'Kyiv',
    ])
    expect(named('French')).toBeUndefined()
    const countries = drafted('“It rains in Spain and in Bavaria,” said Ada Brandt.')
    expect(countries.places.map(({ name, iso, geometry }) => [name, iso, geometry])).toEqual([
      ['Spain', ['ES'], undefined],
      ['Bavaria', ['DE-BY'], undefined],
    ])
  })

  it('says what a statement is about by its mentions, and where and when it was said where the sentence does', () => {
    const [first, , , fourth] = draft.statements
    expect(first?.said).toEqual({ place: named('Riga')?.id, edtf: '2025-07-31' })
    expect(first?.about.places).toMatchObject([
      { place: named('Riga')?.id, words: 'Riga', mention: draft.mentions[0]?.id },
    ])
    expect(fourth?.about.times.map(({ edtf, words }) => [edtf, words])).toEqual([
      ['1998', '1998'],
      ['2024-22', 'last summer'],
    ])
    expect(fourth?.said).toEqual({ place: null, edtf: null })
    expect(draft.statements.at(-1)?.said.place).toBeNull()
  })

  it('keeps times that it cannot date as marks without one, and says “now” where the words do', () => {
    const vague = drafted('“We will soon know,” said Ada Brandt. “It rains now.”')
    expect(vague.mentions.find((item) => item.kind === 'time' && item.edtf !== null)).toMatchObject({
      edtf: '2025-08-01',
    })
    expect(vague.statements[0]?.about.times).toMatchObject([{ edtf: '2025-08-01', now: true }])
  })

  it('holds what is quoted inside a quotation, with its own speaker', () => {
    const [quotation] = draft.statements[5]?.quotations ?? []
    expect(quotation?.nested).toMatchObject([
      { exact: '‘I was never asked,’', speakers: ['my-neighbour'], cue: { verb: 'told' } },
    ])
  })

  it('says of everything how sure it is and why', () => {
    for (const { found } of [...draft.statements, ...draft.mentions]) {
      expect(found?.confidence).toBeGreaterThan(0)
      expect(found?.why.length).toBeGreaterThan(0)
      for (const code of found?.why ?? []) expect(explainReason(code)).not.toContain('does not know')
    }
  })

  it.each([
    ['“No,” said Ada Brandt in Paris.', 'paris', null],
    ['“No,” Ada Brandt told reporters in Paris on 1 May 2025.', 'paris', '2025-05-01'],
    ['Ada Brandt said on 1 May 2025 that it rains in Paris.', null, '2025-05-01'],
    ['Officials in Paris said that it rains.', null, null],
  ])('%s', (words, place, edtf) => expect(drafted(words).statements[0]?.said).toEqual({ place, edtf }))

  it('does not take what is said for said after it was printed', () => {
    const article = drafted('The ferry will stop, Ada Brandt said on Thursday.', { published: '2025-07-31' })
    expect(article.statements[0]?.said.edtf ?? '2025-07-31').toBe('2025-07-31')
  })

  it('makes a headline of what a heading repeats, and a statement of what only a heading says', () => {
    const article = drafted(
      'Mayor says ‘We will not pay’\n\n“We will not pay for the bridge at all,” said Helen Marsh, the mayor of the town, on Friday.\n\n‘We will not pay’\n\nThe council meets again next week, and the bridge stays closed until it has met.',
    )
    expect(article.statements).toHaveLength(1)
    expect(article.headlines).toMatchObject([
      { statement: 's1', verbatim: true, speakers: ['helen-marsh'] },
      { statement: 's1', verbatim: true },
    ])
    const alone = drafted(
      'Mayor says ‘We will not pay’\n\nThe council meets again next week, and nobody was there to ask.',
    )
    expect(alone.statements).toHaveLength(1)
  })

  it('takes no heading for other words of a statement with which it shares none that tell anything', () => {
    const article = drafted(
      'Marsh: ‘The library will stay’\n\n“We will not pay for the bridge at all,” said Helen Marsh, the mayor of the town, on Friday.',
    )
    expect(article.statements).toHaveLength(2)
    expect(article.headlines).toEqual([])
    const same = drafted(
      'Marsh: ‘No money for that bridge’\n\n“We will not pay for the bridge at all,” said Helen Marsh, the mayor of the town, on Friday.',
    )
    expect(same.headlines).toMatchObject([{ statement: 's1', verbatim: false }])
  })

  it('keeps what is said of one topic and of another apart, and signed words out of the headings', () => {
    const article = drafted(
      'The coach looks back\n\n“We were asleep,” Marco Vidal said on Saturday. “All of us were.”\n\nOn the penalty: “It was soft, and I would want it.”\n\n“A good day for the town.” – Ada Brandt, mayor of the town by the sea\n\nThe club has a week until it plays again, and nine of its players are at home with a cold.',
    )
    expect(
      article.statements.map(({ speakers, cue, quotations }) => [speakers[0], cue?.verb, quotations.length]),
    ).toEqual([
      ['marco-vidal', 'said', 2],
      ['marco-vidal', undefined, 1],
      ['ada-brandt', undefined, 1],
    ])
    expect(article.document?.blocks.filter(({ kind }) => kind === 'heading')).toHaveLength(1)
  })

  it('names a speaker that the text does not', () => {
    const article = drafted(
      'The bridge is closed.\n\n“Nobody asked us, and nobody ever will again.”\n\nThe river is high.',
    )
    expect(article.statements).toMatchObject([{ speakers: [UNNAMED.id], mode: 'direct' }])
    expect(article.speakers).toEqual([UNNAMED])
  })

  it('is an article without statements where a text says nothing', () => {
    const article = drafted('The bridge is closed.\n\nThe river is high, and rain falls.')
    expect(article.statements).toEqual([])
    expect(article.sections).toEqual([{ id: 'a-text', title: 'A text' }])
    expect(articleSchema.safeParse(article).success).toBe(true)
  })

  it('tells two of one surname apart', () => {
    const article = drafted('“No,” said Ada Brandt.\n\n“Yes,” said Karl Brandt.\n\n“No,” said Anna Brandt.')
    expect(article.speakers.map(({ short }) => short)).toEqual(['Brandt', 'K. Brandt', 'A. Brandt'])
  })
})
