// What Electron runs in the start bench: the app under test, watched from main. It prints one line when the page shows what
// BENCH_READY selects, painted in a visible window, and one when the page has heeded the right arrow key sent at that moment.
import { writeSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { app, BrowserWindow } from 'electron'

const ready = JSON.stringify(process.env.BENCH_READY)
const told = (/** @type {string} */ line) => writeSync(1, `${line}\n`)

/** In the page: resolves to what the element says, after a frame with it has been drawn. */
const shown = (/** @type {string} */ condition) => `new Promise((resolve) => {
  const look = () => {
    const now = document.querySelector(${ready})?.textContent
    if (!now || !(${condition})) return void requestAnimationFrame(look)
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel()
      port1.onmessage = () => resolve(now)
      port2.postMessage(null)
    })
  }
  look()
})`

const visible = (/** @type {BrowserWindow} */ window) =>
  new Promise((resolve) => (window.isVisible() ? resolve(null) : window.once('show', () => resolve(null))))

const watch = async (/** @type {Electron.WebContents} */ contents) => {
  const window = BrowserWindow.fromWebContents(contents)
  if (!window) return
  // Of the frame, not of the contents: those wait until the whole page has loaded.
  const [first] = await Promise.all([contents.mainFrame.executeJavaScript(shown('true')), visible(window)])
  told('bench: ready')
  contents.sendInputEvent({ type: 'keyDown', keyCode: 'Right' })
  contents.sendInputEvent({ type: 'keyUp', keyCode: 'Right' })
  await contents.mainFrame.executeJavaScript(shown(`now !== ${JSON.stringify(first)}`))
  told('bench: heeded')
}

app.on('web-contents-created', (_event, contents) => contents.once('dom-ready', () => void watch(contents)))
await import(pathToFileURL(process.env.BENCH_MAIN ?? '').href)
