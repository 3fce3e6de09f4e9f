// The official Electron: the `electron` package's own installer, which knows ELECTRON_MIRROR, its cache and its checksums.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectDir } from '../run.mjs'
import { createProgress, sizeOfFolder } from './progress.mjs'

const packageDir = path.join(projectDir, 'node_modules/electron')

/** Time without a single new byte after which a download counts as unreachable. A slow one is never cut off. */
const stallMs = Number(process.env.DATELINE_DOWNLOAD_STALL_SECONDS || 20) * 1000

/** The version the project asks for. */
export const officialVersion = () => JSON.parse(readFileSync(path.join(packageDir, 'package.json'), 'utf8')).version

/** The installed official runtime, or null. `path.txt` is the last thing its installer writes, so half an unpacking is not taken. */
export const findOfficial = () => {
  const pathFile = path.join(packageDir, 'path.txt')
  if (!existsSync(pathFile)) return null
  const dist = path.join(packageDir, 'dist')
  const executable = path.join(dist, readFileSync(pathFile, 'utf8'))
  return existsSync(executable) ? { dist, executable, version: officialVersion() } : null
}

/** The one line of an installer's output that says why it failed. */
const shortReason = (/** @type {string} */ output) => {
  const code =
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|CERT_[A-Z_]+|SELF_SIGNED_[A-Z_]+|UND_ERR_[A-Z_]+)\b/.exec(
      output,
    )?.[1]
  const message = /^(?:\w*Error): (.+)$/m.exec(output)?.[1]?.replace(/ for https?:\S+/, '')
  // Node's fetch says only "fetch failed" and keeps the cause to itself.
  const readable = message === 'fetch failed' ? 'its download page cannot be reached' : message
  return [readable, code].filter(Boolean).join(', ') || 'its installer failed'
}

/**
 * Runs the installer. Resolves to null when it worked, else to the reason in a few words.
 * @returns {Promise<string | null>}
 */
export const installOfficial = () => {
  // The installer downloads into a temporary folder; giving it one of its own lets us watch it grow.
  const temp = mkdtempSync(path.join(os.tmpdir(), 'dateline-electron-'))
  const env = { ...process.env, TMPDIR: temp, TEMP: temp, TMP: temp, ELECTRON_GET_NO_PROGRESS: '1' }
  // Its proxy support must be asked for; a user who set a proxy has asked.
  if (env.HTTPS_PROXY || env.https_proxy || env.HTTP_PROXY || env.http_proxy) env.ELECTRON_GET_USE_PROXY ||= '1'
  delete env.ELECTRON_OVERRIDE_DIST_PATH
  const progress = createProgress(`Downloading Electron ${officialVersion()}`, null)
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [path.join(packageDir, 'install.js')], {
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let output = ''
    let stalled = false
    let lastSize = 0
    let lastGrowth = Date.now()
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output += text
    })
    const watch = setInterval(() => {
      const size = sizeOfFolder(temp) + sizeOfFolder(path.join(packageDir, 'dist'))
      if (size !== lastSize) {
        lastSize = size
        lastGrowth = Date.now()
        progress.show(size)
      } else if (Date.now() - lastGrowth > stallMs) {
        stalled = true
        child.kill('SIGKILL')
      }
    }, 500)
    const settle = (/** @type {string | null} */ reason) => {
      clearInterval(watch)
      progress.end()
      rmSync(temp, { recursive: true, force: true })
      resolve(reason)
    }
    child.once('error', (error) => settle(error.message))
    child.once('close', (code) => {
      if (code === 0 && findOfficial()) settle(null)
      else settle(stalled ? `no data for ${stallMs / 1000} seconds` : shortReason(output))
    })
  })
}
