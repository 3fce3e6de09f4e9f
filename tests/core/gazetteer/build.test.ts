import { describe, expect, it } from 'vitest'
import { encodePayload } from '../../../scripts/gazetteer/encode.mjs'
import { buildEntries } from '../../../scripts/gazetteer/entries.mjs'
import { belarusianName, isSearchable } from '../../../scripts/gazetteer/names.mjs'
import { foldName } from '../../../src/core/gazetteer/fold.ts'
import { createGazetteer } from '../../../src/core/gazetteer/gazetteer.ts'
import { placeKinds, readGazetteer } from '../../../src/core/gazetteer/read.ts'
import { region } from '../../natural-earth.ts'

// A world of three regions of 2° and five towns, in the forms of the sources, and wrong where the sources are.
const gazetteerIds = { gn_id: 706442, wikidataid: 'Q163271', name_uk: '' }
const regions = JSON.stringify({
  features: [
    region('UKR-1', 'UKR', 'UA-65', 'Kherson', 30, 44, { ...gazetteerIds, name_uk: 'Херсонська область' }),
    region('RUS-1', 'RUS', 'UA-43', 'Crimea', 32, 44, gazetteerIds),
    region('RUS-2', 'RUS', 'RU-KDA', 'Krasnodar', 34, 44, gazetteerIds),
  ],
})

const town = (
  id: number,
  name: string,
  alternates: string,
  at: [number, number],
  code: string,
  cc: string,
  people: number,
) => [id, name, name, alternates, at[1], at[0], 'P', code, cc, '', '', '', '', '', people, '', 0, '', ''].join('\t')

const places = [
  town(1, 'Kherson', 'Cherson,KHE,Херсон,ヘルソン', [31, 45], 'PPLA', 'UA', 280_000),
  town(2, 'Kerch', 'Керч,Керчь', [33, 45], 'PPL', 'RU', 150_000), // on the peninsula, Russian in the source
  town(3, 'Anapa', 'Анапа', [35, 45], 'PPL', 'RU', 80_000),
  town(4, 'Skadovsk', 'Скадовськ', [30.5, 46.2], 'PPL', 'UA', 17_000), // just outside its region, as on many a coast
  town(5, 'Old Quarter', '', [31, 45], 'PPLX', 'UA', 300),
].join('\n')

const newerPlaces = JSON.stringify([{ name: 'Skadovsk', lat: '46.25', lng: '30.52', country: 'UA', admin1: '' }])
const countries = { UA: ['Ukraine', 'Україна', 'Украина'], RU: ['Russia', 'Росія', 'Россия'] }
const points = new Map([['UA', [31.3, 49.25]]])

const entries = buildEntries({ regions, places, newerPlaces }, countries, points, foldName)
const payload = encodePayload(entries, placeKinds, foldName)
const gazetteer = createGazetteer(readGazetteer(payload))

describe('the build', () => {
  it('puts what is on the peninsula into Crimea, and Crimea into Ukraine, whatever the sources say', () => {
    expect(gazetteer.lookup('Kerch')).toMatchObject([{ geonameId: 2, country: 'UA', admin1: { iso: 'UA-43' } }])
    expect(gazetteer.lookup('Crimea')).toMatchObject([{ kind: 'region', country: 'UA', iso: ['UA-43'] }])
    expect(gazetteer.lookup('Anapa')).toMatchObject([{ country: 'RU', admin1: { iso: 'RU-KDA' } }])
  })

  it('gives a town outside every region the nearest of its country, at its newer position', () => {
    expect(gazetteer.lookup('Скадовськ')).toMatchObject([
      { name: 'Skadovsk', lon: 30.52, lat: 46.25, admin1: { iso: 'UA-65' } },
    ])
  })

  it('keeps the names that somebody may search, and leaves out sections of towns', () => {
    expect(gazetteer.lookup('Kherson').map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'city Kherson',
      'region Kherson Oblast',
    ])
    expect(gazetteer.lookup('Cherson')).toHaveLength(1)
    expect(gazetteer.lookup('KHE')).toEqual([])
    expect(gazetteer.lookup('Old Quarter')).toEqual([])
  })

  it('leaves out a Wikidata item that the source gives to several regions', () => {
    expect(gazetteer.lookup('Crimea')[0]?.wikidata).toBeNull()
  })

  it('writes the same bytes again', () => {
    const again = buildEntries({ regions, places, newerPlaces }, countries, points, foldName)
    expect(encodePayload(again, placeKinds, foldName).equals(payload)).toBe(true)
  })
})

describe('names', () => {
  it.each([
    ['Kyiv', 'UA', true],
    ['’s-Hertogenbosch', 'NL', true],
    ['Қарағанды', 'KZ', true],
    ['Қарағанды', 'UA', false],
    ['IEV', 'UA', false],
    ['kiyebha', 'UA', false],
    ['キーウ', 'UA', false],
    ['Κίεβο', 'UA', false],
    ['X', 'UA', false],
  ])('takes %s in %s: %s', (name, country, expected) => {
    expect(isSearchable(name, country)).toBe(expected)
  })

  it('finds the Belarusian name among the others', () => {
    expect(belarusianName(['Minsk', 'Минск', 'Мінськ', 'Мінск'])).toBe('Мінск')
    expect(belarusianName(['Могилёв', 'Могильов', 'Магілёў'])).toBe('Магілёў')
    expect(belarusianName(['Гродно'])).toBe('')
  })
})
