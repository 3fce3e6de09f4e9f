import { mkdir, readdir } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ferryNotes, fillShelf, lincoln, roosevelt } from '../../fixtures/shelf.ts'
import { bundleProgram, inLanes, kills, runAndKill } from '../killing.ts'
import { temporaryFolder } from '../temporary.ts'
import { openLibrary } from './in-process.ts'
import { versionOf } from './killed-editor.ts'

const seed = 20251125

/** The last version acknowledged of each article. */
const versionsIn = (lines: readonly string[]): [id: string, version: number][] =>
  lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])])

describe(`a shelf whose editor is killed ${kills} times`, () => {
  it('keeps every article, whole, with all that was acknowledged', { timeout: 30 * 60_000 }, async () => {
    const editor = await bundleProgram(path.join(import.meta.dirname, 'killed-editor.ts'), await temporaryFolder())
    let beyond = 0
    let inTrash = 0

    const prepare = async () => {
      const root = await temporaryFolder()
      await mkdir(path.join(root, 'articles'))
      fillShelf(path.join(root, 'shelf'), { lincoln, roosevelt, 'ferry-notes': ferryNotes })
      return { root, known: new Map([lincoln.id, roosevelt.id, ferryNotes.id].map((id) => [id, 0])) }
    }
    await inLanes(seed, prepare, async ({ root, known }, kill, next) => {
      const env = { KILLED_EDITOR_ROOT: root, KILLED_EDITOR_SEED: String(kill) }
      for (const [id, version] of versionsIn(await runAndKill(editor, env, next() * 60))) known.set(id, version)
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
    })
    console.log(
      `${kills} kills: ${beyond} fell between a save and its acknowledgement, ${inTrash} into a move to or from the trash`,
    )
    // Else the kills did not fall into the work, and the test would prove nothing.
    expect(beyond).toBeGreaterThan(0)
  })
})
