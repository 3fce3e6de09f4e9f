import { copyFile, mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import type { LibraryOptions } from '../../../electron/library/library.ts'
import { requests } from '../../../src/contract/index.ts'
import type { Article } from '../../../src/core/article.ts'
import { shelfQuery } from '../../../src/core/library/search-contract.ts'
import { ferryNotes, fillShelf, lincoln, madeArticle, roosevelt } from '../../fixtures/shelf.ts'
import { temporaryFolder } from '../temporary.ts'
import { inProcess, openLibrary } from './in-process.ts'

async function shelf(articles: Readonly<Record<string, unknown>> = {}, more: Partial<LibraryOptions> = {}) {
  const root = await temporaryFolder()
  const folder = path.join(root, 'shelf')
  await mkdir(path.join(root, 'articles'))
  fillShelf(folder, articles)
  const open = () => {
    const library = openLibrary(root, more)
    onTestFinished(() => library.close())
    return library
  }
  const library = open()
  const names = async () => (await readdir(folder)).filter((name) => name.endsWith('.dateline.json')).sort()
  const only = async () => {
    const [first] = await library.list()
    if (!first) throw new Error('the shelf is empty')
    return first
  }
  const article = async (id: string): Promise<Article> => {
    const reading = await library.read(id)
    if (!reading.ok) throw new Error(reading.failure.message)
    return reading.value
  }
  return { root, folder, library, open, names, only, article }
}

const must = <T>(result: { ok: true; value: T } | { ok: false; failure: { message: string } }): T => {
  if (!result.ok) throw new Error(result.failure.message)
  return result.value
}

describe('an article of the same text', () => {
  const opened = { name: 'ferry-notes.txt', text: ferryNotes.document.text, metadata: {} }

  it('is found by its file’s name or its title, and by every letter of its text', async () => {
    const { library } = await shelf({ lincoln, 'ferry-notes': ferryNotes, broken: '{' })
    await library.list()
    const found = { id: (await library.list()).find(({ source }) => source !== null)?.id, title: ferryNotes.title }
    expect(await library.madeOf(opened)).toEqual(found)
    expect(await library.madeOf({ ...opened, name: 'other.txt', metadata: { title: ferryNotes.title } })).toEqual(found)
    expect(await library.madeOf({ ...opened, name: 'other.txt' })).toBeNull()
    expect(await library.madeOf({ ...opened, text: `${opened.text.slice(0, -1)}!` })).toBeNull()
  })

  it('is none once it is in the trash', async () => {
    const { library, only } = await shelf({ 'ferry-notes': ferryNotes })
    must(await library.writing.trash([(await only()).id]))
    expect(await library.madeOf(opened)).toBeNull()
  })
})

describe('what the shelf tells of an article', () => {
  it('is who speaks, where it plays, and how far its check is', async () => {
    const { library } = await shelf({ lincoln, 'ferry-notes': ferryNotes, broken: '{\n"dateline": 1,\n}' })
    const listed = await library.list()
    expect(requests.listArticles.output.parse(listed)).toEqual(listed)
    expect(listed.map(({ title, fault, broken }) => [title, fault, broken])).toEqual([
      ['broken.dateline.json', 'Damaged: line 3 cannot be read', true],
      ['ferry-notes.txt', null, false],
      ['Lincoln at the Gettysburg cemetery', null, false],
    ])
    expect(listed[1]).toMatchObject({ review: { items: 2, checked: 1, doubtful: 1 }, source: 'ferry-notes.txt' })
    expect(listed[2]).toMatchObject({
      statements: 3,
      places: 1,
      speakers: 1,
      review: null,
      lanes: [{ rank: 0, initial: 'L', name: 'Abraham Lincoln' }],
      thumbnail: { points: [[-77.231, 39.831]] },
      opened: null,
    })
    await library.read(listed[2]?.id ?? '')
    expect((await library.list())[2]?.opened).toBeGreaterThan(0)
  })

  it('is known at the next start without reading a file', async () => {
    const { library, open } = await shelf({ lincoln, roosevelt, broken: '{' })
    const before = await library.list()
    expect(await library.flush()).toBe(true)
    const fork = vi.fn(() => {
      throw new Error('nothing is to be read')
    })
    const later = openLibrary(path.dirname(path.dirname((await open().find(before[0]?.id ?? ''))?.file ?? '')), {
      worker: { fork, memoryOf: () => undefined },
    })
    expect(await later.list()).toEqual(before)
    expect(fork).not.toHaveBeenCalled()
  })

  it('is prepared for search at once only where there is more than comes with the app', async () => {
    /** How often a process was started in a second run, in which nothing is new: when it was warmed, and after a search. */
    const forks = async (articles: Readonly<Record<string, unknown>>) => {
      const { root, library } = await shelf(articles)
      fillShelf(path.join(root, 'articles'), { talks: roosevelt })
      await library.list()
      await library.flush()
      const fork = vi.fn(inProcess)
      const later = openLibrary(root, { worker: { fork, memoryOf: () => undefined } })
      onTestFinished(() => later.close())
      await later.list()
      await later.warm()
      const warmed = fork.mock.calls.length
      await later.search(shelfQuery.parse({ query: 'battle' }))
      return [warmed, fork.mock.calls.length]
    }
    expect(await forks({})).toEqual([0, 1])
    expect(await forks({ lincoln, roosevelt })).toEqual([1, 1])
  })

  it('comes later for files that take long: until then they are listed by name', async () => {
    let release = () => {}
    const released = new Promise<void>((resolve) => {
      release = resolve
    })
    const fork = () => {
      const child = inProcess()
      const postMessage: typeof child.postMessage = (message) => void released.then(() => child.postMessage(message))
      return { ...child, postMessage }
    }
    const { library, folder } = await shelf(
      { lincoln },
      { listWaitsMs: 0, worker: { fork, memoryOf: () => undefined } },
    )
    expect(await library.list()).toMatchObject([{ title: 'lincoln.dateline.json', pending: true, broken: false }])
    release()
    await vi.waitFor(async () => expect(await library.list()).toMatchObject([{ title: lincoln.title, pending: false }]))
    expect(await library.describe()).toEqual({
      folder,
      state: 'ready',
      indexed: { done: 1, total: 1 },
      trashed: 0,
    })
  })
})

describe('lists that another program wrote', () => {
  it('put no two articles of one id into the library', async () => {
    const { root, folder, open } = await shelf({ lincoln, roosevelt })
    await copyFile(path.join(folder, 'lincoln.dateline.json'), path.join(root, 'articles/app.dateline.json'))
    const elsewhere = path.join(root, 'elsewhere.dateline.json')
    await copyFile(path.join(folder, 'lincoln.dateline.json'), elsewhere)
    const record = (file: string, id: string) => ({ file, id, stamp: '1 2 3', opened: null, digest: null, fault: null })
    const articles = [
      record(path.join(folder, 'lincoln.dateline.json'), 'app'),
      record(path.join(folder, 'roosevelt.dateline.json'), 'one'),
      record(elsewhere, 'one'),
    ]
    await writeFile(path.join(root, 'shelf.json'), JSON.stringify({ version: 1, folder: null, articles }))
    await writeFile(path.join(root, 'library.json'), JSON.stringify({ version: 1, files: [elsewhere, elsewhere] }))
    const ids = (await open().list()).map((item) => item.id)
    expect(ids).toHaveLength(4)
    expect(new Set(ids).size).toBe(4)
  })
})

describe('renaming', () => {
  it('gives the article its title and the file its name; the id and the version before go along', async () => {
    const { library, names, only, article, folder } = await shelf({ old: lincoln })
    const { id } = await only()
    await article(id)
    must(await library.writing.save(id, await article(id)))
    const renamed = must(await library.writing.rename(id, 'A speech: 1863'))
    expect(renamed).toMatchObject({ id, title: 'A speech: 1863', broken: false })
    expect(await names()).toEqual(['A speech 1863.dateline.json'])
    expect((await article(id)).title).toBe('A speech: 1863')
    expect(await readdir(folder)).toContain('A speech 1863.dateline.previous.json')
    // What the page holds is still the latest, so that it may go on saving.
    expect(await library.writing.save(id, await article(id))).toEqual({ ok: true, value: null })
  })

  it('never takes another file’s name', async () => {
    const { library, names, folder } = await shelf({ a: lincoln, 'The Speech': roosevelt })
    const before = await readFile(path.join(folder, 'The Speech.dateline.json'), 'utf8')
    const first = (await library.list()).find((item) => item.title === lincoln.title)
    must(await library.writing.rename(first?.id ?? '', 'the speech'))
    expect(await names()).toEqual(['The Speech.dateline.json', 'the speech 2.dateline.json'])
    expect(await readFile(path.join(folder, 'The Speech.dateline.json'), 'utf8')).toBe(before)
  })

  it('of a broken article changes nothing in it', async () => {
    const { library, names, only, folder } = await shelf({ broken: '{ "dateline": 1' })
    const { id } = await only()
    expect(must(await library.writing.rename(id, 'To mend')).title).toBe('To mend.dateline.json')
    expect(await names()).toEqual(['To mend.dateline.json'])
    expect(await readFile(path.join(folder, 'To mend.dateline.json'), 'utf8')).toBe('{ "dateline": 1')
  })
})

describe('copies', () => {
  it('stand beside the original, also of one elsewhere', async () => {
    const { root, library, names, only } = await shelf({ lincoln })
    const { id } = await only()
    expect(must(await library.writing.duplicate(id)).title).toBe(`${lincoln.title} (copy)`)
    must(await library.writing.duplicate(id))
    const elsewhere = path.join(root, 'far.dateline.json')
    await writeFile(elsewhere, JSON.stringify(roosevelt))
    const added = await library.add(elsewhere)
    expect(added.place).toBe('elsewhere')
    expect(must(await library.writing.duplicate(added.id))).toMatchObject({ title: roosevelt.title, place: 'shelf' })
    expect(await names()).toEqual([
      `${lincoln.title} (copy) 2.dateline.json`,
      `${lincoln.title} (copy).dateline.json`,
      `${roosevelt.title}.dateline.json`,
      'lincoln.dateline.json',
    ])
    expect(await library.forget(added.id)).toEqual({ ok: true, value: null })
    expect((await library.list()).map((item) => item.place)).toEqual(['shelf', 'shelf', 'shelf', 'shelf'])
    expect((await stat(elsewhere)).isFile()).toBe(true)
  })
})

describe('the trash', () => {
  it('takes articles and gives them back as they were, under the same id', async () => {
    const { library, names, folder } = await shelf({ lincoln, roosevelt, broken: '{' })
    const before = await library.list()
    const text = await readFile(path.join(folder, 'lincoln.dateline.json'), 'utf8')
    const keys = must(await library.writing.trash(before.map(({ id }) => id)))
    expect(await names()).toEqual([])
    expect(await library.list()).toEqual([])
    expect((await library.listTrash()).map(({ title }) => title).sort()).toEqual([
      lincoln.title,
      roosevelt.title,
      'broken.dateline.json',
    ])
    must(await library.writing.restore(keys))
    expect(await names()).toEqual(['broken.dateline.json', 'lincoln.dateline.json', 'roosevelt.dateline.json'])
    expect((await library.list()).map(({ id }) => id).sort()).toEqual(before.map(({ id }) => id).sort())
    expect(await readFile(path.join(folder, 'lincoln.dateline.json'), 'utf8')).toBe(text)
    expect(await library.listTrash()).toEqual([])
  })

  it('gives back under a free name what another file has taken meanwhile', async () => {
    const { library, names, only, folder } = await shelf({ lincoln })
    const [key] = must(await library.writing.trash([(await only()).id]))
    fillShelf(folder, { lincoln: roosevelt })
    const [back] = must(await library.writing.restore([key ?? '']))
    expect(back?.title).toBe(lincoln.title)
    expect(await names()).toEqual(['lincoln 2.dateline.json', 'lincoln.dateline.json'])
    expect(JSON.parse(await readFile(path.join(folder, 'lincoln.dateline.json'), 'utf8')).id).toBe(roosevelt.id)
  })

  it('is emptied into the system’s own, and says so when that refuses', async () => {
    const given: string[] = []
    let refuses = true
    const trashItem = async (file: string) => {
      if (refuses) throw Object.assign(new Error('no'), { code: 'EXDEV' })
      given.push(path.basename(file))
      await rm(file)
    }
    const { library, only } = await shelf({ lincoln }, { trashItem })
    const [key] = must(await library.writing.trash([(await only()).id]))
    expect(await library.writing.emptyTrash()).toMatchObject({ ok: false, failure: { kind: 'not-saved' } })
    expect(await library.listTrash()).toHaveLength(1)
    refuses = false
    expect(await library.writing.emptyTrash()).toEqual({ ok: true, value: 1 })
    expect(given).toEqual(['lincoln.dateline.json'])
    expect(await library.writing.restore([key ?? ''])).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
  })

  it('takes all or none, and nothing that is only read', async () => {
    const { root, library, names } = await shelf({ lincoln })
    await writeFile(path.join(root, 'articles/own.dateline.json'), JSON.stringify(roosevelt))
    const ids = (await library.list()).map(({ id }) => id).sort((a, b) => (a === 'own' ? 1 : b === 'own' ? -1 : 0))
    expect(await library.writing.trash(ids)).toMatchObject({ ok: false })
    expect(await names()).toEqual(['lincoln.dateline.json'])
    expect(await library.listTrash()).toEqual([])
  })

  it('reads no way out of the shelf in what lies in it', async () => {
    const { library, folder, root } = await shelf({ lincoln })
    const entry = path.join(folder, '.trash/5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33')
    await mkdir(entry, { recursive: true })
    await writeFile(path.join(entry, 'x.dateline.json'), JSON.stringify(roosevelt))
    const about = { version: 1, name: '../../out.dateline.json', title: 't', id: 'i', when: 1, reason: 'trashed' }
    await writeFile(path.join(entry, 'about.json'), JSON.stringify(about))
    must(await library.writing.restore(['5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33']))
    expect(await readdir(root)).not.toContain('out.dateline.json')
    expect(await readdir(folder)).toContain('out.dateline.json')
  })
})

describe('a save that meets another program’s work', () => {
  async function met() {
    const all = await shelf({ lincoln })
    const { id } = await all.only()
    const mine = { ...(await all.article(id)), title: 'Mine' }
    const file = path.join(all.folder, 'lincoln.dateline.json')
    await writeFile(file, JSON.stringify({ ...lincoln, title: 'Theirs' }))
    const titleOnDisk = async () => JSON.parse(await readFile(file, 'utf8')).title
    return { ...all, id, mine, file, titleOnDisk }
  }

  it('writes nothing', async () => {
    const { library, id, mine, titleOnDisk } = await met()
    const refused = await library.writing.save(id, mine)
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'changed' } })
    expect(requests.saveArticle.output.safeParse(refused).success).toBe(true)
    expect(await titleOnDisk()).toBe('Theirs')
  })

  it('keeps mine, and theirs in the trash', async () => {
    const { library, id, mine, titleOnDisk } = await met()
    must(await library.writing.resolve(id, 'mine', mine))
    expect(await titleOnDisk()).toBe('Mine')
    const [aside] = await library.listTrash()
    expect(aside).toMatchObject({ reason: 'other-version' })
    const [back] = must(await library.writing.restore([aside?.key ?? '']))
    expect(back?.title).toBe('Theirs')
    expect(await library.writing.save(id, mine)).toEqual({ ok: true, value: null })
  })

  it('takes theirs, and keeps mine in the trash', async () => {
    const { library, id, mine, titleOnDisk, article } = await met()
    expect(must(await library.writing.resolve(id, 'theirs', mine)).title).toBe('Theirs')
    expect(await titleOnDisk()).toBe('Theirs')
    expect((await library.listTrash())[0]).toMatchObject({ title: 'Mine', reason: 'other-version' })
    // Until it is read, nothing may be written over it.
    expect(await library.writing.save(id, mine)).toMatchObject({ ok: false })
    expect(await library.writing.save(id, await article(id))).toEqual({ ok: true, value: null })
  })

  it('keeps both', async () => {
    const { library, id, mine, titleOnDisk } = await met()
    const copy = must(await library.writing.resolve(id, 'both', mine))
    expect(copy).toMatchObject({ title: 'Mine (copy)', place: 'shelf' })
    expect(copy.id).not.toBe(id)
    expect(await titleOnDisk()).toBe('Theirs')
    expect(await library.writing.save(copy.id, mine)).toEqual({ ok: true, value: null })
  })

  it('is none when the file was only touched', async () => {
    const { library, only, article, folder } = await shelf({ lincoln })
    const { id } = await only()
    const mine = await article(id)
    await utimes(path.join(folder, 'lincoln.dateline.json'), new Date(), new Date())
    expect(await library.writing.save(id, mine)).toEqual({ ok: true, value: null })
  })

  it('brings a deleted file back only when told to', async () => {
    const { library, only, article, folder, names } = await shelf({ lincoln })
    const { id } = await only()
    const mine = await article(id)
    await rm(path.join(folder, 'lincoln.dateline.json'))
    await library.list()
    expect(await library.writing.save(id, mine)).toMatchObject({ ok: false, failure: { kind: 'deleted' } })
    expect(must(await library.writing.resolve(id, 'mine', mine)).id).toBe(id)
    expect(await names()).toEqual(['lincoln.dateline.json'])
  })

  it('puts what was corrected into the trash where a deleted file is let go of', async () => {
    const { library, only, article, folder, names } = await shelf({ lincoln })
    const { id } = await only()
    const mine = await article(id)
    await rm(path.join(folder, 'lincoln.dateline.json'))
    await library.list()
    expect(await library.writing.resolve(id, 'theirs', mine)).toMatchObject({ ok: false, failure: { kind: 'deleted' } })
    expect(await names()).toEqual([])
    const [entry] = await library.listTrash()
    expect(must(await library.writing.restore([entry?.key ?? '']))[0]?.title).toBe(mine.title)
  })

  it('follows a file that another program renamed', async () => {
    const { library, only, article, folder, names } = await shelf({ lincoln })
    const { id } = await only()
    const mine = await article(id)
    await rename(path.join(folder, 'lincoln.dateline.json'), path.join(folder, 'moved.dateline.json'))
    expect((await library.list()).map((item) => item.id)).toEqual([id])
    expect(await library.writing.save(id, mine)).toEqual({ ok: true, value: null })
    expect(await names()).toEqual(['moved.dateline.json'])
  })

  it('says that the drive is gone, and goes on when it is back', async () => {
    const { library, only, article, folder } = await shelf({ lincoln })
    const { id } = await only()
    const mine = await article(id)
    await rename(folder, `${folder}-away`)
    await library.list()
    const refused = await library.writing.save(id, mine)
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'not-saved' } })
    expect(refused.ok || refused.failure.message).toContain('removed')
    expect((await library.describe()).state).toBe('missing')
    await rename(`${folder}-away`, folder)
    await library.list()
    expect(await library.writing.save(id, mine)).toEqual({ ok: true, value: null })
  })
})

