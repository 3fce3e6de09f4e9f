import { describe, expect, it } from 'vitest'
import { foldName } from '../../../src/core/gazetteer/fold.ts'
import { bundledPlaces } from './bundled-places.ts'
import { committedGazetteer } from './committed.ts'

// The committed gazetteer itself: that it finds the right places matters more than how it was built.
const gazetteer = committedGazetteer()
const first = (name: string) => gazetteer.suggest(name)[0]
const describePlace = (name: string) => {
  const place = first(name)
  return place && `${place.kind} ${place.name}, ${place.country}`
}

describe('names', () => {
  it.each(['Chasiv', 'Часів', 'CHASIV-YAR', 'New', 'Ma’ale', 'The', 'the', 'Saint-', '’'])(
    'may begin with %s',
    (start) => {
      expect(gazetteer.begins(start)).toBe(true)
    },
  )

  it.each(['Qwxzt', 'Chasivx', 'Яръ-Ць'])('never begin with %s', (start) => {
    expect(gazetteer.begins(start)).toBe(false)
    expect(gazetteer.lookup(`${start} Yar`)).toEqual([])
  })

  it.each(['Kyiv', 'Kiev', 'Київ', 'Киев', 'Кіеў', 'kyiv', 'KYIV'])('finds Kyiv as %s', (name) => {
    expect(first(name)).toMatchObject({
      kind: 'city',
      name: 'Kyiv',
      localName: 'Київ',
      geonameId: 703448,
      country: 'UA',
      admin1: { iso: 'UA-30' },
      lon: 30.5238,
      lat: 50.4547,
      matched: expect.any(String),
    })
  })

  it.each([
    ['Chasiv Yar', 710915, [37.8341, 48.5877]],
    ['Chasov Yar', 710915, [37.8341, 48.5877]],
    ['chasiv-yar', 710915, [37.8341, 48.5877]],
    ['Часів Яр', 710915, [37.8341, 48.5877]],
    ['Часов Яр', 710915, [37.8341, 48.5877]],
    ['Kramatorsk', 704508, [37.5848, 48.7389]],
    ['Kramators’k', 704508, [37.5848, 48.7389]],
    ['Краматорськ', 704508, [37.5848, 48.7389]],
    ['Краматорск', 704508, [37.5848, 48.7389]],
  ])('finds %s', (name, geonameId, [lon, lat]) => {
    expect(first(name)).toMatchObject({ geonameId, lon, lat, country: 'UA', admin1: { iso: 'UA-14' } })
  })

  it.each([
    ['Minsk', 'city Minsk, BY'],
    ['Мінск', 'city Minsk, BY'],
    ['Минск', 'city Minsk, BY'],
    ['Valaam Monastery', 'facility Valaam Monastery, RU'],
    ['Валаамский монастырь', 'facility Valaam Monastery, RU'],
    ['Валаам', 'island Valaam, RU'],
    ['Kremlin', 'facility Kremlin, RU'],
    ['Запорізька АЕС', 'facility Zaporizhzhia Nuclear Power Plant, UA'],
    ['Kakhovka', 'city Kakhovka, UA'],
    ['Sea of Azov', 'water Sea of Azov, null'],
    ['NATO', 'union NATO, null'],
    ['E.U.', 'union European Union, null'],
    ['ЄС', 'union European Union, null'],
    ['U.S.', 'country United States, US'],
    ['США', 'country United States, US'],
    ['Britain', 'country United Kingdom, GB'],
    ['the Hague', 'city The Hague, NL'],
    ['Hague', 'city The Hague, NL'],
    ['Soviet Union', 'historical Soviet Union, null'],
    ['Odessa', 'city Odesa, UA'],
    ['Washington', 'city Washington, US'],
    ['New York', 'city New York, US'],
    ['Paris', 'city Paris, FR'],
  ])('takes %s for %s', (name, expected) => {
    expect(describePlace(name)).toBe(expected)
  })

  it('gives Valaam Monastery its place, and says which areas a name stands for', () => {
    expect(first('Valaam Monastery')).toMatchObject({ lon: 30.9447, lat: 61.3889, admin1: { iso: 'RU-KR' } })
    expect(first('Donbas')).toMatchObject({ kind: 'area', country: 'UA', iso: ['UA-14', 'UA-09'] })
    expect(first('EU')?.iso).toHaveLength(27)
  })

  it('shows towns of Ukraine by their Ukrainian name', () => {
    expect(first('Купянск')).toMatchObject({ name: 'Kupiansk', localName: 'Куп’янськ' })
    expect(first('Bakhmut')?.localName).toBe('Бахмут')
  })

  it('knows “the West”, and that no map shows it', () => {
    expect(first('the West')).toMatchObject({ kind: 'vague', lon: null, lat: null, country: null, iso: [] })
  })

  it('finds nothing where there is nothing', () => {
    expect(gazetteer.suggest('Qqxzzv')).toEqual([])
    expect(gazetteer.suggest(' ’-. ')).toEqual([])
    expect(gazetteer.lookup('Chasi')).toEqual([])
  })
})

