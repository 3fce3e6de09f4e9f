import os from 'node:os'
import path from 'node:path'
import {
  app,
  type BrowserWindow,
  clipboard,
  dialog,
  session as electronSession,
  ipcMain,
  nativeTheme,
  type OpenDialogOptions,
  powerMonitor,
  protocol,
  shell,
  utilityProcess,
} from 'electron'
import { sessionFormat } from '../src/core/session.ts'
import type { VersionedFormat } from '../src/core/versioned.ts'
import { appScheme, isOwnAddress, readDevServer } from './addresses.ts'
import { type Opening, readOpening, readOpenings } from './arguments.ts'
import { createDesktop } from './desktop.ts'
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
import { createAppHandler } from './protocol.ts'
import { hardenContents, hardenSession, switchOffNetwork } from './security.ts'
import { createStateFile } from './state-file.ts'
import { followTheme } from './theme.ts'
import { openWindow } from './window.ts'
import { windowStateFormat } from './window-bounds.ts'

// This file is built to out/main, beside out/preload and out/renderer.
const root = path.join(import.meta.dirname, '../..')
const resources = app.isPackaged ? process.resourcesPath : path.join(root, 'resources')
// Beside the executable; in a Mac's app bundle only its resources are ours.
const chromiumCredits = path.join(
  process.platform === 'darwin' ? resources : path.dirname(process.execPath),
  'LICENSES.chromium.html',
)
const devServer = readDevServer(process.env.ELECTRON_RENDERER_URL, app.isPackaged)
const report = (message: string) => console.error(`dateline: ${message}`)

/** A window that has stood this long works, for the record of starts. */
const worksAfterMs = 5000

/** Addresses the app was asked to fetch and refused. End-to-end tests read it in main: there must be none. */
const refusedRequests: string[] = []
if (!app.isPackaged) Object.assign(globalThis, { datelineRefusedRequests: refusedRequests })

switchOffNetwork(app, devServer)
// enableSandbox takes --no-sandbox back, without which Chromium does not start as root; windows ask for the sandbox anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  // With the code cache the page's scripts are compiled once, not at every start.
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])

const announcer = createAnnouncer()
const openings: Opening[] = readOpenings(process.argv, process.cwd())
// Until the app is ready, what it is asked to open waits; there is no window to show yet.
let open = (opening: Opening) => void openings.push(opening)
let showWindow = () => {}

// A first instance that does not answer within 20 seconds is ended by Chromium, and this one takes its place.
const askedForLock = Date.now()
const isFirst = app.requestSingleInstanceLock()
const endedHungRun = Date.now() - askedForLock > 10_000

if (isFirst) start()
else app.quit() // the first instance gets our arguments

function start(): void {
  const { desk, fileNotices } = openFaultDesk({ announcer, root, save: () => saveAll(states.all), log: report })
  const states = openStates(fileNotices)
  watchProcesses(app, desk)
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, devServer))
  app.on('second-instance', (_event, argv, folder) => {
    for (const opening of readOpenings(argv, folder)) open(opening)
    showWindow()
  })
  app.on('activate', () => showWindow())
  app.on('open-file', (event, file) => receive(event, file))
  app.on('open-url', (event, url) => receive(event, url))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  void app
    .whenReady()
    .then(() => run(desk, states))
    .catch((error: unknown) => fail(desk, error))
}

function receive(event: { preventDefault(): void }, argument: string): void {
  event.preventDefault()
  const opening = readOpening(argument, '/')
  if (opening) open(opening)
}

function fail(desk: FaultDesk, error: unknown): void {
  desk.onStartFailed(error)
  const reason = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox('Dateline cannot start', `${reason}\n\nYour articles are safe: Dateline does not write to them.`)
  app.exit(1)
}

