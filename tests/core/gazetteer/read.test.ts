import { createHash } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { encodeFile, encodePayload } from '../../../scripts/gazetteer/encode.mjs'
import { GazetteerFault } from '../../../src/core/gazetteer/cursor.ts'
import { foldName } from '../../../src/core/gazetteer/fold.ts'
import { createGazetteer } from '../../../src/core/gazetteer/gazetteer.ts'
import { placeKinds, readGazetteer, readHead } from '../../../src/core/gazetteer/read.ts'
import { committedFile, committedPayload, committedSources } from './committed.ts'

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const name = (text: string, role = 'other') => ({ text, role })

// A world of five entries, small enough to damage in every place.
const small = [
  {
    kind: 'region',
    country: 'UA',
    code: 'UA-14',
    at: [37.8, 48.1],
    weight: 900,
    wikidata: 2012050,
    names: [name('Donetsk Oblast', 'main'), name('Донецька область', 'local'), name('Donetsk')],
  },
  {
    kind: 'country',
    country: 'UA',
    code: 'UA',
    at: [31.3, 49.25],
    weight: 1000,
    names: [name('Ukraine', 'main'), name('Україна', 'local')],
  },
  { kind: 'demonym', country: 'UA', code: 'UA', at: [31.3, 49.25], names: [name('Ukrainian', 'main')] },
  { kind: 'vague', at: null, names: [name('the West', 'main'), name('Захід')] },
  {
    kind: 'city',
    country: 'UA',
    region: 0,
    at: [37.8022, 48.023],
    geonameId: 709717,
    weight: 901_645,
    seat: true,
    names: [name('Donetsk', 'main'), name('Донецьк', 'local'), name('Донецк')],
  },
]
const payload: Buffer = encodePayload(small, placeKinds, foldName)

/** What a caller would do with the bytes: open them, and ask for everything it has and for what it may have. */
const openAndAsk = (bytes: Uint8Array) => {
  const gazetteer = createGazetteer(readGazetteer(bytes))
  const found = ['Donetsk', 'Донецк', 'd', 'д', 'u', 'the West', 'Україна', '\uFFFD'].flatMap((typed) => [
    ...gazetteer.suggest(typed, { near: [37, 48], countries: ['UA'], limit: 50 }),
    ...gazetteer.lookup(typed, { demonyms: true }),
  ])
  return { gazetteer, found }
}

const isSane = ({ found }: ReturnType<typeof openAndAsk>) =>
  found.every(
    ({ name, kind, lon, lat, matched }) =>
      name !== '' &&
      matched !== '' &&
      placeKinds.includes(kind) &&
      (lon === null || Math.abs(lon) <= 180) &&
      (lat === null || Math.abs(lat) <= 90),
  )

/** True for an answer that makes sense, false for a fault that says so; everything else is a failure of the test. */
const answersOrRefuses = (bytes: Uint8Array): boolean => {
  try {
    const used = openAndAsk(bytes)
    expect(isSane(used)).toBe(true)
    return true
  } catch (error) {
    if (!(error instanceof GazetteerFault)) throw error
    expect(error.message).toMatch(/gazetteer/)
    return false
  }
}

describe('the committed file', () => {
  const sources = z
    .object({
      names: z.int(),
      entries: z.record(z.string(), z.int()),
      payload: z.object({ bytes: z.int(), sha256: z.string() }),
      files: z.object({ 'gazetteer.bin': z.object({ bytes: z.int(), sha256: z.string() }) }),
    })
    .parse(committedSources)

  it('is the one its checksums are of', () => {
    expect(committedFile.length).toBe(sources.files['gazetteer.bin'].bytes)
    expect(sha256(committedFile)).toBe(sources.files['gazetteer.bin'].sha256)
    const opened = committedPayload()
    expect(opened.length).toBe(sources.payload.bytes)
    expect(sha256(opened)).toBe(sources.payload.sha256)
  })

  it('stays small, and has its names in the order that searching needs', () => {
    expect(committedFile.length).toBeLessThan(5_000_000)
    const data = readGazetteer(committedPayload())
    expect(data.names.size).toBe(sources.names)
    expect(data.size).toBe(Object.values(sources.entries).reduce((sum, count) => sum + count))
    const decoder = new TextDecoder('utf-8', { fatal: true })
    let before = ''
    let unordered = 0
    for (let row = 0; row < data.names.size; row++) {
      const folded = foldName(
        decoder.decode(data.names.text.subarray(data.names.start[row], data.names.start[row + 1])),
      )
      if (folded < before || folded === '') unordered++
      before = folded
    }
    expect(unordered).toBe(0)
  })

  it('is refused in part, at any length', () => {
    const whole = committedPayload()
    for (let part = 0; part < 50; part++) {
      expect(answersOrRefuses(whole.subarray(0, Math.floor((whole.length * part) / 50))), `${part}/50`).toBe(false)
    }
  })
})

