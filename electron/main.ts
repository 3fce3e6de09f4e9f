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
  protocol,
} from 'electron'
import { emptySession, sessionSchema } from '../src/core/session.ts'
import { appScheme, isOwnAddress, readDevServer } from './addresses.ts'
import { type Opening, readOpening, readOpenings } from './arguments.ts'
import { createDesktop } from './desktop.ts'
import { createPlaceSearch } from './gazetteer/search-places.ts'
import { createHandlers } from './handlers.ts'
import { createAnnouncer, serve, trustSender } from './ipc.ts'
import { emptyOpenedFiles, Library, openedFilesSchema } from './library/library.ts'
import { createAppHandler } from './protocol.ts'
import { hardenContents, hardenSession, switchOffNetwork } from './security.ts'
import { createStateFile } from './state-file.ts'
import { followTheme } from './theme.ts'
import { openWindow } from './window.ts'
import { emptyWindowState, windowStateSchema } from './window-bounds.ts'

// This file is built to out/main, beside out/preload and out/renderer.
const root = path.join(import.meta.dirname, '../..')
const resources = app.isPackaged ? process.resourcesPath : path.join(root, 'resources')
const devServer = readDevServer(process.env.ELECTRON_RENDERER_URL, app.isPackaged)
const report = (message: string) => console.error(`dateline: ${message}`)

/** Addresses the app was asked to fetch and refused. End-to-end tests read it in main: there must be none. */
const refusedRequests: string[] = []
if (!app.isPackaged) Object.assign(globalThis, { datelineRefusedRequests: refusedRequests })

switchOffNetwork(app, devServer)
// enableSandbox takes --no-sandbox back, without which Chromium does not start as root; windows ask for the sandbox anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
protocol.registerSchemesAsPrivileged([
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true } },
])

const announcer = createAnnouncer()
const openings: Opening[] = readOpenings(process.argv, process.cwd())
// Until the app is ready, what it is asked to open waits; there is no window to show yet.
let open = (opening: Opening) => void openings.push(opening)
let showWindow = () => {}

if (app.requestSingleInstanceLock()) start()
else app.quit() // the first instance gets our arguments

function start(): void {
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
  void app.whenReady().then(run).catch(fail)
}

function receive(event: { preventDefault(): void }, argument: string): void {
  event.preventDefault()
  const opening = readOpening(argument, '/')
  if (opening) open(opening)
}

function textOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function fail(error: unknown): void {
  report(textOf(error))
  const reason = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox('Dateline cannot start', `${reason}\n\nYour articles are safe: Dateline does not write to them.`)
  app.exit(1)
}

async function run(): Promise<void> {
  const { session, windowState, opened } = openStates()
  const articles = (!app.isPackaged && process.env.DATELINE_ARTICLES) || path.join(resources, 'articles')
  const library = new Library({ folder: articles, home: os.homedir(), opened, report })
  await closeOff()
  const theme = followTheme((await session.read()).theme, announcer)

  let window: BrowserWindow | null = null
  const desktop = createDesktop({
    app,
    clipboard,
    nativeTheme,
    library,
    session,
    onTheme: theme.onChoice,
    showOpenDialog: (options) => (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options)),
  })
  const owns = (sender: unknown) => window !== null && sender === window.webContents
  serve(
    {
      ipcMain,
      isTrusted: trustSender(owns, (url) => isOwnAddress(url, devServer)),
      onRequest: () => announcer.wake(),
      report: (error, name) => report(`${name} failed: ${textOf(error)}`),
    },
    createHandlers(desktop, createPlaceSearch(path.join(resources, 'gazetteer/gazetteer.bin'), report)),
  )

  const preload = path.join(import.meta.dirname, '../preload/preload.cjs')
  let showing: Promise<void> | null = null // so that two instances started at once do not open two windows
  const create = async () => {
    window = await openWindow({ preload, devServer, theme: theme.current(), state: windowState, announcer, report })
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
    const link =
      opening.kind === 'link' ? opening.link : { article: (await library.add(opening.file)).id, statement: null }
    announcer.announce('openLink', link)
    await show()
  }
  showWindow = () => void show().catch(fail)
  flushBeforeExit([session, windowState, opened])

  await show()
  for (const opening of openings.splice(0)) open(opening)
}

/** Main's own state, in the user's data folder. */
function openStates() {
  const own = (name: string) => path.join(app.getPath('userData'), name)
  const windowFile = { file: own('window.json'), schema: windowStateSchema, empty: emptyWindowState, report }
  return {
    session: createStateFile({ file: own('session.json'), schema: sessionSchema, empty: emptySession, report }),
    windowState: createStateFile(windowFile),
    opened: createStateFile({ file: own('library.json'), schema: openedFilesSchema, empty: emptyOpenedFiles, report }),
  }
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
}

/**
 * Holds the exit back until the state files are written, two seconds at most. Done at will-quit, not before-quit: a page may
 * still write its session while its window closes, which happens between the two.
 */
function flushBeforeExit(files: readonly { flush(): Promise<void> }[]): void {
  let flushed = false
  app.on('will-quit', (event) => {
    if (flushed) return
    event.preventDefault()
    const all = Promise.all(files.map((file) => file.flush()))
    const enough = new Promise((resolve) => setTimeout(resolve, 2000))
    void Promise.race([all, enough]).finally(() => {
      flushed = true
      // Not at once: with nothing to write this runs before Electron has seen that the exit was held back, and a quit while
      // quitting is ignored, which would leave the app running without a window.
      setImmediate(() => app.quit())
    })
  })
}
