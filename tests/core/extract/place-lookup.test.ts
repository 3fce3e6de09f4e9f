import { expect, it } from 'vitest'
import { rememberLookups } from '../../../src/core/extract/place-lookup.ts'
import { committedGazetteer } from '../gazetteer/committed.ts'

it('asks for no name that begins with a word no place begins with, and for each other once', () => {
  const gazetteer = committedGazetteer()
  const asked: string[] = []
  const lookup = rememberLookups({
    ...gazetteer,
    lookup: (name, hints) => {
      asked.push(name)
      return gazetteer.lookup(name, hints)
    },
  })
  expect(['Qwxzt Bridge Road', 'Qwxzt Bridge', 'Qwxzt'].flatMap(lookup)).toEqual([])
  expect(asked).toEqual([])
  for (const name of ['The Hague', 'the Donbas', 'New York', 'New York', 'Chasiv-Yar', 'Ont.']) {
    expect(lookup(name).length, name).toBeGreaterThan(0)
  }
  expect(asked).toEqual(['The Hague', 'the Donbas', 'New York', 'Chasiv-Yar', 'Ontario'])
})
