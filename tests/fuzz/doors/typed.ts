import assert from 'node:assert/strict'
import fc from 'fast-check'
import { draftDetailsSchema } from '../../../src/core/draft/details.ts'
import { readForm } from '../../../src/core/draft/details-form.ts'
import { createDoor } from '../door.ts'
import { hostileText, nearText } from '../hostile.ts'

const line = fc.oneof(hostileText, nearText(['1 August 2025', '2025-08-01/..', 'Ada Brandt; Bo Lind', 'Talks']))
const form = fc.record({
  title: line,
  publisher: line,
  authors: line,
  published: line,
  language: fc.oneof(line, fc.constant('en')),
})

/** What is typed about a text is told to be wrong, or is what main takes. */
export const typed = createDoor('typed', form, (words) => {
  const reading = readForm(words)
  if (reading.ok) draftDetailsSchema.parse(reading.details)
  else assert(Object.keys(reading.faults).length > 0)
})
