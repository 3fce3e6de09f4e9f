// `npm run build`: bundles the app into out/ with electron-vite. `ensureBuilt` skips it when no source has changed.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensurePackages } from './packages.mjs'
import { binaryOf, projectDir, run, runScript, Stop, say } from './run.mjs'

const inputs = ['electron', 'src', 'electron.vite.config.ts', 'package.json', 'package-lock.json']
const results = [
  'out/main/main.js',
  'out/main/read-document.js',
  'out/preload/preload.cjs',
  'out/renderer/index.html',
  'out/packages.main.json',
]
const stampFile = path.join(projectDir, 'out/.sources')

const filesBelow = (/** @type {string} */ place) => {
  const full = path.join(projectDir, place)
  if (!existsSync(full)) return []
  if (statSync(full).isFile()) return [place]
  return readdirSync(full, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(place, name))
    .filter((name) => statSync(path.join(projectDir, name)).isFile())
}

// Contents, not times: a checkout or a branch switch touches times of files that did not change.
const hashSources = () => {
  const hash = createHash('sha256')
  for (const file of inputs.flatMap(filesBelow).sort()) {
    const content = readFileSync(path.join(projectDir, file))
    hash.update(`${file}\0${content.length}\0`).update(content)
  }
  return hash.digest('hex')
}

/** Bundles the app. */
export const build = async () => {
  const hash = hashSources()
  const code = await run(process.execPath, [
    binaryOf('electron-vite/bin/electron-vite.js'),
    'build',
    '--logLevel',
    'warn',
  ])
  if (code !== 0) throw new Stop('The build failed; the message is above.', code)
  mkdirSync(path.dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, hash)
}

/** Bundles the app unless out/ already holds these very sources. */
export const ensureBuilt = async () => {
  const whole = results.every((file) => existsSync(path.join(projectDir, file)))
  if (whole && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hashSources()) return
  say('Building …')
  await build()
}

/** Makes the map data when it is missing: it is built from open data, not committed. */
export const ensureMap = async () => {
  const script = path.join(projectDir, 'scripts/map/build.mjs')
  if (existsSync(path.join(projectDir, 'resources/map')) || !existsSync(script)) return
  say('Building the map data …')
  if ((await run(process.execPath, [script])) !== 0)
    throw new Stop('The map data could not be built; the message is above.')
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  await runScript(async () => {
    await ensurePackages()
    await build()
  })
}
