// `npm test`: installs what is missing, builds, and runs every test in one vitest run. Arguments go on to vitest:
// `npm test -- --project core`, `npm test -- tests/core/date.test.ts`.

import { withBuiltApp } from './electron/ready.mjs'
import { prepareTrialPackage } from './package/trial.mjs'
import { ensurePackages } from './packages.mjs'
import { binaryOf, run, runScript } from './run.mjs'

const args = process.argv.slice(2)
const projects = args.flatMap((arg, index) =>
  arg === '--project' ? [args[index + 1]] : arg.startsWith('--project=') ? [arg.slice('--project='.length)] : [],
)
// Only the end-to-end tests start the app; a single other room needs neither Electron nor a build.
const includes = (/** @type {string} */ room) =>
  projects.length === 0 || projects.some((name) => name === room || name?.includes('*') || name?.startsWith('!'))
const needsApp = includes('e2e') || includes('installed')
// A single file is asked for by its path; only a run that reaches the installed app needs its package.
const paths = args.filter((arg, index) => !arg.startsWith('-') && args[index - 1] !== '--project')
const needsPackage = includes('installed') && (paths.length === 0 || paths.some((name) => name.includes('installed')))

const runVitest = (/** @type {NodeJS.ProcessEnv} */ env) =>
  run(process.execPath, [binaryOf('vitest/vitest.mjs'), 'run', ...args], { env })

await runScript(async () => {
  await ensurePackages()
  if (!needsApp) return runVitest(process.env)
  return withBuiltApp(async ({ runtime, env }) =>
    runVitest(needsPackage ? { ...env, ...(await prepareTrialPackage(runtime)) } : env),
  )
})
