import path from 'node:path'
import { build } from 'vite'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import vtpbf from 'vt-pbf'
import { pmtilesArchive } from '../../scripts/map/pmtiles-writer.mjs'
import { gzip } from '../../scripts/map/tiles.mjs'
import { type OpenApp, openApp, removeFolder } from './app.ts'
import type { crossBorders, paintSmallTile } from './tile-painter.ts'

const PX = 64
const CELL_PX = 4
const EXTENT = 4096

// Tile units at a cell's sample: the middle of its third pixel.
const at = (cell: number): number => ((cell * CELL_PX + 2.5) * EXTENT) / PX
// Tile units at a cell's edge.
const edge = (cell: number): number => (cell * CELL_PX * EXTENT) / PX

const box = (left: number, top: number, right: number, bottom: number) => [
  [edge(left), edge(top)],
  [edge(right), edge(top)],
  [edge(right), edge(bottom)],
  [edge(left), edge(bottom)],
  [edge(left), edge(top)],
]

const POLYGON = 3
const LINE = 2
const layer = (type: number, geometry: number[][][], tags: Record<string, number> = {}) => ({
  features: [{ type, geometry, tags }],
})

/** Land from the third column on, a lake with an island, a river, an international border, a disputed line. */
const smallTile = () =>
  vtpbf.fromGeojsonVt(
    {
      land: layer(POLYGON, [box(3, 0, 16, 16)]),
      lakes: layer(POLYGON, [box(4, 1, 9, 6), box(6, 3, 7, 4)], { a: 40 }),
      rivers: layer(
        LINE,
        [
          [
            [edge(3), at(8)],
            [edge(12), at(8)],
          ],
        ],
        { c: 1 },
      ),
      b0: layer(LINE, [
        [
          [at(13), edge(0)],
          [at(13), edge(16)],
        ],
      ]),
    },
    { version: 2, extent: EXTENT },
  )

const palette = {
  sea: '#0000ff',
  land: '#ffff00',
  coast: '#808080',
  river: '#00ffff',
  border: '#ff0000',
  borderCase: '#ffc0c0',
  border2: '#00ff00',
  halo: '#ffffff',
  waterInk: '#000080',
  ink: '#000000',
  ink2: '#222222',
  ink3: '#444444',
  sans: 'sans-serif',
  serif: 'serif',
}

// What the tile looks like at the middle of every cell. s sea, l land, r river, b border.
const reference = `
sssllllllllllbll
ssslsssssllllbll
ssslsssssllllbll
ssslsslssllllbll
ssslsssssllllbll
ssslsssssllllbll
sssllllllllllbll
sssllllllllllbll
sssrrrrrrrrrlbll
sssllllllllllbll
sssllllllllllbll
sssllllllllllbll
sssllllllllllbll
sssllllllllllbll
sssllllllllllbll
sssllllllllllbll`
  .trim()
  .split('\n')

const colours: Readonly<Record<string, readonly [number, number, number]>> = {
  s: [0, 0, 255],
  l: [255, 255, 0],
  r: [0, 255, 255],
  b: [255, 0, 0],
}
/** Blending of an edge that runs close by. */
const TOLERANCE = 24

const bundlePainter = async (): Promise<string> => {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: false,
      lib: { entry: path.join(import.meta.dirname, 'tile-painter.ts'), formats: ['iife'], name: 'tilePainter' },
    },
  })
  const [first] = [result].flat()
  if (!first || !('output' in first)) throw new Error('the painter was not bundled')
  return first.output[0].code
}

let run: OpenApp
beforeAll(async () => {
  run = await openApp()
  await run.page.evaluate(await bundlePainter())
})
afterAll(async () => {
  await run.close()
  removeFolder(run.userData)
})

const smallArchive = () => [
  ...pmtilesArchive([{ z: 0, x: 0, y: 0, data: gzip(smallTile()) }], { maxZoom: 0, metadata: {}, centre: [0, 0, 0] }),
]

const paint = async (zoom: number): Promise<(column: number, row: number) => number[]> => {
  const pixels = await run.page.evaluate(
    ([bytes, px, atZoom, look]) =>
      (Reflect.get(globalThis, 'paintSmallTile') as typeof paintSmallTile)(bytes, px, atZoom, look),
    [smallArchive(), PX, zoom, palette] as const,
  )
  return (column, row) => {
    const start = ((row * CELL_PX + 2) * PX + column * CELL_PX + 2) * 4
    return pixels.slice(start, start + 3)
  }
}

const isNear = (a: readonly number[], b: readonly number[]): boolean =>
  a.every((value, channel) => Math.abs(value - (b[channel] ?? 0)) <= TOLERANCE)

/** The picture in the letters of the reference; ? where a pixel has none of its colours. */
const letters = (pixel: (column: number, row: number) => number[]): string[] =>
  reference.map((line, row) =>
    [...line]
      .map((_, column) => Object.keys(colours).find((key) => isNear(pixel(column, row), colours[key] ?? [])) ?? '?')
      .join(''),
  )

describe('the tile painter in Chromium', () => {
  it('paints a small tile as the reference has it: sea, land, a lake with its island, a river, a border', async () => {
    expect(letters(await paint(6))).toEqual(reference)
  })

  it('leaves out the river far away, and keeps lake and border', async () => {
    const far = letters(await paint(3))
    expect(far[8]?.slice(0, 13)).toBe('sssllllllllll')
    expect(far[3]?.slice(0, 9)).toBe('ssslsslss')
  })
})

describe('the borders that names keep off', () => {
  it('cross what lies over their line, and not what ends beside it', async () => {
    // The tile's border runs at 54.5 px.
    const rects = [
      { left: 44, top: 10, right: 62, bottom: 20 },
      { left: 4, top: 10, right: 50, bottom: 20 },
      { left: 58, top: 10, right: 64, bottom: 20 },
      { left: 40, top: -30, right: 64, bottom: -4 },
    ]
    const crossed = await run.page.evaluate(
      ([bytes, px, asked]) => (Reflect.get(globalThis, 'crossBorders') as typeof crossBorders)(bytes, px, asked),
      [smallArchive(), PX, rects] as const,
    )
    expect(crossed).toEqual([true, false, false, false])
  })
})
