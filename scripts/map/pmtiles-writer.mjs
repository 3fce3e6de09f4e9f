// A writer for PMTiles version 3: https://github.com/protomaps/PMTiles/blob/main/spec/v3/spec.md
import { zxyToTileId } from 'pmtiles'
import { gzip } from './tiles.mjs'

const HEADER_BYTES = 127
// The header and the root directory must lie in the first 16 KiB, so that one read opens the archive.
const FIRST_READ_BYTES = 16_384
const ENTRIES_PER_LEAF = 4096
const GZIP = 2
const MVT = 1

const varint = (out, value) => {
  let rest = value
  while (rest >= 0x80) {
    out.push((rest % 0x80) | 0x80)
    rest = Math.floor(rest / 0x80)
  }
  out.push(rest)
}

/** A directory is stored by columns: ids as differences, run lengths, lengths, offsets (0 = right after the one before). */
const directory = (entries) => {
  const out = []
  varint(out, entries.length)
  entries.forEach(({ id }, i) => {
    varint(out, id - (entries[i - 1]?.id ?? 0))
  })
  for (const { run } of entries) varint(out, run)
  for (const { length } of entries) varint(out, length)
  entries.forEach(({ offset }, i) => {
    const before = entries[i - 1]
    varint(out, before && offset === before.offset + before.length ? 0 : offset + 1)
  })
  return gzip(Buffer.from(out))
}

/** Equal tiles are stored once, and neighbours that are equal share one entry (inland tiles are all the same square). */
const layOut = (tiles) => {
  const entries = []
  const blobs = []
  const places = new Map()
  let end = 0
  const ordered = tiles.map(({ z, x, y, data }) => ({ id: zxyToTileId(z, x, y), data })).sort((a, b) => a.id - b.id)
  for (const { id, data } of ordered) {
    const content = data.toString('latin1')
    let place = places.get(content)
    if (!place) {
      place = { offset: end, length: data.length }
      places.set(content, place)
      blobs.push(data)
      end += data.length
    }
    const last = entries.at(-1)
    if (last && last.offset === place.offset && last.id + last.run === id) last.run++
    else entries.push({ id, run: 1, ...place })
  }
  return { entries, blobs, addressed: ordered.length }
}

const directories = (entries) => {
  const root = directory(entries)
  if (HEADER_BYTES + root.length <= FIRST_READ_BYTES) return { root, leaves: Buffer.alloc(0) }
  const parts = []
  const pointers = []
  let offset = 0
  for (let i = 0; i < entries.length; i += ENTRIES_PER_LEAF) {
    const leaf = directory(entries.slice(i, i + ENTRIES_PER_LEAF))
    // A run length of zero says: this entry points at a leaf directory.
    pointers.push({ id: entries[i].id, run: 0, offset, length: leaf.length })
    parts.push(leaf)
    offset += leaf.length
  }
  return { root: directory(pointers), leaves: Buffer.concat(parts) }
}

/**
 * A whole archive. The same tiles in any order give the same bytes.
 * @param {{ z: number, x: number, y: number, data: Buffer }[]} tiles gzip-compressed MVT
 * @param {{ maxZoom: number, metadata: object, centre: [lon: number, lat: number, zoom: number] }} about
 */
export const pmtilesArchive = (tiles, { maxZoom, metadata, centre }) => {
  const { entries, blobs, addressed } = layOut(tiles)
  const { root, leaves } = directories(entries)
  const meta = gzip(Buffer.from(JSON.stringify(metadata)))
  const data = Buffer.concat(blobs)
  const header = Buffer.alloc(HEADER_BYTES)
  header.write('PMTiles', 0, 'latin1')
  header[7] = 3
  let at = 8
  const u64 = (value) => {
    header.writeBigUInt64LE(BigInt(value), at)
    at += 8
  }
  let offset = HEADER_BYTES
  for (const section of [root, meta, leaves, data]) {
    u64(offset)
    u64(section.length)
    offset += section.length
  }
  u64(addressed)
  u64(entries.length)
  u64(blobs.length)
  header[at++] = 1 // clustered: tiles lie in the order of their ids
  header[at++] = GZIP // directories and metadata
  header[at++] = GZIP // tiles
  header[at++] = MVT
  header[at++] = 0 // min zoom
  header[at++] = maxZoom
  const position = (degrees) => {
    header.writeInt32LE(Math.round(degrees * 1e7), at)
    at += 4
  }
  for (const degrees of [-180, -85.051129, 180, 85.051129]) position(degrees)
  header[at++] = centre[2]
  position(centre[0])
  position(centre[1])
  return Buffer.concat([header, root, meta, leaves, data])
}
