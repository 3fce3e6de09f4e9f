import { readFileSync } from 'node:fs'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { Files, readShape } from '../../src/app/map/outlines.ts'
import type { Place } from '../../src/core/article.ts'

const file = path.resolve(import.meta.dirname, '../../resources/map/regions/MC.json.gz')
const monaco: Place = { id: 'monaco', name: 'Monaco', kind: 'country', iso: ['MC'], toponyms: [] }

const outlineOf = (topology: unknown) => {
  const bytes = Uint8Array.from(gzipSync(JSON.stringify(topology)))
  return readShape(new Files({ readMapData: async () => bytes.buffer }), monaco)
}

describe('readShape', () => {
  const topology = JSON.parse(gunzipSync(readFileSync(file)).toString('utf8'))

  it('reads the outline of a country', async () => {
    const { box } = await outlineOf(topology)
    expect(box[0]).toBeCloseTo(7.4, 0)
    expect(box[1]).toBeCloseTo(43.7, 0)
  })

  it.each([
    ['numbers beyond all bounds', { ...topology, transform: { ...topology.transform, scale: [1e308, 1e308] } }],
    ['a scale that is none', { ...topology, transform: { ...topology.transform, scale: ['x', null] } }],
    ['arcs that are not there', { ...topology, arcs: [] }],
    ['arcs that are no lists', { ...topology, arcs: [1, 2] }],
  ])('refuses %s, which the map could not show', async (_what, damaged) => {
    await expect(outlineOf(damaged)).rejects.toThrow()
  })
})