describe('the watch', () => {
  it('tells of files that come, change, move, break and go by other hands', { timeout: 30_000 }, async () => {
    const changed = vi.fn()
    const { library, folder } = await shelf({ lincoln }, { changed })
    const titles = async () => (await library.list()).map(({ title }) => title)
    await library.list()
    await library.start()
    const told = async (wanted: readonly string[]) => {
      await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 5000 })
      await vi.waitFor(async () => expect(await titles()).toEqual(wanted), { timeout: 5000 })
      changed.mockClear()
    }
    fillShelf(folder, { roosevelt })
    await told([lincoln.title, roosevelt.title])
    fillShelf(folder, { roosevelt: { ...roosevelt, title: 'Another title' } })
    await told([lincoln.title, 'Another title'])
    fillShelf(folder, { lincoln: '{' })
    await told(['lincoln.dateline.json', 'Another title'])
    await copyFile(path.join(folder, 'roosevelt.dateline.json'), path.join(folder, 'a.dateline.json'))
    await told(['Another title', 'lincoln.dateline.json', 'Another title'])
    await rm(path.join(folder, 'a.dateline.json'))
    await told(['lincoln.dateline.json', 'Another title'])
  })

  it('goes on when the folder goes and comes back as another', { timeout: 30_000 }, async () => {
    const changed = vi.fn()
    const { library, folder } = await shelf({ lincoln }, { changed })
    await library.list()
    await library.start()
    await rm(folder, { recursive: true })
    await vi.waitFor(async () => expect(await library.list()).toEqual([]), { timeout: 5000 })
    fillShelf(folder, { roosevelt })
    changed.mockClear()
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 10_000 })
    expect((await library.list()).map(({ title }) => title)).toEqual([roosevelt.title])
    changed.mockClear()
    fillShelf(folder, { lincoln })
    await vi.waitFor(() => expect(changed).toHaveBeenCalled(), { timeout: 5000 })
  })
})

