import { spawn } from 'node:child_process'
import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { sweepTemporaries } from '../../electron/files/replace-file.ts'
import { previousOf } from '../../electron/files/safe-file.ts'
import { openVersions } from './killed-writer.ts'
import { temporaryFolder } from './temporary.ts'

/** Kills in all; `DATELINE_KILLS=10000` for a long run by hand. */
const kills = Number(process.env.DATELINE_KILLS ?? 500)
/** Writers at once, each with a folder of its own: what takes time is the start of Node, not the disk. */
const lanes = 4
const seed = 20251124

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

/** Bundles the writer, so that plain Node starts it fast. */
async function bundleWriter(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(import.meta.dirname, 'killed-writer.ts'),
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'writer.mjs' } },
    },
  })
  return path.join(outDir, 'writer.mjs')
}

/** Runs the writer and kills it `afterMs` after its first version is on disk; resolves to the last version it acknowledged. */
async function runAndKill(writer: string, file: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [writer], {
    env: { ...process.env, KILLED_WRITER_FILE: file },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    said += chunk
  })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs))
  await new Promise((resolve) => child.once('close', resolve))
  expect(child.signalCode, 'the writer ended by itself').toBe('SIGKILL')
  return Number(said.trimEnd().split('\n').at(-1))
}

describe(`a file whose writer is killed ${kills} times`, () => {
  it('is whole each time, holds all that was acknowledged, and keeps the version before', {
    timeout: 30 * 60_000,
  }, async () => {
    const root = await temporaryFolder()
    const writer = await bundleWriter(root)
    let leftBehind = 0
    let oneBeyond = 0

    const lane = async (number: number) => {
      const folder = await temporaryFolder()
      const file = path.join(folder, 'session.json')
      const next = random(seed + number)
      for (let kill = number; kill < kills; kill += lanes) {
        const acknowledged = await runAndKill(writer, file, next() * 30)
        const names = await readdir(folder)
        const found = await openVersions(file).read()
        const where = `kill ${kill}, ${acknowledged} acknowledged, found ${JSON.stringify(found)} among ${names.join(', ')}`
        expect(found.kind, where).toBe('current')
        if (found.kind !== 'current') return
        expect([acknowledged, acknowledged + 1], where).toContain(found.value)
        oneBeyond += found.value - acknowledged
        const before = await openVersions(previousOf(file)).read()
        if (before.kind !== 'missing') {
          expect(before.kind, `the version before, ${where}`).toBe('current')
          expect([found.value - 1, found.value], where).toContain(before.kind === 'current' ? before.value : null)
        }
        leftBehind += await sweepTemporaries(folder)
        expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
      }
    }
    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)))

    console.log(
      `${kills} kills: ${leftBehind} left a temporary file, ${oneBeyond} fell between the write and its acknowledgement`,
    )
    // Else the kills did not fall into the writing, and the test would prove nothing.
    expect(leftBehind).toBeGreaterThan(kills / 20)
  })

  it('does not lose the temporary file of a live process to the sweep', async () => {
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, `session.json.${process.pid}-1.tmp`), '')
    await writeFile(path.join(folder, 'session.json.tmp'), 'not ours')
    expect(await sweepTemporaries(folder)).toBe(0)
    expect(await readdir(folder)).toHaveLength(2)
  })
})
