import { execFileSync } from 'node:child_process'
import {
  appendFile,
  copyFile,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { requests } from '../../src/contract/index.ts'
import { openLibrary } from './library/in-process.ts'
import { temporaryFolder } from './temporary.ts'

const bundledFile = fileURLToPath(new URL('../../resources/articles/karelia-2025-08-01.dateline.json', import.meta.url))

async function shelf() {
  const root = await temporaryFolder()
  const folder = path.join(root, 'articles')
  const home = path.join(root, 'home')
  await mkdir(folder)
  await mkdir(home)
  await copyFile(bundledFile, path.join(folder, 'karelia.dateline.json'))
  const reports: string[] = []
  const open = () => openLibrary(root, { report: (message) => void reports.push(message) })
  const failureOf = async (file: string) => {
    const library = open()
    const { id } = await library.add(file)
    const reading = await library.read(id)
    if (reading.ok) throw new Error('a failure was expected')
    expect(requests.readArticle.output.safeParse(reading).success).toBe(true)
    return reading.failure
  }
  return { root, folder, home, open, reports, failureOf }
}

describe('the library', () => {
  it('reads a file that changed after it was listed as it is now', async () => {
    const { folder, open } = await shelf()
    const library = open()
    await library.list()
    await writeFile(path.join(folder, 'karelia.dateline.json'), '{}')
    expect((await library.read('karelia')).ok).toBe(false)
  })

  it('lists and reads the article that comes with the app', async () => {
    const { open } = await shelf()
    const library = open()
    const listed = await library.list()
    expect(listed).toMatchObject([{ id: 'karelia', file: null, broken: false }])
    expect(listed[0]?.statements).toBeGreaterThan(0)
    expect(requests.listArticles.output.parse(listed)).toEqual(listed)
    const reading = await library.read('karelia')
    expect(reading.ok && reading.value.statements.length).toBe(listed[0]?.statements)
  })

  it('looks only at files named as articles', async () => {
    const { folder, open } = await shelf()
    await writeFile(path.join(folder, 'notes.json'), '{}')
    await writeFile(path.join(folder, '.dateline.json'), '{}')
    await writeFile(path.join(folder, 'README.md'), '')
    expect((await open().list()).map((item) => item.id)).toEqual(['karelia'])
  })

  it('is empty, and says why in the log, where its folder is missing', async () => {
    const { folder, open, reports } = await shelf()
    await rm(folder, { recursive: true })
    expect(await open().list()).toEqual([])
    expect(reports[0]).toContain('ENOENT')
  })

  it('adds a file, remembers it, and gives it the same id again', async () => {
    const { home, open } = await shelf()
    const file = path.join(home, 'Über die Grenze.dateline.json')
    await copyFile(bundledFile, file)
    const added = await open().add(file)
    expect(added.id).toMatch(/^u-ber-die-grenze-[0-9a-f]{10}$|^uber-die-grenze-[0-9a-f]{10}$/)
    expect(added).toMatchObject({ file: '~/Über die Grenze.dateline.json', broken: false })
    const later = open()
    expect((await later.list()).map((item) => item.id)).toEqual(['karelia', added.id])
    expect(await later.add(file)).toEqual(added)
    expect(await later.list()).toHaveLength(2)
    expect((await later.read(added.id)).ok).toBe(true)
  })

  it('tells two files of one name apart, and one file by two names together', async () => {
    const { root, home, open } = await shelf()
    const other = path.join(root, 'other')
    await mkdir(other)
    for (const folder of [home, other]) await copyFile(bundledFile, path.join(folder, 'talks.dateline.json'))
    await symlink(path.join(home, 'talks.dateline.json'), path.join(other, 'link.dateline.json'))
    const library = open()
    const one = await library.add(path.join(home, 'talks.dateline.json'))
    const two = await library.add(path.join(other, 'talks.dateline.json'))
    const linked = await library.add(path.join(other, 'link.dateline.json'))
    expect(one.id).not.toBe(two.id)
    expect(linked.id).toBe(one.id)
  })

  it('opens its own article by its path as what it is', async () => {
    const { folder, open } = await shelf()
    const library = open()
    expect(await library.add(path.join(folder, 'karelia.dateline.json'))).toMatchObject({ id: 'karelia', file: null })
    expect(await library.list()).toHaveLength(1)
  })

  it('remembers the last fifty files', async () => {
    const { home, open } = await shelf()
    const library = open()
    for (let k = 0; k < 55; k += 1) await library.add(path.join(home, `a${k}.dateline.json`))
    const listed = await library.list()
    expect(listed).toHaveLength(51)
    expect(listed[1]?.title).toBe('a54.dateline.json')
  })

  it('lists a broken file with what the reader knows of it', async () => {
    const { home, open } = await shelf()
    const file = path.join(home, 'broken.dateline.json')
    await writeFile(file, '{')
    expect(await open().add(file)).toMatchObject({
      title: 'broken.dateline.json',
      file: '~/broken.dateline.json',
      broken: true,
      statements: 0,
    })
  })

  it('reads a file again only when it has changed', async () => {
    const { folder, open } = await shelf()
    const file = path.join(folder, 'karelia.dateline.json')
    const library = open()
    const [first] = await library.list()
    const [again] = await library.list()
    expect(again?.thumbnail).toBe(first?.thumbnail) // the very same object: it was not read again
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(/"title": "[^"]*"/, '"title": "Another title"'))
    expect((await library.list())[0]?.title).toBe('Another title')
    const before = await stat(file)
    await writeFile(file, (await readFile(file, 'utf8')).replace('Another title', 'A second title'))
    await utimes(file, before.atime, before.mtime)
    expect((await library.list())[0]?.title).toBe('A second title') // another size, though the same time
    await rm(file)
    await writeFile(path.join(folder, 'other.dateline.json'), text)
    expect((await library.list()).map((item) => [item.id, item.broken])).toEqual([['other', false]])
  })

  it('sees a remembered file go and come back', async () => {
    const { home, open } = await shelf()
    const file = path.join(home, 'talks.dateline.json')
    await copyFile(bundledFile, file)
    const library = open()
    await library.add(file)
    await rename(file, `${file}.away`)
    expect((await library.list())[1]?.broken).toBe(true)
    await rename(`${file}.away`, file)
    expect((await library.list())[1]?.broken).toBe(false)
  })
})

describe('an article file that cannot be opened', () => {
  it('is not in the library', async () => {
    const { open } = await shelf()
    for (const id of ['unknown', '../karelia', '__proto__', '']) {
      expect(await open().read(id)).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    }
  })

  it('is missing', async () => {
    const { home, failureOf } = await shelf()
    const failure = await failureOf(path.join(home, 'gone.dateline.json'))
    expect(failure).toMatchObject({ kind: 'not-found', file: '~/gone.dateline.json' })
    expect(failure.message).toContain('~/gone.dateline.json')
  })

  it('is a folder', async () => {
    const { home, failureOf } = await shelf()
    await mkdir(path.join(home, 'x.dateline.json'))
    expect(await failureOf(path.join(home, 'x.dateline.json'))).toMatchObject({
      kind: 'unreadable',
      file: '~/x.dateline.json',
    })
  })

  it('is a pipe, which is not waited for', async () => {
    const { home, failureOf } = await shelf()
    const pipe = path.join(home, 'pipe.dateline.json')
    if (process.platform === 'win32') await mkdir(pipe)
    else execFileSync('mkfifo', [pipe])
    expect(await failureOf(pipe)).toMatchObject({ kind: 'unreadable', file: '~/pipe.dateline.json' })
  })

  it('has 200 MB, and is refused before it is read', async () => {
    const { home, failureOf } = await shelf()
    const file = path.join(home, 'huge.dateline.json')
    await writeFile(file, '{')
    await truncate(file, 200 * 1024 * 1024)
    const before = process.memoryUsage().rss
    const failure = await failureOf(file)
    expect(failure).toMatchObject({ kind: 'too-large', file: '~/huge.dateline.json' })
    expect(failure.message).toContain('200 MB')
    expect(failure.message).toContain('32 MB')
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 1024 * 1024)
    expect((await stat(file)).size).toBe(200 * 1024 * 1024)
  })

  it('is not UTF-8', async () => {
    const { home, failureOf } = await shelf()
    const file = path.join(home, 'latin.dateline.json')
    await writeFile(file, Buffer.from([0x7b, 0xe9, 0x7d]))
    const failure = await failureOf(file)
    expect(failure).toMatchObject({ kind: 'unreadable', file: '~/latin.dateline.json' })
    expect(failure.message).toContain('UTF-8')
  })

  it('is not JSON: line, column and excerpt are named', async () => {
    const { home, failureOf } = await shelf()
    const file = path.join(home, 'cut.dateline.json')
    await copyFile(bundledFile, file)
    await truncate(file, 2000)
    const failure = await failureOf(file)
    expect(failure.kind).toBe('not-json')
    expect(failure.at?.line).toBeGreaterThan(1)
    expect(failure.excerpt?.filter((row) => row.fault).map((row) => row.line)).toEqual([failure.at?.line])
  })

  it('has an impossible longitude', async () => {
    const { home, failureOf } = await shelf()
    const file = path.join(home, 'far.dateline.json')
    const article = JSON.parse(await readFile(bundledFile, 'utf8'))
    const place = article.places.findIndex((item: { geometry?: { type: string } }) => item.geometry?.type === 'Point')
    article.places[place].geometry.coordinates[0] = 378.34
    const text = JSON.stringify(article, null, 2)
    await writeFile(file, text)
    const line = text.slice(0, text.indexOf('378.34')).split('\n').length
    const failure = await failureOf(file)
    expect(failure).toMatchObject({
      kind: 'invalid',
      file: '~/far.dateline.json',
      at: { path: `places[${place}].geometry.coordinates[0]`, line },
    })
    expect(failure.message).toBe(
      `In line ${line}, the longitude of “${article.places[place].name}” is 378.34. A longitude lies between −180 and 180.`,
    )
  })

  it('was made with a newer version', async () => {
    const { home, failureOf } = await shelf()
    const file = path.join(home, 'newer.dateline.json')
    await writeFile(file, (await readFile(bundledFile, 'utf8')).replace('"dateline": 1', '"dateline": 7'))
    expect(await failureOf(file)).toMatchObject({ kind: 'unknown-version', at: { path: 'dateline' } })
  })

  it('starts with a byte order mark, and opens', async () => {
    const { home, open } = await shelf()
    const file = path.join(home, 'bom.dateline.json')
    await writeFile(file, '\ufeff')
    await appendFile(file, await readFile(bundledFile))
    const library = open()
    expect((await library.read((await library.add(file)).id)).ok).toBe(true)
  })

  it('is never written to, and nothing is left beside it', async () => {
    const { folder, home, open } = await shelf()
    const file = path.join(home, 'talks.dateline.json')
    await copyFile(bundledFile, file)
    await writeFile(path.join(home, 'broken.dateline.json'), '{')
    const before = await Promise.all(
      [file, path.join(folder, 'karelia.dateline.json')].map(async (name) => [
        await readFile(name, 'utf8'),
        (await stat(name)).mtimeMs,
      ]),
    )
    const library = open()
    for (const name of ['talks', 'broken'])
      await library.read((await library.add(path.join(home, `${name}.dateline.json`))).id)
    await library.list()
    const after = await Promise.all(
      [file, path.join(folder, 'karelia.dateline.json')].map(async (name) => [
        await readFile(name, 'utf8'),
        (await stat(name)).mtimeMs,
      ]),
    )
    expect(after).toEqual(before)
    expect(await readFile(path.join(home, 'broken.dateline.json'), 'utf8')).toBe('{')
    expect((await readdir(home)).sort()).toEqual(['broken.dateline.json', 'talks.dateline.json'])
    expect(await readdir(folder)).toEqual(['karelia.dateline.json'])
  })
})

