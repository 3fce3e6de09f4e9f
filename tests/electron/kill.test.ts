import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { sweepTemporaries } from '../../electron/files/replace-file.ts'
import { previousOf } from '../../electron/files/safe-file.ts'
import { openVersions } from './killed-writer.ts'
import { bundleProgram, inLanes, kills, runAndKill } from './killing.ts'
import { temporaryFolder } from './temporary.ts'

const seed = 20251124

describe(`a file whose writer is killed ${kills} times`, () => {
  it('is whole each time, holds all that was acknowledged, and keeps the version before', {
    timeout: 30 * 60_000,
  }, async () => {
    const writer = await bundleProgram(path.join(import.meta.dirname, 'killed-writer.ts'), await temporaryFolder())
    let leftBehind = 0
    let oneBeyond = 0

    await inLanes(seed, temporaryFolder, async (folder, kill, next) => {
      const file = path.join(folder, 'session.json')
      const lines = await runAndKill(writer, { KILLED_WRITER_FILE: file }, next() * 30)
      const acknowledged = Number(lines.at(-1))
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
    })

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
