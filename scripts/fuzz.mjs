// `npm run fuzz`: long runs of the doors in tests/fuzz, whose short ones `npm test` makes. Every door, or the named ones:
// `npm run fuzz -- --cases 100000 ipc tile`; `--seed N` repeats a run, `--path P` with one door repeats one case of it.
// Each door runs in a worker, so that a case that never ends is found and stopped and the others go on.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript, Stop, say } from './run.mjs'

/** A case that takes longer than this, three times over, has failed. */
const longestMs = 2000
/** A case that takes longer than this is given up, and its door with it. */
const giveUpMs = 20_000
const watchEveryMs = 250
const memoryMb = 2048

/** Bundles the doors: they are TypeScript, which Node 20 does not run. */
const bundleDoors = async () => {
  const { build } = await import('vite')
  const outDir = path.join(projectDir, 'build-output/fuzz')
  await build({
    configFile: false,
    root: projectDir,
    logLevel: 'warn',
    build: {
      ssr: path.join(projectDir, 'tests/fuzz/doors.ts'),
      outDir,
      minify: false,
      target: 'node20',
      rolldownOptions: { output: { entryFileNames: 'doors.mjs' } },
    },
  })
  return path.join(outDir, 'doors.mjs')
}

/**
 * Runs one door in a worker of its own.
 * @param {{ doors: string, name: string, seed: number, cases: number, path?: string, scratch: string }} run
 * @returns {Promise<{ fault: string | null, cases: number, worstMs: number, worstCase: number }>}
 */
const runDoor = ({ scratch, ...data }) =>
  new Promise((resolve) => {
    // Case in hand, when it began (ms since the worker did), the longest so far and which it was; written by the worker.
    const watched = new Float64Array(new SharedArrayBuffer(4 * Float64Array.BYTES_PER_ELEMENT))
    const worker = new Worker(new URL('./fuzz/worker.mjs', import.meta.url), {
      workerData: { ...data, watched, longestMs },
      env: { ...process.env, TMPDIR: scratch },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
    })
    let seen = { number: 0, since: performance.now() }
    /** @type {string | null} */
    let fault = null
    const end = (/** @type {string | null} */ found) => {
      fault ??= found
      clearInterval(timer)
      resolve({ fault, cases: watched[0] ?? 0, worstMs: watched[2] ?? 0, worstCase: watched[3] ?? 0 })
    }
    const timer = setInterval(() => {
      const [number = 0, running = 0] = watched
      const now = performance.now()
      if (number !== seen.number || running === 0) seen = { number, since: now }
      if (now - seen.since < giveUpMs) return
      fault = `case ${number} did not end within ${giveUpMs / 1000} s`
      void worker.terminate()
    }, watchEveryMs)
    worker.once('message', (/** @type {string | null} */ report) => end(report))
    worker.once('error', (error) => end(`case ${watched[0]} ended the worker: ${error.stack ?? error}`))
    worker.once('exit', () => end('the worker ended without a word'))
  })

await runScript(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { cases: { type: 'string' }, seed: { type: 'string' }, path: { type: 'string' } },
  })
  const cases = Number(values.cases ?? 10_000)
  const seed = Number(values.seed ?? Date.now() % 2 ** 31)
  if (!Number.isInteger(cases) || cases < 1) throw new Stop(`--cases takes a whole number, not “${values.cases}”.`)
  if (!Number.isInteger(seed)) throw new Stop(`--seed takes a whole number, not “${values.seed}”.`)
  if (values.path !== undefined && positionals.length !== 1) throw new Stop('--path is the path of one door: name it.')
  await ensurePackages()
  const doors = await bundleDoors()
  const { doors: all } = await import(doors)
  const known = all.map((/** @type {{ name: string }} */ door) => door.name)
  const unknown = positionals.filter((name) => !known.includes(name))
  if (unknown.length > 0) throw new Stop(`No door is called ${unknown.join(', ')}. There is: ${known.join(', ')}.`)

  const scratch = mkdtempSync(path.join(os.tmpdir(), 'dateline-fuzz-run-'))
  let failed = 0
  try {
    say(`${cases.toLocaleString('en')} cases each, seed ${seed}`)
    for (const name of positionals.length > 0 ? positionals : known) {
      const started = performance.now()
      const run = { doors, name, seed, cases, scratch, ...(values.path !== undefined && { path: values.path }) }
      const { fault, cases: done, worstMs, worstCase } = await runDoor(run)
      const slow = worstMs > longestMs ? `case ${worstCase} took ${(worstMs / 1000).toFixed(1)} s` : null
      const seconds = ((performance.now() - started) / 1000).toFixed(0)
      const figures = `${done.toLocaleString('en')} cases, worst ${worstMs.toFixed(1)} ms, ${seconds} s`
      process.stdout.write(`${(fault ?? slow) ? 'FAULT' : 'ok   '} ${name.padEnd(14)} ${figures}\n`)
      if (fault === null && slow === null) continue
      failed += 1
      say(`${slow ?? ''}\n${fault ?? ''}\nOnce more: npm run fuzz -- --seed ${seed} --cases ${cases} ${name}`)
      // A run of many doors does not name the path of a slow case; it is the case's number, counted from 0.
      if (slow !== null || fault?.startsWith('case ')) say(`One case: add --path ${slow ? worstCase - 1 : done - 1}`)
    }
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
  return failed === 0 ? 0 : 1
})
