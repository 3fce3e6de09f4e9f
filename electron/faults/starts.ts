import type { StateFile } from '../state-file.ts'
import type { Starts } from './starts-format.ts'

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
