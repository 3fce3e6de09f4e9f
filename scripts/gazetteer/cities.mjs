// Towns from GeoNames, with newer positions and spellings, in the spellings of the map.
import { parseGeonames, refresh } from '../map/labels.mjs'
import { cityNames } from '../map/names.mjs'
import { belarusianName, distinctNames, isSearchable } from './names.mjs'

// GeoNames feature codes that are nothing to look for: historical places and abandoned ones. Of sections of towns only
// the large ones are kept.
const LEFT_OUT = new Set(['PPLH', 'PPLQ', 'PPLCH'])
const LEAST_SECTION = 20_000

/** Positions checked by hand, by GeoNames number: [lon, lat]. */
const POSITIONS = {
  704508: [37.5848, 48.7389], // Kramatorsk: the middle of the town
}

/** Spellings in common use that the source lacks, by GeoNames number. */
const MORE_NAMES = {
  282993: ['Ma’ale Adumim', 'Maale Adumim'],
}

/** Where the source's own name is no more local than the English one. */
const ENGLISH_SPEAKING = new Set('AU CA GB IE NZ US'.split(' '))

/** The map's rules let a Russian -ск pass for Ukrainian; here the form with -ськ takes its place where there is one. */
const ukrainianName = (name, alternates) => {
  if (!/[сц]к$/.test(name)) return name
  const plain = (text) => text.replace(/['’ʼьъ]/g, '')
  const forms = alternates.filter((other) => /[сц]ьк$/.test(other) && plain(other) === plain(name))
  return forms.find((form) => /['’ʼ]/.test(form)) ?? forms[0] ?? name
}

const localName = (cc, uk, ru, { name, alternates }) => {
  if (cc === 'UA') return ukrainianName(uk, alternates)
  if (cc === 'RU' || cc === 'KZ') return ru
  if (cc === 'BY') return belarusianName(alternates) || ru
  return ENGLISH_SPEAKING.has(cc) ? '' : name
}

/** City entries without their regions, which depend on the map. */
export const cityEntries = (places, newerPlaces, locate, fold) => {
  const parsed = parseGeonames(places, LEFT_OUT).filter(
    ({ code, population }) => code !== 'PPLX' || population >= LEAST_SECTION,
  )
  const before = new Map(parsed.map(({ id, name }) => [id, name]))
  return refresh(parsed, newerPlaces).map((place) => {
    const [lon, lat] = POSITIONS[place.id] ?? [place.lon, place.lat]
    const { cc, id } = locate({ lon, lat, cc: place.cc })
    const [en, uk, ru] = cityNames(cc, place.name, place.alternates)
    const others = [uk, ru, place.name, before.get(place.id), ...place.alternates, ...(MORE_NAMES[place.id] ?? [])]
    return {
      kind: 'city',
      country: cc,
      regionId: id,
      at: [lon, lat],
      geonameId: place.id,
      weight: place.population,
      capital: place.code === 'PPLC',
      seat: place.code === 'PPLA',
      names: distinctNames(
        [
          [en, 'main'],
          [localName(cc, uk, ru, place), 'local'],
          ...others.filter((name) => name && isSearchable(name, cc)).map((name) => [name, 'other']),
        ],
        fold,
      ),
    }
  })
}
