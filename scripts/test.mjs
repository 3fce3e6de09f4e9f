// `npm test`: installs what is missing, builds, and runs every test in one vitest run. Arguments go on to vitest:
// `npm test -- --project core`, `npm test -- tests/core/date.test.ts`.

import { ensureBuilt, ensureMap } from './build.mjs'
import { hasDisplay, startXvfb } from './electron/display.mjs'
import { ensureLibraries, ensureXvfb } from './electron/libraries.mjs'
import { ensureElectron, environmentFor } from './electron/runtime.mjs'
import { ensurePackages } from './packages.mjs'
import { binaryOf, run, runScript, say } from './run.mjs'

const args = process.argv.slice(2)
const projects = args.flatMap((arg, index) =>
  arg === '--project' ? [args[index + 1]] : arg.startsWith('--project=') ? [arg.slice('--project='.length)] : [],
)
// Only the end-to-end tests start the app; a single other room needs neither Electron nor a build.
const needsApp =
  projects.length === 0 || projects.some((name) => name === 'e2e' || name?.includes('*') || name?.startsWith('!'))

const runVitest = (/** @type {NodeJS.ProcessEnv} */ env) =>
  run(process.execPath, [binaryOf('vitest/vitest.mjs'), 'run', ...args], { env })

await runScript(async () => {
  await ensurePackages()
  if (!needsApp) return runVitest(process.env)
  const runtime = await ensureElectron()
  await ensureLibraries(runtime.dist)
  await ensureMap()
  await ensureBuilt()
  const env = environmentFor(runtime)
  let stopDisplay = () => {}
  if (!hasDisplay()) {
    await ensureXvfb()
    const server = await startXvfb()
    say(`No display; the tests use an Xvfb of their own (${server.display})`)
    env.DISPLAY = server.display
    stopDisplay = server.stop
  }
  try {
    return await runVitest(env)
  } finally {
    stopDisplay()
  }
})
