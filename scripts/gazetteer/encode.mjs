// Writes the gazetteer's file; src/core/gazetteer/read.ts reads it. The format is described in resources/gazetteer/README.md.
import { brotliCompressSync, constants, crc32 } from 'node:zlib'

const VERSION = 1
const ROLES = ['main', 'local', 'other']
const LOCATED = 1
const CAPITAL = 2
const SEAT = 4
const UNITS_PER_DEGREE = 10_000
const MOST_NAME_BYTES = 240

const varints = (values) => {
  const bytes = []
  for (let value of values) {
    if (!Number.isSafeInteger(value) || value < 0 || value > 0xffffffff) throw new Error(`Not a 32-bit count: ${value}`)
    for (; value >= 128; value = Math.floor(value / 128)) bytes.push((value % 128) | 128)
    bytes.push(value)
  }
  return Buffer.from(bytes)
}

const zigzag = (value) => (value < 0 ? -2 * value - 1 : 2 * value)
const deltas = (values) => values.map((value, i) => zigzag(value - (i === 0 ? 0 : values[i - 1])))

const uint32 = (...values) => {
  const bytes = Buffer.alloc(4 * values.length)
  values.forEach((value, i) => void bytes.writeUInt32LE(value, 4 * i))
  return bytes
}

const section = (count, body) => Buffer.concat([uint32(body.length, count), body])
const column = (values) => section(values.length, varints(values))

/** Name rows in the order of their folded forms; the order of entries and roles settles what is alike. */
const nameRows = (entries, fold) =>
  entries
    .flatMap(({ names }, entry) => names.map(({ text, role }) => ({ text, role, entry, key: fold(text) })))
    .filter(({ key }) => key !== '')
    .sort((a, b) => compare(a.key, b.key) || a.entry - b.entry || compare(a.text, b.text))

// By UTF-16 code units, as the reader compares; not by locale, which would differ between machines.
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)

const sharedBytes = (a, b) => {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n++
  return n
}

/**
 * The decompressed payload.
 * @param {object[]} entries { kind, names: { text, role }[], country, code, region (index or -1), weight, geonameId, wikidata, at, capital, seat }
 * @param {readonly string[]} kinds the kinds in the order of their numbers
 * @param {(name: string) => string} fold
 */
export const encodePayload = (entries, kinds, fold) => {
  const codes = ['', ...new Set(entries.flatMap(({ country, code }) => [country, code]).filter(Boolean))]
  const codeIndex = new Map(codes.map((code, i) => [code, i]))
  const pick = (value) => entries.map(value)
  const degrees = (axis) => pick(({ at }) => (at ? Math.round(at[axis] * UNITS_PER_DEGREE) : 0))
  const rows = nameRows(entries, fold)

  let before = Buffer.alloc(0)
  const shared = []
  const added = []
  const endings = []
  for (const { text } of rows) {
    const bytes = Buffer.from(text)
    if (bytes.length > MOST_NAME_BYTES) throw new Error(`Too long a name: ${text}`)
    const same = sharedBytes(before, bytes)
    shared.push(same)
    added.push(bytes.length - same)
    endings.push(bytes.subarray(same))
    before = bytes
  }

  return Buffer.concat([
    section(codes.length, Buffer.from(codes.join('\n'))),
    column(pick(({ kind }) => kinds.indexOf(kind))),
    column(pick(({ at, capital, seat }) => (at ? LOCATED : 0) | (capital ? CAPITAL : 0) | (seat ? SEAT : 0))),
    column(pick(({ country }) => codeIndex.get(country ?? ''))),
    column(pick(({ code }) => codeIndex.get(code ?? ''))),
    column(pick(({ region }) => (region ?? -1) + 1)),
    column(pick(({ weight }) => weight ?? 0)),
    column(pick(({ wikidata }) => wikidata ?? 0)),
    column(deltas(pick(({ geonameId }) => geonameId ?? 0))),
    column(deltas(degrees(0))),
    column(deltas(degrees(1))),
    column(rows.map(({ entry }) => entry)),
    column(rows.map(({ role }) => ROLES.indexOf(role))),
    column(shared),
    column(added),
    section(0, Buffer.concat(endings)),
  ])
}

/** The file: a head of 16 bytes, and the payload compressed. */
export const encodeFile = (payload) =>
  Buffer.concat([
    Buffer.from('DTGZ'),
    uint32(VERSION, payload.length, crc32(payload)),
    brotliCompressSync(payload, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
        [constants.BROTLI_PARAM_SIZE_HINT]: payload.length,
      },
    }),
  ])
