import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'
import { feature, merge } from 'topojson-client'
import { beforeAll, describe, expect, it } from 'vitest'
import { cyrillicNames, romaniseUkrainian } from '../../scripts/map/cyrillic.mjs'
import { rankBySpacing } from '../../scripts/map/labels.mjs'
import { cutAtFrame, regionLayers } from '../../scripts/map/layers.mjs'
import { buildBasemap, buildFiles, buildTopologies, buildWater } from '../../scripts/map/pipeline.mjs'
import { lineBetween } from '../../scripts/map/policy.mjs'
import { lakePolygons, parseSegments, riverLines, stitch } from '../../scripts/map/water.mjs'
import { region } from '../natural-earth.ts'

// A world of four squares, 2° each, west to east: Kherson Oblast, Crimea (Russian in the source), Krasnodar; and Rostov on top
// of Krasnodar. Whatever the source says, the line between the first two is a region border.
const kherson = region('UKR-1', 'UKR', 'UA-65', 'Kherson', 30, 44)
const crimea = region('RUS-1', 'RUS', 'UA-43', 'Autonomous Republic of Crimea', 32, 44)
const krasnodar = region('RUS-2', 'RUS', 'RU-KDA', 'Krasnodar Krai', 34, 44)
const rostov = region('RUS-3', 'RUS', 'RU-ROS', 'Rostov', 34, 46)
const world = [kherson, crimea, krasnodar, rostov]

// A lake of 0.6° across with an island, its shore cut in two as GMT cuts it at a bin's edge; a river in two pieces.
const water = {
  lakes:
    '> Shore Bin # 1, Level 2\n34.5\t44.5\n34.5\t45.1\n34.8\t45.1\n> Shore Bin # 2, Level 2\n34.8\t45.1\n35.1\t45.1\n35.1\t44.5\n34.5\t44.5\n',
  islands: '> Shore Bin # 1, Level 3\n34.7\t44.7\n34.7\t44.9\n34.9\t44.9\n34.9\t44.7\n34.7\t44.7\n',
  rivers: {
    1: '> River Bin # 1, Level 1\n30.2\t45\n31\t45.2\n> River Bin # 2, Level 1\n31\t45.2\n31.5\t45.9\n',
    2: '',
    3: '',
  },
}

const places = [
  ['1', 'Kherson', 'Kherson', 'Херсон', '45', '31', 'P', 'PPLA', 'UA', '', '08', '', '', '', '300000'],
  ['2', 'Kryvyy Rih', 'x', '', '45.01', '31.02', 'P', 'PPL', 'UA', '', '08', '', '', '', '200000'],
  ['3', 'Rossosh', 'x', 'Россошь', '47', '35', 'P', 'PPL', 'RU', '', '61', '', '', '', '60000'],
  ['4', 'Gone', 'x', '', '47', '35.5', 'P', 'PPLH', 'RU', '', '61', '', '', '', '900000'],
]
  .map((fields) => fields.join('\t'))
  .join('\n')

const sources = { regions: JSON.stringify({ features: world }), places, newerPlaces: '[]', ...water }
const countryNames = { UA: ['Ukraine', 'Україна', 'Украина'], RU: ['Russia', 'Росія', 'Россия'] }

type Line = { properties: Record<string, number>; geometry: { coordinates: [number, number][] } }
const longitudes = (lines: Line[]) => [
  ...new Set(lines.flatMap((line) => line.geometry.coordinates.map(([lon]) => Math.round(lon)))),
]

const unpacked = (content: string | Buffer | undefined) => JSON.parse(gunzipSync(content ?? '').toString())

