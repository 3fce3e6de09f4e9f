import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { PMTiles } from 'pmtiles'
import { describe, expect, test } from 'vitest'
import { decodeTile, TileFault } from '../../../src/core/map/vector-tile.ts'

/** A field with a length, as protocol buffers write it. */
const field = (tag: number, bytes: readonly number[]) => [(tag << 3) | 2, bytes.length, ...bytes]
const number = (tag: number, value: number) => [tag << 3, value]
const text = (value: string) => [...value].map((letter) => letter.charCodeAt(0))
const zigzag = (value: number) => (value << 1) ^ (value >> 31)

const geometry = [9, zigzag(2), zigzag(3), 18, zigzag(4), zigzag(0), zigzag(0), zigzag(5), 15]
const feature = [...number(3, 3), ...field(4, geometry), ...field(2, [0, 0])]
const layer = (given: readonly number[] = feature, version = 2) => [
  ...number(15, version),
  ...field(1, text('land')),
  ...field(2, given),
  ...field(3, text('a')),
  ...field(4, [...number(5, 7)]),
  ...[5 << 3, 128, 32],
]
const tile = (given = layer()) => Uint8Array.from(field(3, given))

describe('decodeTile', () => {
  test('reads layers, properties and geometry', () => {
    const land = decodeTile(tile()).get('land')
    expect(land?.extent).toBe(4096)
    expect(land?.features).toEqual([{ kind: 'polygon', properties: { a: 7 }, parts: [[2, 3, 6, 3, 6, 8]] }])
  })

  test('refuses a tile cut off anywhere', () => {
    const whole = tile()
    for (let length = 1; length < whole.length; length++)
      expect(() => decodeTile(whole.subarray(0, length))).toThrow(TileFault)
  })

  test('refuses counts larger than the bytes that are there', () => {
    const huge = [...number(3, 2), ...field(4, [0xfa, 0xff, 0xff, 0xff, 0x0f, 2, 2])]
    expect(() => decodeTile(tile(layer(huge)))).toThrow(/more than the tile holds/)
    const closing = [...number(3, 3), ...field(4, [9, 2, 2, 0xff, 0xff, 0xff, 0xff, 0x0f, 2, 2])]
    expect(() => decodeTile(tile(layer(closing)))).toThrow(/closed more than once/)
  })

  test('refuses unknown commands, versions, extents, and properties that point nowhere', () => {
    expect(() => decodeTile(tile(layer([...number(3, 2), ...field(4, [12, 2, 2])])))).toThrow(/command 4/)
    expect(() => decodeTile(tile(layer(feature, 9)))).toThrow(/version 9/)
    expect(() => decodeTile(tile(layer([...number(3, 2), ...field(2, [5, 0])])))).toThrow(/points outside/)
    expect(() => decodeTile(tile([...layer(), ...number(5, 3)]))).toThrow(/extent of 3/)
    expect(() => decodeTile(tile(layer([...number(3, 2), ...field(4, [10, 2, 2])])))).toThrow(/before it starts/)
    expect(() => decodeTile(new Uint8Array(5_000_000))).toThrow(/too large/)
  })

  test('whatever the bytes, it answers or refuses, and never throws anything else', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        try {
          decodeTile(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(TileFault)
        }
      }),
    )
    const whole = tile()
    fc.assert(
      fc.property(fc.nat(whole.length - 1), fc.nat(255), (at, value) => {
        const broken = whole.slice()
        broken[at] = value
        try {
          decodeTile(broken)
        } catch (error) {
          expect(error).toBeInstanceOf(TileFault)
        }
      }),
    )
  })

  test('reads every layer of a tile over Ukraine from the map data', async () => {
    const file = readFileSync(new URL('../../../resources/map/basemap.pmtiles', import.meta.url))
    const archive = new PMTiles({
      getKey: () => 'basemap',
      getBytes: async (offset, length) => ({ data: new Uint8Array(file.subarray(offset, offset + length)).buffer }),
    })
    const found = await archive.getZxy(6, 38, 22)
    const layers = decodeTile(new Uint8Array(found?.data ?? new ArrayBuffer(0)))
    for (const name of ['land', 'coast', 'b0', 'b1', 'rivers'])
      expect(layers.get(name)?.features.length, name).toBeGreaterThan(0)
  })
})