describe('writing and reading', () => {
  it('gives back what was written', () => {
    const { gazetteer } = openAndAsk(payload)
    expect(gazetteer.size).toEqual({ entries: 5, names: 11 })
    expect(gazetteer.lookup('donetsk')).toEqual([
      {
        geonameId: 709717,
        wikidata: null,
        name: 'Donetsk',
        localName: 'Донецьк',
        kind: 'city',
        lon: 37.8022,
        lat: 48.023,
        country: 'UA',
        admin1: { iso: 'UA-14', name: 'Donetsk Oblast' },
        iso: [],
        population: 901_645,
        matched: 'Donetsk',
      },
      {
        geonameId: null,
        wikidata: 'Q2012050',
        name: 'Donetsk Oblast',
        localName: 'Донецька область',
        kind: 'region',
        lon: 37.8,
        lat: 48.1,
        country: 'UA',
        iso: ['UA-14'],
        population: null,
        matched: 'Donetsk',
      },
    ])
    expect(gazetteer.suggest('the w')).toMatchObject([{ kind: 'vague', lon: null, lat: null, country: null }])
  })

  it('writes the same bytes for the same entries', () => {
    expect(encodePayload(structuredClone(small), placeKinds, foldName).equals(payload)).toBe(true)
    expect(encodeFile(payload).equals(encodeFile(payload))).toBe(true)
  })
})

describe('hostile bytes', () => {
  it('are refused in the head: another file, another version, a huge promise', () => {
    const file = encodeFile(payload)
    const broken = (at: number, ...bytes: number[]) => {
      const copy = Buffer.from(file)
      copy.set(bytes, at)
      return copy
    }
    expect(readHead(file).payloadLength).toBe(payload.length)
    expect(() => readHead(broken(0, 0x50))).toThrow('not a Dateline gazetteer')
    expect(() => readHead(Buffer.from('<!doctype html>'))).toThrow('not a Dateline gazetteer')
    expect(() => readHead(broken(4, 9))).toThrow('version 9')
    expect(() => readHead(broken(8, 0xff, 0xff, 0xff, 0xff))).toThrow('claims to hold 4294967295 bytes')
    for (let length = 0; length < 16; length++) expect(() => readHead(file.subarray(0, length))).toThrow(GazetteerFault)
  })

  it('are refused when they end early, at every length', () => {
    for (let length = 0; length < payload.length; length++) {
      expect(answersOrRefuses(payload.subarray(0, length)), `${length} bytes`).toBe(false)
    }
  })

  it('are refused when there are more than they say', () => {
    expect(() => openAndAsk(Buffer.concat([payload, Buffer.from([0])]))).toThrow('longer than they say')
  })

  it('are refused with huge counts, before anything is set aside for them', () => {
    // The head of the second section, kinds: its length, then its count.
    const kinds = 8 + payload.readUInt32LE(0)
    for (const [at, value] of [
      [0, 0xffffffff],
      [4, 0xffffffff],
      [kinds, 0xffffffff],
      [kinds, 0x7fffffff],
      [kinds + 4, 0xffffffff],
      [kinds + 4, 900_000],
      [kinds + 4, 0],
    ] as const) {
      const copy = Buffer.from(payload)
      copy.writeUInt32LE(value, at)
      expect(answersOrRefuses(copy), `${value} at ${at}`).toBe(false)
    }
  })

  it('are refused or answered from when any of them are changed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(payload.length - 1), fc.integer({ min: 0, max: 255 })), {
          minLength: 1,
          maxLength: 6,
        }),
        (changes) => {
          const copy = Buffer.from(payload)
          for (const [at, byte] of changes) copy[at] = byte
          answersOrRefuses(copy)
        },
      ),
      { numRuns: 3000 },
    )
  })

  it('are refused when they are anything at all', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(answersOrRefuses(bytes)).toBe(false)
      }),
    )
  })

  it('of a thousand names alike do not make a search long', () => {
    const alike = Array.from({ length: 20_000 }, (_, i) => ({
      kind: 'city',
      country: 'UA',
      at: [30, 50],
      weight: i,
      names: [name('Aa', 'main')],
    }))
    const gazetteer = createGazetteer(readGazetteer(encodePayload(alike, placeKinds, foldName)))
    expect(gazetteer.lookup('aa')).toHaveLength(500)
    expect(gazetteer.suggest('a', { limit: 3 }).map(({ population }) => population)).toEqual([19_999, 19_998, 19_997])
  })
})
