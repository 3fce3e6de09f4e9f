import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { createStateFile, type StateWatcher } from '../../electron/state-file.ts'
import { lateSession } from '../../electron/state-formats.ts'
import { type Session, sessionSchema } from '../../src/core/session.ts'
import { emptySession } from '../../src/core/stored-session.ts'
import { temporaryFolder } from './temporary.ts'

async function sessionFile(content?: string) {
  const folder = await temporaryFolder()
  const file = path.join(folder, 'session.json')
  if (content !== undefined) await writeFile(file, content)
  const reports: string[] = []
  const watcher: StateWatcher = {
    onFound: (_file, found) => {
      const value = 'value' in found && found.value !== null ? `, value kept` : ''
      reports.push(`${found.kind}${found.kind === 'unreadable' ? ` ${found.code}` : ''}${value}`)
    },
    onUnsaved: (_file, code) => reports.push(`unsaved ${code}`),
    onSaved: () => reports.push('saved'),
  }
  const checks = { times: 0 }
  const format = {
    ...lateSession,
    load: () => {
      checks.times += 1
      return lateSession.load()
    },
  }
  const open = () => createStateFile({ file, format, watcher })
  const text = () => readFile(file, 'utf8')
  /** What the file holds, as any version would read it. */
  const held = async () => sessionSchema.parse(JSON.parse(await text()))
  return { folder, file, reports, watcher, checks, open, text, held, names: async () => (await readdir(folder)).sort() }
}

const withArticle = (article: string): Session => ({ ...emptySession, article })

