import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { VectorTile } from '@mapbox/vector-tile'
import type { MultiPolygon, Polygon, Position } from 'geojson'
import { PbfReader } from 'pbf'
import { PMTiles } from 'pmtiles'
import { feature, merge } from 'topojson-client'
import type {
  GeometryCollection,
  GeometryObject,
  Topology,
  MultiPolygon as TopoMultiPolygon,
  Polygon as TopoPolygon,
} from 'topojson-specification'
import { describe, expect, it } from 'vitest'

// The committed map data itself: what is on the map matters more than how it was built.
const mapDir = path.resolve(import.meta.dirname, '../../resources/map')
const readJson = <T>(name: string): T => {
  const bytes = readFileSync(path.join(mapDir, name))
  return JSON.parse((name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()) as T
}

type Shape = TopoPolygon | TopoMultiPolygon
type RegionFile = Topology<{ admin1: GeometryCollection }>
type CountryFile = Topology<{ countries: GeometryCollection }>

const isShape = (geometry: GeometryObject): geometry is Shape =>
  geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'

const geometryOf = (topology: Topology, shape: GeometryObject): Polygon | MultiPolygon => {
  const decoded = feature(topology, shape)
  if (decoded.type !== 'Feature') throw new Error('Not one shape')
  const { geometry } = decoded
  if (geometry.type !== 'Polygon' && geometry.type !== 'MultiPolygon') throw new Error('Not a surface')
  return geometry
}

const polygons = (geometry: Polygon | MultiPolygon): Position[][][] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates

const inRing = (x: number, y: number, ring: Position[]): boolean => {
  let inside = false
  ring.forEach(([xi = 0, yi = 0], i) => {
    const [xj = 0, yj = 0] = ring.at(i - 1) ?? []
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside
  })
  return inside
}

const contains = (geometry: Polygon | MultiPolygon, [x = 0, y = 0]: Position): boolean =>
  polygons(geometry).some((rings) => rings.reduce((inside, ring) => inside !== inRing(x, y, ring), false))

const distanceTo = (geometry: Polygon | MultiPolygon, [x = 0, y = 0]: Position): number =>
  Math.min(...polygons(geometry).flatMap((rings) => rings.flat().map(([px = 0, py = 0]) => Math.hypot(px - x, py - y))))

const regionsOf = (cc: string) => {
  const topology = readJson<RegionFile>(`regions/${cc}.json.gz`)
  const shapes = topology.objects.admin1.geometries.filter(isShape)
  return {
    byId: new Map(shapes.map((shape) => [String(shape.id), geometryOf(topology, shape)] as const)),
    outline: merge(topology, shapes),
  }
}

const regionAt = (cc: string, point: Position): string[] =>
  [...regionsOf(cc).byId].filter(([, geometry]) => contains(geometry, point)).map(([id]) => id)

const countriesAt = (point: Position): string[] => {
  const topology = readJson<CountryFile>('countries.topo.json.gz')
  return topology.objects.countries.geometries
    .filter(isShape)
    .filter((shape) => contains(geometryOf(topology, shape), point))
    .map((shape) => String(shape.id))
}

const archiveBytes = readFileSync(path.join(mapDir, 'basemap.pmtiles'))
const archive = new PMTiles({
  getKey: () => 'basemap',
  getBytes: async (offset, length) => ({
    data: Uint8Array.from(archiveBytes.subarray(offset, offset + length)).buffer,
  }),
})

const lonToX = (lon: number, zoom: number): number => ((lon + 180) / 360) * 2 ** zoom
const latToY = (lat: number, zoom: number): number => {
  const sine = Math.sin((lat * Math.PI) / 180)
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 2 ** zoom
}

type Box = [west: number, south: number, east: number, north: number]

/** Whether a line of a layer enters a box, at one zoom: segments are walked in steps finer than the box. */
const linesInside = async (layerName: string, [west, south, east, north]: Box, zoom: number): Promise<number> => {
  const [left, right] = [lonToX(west, zoom), lonToX(east, zoom)]
  const [top, bottom] = [latToY(north, zoom), latToY(south, zoom)]
  let hits = 0
  for (let tx = Math.floor(left); tx <= Math.floor(right); tx++) {
    for (let ty = Math.floor(top); ty <= Math.floor(bottom); ty++) {
      const response = await archive.getZxy(zoom, tx, ty)
      const layer = response && new VectorTile(new PbfReader(new Uint8Array(response.data))).layers[layerName]
      if (!layer) continue
      for (let i = 0; i < layer.length; i++) {
        for (const line of layer.feature(i).loadGeometry()) {
          line.forEach((point, at) => {
            const before = line[at - 1] ?? point
            for (let step = 0; step <= 100; step++) {
              const x = tx + (before.x + ((point.x - before.x) * step) / 100) / layer.extent
              const y = ty + (before.y + ((point.y - before.y) * step) / 100) / layer.extent
              if (x >= left && x <= right && y >= top && y <= bottom) hits++
            }
          })
        }
      }
    }
  }
  return hits
}

/** The layers of the tile that holds a point, with its position in tile units. */
const tileAt = async ([lon = 0, lat = 0]: Position, zoom: number) => {
  const [x, y] = [lonToX(lon, zoom), latToY(lat, zoom)]
  const response = await archive.getZxy(zoom, Math.floor(x), Math.floor(y))
  const tile = response ? new VectorTile(new PbfReader(new Uint8Array(response.data))) : undefined
  const at: Position = [(x % 1) * 4096, (y % 1) * 4096]
  const covered = (layerName: string): boolean => {
    const layer = tile?.layers[layerName]
    let inside = false
    for (let i = 0; layer && i < layer.length; i++) {
      for (const ring of layer.feature(i).loadGeometry()) {
        const [px = 0, py = 0] = at
        if (
          inRing(
            px,
            py,
            ring.map((point) => [point.x, point.y]),
          )
        )
          inside = !inside
      }
    }
    return inside
  }
  return { tile, covered }
}

const ZOOMS = [0, 1, 2, 3, 4, 5, 6]

describe('base map archive', () => {
  it('is a clustered PMTiles version 3 archive of vector tiles, zoom 0 to 6', async () => {
    expect(archiveBytes.subarray(0, 7).toString('latin1')).toBe('PMTiles')
    const header = await archive.getHeader()
    expect(header).toMatchObject({
      specVersion: 3,
      tileType: 1,
      tileCompression: 2,
      minZoom: 0,
      maxZoom: 6,
      clustered: true,
    })
    expect(header.rootDirectoryOffset + header.rootDirectoryLength).toBeLessThanOrEqual(16_384)
    expect(header.tileDataOffset + (header.tileDataLength ?? 0)).toBe(archiveBytes.length)
  })

  it('names its layers and carries the attribution', async () => {
    const metadata = (await archive.getMetadata()) as { attribution: string; vector_layers: { id: string }[] }
    expect(metadata.vector_layers.map((layer) => layer.id)).toEqual(['land', 'lakes', 'rivers', 'coast', 'b1', 'b0'])
    expect(metadata.attribution).toContain('Natural Earth')
  })

  it.each(ZOOMS)('has readable land at zoom %i where Kyiv is', async (zoom) => {
    const { covered } = await tileAt([30.5238, 50.4547], zoom)
    expect(covered('land')).toBe(true)
  })

  it('keeps the Caspian open and once: sea, not a second lake', async () => {
    const { covered } = await tileAt([50.6, 41.5], 6)
    expect([covered('land'), covered('lakes')]).toEqual([false, false])
  })

  it('shows Ladoga as a lake with Valaam as an island in it', async () => {
    expect((await tileAt([31.6, 60.9], 6)).covered('lakes')).toBe(true)
    expect((await tileAt([30.96, 61.375], 6)).covered('lakes')).toBe(false)
  })

  it('has drained the Kakhovka Reservoir and kept the Dnipro in its bed', async () => {
    const { covered } = await tileAt([34.25, 47.44], 6)
    expect([covered('land'), covered('lakes')]).toEqual([true, false])
    expect(await linesInside('rivers', [33.3, 46.75, 35.2, 47.9], 6)).toBeGreaterThan(0)
  })

  it.each([
    ['Oulu', [25.47, 65.01]],
    ['the Arctic Circle east of Rovaniemi', [30, 66.55]],
    ['Karelia', [33.1, 65.4]],
    ['Yakutia', [150, 65.38]],
    ['Alaska', [-160, 65.38]],
  ])('has no lake over %s at any zoom', async (_name, point) => {
    for (const zoom of [2, 3, 4, 5, 6]) expect((await tileAt(point, zoom)).covered('lakes'), `zoom ${zoom}`).toBe(false)
  })

  it('has no lake or river that spans a whole tile of the world', async () => {
    // The widest there is, the Lena where the source has it as a lake, spans 24° of longitude.
    for (let x = 0; x < 8; x++) {
      for (let y = 0; y < 8; y++) {
        const response = await archive.getZxy(3, x, y)
        const { layers } = new VectorTile(new PbfReader(new Uint8Array(response?.data ?? [])))
        for (const layer of [layers.lakes, layers.rivers]) {
          for (let i = 0; layer && i < layer.length; i++) {
            const feature = layer.feature(i)
            const [west = 0, , east = 0] = feature.bbox()
            expect(
              ((east - west) / layer.extent) * 45,
              `3/${x}/${y} ${JSON.stringify(feature.properties)}`,
            ).toBeLessThan(30)
          }
        }
      }
    }
  })

  it('has let the Aral Sea fall dry except for the north and the western basin', async () => {
    expect((await tileAt([60.0, 44.8], 6)).covered('lakes')).toBe(false)
    expect((await tileAt([60.7, 46.5], 6)).covered('lakes')).toBe(true)
    expect((await tileAt([58.4, 44.9], 6)).covered('lakes')).toBe(true)
  })
})

describe('borders', () => {
  const perekop: Box = [33.3, 45.95, 34.1, 46.3]

  it.each(ZOOMS)('has no international line at Perekop, zoom %i', async (zoom) => {
    expect(await linesInside('b0', perekop, zoom)).toBe(0)
  })

  it('has a region border at Perekop: the test above looks in the right place', async () => {
    expect(await linesInside('b1', perekop, 6)).toBeGreaterThan(0)
  })

  it.each(ZOOMS)(
    'has no international line inside Ukraine between Donetsk, Luhansk, Kherson and Zaporizhzhia, zoom %i',
    async (zoom) => {
      expect(await linesInside('b0', [34.5, 46.6, 37.9, 48.4], zoom)).toBe(0)
    },
  )

  it.each(ZOOMS)('has no international line inside Crimea, Luhansk or Kherson either, zoom %i', async (zoom) => {
    for (const inner of [
      [33.2, 45.0, 35.2, 45.8],
      [38.3, 48.3, 39.5, 49.3],
      [32.9, 46.4, 34.6, 47.2],
    ] as Box[])
      expect(await linesInside('b0', inner, zoom), inner.join()).toBe(0)
  })

  it.each(ZOOMS)('has land under Crimea and the four regions, zoom %i', async (zoom) => {
    for (const point of [
      [34.18, 45.33],
      [37.67, 48.05],
      [38.97, 48.94],
      [33.78, 46.85],
      [35.58, 47.28],
    ] as Position[])
      expect((await tileAt(point, zoom)).covered('land'), point.join()).toBe(true)
  })

  it('has an international line between Kharkiv and Belgorod', async () => {
    expect(await linesInside('b0', [36.2, 50.1, 37.0, 50.6], 6)).toBeGreaterThan(0)
  })

  it('flags disputed lines, and only those', async () => {
    const flags = async (point: Position) => {
      const { tile } = await tileAt(point, 6)
      const layer = tile?.layers.b0
      return new Set(Array.from({ length: layer?.length ?? 0 }, (_, i) => layer?.feature(i).properties.d ?? 0))
    }
    expect(await flags([33.4, 35.1])).toContain(1)
    expect(await flags([21.0, 52.2])).not.toContain(1)
  })
})

describe('regions and countries', () => {
  it.each([
    ['Chasiv Yar', 'UA', 'UA-14', [37.8341, 48.5877]],
    ['Kramatorsk', 'UA', 'UA-14', [37.5848, 48.7389]],
    ['Luhansk', 'UA', 'UA-09', [39.3286, 48.5695]],
    ['Melitopol', 'UA', 'UA-23', [35.3675, 46.8489]],
    ['Henichesk', 'UA', 'UA-65', [34.79, 46.19]],
    ['Kyiv', 'UA', 'UA-30', [30.5238, 50.4547]],
    ['Simferopol', 'UA', 'UA-43', [34.1108, 44.9572]],
    ['Sevastopol', 'UA', 'UA-40', [33.55, 44.6]],
    ['Moscow', 'RU', 'RU-MOW', [37.6156, 55.7522]],
    ['Sergiyev Posad', 'RU', 'RU-MOS', [38.13, 56.31]],
    ['Petrozavodsk', 'RU', 'RU-KR', [34.36, 61.79]],
    ['Golan Heights', 'SY', 'SY-QU', [35.78, 33.0]],
    ['Laayoune', 'EH', 'EH-X1', [-13.1, 27.1]],
    ['Hargeisa', 'SO', 'SO-X1', [44.06, 9.56]],
    ['Tiraspol', 'MD', 'MD-SN', [29.63, 46.84]],
    ['Sukhumi', 'GE', 'GE-AB', [41.02, 43.02]],
    ['Minsk', 'BY', 'BY-HM', [27.5667, 53.9]],
    ['Brussels', 'BE', 'BE-BRU', [4.3488, 50.8505]],
    ['Washington', 'US', 'US-DC', [-77.0364, 38.8951]],
  ])('puts %s in %s, %s', (_name, cc, id, point) => {
    expect(regionAt(cc, point)).toEqual([id])
    expect(countriesAt(point)).toEqual([cc])
  })

  it('puts Kherson city nearest to Kherson Oblast', () => {
    const nearest = [...regionsOf('UA').byId]
      .map(([id, geometry]) => ({ id, distance: distanceTo(geometry, [32.6146, 46.637]) }))
      .sort((a, b) => a.distance - b.distance)[0]
    expect(nearest?.id).toBe('UA-65')
  })

  it('has Ukraine whole: 27 regions, with Crimea and the four regions inside its outline', () => {
    const { byId, outline } = regionsOf('UA')
    expect(byId.size).toBe(27)
    const inner: [string, Position][] = [
      ['UA-43', [34.18, 45.33]],
      ['UA-40', [33.65, 44.57]],
      ['UA-14', [37.67, 48.05]],
      ['UA-09', [38.97, 48.94]],
      ['UA-65', [33.78, 46.85]],
      ['UA-23', [35.58, 47.28]],
    ]
    for (const [id, point] of inner) {
      const region = byId.get(id)
      expect(region && contains(region, point), id).toBe(true)
      expect(contains(outline, point), id).toBe(true)
      expect(countriesAt(point), id).toEqual(['UA'])
    }
  })

  it('has no Ukrainian region in Russia', () => {
    expect([...regionsOf('RU').byId.keys()].filter((id) => !id.startsWith('RU-'))).toEqual([])
  })

  it('names each country file after an outline', () => {
    const files = readdirSync(path.join(mapDir, 'regions')).map((name) => path.basename(name, '.json.gz'))
    const topology = readJson<CountryFile>('countries.topo.json.gz')
    expect(files.sort()).toEqual(topology.objects.countries.geometries.map((shape) => String(shape.id)).sort())
  })
})

describe('labels, boxes and groups', () => {
  type Row = [number, number, [string, string?, string?], number, ...unknown[]]
  type Labels = Record<'cities' | 'countries' | 'admin1' | 'water', Row[]>
  const sheetZooms = [0, 7, 8, 9, 10]
  const sheets = sheetZooms.map((zoom) => readJson<Partial<Labels>>(`labels/${zoom}.json.gz`))
  const all = (kind: keyof Labels) => sheets.flatMap((sheet) => sheet[kind] ?? [])
  const labels: Labels = {
    cities: all('cities'),
    countries: all('countries'),
    admin1: all('admin1'),
    water: all('water'),
  }
  const english = (kind: keyof typeof labels) => labels[kind].map(([, , [en]]) => en)

  it('spells names as newspapers do', () => {
    for (const name of [
      'Kyiv',
      'Odesa',
      'Kryvyi Rih',
      'Zaporizhzhia',
      'Rossosh',
      'Homyel',
      'Arkhangelsk',
      'Chasiv Yar',
    ]) {
      expect(english('cities')).toContain(name)
    }
    expect(english('admin1')).toContain('Odesa Oblast')
    expect(english('cities').filter((name) => /^(Zaporizhzhya|Kryvyy Rih|Odessa Oblast|Kiev)$/.test(name))).toEqual([])
  })

  it('labels Crimea and the four regions as regions of Ukraine', () => {
    const codes = labels.admin1.map((row) => row[4])
    for (const id of ['UA-43', 'UA-14', 'UA-09', 'UA-65', 'UA-23'])
      expect(codes.filter((code) => code === id)).toHaveLength(1)
    for (const [lon, lat, , , id] of labels.admin1.filter((row) => /^UA-(43|14|09|65|23)$/.test(String(row[4]))))
      expect(regionAt('UA', [lon, lat]), String(id)).toEqual([id])
  })

  it('names no two waters alike: the world shows them together', () => {
    expect(new Set(english('water')).size).toBe(labels.water.length)
  })

  it('has no Russian or Belarusian ending in a Ukrainian name', () => {
    const ukrainian = labels.cities.map(([, , [, uk]]) => uk ?? '')
    expect(ukrainian.filter((name) => /[сц]к(?=$|[\s-])/u.test(name))).toEqual([])
    expect(labels.cities.find(([, , [en]]) => en === 'Kupiansk')?.[2]).toEqual(['Kupiansk', 'Куп’янськ', 'Купянск'])
  })

  it('has the three names of the places that matter', () => {
    const named = (en: string) =>
      labels.cities.find(([, , name, , , , cc]) => name[0] === en && (cc === 'UA' || cc === 'RU'))
    expect(named('Kyiv')?.[2]).toEqual(['Kyiv', 'Київ', 'Киев'])
    expect(named('Kramatorsk')?.[2]).toEqual(['Kramatorsk', 'Краматорськ', 'Краматорск'])
    expect(named('Petrozavodsk')?.[2]).toEqual(['Petrozavodsk', 'Петрозаводськ', 'Петрозаводск'])
  })

  it('keeps every label on the map, with a zoom that the map has', () => {
    const isGood = ([lon, lat, [en], minZoom]: Row): boolean =>
      Math.abs(lon) <= 180 && Math.abs(lat) <= 90 && en.length > 0 && minZoom >= 2 && minZoom <= 10
    const rows = Object.values(labels).flat()
    expect(rows.length).toBeGreaterThan(10_000)
    expect(rows.filter((row) => !isGood(row))).toEqual([])
  })

  it('keeps in each file what its zooms need, and little in the one that is read first', () => {
    sheets.forEach((sheet, index) => {
      const zooms = [...(sheet.cities ?? []), ...(sheet.admin1 ?? [])].map((row) => row[3])
      expect(Math.min(...zooms)).toBeGreaterThanOrEqual(sheetZooms[index] ?? 0)
      expect(Math.max(...zooms)).toBeLessThan(sheetZooms[index + 1] ?? 99)
    })
    expect(JSON.stringify(sheets[0]).length).toBeLessThan(400_000)
  })

  it('labels Crimean towns as Ukraine', () => {
    const town = labels.cities.find(([, , [en]]) => en === 'Simferopol')
    expect(town?.[6]).toBe('UA')
  })

  it('has a capital for the countries in the news', () => {
    const capitals = labels.cities.filter((row) => row[4] === 2).map(([, , [en]]) => en)
    expect(capitals).toEqual(expect.arrayContaining(['Kyiv', 'Moscow', 'Minsk', 'Brussels', 'Washington']))
  })

  it('has focus boxes that are boxes', () => {
    const boxes = Object.entries(readJson<Record<string, Box>>('focus-boxes.json'))
    expect(boxes.map(([id]) => id)).toEqual(expect.arrayContaining(['RU', 'US', 'FR', 'NO', 'NL', 'EU', 'NATO']))
    for (const [id, [west, south, east, north]] of boxes) {
      expect(west < east && east <= 360 && south < north && Math.abs(north) < 86, id).toBe(true)
    }
  })

  it('has 27 members of the EU and 32 of NATO, all of them countries of the map', () => {
    const groups = readJson<{ EU: string[]; NATO: string[] }>('groups.json')
    expect([groups.EU.length, groups.NATO.length]).toEqual([27, 32])
    const known = new Set(labels.countries.map((row) => row[5]))
    expect([...groups.EU, ...groups.NATO].filter((cc) => !known.has(cc))).toEqual([])
  })
})

describe('provenance', () => {
  const provenance = readJson<{ attribution: string; files: Record<string, { bytes: number; sha256: string }> }>(
    'SOURCES.json',
  )

  it('has the checksum of every derived file', () => {
    for (const [name, { bytes, sha256 }] of Object.entries(provenance.files)) {
      const content = readFileSync(path.join(mapDir, name))
      expect(content.length, name).toBe(bytes)
      expect(createHash('sha256').update(content).digest('hex'), name).toBe(sha256)
    }
  })

  it('lists every file but the documents, and stays within 20 MB', () => {
    const present = readdirSync(mapDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(mapDir, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    const derived = present.filter((name) => !/^(README\.md|SOURCES\.json|licences\/)/.test(name))
    expect(derived.sort()).toEqual(Object.keys(provenance.files).sort())
    const total = present.reduce((sum, name) => sum + readFileSync(path.join(mapDir, name)).length, 0)
    expect(total).toBeLessThanOrEqual(20 * 1024 * 1024)
  })

  it('carries the attribution and the licence of the water', () => {
    expect(provenance.attribution).toBe(
      'Made with Natural Earth. Water: GSHHG (Wessel & Smith), LGPL. Places © GeoNames, CC BY 4.0.',
    )
    expect(readFileSync(path.join(mapDir, 'licences/LGPL-3.0.txt'), 'utf8')).toContain(
      'GNU LESSER GENERAL PUBLIC LICENSE',
    )
  })
})
