import type { App, BrowserWindow } from 'electron'
import type { Announcer } from '../ipc.ts'
import type { FaultDesk } from './fault-desk.ts'

/** Hands the faults of main and of Chromium's helper processes to the desk. */
export function watchProcesses(app: App, desk: FaultDesk): void {
  process.on('uncaughtException', (error) => void desk.onMainFault('main-exception', error))
  process.on('unhandledRejection', (error) => void desk.onMainFault('main-rejection', error))
  let quitting = false
  app.on('will-quit', () => {
    quitting = true
  })
  app.on('child-process-gone', (_event, { type, reason, exitCode }) => {
    if (!quitting && reason !== 'clean-exit') desk.onProcessGone(type, reason, exitCode)
  })
}

/** Brings a window's page back when its process is gone or does not answer. `startFresh` is called before it loads without its session. */
export function watchWindow(
  window: BrowserWindow,
  desk: FaultDesk,
  announcer: Announcer,
  startFresh: () => void,
): void {
  const { webContents } = window
  let ended = false // by us, because it did not answer
  const load = () => {
    announcer.attach(webContents)
    webContents.reload()
  }
  webContents.on('render-process-gone', async (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit' || window.isDestroyed()) return
    announcer.attach(webContents)
    if (ended) {
      ended = false
      return load()
    }
    const next = await desk.onWindowGone(reason, exitCode)
    if (window.isDestroyed()) return
    if (next === 'reload-fresh') startFresh()
    load()
  })

  let stuck: AbortController | null = null
  window.on('unresponsive', async () => {
    if (stuck) return
    stuck = new AbortController()
    const end = await desk.onWindowStuck(stuck.signal)
    stuck = null
    if (!end || window.isDestroyed()) return
    ended = true
    webContents.forcefullyCrashRenderer()
  })
  window.on('responsive', () => stuck?.abort())
}
