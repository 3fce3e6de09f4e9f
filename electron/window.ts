import { app, BrowserWindow, dialog, nativeTheme, screen } from 'electron'
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
  readonly devServer: string | null
  readonly theme: ThemeChoice
  readonly state: StateFile<WindowState>
  readonly announcer: Announcer
  report(message: string): void
}

/** Opens the window where it was, shows it when its page has drawn, and remembers where it is left. */
export async function openWindow({
  preload,
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
      devTools: !app.isPackaged,
    },
  })
  window.once('ready-to-show', () => {
    if (stored.maximized) window.maximize()
    window.show()
  })
  rememberPlace(window, state, report)
  surviveCrash(window, announcer)
  announcer.attach(window.webContents)
  // Not did-start-navigation: that comes also for navigation that is then refused, and the page stays.
  window.webContents.on('did-navigate', () => announcer.attach(window.webContents))
  void window.loadURL(devServer ?? appPage).catch((error: unknown) => {
    report(`the page did not load: ${String(error)}`)
    if (!window.isDestroyed()) window.show() // an empty window says more than none
  })
  return window
}

function rememberPlace(window: BrowserWindow, state: StateFile<WindowState>, report: (message: string) => void): void {
  let timer: NodeJS.Timeout | undefined
  const keep = () => {
    clearTimeout(timer)
    if (window.isDestroyed() || window.isMinimized()) return
    const value: WindowState = { version: 1, bounds: window.getNormalBounds(), maximized: window.isMaximized() }
    state.write(value).catch((error: unknown) => report(`the window's place was not saved: ${String(error)}`))
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

/** After a crash the page is loaded once more; when it crashes again, the reader decides. */
function surviveCrash(window: BrowserWindow, announcer: Announcer): void {
  let crashes = 0
  window.webContents.on('render-process-gone', async (_event, details) => {
    if (details.reason === 'clean-exit' || window.isDestroyed()) return
    crashes += 1
    announcer.attach(window.webContents)
    if (crashes === 1) return window.webContents.reload()
    const { response } = await dialog.showMessageBox(window, {
      type: 'error',
      title: app.getName(),
      message: 'Dateline’s window stopped working twice.',
      detail: `Your articles are safe: Dateline does not write to them. Reason: ${details.reason}.`,
      buttons: ['Load Again', 'Quit'],
      defaultId: 0,
      cancelId: 1,
    })
    if (response === 1) app.quit()
    else if (!window.isDestroyed()) window.webContents.reload()
  })
}
