// `npm start`: installs what is missing, builds if the sources changed, opens the app. Arguments go on to the app.

import { ensureBuilt, ensureMap } from './build.mjs'
import { displaySwitches, hasDisplay } from './electron/display.mjs'
import { ensureLibraries } from './electron/libraries.mjs'
import { ensureElectron, environmentFor, isRoot } from './electron/runtime.mjs'
import { ensurePackages } from './packages.mjs'
import { projectDir, run, runScript, Stop, say } from './run.mjs'

const noDisplay = `There is no display to open a window on (DISPLAY and WAYLAND_DISPLAY are not set, or lead nowhere).
  - on a desktop: run \`npm start\` in a terminal of that desktop;
  - over ssh: connect with \`ssh -X\`, then run \`npm start\`;
  - without any screen: \`xvfb-run -a npm start\` (package xvfb), or \`npm test\`, which brings its own.`

await runScript(async () => {
  if (!hasDisplay()) throw new Stop(noDisplay) // before anything large is fetched
  await ensurePackages()
  const runtime = await ensureElectron()
  await ensureLibraries(runtime.dist)
  await ensureMap()
  await ensureBuilt()
  const switches = displaySwitches()
  if (isRoot() && process.platform === 'linux') {
    say('Running as root: Chromium cannot use its sandbox, so it is off (--no-sandbox). Prefer an ordinary user.')
    switches.push('--no-sandbox')
  }
  return run(runtime.executable, [...switches, projectDir, ...process.argv.slice(2)], { env: environmentFor(runtime) })
})