describe('a small world through the build', () => {
  let layers: { land: object[]; coast: Line[]; b0: Line[]; b1: Line[] }
  let topologies: Awaited<ReturnType<typeof buildTopologies>>
  let files: Map<string, string | Buffer>

  beforeAll(async () => {
    topologies = await buildTopologies(world)
    layers = regionLayers(topologies.full)
    files = await buildFiles(sources, countryNames)
  })

  it('draws one international line, east of Crimea, once', () => {
    expect(layers.b0).toHaveLength(1)
    expect(longitudes(layers.b0)).toEqual([34])
    expect(layers.b0[0]?.properties).toEqual({})
  })

  it('draws the line at Perekop and the one between the Russian regions as region borders', () => {
    expect(layers.b1.map(({ properties }) => properties)).toEqual([{ r: 1 }, { r: 1 }])
    expect(longitudes(layers.b1).sort()).toEqual([32, 34, 36])
  })

  it('dissolves the land into one piece', () => {
    expect(layers.land).toHaveLength(1)
  })

  it('gives Crimea to the file of Ukraine, inside its outline', () => {
    const ukraine = unpacked(files.get('regions/UA.json.gz'))
    expect(
      ukraine.objects.admin1.geometries.map(({ id, properties }: { id: string; properties: { n: string } }) => [
        id,
        properties.n,
      ]),
    ).toEqual([
      ['UA-43', 'Crimea'],
      ['UA-65', 'Kherson Oblast'],
    ])
    const outline = merge(ukraine, ukraine.objects.admin1.geometries)
    const lons = outline.coordinates.flat(2).map(([lon = 0]) => lon)
    expect([Math.min(...lons), Math.max(...lons)]).toEqual([expect.closeTo(30, 2), expect.closeTo(34, 2)])
    expect(unpacked(files.get('regions/RU.json.gz')).objects.admin1.geometries).toHaveLength(2)
  })

  it('outlines two countries', () => {
    const countries = unpacked(files.get('countries.topo.json.gz'))
    expect(countries.objects.countries.geometries.map(({ id }: { id: string }) => id)).toEqual(['RU', 'UA'])
    expect(feature(countries, countries.objects.countries)).toHaveProperty('features.length', 2)
  })

  it('closes the lake, keeps its island and joins the river', async () => {
    const built = await buildWater(water)
    expect(built.lakes).toHaveLength(1)
    expect(built.lakes[0].geometry.coordinates).toHaveLength(2)
    expect(built.rivers[0].geometry.coordinates).toHaveLength(3)
  })

  it('puts lines and water into the tiles, without an international line at Perekop', async () => {
    const bytes = files.get('basemap.pmtiles')
    if (!Buffer.isBuffer(bytes)) throw new Error('no archive')
    const archive = new PMTiles({
      getKey: () => 'small',
      getBytes: async (offset, length) => ({ data: Uint8Array.from(bytes.subarray(offset, offset + length)).buffer }),
    })
    // Zoom 6, column 37 (28.1° to 33.75° E), row 23 (45.1° N is in it): Kherson and Crimea, not yet the line at 34° E.
    const response = await archive.getZxy(6, 37, 23)
    if (!response) throw new Error('no tile')
    const { layers: tile } = new VectorTile(new PbfReader(new Uint8Array(response.data)))
    expect(Object.keys(tile).sort()).toEqual(['b1', 'coast', 'land', 'rivers'])
    const east = await archive.getZxy(6, 38, 23)
    if (!east) throw new Error('no tile')
    expect(Object.keys(new VectorTile(new PbfReader(new Uint8Array(east.data))).layers)).toEqual(
      expect.arrayContaining(['b0', 'lakes']),
    )
  })

  it('gives labels their spelling and the smaller neighbour a later zoom', () => {
    const rows: [number, number, string[], number][] = [0, 7, 8, 9, 10].flatMap(
      (zoom) => unpacked(files.get(`labels/${zoom}.json.gz`)).cities,
    )
    expect(rows.map(([, , [en]]) => en)).toEqual(['Kherson', 'Rossosh'])
    expect(rows[0]?.[2]).toEqual(['Kherson', 'Херсон', 'Херсон'])
  })

  it('gives the same bytes again, whatever the order of the source', async () => {
    const again = await buildFiles(
      { ...sources, regions: JSON.stringify({ features: [...world].reverse() }) },
      countryNames,
    )
    expect([...again.keys()]).toEqual([...files.keys()])
    for (const [name, content] of files)
      expect(Buffer.from(again.get(name) ?? '').equals(Buffer.from(content)), name).toBe(true)
  })

  it('refuses a region that nobody has decided about', async () => {
    const unknown = { ...kherson, properties: { ...kherson.properties, adm0_a3: 'XXX', iso_a2: '-1' } }
    await expect(buildTopologies([unknown])).rejects.toThrow('No owner decided')
  })

  it('builds without any water', async () => {
    await expect(buildBasemap(topologies, { lakes: [], rivers: [] })).resolves.toBeInstanceOf(Buffer)
  })
})

