import { spawn } from 'node:child_process'
import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { ferryNotes, fillShelf, lincoln, roosevelt } from '../../fixtures/shelf.ts'
import { temporaryFolder } from '../temporary.ts'
import { openLibrary } from './in-process.ts'
import { versionOf } from './killed-editor.ts'

/** Kills in all; `DATELINE_KILLS=5000` for a long run by hand. */
const kills = Number(process.env.DATELINE_KILLS ?? 500)
const lanes = 4
const seed = 20251125

/** Numbers from 0 to 1, the same for the same seed (xorshift). */
function random(start: number): () => number {
  let state = start
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 2 ** 32
  }
}

async function bundleEditor(outDir: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: path.join(import.meta.dirname, 'killed-editor.ts'),
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: { output: { entryFileNames: 'editor.mjs' } },
    },
    ssr: { noExternal: true },
  })
  return path.join(outDir, 'editor.mjs')
}

/** Runs the editor and kills it `afterMs` after its first save; resolves to the last version acknowledged of each article. */
async function runAndKill(editor: string, root: string, step: number, afterMs: number): Promise<Map<string, number>> {
  const child = spawn(process.execPath, [editor], {
    env: { ...process.env, KILLED_EDITOR_ROOT: root, KILLED_EDITOR_SEED: String(step) },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.setEncoding('utf8')
  child.stdout.on('data', (chunk: string) => {
    said += chunk
  })
  child.stdout.once('data', () => setTimeout(() => child.kill('SIGKILL'), afterMs))
  await new Promise((resolve) => child.once('close', resolve))
  expect(child.signalCode, 'the editor ended by itself').toBe('SIGKILL')
  const lines = said.slice(0, said.lastIndexOf('\n')).split('\n')
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])]))
}

describe(`a shelf whose editor is killed ${kills} times`, () => {
  it('keeps every article, whole, with all that was acknowledged', { timeout: 30 * 60_000 }, async () => {
    const out = await temporaryFolder()
    const editor = await bundleEditor(out)
    let beyond = 0
    let inTrash = 0

    const lane = async (number: number) => {
      const root = await temporaryFolder()
      await mkdir(path.join(root, 'articles'))
      fillShelf(path.join(root, 'shelf'), { lincoln, roosevelt, 'ferry-notes': ferryNotes })
      const next = random(seed + number)
      const known = new Map([lincoln.id, roosevelt.id, ferryNotes.id].map((id) => [id, 0]))
      for (let kill = number; kill < kills; kill += lanes) {
        for (const [id, version] of await runAndKill(editor, root, kill, next() * 60)) known.set(id, version)
        const library = openLibrary(root)
        // An article on its way to the trash, or from it, is in one or in both, and never in neither.
        const trashed = await library.listTrash()
        inTrash += trashed.length
        const back = await library.writing.restore(trashed.map(({ key }) => key)).catch(() => null)
        if (trashed.length > 0) expect(back?.ok, `kill ${kill}`).toBe(true)
        const found = new Map<string, number>()
        for (const { id, title, broken } of await library.list()) {
          expect(broken, `kill ${kill}: ${title} among ${(await readdir(path.join(root, 'shelf'))).join(', ')}`).toBe(
            false,
          )
          const reading = await library.read(id)
          if (!reading.ok) throw new Error(reading.failure.message)
          const version = versionOf(reading.value)
          const held = found.get(reading.value.id)
          found.set(reading.value.id, Math.max(held ?? 0, version))
          // One that was in both is there twice: the editor goes on with one.
          if (held !== undefined) await library.writing.trash([id]).then(() => library.writing.emptyTrash())
        }
        for (const [id, version] of known) {
          const where = `kill ${kill}: ${id}, ${version} acknowledged, found ${found.get(id)}`
          expect([version, version + 1], where).toContain(found.get(id))
          beyond += (found.get(id) ?? 0) - version
          known.set(id, found.get(id) ?? 0)
        }
        await library.flush()
        library.close()
      }
    }
    await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)))
    console.log(
      `${kills} kills: ${beyond} fell between a save and its acknowledgement, ${inTrash} into a move to or from the trash`,
    )
    // Else the kills did not fall into the work, and the test would prove nothing.
    expect(beyond).toBeGreaterThan(0)
  })
})
