// Everything in the gazetteer, in one list and a fixed order: what is not a city first, then cities by country and number.
import { GROUPS } from '../map/label-tables.mjs'
import { cityEntries } from './cities.mjs'
import { ALIASES, CYRILLIC_ALIASES, DEMONYMS, LOCAL_NAMES, UNLABELLED_POINTS, WIKIDATA } from './country-tables.mjs'
import { distinctNames } from './names.mjs'
import { createLocator, decidedRegions, regionEntries } from './regions.mjs'
import { supplementRows } from './supplement.mjs'

const split = (bars) => (bars ? bars.split('|') : [])
const others = (names) => names.map((name) => [name, 'other'])

/** @param {Map<string, number[]>} points label points of countries by ISO code */
const countryEntries = (countryNames, points, fold) =>
  Object.entries(countryNames)
    .filter(([cc]) => cc !== 'AQ') // a continent
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([cc, [en, uk, ru]]) => ({
      kind: 'country',
      country: cc,
      code: cc,
      at: points.get(cc) ?? UNLABELLED_POINTS[cc] ?? null,
      wikidata: WIKIDATA[cc],
      names: distinctNames(
        [
          [en, 'main'],
          [LOCAL_NAMES[cc], 'local'],
          ...others([uk, ru, ...split(ALIASES[cc]), ...split(CYRILLIC_ALIASES[cc])]),
        ],
        fold,
      ),
    }))

const demonymEntries = (countries, fold) =>
  countries
    .filter(({ code }) => DEMONYMS[code])
    .map((country) => ({
      kind: 'demonym',
      country: country.code,
      code: country.code,
      at: country.at,
      names: distinctNames(
        split(DEMONYMS[country.code]).map((name, i) => [name, i === 0 ? 'main' : 'other']),
        fold,
      ),
    }))

const LOCAL_LANGUAGE = { UA: 1, RU: 2 }

const supplementEntries = (fold) =>
  supplementRows().map(({ names, code, ...row }) => ({
    ...row,
    code: GROUPS[code]?.join(' ') ?? code,
    names: distinctNames(
      [[names[0], 'main'], [names[LOCAL_LANGUAGE[row.country]], 'local'], ...others(names.slice(1))],
      fold,
    ),
  }))

/** Countries and regions weigh what the towns in them weigh together. */
const weigh = (entries, cities) => {
  const sums = new Map()
  const add = (key, weight) => key && sums.set(key, (sums.get(key) ?? 0) + weight)
  for (const { country, regionId, weight } of cities) {
    add(country, weight)
    add(regionId, weight)
  }
  for (const entry of entries) {
    if (entry.kind === 'region' || entry.kind === 'country' || entry.kind === 'demonym')
      entry.weight = Math.min(sums.get(entry.code) ?? 0, 0xffffffff)
  }
}

/** Prefixes of ISO 3166-2 codes of regions that a supplement row lies in; several codes are parts, not a region. */
const regionIdOf = ({ kind, code, regionId }) =>
  regionId ?? (['island', 'facility', 'area'].includes(kind) && code && !code.includes(' ') ? code : undefined)

/**
 * All entries, ready to be encoded.
 * @param {{ regions: string, places: string, newerPlaces: string }} sources text of the pinned files
 * @param {Record<string, string[]>} countryNames
 * @param {Map<string, number[]>} points
 * @param {(name: string) => string} fold
 */
export const buildEntries = (sources, countryNames, points, fold, onStep = () => {}) => {
  onStep('regions')
  const parts = decidedRegions(JSON.parse(sources.regions).features)
  const regions = regionEntries(parts, countryNames, fold)
  onStep('towns')
  const cities = cityEntries(sources.places, JSON.parse(sources.newerPlaces), createLocator(parts), fold).sort(
    (a, b) => (a.country < b.country ? -1 : a.country > b.country ? 1 : a.geonameId - b.geonameId),
  )
  onStep('countries and supplement')
  const countries = countryEntries(countryNames, points, fold)
  const demonyms = demonymEntries(countries, fold)
  weigh([...regions, ...countries, ...demonyms], cities)
  const entries = [...regions, ...countries, ...demonyms, ...supplementEntries(fold), ...cities]
  const regionIndex = new Map(regions.map(({ code }, i) => [code, i]))
  return entries.map((entry) => ({ ...entry, region: regionIndex.get(regionIdOf(entry)) ?? -1 }))
}