describe('Ukraine', () => {
  it.each(['Crimea', 'Sevastopol', 'Simferopol', 'Yalta', 'Kerch', 'Donetsk', 'Luhansk', 'Mariupol', 'Melitopol'])(
    'has %s',
    (name) => {
      expect(first(name)).toMatchObject({ country: 'UA' })
    },
  )

  it('has no town on the peninsula in another country', () => {
    const names = [
      'Alushta',
      'Dzhankoi',
      'Feodosia',
      'Yevpatoria',
      'Sudak',
      'Saky',
      'Armiansk',
      'Bakhchysarai',
      'Foros',
    ]
    for (const name of names) expect(first(name)?.admin1?.iso ?? name).toBe('UA-43')
    expect(first('Balaklava')?.country).toBe('UA')
  })

  it('finds every place of the bundled article where the article has it', () => {
    for (const { name, geonames, iso, point } of bundledPlaces) {
      const found = gazetteer.lookup(name)[0]
      expect(found, name).toBeDefined()
      if (geonames) expect(found?.geonameId, name).toBe(geonames)
      // The article's own code is among those the gazetteer has; “Europe” stands for the Union there.
      if (iso[0] && found?.kind !== 'continent')
        expect(iso, name).toEqual(expect.arrayContaining([...(found?.iso ?? [])]))
      if (point) expect([found?.lon, found?.lat], name).toEqual(point.map((at) => expect.closeTo(at, 2)))
    }
  })
})

describe('ranking', () => {
  const kindsOf = (name: string) =>
    gazetteer.lookup(name).map(({ kind, country, name }) => `${kind} ${country} ${name}`)

  it('puts the republic before the historical land, and North Karelia in Finland', () => {
    expect(first('Karelia')).toMatchObject({ kind: 'region', country: 'RU', iso: ['RU-KR'], wikidata: 'Q1914' })
    expect(first('Карелия')).toMatchObject({ iso: ['RU-KR'] })
    expect(first('North Karelia')).toMatchObject({ kind: 'region', country: 'FI', iso: ['FI-13'] })
    expect(gazetteer.lookup('Karelia').map(({ country }) => country)).not.toContain('FI')
  })

  it('gives both the city and the region of a name', () => {
    expect(kindsOf('Donetsk').slice(0, 2)).toEqual(['city UA Donetsk', 'region UA Donetsk Oblast'])
    expect(kindsOf('Донецька область')).toEqual(['region UA Donetsk Oblast'])
    expect(kindsOf('Kherson').slice(0, 2)).toEqual(['city UA Kherson', 'region UA Kherson Oblast'])
    expect(kindsOf('Georgia').slice(0, 2)).toEqual(['country GE Georgia', 'region US Georgia'])
  })

  it('moves a country’s places up by a hint, and leaves none out', () => {
    const plain = gazetteer.lookup('Georgia')
    const hinted = gazetteer.lookup('Georgia', { countries: ['US'] })
    expect(hinted[0]).toMatchObject({ kind: 'region', country: 'US' })
    expect(hinted.length).toBe(plain.length)
    expect(gazetteer.suggest('London', { countries: ['CA'] })[0]).toMatchObject({
      country: 'CA',
      admin1: { iso: 'CA-ON' },
    })
    expect(gazetteer.suggest('London', { countries: ['ZZ', ''] })[0]).toMatchObject({ country: 'GB' })
  })

  it('moves what is near up', () => {
    expect(gazetteer.lookup('Donetsk', { near: [39.95, 48.34] })[0]).toMatchObject({ country: 'RU', geonameId: 565348 })
    expect(gazetteer.lookup('Avdiivka')[0]).toMatchObject({ geonameId: 713122 })
    expect(gazetteer.lookup('Avdiivka', { near: [32.8, 51.78] })[0]).toMatchObject({ geonameId: 713120 })
  })

  it('puts exact names before names that only begin so', () => {
    const names = gazetteer.suggest('Donetsk', { limit: 20 }).map(({ matched }) => matched)
    const exact = gazetteer.lookup('Donetsk').length
    expect(exact).toBeGreaterThan(2)
    expect(names.slice(0, exact).every((name) => foldName(name) === 'donetsk')).toBe(true)
    expect(names.slice(exact)).toContain('Donetsk Airport')
    expect(names.slice(exact).every((name) => /^donetsk./.test(foldName(name)))).toBe(true)
  })

  it.each([
    ['kramator', 'Kramatorsk'],
    ['крамат', 'Kramatorsk'],
    ['chas', 'Chasiv Yar'],
    ['saint-pet', 'Saint Petersburg'],
    ['запоріз', 'Zaporizhzhia Oblast'],
    ['ukr', 'Ukraine'],
    ['ivano fr', 'Ivano-Frankivsk'],
  ])('completes %s', (typed, name) => {
    expect(gazetteer.suggest(typed).map((place) => place.name)).toContain(name)
  })

  it('names each place once, and no more of them than asked for', () => {
    for (const typed of ['s', 'к', 'san', 'the', 'new', 'санкт']) {
      for (const limit of [1, 7, 50]) {
        const found = gazetteer.suggest(typed, { limit })
        expect(found.length).toBe(Math.min(limit, found.length))
        const keys = found.map(({ kind, name, lon, lat, iso }) => `${kind} ${name} ${lon} ${lat} ${iso}`)
        expect(new Set(keys).size).toBe(keys.length)
      }
    }
  })
})

describe('demonyms', () => {
  it.each([
    ['Ukrainian', 'UA'],
    ['Ukrainians', 'UA'],
    ['росіяни', 'RU'],
    ['Belarusian', 'BY'],
    ['Americans', 'US'],
    ['Finns', 'FI'],
  ])('says whose %s is, only when asked', (name, country) => {
    expect(gazetteer.lookup(name, { demonyms: true })).toContainEqual(
      expect.objectContaining({ kind: 'demonym', country }),
    )
    expect(gazetteer.lookup(name).map(({ kind }) => kind)).not.toContain('demonym')
    expect(gazetteer.suggest(name, { limit: 50 }).map(({ kind }) => kind)).not.toContain('demonym')
  })
})
