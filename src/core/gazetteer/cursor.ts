/** The gazetteer's bytes are not what they say they are; the message is for people. */
export class GazetteerFault extends Error {
  override readonly name = 'GazetteerFault'
}

/** What stands for a byte past the end. */
const TOO_FAR = 0x100
/** The weight of a number's fifth byte, which is its last. */
const LAST_SCALE = 128 ** 4

export type Column = Uint8Array | Uint16Array | Uint32Array

/** Reads little-endian numbers from bytes that may be damaged or hostile: never past the end, never more than promised. */
export class Cursor {
  readonly #bytes: Uint8Array
  #at = 0

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes
  }

  get left(): number {
    return this.#bytes.length - this.#at
  }

  /** The next bytes, without a copy. */
  take(length: number, what: string): Uint8Array {
    if (length > this.left) throw new GazetteerFault(`The gazetteer ends inside its ${what}.`)
    this.#at += length
    return this.#bytes.subarray(this.#at - length, this.#at)
  }

  uint32(what: string): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.take(4, what)
    return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0
  }

  /** A section: its length in bytes, how many values it holds, and a cursor over its bytes alone. */
  section(what: string, most: number): { readonly count: number; readonly body: Cursor } {
    const length = this.uint32(what)
    const count = this.uint32(what)
    const body = new Cursor(this.take(length, what))
    // Every value takes at least one byte, so a huge count is refused before anything is set aside for it.
    if (count > length || count > most) throw new GazetteerFault(`The gazetteer's ${what} claim ${count} values.`)
    return { count, body }
  }

  /**
   * Fills a column with unsigned LEB128 numbers, none above `most`, up to the end of the section. One loop for the whole
   * column: there are millions of numbers, and main stands still while they are read.
   */
  fill<T extends Column>(into: T, most: number, what: string): T {
    const bytes = this.#bytes
    let at = this.#at
    for (let i = 0; i < into.length; i++) {
      let byte = bytes[at++] ?? TOO_FAR
      let value = byte & 0x7f
      for (let scale = 128; byte >= 0x80 && byte !== TOO_FAR; scale *= 128) {
        if (scale > LAST_SCALE) throw new GazetteerFault(`A number in the gazetteer's ${what} is too large.`)
        byte = bytes[at++] ?? TOO_FAR
        value += (byte & 0x7f) * scale
      }
      if (byte === TOO_FAR) throw new GazetteerFault(`The gazetteer ends inside its ${what}.`)
      if (value > most) throw new GazetteerFault(`The gazetteer's ${what} go out of range.`)
      into[i] = value
    }
    this.#at = at
    this.end(what)
    return into
  }

  /** Nothing may be left over. */
  end(what: string): void {
    if (this.left > 0) throw new GazetteerFault(`The gazetteer's ${what} are longer than they say.`)
  }
}

/** The signed number a zigzag one stands for: 0, −1, 1, −2 … */
export const unzigzag = (value: number): number => (value % 2 === 0 ? value / 2 : -(value + 1) / 2)

/** Text from UTF-8 bytes; what is not UTF-8 of the Basic Multilingual Plane becomes U+FFFD. Core has no TextDecoder. */
export function decodeUtf8(bytes: Uint8Array, from: number, to: number): string {
  let text = ''
  for (let at = from; at < to; ) {
    const lead = bytes[at++] ?? 0
    const more = lead < 0x80 ? 0 : lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : -1
    let code = more === 0 ? lead : more === 1 ? lead & 0x1f : more === 2 ? lead & 0x0f : 0xfffd
    for (let i = 0; i < more; i++) {
      const next = at < to ? (bytes[at] ?? 0) : 0
      if ((next & 0xc0) !== 0x80) {
        code = 0xfffd
        break
      }
      code = (code << 6) | (next & 0x3f)
      at++
    }
    text += String.fromCharCode(code)
  }
  return text
}
