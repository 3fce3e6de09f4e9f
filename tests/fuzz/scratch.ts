import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'

/** A new folder that is gone when the process or worker ends. */
export function scratchFolder(): string {
  const folder = realpathSync(mkdtempSync(path.join(os.tmpdir(), 'dateline-fuzz-')))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}
