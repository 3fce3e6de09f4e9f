import assert from 'node:assert/strict'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { openGazetteer } from '../../../electron/gazetteer/open-gazetteer.ts'
import { encodeFile } from '../../../scripts/gazetteer/encode.mjs'
import { GazetteerFault } from '../../../src/core/gazetteer/cursor.ts'
import { createDoor } from '../door.ts'
import { hostileText, nearBytes } from '../hostile.ts'
import { scratchFolder } from '../scratch.ts'
import { smallGazetteer, smallPayload } from '../small-gazetteer.ts'

const file = path.join(scratchFolder(), 'gazetteer.bin')

const cases = fc.record({
  bytes: fc.oneof(
    nearBytes([smallGazetteer]),
    // With a checksum that is right, so that the contents themselves are read.
    nearBytes([smallPayload]).map((payload) => Uint8Array.from(encodeFile(Buffer.from(payload)))),
  ),
  query: fc.oneof(fc.constantFrom('Kyiv', 'ук', 'the west'), hostileText),
})

/** A gazetteer is opened and answers, or is refused by name. */
export const gazetteer = createDoor('gazetteer', cases, async ({ bytes, query }) => {
  await writeFile(file, bytes)
  const opened = await openGazetteer(file).catch((error: unknown) => {
    if (error instanceof GazetteerFault) return null
    throw error
  })
  for (const place of opened?.suggest(query, { countries: ['UA'], near: [30, 50] }) ?? [])
    assert(place.lon === null || Math.abs(place.lon) <= 180, 'a place off the globe')
  opened?.lookup(query, { demonyms: true })
})
