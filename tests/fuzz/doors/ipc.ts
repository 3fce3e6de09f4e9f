import assert from 'node:assert/strict'
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { isOwnAddress } from '../../../electron/addresses.ts'
import { createDesktop } from '../../../electron/desktop.ts'
import { cancelledDraft } from '../../../electron/draft/drafter.ts'
import { Drafts } from '../../../electron/draft/drafts.ts'
import { createEarlyHandlers } from '../../../electron/early-handlers.ts'
import { createPlaceSearch } from '../../../electron/gazetteer/search-places.ts'
import { createHandlers } from '../../../electron/handlers.ts'
import { Documents } from '../../../electron/import/documents.ts'
import { cancelledFailure } from '../../../electron/import/failures.ts'
import { type Asked, serve, trustSender } from '../../../electron/ipc.ts'
import { Library } from '../../../electron/library/library.ts'
import { Records } from '../../../electron/library/records.ts'
import { createShelfDesk } from '../../../electron/library/shelf-desk.ts'
import { createLicences } from '../../../electron/licences.ts'
import type { StateFile } from '../../../electron/state-file.ts'
import { lateOpened, lateShelf } from '../../../electron/state-formats.ts'
import { type RequestName, requestNames } from '../../../src/contract/channels.ts'
import { requests } from '../../../src/contract/index.ts'
import { emptySession } from '../../../src/core/stored-session.ts'
import { fakeFaultDesk } from '../../electron/fault-desk.ts'
import { inProcess } from '../../electron/library/in-process.ts'
import { createDoor } from '../door.ts'
import { smallArticle } from '../fixtures.ts'
import { hostileText, nearJson } from '../hostile.ts'
import { scratchFolder } from '../scratch.ts'
import { smallGazetteer } from '../small-gazetteer.ts'
import { externalAddresses } from './external-link.ts'

const page = 'app://dateline/index.html'
const folder = scratchFolder()
mkdirSync(path.join(folder, 'articles'))
writeFileSync(path.join(folder, 'articles/talks.dateline.json'), JSON.stringify(smallArticle))
writeFileSync(path.join(folder, 'articles/broken.dateline.json'), '{')
writeFileSync(path.join(folder, 'gazetteer.bin'), smallGazetteer)

/** A state file that keeps what it is given: the disk has a door of its own. */
function inMemory<T>(value: T): StateFile<T> {
  let kept = value
  return {
    read: async () => kept,
    write: async (next) => {
      kept = next
    },
    flush: async () => true,
  }
}

const handled: string[] = []
const bugs: unknown[] = []
const library = new Library({
  folder: path.join(folder, 'articles'),
  home: '',
  opened: inMemory(lateOpened.empty),
  shelf: path.join(folder, 'shelf'),
  records: new Records(inMemory(lateShelf.empty)),
  worker: { fork: inProcess, memoryOf: () => undefined },
  changed: () => {},
  trashItem: async () => {},
  report: () => {},
})
const session = inMemory(emptySession)
const desktop = createDesktop({
  app: { getName: () => 'Dateline', getVersion: () => '0.0.0' },
  clipboard: { writeText: () => Promise.resolve() },
  nativeTheme: { themeSource: 'system' },
  library,
  session,
  showOpenDialog: async () => ({ canceled: false, filePaths: [path.join(folder, 'articles/broken.dateline.json')] }),
  electronOrigin: 'official',
  confirm: async () => true,
  openExternal: () => Promise.resolve(),
  onTheme: () => {},
})

// What reads documents has doors of its own; here every reading is refused, as one that was cancelled is.
const documents = new Documents({
  reader: { read: async () => ({ ok: false, failure: cancelledFailure('talks.txt') }) },
  showOpenDialog: async () => ({ canceled: false, filePaths: [path.join(folder, 'talks.txt')] }),
  readClipboard: async () => ({ text: '', html: '' }),
  addArticle: async (file) => (await library.add(file)).id,
  shelved: (document) => library.madeOf(document),
  onProgress: () => {},
})
// Likewise what looks through texts.
const drafts = new Drafts({
  drafter: { draft: async () => ({ ok: false, failure: cancelledDraft('Talks') }), warm: () => {} },
  create: (article) => library.writing.create(article),
  onProgress: () => {},
})

const mainFrame = { url: page }
const sender = { mainFrame }
type Listener = (event: Asked, ...args: readonly unknown[]) => Promise<string>
const listeners = new Map<string, Listener>()
const faults = fakeFaultDesk(path.join(folder, 'crash-reports')).desk
const late = createHandlers(
  desktop,
  createPlaceSearch(path.join(folder, 'gazetteer.bin'), () => {}),
  faults,
  documents,
  drafts,
  createShelfDesk({
    library,
    showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
    showItemInFolder: () => {},
    openPath: async () => '',
  }),
  createLicences({ own: path.join(folder, 'none'), chromium: path.join(folder, 'none'), report: () => {} }),
)
serve(
  {
    ipcMain: { handle: (channel, listener) => void listeners.set(channel, listener as Listener) }, // only what it looks at
    isTrusted: trustSender(
      (other) => (other as unknown) === sender,
      (url) => isOwnAddress(url, null),
    ),
    onRequest: () => void handled.push('request'),
    report: (error) => void bugs.push(error),
  },
  createEarlyHandlers(session, library, faults),
  async () => late,
)

