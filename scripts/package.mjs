// `npm run package`: makes installable packages of the app for this system, in dist/.
//   npm run package                       every kind this system can make
//   npm run package -- deb rpm            these kinds; `dir` makes the unpacked app alone
//   npm run package -- --release          for publishing: fails unless Electron is the official one and every kind was made
//   npm run package -- deb --trial        quickly and large, its version marked as a trial: for the tests that install it
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ensureBuilt, ensureMap } from './build.mjs'
import { ensureElectron } from './electron/runtime.mjs'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript, Stop, say } from './run.mjs'

/** The kinds of package each system makes. */
const kinds = { linux: ['deb', 'AppImage', 'rpm'], win32: ['nsis'], darwin: ['dmg'] }

const readArguments = () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      release: { type: 'boolean', default: false },
      trial: { type: 'boolean', default: false },
      output: { type: 'string', default: path.join(projectDir, 'dist') },
    },
  })
  const possible = kinds[/** @type {keyof typeof kinds} */ (process.platform)] ?? []
  const unknown = positionals.filter((name) => ![...possible, 'dir'].includes(name))
  if (unknown.length > 0)
    throw new Stop(`This system cannot make ${unknown.join(', ')}. It makes: ${[...possible, 'dir'].join(', ')}.`, 2)
  const wanted = positionals.length > 0 ? positionals : possible
  return { ...values, output: path.resolve(values.output), wanted }
}

await runScript(async () => {
  const { release, trial, output, wanted } = readArguments()
  await ensurePackages()
  const runtime = await ensureElectron()
  const isOfficial = runtime.origin === 'official'
  if (release && !isOfficial)
    throw new Stop(`A release holds the official Electron, and this is ${runtime.describe}. Nothing was built.`)
  await ensureMap()
  await ensureBuilt()
  // Loaded only now: these need the Node packages.
  const { packApp } = await import('./package/pack.mjs')
  const { describePacked } = await import('./package/describe.mjs')

  rmSync(output, { recursive: true, force: true })
  mkdirSync(output, { recursive: true })
  const { appFolder, made, failed } = await packApp({ runtime, isOfficial, output, wanted, trial })
  say('')
  for (const line of await describePacked(appFolder, made)) say(line)
  const holds = isOfficial ? '' : ' It is for trying out and testing, never for a release.'
  say(`The package holds ${runtime.describe}.${holds}`)
  writeFileSync(path.join(output, 'electron.txt'), `${runtime.describe}\n`)
  for (const { kind, reason } of failed) say(`Not made: ${kind}: ${reason}`)
  const nothing = made.length === 0 && !wanted.includes('dir')
  return nothing || (release && failed.length > 0) ? 1 : 0
})
