import { execFileSync } from 'node:child_process'
import { chmodSync } from 'node:fs'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createFileNotices } from '../../electron/faults/file-notices.ts'
import { createNoticeBoard } from '../../electron/faults/notices.ts'
import { createStateFile } from '../../electron/state-file.ts'
import { lateSession } from '../../electron/state-formats.ts'
import { type Session, sessionFormat } from '../../src/core/session.ts'
import { emptySession } from '../../src/core/stored-session.ts'
import { temporaryFolder } from './temporary.ts'

const isRoot = process.getuid?.() === 0
const mountsTmpfs = process.platform === 'linux' && isRoot
if (!mountsTmpfs)
  console.log('A full, a read-only and a removed disk are tried only as root on Linux, where one can be mounted.')
if (isRoot) console.log('A folder without permission is not tried as root, who has every permission.')

/** A disk of 64 kB that is gone after the test. */
async function smallDisk() {
  const folder = path.join(await temporaryFolder(), 'disk')
  await mkdir(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', folder])
  const unmount = () => execFileSync('umount', ['-l', folder])
  let mounted = true
  onTestFinished(() => void (mounted && unmount()))
  return {
    folder,
    remount: (how: 'ro' | 'rw') => execFileSync('mount', ['-o', `remount,${how}`, folder]),
    remove: () => {
      unmount()
      mounted = false
    },
  }
}

function sessionIn(folder: string) {
  const board = createNoticeBoard(() => {})
  const { watch } = createFileNotices({ board, showPath: (file) => path.basename(file) })
  const file = path.join(folder, 'session.json')
  const state = createStateFile({ file, format: lateSession, watcher: watch('Your place and settings') })
  return { state, file, said: () => board.list().map(({ title, message, hint }) => `${title}. ${message} ${hint}`) }
}

/** A session of about as many kilobytes. */
const sized = (article: string, kilobytes: number): Session => ({
  ...emptySession,
  article,
  views: Object.fromEntries(
    Array.from({ length: kilobytes * 4 }, (_, k) => [
      `a${k}`,
      {
        anchor: 's'.repeat(60),
        picked: null,
        focus: null,
        filters: { articles: [], speakers: [], topics: [], places: [], modes: [] },
        reading: 'story',
        secondsEach: 8,
      },
    ]),
  ),
})

const saves = (state: { write(value: Session): Promise<void> }, value: Session) =>
  state.write(value).then(
    () => true,
    () => false,
  )

/** The session is whole on disk and says which article. */
const onDisk = async (file: string) => {
  const stored = sessionFormat.schema.parse(JSON.parse(await readFile(file, 'utf8')))
  return stored.article
}

describe.runIf(mountsTmpfs)('a disk of its own', () => {
  it('that fills up in the middle of a write leaves the old version whole, says so, and takes the new one when it can', async () => {
    const { folder } = await smallDisk()
    const { state, file, said } = sessionIn(folder)
    expect(await saves(state, sized('one', 2))).toBe(true)
    await writeFile(path.join(folder, 'filler'), Buffer.alloc(40_000))
    expect(await saves(state, sized('two', 20))).toBe(false)
    expect(await onDisk(file)).toBe('one')
    expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([])
    expect(said()).toEqual([
      'What you do is not being saved. session.json cannot be written: the disk is full. Dateline keeps everything in memory while it runs. Free some room on the disk. Dateline tries again by itself.',
    ])
    await writeFile(path.join(folder, 'filler'), '')
    await expect.poll(said, { timeout: 15_000 }).toEqual([])
    expect((await state.read()).article).toBe('two')
    expect(await onDisk(file)).toBe('two')
  })

  it('that becomes read-only says so and takes the latest value when it is writable again', async () => {
    const { folder, remount } = await smallDisk()
    const { state, file, said } = sessionIn(folder)
    await saves(state, sized('one', 1))
    remount('ro')
    expect(await saves(state, sized('two', 1))).toBe(false)
    expect(await saves(state, sized('three', 1))).toBe(false)
    expect(said()[0]).toContain('the disk can only be read')
    expect(await onDisk(file)).toBe('one')
    remount('rw')
    expect(await state.flush()).toBe(true)
    expect(said()).toEqual([])
    expect(await onDisk(file)).toBe('three')
  })

  it('that is removed says so and keeps the value in memory', async () => {
    const { folder, remove } = await smallDisk()
    const home = path.join(folder, 'dateline')
    await mkdir(home)
    const { state, said } = sessionIn(home)
    await saves(state, sized('one', 1))
    remove()
    expect(await saves(state, sized('two', 1))).toBe(false)
    expect(said()[0]).toContain('its folder is gone; it may be on a drive that was removed')
    expect((await state.read()).article).toBe('two')
    expect(await state.flush()).toBe(false)
  })
})

describe.runIf(!isRoot && process.platform !== 'win32')('a folder without permission to write', () => {
  it('says so and takes the value when permission is given', async () => {
    const folder = await temporaryFolder()
    const { state, file, said } = sessionIn(folder)
    await saves(state, sized('one', 1))
    chmodSync(folder, 0o555)
    expect(await saves(state, sized('two', 1))).toBe(false)
    expect(said()[0]).toContain('you do not have permission to write there')
    expect(await onDisk(file)).toBe('one')
    chmodSync(folder, 0o755)
    expect(await state.flush()).toBe(true)
    expect(await onDisk(file)).toBe('two')
  })
})

describe('notices about files', () => {
  it('tell of several files that cannot be written as one', async () => {
    const board = createNoticeBoard(() => {})
    const notices = createFileNotices({ board, showPath: (file) => `~/${path.basename(file)}` })
    const [one, two] = [notices.watch('One'), notices.watch('Two')]
    one.onUnsaved('/home/one.json', 'EDQUOT')
    two.onUnsaved('/home/two.json', 'EDQUOT')
    expect(board.list()).toHaveLength(1)
    expect(board.list()[0]?.message).toContain(
      '~/one.json cannot be written: your share of the disk is used up. The same',
    )
    one.onSaved('/home/one.json')
    expect(board.list()[0]?.message).toContain('~/two.json')
    two.onSaved('/home/two.json')
    expect(board.list()).toEqual([])
  })

  it('stay away once dismissed, until there is something else to say', () => {
    const board = createNoticeBoard(() => {})
    const { onUnsaved, onSaved } = createFileNotices({ board, showPath: path.basename }).watch('One')
    onUnsaved('one.json', 'ENOSPC')
    board.dismiss('unsaved')
    onUnsaved('one.json', 'ENOSPC')
    expect(board.list()).toEqual([])
    onUnsaved('one.json', 'EROFS')
    expect(board.list()).toHaveLength(1)
    board.dismiss('unsaved')
    onSaved('one.json')
    onUnsaved('one.json', 'EROFS')
    expect(board.list()).toHaveLength(1)
  })

  it.each([
    [
      'damaged',
      { kind: 'damaged', value: {}, aside: '/x/session.damaged.json' },
      /The last good version is used\..*kept as session\.damaged\.json/,
    ],
    ['damaged for good', { kind: 'damaged', value: null, aside: '/x/session.damaged.json' }, /Dateline starts afresh/],
    ['damaged in place', { kind: 'damaged', value: null, aside: null }, /cannot be moved aside.*Move the file away/],
    ['newer', { kind: 'newer', value: null }, /newer Dateline\. It is left as it is/],
    ['forbidden', { kind: 'unreadable', code: 'EACCES' }, /you do not have permission to read it/],
    ['a folder', { kind: 'unreadable', code: 'EISDIR' }, /it is not a file/],
  ] as const)('say how a file was found: %s', (_how, found, says) => {
    const board = createNoticeBoard(() => {})
    createFileNotices({ board, showPath: () => '~/session.json' })
      .watch('Your place')
      .onFound('/x/session.json', found)
    const [notice] = board.list()
    expect(`${notice?.message} ${notice?.hint}`).toMatch(says)
    expect(notice?.message).toContain('~/session.json')
  })
})
