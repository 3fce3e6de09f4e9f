// One start of an app, timed from outside.
import { spawn } from 'node:child_process'
import path from 'node:path'
import { createInterface } from 'node:readline'

/**
 * @typedef {{ main: string, ready: string, profile: string, env?: Record<string, string> }} Subject
 *   an app: the file of its main process, the selector of what it is to show, its user data folder, its environment
 */

const LONGEST_MS = 60_000

/**
 * Starts an app, waits until it shows what it is to show and has heeded a key, and ends it.
 * @param {import('../electron.mjs').Bench} bench @param {Subject} subject
 * @param {(pid: number) => Promise<void>} [whileOpen] done before the end
 * @returns {Promise<number>} milliseconds from the start of the process to the moment from which keys are heeded
 */
export const startOnce = async ({ runtime, env }, { main, ready, profile, env: more }, whileOpen) => {
  const root = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const entry = path.join(import.meta.dirname, 'entry.mjs')
  const began = performance.now()
  const child = spawn(
    runtime.executable,
    [...root, entry, `--user-data-dir=${profile}`, '--force-device-scale-factor=1'],
    { env: { ...env, ...more, BENCH_MAIN: main, BENCH_READY: ready }, stdio: ['ignore', 'pipe', 'ignore'] },
  )
  const ended = new Promise((resolve) => child.once('exit', resolve))
  const timer = setTimeout(() => child.kill('SIGKILL'), LONGEST_MS)
  let at = 0
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      if (line === 'bench: ready') at = performance.now() - began
      if (line === 'bench: heeded') {
        clearTimeout(timer)
        await whileOpen?.(child.pid ?? 0)
        return at
      }
    }
    throw new Error(`${main} was not ready and heeding keys within ${LONGEST_MS / 1000} seconds`)
  } finally {
    clearTimeout(timer)
    child.kill('SIGTERM') // it ends in order: the next start finds no crash
    await ended
  }
}
