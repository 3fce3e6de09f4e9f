import { type Column, Cursor, decodeUtf8, GazetteerFault, unzigzag } from './cursor.ts'

/** The kinds of entries, in the order of their numbers in the file. */
export const placeKinds = [
  'city',
  'region',
  'country',
  'union',
  'continent',
  'area',
  'island',
  'water',
  'facility',
  'historical',
  'vague',
  'demonym',
] as const

export type PlaceKind = (typeof placeKinds)[number]

/** What a name is to its entry, by its number in the file. */
export const NAME_ROLES = { main: 0, local: 1, other: 2 } as const

/** Bits of an entry's flags. */
export const FLAGS = { located: 1, capital: 2, seat: 4 } as const

/** The opened gazetteer: entries by column, names in the order of their folded forms. Made by `readGazetteer`. */
export interface GazetteerData {
  readonly size: number
  readonly kind: Uint8Array
  readonly flags: Uint8Array
  /** Index into `codes`, 0 for none. */
  readonly country: Uint16Array
  /** Own code or codes, separated by spaces: index into `codes`, 0 for none. */
  readonly code: Uint16Array
  /** Entry of the first-level region it is in, plus one; 0 for none. */
  readonly region: Uint32Array
  /** Inhabitants of a city; of other kinds a measure of how often one means them. */
  readonly weight: Uint32Array
  readonly geonameId: Uint32Array
  /** The number of a Wikidata item, 0 for none. */
  readonly wikidata: Uint32Array
  /** Ten-thousandths of a degree. */
  readonly lon: Int32Array
  readonly lat: Int32Array
  readonly codes: readonly string[]
  readonly names: NameTable
}

export interface NameTable {
  readonly size: number
  readonly entry: Uint32Array
  readonly role: Uint8Array
  /** UTF-8; the name in row i lies between `start[i]` and `start[i + 1]`. */
  readonly text: Uint8Array
  readonly start: Uint32Array
}

export const UNITS_PER_DEGREE = 10_000
const VERSION = 1
const MAGIC = [0x44, 0x54, 0x47, 0x5a] // DTGZ
const MOST_PAYLOAD_BYTES = 48_000_000
const MOST_ENTRIES = 1_000_000
const MOST_NAMES = 2_000_000
const MOST_CODES = 0xffff
const MOST_NAME_BYTES = 240
const MOST_TEXT_BYTES = 48_000_000

/** What the head of the file says about the rest of it, which is compressed (Brotli). Core does not decompress. */
export interface GazetteerHead {
  readonly payloadLength: number
  /** CRC-32 of the decompressed payload. */
  readonly crc32: number
  readonly compressed: Uint8Array
}

/** Reads the head of `gazetteer.bin`; throws GazetteerFault for another file or another version. */
export function readHead(file: Uint8Array): GazetteerHead {
  const cursor = new Cursor(file)
  const magic = cursor.take(4, 'head')
  if (MAGIC.some((byte, at) => magic[at] !== byte)) throw new GazetteerFault('This file is not a Dateline gazetteer.')
  const version = cursor.uint32('head')
  if (version !== VERSION) {
    throw new GazetteerFault(`The gazetteer has version ${version}; this Dateline reads version ${VERSION}.`)
  }
  const payloadLength = cursor.uint32('head')
  if (payloadLength > MOST_PAYLOAD_BYTES) {
    throw new GazetteerFault(`The gazetteer claims to hold ${payloadLength} bytes.`)
  }
  return { payloadLength, crc32: cursor.uint32('head'), compressed: cursor.take(cursor.left, 'payload') }
}

/**
 * Opens the decompressed payload; throws GazetteerFault for anything that is not sound. The order of the names is not
 * checked, which would fold every one of them: names out of order are not found, and nothing else happens.
 */