describe('a thousand articles', () => {
  it('are listed, searched, found again at the next start, and followed as one changes', {
    timeout: 120_000,
  }, async () => {
    const place = { id: 'town', name: 'Краматорськ', lon: 37.55, lat: 48.73 }
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, k) => {
        const said = [`Ferry ${k} sails.`, `Nobody waits for ferry ${k}.`]
        return [`r${k}`, madeArticle({ id: `r${k}`, title: `Report ${k}`, speaker: `Speaker ${k % 7}`, place, said })]
      }),
    )
    const { library, folder } = await shelf(many)
    expect(await library.list()).toHaveLength(1000)
    await library.start()
    await vi.waitFor(async () => expect((await library.describe()).indexed).toEqual({ done: 1000, total: 1000 }), {
      timeout: 60_000,
    })
    const found = async (query: string) => must(await library.search(shelfQuery.parse({ query })))
    const answer = await found('краматорськ ferry')
    expect(requests.searchShelf.output.parse({ ok: true, value: answer })).toEqual({ ok: true, value: answer })
    expect(answer).toMatchObject({ total: 2000, articles: 1000 })
    fillShelf(folder, { r7: { ...many.r7, title: 'Zebra crossing' }, r8: '{' })
    await rm(path.join(folder, 'r9.dateline.json'))
    await vi.waitFor(async () => {
      await library.list()
      expect(await found('ferry')).toMatchObject({ articles: 998, indexed: { done: 999, total: 999 } })
    })
    expect((await found('ferry 7')).groups.map(({ title }) => title)).toContain('Zebra crossing')
  })
})
