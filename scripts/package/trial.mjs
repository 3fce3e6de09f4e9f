// The package that tests/installed installs, starts and purges: made when it is missing or older than what goes into it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensureInstallTools, ensureXvfb } from '../electron/libraries.mjs'
import { environmentFor, isRoot } from '../electron/runtime.mjs'
import { findProgram, projectDir, run, Stop, say } from '../run.mjs'

const output = path.join(projectDir, 'build-output/trial')
const stampFile = path.join(output, '.made-of')

/** Why the package cannot be installed on this system, or null. */
const findHindrance = () => {
  if (process.platform !== 'linux' || !findProgram('apt-get') || !findProgram('dpkg-deb'))
    return 'this is not a Debian-like system'
  if (!isRoot()) return 'installing needs root'
  return null
}

const hashInputs = (/** @type {string} */ runtime) => {
  const hash = createHash('sha256').update(runtime)
  for (const folder of ['resources', 'scripts/package', 'out'])
    for (const name of readdirSync(path.join(projectDir, folder), { recursive: true, encoding: 'utf8' }).sort()) {
      const file = path.join(projectDir, folder, name)
      if (statSync(file).isFile()) hash.update(`${folder}/${name}\0`).update(readFileSync(file))
    }
  return hash.digest('hex')
}

const findDeb = () => {
  const name = existsSync(output) ? readdirSync(output).find((file) => file.endsWith('.deb')) : undefined
  return name === undefined ? null : path.join(output, name)
}

/**
 * Makes the trial package unless it is there already.
 * @param {import('../electron/runtime.mjs').Runtime} runtime
 * @returns {Promise<Record<string, string>>} for the tests' environment: the package, or why there is none
 */
export const prepareTrialPackage = async (runtime) => {
  const hindrance = findHindrance()
  if (hindrance !== null) {
    say(`The tests of the installed package are skipped: ${hindrance}.`)
    return { DATELINE_NO_PACKAGE: hindrance }
  }
  await ensureInstallTools()
  await ensureXvfb()
  const stamp = hashInputs(runtime.describe)
  if (!findDeb() || !existsSync(stampFile) || readFileSync(stampFile, 'utf8') !== stamp) {
    say('Making the package for the tests …')
    const script = path.join(projectDir, 'scripts/package.mjs')
    const code = await run(process.execPath, [script, 'deb', '--trial', '--output', output], {
      env: environmentFor(runtime),
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (code !== 0) throw new Stop('The package for the tests could not be made; the message is above.', code)
    mkdirSync(output, { recursive: true })
    writeFileSync(stampFile, stamp)
  }
  return { DATELINE_TRIAL_PACKAGE: findDeb() ?? '' }
}
