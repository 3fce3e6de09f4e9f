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
