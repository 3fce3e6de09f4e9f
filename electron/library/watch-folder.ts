import { type FSWatcher, watch } from 'node:fs'
import { stat } from 'node:fs/promises'

/** Changes come in bursts; this long after the last of one it is told, and no later than the second figure, ms. */
const quietMs = 150
const latestMs = 1000
/** A folder that cannot be watched is looked at this often, and one that can now and then all the same: some network folders tell nothing. */
const pollMs = 2000
const slowPollMs = 30_000

/**
 * Calls back after something may have changed in a folder; whether it did is for the caller to see. Goes on while the folder is
 * missing, and when it is made, replaced, or its drive comes back. Returns a function that stops it.
 */
export function watchFolder(folder: string, changed: () => void): () => void {
  let watcher: FSWatcher | null = null
  /** The folder that is watched, as the file system knows it. */
  let watched: string | null = null
  let stopped = false
  let quiet: NodeJS.Timeout | undefined
  let firstOfBurst = 0
  let poll: NodeJS.Timeout | undefined

  const tell = () => {
    const now = Date.now()
    if (quiet === undefined) firstOfBurst = now
    clearTimeout(quiet)
    quiet = setTimeout(
      () => {
        quiet = undefined
        changed()
      },
      Math.min(quietMs, Math.max(0, firstOfBurst + latestMs - now)),
    )
  }
  const release = () => {
    watcher?.close()
    watcher = null
    watched = null
  }
  const look = async () => {
    clearTimeout(poll)
    const about = await stat(folder).catch(() => null)
    if (stopped) return
    const found = about?.isDirectory() ? `${about.dev} ${about.ino}` : null
    if (found !== watched || watcher === null) {
      release()
      if (found !== null) {
        try {
          watcher = watch(folder, { persistent: false }, () => {
            tell()
            void look() // the event may be that the folder itself went
          })
          watched = found
          watcher.on('error', () => {
            release()
            void look()
          })
        } catch {
          watched = found // it can be listed, but not watched
        }
      }
      tell()
    }
    clearTimeout(poll)
    poll = setTimeout(
      () => {
        tell()
        void look()
      },
      watcher === null ? pollMs : slowPollMs,
    )
    poll.unref()
  }
  void look()
  return () => {
    stopped = true
    clearTimeout(quiet)
    clearTimeout(poll)
    release()
  }
}
