// Packs the app with electron-builder: once unpacked, then each kind of package from that.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { build, Platform } from 'electron-builder'
import { projectDir, say } from '../run.mjs'
import { builderConfig } from './builder-config.mjs'
import { canDownloadTools, chooseFpm } from './fpm.mjs'
import { stageLinuxFiles } from './linux-files.mjs'
import { formatSbom } from './sbom.mjs'

/** @typedef {import('../electron/runtime.mjs').Runtime} Runtime */

const platforms = { linux: Platform.LINUX, win32: Platform.WINDOWS, darwin: Platform.MAC }

/** This system, in electron-builder's words. */
export const currentPlatform = () => platforms[/** @type {keyof typeof platforms} */ (process.platform)]

/** In the version of a package that tests may install and purge; what lacks it is the reader's own installation. */
const trialMark = 'trial'

const version = () => JSON.parse(readFileSync(path.join(projectDir, 'package.json'), 'utf8')).version

/** The name of the folder that electron-builder unpacks into. @param {string} output */
export const unpackedFolder = (output) => {
  const arch = process.arch === 'x64' ? '' : `-${process.arch}`
  const name = { linux: `linux${arch}-unpacked`, win32: `win${arch}-unpacked` }[process.platform]
  return path.join(output, name ?? (arch === '' ? 'mac' : `mac${arch}`))
}

/** Runs `body` with variables set in the environment, where electron-builder looks for them. */
const withEnvironment = async (/** @type {NodeJS.ProcessEnv} */ env, /** @type {() => Promise<string[]>} */ body) => {
  const before = { ...process.env }
  Object.assign(process.env, env)
  try {
    return await body()
  } finally {
    process.env = before
  }
}

/**
 * @param {{ runtime: Runtime, isOfficial: boolean, output: string, wanted: string[], trial: boolean }} options
 * @returns {Promise<{ appFolder: string, made: { kind: string, file: string, note: string }[], failed: { kind: string, reason: string }[] }>}
 */
export const packApp = async ({ runtime, isOfficial, output, wanted, trial }) => {
  const staging = mkdtempSync(path.join(os.tmpdir(), 'dateline-package-'))
  const platform = currentPlatform()
  try {
    const placed = stageLinuxFiles(staging, version(), new Date())
    const sbom = formatSbom(runtime)
    for (const folder of [staging, output]) writeFileSync(path.join(folder, 'sbom.cdx.json'), sbom)
    // A fresh one for each build: electron-builder writes into what it is given.
    const config = () =>
      builderConfig({
        runtime,
        electronOrigin: isOfficial ? 'official' : 'stand-in',
        ...{ output, staging, placed },
        version: trial ? `${version()}-${trialMark}` : version(),
        trial,
      })
    await build({ targets: platform.createTarget('dir'), config: config(), publish: 'never' })
    const appFolder = unpackedFolder(output)
    const made = []
    const failed = []
    const canDownload = process.platform !== 'linux' || (await canDownloadTools())
    for (const kind of wanted.filter((name) => name !== 'dir')) {
      const tools =
        process.platform === 'linux' ? chooseFpm(kind, canDownload) : { env: {}, note: 'electron-builder’s tools' }
      if ('reason' in tools) {
        failed.push({ kind, reason: tools.reason })
        continue
      }
      say(`Making ${kind} with ${tools.note} …`)
      try {
        const files = await withEnvironment(tools.env, () =>
          build({ targets: platform.createTarget(kind), config: config(), prepackaged: appFolder, publish: 'never' }),
        )
        const file = files.find((name) => name.toLowerCase().endsWith(extensionOf(kind)))
        if (file === undefined) throw new Error('electron-builder named no such file among its results')
        made.push({ kind, file, note: tools.note })
      } catch (error) {
        failed.push({ kind, reason: (error instanceof Error ? error.message : String(error)).slice(0, 500) })
      }
    }
    return { appFolder, made, failed }
  } finally {
    rmSync(staging, { recursive: true, force: true })
  }
}

const extensionOf = (/** @type {string} */ kind) => (kind === 'nsis' ? '.exe' : `.${kind.toLowerCase()}`)