describe('a state file', () => {
  it('starts empty and reads back what was written', async () => {
    const { open, held, names, reports } = await sessionFile()
    const first = open()
    expect(await first.read()).toEqual(emptySession)
    await first.write(withArticle('karelia'))
    expect(await first.read()).toEqual(withArticle('karelia'))
    expect(await open().read()).toEqual(withArticle('karelia'))
    expect(await held()).toEqual(withArticle('karelia'))
    expect(await names()).toEqual(['session.json'])
    await first.write(withArticle('moscow'))
    expect(await names()).toEqual(['session.json', 'session.previous.json'])
    expect(reports).toEqual([])
  })

  it('does not check again what it has sealed, and checks whatever was changed', async () => {
    const { file, open, text, checks, reports } = await sessionFile()
    await open().write(withArticle('karelia'))
    expect(checks.times).toBe(0)
    expect(await open().read()).toEqual(withArticle('karelia'))
    expect(checks.times).toBe(0)
    const sealed = await text()
    await writeFile(file, sealed.replace('karelia', 'moscow'))
    expect(await open().read()).toEqual(withArticle('moscow'))
    expect(checks.times).toBe(1)
    await writeFile(file, sealed.replace('"karelia"', '7'))
    expect(await open().read()).toEqual(emptySession)
    expect(reports).toEqual(['damaged'])
    expect(checks.times).toBe(2)
  })

  it('is left as it is while what checks it cannot be loaded', async () => {
    const { file, names, text, reports, watcher } = await sessionFile()
    const before = `${JSON.stringify(withArticle('karelia'))}\n` // another build’s: no seal of this one
    await writeFile(file, before)
    const load = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' }))
    const state = createStateFile({ file, format: { ...lateSession, load }, watcher })
    expect(await state.read()).toEqual(emptySession)
    await state.write(withArticle('moscow'))
    expect(await text()).toBe(before)
    expect(await names()).toEqual(['session.json'])
    expect(reports).toEqual(['unreadable ENOENT'])
  })

  it('is checked when its seal is another build’s, and bears this one’s after the next writing', async () => {
    const { file, open, text, checks, reports } = await sessionFile()
    await open().write(withArticle('karelia'))
    const own = await text()
    await writeFile(file, own.replace(/"seal": "[^"]*"/u, '"seal": "of another build"'))
    const state = open()
    expect(await state.read()).toEqual(withArticle('karelia'))
    expect(checks.times).toBe(1)
    await state.write(withArticle('karelia'))
    expect(await text()).toBe(own)
    expect(reports).toEqual([])
  })

  it.each([
    ['half a file', '{"version": 1, "article": "kar'],
    ['nothing', ''],
    ['another shape', '{"version": 1, "views": 5}'],
    ['an older version that never was', '{"version": 0}'],
    ['not an object', 'null'],
  ])('sets a damaged file aside: %s', async (_what, content) => {
    const { folder, open, names, reports } = await sessionFile(content)
    const state = open()
    expect(await state.read()).toEqual(emptySession)
    expect(await readFile(path.join(folder, 'session.damaged.json'), 'utf8')).toBe(content)
    expect(reports).toEqual(['damaged'])
    await state.write(withArticle('karelia'))
    expect(await open().read()).toEqual(withArticle('karelia'))
    expect(await names()).toEqual(['session.damaged.json', 'session.json'])
  })

  it('sets a damaged file aside also when it is written before it is read', async () => {
    const { folder, open } = await sessionFile('damaged')
    await open().write(withArticle('karelia'))
    expect(await readFile(path.join(folder, 'session.damaged.json'), 'utf8')).toBe('damaged')
  })

  it('keeps an earlier damaged file beside a later one', async () => {
    const { folder, file, open, names } = await sessionFile('first')
    await open().read()
    await writeFile(file, 'second')
    await open().read()
    expect(await names()).toEqual(['session.damaged-2.json', 'session.damaged.json'])
    expect(await readFile(path.join(folder, 'session.damaged.json'), 'utf8')).toBe('first')
  })

  it('leaves a newer file as it is and keeps changes in memory', async () => {
    const newer = '{"version": 3, "whatever": true}'
    const { open, text, names, reports } = await sessionFile(newer)
    const state = open()
    expect(await state.read()).toEqual(emptySession)
    await state.write(withArticle('karelia'))
    expect(await state.read()).toEqual(withArticle('karelia'))
    await state.flush()
    expect(await text()).toBe(newer)
    expect(await names()).toEqual(['session.json'])
    expect(reports).toEqual(['newer'])
  })

  it('leaves alone what it cannot read', async () => {
    const { file, open, names, reports } = await sessionFile()
    await mkdir(file)
    const state = open()
    expect(await state.read()).toEqual(emptySession)
    await state.write(withArticle('karelia'))
    expect(await names()).toEqual(['session.json'])
    expect(reports).toEqual(['unreadable EISDIR'])
  })

  it('writes many changes at once as the last of them, whole, and leaves nothing behind', async () => {
    const { open, names } = await sessionFile()
    const state = open()
    const writes = Array.from({ length: 200 }, (_, k) =>
      state.write(withArticle(`article-${k}-${'x'.repeat((k * 37) % 60)}`)),
    )
    await Promise.all(writes)
    expect((await open().read()).article).toBe(`article-199-${'x'.repeat((199 * 37) % 60)}`)
    expect(await names()).toEqual(['session.json', 'session.previous.json'])
  })

  it('never shows a reader half a file', async () => {
    const { open, text } = await sessionFile()
    const state = open()
    await state.write(withArticle('start'))
    let writing = true
    const long = 'a'.repeat(100)
    const writes = (async () => {
      for (let k = 0; k < 40; k += 1) await state.write({ ...withArticle(k % 2 ? long : 'b'), textScale: 1 + k / 100 })
      writing = false
    })()
    let readings = 0
    while (writing) {
      expect(sessionSchema.safeParse(JSON.parse(await text())).success).toBe(true)
      readings += 1
    }
    await writes
    expect(readings).toBeGreaterThan(3)
  })

  it('is on disk after flush, also when nobody waits for the write', async () => {
    const { open } = await sessionFile()
    const state = open()
    await state.read()
    void state.write(withArticle('one'))
    void state.write(withArticle('two'))
    await Promise.resolve()
    await state.flush()
    expect((await open().read()).article).toBe('two')
  })

  it('says when the disk refuses, keeps the value, and tries again by itself', async () => {
    const { folder, open, reports, held } = await sessionFile()
    const state = open()
    await state.read()
    await rename(folder, `${folder}-away`) // as a drive that is pulled out
    await expect(state.write(withArticle('one'))).rejects.toThrow('ENOENT')
    expect((await state.read()).article).toBe('one')
    expect(await state.flush()).toBe(false)
    await rename(`${folder}-away`, folder)
    await expect.poll(() => reports.at(-1), { timeout: 10_000 }).toBe('saved')
    expect(await held()).toEqual(withArticle('one'))
    expect(new Set(reports)).toEqual(new Set(['unsaved ENOENT', 'saved']))
    expect(await state.flush()).toBe(true)
  })

  it('goes back to the last good version of a file that was damaged', async () => {
    const { file, open, names, reports } = await sessionFile()
    const first = open()
    await first.write(withArticle('one'))
    await first.write(withArticle('two'))
    await writeFile(file, '{"version": 1, "article": "tw')
    const again = open()
    expect((await again.read()).article).toBe('one')
    expect(reports).toEqual(['damaged, value kept'])
    await again.write(withArticle('three'))
    expect((await open().read()).article).toBe('three')
    expect(await names()).toEqual(['session.damaged.json', 'session.json', 'session.previous.json'])
  })

  it('never keeps a version that another program damaged as the last good one', async () => {
    const { folder, file, open } = await sessionFile()
    const state = open()
    await state.write(withArticle('one'))
    await state.write(withArticle('two'))
    await writeFile(file, 'damaged by another program')
    await state.write(withArticle('three'))
    const previous = JSON.parse(await readFile(path.join(folder, 'session.previous.json'), 'utf8'))
    expect(previous.article).toBe('one')
  })

  it('takes what it understands of a newer file, and does not write to it', async () => {
    const newer = JSON.stringify({ ...withArticle('karelia'), version: 3, theme: 'dark', colours: 'many' })
    const { open, text, reports } = await sessionFile(newer)
    const state = open()
    expect(await state.read()).toEqual({ ...withArticle('karelia'), theme: 'dark' })
    await state.write(withArticle('moscow'))
    expect(await text()).toBe(newer)
    expect(reports).toEqual(['newer, value kept'])
  })

  it('does not let a stored __proto__ reach anything', async () => {
    const content = JSON.stringify(withArticle('karelia')).replace(
      '"views":{}',
      '"views":{"__proto__":{"polluted":true}}',
    )
    const { open } = await sessionFile(content)
    const session = await open().read()
    expect(session.article).toBe('karelia')
    expect(Reflect.get(session.views, 'polluted')).toBeUndefined()
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })
})
