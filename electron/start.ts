import path from 'node:path'
import { app, crashReporter, dialog, session as electronSession, ipcMain, Menu, protocol } from 'electron'
import { appScheme, readDevServer } from './addresses.ts'
import { type Opening, readOpening, readOpenings } from './arguments.ts'
import { compileWhole, paintInOwnThreads } from './chromium.ts'
import { isWithoutGraphics } from './graphics.ts'
import { holdRequests } from './held-requests.ts'
import { createAppHandler } from './protocol.ts'
import { hardenContents, hardenSession, switchOffNetwork } from './security.ts'
import { createWindow, loadPage } from './window.ts'

// What must stand before anything else, and the shortest way to a window. While Chromium starts the window's process and loads the
// page into it, main.ts is loaded; what the page asks before that waits.

// This file is built to out/main, beside out/preload and out/renderer.
const root = path.join(import.meta.dirname, '../..')
const resources = app.isPackaged ? process.resourcesPath : path.join(root, 'resources')
const devServer = readDevServer(process.env.ELECTRON_RENDERER_URL, app.isPackaged)
const report = (message: string) => console.error(`dateline: ${message}`)

/** Addresses the app was asked to fetch and refused. End-to-end tests read it in main: there must be none. */
const refusedRequests: string[] = []
if (!app.isPackaged) Object.assign(globalThis, { datelineRefusedRequests: refusedRequests })

switchOffNetwork(app, devServer)
paintInOwnThreads(app.commandLine)
compileWhole(app.commandLine)
// enableSandbox takes --no-sandbox back, without which Chromium does not start as root; windows ask for the sandbox anyway.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox()
const withoutGraphics = isWithoutGraphics(app.getPath('userData'), process.versions.chrome, Date.now())
if (withoutGraphics) app.disableHardwareAcceleration()
let toldOfGraphics = false
app.once('gpu-info-update', () => {
  toldOfGraphics = true
})
protocol.registerSchemesAsPrivileged([
  // With the code cache the page's scripts are compiled once, not at every start.
  { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
])
Menu.setApplicationMenu(null) // our own comes with main.ts; without this Electron makes one first

/** `electron .`: not the program of a package. */
const runsScripts = process.defaultApp === true
const openings: Opening[] = readOpenings(process.argv, process.cwd(), runsScripts)
// Until main.ts listens, what the app is asked to open waits.
let open = (opening: Opening): void => {
  openings.push(opening)
}
let show = () => {}
let tellFailed = (_error: unknown) => {}

// A first instance that does not answer within 20 seconds is ended by Chromium, and this one takes its place.
const askedForLock = Date.now()
const isFirst = app.requestSingleInstanceLock()
const endedHungRun = Date.now() - askedForLock > 10_000

if (isFirst) start()
else app.quit() // the first instance gets our arguments

function start(): void {
  app.on('web-contents-created', (_event, contents) => hardenContents(contents, devServer))
  app.on('second-instance', (_event, argv, folder) => {
    for (const opening of readOpenings(argv, folder, runsScripts)) open(opening)
    show()
  })
  app.on('activate', () => show())
  app.on('open-file', (event, file) => receive(event, file))
  app.on('open-url', (event, url) => receive(event, url))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  void app.whenReady().then(openAndRun).catch(fail)
}

function receive(event: { preventDefault(): void }, argument: string): void {
  event.preventDefault()
  const opening = readOpening(argument, '/')
  if (opening) open(opening)
}

function fail(error: unknown): void {
  tellFailed(error)
  const reason = error instanceof Error ? error.message : String(error)
  dialog.showErrorBox('Dateline cannot start', `${reason}\n\nYour articles are safe: Dateline does not write to them.`)
  app.exit(1)
}

async function openAndRun(): Promise<void> {
  closeOff()
  // Dumps lie beside the reports, and nothing is sent. Before the first window: a process that is there already leaves none.
  app.setPath('crashDumps', path.join(app.getPath('userData'), 'crash-reports/dumps'))
  crashReporter.start({ uploadToServer: false })
  const newWindow = () => createWindow(path.join(import.meta.dirname, '../preload/preload.cjs'))
  const first = newWindow()
  const requests = holdRequests(ipcMain)
  loadPage(first.window, devServer, report)
  const { run } = await import('./main.ts')
  await run({
    root,
    resources,
    devServer,
    first,
    requests,
    endedHungRun,
    hasTriedGraphics: () => toldOfGraphics && !withoutGraphics && !app.commandLine.hasSwitch('disable-gpu'),
    newWindow,
    report,
    onOpening: (listener) => {
      open = listener
      for (const opening of openings.splice(0)) open(opening)
    },
    onShow: (listener) => {
      show = listener
    },
    fail,
    onFailed: (listener) => {
      tellFailed = listener
    },
  })
}

/** Closes the app off from every network, and serves the page and the map from its own folders. */
function closeOff(): void {
  app.configureHostResolver({ secureDnsMode: 'off' })
  hardenSession(electronSession.defaultSession, devServer, (address) => {
    refusedRequests.push(address)
    report(`refused request: ${address}`)
  })
  const answer = createAppHandler({ renderer: path.join(root, 'out/renderer'), map: path.join(resources, 'map') })
  // Deprecated, but protocol.handle answers with Node's Response, whose modules take some 45 ms to load and hold the first page back.
  protocol.registerBufferProtocol(appScheme, (request, give) => {
    const given = answer(request)
    if (given instanceof Promise) void given.then(give)
    else give(given)
  })
  protocol.handle('file', () => Response.error()) // nothing of ours has such an address, not even for main
}
