// The yardstick's window: a plain page under a scheme of its own, so that it can read its data file.
const { app, BrowserWindow, net, protocol } = require('electron')
const path = require('node:path')
const { pathToFileURL } = require('node:url')

protocol.registerSchemesAsPrivileged([
  { scheme: 'yardstick', privileges: { standard: true, secure: true, supportFetchAPI: true } },
])
app.whenReady().then(() => {
  protocol.handle('yardstick', (request) =>
    net.fetch(pathToFileURL(path.join(__dirname, path.basename(new URL(request.url).pathname))).href),
  )
  const window = new BrowserWindow({ width: 1280, height: 800, useContentSize: true })
  window.setMenuBarVisibility(false)
  window.loadURL('yardstick://page/page.html')
})
app.on('window-all-closed', () => app.quit())
