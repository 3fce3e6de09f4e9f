import os from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { app, type BrowserWindow, type IpcMain, powerMonitor, shell } from 'electron'
import { isOwnAddress } from './addresses.ts'
import type { Opening } from './arguments.ts'
import type { Desks } from './desks.ts'
import { createEarlyHandlers } from './early-handlers.ts'
import { textOf } from './faults/crash-reports.ts'
import { openFaultDesk } from './faults/electron-desk.ts'
import { type FaultDesk, freshSwitch } from './faults/fault-desk.ts'
import type { createFileNotices } from './faults/file-notices.ts'
import { createFreshSession } from './faults/fresh-session.ts'
import { saveAll, saveBeforeExit } from './faults/save-before-exit.ts'
import { followStart } from './faults/starts.ts'
import { watchProcesses, watchWindow } from './faults/watch.ts'
import { sweepTemporaries } from './files/replace-file.ts'
import { rememberGraphics } from './graphics.ts'
import { createAnnouncer, serve, trustSender } from './ipc.ts'
import { Library } from './library/library.ts'
import { Records } from './library/records.ts'
import { createStateFile, type LateFormat } from './state-file.ts'
import { lateOpened, lateSession, lateShelf, lateStarts, lateWindow } from './state-formats.ts'
import { followTheme } from './theme.ts'
import { loadPage, type NewWindow, settleWindow } from './window.ts'
import { forkWorker, memoryOf } from './work/fork.ts'

// A start's own part of main. It loads no schema: what this build wrote bears its seal, and the rest (`desks.ts`) comes later.

/** What the first drawing has no need of waits until the page stands and has had a moment for its map, but not for ever. */
const restMs = 150
const standsWithinMs = 2000
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
  /** Whether this run has looked for a graphics processor, and Chromium has said what came of it. */
  hasTriedGraphics(): boolean
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
  const early = createEarlyHandlers(session, library, desk)
  const theme = followTheme((await session.read()).theme, announcer)

  let window: BrowserWindow | null = null
  let desks: Promise<Desks> | null = null
  const openDesks = () => {
    desks ??= import('./desks.ts').then((module) =>
      module.openDesks({
        resources,
        library,
        session,
        faults: desk,
        announcer,
        window: () => window,
        onTheme: theme.onChoice,
        report,
      }),
    )
    desks.catch(() => {
      desks = null // whoever asks next tries again
    })
    return desks
  }
  let first: NewWindow | null = start.first
  let showing: Promise<void> | null = null // so that two instances started at once do not open two windows
  const create = async () => {
    const own = first ?? start.newWindow()
    const { webContents } = own.window
    window = own.window
    await settleWindow(own, { theme: theme.current(), state: windowState, announcer })
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
    if (opening.kind === 'document')
      announcer.announce('documentOpened', (await openDesks()).documents.offer(opening.file))
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
  // The page asks for the notices when it stands; that it has drawn something is no sign, an empty page is drawn too.
  let pageStands = () => {}
  const standing = new Promise<void>((resolve) => {
    pageStands = resolve
  })
  const owns = (sender: unknown) => window !== null && sender === window.webContents
  serve(
    {
      ipcMain: start.requests,
      isTrusted: trustSender(owns, (url) => isOwnAddress(url, devServer)),
      onRequest: () => announcer.wake(),
      report: (error, name) => report(`${name} failed: ${textOf(error)}`),
    },
    {
      ...early,
      listNotices: (input) => {
        pageStands()
        return early.listNotices(input)
      },
    },
    async () => (await openDesks()).handlers,
  )
  const icon = path.join(resources, 'icon/apps/256x256.png')
  void Promise.race([standing.then(() => pause(restMs)), pause(standsWithinMs)]).then(() => {
    if (process.platform === 'linux' && window) window.setIcon(icon) // elsewhere it is the program's
    theme.showMenu()
    void openDesks()
  })
  setTimeout(() => {
    started.succeeded()
    const { versions } = process
    const none = app.getGPUFeatureStatus().gpu_compositing !== 'enabled'
    if (start.hasTriedGraphics() && versions.chrome !== undefined)
      rememberGraphics(app.getPath('userData'), { none, chrome: versions.chrome, since: Date.now() })
  }, worksAfterMs).unref()
  // Not at once: the first article has the machine to itself while it is drawn.
  setTimeout(() => void library.warm(), worksAfterMs).unref()
  void sweepTemporaries(app.getPath('userData'))
  void desk.reports.pruneDumps()
  if (started.crashedRun !== null) await desk.onAfterCrash(started.crashedRun, start.endedHungRun)
  start.onOpening(
    (opening) => void openAndShow(opening).catch((error: unknown) => report(`opening failed: ${String(error)}`)),
  )
}

/** Main's own state, in the user's data folder. */
function openStates(notices: ReturnType<typeof createFileNotices>) {
  const open = <T extends { readonly version: number }>(name: string, about: string, format: LateFormat<T>) =>
    createStateFile({
      file: path.join(app.getPath('userData'), name),
      format,
      watcher: notices.watch(about),
    })
  const session = open('session.json', 'Your place and settings', lateSession)
  const windowState = open('window.json', 'The place of the window', lateWindow)
  const opened = open('library.json', 'The list of opened articles', lateOpened)
  const starts = open('starts.json', 'The record of starts', lateStarts)
  const shelf = open('shelf.json', 'What is known of your articles', lateShelf)
  const all = [session, windowState, opened, starts]
  return { session, windowState, opened, starts, shelf, all }
}

/** Asks, after starts that came to nothing, whether and how to start; false to quit. */
async function mayStart(desk: FaultDesk, goesInCircles: boolean, startFresh: () => void): Promise<boolean> {
  const how = goesInCircles ? await desk.askAfterFailedStarts() : 'usual'
  if (how === 'fresh' || app.commandLine.hasSwitch(freshSwitch)) startFresh()
  return how !== 'quit'
}
