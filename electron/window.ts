import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import type { ThemeChoice } from '../src/core/session.ts'
import { appPage } from './addresses.ts'
import type { Announcer } from './ipc.ts'
import type { StateFile } from './state-file.ts'
import { placeWindow } from './window-bounds.ts'
import type { WindowState } from './window-state.ts'

/** The papers of `tokens.css`: what shows before the page does. */
const papers = { light: '#fbfaf6', dark: '#1b1e20', contrast: '#ffffff' }

/** The colour of the page's paper under a theme, with the system's choice resolved. */
export const paperOf = (theme: ThemeChoice): string =>
  theme === 'contrast' ? papers.contrast : nativeTheme.shouldUseDarkColors ? papers.dark : papers.light

/** A window, still hidden. */
export interface NewWindow {
  readonly window: BrowserWindow
  /** Resolves when its page has drawn. */
  readonly drawn: Promise<void>
}

/** Creates a hidden, empty window in the middle of the first display. */
export function createWindow(preload: string): NewWindow {
  const { bounds, least } = placeWindow(null, workAreas())
  const window = new BrowserWindow({
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    title: app.getName(),
    backgroundColor: paperOf('system'),
    autoHideMenuBar: true,
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      navigateOnDragDrop: false,
      disableBlinkFeatures: 'Auxclick', // a middle click on a link asks for a window
      devTools: !app.isPackaged,
    },
  })
  const drawn = new Promise<void>((resolve) => window.once('ready-to-show', () => resolve()))
  return { window, drawn }
}

interface WindowOptions {
  readonly theme: ThemeChoice
  readonly state: StateFile<WindowState>
  readonly announcer: Announcer
}

/** Puts a window where it was, shows it when its page has drawn, and remembers where it is left. */
export async function settleWindow(
  { window, drawn }: NewWindow,
  { theme, state, announcer }: WindowOptions,
): Promise<void> {
  const stored = await state.read()
  const { bounds, least } = placeWindow(stored.bounds, workAreas())
  window.setMinimumSize(least.width, least.height)
  if (stored.bounds) window.setBounds(bounds)
  window.setBackgroundColor(paperOf(theme))
  void drawn.then(() => {
    if (window.isDestroyed()) return
    if (stored.maximized) window.maximize()
    window.show()
  })
  rememberPlace(window, state)
  announcer.attach(window.webContents)
  // Not did-start-navigation: that comes also for navigation that is then refused, and the page stays.
  window.webContents.on('did-navigate', () => announcer.attach(window.webContents))
}

/** Loads the app's page into a window. */
export function loadPage(window: BrowserWindow, devServer: string | null, report: (message: string) => void): void {
  void window.loadURL(devServer ?? appPage).catch((error: unknown) => {
    report(`the page did not load: ${String(error)}`)
    if (!window.isDestroyed()) window.show() // an empty window says more than none
  })
}

const workAreas = () => [screen.getPrimaryDisplay(), ...screen.getAllDisplays()].map((display) => display.workArea)

function rememberPlace(window: BrowserWindow, state: StateFile<WindowState>): void {
  let timer: NodeJS.Timeout | undefined
  const keep = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized()) return
    const value: WindowState = { version: 1, bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    state.write(value).catch(() => undefined) // the file's watcher tells the reader
  }
  const soon = () => {
    clearTimeout(timer)
    timer = setTimeout(keep, 500)
  }
  window.on('resize', soon)
  window.on('move', soon)
  window.on('maximize', soon)
  window.on('unmaximize', soon)
  window.on('close', keep)
}