describe('the shelf', () => {
  it('puts an article in a readable file of its title, and tells equal titles apart', async () => {
    const { root, open } = await shelf()
    const library = open()
    const bundled = await library.read('karelia')
    if (!bundled.ok) throw new Error('the bundled article is readable')
    const article = { ...bundled.value, title: 'Who said: what / where?' }
    const first = await library.writing.create(article)
    const second = await library.writing.create(article)
    expect(first).toMatchObject({ ok: true, value: { title: article.title, place: 'shelf', broken: false } })
    expect(second.ok && first.ok && second.value.id !== first.value.id).toBe(true)
    expect((await readdir(path.join(root, 'shelf'))).sort()).toEqual([
      'Who said what where 2.dateline.json',
      'Who said what where.dateline.json',
    ])
    expect((await library.list()).map((item) => item.place)).toEqual(['bundled', 'shelf', 'shelf'])
  })

  it('saves an article in its own file and keeps the version before', async () => {
    const { root, open } = await shelf()
    const library = open()
    const bundled = await library.read('karelia')
    if (!bundled.ok) throw new Error('the bundled article is readable')
    const created = await library.writing.create({ ...bundled.value, title: 'One' })
    if (!created.ok) throw new Error('it can be created')
    expect(await library.writing.save(created.value.id, { ...bundled.value, title: 'Two' })).toEqual({
      ok: true,
      value: null,
    })
    expect(await library.read(created.value.id)).toMatchObject({ ok: true, value: { title: 'Two' } })
    expect(await readFile(path.join(root, 'shelf/One.dateline.previous.json'), 'utf8')).toContain('"title": "One"')
    expect((await library.list()).map((item) => item.title)).toContain('Two')
  })

  it('saves nothing over an article it only reads', async () => {
    const { folder, open } = await shelf()
    const library = open()
    const before = await readFile(path.join(folder, 'karelia.dateline.json'), 'utf8')
    const bundled = await library.read('karelia')
    if (!bundled.ok) throw new Error('the bundled article is readable')
    expect(await library.writing.save('karelia', bundled.value)).toMatchObject({
      ok: false,
      failure: { kind: 'not-found' },
    })
    expect(await readFile(path.join(folder, 'karelia.dateline.json'), 'utf8')).toBe(before)
  })
})
