import fc from 'fast-check'

/** Texts that have broken parsers before: names objects inherit, lone surrogates, controls, times at the end of time. */
export const hostileText = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '\ud800',
    '\udfff\ud800',
    '\u0000',
    '\u202e\u2066',
    '\ufeff',
    '../../etc/passwd',
    'C:\\Windows\\win.ini',
    '-9999',
    'Y-170000000',
    'Y170000000000',
    '0000-00-00',
    '0000',
    '9999-12-31/..',
    '../0001',
    '/',
    '2024-02-30',
    'XXXX',
    '201X/199X',
    '1939/1945',
    '2025-08-01~/2025-08-01?',
    '“”',
    '“',
  ),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.nat(5).map((size) => '“a '.repeat(10 ** size)),
)

const hostileNumber = fc.oneof(
  fc.constantFrom(0, -0, 1e308, -1e308, 5e-324, 2 ** 53, -(2 ** 53), 2 ** 31, 180.000001, -90.1, 0.1),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
)

/** A value JSON can hold, hostile or plain. */
export const hostileJson = fc.oneof(
  hostileText,
  hostileNumber,
  fc.constantFrom(null, true, false, [], {}),
  fc.jsonValue({ maxDepth: 3 }),
  fc.array(hostileNumber, { maxLength: 4 }),
)

type Path = readonly (string | number)[]

/** The path of every value inside a value, its own entries alone. */
function pathsIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path]
  const entries = Array.isArray(value) ? value.map((item, k) => [k, item] as const) : Object.entries(value)
  return [path, ...entries.flatMap(([key, item]) => pathsIn(item, [...path, key]))].filter((one) => one.length > 0)
}

const change = fc.record({
  /** Which of the paths, as a share of their number. */
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  from: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  does: fc.constantFrom('set', 'set', 'set', 'remove', 'copy', 'double', 'add'),
  key: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'toString', 'length', 'id', ''), fc.string()),
  value: hostileJson,
})

/** A JSON value with a few changes: entries set, removed, doubled, added, or replaced by a value from elsewhere in it. */
export function nearJson(original: unknown): fc.Arbitrary<unknown> {
  const paths = pathsIn(original)
  const pick = (share: number): Path => paths[Math.floor(share * paths.length)] ?? []
  return fc.array(change, { maxLength: 4 }).map((changes) => {
    const root = structuredClone(original)
    for (const { at, from, does, key, value } of changes) {
      const path = pick(at)
      const holder = valueAt(root, path.slice(0, -1))
      const last = path.at(-1)
      if (typeof holder !== 'object' || holder === null || last === undefined) continue
      if (does === 'remove') Reflect.deleteProperty(holder, last)
      else if (does === 'copy') define(holder, last, structuredClone(valueAt(root, pick(from))))
      else if (does === 'add') define(holder, key, value)
      else if (does === 'double') {
        if (Array.isArray(holder)) holder.push(structuredClone(valueAt(root, path)))
      } else define(holder, last, value)
    }
    return root
  })
}

// Not by assignment, which would take “__proto__” for the prototype instead of a name.
const define = (holder: object, key: PropertyKey, value: unknown) => {
  if (Array.isArray(holder) && key === 'length') return
  Object.defineProperty(holder, key, { value, configurable: true, enumerable: true, writable: true })
}

function valueAt(root: unknown, path: Path): unknown {
  let value = root
  for (const segment of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Reflect.get(value, segment)
  }
  return value
}

const byteChange = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  does: fc.constantFrom('set', 'set', 'flip', 'number', 'cut', 'insert', 'repeat'),
  byte: fc.oneof(fc.constantFrom(0, 1, 0x7f, 0x80, 0xff), fc.nat(255)),
  length: fc.nat(12),
})

/** Bytes of one of the originals with a few changes, some of them numbers far too large (LEB128), or no such bytes at all. */
export function nearBytes(originals: readonly Uint8Array[]): fc.Arbitrary<Uint8Array<ArrayBuffer>> {
  const near = fc
    .tuple(fc.nat(originals.length - 1), fc.array(byteChange, { minLength: 1, maxLength: 5 }))
    .map(([which, changes]) => {
      let bytes = [...(originals[which] ?? [])]
      for (const { at, does, byte, length } of changes) {
        const k = Math.floor(at * bytes.length)
        if (does === 'set') bytes[k] = byte
        else if (does === 'flip') bytes[k] = (bytes[k] ?? 0) ^ (1 << (byte & 7))
        else if (does === 'number') bytes.splice(k, 1, ...Array.from({ length: length % 9 }, () => 0xff), 0x0f)
        else if (does === 'cut') bytes = length === 0 ? bytes.slice(0, k) : bytes.toSpliced(k, length)
        else if (does === 'insert') bytes.splice(k, 0, ...Array.from({ length }, () => byte))
        else bytes.splice(k, 0, ...bytes.slice(k, k + length * 8))
      }
      return Uint8Array.from(bytes)
    })
  return fc.oneof({ weight: 4, arbitrary: near }, { weight: 1, arbitrary: anyBytes })
}

export const anyBytes: fc.Arbitrary<Uint8Array<ArrayBuffer>> = fc
  .uint8Array({ maxLength: 400 })
  .map((bytes) => Uint8Array.from(bytes))

const textChange = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  remove: fc.nat(20),
  insert: fc.oneof(
    fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\n',
      '\r',
      '\t',
      '\u0000',
      '1e999',
      '-',
      '\\ud800',
      '\\u',
    ),
    fc.constantFrom('"__proto__":{"a":1},', '"dateline":1,', '/* */', 'null', 'NaN', '\ufeff', '\u2028'),
    fc.string({ unit: 'binary', maxLength: 10 }),
  ),
})

/** A text with a few edits, as a slip of the hand or a hostile one would make them. */
export const nearText = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.tuple(fc.constantFrom(...texts), fc.array(textChange, { minLength: 1, maxLength: 4 })).map(([start, changes]) =>
    changes.reduce((text, { at, remove, insert }) => {
      const k = Math.floor(at * text.length)
      return text.slice(0, k) + insert + text.slice(k + remove)
    }, start),
  )

/** Pieces of a path that may lead out of a folder, plain and encoded. */
export const pathEscapes = [
  '..',
  '.',
  '%2e%2e',
  '%2E.',
  '%2f',
  '%5c',
  '\\',
  '/',
  '//',
  '%00',
  '%25',
  ':',
  '~',
  '%c0%ae',
] as const
