import { describe, expect, it } from 'vitest'
import { saidIn } from './said.ts'

const statementsOf = (text: string) => saidIn(text).statements

describe('what was said, and where it ends', () => {
  it.each([
    // A verb that is rare, or whose sentence ends with it.
    [
      'A leader of the union alleged on Monday that the pier was unsafe.',
      ['that the pier was unsafe | leader of the union | alleged'],
    ],
    ['The clerk alleged the pier was unsafe.', ['the pier was unsafe | clerk | alleged']],
    [
      'The bank’s Ola Brandt pointed out Monday that prices had gone up.',
      ['that prices had gone up | Ola Brandt | pointed out'],
    ],
    [
      'A ferry has run aground off the islands, local media report.',
      ['A ferry has run aground off the islands | local media | report'],
    ],
    // What follows the verb tells when, and no more.
    [
      'The road is closed for now, his office said on Sunday as rain fell on the hills.',
      ['The road is closed for now | his office | said'],
    ],
    // A day and “this” begin what is said.
    ['The mayor warned Tuesday would be worse.', ['Tuesday would be worse | mayor | warned']],
    ['Kern says this will need more money.', ['this will need more money | Kern | says']],
    ['Kern said last week’s storm was the worst.', ['last week’s storm was the worst | Kern | said']],
    // A clause before the main one ends at its comma.
    ['When the mayor said the bridge was safe, people in the hall laughed.', ['the bridge was safe | mayor | said']],
  ])('%s', (text, statements) => {
    expect(statementsOf(text)).toEqual(statements)
  })
})
