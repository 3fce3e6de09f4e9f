import assert from 'node:assert/strict'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { createStateFile, type LateFormat, type StateWatcher } from '../../../electron/state-file.ts'
import { lateOpened, lateSession, lateShelf, lateWindow } from '../../../electron/state-formats.ts'
import { placeWindow } from '../../../electron/window-bounds.ts'
import { articleSchema } from '../../../src/core/article.ts'
import { explore, indexArticle, restoreState } from '../../../src/core/explore.ts'
import { digestArticle } from '../../../src/core/library/digest.ts'
import { emptySession } from '../../../src/core/stored-session.ts'
import { createDoor } from '../door.ts'
import { smallArticle } from '../fixtures.ts'
import { nearBytes, nearJson, nearText } from '../hostile.ts'
import { scratchFolder } from '../scratch.ts'

const index = indexArticle(articleSchema.parse(smallArticle))
const view = {
  anchor: 's2',
  picked: 's1',
  focus: { kind: 'times', label: 'last summer', statements: ['s1', 's2'] },
  filters: { articles: [], speakers: ['ada'], topics: ['trade'], places: ['ukraine'], modes: ['direct'] },
  reading: 'calendar',
  secondsEach: 8,
}
const session = {
  ...emptySession,
  article: 'talks',
  together: ['talks', 'other'],
  views: { talks: view, other: { ...view, focus: null } },
}
const windowState = { version: 1, bounds: { x: 10, y: 20, width: 1200, height: 800 }, maximized: true }
const opened = { version: 1, files: ['/home/ada/talks.dateline.json'] }
const shelf = {
  version: 1,
  folder: '/home/ada/Dateline',
  articles: [
    {
      file: '/home/ada/Dateline/talks.dateline.json',
      id: 'talks',
      stamp: '1 2 3',
      opened: 4,
      digest: digestArticle(articleSchema.parse(smallArticle)),
      fault: null,
    },
  ],
}

const watcher: StateWatcher = { onFound: () => {}, onUnsaved: () => {}, onSaved: () => {} }
const read = async <T extends { readonly version: number }>(file: string, format: LateFormat<T>) =>
  (await format.load()).schema.parse(await createStateFile({ file, format, watcher }).read())

const kinds = {
  session: async (file: string) => {
    const { views } = await read(file, lateSession)
    for (const stored of Object.values(views)) explore(index, restoreState(index, stored))
  },
  window: async (file: string) => {
    const { bounds } = await read(file, lateWindow)
    const placed = placeWindow(bounds, [{ x: 0, y: 0, width: 1280, height: 800 }]).bounds
    assert(Object.values(placed).every(Number.isSafeInteger), 'a window that is nowhere')
  },
  opened: (file: string) => read(file, lateOpened),
  shelf: (file: string) => read(file, lateShelf),
}

const fileOf = (kind: keyof typeof kinds, original: object) => {
  const text = JSON.stringify(original)
  return fc.record({
    kind: fc.constant(kind),
    bytes: fc.oneof(
      nearJson(original).map((value) => Buffer.from(JSON.stringify(value) ?? '')),
      nearText([text]).map((changed) => Buffer.from(changed)),
      nearBytes([Buffer.from(text)]),
    ),
  })
}

const folder = path.join(scratchFolder(), 'state')

/** A state file of the app's own, damaged or hostile, gives a value of its schema that the app can start with. */
export const state = createDoor(
  'state',
  fc.oneof(fileOf('session', session), fileOf('window', windowState), fileOf('opened', opened), fileOf('shelf', shelf)),
  async ({ kind, bytes }) => {
    // A new folder each time: damaged files are kept beside it.
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder)
    const file = path.join(folder, 'state.json')
    await writeFile(file, bytes)
    await kinds[kind](file)
  },
)
