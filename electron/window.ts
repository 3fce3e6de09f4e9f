import { app, BrowserWindow, nativeTheme, screen } from 'electron'
import type { ThemeChoice } from '../src/core/session.ts'
import { appPage } from './addresses.ts'
import type { Announcer } from './ipc.ts'
import type { StateFile } from './state-file.ts'
import { placeWindow, type WindowState } from './window-bounds.ts'

/** The papers of `tokens.css`: what shows before the page does. */
const papers = { light: '#fbfaf6', dark: '#1b1e20', contrast: '#ffffff' }

/** The colour of the page's paper under a theme, with the system's choice resolved. */
export const paperOf = (theme: ThemeChoice): string =>
  theme === 'contrast' ? papers.contrast : nativeTheme.shouldUseDarkColors ? papers.dark : papers.light

interface WindowOptions {
  readonly preload: string
  /** A PNG; Windows and macOS take the icon from the program instead. */
  readonly icon: string
  readonly devServer: string | null
  readonly theme: ThemeChoice
  readonly state: StateFile<WindowState>
  readonly announcer: Announcer
  report(message: string): void
}

/** Opens the window where it was, shows it when its page has drawn, and remembers where it is left. */
export async function openWindow({
  preload,
  icon,
  devServer,
  theme,
  state,
  announcer,
  report,
}: WindowOptions): Promise<BrowserWindow> {
  const stored = await state.read()
  const displays = [screen.getPrimaryDisplay(), ...screen.getAllDisplays()]
  const { bounds, least } = placeWindow(
    stored.bounds,
    displays.map((display) => display.workArea),
  )
  const window = new BrowserWindow({
    ...bounds,
    minWidth: least.width,
    minHeight: least.height,
    show: false,
    title: app.getName(),
    ...(process.platform === 'linux' && { icon }),
    backgroundColor: paperOf(theme),
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
  window.once('ready-to-show', () => {
    if (stored.maximized) window.maximize()
    window.show()
  })
  rememberPlace(window, state)
  announcer.attach(window.webContents)
  // Not did-start-navigation: that comes also for navigation that is then refused, and the page stays.
  window.webContents.on('did-navigate', () => announcer.attach(window.webContents))
  void window.loadURL(devServer ?? appPage).catch((error: unknown) => {
    report(`the page did not load: ${String(error)}`)
    if (!window.isDestroyed()) window.show() // an empty window says more than none
  })
  return window
}

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
