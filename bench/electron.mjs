// Starts Electron for a bench: the built app, or a page of the bench's own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { _electron } from 'playwright-core'
import { projectDir } from '../scripts/run.mjs'

/**
 * What every bench is given: the Electron to run and its environment.
 * @typedef {{ runtime: import('../scripts/electron/runtime.mjs').Runtime, env: NodeJS.ProcessEnv }} Bench
 */

/**
 * Opens an Electron app of which `folder` is the root, with a window of 1280 × 800 px and a profile of its own.
 * @param {Bench} bench @param {{ folder?: string, args?: string[], extraEnv?: Record<string, string> }} [options]
 */
export const openElectron = async ({ runtime, env }, { folder = projectDir, args = [], extraEnv = {} } = {}) => {
  const profile = mkdtempSync(path.join(tmpdir(), 'dateline-bench-'))
  const app = await _electron.launch({
    executablePath: runtime.executable,
    // Playwright adds --no-sandbox unless this is true; Chromium does not start as root with it.
    chromiumSandbox: process.getuid?.() !== 0,
    cwd: folder,
    args: ['.', `--user-data-dir=${profile}`, '--force-device-scale-factor=1', ...args],
    env: { .../** @type {Record<string, string>} */ (env), ...extraEnv },
  })
  const page = await app.firstWindow()
  await page.waitForLoadState() // the window is there before main is: what main is asked meanwhile may get lost
  const setSize = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  // On a busy machine V8 may collect the answer before Playwright has it.
  await setSize().catch(setSize)
  const close = async () => {
    await app.close()
    rmSync(profile, { recursive: true, force: true })
  }
  return { app, page, close }
}

/** JavaScript heap in use after a garbage collection, in bytes. @param {import('playwright-core').Page} page */
export const usedHeap = async (page) => {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('HeapProfiler.collectGarbage')
  const { usedSize } = await devtools.send('Runtime.getHeapUsage')
  await devtools.detach()
  return usedSize
}

/** The same of all the page's workers together; 0 without any. @param {import('playwright-core').Page} page */
export const usedHeapOfWorkers = async (page) => {
  const devtools = await page.context().newCDPSession(page)
  let used = 0
  for (const session of await attachToWorkers(devtools)) {
    await ask(devtools, session, 'HeapProfiler.collectGarbage')
    const { usedSize } = await ask(devtools, session, 'Runtime.getHeapUsage')
    used += Number(usedSize)
  }
  await devtools.detach()
  return used
}

/** @param {import('playwright-core').CDPSession} devtools @returns {Promise<string[]>} */
const attachToWorkers = async (devtools) => {
  /** @type {string[]} */
  const sessions = []
  devtools.on('Target.attachedToTarget', ({ sessionId }) => sessions.push(sessionId))
  // Workers that are there already are announced before the answer.
  await devtools.send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: false })
  return sessions
}

/**
 * One question to a worker, through its page.
 * @param {import('playwright-core').CDPSession} devtools @param {string} sessionId @param {string} method
 * @returns {Promise<Record<string, unknown>>}
 */
const ask = (devtools, sessionId, method) =>
  new Promise((resolve, reject) => {
    devtools.on('Target.receivedMessageFromTarget', function answered({ sessionId: from, message }) {
      const { id, result, error } = JSON.parse(message)
      if (from !== sessionId || id !== 1) return
      devtools.off('Target.receivedMessageFromTarget', answered)
      if (error) reject(new Error(`${method}: ${error.message}`))
      else resolve(result)
    })
    devtools.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id: 1, method }) }).catch(reject)
  })

const LONGEST_WAIT_MS = 120_000

/**
 * A number the page leaves at its window, once it is there. Asked for from outside: the app's page evaluates no strings.
 * @param {import('playwright-core').Page} page @param {string} name @returns {Promise<number>}
 */
export const numberFrom = async (page, name) => {
  const until = performance.now() + LONGEST_WAIT_MS
  while (performance.now() < until) {
    const value = await page.evaluate((key) => Reflect.get(window, key), name)
    if (typeof value === 'number') return value
    await page.waitForTimeout(100)
  }
  throw new Error(`${name} did not come within ${LONGEST_WAIT_MS / 1000} seconds`)
}
