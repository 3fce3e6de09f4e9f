import os from 'node:os'
import path from 'node:path'
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  type IpcMain,
  nativeTheme,
  type OpenDialogOptions,
  powerMonitor,
  shell,
  utilityProcess,
} from 'electron'
import { sessionFormat } from '../src/core/session.ts'
import type { VersionedFormat } from '../src/core/versioned.ts'
import { isOwnAddress } from './addresses.ts'
import type { Opening } from './arguments.ts'
import { createDesktop } from './desktop.ts'
import { Drafter } from './draft/drafter.ts'
import { Drafts } from './draft/drafts.ts'
import { confirm } from './external-link-dialog.ts'
import { textOf } from './faults/crash-reports.ts'
import { openFaultDesk } from './faults/electron-desk.ts'
import { type FaultDesk, freshSwitch } from './faults/fault-desk.ts'
import type { createFileNotices } from './faults/file-notices.ts'
import { createFreshSession } from './faults/fresh-session.ts'
import { saveAll, saveBeforeExit } from './faults/save-before-exit.ts'
import { followStart, startsFormat } from './faults/starts.ts'
import { watchProcesses, watchWindow } from './faults/watch.ts'
import { sweepTemporaries } from './files/replace-file.ts'
import { createPlaceSearch } from './gazetteer/search-places.ts'
import { createHandlers } from './handlers.ts'
import { readClipboard } from './import/clipboard.ts'
import { DocumentReader } from './import/document-reader.ts'
import { Documents } from './import/documents.ts'
import { createAnnouncer, serve, trustSender } from './ipc.ts'
import { Library, openedFilesFormat } from './library/library.ts'
import { Records, shelfStateFormat } from './library/records.ts'
import { createShelfDesk } from './library/shelf-desk.ts'
import { createLicences } from './licences.ts'
import { readElectronOrigin } from './origin.ts'
import { createStateFile } from './state-file.ts'
import { followTheme } from './theme.ts'
import { loadPage, type NewWindow, settleWindow } from './window.ts'
import { windowStateFormat } from './window-state.ts'

// Beside the executable; in a Mac's app bundle only its resources are ours.
const chromiumCredits = (resources: string) =>
  path.join(process.platform === 'darwin' ? resources : path.dirname(process.execPath), 'LICENSES.chromium.html')

/** A window that has stood this long works, for the record of starts. */
const worksAfterMs = 5000

/** What the start (`start.ts`) hands on. */
interface Start {
  /** The app's own folder, and its resources. */
  readonly root: string
  readonly resources: string
  readonly devServer: string | null
  /** The first window, hidden, its page on its way. */
  readonly first: NewWindow
  /** Where the handlers of the page's requests are given; until then requests wait. */
  readonly requests: Pick<IpcMain, 'handle'>
  /** A first instance hung for so long that this one took its place. */
  readonly endedHungRun: boolean
  newWindow(): NewWindow
  report(message: string): void
  /** Hands over what the app has been asked to open, and what it is asked to open from now on. */
  onOpening(open: (opening: Opening) => void): void
  onShow(show: () => void): void
  /** Says that the app cannot start, and ends it. */
  fail(error: unknown): void
  /** Told before that is said. */
  onFailed(tell: (error: unknown) => void): void
}