describe('lines between neighbours', () => {
  const at = (id: string, zone = '') => ({ id, cc: id.slice(0, 2), zone })

  it.each([
    ['Perekop', at('UA-43'), at('UA-65'), 'region-large'],
    ['Kharkiv and Belgorod', at('UA-63'), at('RU-BEL'), 'international'],
    ['the Line of Control', at('IN-JK'), at('PK-JK'), 'disputed'],
    ['Kosovo and Serbia', at('XK-X01'), at('RS-23'), 'disputed'],
    ['Kosovo and Albania', at('XK-X01'), at('AL-07'), 'international'],
    ['Golan and Israel', at('SY-QU', 'golan'), at('IL-Z'), 'disputed'],
    ['Somaliland and Somalia', at('SO-X1', 'somaliland'), at('SO-BR'), 'disputed'],
    ['Somaliland and Ethiopia', at('SO-X1', 'somaliland'), at('ET-SO'), 'international'],
    ['two parts of Transnistria', at('MD-SN', 'transnistria'), at('MD-SN', 'transnistria'), 'none'],
    ['Hong Kong and China', at('HK-X1'), at('CN-GD'), 'region-small'],
  ])('%s', (_name, a, b, kind) => {
    expect(lineBetween(a, b)).toBe(kind)
    if (kind !== 'region-small') expect(lineBetween(b, a)).toBe(kind)
  })
})

