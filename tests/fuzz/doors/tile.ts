import assert from 'node:assert/strict'
import { gunzipSync } from 'node:zlib'
import { PMTiles } from 'pmtiles'
import { decodeTile, TileFault } from '../../../src/core/map/vector-tile.ts'
import { createDoor } from '../door.ts'
import { resource } from '../fixtures.ts'
import { nearBytes } from '../hostile.ts'

const file = resource('map/basemap.pmtiles')
const archive = new PMTiles(
  {
    getKey: () => 'basemap',
    getBytes: async (offset, length) => ({ data: copy(file.subarray(offset, offset + length)) }),
  },
  undefined,
  async (bytes, compression) => (compression === 2 ? copy(gunzipSync(new Uint8Array(bytes))) : bytes),
)

function copy(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}

/** Real tiles of every kind: the world, a coast, Ukraine, open sea. */
export const realTiles: readonly Uint8Array[] = await Promise.all(
  [
    [0, 0, 0],
    [3, 4, 2],
    [6, 38, 22],
    [6, 37, 21],
    [6, 36, 20],
  ].map(async ([z = 0, x = 0, y = 0]) => new Uint8Array((await archive.getZxy(z, x, y))?.data ?? new ArrayBuffer(0))),
)

/** Short enough that changes fall on what counts, not on one of a hundred thousand positions. */
export const handmadeTile = Uint8Array.from([
  26, 44, 120, 2, 10, 4, 108, 97, 110, 100, 18, 17, 24, 3, 34, 9, 9, 4, 6, 18, 8, 0, 0, 10, 15, 18, 2, 0, 0, 26, 1, 97,
  34, 2, 40, 7, 40, 128, 32, 26, 1, 98, 34, 2, 48, 3,
])

/** A tile is decoded or refused by name; nothing it claims is believed before it is there. */
export const tile = createDoor(
  'tile',
  nearBytes([handmadeTile, handmadeTile, ...realTiles.map((bytes) => bytes.subarray(0, 6000))]),
  (bytes) => {
    try {
      for (const layer of decodeTile(bytes).values())
        for (const feature of layer.features)
          for (const part of feature.parts) assert(part.every(Number.isFinite), 'a position that is no number')
    } catch (error) {
      if (!(error instanceof TileFault)) throw error
    }
  },
)
