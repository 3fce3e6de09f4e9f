import { spawn } from 'node:child_process'
import path from 'node:path'
import { build } from 'vite'
import { expect } from 'vitest'

/** Kills in all, where a test runs a program that is killed again and again; `DATELINE_KILLS=10000` for a long run by hand. */
export const kills = Number(process.env.DATELINE_KILLS ?? 500)
/** Programs at once, each with a folder of its own: what takes time is the start of Node, not the disk. */
const lanes = 4

/** mulberry32: the same moments in every run, as far as the machine's speed lets a moment be the same. */
function random(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/**
 * Begins each lane by `prepare` and shares the kills out among them, one after the other in each; `next` gives numbers from 0 to 1, the
 * same for the same seed.
 */
export async function inLanes<T>(
  seed: number,
  prepare: () => Promise<T>,
  each: (own: T, kill: number, next: () => number) => Promise<void>,
): Promise<void> {
  const lane = async (number: number) => {
    const own = await prepare()
    const next = random(seed + number)
    for (let kill = number; kill < kills; kill += lanes) await each(own, kill, next)
  }
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)))
}

/** Bundles a program, so that plain Node starts it fast. */
export async function bundleProgram(file: string, outDir: string): Promise<string> {
  const { name } = path.parse(file)
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: file,
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: `${name}.mjs` } },
    },
    ssr: { noExternal: true },
  })
  return path.join(outDir, `${name}.mjs`)
}

/** Runs a program and kills it `afterMs` after its first words; resolves to the lines it said. */
export async function runAndKill(program: string, env: Record<string, string>, afterMs: number): Promise<string[]> {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    said += chunk
  })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs))
  await new Promise((resolve) => child.once('close', resolve))
  expect(child.signalCode, 'the program ended by itself').toBe('SIGKILL')
  return said.slice(0, said.lastIndexOf('\n')).split('\n')
}
