// What the tests and the benches need before they can start the built app: everything installed, built, and a display.
import { ensureBuilt, ensureMap } from '../build.mjs'
import { say } from '../run.mjs'
import { hasDisplay, startXvfb } from './display.mjs'
import { ensureLibraries, ensureXvfb } from './libraries.mjs'
import { ensureElectron, environmentFor } from './runtime.mjs'

/**
 * Installs and builds what is missing, then runs `work` with an environment in which the built app starts; without a display
 * it has an Xvfb of its own, which ends with `work`.
 * @template T
 * @param {(ready: { runtime: import('./runtime.mjs').Runtime, env: NodeJS.ProcessEnv }) => Promise<T>} work
 * @returns {Promise<T>}
 */
export const withBuiltApp = async (work) => {
  const runtime = await ensureElectron()
  await ensureLibraries(runtime.dist)
  await ensureMap()
  await ensureBuilt()
  const env = environmentFor(runtime)
  if (hasDisplay()) return work({ runtime, env })
  await ensureXvfb()
  const server = await startXvfb()
  say(`No display; using an Xvfb of our own (${server.display})`)
  try {
    return await work({ runtime, env: { ...env, DISPLAY: server.display } })
  } finally {
    server.stop()
  }
}
