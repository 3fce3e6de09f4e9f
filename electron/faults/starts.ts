import { z } from 'zod'
import type { VersionedFormat } from '../../src/core/versioned.ts'
import type { StateFile } from '../state-file.ts'

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
  empty: { version: 1, failed: [], running: null },
}

const mostFailed = 3
const withinMs = 2 * 60_000

/** Follows one start. Writes are not waited for: they tell the next start, and must not slow this one. */
export async function followStart(state: StateFile<Starts>, now: number) {
  const before = await state.read()
  const failed = before.failed.filter((at) => now - at < withinMs && at <= now)
  const keep = (next: Omit<Starts, 'version'>) => void state.write({ version: 1, ...next }).catch(() => undefined)
  keep({ failed: [...failed, now], running: now })
  return {
    /** Whether three starts in two minutes came to nothing. */
    goesInCircles: failed.length >= mostFailed,
    /** When the last run began, if it did not end in order; else null. */
    crashedRun: before.running,
    /** The window works. */
    succeeded: () => keep({ failed: [], running: now }),
    /** The run ends in order. */
    ended: () => keep({ failed: [], running: null }),
  }
}
