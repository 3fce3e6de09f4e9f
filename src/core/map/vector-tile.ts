import { PbfReader } from 'pbf' // MIT, 3 kB: reads protocol buffers

/**
 * A reader of Mapbox Vector Tiles, version 2 (https://github.com/mapbox/vector-tile-spec), that trusts no byte: counts are
 * held against the bytes that are there before anything is allocated, and what does not add up is refused.
 */
export interface TileFeature {
  readonly kind: 'point' | 'line' | 'polygon'
  readonly properties: Readonly<Record<string, string | number | boolean>>
  /** Flat x, y, x, y … in tile units, one array per line or ring; rings are open. */
  readonly parts: readonly (readonly number[])[]
}

export interface TileLayer {
  /** Tile units per side, mostly 4096. */
  readonly extent: number
  readonly features: readonly TileFeature[]
}

export class TileFault extends Error {
  override readonly name = 'TileFault'
}

const MOST_BYTES = 4_000_000
const MOST_FEATURES = 100_000
const KINDS = [null, 'point', 'line', 'polygon'] as const

/** Decodes an unpacked tile; throws TileFault for anything that is not a sound one. */
export function decodeTile(bytes: Uint8Array): ReadonlyMap<string, TileLayer> {
  if (bytes.length > MOST_BYTES) throw new TileFault(`a tile of ${bytes.length} bytes is too large`)
  try {
    const layers = new Map<string, TileLayer>()
    for (const field of fieldsOf(bytes)) {
      if (field.tag !== 3) continue
      const { name, layer } = readLayer(field.bytes())
      layers.set(name, layer)
    }
    return layers
  } catch (error) {
    if (error instanceof TileFault) throw error
    throw new TileFault(`the tile cannot be read: ${error instanceof Error ? error.message : 'unknown fault'}`)
  }
}

interface Field {
  readonly tag: number
  bytes(): Uint8Array
  text(): string
  number(): number
}

const WIRE_VARINT = 0
const WIRE_BYTES = 2

/** The fields of one message, with every length held against what is left. */
function* fieldsOf(bytes: Uint8Array): Generator<Field> {
  const reader = new PbfReader(bytes)
  while (reader.pos < bytes.length) {
    const key = varint(reader, bytes)
    const wire = key & 7
    const tag = key >> 3
    if (wire === WIRE_BYTES) {
      const at = reader.pos
      const length = varint(reader, bytes)
      const start = reader.pos
      if (length > bytes.length - start) throw new TileFault('a field is longer than the tile')
      reader.pos = start + length
      const text = () => {
        const again = new PbfReader(bytes)
        again.pos = at
        return again.readString()
      }
      yield { tag, bytes: () => bytes.subarray(start, start + length), text, number: wrongType }
    } else if (wire === WIRE_VARINT) {
      const value = varint(reader, bytes)
      yield { tag, bytes: wrongType, text: wrongType, number: () => value }
    } else {
      const start = reader.pos
      reader.skip(wire)
      if (reader.pos > bytes.length) throw new TileFault('the tile is cut off')
      const value = () => {
        const at = new PbfReader(bytes.subarray(start))
        return wire === 5 ? at.readFloat() : at.readDouble()
      }
      yield { tag, bytes: wrongType, text: wrongType, number: value }
    }
  }
}

function wrongType(): never {
  throw new TileFault('a field has the wrong type')
}

function varint(reader: PbfReader, bytes: Uint8Array): number {
  const value = reader.readVarint()
  if (reader.pos > bytes.length) throw new TileFault('the tile is cut off')
  return value
}

function readLayer(bytes: Uint8Array): { readonly name: string; readonly layer: TileLayer } {
  let name = ''
  let extent = 4096
  let version = 1
  const keys: string[] = []
  const values: (string | number | boolean)[] = []
  const raw: Uint8Array[] = []
  for (const field of fieldsOf(bytes)) {
    if (field.tag === 15) version = field.number()
    else if (field.tag === 1) name = field.text()
    else if (field.tag === 5) extent = field.number()
    else if (field.tag === 3) keys.push(field.text())
    else if (field.tag === 4) values.push(readValue(field.bytes()))
    else if (field.tag === 2 && raw.push(field.bytes()) > MOST_FEATURES) throw new TileFault('too many features')
  }
  if (version !== 2 && version !== 1) throw new TileFault(`version ${version} of the format is unknown`)
  if (!(extent >= 256 && extent <= 65_536)) throw new TileFault(`an extent of ${extent} makes no sense`)
  const features: TileFeature[] = []
  for (const feature of raw) {
    const read = readFeature(feature, keys, values)
    if (read) features.push(read)
  }
  return { name, layer: { extent, features } }
}

function readValue(bytes: Uint8Array): string | number | boolean {
  for (const field of fieldsOf(bytes)) {
    if (field.tag === 1) return field.text()
    if (field.tag === 6) return (field.number() >>> 1) ^ -(field.number() & 1)
    if (field.tag === 7) return field.number() !== 0
    return field.number()
  }
  throw new TileFault('a property has no value')
}

function readFeature(
  bytes: Uint8Array,
  keys: readonly string[],
  values: readonly (string | number | boolean)[],
): TileFeature | null {
  let kind: TileFeature['kind'] | null = null
  let parts: readonly (readonly number[])[] = []
  const properties: Record<string, string | number | boolean> = {}
  for (const field of fieldsOf(bytes)) {
    if (field.tag === 3) kind = KINDS[field.number()] ?? null
    else if (field.tag === 4) parts = readGeometry(field.bytes())
    else if (field.tag === 2) readTags(field.bytes(), keys, values, properties)
  }
  return kind ? { kind, properties, parts } : null
}

function readTags(
  bytes: Uint8Array,
  keys: readonly string[],
  values: readonly (string | number | boolean)[],
  into: Record<string, string | number | boolean>,
): void {
  const reader = new PbfReader(bytes)
  while (reader.pos < bytes.length) {
    const key = keys[varint(reader, bytes)]
    const value = values[varint(reader, bytes)]
    if (key === undefined || value === undefined) throw new TileFault('a property points outside the tile')
    into[key] = value
  }
}

const MOVE_TO = 1
const LINE_TO = 2
const CLOSE_PATH = 7

function readGeometry(bytes: Uint8Array): readonly (readonly number[])[] {
  const reader = new PbfReader(bytes)
  const parts: number[][] = []
  let part: number[] | null = null
  let [x, y] = [0, 0]
  while (reader.pos < bytes.length) {
    const command = varint(reader, bytes)
    const count = command >>> 3
    const does = command & 7
    if (does === CLOSE_PATH) {
      if (count !== 1) throw new TileFault('a ring is closed more than once')
      continue
    }
    if (does !== MOVE_TO && does !== LINE_TO) throw new TileFault(`command ${does} is unknown`)
    // A position takes at least two bytes.
    if (count * 2 > bytes.length - reader.pos) throw new TileFault(`${count} positions are more than the tile holds`)
    for (let n = 0; n < count; n++) {
      x += reader.readSVarint()
      y += reader.readSVarint()
      if (reader.pos > bytes.length) throw new TileFault('the tile is cut off')
      if (does === MOVE_TO) {
        part = []
        parts.push(part)
      }
      if (!part) throw new TileFault('a line goes on before it starts')
      part.push(x, y)
    }
  }
  return parts
}
