import { z } from 'zod'
import type { VersionedFormat } from '../../src/core/versioned.ts'
import { emptyStarts } from '../empty-states.ts'

const time = z.int().min(0)

const startsSchema = z.object({
  version: z.literal(1),
  /** When starts began that have not yet come to a window that works, in ms since 1970. */
  failed: z.array(time).max(100),
  /** When the run began that has not ended in order; null after one that did. */
  running: time.nullable(),
})

export type Starts = z.output<typeof startsSchema>

/** Main's own state file about its starts, by which it knows a run that crashed and starts that go round in circles. */
export const startsFormat: VersionedFormat<Starts> = {
  schema: startsSchema,
  steps: [],
  empty: emptyStarts,
}
