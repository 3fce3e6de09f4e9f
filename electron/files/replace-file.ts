import { constants } from 'node:fs'
import { copyFile, link, open, readdir, realpath, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'

let count = 0
/** A name no other write uses: `NAME.PID-COUNT.tmp`. */
export function temporaryOf(file: string): string {
  count += 1
  return `${file}.${process.pid}-${count}.tmp`
}
const temporaryName = /\.(\d+)-\d+\.tmp$/

/**
 * Replaces a file whole, so that a crash, a power cut or a full disk leaves the old version or the new one: a temporary file in
 * the same folder, written to its end, synced, renamed over the file, and the folder synced. When this resolves the new version
 * is on disk. With `previous` the version it replaces stays under that name; give it only when that version is known to be good. Rejects with Node's error (`ENOSPC`, `EACCES`, `EROFS`, `ENOENT` …), the file then as it was.
 *
 * Not write-file-atomic: it makes one write and takes no notice of how much was taken, so that on a disk which fills up it
 * renames half a file into place and reports success; it syncs no folder and keeps no older version.
 */
export async function replaceFile(
  file: string,
  text: string,
  { previous }: { readonly previous?: string } = {},
): Promise<void> {
  const target = await realpath(file).catch(() => file) // a link the reader made stays a link
  const temporary = temporaryOf(target)
  try {
    const mode = await stat(target).then(
      (about) => about.mode & 0o777,
      () => 0o600,
    )
    const handle = await open(temporary, 'wx', mode)
    try {
      await handle.writeFile(text) // goes on after a partial write, until all is written or the disk refuses
      await handle.sync()
    } finally {
      await handle.close()
    }
    if (previous !== undefined) await keepAs(target, previous)
    await rename(temporary, target)
    await syncFolder(path.dirname(target))
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined) // a removed drive takes the temporary file with it
    throw error
  }
}

/** Makes `previous` a name of the very file, in one step; the file itself is never without a name. */
async function keepAs(file: string, previous: string): Promise<void> {
  const temporary = temporaryOf(previous)
  try {
    // Where a file cannot have two names (FAT, some network folders) it is copied.
    await link(file, temporary).catch(() => copyWhole(file, temporary))
    await rename(temporary, previous)
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined)
    if (codeOf(error) !== 'ENOENT') throw error // there is no older version
  }
}

async function copyWhole(from: string, to: string): Promise<void> {
  await copyFile(from, to, constants.COPYFILE_EXCL)
  const handle = await open(to, 'r+')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}

/** Makes a rename last through a power cut. Windows and some network folders cannot; there the file system's own order has to do. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } catch (error) {
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EBADF'].includes(codeOf(error))) throw error
  } finally {
    await handle.close()
  }
}

const staleAfterMs = 60 * 60 * 1000

/**
 * Removes the temporary files that killed writes left in a folder: those of processes that no longer run, and those over an hour
 * old. Should one belong to a live process of another computer, its write fails and is tried again. Returns how many; never
 * rejects.
 */
export async function sweepTemporaries(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => [])
  let swept = 0
  for (const name of names) {
    const pid = temporaryName.exec(name)?.[1]
    if (pid === undefined) continue
    const file = path.join(folder, name)
    const about = await stat(file).catch(() => null)
    if (about === null || (isRunning(Number(pid)) && Date.now() - about.mtimeMs < staleAfterMs)) continue
    await rm(file, { force: true }).then(
      () => (swept += 1),
      () => undefined,
    )
  }
  return swept
}

/** Whether a process with this id runs on this machine, one's own included. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** The system's code of an error, `ENOSPC`; `unknown` for errors without one. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
