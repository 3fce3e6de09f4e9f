import { constants } from 'node:fs'
import { copyFile, link, open, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { codeOf, syncFolder, temporaryOf } from './replace-file.ts'

/**
 * Writes a new file whole, and never over another: a temporary file, synced, then given its name in one step. Resolves to
 * whether it was; false where the name is taken. Rejects with the system's error, and then nothing is left.
 */
export async function createFile(file: string, text: string): Promise<boolean> {
  const temporary = temporaryOf(file)
  try {
    const handle = await open(temporary, 'wx', 0o600)
    try {
      await handle.writeFile(text)
      await handle.sync()
    } finally {
      await handle.close()
    }
    return await nameIfFree(temporary, file)
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined) // a removed drive takes the temporary file with it
  }
}

/** Moves a file within its disk, and never over another. Resolves to whether it was; false where the name is taken. */
export async function moveFile(from: string, to: string): Promise<boolean> {
  if (!(await nameIfFree(from, to))) return false
  await rm(from, { force: true })
  await syncFolder(path.dirname(from))
  return true
}

/** Gives a file a second name; false where that is taken. */
async function nameIfFree(file: string, name: string): Promise<boolean> {
  try {
    await link(file, name).catch(async (error: unknown) => {
      // Where a file cannot have two names (FAT, some network folders) it is copied, and then renamed into place as a whole.
      if (codeOf(error) === 'EEXIST' || codeOf(error) === 'ENOENT') throw error
      await copyIfFree(file, name)
    })
    await syncFolder(path.dirname(name))
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

async function copyIfFree(file: string, name: string): Promise<void> {
  const temporary = temporaryOf(name)
  try {
    await copyFile(file, temporary, constants.COPYFILE_EXCL)
    // The name is claimed first, empty: then only our own file is renamed over.
    await (await open(name, 'wx')).close()
    await rename(temporary, name)
  } finally {
    await rm(temporary, { force: true }).catch(() => undefined)
  }
}

/** Whether there is anything under this name. */
export const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  )