// Only what the sender check looks at is there; the real objects exist in Electron alone.
const asking = (senderFrame: object | null, by: object = sender) => ({ sender: by, senderFrame }) as unknown as Asked
const strangers: Readonly<Record<string, () => Asked>> = {
  'a frame inside the page': () => asking({ url: page }),
  'a frame that is gone': () => asking(null),
  'another window': () => asking(mainFrame, { mainFrame }),
  'another page in the window': () => {
    const frame = { url: 'https://example.org/#app://dateline/' }
    return asking(frame, { mainFrame: frame })
  },
}

const good: Readonly<Partial<Record<RequestName, unknown>>> = {
  readArticle: 'talks',
  writeSession: {
    ...emptySession,
    article: 'talks',
    views: {
      talks: {
        anchor: 's1',
        picked: null,
        focus: { kind: 'about', places: ['ukraine'] },
        filters: { speakers: [], topics: [], places: [], modes: ['direct'] },
        reading: 'story',
        secondsEach: 4,
      },
    },
  },
  copyText: 'words',
  createArticle: smallArticle,
  saveArticle: { id: 'talks', article: smallArticle },
  resolveChange: { id: 'talks', keep: 'both', article: smallArticle },
  renameArticle: { id: 'talks', title: 'Other talks' },
  duplicateArticle: 'talks',
  trashArticles: ['talks'],
  restoreArticles: ['5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33'],
  forgetArticle: 'talks',
  showArticle: 'talks',
  searchShelf: { query: 'talks', speakers: ['Somebody'], places: [], modes: ['direct'], limit: 5 },
  setTheme: 'dark',
  searchPlaces: { query: 'Kyiv', limit: 5, countries: ['UA'], near: [30, 50] },
  openExternal: 'https://www.geonames.org/',
  draftArticle: {
    document: {
      format: 'text',
      name: 'talks.txt',
      text: 'It rains.',
      blocks: [{ start: 0, end: 9, kind: 'paragraph' }],
      metadata: { authors: [] },
      notes: [],
    },
    details: { title: 'Talks', authors: ['Ada Brandt'], published: '2025-08-01', language: 'en' },
  },
}

const anything = fc.anything({
  withBigInt: true,
  withDate: true,
  withMap: true,
  withSet: true,
  withNullPrototype: true,
  withSparseArray: true,
  withTypedArray: true,
  withObjectString: true,
  key: fc.oneof(fc.constantFrom('__proto__', 'constructor', 'query', 'views', 'version'), fc.string()),
})
const looped = anything.map((value) => {
  const ring: Record<string, unknown> = { value, views: {}, version: 1 }
  ring.views = ring
  ring.query = ring
  return ring
})
const deep = fc.nat(3000).map((depth) => {
  let value: unknown = 'x'
  for (let k = 0; k < depth; k++) value = k % 2 === 0 ? [value] : { views: value }
  return value
})

const asked = fc.constantFrom(...requestNames).chain((name) =>
  fc.record({
    name: fc.constant(name),
    stranger: fc.option(fc.constantFrom(...Object.keys(strangers)), { freq: 4 }),
    inputs: fc.oneof(
      {
        weight: 6,
        arbitrary: fc.tuple(name in good ? nearJson({ input: good[name] }).map(inputOf) : fc.constant(undefined)),
      },
      { weight: 2, arbitrary: fc.tuple(fc.oneof(anything, hostileText, externalAddresses, looped, deep)) },
      { weight: 1, arbitrary: fc.array(anything, { maxLength: 3 }) },
    ),
  }),
)

function inputOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, 'input') : value
}

/** What reaches main of a value sent to it, or nothing where Electron itself would not send it. */
function sent(values: readonly unknown[]): readonly unknown[] | null {
  try {
    return structuredClone(values)
  } catch {
    return null
  }
}

/** Every request is refused or answered as the contract says; a stranger's never reaches a handler. */
export const ipc = createDoor('ipc', asked, async ({ name, stranger, inputs }) => {
  const values = sent(inputs)
  if (values === null) return
  const before = handled.length
  const event = stranger === null ? asking(mainFrame) : (strangers[stranger]?.() ?? asking(null))
  const answer = await listeners
    .get(`dateline:${name}`)?.(event, ...values)
    .then(
      (text): { value: unknown } => ({ value: JSON.parse(text) }),
      (error: unknown) => ({ refused: error instanceof Error ? error.message : 'no error' }),
    )
  if (bugs.length > 0) throw bugs.pop()
  assert(answer !== undefined, 'nothing listens')
  if (stranger !== null) assert(handled.length === before, 'a stranger was let in')
  if ('refused' in answer) {
    assert(answer.refused.startsWith(`Dateline refused “${name}”: `), answer.refused)
    assert(answer.refused.length < 400, 'a long refusal')
  } else {
    assert(stranger === null, 'a stranger was answered')
    requests[name].output.parse(answer.value)
  }
  handled.length = 0
  assert(Object.keys(Object.prototype).length === 0, 'the prototype of objects was changed')
})
