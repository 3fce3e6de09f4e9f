import assert from 'node:assert/strict'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { pmtilesArchive } from '../../../scripts/map/pmtiles-writer.mjs'
import { TileArchive } from '../../../src/app/map/tile-archive.ts'
import { inMemory } from '../../in-memory.ts'
import { createDoor } from '../door.ts'
import { nearBytes } from '../hostile.ts'
import { handmadeTile } from './tile.ts'

const headerBytes = 127
/** Where the handmade tile holds a property's value, which makes four tiles of it. */
const valueAt = 35
export const packedArchive: Buffer = pmtilesArchive(
  [0, 1, 2, 3].map((k) => ({ z: 1, x: k & 1, y: k >> 1, data: gzipSync(handmadeTile.with(valueAt, k)) })),
  { maxZoom: 1, metadata: {}, centre: [0, 0, 0] },
)

/** The same with nothing compressed, so that a change reaches the directory instead of its checksum. */
export const plainArchive = (() => {
  const at = (field: number) => Number(packedArchive.readBigUInt64LE(field))
  const root = gunzipSync(packedArchive.subarray(at(8), at(8) + at(16)))
  const header = Buffer.from(packedArchive.subarray(0, headerBytes))
  header.writeBigUInt64LE(BigInt(headerBytes), 8)
  header.writeBigUInt64LE(BigInt(root.length), 16)
  header.writeBigUInt64LE(BigInt(headerBytes + root.length), 56)
  header[97] = 1
  return Buffer.concat([header, root, packedArchive.subarray(at(56))])
})()

// A component test's document has it, Node has not; nothing is looked at here.
globalThis.Path2D ??= class {
  moveTo() {}
  lineTo() {}
  closePath() {}
} as unknown as typeof Path2D

const cases = fc.record({
  bytes: nearBytes([plainArchive, plainArchive, packedArchive]),
  at: fc.tuple(fc.nat(3), fc.nat(4), fc.nat(4)),
})

/** An archive opens or is refused; a tile of it is there, sea, or refused. */
export const tileArchive = createDoor('tile-archive', cases, async ({ bytes, at }) => {
  const archive = await TileArchive.open(inMemory(bytes)).catch(() => null)
  for (const [z, x, y] of [at, [1, 0, 0], [1, 1, 1]] as const) {
    const tile = await archive?.tile(z, x, y)
    assert(tile === undefined || tile === 'sea' || tile === 'refused' || tile.paths instanceof Map)
  }
})
