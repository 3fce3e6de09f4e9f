// `npm test`: installs what is missing, builds, and runs every test in one vitest run. Arguments go on to vitest:
// `npm test -- --project core`, `npm test -- tests/core/date.test.ts`.

import { withBuiltApp } from './electron/ready.mjs'
import { ensurePackages } from './packages.mjs'
import { binaryOf, run, runScript } from './run.mjs'

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
  return withBuiltApp(({ env }) => runVitest(env))
})
