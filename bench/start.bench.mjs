// How fast the app is there and how much memory it holds, beside the least an Electron app can be. Starts are interleaved, so that
// whatever else the machine does falls on all alike.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { projectDir } from '../scripts/run.mjs'
import { median } from './quantile.mjs'
import { memoryByRole } from './start/processes.mjs'
import { startOnce } from './start/run-once.mjs'
import { writeSyntheticArticle } from './synthetic-article.mjs'
import { table } from './table.mjs'

const ROUNDS = 7
const MEMORY_ROUNDS = 3
/** What is started late (label data, the record of the start) is there by then, and young garbage collected. */
const SETTLING_MS = 8000
const STATEMENTS = 10_000

/** What the statement panel says of the statement's words; both articles begin with words that the second does not. */
const FIRST_STATEMENT = '.st-panel .st-quote, .st-panel .st-reported'

/** @param {string} scratch @returns {Record<'app' | 'long' | 'minimal', import('./start/run-once.mjs').Subject>} */
const subjectsIn = (scratch) => {
  const articles = path.join(scratch, 'articles')
  writeSyntheticArticle(articles, STATEMENTS)
  const app = { main: path.join(projectDir, 'out/main/main.js'), ready: FIRST_STATEMENT }
  const profile = (/** @type {string} */ name) => path.join(scratch, name)
  return {
    app: { ...app, profile: profile('app') },
    long: { ...app, profile: profile('long'), env: { DATELINE_ARTICLES: articles } },
    minimal: {
      main: path.join(projectDir, 'bench/minimal-app/main.mjs'),
      ready: '#statement',
      profile: profile('minimal'),
    },
  }
}

/** Makes the next start a cold one where this is allowed: nothing read from the disk is kept in memory. */
const dropPageCache = () => {
  try {
    execFileSync('sync')
    writeFileSync('/proc/sys/vm/drop_caches', '3')
    return true
  } catch {
    return false
  }
}

const ms = (/** @type {number} */ value) => `${value.toFixed(0)} ms`
const mb = (/** @type {number} */ value) => `${(value / 1e6).toFixed(1)} MB`
const byProcess = (/** @type {Map<string, number>} */ roles) =>
  [...roles].map(([role, bytes]) => `${role} ${mb(bytes)}`).join(', ')
const spread = (/** @type {number[]} */ times) => `${ms(Math.min(...times))} to ${ms(Math.max(...times))}`

/** @param {import('./electron.mjs').Bench} bench */
export const run = async (bench) => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'dateline-bench-start-'))
  try {
    return await measure(bench, subjectsIn(scratch))
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** @param {import('./electron.mjs').Bench} bench @param {ReturnType<typeof subjectsIn>} subjects */
const measure = async (bench, subjects) => {
  const names = /** @type {const} */ (['minimal', 'app', 'long'])
  const times = { warm: lists(), cold: lists() }
  const memory = lists()
  /** @type {Record<'app' | 'long' | 'minimal', Map<string, number>>} */
  const roles = { app: new Map(), long: new Map(), minimal: new Map() }
  // Twice before measuring: Chromium keeps compiled code from the second time that it sees a script. The second time for as long as a
  // reader would stay: what an app learns of the machine, or does when it has settled, belongs to a profile that is in use.
  for (const name of names) await startOnce(bench, subjects[name])
  for (const name of names) await startOnce(bench, subjects[name], () => pause(SETTLING_MS))
  for (let round = 0; round < ROUNDS; round++)
    for (const name of names) times.warm[name].push(await startOnce(bench, subjects[name]))
  const canDrop = dropPageCache()
  for (let round = 0; canDrop && round < ROUNDS; round++)
    for (const name of names) {
      dropPageCache()
      times.cold[name].push(await startOnce(bench, subjects[name]))
    }
  for (let round = 0; process.platform === 'linux' && round < MEMORY_ROUNDS; round++)
    for (const name of names)
      await startOnce(bench, subjects[name], async (pid) => {
        await pause(SETTLING_MS)
        const held = memoryByRole(pid, subjects[name].profile)
        roles[name] = held
        memory[name].push([...held.values()].reduce((sum, bytes) => sum + bytes, 0))
      })

  /** @param {string} what @param {Record<(typeof names)[number], number[]>} of @param {(value: number) => string} show */
  const row = (what, of, show) => {
    const [ours, long, theirs] = [median(of.app), median(of.long), median(of.minimal)]
    return [what, show(ours), show(theirs), (ours / theirs).toFixed(2), show(long), (long / ours).toFixed(2)]
  }
  const rows = [row('warm start to an interactive article', times.warm, ms)]
  if (canDrop) rows.push(row('cold start to an interactive article', times.cold, ms))
  if (memory.app.length > 0) rows.push(row('memory of all processes (PSS)', memory, mb))
  return [
    `Start: medians of ${ROUNDS} interleaved starts, memory of ${MEMORY_ROUNDS}; load ${os.loadavg()[0]?.toFixed(1)} at the end`,
    table(['', 'Dateline', 'minimal app', 'ratio', '10,000 statements', 'ratio to bundled'], rows),
    `Warm starts ranged ${spread(times.warm.app)} (minimal: ${spread(times.warm.minimal)})` +
      (canDrop ? `, cold ${spread(times.cold.app)} (${spread(times.cold.minimal)}).` : '.'),
    `Memory of Dateline by process: ${byProcess(roles.app)}.`,
    `Memory of the minimal app by process: ${byProcess(roles.minimal)}.`,
    'From the start of the process to a painted first statement, in a visible window, that heeds the right arrow key. Minimal app: a',
    'window of the same size with one line of text, on the same Electron. Profiles are kept from start to start, as a reader’s is.',
    canDrop
      ? 'Cold: the page cache of the whole system is dropped before each start.'
      : 'Cold starts were not measured: dropping the page cache needs root on Linux.',
  ].join('\n')
}

/** @returns {Record<'app' | 'long' | 'minimal', number[]>} */
const lists = () => ({ app: [], long: [], minimal: [] })
