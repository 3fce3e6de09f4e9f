// The yardstick of start, memory and steps: the least an Electron app can be, a window that shows one page.
import path from 'node:path'
import { app, BrowserWindow } from 'electron'

const open = () => {
  // Of the size of Dateline's own window, and shown like it once there is something to see.
  const window = new BrowserWindow({ width: 1280, height: 800, show: false })
  window.once('ready-to-show', () => window.show())
  void window.loadFile(path.join(import.meta.dirname, 'page.html'))
}

app.on('window-all-closed', () => app.quit())
// Not awaited: Electron is ready only after this module has run.
void app.whenReady().then(open)
