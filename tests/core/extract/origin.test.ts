import { expect, it } from 'vitest'
import { findPlaces } from '../../../src/core/extract/places.ts'
import { committedGazetteer } from '../gazetteer/committed.ts'

const gazetteer = committedGazetteer()
const countriesOf = (text: string) =>
  findPlaces(text, gazetteer).toponyms.map(({ text: name, country }) => [name, country])

it.each([
  [
    'The owner of the yard told Radio Norfolk that the order was worth £4m. Councillors welcomed it.',
    ['Norfolk', 'GB'],
  ],
  ['A school in Durham would get £3m, the councillor said.', ['Durham', 'GB']],
  // Without such words the best known is meant.
  ['The owner of the yard spoke in Norfolk.', ['Norfolk', 'US']],
  ['A school in Durham would get more.', ['Durham', 'US']],
])('%s', (text, place) => {
  expect(countriesOf(text)).toEqual([place])
})