describe('steps', () => {
  it('wraps longitudes past 180 and drops what is no line', () => {
    expect(parseSegments('# comment\n> a\n190\t10\n191\t11\n> b\n1\t1\n')).toEqual([
      [
        [-170, 10],
        [-169, 11],
      ],
    ])
  })

  it('cuts a lake on the antimeridian in two, each with its own island, instead of letting it span the world', () => {
    const square = (west: number, south: number, side: number): [number, number][] =>
      [
        [west, south],
        [west + side, south],
        [west + side, south + side],
        [west, south + side],
        [west, south],
      ].map(([lon = 0, lat = 0]) => [lon > 180 ? lon - 360 : lon, lat])
    const lakes = lakePolygons([square(179.5, 65, 1)], [square(179.6, 65.2, 0.2), square(180.1, 65.2, 0.2)])
    const longitudes = lakes.map((lake: { geometry: { coordinates: [number, number][][] } }) =>
      lake.geometry.coordinates.map((ring) => [
        Math.min(...ring.map(([lon]) => lon)),
        Math.max(...ring.map(([lon]) => lon)),
      ]),
    )
    expect(longitudes).toEqual([
      [
        [179.5, 180],
        [179.6, expect.closeTo(179.8)],
      ],
      [
        [-180, -179.5],
        [expect.closeTo(-179.9), expect.closeTo(-179.7)],
      ],
    ])
  })

  it('cuts a river at the antimeridian where it crosses', () => {
    const rivers = riverLines({
      1: [
        [
          [179, 60],
          [-179, 62],
        ],
      ],
    })
    expect(
      rivers.slice(0, 2).map((river: { geometry: { coordinates: unknown } }) => river.geometry.coordinates),
    ).toEqual([
      [
        [179, 60],
        [180, 61],
      ],
      [
        [-180, 61],
        [-179, 62],
      ],
    ])
  })

  it('stitches segments whichever way they run', () => {
    const [line] = stitch([
      [
        [0, 0],
        [1, 0],
      ],
      [
        [2, 0],
        [1, 0],
      ],
      [
        [2, 0],
        [3, 0],
      ],
    ])
    expect(line).toHaveLength(4)
    expect([line?.[0], line?.at(-1)]).toEqual([
      [0, 0],
      [3, 0],
    ])
  })

  it('cuts a coast along the antimeridian', () => {
    expect(
      cutAtFrame([
        [179, 60],
        [180, 61],
        [180, 65],
        [179, 66],
      ]),
    ).toEqual([
      [
        [179, 60],
        [180, 61],
      ],
      [
        [180, 65],
        [179, 66],
      ],
    ])
  })

  it('lets the larger town come first', () => {
    const town = (id: number, lon: number, population: number) => ({ id, lon, lat: 50, population, code: 'PPL' })
    const ranked = rankBySpacing([town(1, 30, 50_000), town(2, 30.5, 2_000_000), town(3, 90, 50_000)])
    const zoomOf = (id: number) => ranked.find(({ place }: { place: { id: number } }) => place.id === id)?.minZoom ?? 99
    expect(zoomOf(2)).toBeLessThan(zoomOf(1))
    expect(zoomOf(1)).toBeGreaterThanOrEqual(zoomOf(3))
  })

  it.each([
    ['Київ', 'Kyiv'],
    ['Запоріжжя', 'Zaporizhzhia'],
    ['Згорани', 'Zghorany'],
    ['Єнакієве', 'Yenakiieve'],
    ['Ізюм', 'Izium'],
  ])('romanises %s as %s', (name, latin) => {
    expect(romaniseUkrainian(name)).toBe(latin)
  })

  it('takes only names that are proved to be Ukrainian or Russian', () => {
    expect(cyrillicNames('UA', 'Donetsk', ['Донецк', 'Донецьк', 'Сталино', 'Юзівка'])).toEqual(['Донецьк', 'Донецк'])
    expect(cyrillicNames('UA', 'Melitopol', ['Мелитополь', 'Мелітополь'])[0]).toBe('Мелітополь')
    expect(cyrillicNames('RU', 'Yekaterinburg', ['Свердловск'])).toEqual(['', ''])
    expect(cyrillicNames('FR', 'Paris', ['Париж'])).toEqual(['', ''])
  })

  it.each([
    ['Kupiansk', ['Купьянск', 'Купянск', "Куп'янськ"], 'Куп’янськ', 'Купянск'],
    ['Novoazovsk', ['Новоазовск'], '', ''],
    ['Oktiabrskoe', ['Октябрьское'], '', ''],
    ['Sloviansk', ['Словяньск', 'Славянск', 'Слов’янськ'], 'Слов’янськ', 'Славянск'],
  ])('takes no Russian spelling for Ukrainian, nor the reverse: %s', (english, alternates, uk, ru) => {
    expect(cyrillicNames('UA', english, alternates)).toEqual([uk, ru])
  })

  it.each([
    ['BY', 'Verkhnedvinsk', ['Верхнедвинск', 'Верхнядзвінск'], 'Верхнедвинск'],
    ['RU', 'Pavlovskaya', ['Павловская'], 'Павловская'],
    ['RU', 'Slavyanka', ['Славянка'], 'Славянка'],
  ])('takes no Belarusian or Russian spelling for Ukrainian abroad: %s, %s', (country, english, alternates, ru) => {
    expect(cyrillicNames(country, english, alternates)).toEqual(['', ru])
  })

  it('lets no smaller town that fell into a gap far out keep a greater one away', () => {
    const capital = (id: number, lon: number, lat: number, population: number) => ({
      id,
      lon,
      lat,
      population,
      code: 'PPLC',
    })
    const ranked = rankBySpacing([
      capital(1, 37.6, 55.75, 10_400_000), // Moscow
      capital(2, -0.13, 51.5, 8_900_000), // London
      capital(3, -6.25, 53.33, 1_020_000), // Dublin
    ])
    const zoomOf = (id: number) => ranked.find(({ place }: { place: { id: number } }) => place.id === id)?.minZoom ?? 99
    expect(zoomOf(2)).toBeLessThan(zoomOf(3))
  })
})