/** Runs the app: opens what it keeps, settles its first window, and answers the page. */
export async function run(start: Start): Promise<void> {
  const { root, resources, devServer, report } = start
  const announcer = createAnnouncer()
  const { desk, fileNotices } = openFaultDesk({ announcer, root, save: () => saveAll(unsaved), log: report })
  const states = openStates(fileNotices)
  /** Whatever may hold something that is not on the disk yet. */
  const unsaved: Parameters<typeof saveAll>[0][number][] = [...states.all]
  start.onFailed((error) => desk.onStartFailed(error))
  watchProcesses(app, desk)
  for (const state of states.all) void state.read() // all at once; each is kept for whoever asks
  const { windowState, opened } = states
  const session = createFreshSession(states.session)
  const started = await followStart(states.starts, Date.now())
  if (!(await mayStart(desk, started.goesInCircles, session.startFresh))) return app.quit()
  const articles = (!app.isPackaged && process.env.DATELINE_ARTICLES) || path.join(resources, 'articles')
  const shelfFolder = (!app.isPackaged && process.env.DATELINE_SHELF) || path.join(app.getPath('documents'), 'Dateline')
  const library = new Library({
    folder: articles,
    home: os.homedir(),
    shelf: shelfFolder,
    opened,
    records: new Records(states.shelf),
    worker: { fork: () => forkWorker('read-articles', 'Dateline article reader'), memoryOf },
    changed: () => announcer.announce('shelfChanged', null),
    trashItem: (file) => shell.trashItem(file),
    report,
  })
  unsaved.push(library)
  const theme = followTheme((await session.read()).theme, announcer)

  let window: BrowserWindow | null = null
  const showOpenDialog = (options: OpenDialogOptions) =>
    window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)
  const desktop = createDesktop({
    app,
    clipboard,
    nativeTheme,
    library,
    session,
    electronOrigin: await readElectronOrigin(app.isPackaged ? app.getAppPath() : null, report),
    onTheme: theme.onChoice,
    confirm: (question) => confirm(window, question),
    openExternal: (address) => shell.openExternal(address),
    showOpenDialog,
  })
  const documents = new Documents({
    reader: new DocumentReader({ fork: () => forkWorker('read-document', 'Dateline document reader'), memoryOf }),
    showOpenDialog,
    readClipboard: () => readClipboard(clipboard),
    addArticle: async (file) => (await library.add(file)).id,
    onProgress: (progress) => announcer.announce('importProgress', progress),
  })
  const gazetteer = path.join(resources, 'gazetteer/gazetteer.bin')
  const drafts = new Drafts({
    drafter: new Drafter({ fork: () => forkWorker('draft', 'Dateline drafter', [gazetteer]), memoryOf }),
    create: (article) => library.writing.create(article),
    onProgress: (progress) => announcer.announce('draftProgress', progress),
  })
  const icon = path.join(resources, 'icon/apps/256x256.png')
  let first: NewWindow | null = start.first
  let showing: Promise<void> | null = null // so that two instances started at once do not open two windows
  const create = async () => {
    const own = first ?? start.newWindow()
    const { webContents } = own.window
    window = own.window
    await settleWindow(own, { icon, theme: theme.current(), state: windowState, announcer })
    watchWindow(own.window, desk, announcer, session.startFresh)
    own.window.once('session-end', () => void saveAll(unsaved)) // Windows ends the process soon after
    own.window.once('closed', () => {
      window = null
      showing = null
    })
    // The first window's page has been on its way for long, unless its process is gone since.
    if (own !== first || webContents.isCrashed()) loadPage(own.window, devServer, report)
    first = null
  }
  const show = async () => {
    if (window) {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
    showing ??= create()
    await showing
  }
  const openAndShow = async (opening: Opening) => {
    if (opening.kind === 'document') announcer.announce('documentOpened', documents.offer(opening.file))
    else {
      const link =
        opening.kind === 'link' ? opening.link : { article: (await library.add(opening.file)).id, statement: null }
      announcer.announce('openLink', link)
    }
    await show()
  }
  start.onShow(() => void show().catch(start.fail))
  app.once('will-quit', started.ended)
  saveBeforeExit(app, () => saveAll(unsaved))
  powerMonitor.on('shutdown', () => app.quit())

  await show()
  const owns = (sender: unknown) => window !== null && sender === window.webContents
  serve(
    {
      ipcMain: start.requests,
      isTrusted: trustSender(owns, (url) => isOwnAddress(url, devServer)),
      onRequest: () => announcer.wake(),
      report: (error, name) => report(`${name} failed: ${textOf(error)}`),
    },
    createHandlers(
      desktop,
      createPlaceSearch(gazetteer, report),
      desk,
      documents,
      drafts,
      createShelfDesk({
        library,
        showOpenDialog,
        showItemInFolder: (file) => shell.showItemInFolder(file),
        openPath: (folder) => shell.openPath(folder),
      }),
      createLicences({ own: path.join(resources, 'notices.json'), chromium: chromiumCredits(resources), report }),
    ),
  )
  void library.list() // the page asks for it at once
  setTimeout(started.succeeded, worksAfterMs).unref()
  // Not at once: the first article has the machine to itself while it is drawn.
  setTimeout(() => void library.start(), worksAfterMs).unref()
  void sweepTemporaries(app.getPath('userData'))
  void desk.reports.pruneDumps()
  if (started.crashedRun !== null) await desk.onAfterCrash(started.crashedRun, start.endedHungRun)
  start.onOpening(
    (opening) => void openAndShow(opening).catch((error: unknown) => report(`opening failed: ${String(error)}`)),
  )
}

/** Starts a process that works on the reader's texts; its bundle lies beside main's. It gets no environment and no console. */
function forkWorker(bundle: string, serviceName: string, args: string[] = []) {
  return utilityProcess.fork(path.join(import.meta.dirname, `${bundle}.js`), args, {
    serviceName,
    stdio: 'ignore',
    env: {},
  })
}

/** Memory that a process of the app's holds, in bytes. */
function memoryOf(pid: number): number | undefined {
  const metric = app.getAppMetrics().find((other) => other.pid === pid)
  return metric && metric.memory.workingSetSize * 1024
}

/** Main's own state, in the user's data folder. */
function openStates(notices: ReturnType<typeof createFileNotices>) {
  const open = <T extends { readonly version: number }>(name: string, about: string, format: VersionedFormat<T>) =>
    createStateFile({
      file: path.join(app.getPath('userData'), name),
      format,
      watcher: notices.watch(about),
    })
  const session = open('session.json', 'Your place and settings', sessionFormat)
  const windowState = open('window.json', 'The place of the window', windowStateFormat)
  const opened = open('library.json', 'The list of opened articles', openedFilesFormat)
  const starts = open('starts.json', 'The record of starts', startsFormat)
  const shelf = open('shelf.json', 'What is known of your articles', shelfStateFormat)
  const all = [session, windowState, opened, starts]
  return { session, windowState, opened, starts, shelf, all }
}

/** Asks, after starts that came to nothing, whether and how to start; false to quit. */
async function mayStart(desk: FaultDesk, goesInCircles: boolean, startFresh: () => void): Promise<boolean> {
  const how = goesInCircles ? await desk.askAfterFailedStarts() : 'usual'
  if (how === 'fresh' || app.commandLine.hasSwitch(freshSwitch)) startFresh()
  return how !== 'quit'
}