export function readGazetteer(payload: Uint8Array): GazetteerData {
  if (payload.length > MOST_PAYLOAD_BYTES) {
    throw new GazetteerFault(`The gazetteer holds ${payload.length} bytes, which is too many.`)
  }
  const cursor = new Cursor(payload)
  const codes = readCodes(cursor)
  const { count: size, body } = cursor.section('kinds', MOST_ENTRIES)
  const kind = body.fill(new Uint8Array(size), placeKinds.length - 1, 'kinds')
  const column = <T extends Column>(what: string, into: T, most: number): T => {
    const section = cursor.section(what, MOST_ENTRIES)
    if (section.count !== size) throw new GazetteerFault(`The gazetteer's ${what} do not match its entries.`)
    return section.body.fill(into, most, what)
  }
  const deltas = (what: string, into: Int32Array | Uint32Array, least: number, most: number) => {
    const steps = column(what, new Uint32Array(size), 0xffffffff)
    let value = 0
    for (let i = 0; i < size; i++) {
      value += unzigzag(steps[i] ?? 0)
      if (value < least || value > most) throw new GazetteerFault(`The gazetteer's ${what} go out of range.`)
      into[i] = value
    }
  }
  const data = {
    size,
    kind,
    flags: column('flags', new Uint8Array(size), 7),
    country: column('countries', new Uint16Array(size), codes.length - 1),
    code: column('own codes', new Uint16Array(size), codes.length - 1),
    region: column('regions', new Uint32Array(size), size),
    weight: column('weights', new Uint32Array(size), 0xffffffff),
    geonameId: new Uint32Array(size),
    wikidata: column('Wikidata numbers', new Uint32Array(size), 0xffffffff),
    lon: new Int32Array(size),
    lat: new Int32Array(size),
    codes,
  }
  deltas('GeoNames numbers', data.geonameId, 0, 0xffffffff)
  deltas('longitudes', data.lon, -180 * UNITS_PER_DEGREE, 180 * UNITS_PER_DEGREE)
  deltas('latitudes', data.lat, -90 * UNITS_PER_DEGREE, 90 * UNITS_PER_DEGREE)
  const names = readNames(cursor, size)
  cursor.end('contents')
  return { ...data, names }
}

function readCodes(cursor: Cursor): string[] {
  const { count, body } = cursor.section('codes', MOST_CODES)
  const bytes = body.take(body.left, 'codes')
  const codes = decodeUtf8(bytes, 0, bytes.length).split('\n')
  if (codes.length !== count || codes[0] !== '')
    throw new GazetteerFault("The gazetteer's codes are not as many as it says.")
  return codes
}

/** The names are front-coded: each says how many bytes it shares with the one before, and brings the rest. */
function readNames(cursor: Cursor, entries: number): NameTable {
  const owners = cursor.section('owners of names', MOST_NAMES)
  const size = owners.count
  const entry = owners.body.fill(new Uint32Array(size), entries - 1, 'owners of names')
  const same = (what: string, most: number): Uint8Array => {
    const section = cursor.section(what, MOST_NAMES)
    if (section.count !== size) throw new GazetteerFault(`The gazetteer's ${what} do not match its names.`)
    return section.body.fill(new Uint8Array(size), most, what)
  }
  const role = same('roles of names', NAME_ROLES.other)
  const shared = same('name beginnings', MOST_NAME_BYTES)
  const added = same('name lengths', MOST_NAME_BYTES)
  checkMainNames(entry, role, entries)

  const start = new Uint32Array(size + 1)
  let total = 0
  for (let i = 0; i < size; i++) {
    const before = i === 0 ? 0 : total - (start[i - 1] ?? 0)
    const length = (shared[i] ?? 0) + (added[i] ?? 0)
    if ((shared[i] ?? 0) > before || length === 0 || length > MOST_NAME_BYTES) {
      throw new GazetteerFault("The gazetteer's names do not fit together.")
    }
    start[i] = total
    total += length
  }
  start[size] = total
  if (total > MOST_TEXT_BYTES) throw new GazetteerFault(`The gazetteer's names claim ${total} bytes.`)

  const body = cursor.section('name endings', 0).body
  const endings = body.take(body.left, 'name endings')
  const text = new Uint8Array(total)
  let from = 0
  for (let i = 0; i < size; i++) {
    const at = start[i] ?? 0
    const end = start[i + 1] ?? 0
    const keep = shared[i] ?? 0
    const before = i === 0 ? 0 : (start[i - 1] ?? 0)
    // A loop, because a call of copyWithin for a few bytes costs more than the bytes.
    for (let k = 0; k < keep; k++) text[at + k] = text[before + k] ?? 0
    for (let k = at + keep; k < end; k++) text[k] = endings[from++] ?? 0
  }
  if (from !== endings.length) throw new GazetteerFault("The gazetteer's names are not as long as they say.")
  return { size, entry, role, text, start }
}

/** Every entry has one main name, which is what it is shown by. */
function checkMainNames(entry: Uint32Array, role: Uint8Array, entries: number): void {
  const named = new Uint8Array(entries)
  let count = 0
  for (let i = 0; i < entry.length; i++) {
    if (role[i] !== NAME_ROLES.main) continue
    const owner = entry[i] ?? 0
    if (named[owner]) throw new GazetteerFault('An entry of the gazetteer has two main names.')
    named[owner] = 1
    count++
  }
  if (count !== entries) throw new GazetteerFault('An entry of the gazetteer has no name.')
}
