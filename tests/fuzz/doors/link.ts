import assert from 'node:assert/strict'
import fc from 'fast-check'
import { events } from '../../../src/contract/index.ts'
import { parseLink } from '../../../src/core/link.ts'
import { createDoor } from '../door.ts'
import { hostileText, nearText } from '../hostile.ts'

const start = fc.constantFrom(
  'dateline://article/',
  'DATELINE://Article/',
  'dateline:',
  'dateline://article/a?statement=',
)

export const links = fc.oneof(
  nearText(['dateline://article/karelia-2025-08-01?statement=s07', 'dateline://article/karelia']),
  fc.tuple(start, hostileText).map(([before, after]) => before + after),
  hostileText,
)

/** A link leads to ids the contract allows, or nowhere. */
export const datelineLink = createDoor('link', links, (text) => {
  const link = parseLink(text)
  if (link) assert(events.openLink.safeParse(link).success, 'a link that the contract would refuse')
})
