import { mkdtemp, realpath, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import type { StateWatcher } from '../../electron/state-file.ts'

/** A new folder that is gone after the test. */
export async function temporaryFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'dateline-test-')))
  onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 })) // what is still being written comes to its end
  return folder
}

/** For state files whose faults a test does not look at. */
export const unwatched: StateWatcher = { onFound() {}, onUnsaved() {}, onSaved() {} }
