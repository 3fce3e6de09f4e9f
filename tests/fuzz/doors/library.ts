import assert from 'node:assert/strict'
import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { requests } from '../../../src/contract/index.ts'
import { articleSchema } from '../../../src/core/article.ts'
import { digestArticle } from '../../../src/core/library/digest.ts'
import { openLibrary } from '../../electron/library/in-process.ts'
import { createDoor } from '../door.ts'
import { smallArticle } from '../fixtures.ts'
import { hostileText, nearJson, nearText } from '../hostile.ts'
import { scratchFolder } from '../scratch.ts'

const scratch = scratchFolder()
/** Stands in the lists for the folder of the case. */
const root = '/ROOT'
const shelf = path.join(root, 'shelf')
const outside = path.join(root, 'outside.dateline.json')
const article = JSON.stringify(smallArticle)
const key = '5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33'

const record = {
  file: path.join(shelf, 'talks.dateline.json'),
  id: 'talks-1',
  stamp: '1 2 3',
  opened: 4,
  digest: digestArticle(articleSchema.parse(smallArticle)),
  fault: null,
  seal: null,
}
const records = {
  version: 1,
  folder: shelf,
  articles: [record, { ...record, file: path.join(shelf, 'other.dateline.json'), id: 'other-2' }],
}
const opened = { version: 1, files: [path.join(root, 'elsewhere.dateline.json')] }
const about = { version: 1, name: 'old.dateline.json', title: 'Old', id: 'old-3', when: 5, reason: 'trashed' }

/** A name a file may have, whatever else: no path, no zero, not too long for the disk. */
const fileName = fc
  .oneof(hostileText, fc.constantFrom('talks', 'talks.previous', '.hidden', 'a\\..\\b', 'CON', 'É', 'E\u0301', ' '))
  .map((text) => `${text.replace(/[/\0]/g, '_').slice(0, 40)}.dateline.json`)
  .filter((name) => Buffer.byteLength(name) < 200 && !/\p{Cs}/u.test(name))

const escapes = fc.constantFrom(
  '../outside.dateline.json',
  '../../outside.dateline.json',
  outside,
  '..\\outside.dateline.json',
  '.dateline.json',
  'a\0.dateline.json',
  `${'long'.repeat(120)}.dateline.json`,
)

const cases = fc.record({
  shelved: fc.array(
    fc.record({
      name: fileName,
      holds: fc.oneof(
        nearJson(smallArticle).map((value) => JSON.stringify(value) ?? ''),
        nearText([article]),
        fc.constantFrom('folder', 'link'),
      ),
    }),
    { maxLength: 3 },
  ),
  records: nearJson(records),
  opened: nearJson(opened),
  trashed: fc.record({
    name: fc.oneof(fc.constant('old.dateline.json'), fileName),
    holds: nearText([article]),
    about: fc.oneof(
      nearJson(about).map((value) => JSON.stringify(value) ?? ''),
      fc.tuple(escapes, hostileText).map(([name, title]) => JSON.stringify({ ...about, name, title })),
      nearText([JSON.stringify(about)]),
    ),
  }),
  title: hostileText
    .map((text) => text.slice(0, 300).trim())
    .filter((text) => requests.renameArticle.input.safeParse({ id: 'a', title: text }).success),
})

let count = 0

/** What others put into the shelf's folder, its trash and the app's own lists, is listed, read, written and brought back inside that folder alone. */
export const library = createDoor(
  'library',
  cases,
  async ({ shelved, trashed, title, ...lists }) => {
    // A new folder each time: what is still being written when a library is closed belongs to its own.
    count += 1
    const root = path.join(scratch, `${count}`)
    const shelf = path.join(root, 'shelf')
    const outside = path.join(root, 'outside.dateline.json')
    const here = (value: unknown) => (JSON.stringify(value) ?? '').replaceAll('/ROOT/', `${root}/`)
    const place = path.join(shelf, '.trash', key)
    await mkdir(place, { recursive: true })
    await mkdir(path.join(root, 'articles'))
    await writeFile(outside, 'outside')
    await writeFile(path.join(shelf, 'talks.dateline.json'), article)
    await writeFile(path.join(root, 'elsewhere.dateline.json'), article)
    // Two may have one name: the first is there then.
    for (const { name, holds } of shelved) {
      const file = path.join(shelf, name)
      if (holds === 'folder') await mkdir(file).catch(() => undefined)
      else if (holds === 'link') await symlink(outside, file).catch(() => undefined)
      else await writeFile(file, holds, { flag: 'wx' }).catch(() => undefined)
    }
    await writeFile(path.join(place, trashed.name), trashed.holds)
    await writeFile(path.join(place, 'about.json'), trashed.about.replaceAll('/ROOT/', `${root}/`))
    await writeFile(path.join(root, 'shelf.json'), here(lists.records))
    await writeFile(path.join(root, 'library.json'), here(lists.opened))

    const faults: string[] = []
    const desk = openLibrary(root, { report: (message) => void faults.push(message), listWaitsMs: 2000 })
    try {
      const listed = requests.listArticles.output.parse(await desk.list())
      assert.equal(new Set(listed.map((item) => item.id)).size, listed.length, 'two articles of one id')
      for (const { id } of listed) requests.readArticle.output.parse(await desk.read(id))
      requests.describeShelf.output.parse(await desk.describe())
      requests.searchShelf.output.parse(
        await desk.search(requests.searchShelf.input.parse({ query: title.slice(0, 200) })),
      )
      const trash = requests.listTrash.output.parse(await desk.listTrash())
      requests.restoreArticles.output.parse(await desk.writing.restore(trash.map((item) => item.key)))
      const [first] = listed.filter((item) => item.place === 'shelf')
      if (first) {
        requests.duplicateArticle.output.parse(await desk.writing.duplicate(first.id))
        requests.renameArticle.output.parse(await desk.writing.rename(first.id, title))
        requests.trashArticles.output.parse(await desk.writing.trash([first.id]))
      }
      await desk.flush()
    } finally {
      desk.close()
    }
    assert.equal(await readFile(outside, 'utf8'), 'outside', 'a file outside was written')
    const known =
      /^(?:articles|shelf|outside\.dateline\.json|elsewhere\.dateline\.json|(?:shelf|library)(?:\.\w+)?\.json)$/
    for (const name of await readdir(root)) assert(known.test(name), `a file outside: ${name}`)
    assert.deepEqual(faults, [])
    await rm(root, { recursive: true, force: true, maxRetries: 5 })
  },
  40,
) // each writes and syncs some ten files
