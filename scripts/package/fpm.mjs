// Which fpm makes deb and rpm: electron-builder's own, downloaded on demand, or ours where that cannot be fetched.
import { lookup } from 'node:dns/promises'
import path from 'node:path'
import { findProgram, projectDir } from '../run.mjs'

const standIn = path.join(projectDir, 'scripts/package/fpm-stand-in.mjs')
const host = 'github.com'

/**
 * Whether electron-builder's tools can be downloaded. Asked of the name alone, because electron-builder itself tries for
 * most of a minute before it gives up; behind a proxy or with a mirror it is left to try.
 */
export const canDownloadTools = async (env = process.env) => {
  const told = [
    'HTTPS_PROXY',
    'https_proxy',
    'ELECTRON_BUILDER_BINARIES_MIRROR',
    'NPM_CONFIG_ELECTRON_BUILDER_BINARIES_MIRROR',
  ]
  if (told.some((name) => env[name])) return true
  return lookup(host).then(
    () => true,
    () => false,
  )
}

/** The program that must be there for a target under our stand-in, with the Debian package that holds it. */
const needs = { deb: ['dpkg-deb', 'dpkg'], rpm: ['rpmbuild', 'rpm'] }

/**
 * The environment for building a target on Linux, or why it cannot be built here.
 * @param {string} target @param {boolean} canDownload
 * @returns {{ env: NodeJS.ProcessEnv, note: string } | { reason: string }}
 */
export const chooseFpm = (target, canDownload) => {
  const unreachable = `${host}, from where electron-builder downloads its tools, cannot be reached`
  if (target === 'AppImage')
    return canDownload || process.env.APPIMAGE_TOOLS_PATH
      ? { env: {}, note: 'electron-builder’s tools' }
      : { reason: `${unreachable}, and the AppImage runtime comes from nowhere else (APPIMAGE_TOOLS_PATH can name it)` }
  const [program = '', debianPackage = ''] = needs[/** @type {keyof typeof needs} */ (target)]
  if (target === 'rpm' && !findProgram(program))
    return { reason: `${program} is missing (Debian: apt-get install ${debianPackage})` }
  if (canDownload) return { env: {}, note: 'electron-builder’s fpm' }
  if (!findProgram(program)) return { reason: `${unreachable}, and ${program} (package ${debianPackage}) is missing` }
  return { env: { CUSTOM_FPM_PATH: standIn }, note: `${program}, because ${unreachable}` }
}
