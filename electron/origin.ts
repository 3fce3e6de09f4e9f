import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { AppDescription } from '../src/contract/index.ts'

/** The one line of the package's own package.json that packing adds (`scripts/package/builder-config.mjs`). */
const packedSchema = z.object({ electronOrigin: z.enum(['official', 'stand-in']) })

/** Where a package's Electron comes from; a run from source has no package. Unreadable counts as a stand-in: nothing is claimed. */
export async function readElectronOrigin(
  appFolder: string | null,
  report: (message: string) => void,
): Promise<AppDescription['electronOrigin']> {
  if (appFolder === null) return 'source'
  try {
    return packedSchema.parse(JSON.parse(await readFile(path.join(appFolder, 'package.json'), 'utf8'))).electronOrigin
  } catch (error) {
    report(`the package does not say where its Electron comes from: ${String(error)}`)
    return 'stand-in'
  }
}
