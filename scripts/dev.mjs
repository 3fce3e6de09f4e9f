// `npm run dev`: the app with live reload (electron-vite dev) on the same runtime as `npm start`.

import { ensureMap } from './build.mjs'
import { hasDisplay } from './electron/display.mjs'
import { ensureLibraries } from './electron/libraries.mjs'
import { ensureElectron, environmentFor, isRoot } from './electron/runtime.mjs'
import { ensurePackages } from './packages.mjs'
import { binaryOf, run, runScript, Stop } from './run.mjs'

await runScript(async () => {
  await ensurePackages()
  const runtime = await ensureElectron()
  await ensureLibraries(runtime.dist)
  await ensureMap()
  if (!hasDisplay()) throw new Stop('There is no display to open a window on; `npm start` says how to get one.')
  const env = { ...environmentFor(runtime), ...(isRoot() && { NO_SANDBOX: '1' }) } // electron-vite adds --no-sandbox
  return run(process.execPath, [binaryOf('electron-vite/bin/electron-vite.js'), 'dev', ...process.argv.slice(2)], {
    env,
  })
})
