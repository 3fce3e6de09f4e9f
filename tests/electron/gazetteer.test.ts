import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lazyGazetteer, openGazetteer } from '../../electron/gazetteer/open-gazetteer.ts'
import { createPlaceSearch } from '../../electron/gazetteer/search-places.ts'
import { encodeFile, encodePayload } from '../../scripts/gazetteer/encode.mjs'
import { requests } from '../../src/contract/index.ts'
import { GazetteerFault } from '../../src/core/gazetteer/cursor.ts'
import { foldName } from '../../src/core/gazetteer/fold.ts'
import { placeKinds } from '../../src/core/gazetteer/read.ts'
import { temporaryFolder } from './temporary.ts'

const committed = path.resolve(import.meta.dirname, '../../resources/gazetteer/gazetteer.bin')
const { input, output } = requests.searchPlaces

const kyiv = {
  kind: 'city',
  country: 'UA',
  at: [30.5238, 50.4547],
  names: [
    { text: 'Kyiv', role: 'main' },
    { text: 'Київ', role: 'local' },
  ],
}
const small: Buffer = encodeFile(encodePayload([kyiv], placeKinds, foldName))

async function damagedFile(change: (bytes: Buffer) => Buffer) {
  const file = path.join(await temporaryFolder(), 'gazetteer.bin')
  await writeFile(file, change(await readFile(committed)))
  return file
}

describe('openGazetteer', () => {
  it('opens the file that comes with the app', async () => {
    const gazetteer = await openGazetteer(committed)
    expect(gazetteer.lookup('Chasiv Yar')).toMatchObject([{ geonameId: 710915, lon: 37.8341, lat: 48.5877 }])
  })

  it.each([0, 1, 25, 49])('refuses that file when %i fiftieths of it are left', async (part) => {
    const file = await damagedFile((bytes) => bytes.subarray(0, Math.floor((bytes.length * part) / 50)))
    await expect(openGazetteer(file)).rejects.toBeInstanceOf(GazetteerFault)
  })

  it('refuses a file cut short at any length', async () => {
    const file = path.join(await temporaryFolder(), 'gazetteer.bin')
    for (let length = 0; length < small.length; length++) {
      await writeFile(file, small.subarray(0, length))
      await expect(openGazetteer(file), `${length} bytes`).rejects.toBeInstanceOf(GazetteerFault)
    }
  })

  it('refuses a file with any bit flipped, unless its contents are the same all the same', async () => {
    const file = path.join(await temporaryFolder(), 'gazetteer.bin')
    let refused = 0
    for (let bit = 0; bit < small.length * 8; bit++) {
      const copy = Buffer.from(small)
      copy[bit >> 3] = (copy[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      await writeFile(file, copy)
      const opened = await openGazetteer(file).catch((error: unknown) => error)
      if (opened instanceof GazetteerFault) refused++
      else expect(opened).toMatchObject({ size: { entries: 1, names: 2 } })
    }
    // Bits that Brotli leaves unused at the end of its stream are the only ones without a meaning.
    expect(refused).toBeGreaterThan(small.length * 8 - 16)
  })

  it('refuses contents longer than the head promises', async () => {
    const file = await damagedFile((bytes) => {
      bytes.writeUInt32LE(bytes.readUInt32LE(8) - 1, 8)
      return bytes
    })
    await expect(openGazetteer(file)).rejects.toThrow('damaged')
  })
})

describe('lazyGazetteer', () => {
  it('opens once for many, and tries again after a failure', async () => {
    const folder = await temporaryFolder()
    const file = path.join(folder, 'gazetteer.bin')
    const gazetteer = lazyGazetteer(file)
    await expect(gazetteer()).rejects.toMatchObject({ code: 'ENOENT' })
    await writeFile(file, await readFile(committed))
    const [one, other] = await Promise.all([gazetteer(), gazetteer()])
    expect(one).toBe(other)
  })
})

describe('searchPlaces', () => {
  it('answers with what the contract says', async () => {
    const search = createPlaceSearch(committed, () => {})
    for (const query of ['Kyiv', 'Карелія', 'the West', 'EU', 'donets', '.', 'ﷺ'.repeat(200)]) {
      const answer = await search(input.parse({ query, limit: 50 }))
      expect(output.parse(answer)).toEqual(answer)
    }
    expect(await search(input.parse({ query: 'Georgia', limit: 2, countries: ['US'], near: [-83, 33] }))).toMatchObject(
      {
        ok: true,
        value: [
          { kind: 'region', country: 'US', iso: ['US-GA'] },
          { kind: 'country', country: 'GE' },
        ],
      },
    )
  })

  it('says to people what is wrong with the file, and to the log too', async () => {
    const reports: string[] = []
    const missing = createPlaceSearch(
      path.join(await temporaryFolder(), 'gazetteer.bin'),
      (line) => void reports.push(line),
    )
    const damaged = createPlaceSearch(
      await damagedFile((bytes) => bytes.fill(7, 5000, 5100)),
      (line) => void reports.push(line),
    )
    const folder = path.join(await temporaryFolder(), 'gazetteer.bin')
    await mkdir(folder)
    const notAFile = createPlaceSearch(folder, (line) => void reports.push(line))
    for (const [search, reason] of [
      [missing, 'The gazetteer cannot be read (ENOENT).'],
      [damaged, 'The gazetteer is damaged: its contents do not match its checksum.'],
      [notAFile, 'The gazetteer cannot be read (EISDIR).'],
    ] as const) {
      const answer = await search({ query: 'Kyiv', limit: 10 })
      expect(output.parse(answer)).toMatchObject({
        ok: false,
        failure: { kind: 'unreadable', title: 'Places cannot be searched', message: reason, file: 'gazetteer.bin' },
      })
      expect(reports.pop()).toContain(reason)
    }
  })

  it('takes ten places for an answer when no number is asked for', () => {
    expect(input.parse({ query: 'Kyiv' })).toEqual({ query: 'Kyiv', limit: 10 })
  })

  it.each([
    undefined,
    null,
    'Kyiv',
    ['Kyiv'],
    {},
    { query: '' },
    { query: 'x'.repeat(201) },
    { query: 5 },
    { query: { toString: () => 'Kyiv' } },
    { query: 'Kyiv', limit: 0 },
    { query: 'Kyiv', limit: 51 },
    { query: 'Kyiv', limit: 1.5 },
    { query: 'Kyiv', limit: Number.NaN },
    { query: 'Kyiv', limit: '10' },
    { query: 'Kyiv', countries: 'UA' },
    { query: 'Kyiv', countries: ['ua'] },
    { query: 'Kyiv', countries: ['UKR'] },
    { query: 'Kyiv', countries: Array.from({ length: 251 }, () => 'UA') },
    { query: 'Kyiv', near: [30] },
    { query: 'Kyiv', near: [30, 50, 1] },
    { query: 'Kyiv', near: [181, 0] },
    { query: 'Kyiv', near: [0, -91] },
    { query: 'Kyiv', near: [Number.NaN, 0] },
    { query: 'Kyiv', near: [Number.POSITIVE_INFINITY, 0] },
    { query: 'Kyiv', near: { 0: 30, 1: 50, length: 2 } },
    { query: 'Kyiv', file: '/etc/passwd' },
  ])('refuses the input %j', (hostile) => {
    expect(input.safeParse(hostile).success).toBe(false)
  })
})
