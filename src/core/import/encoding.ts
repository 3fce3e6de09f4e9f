import { analyse } from 'chardet' // MIT: a port of ICU's detector, which names legacy encodings by their letter statistics

/** How bytes are to be decoded. Labels are those of the WHATWG Encoding Standard. */
export interface Encoding {
  readonly label: string
  /** Byte order mark; the declaration inside the file; the bytes themselves; a guess. */
  readonly source: 'mark' | 'declared' | 'bytes' | 'guess'
  /** Bytes of the mark, not part of the text. */
  readonly skip: number
}

/** Enough for letter statistics; more only costs time. */
const sampleBytes = 65_536

/**
 * Finds how a text is encoded: a byte order mark is believed first, then bytes that are valid UTF-8 or unmistakably UTF-16, then
 * the declaration, then a guess. Null when the bytes are no text at all.
 */
export function detectEncoding(bytes: Uint8Array, declared?: string): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return { label: 'utf-8', source: 'mark', skip: 3 }
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { label: 'utf-16le', source: 'mark', skip: 2 }
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { label: 'utf-16be', source: 'mark', skip: 2 }
  const wide = wideOrder(bytes)
  if (wide) return { label: wide, source: 'bytes', skip: 0 }
  if (holdsControls(bytes)) return null
  if (isUtf8(bytes)) return { label: 'utf-8', source: 'bytes', skip: 0 }
  const label = declared?.trim().toLowerCase()
  // What is declared as UTF-8 and is not was mislabelled: the letters decide.
  if (label && !/^utf-?(8|16)/.test(label)) return { label, source: 'declared', skip: 0 }
  return { label: guess(bytes), source: 'guess', skip: 0 }
}

/** UTF-16 without a mark: spaces and line breaks leave zeros at every second byte, and only there. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const length = Math.min(bytes.length, sampleBytes)
  if (length < 4) return null
  let even = 0
  let odd = 0
  for (let index = 0; index < length; index += 1) {
    if (bytes[index] !== 0) continue
    if (index % 2 === 0) even += 1
    else odd += 1
  }
  const pairs = length / 2
  if (odd > pairs * 0.05 && even < odd / 20) return 'utf-16le'
  if (even > pairs * 0.05 && odd < even / 20) return 'utf-16be'
  return null
}

/** Control characters other than tab, line feed, form feed, carriage return and escape: no text in eight bits holds them. */
function holdsControls(bytes: Uint8Array): boolean {
  let count = 0
  const length = Math.min(bytes.length, sampleBytes)
  for (let index = 0; index < length; index += 1) {
    const byte = bytes[index] ?? 0
    if (byte === 0) return true
    if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27) count += 1
  }
  return count > Math.max(1, length / 200)
}

function isUtf8(bytes: Uint8Array): boolean {
  let index = 0
  while (index < bytes.length) {
    const byte = bytes[index] ?? 0
    const more = byte < 0x80 ? 0 : byte >= 0xc2 && byte < 0xe0 ? 1 : byte < 0xf0 ? 2 : byte < 0xf5 ? 3 : -1
    if (more < 0 || (byte >= 0x80 && byte < 0xc2)) return false
    for (let next = 1; next <= more; next += 1) if (((bytes[index + next] ?? 0) & 0xc0) !== 0x80) return false
    index += more + 1
  }
  return true
}

/** What chardet may answer in the names of the Encoding Standard; anything else is read as windows-1252, as browsers do. */
const known: ReadonlySet<string> = new Set([
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1255',
  'windows-1256',
  'iso-8859-2',
  'iso-8859-5',
  'iso-8859-6',
  'iso-8859-7',
  'iso-8859-8',
  'koi8-r',
  'koi8-u',
  'shift_jis',
  'big5',
  'euc-jp',
  'euc-kr',
  'gb18030',
  'iso-2022-jp',
])

function guess(bytes: Uint8Array): string {
  for (const { name } of analyse(bytes.subarray(0, sampleBytes))) {
    const label = name.toLowerCase()
    if (known.has(label)) return label
    if (label === 'iso-8859-1') return 'windows-1252'
    if (label === 'iso-8859-9') return 'windows-1254'
  }
  return 'windows-1252'
}

/** The encoding an HTML or XML text declares in its first 2 KB, or undefined. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  let head = ''
  // Declarations are ASCII whatever they declare, so each byte may stand for itself.
  for (const byte of bytes.subarray(0, 2048)) head += String.fromCharCode(byte)
  return (
    /<meta[^>]{1,300}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(head)?.[1] ??
    /^\s*<\?xml[^>]{1,200}encoding\s*=\s*["']([\w.:-]{2,40})/i.exec(head)?.[1]
  )
}
