// Where the fetched Electron is kept (outside the repository), and the lock that keeps two runs from colliding.
import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { Stop, say } from '../run.mjs'

/** The folder for what may be fetched again: XDG on Linux, the platform's own habit elsewhere. */
export const cacheDir = (env = process.env) => {
  const base =
    env.XDG_CACHE_HOME ||
    (process.platform === 'darwin' && path.join(os.homedir(), 'Library/Caches')) ||
    (process.platform === 'win32' && env.LOCALAPPDATA) ||
    path.join(os.homedir(), '.cache')
  return path.join(base, 'dateline', 'electron')
}

const isAlive = (/** @type {number} */ pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM' // someone else's process, but alive
  }
}

/**
 * Holds a lock file while `body` runs. A lock whose process has died is taken over.
 * @template T
 * @param {string} file
 * @param {() => Promise<T>} body
 * @param {{ waitMs?: number }} [options] how long to wait for another run before giving up
 * @returns {Promise<T>}
 */
export const withLock = async (file, body, { waitMs = 15 * 60_000 } = {}) => {
  mkdirSync(path.dirname(file), { recursive: true })
  const giveUpAt = Date.now() + waitMs
  let told = false
  for (;;) {
    try {
      writeFileSync(file, String(process.pid), { flag: 'wx' })
      break
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error
    }
    let owner = Number.NaN
    let ageMs = 0
    try {
      owner = Number(readFileSync(file, 'utf8'))
      ageMs = Date.now() - statSync(file).mtimeMs
    } catch {
      continue // released just now
    }
    // An empty file is a lock being written at this instant; only an old one is a leftover.
    if (owner > 0 ? !isAlive(owner) : ageMs > 5000) {
      rmSync(file, { force: true })
      continue
    }
    if (Date.now() > giveUpAt)
      throw new Stop(`Another run (process ${owner}) still holds ${file}. Delete it if that run is gone.`)
    if (!told) say(`Another run (process ${owner}) is fetching Electron; waiting for it …`)
    told = true
    await delay(500)
  }
  try {
    return await body()
  } finally {
    rmSync(file, { force: true })
  }
}
