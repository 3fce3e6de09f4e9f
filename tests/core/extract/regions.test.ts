import { describe, expect, it } from 'vitest'
import { findPlaces } from '../../../src/core/extract/places.ts'
import { committedGazetteer } from '../gazetteer/committed.ts'

const gazetteer = committedGazetteer()
const read = (text: string) =>
  findPlaces(text, gazetteer).toponyms.map(({ text: words, kind, iso }) => [words, kind, iso[0]])

describe('a word for a region after a name', () => {
  it('makes regions of all the names it stands for, and of no other mention', () => {
    expect(read('The army left the Donetsk, Luhansk, and Kherson regions, said the mayor in Kherson.')).toEqual([
      ['Donetsk', 'region', 'UA-14'],
      ['Luhansk', 'region', 'UA-09'],
      ['Kherson', 'region', 'UA-65'],
      ['Kherson', 'city', undefined],
    ])
  })

  it('in the singular is of the last name alone', () => {
    expect(read('They met in Poltava and the Kharkiv region.').map(([words, kind]) => [words, kind])).toEqual([
      ['Poltava', 'city'],
      ['Kharkiv', 'region'],
    ])
  })
})

describe('a region or a town of one name', () => {
  const named = (text: string) =>
    findPlaces(text, gazetteer).toponyms.map(({ text: words, kind }) => `${words}: ${kind}`)
  it.each([
    ['Delaware, Ohio, and Lima, Ohio, voted.', ['Delaware: city', 'Ohio: region', 'Lima: city', 'Ohio: region']],
    ['The ferry left Nevada, Missouri. Iowa stayed.', ['Nevada: city', 'Missouri: region', 'Iowa: region']],
    // The city has a longer name.
    ['It rained in Oklahoma. Oklahoma City was dry.', ['Oklahoma: region', 'Oklahoma City: city']],
    ['Mexico agreed. So did Mexico City.', ['Mexico: country', 'Mexico City: city']],
    // In a list of states it says nothing of the one before.
    ['Voters in Iowa, Louisiana and Ohio agreed.', ['Iowa: region', 'Louisiana: region', 'Ohio: region']],
    ['Ohio, Iowa, Louisiana agreed.', ['Ohio: region', 'Iowa: region', 'Louisiana: region']],
  ])('%s', (text, places) => expect(named(text)).toEqual(places))
})
