import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readOutlines } from '../../src/app/map/outline-reader.ts'
import { Files, outlineFile, packShape, readShape, unpackShape } from '../../src/app/map/outlines.ts'
import { bundledArticle } from './with-article.tsx'

const map = path.resolve(import.meta.dirname, '../../resources/map')
const asked: string[] = []
const desk = {
  readMapData: async (name: string) => {
    asked.push(name)
    return new Uint8Array(readFileSync(path.join(map, name))).buffer
  },
}
const areas = bundledArticle().places.filter((place) => place.iso !== undefined)

it('reads in a worker what is read here, each file once', async () => {
  const { read } = readOutlines(desk, areas)
  const shapes = await Promise.all([...read.values()])
  expect([...asked].sort()).toEqual([...new Set(areas.map(outlineFile))].sort())
  const files = new Files(desk)
  for (const [n, place] of areas.entries()) expect(shapes[n]).toEqual(await readShape(files, place))
})

it('says which outline cannot be read, and reads the others', async () => {
  const [first, ...others] = areas
  if (!first) throw new Error('there is no area')
  const { read } = readOutlines(desk, [{ ...first, id: 'nowhere', iso: ['XX-1'] }, ...others])
  const results = await Promise.allSettled([...read.values()])
  expect(results.map(({ status }) => status)).toEqual(['rejected', ...others.map(() => 'fulfilled')])
})

it('packs a shape into one piece and back, holes and parts included', () => {
  const square = (at: number, side: number): [number, number][] => [
    [at, at],
    [at + side, at],
    [at + side, at + side],
    [at, at],
  ]
  const shape = { polygons: [[square(0, 9), square(2, 1)], [square(20, 3)]], box: [0, 0, 23, 23] as const }
  const packed = packShape(shape)
  expect(packed.positions).toHaveLength(2 * 12)
  expect(unpackShape(structuredClone(packed))).toEqual(shape)
})
