// Node packages: `npm ci` when node_modules is missing or is not what the lockfile says.
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { npmCommand, projectDir, run, Stop, say } from './run.mjs'

const readJson = (/** @type {string} */ file) => JSON.parse(readFileSync(file, 'utf8'))

/**
 * Why node_modules does not match the lockfile, or null when it does. npm keeps what it installed in a hidden lockfile;
 * the comparison needs no stamp of our own and sees packages removed by hand.
 * @param {string} dir the folder that holds package-lock.json
 */
export const findPackageMismatch = (dir = projectDir) => {
  const hidden = path.join(dir, 'node_modules/.package-lock.json')
  if (!existsSync(hidden)) return 'node_modules is missing'
  const wanted = readJson(path.join(dir, 'package-lock.json')).packages
  const installed = readJson(hidden).packages
  for (const [where, entry] of Object.entries(wanted)) {
    if (where === '') continue
    const here = installed[where]
    const present = here !== undefined && existsSync(path.join(dir, where, 'package.json'))
    if (!present && entry.optional) continue // another platform's binary
    if (!present) return `${where} is missing`
    if (here.version !== entry.version || here.integrity !== entry.integrity) {
      return `${where} is ${here.version}, the lockfile says ${entry.version}`
    }
  }
  return null
}

/**
 * Installs the Node packages when they are missing or differ from the lockfile.
 * @param {string} dir the folder that holds package.json and package-lock.json
 */
export const ensurePackages = async (dir = projectDir) => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 19)) {
    throw new Stop(
      `Dateline needs Node 20.19 or newer; this is ${process.versions.node}. Get one from https://nodejs.org/`,
    )
  }
  const mismatch = findPackageMismatch(dir)
  if (mismatch === null) return
  say(`Installing the Node packages (${mismatch}) …`)
  const npm = npmCommand()
  // No package needs its install script here: binaries come as packages, and compiling optional extras takes minutes.
  const args = [...npm.args, 'ci', '--include=dev', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']
  const code = await run(npm.command, args, { cwd: dir, shell: npm.shell, stdio: ['ignore', 2, 2] })
  if (code !== 0)
    throw new Stop('The Node packages could not be installed: `npm ci` failed, its message is above.', code)
}