async function run(desk: FaultDesk, states: ReturnType<typeof openStates>): Promise<void> {
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
    worker: { fork: forkArticleReader, memoryOf },
    changed: () => announcer.announce('shelfChanged', null),
    trashItem: (file) => shell.trashItem(file),
    report,
  })
  states.all.push(library)
  await closeOff()
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
    reader: new DocumentReader({ fork: forkDocumentReader, memoryOf }),
    showOpenDialog,
    readClipboard: () => readClipboard(clipboard),
    onProgress: (progress) => announcer.announce('importProgress', progress),
  })
  const owns = (sender: unknown) => window !== null && sender === window.webContents
  serve(
    {
      ipcMain,
      isTrusted: trustSender(owns, (url) => isOwnAddress(url, devServer)),
      onRequest: () => announcer.wake(),
      report: (error, name) => report(`${name} failed: ${textOf(error)}`),
    },
    createHandlers(
      desktop,
      createPlaceSearch(path.join(resources, 'gazetteer/gazetteer.bin'), report),
      desk,
      documents,
      createShelfDesk({
        library,
        showOpenDialog,
        showItemInFolder: (file) => shell.showItemInFolder(file),
        openPath: (folder) => shell.openPath(folder),
      }),
      createLicences({ own: path.join(resources, 'notices.json'), chromium: chromiumCredits, report }),
    ),
  )

  const windowIcon = path.join(resources, 'icon/apps/256x256.png')
  const preload = path.join(import.meta.dirname, '../preload/preload.cjs')
  let showing: Promise<void> | null = null // so that two instances started at once do not open two windows
  const create = async () => {
    window = await openWindow({
      preload,
      icon: windowIcon,
      devServer,
      theme: theme.current(),
      state: windowState,
      announcer,
      report,
    })
    watchWindow(window, desk, announcer, session.startFresh)
    window.once('session-end', () => void saveAll(states.all)) // Windows ends the process soon after
    window.once('closed', () => {
      window = null
      showing = null
    })
  }
  const show = async () => {
    if (window) {
      if (window.isMinimized()) window.restore()
      window.focus()
    }
    showing ??= create()
    await showing
  }
  open = (opening) => void openAndShow(opening).catch((error: unknown) => report(`opening failed: ${String(error)}`))
  const openAndShow = async (opening: Opening) => {
    if (opening.kind === 'document') announcer.announce('documentOpened', documents.offer(opening.file))
    else {
      const link =
        opening.kind === 'link' ? opening.link : { article: (await library.add(opening.file)).id, statement: null }
      announcer.announce('openLink', link)
    }
    await show()
  }
  showWindow = () => void show().catch((error: unknown) => fail(desk, error))
  app.once('will-quit', started.ended)
  saveBeforeExit(app, () => saveAll(states.all))
  powerMonitor.on('shutdown', () => app.quit())

  await show()
  setTimeout(started.succeeded, worksAfterMs).unref()
  // Not at once: the first article has the machine to itself while it is drawn.
  setTimeout(() => void library.start(), worksAfterMs).unref()
  void sweepTemporaries(app.getPath('userData'))
  void desk.reports.pruneDumps()
  if (started.crashedRun !== null) await desk.onAfterCrash(started.crashedRun, endedHungRun)
  for (const opening of openings.splice(0)) open(opening)
}

/** Starts the process that reads one document; its bundle lies beside main's. It gets no environment and no console. */
function forkDocumentReader() {
  const entry = path.join(import.meta.dirname, 'read-document.js')
  return utilityProcess.fork(entry, [], { serviceName: 'Dateline document reader', stdio: 'ignore', env: {} })
}

/** Starts the process that reads articles and searches in them. */
function forkArticleReader() {
  const entry = path.join(import.meta.dirname, 'read-articles.js')
  return utilityProcess.fork(entry, [], { serviceName: 'Dateline article reader', stdio: 'ignore', env: {} })
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
  // The library, which writes articles and its own state, joins them once it is there.
  const all: { flush(): Promise<boolean> }[] = [session, windowState, opened, starts]
  return { session, windowState, opened, starts, shelf, all }
}

/** Asks, after starts that came to nothing, whether and how to start; false to quit. */
async function mayStart(desk: FaultDesk, goesInCircles: boolean, startFresh: () => void): Promise<boolean> {
  const how = goesInCircles ? await desk.askAfterFailedStarts() : 'usual'
  if (how === 'fresh' || app.commandLine.hasSwitch(freshSwitch)) startFresh()
  return how !== 'quit'
}

/** Closes the app off from every network, and serves the page and the map from its own folders. */
async function closeOff(): Promise<void> {
  app.configureHostResolver({ secureDnsMode: 'off' })
  await hardenSession(electronSession.defaultSession, devServer, (address) => {
    refusedRequests.push(address)
    report(`refused request: ${address}`)
  })
  const folders = { renderer: path.join(root, 'out/renderer'), map: path.join(resources, 'map') }
  protocol.handle(appScheme, createAppHandler(folders))
  protocol.handle('file', () => Response.error()) // nothing of ours has such an address, not even for main
}
