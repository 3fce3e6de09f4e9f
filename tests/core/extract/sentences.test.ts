import { describe, expect, it } from 'vitest'
import { saidIn } from './said.ts'

describe('statements of a single sentence', () => {
  it.each([
    [
      'The storm closed the port, the islands’ rescue service said.',
      ['The storm closed the port | islands’ rescue service | said'],
    ],
    [
      'The archive will move to Tver, the newspaper Zhurnal reported on September 18.',
      ['The archive will move to Tver | newspaper Zhurnal | reported'],
    ],
    [
      'The ministry intends to move the archive, the newspaper Zhurnal reported on Monday, citing two sources.',
      [
        'The ministry intends to move the archive | newspaper Zhurnal | reported',
        'two sources | newspaper Zhurnal | citing',
      ],
    ],
    ['Anna Das alleged that only two had been paid.', ['that only two had been paid | Anna Das | alleged']],
    ['Anna Holm noted, however, that costs had risen.', ['that costs had risen | Anna Holm | noted']],
    ['In Anna Holm’s view, the hall is too small.', ['the hall is too small | Anna Holm | view']],
    [
      'Analysts polled by Bloomberg had expected that sales would rise.',
      ['that sales would rise | Analysts polled by Bloomberg | had expected'],
    ],
    ['The 44-year-old said the van was gone.', ['the van was gone | 44-year-old | said']],
    ['A mother-of-two said that it was late.', ['that it was late | mother-of-two | said']],
    ['The chief said that it was late.', ['that it was late | chief | said']],
    // A unit's full stop ends the sentence.
    ['Anna Holm said it cost £4m. Nobody paid.', ['it cost £4m | Anna Holm | said']],
    ['Anna Holm said they left at 4pm. Nobody saw them.', ['they left at 4pm | Anna Holm | said']],
  ])('%s', (text, statements) => {
    expect(saidIn(text)).toEqual({ quotations: [], statements })
  })

  it('a quotation after a colon is no part of the clause before it', () => {
    expect(saidIn('Anna Holm calls the plan “pure madness”: “There is no road that leads there at all.”')).toEqual({
      quotations: [
        '“pure madness” | Anna Holm | calls',
        '“There is no road that leads there at all.” | Anna Holm | calls',
      ],
      statements: ['the plan “pure madness” | Anna Holm | calls'],
    })
  })
})

it('a verb of saying before a colon and a quotation is one, whatever the tagger takes it for', () => {
  expect(saidIn('Her grandson Kyle, 31, fumed: “It is a joke, all of it.”').quotations).toEqual([
    '“It is a joke, all of it.” | Kyle | fumed:',
  ])
})

describe('quotations over paragraphs', () => {
  it('have the speaker that a later one of theirs names', () => {
    const text = 'Lena Moe was not there.\n\n“I waited for hours.\n\n“Then a man drove past,” Joao Brito said.'
    expect(saidIn(text).quotations).toEqual([
      '“I waited for hours. | Joao Brito | said',
      '“Then a man drove past,” | Joao Brito | said',
    ])
  })

  it('end where their own sentence says who gives them, though the next paragraph opens with a mark', () => {
    const text =
      '“We have nothing left, said Joao Brito, who grows almonds. The price is a joke.\n\n“I will come, he said by phone.\n\n“It was late.'
    expect(saidIn(text).quotations.slice(0, 2)).toEqual([
      '“We have nothing left, | Joao Brito | said',
      '“I will come, | Joao Brito | said',
    ])
  })

  it('go on where somebody is only spoken of', () => {
    const text = '“He came in, said nothing and left.\n\n“Nobody saw him,” said Ada Brandt.'
    expect(saidIn(text).quotations).toEqual([
      '“He came in, said nothing and left. | Ada Brandt | said',
      '“Nobody saw him,” | Ada Brandt | said',
    ])
  })
})
