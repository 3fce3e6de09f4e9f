import type { App, Session, WebContents } from 'electron'
import { appPage, isOwnAddress, mayFetch } from './addresses.ts'
import { disableFeatures } from './chromium.ts'

/**
 * Chromium's own background traffic, switched off before the app is ready. The session's observer below sees only what pages
 * ask for; the resolver rule covers everything else in the process, addresses in digits included.
 */
export function switchOffNetwork(app: App, devServer: string | null): void {
  const { commandLine } = app
  for (const name of [
    'disable-background-networking',
    'disable-component-update',
    'disable-domain-reliability',
    'disable-sync',
    'dns-prefetch-disable',
    'no-pings',
    'no-proxy-server',
  ]) {
    commandLine.appendSwitch(name)
  }
  disableFeatures(commandLine, [
    'NetworkTimeServiceQuerying',
    'OptimizationHints',
    'MediaRouter',
    'Translate',
    'AutofillServerCommunication',
  ])
  const except = devServer === null ? '' : `, EXCLUDE ${new URL(devServer).hostname}`
  const nowhere = `MAP * ~NOTFOUND${except}`
  commandLine.appendSwitch('host-resolver-rules', nowhere)
}

/** Refuses every request that leaves the app, every permission, every download; `refused` is told of each address. */
export function hardenSession(session: Session, devServer: string | null, refused: (address: string) => void): void {
  session.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !mayFetch(details.url, devServer)
    if (cancel) refused(details.url)
    answer({ cancel })
  })
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler(null) // without a handler Electron refuses the request itself
  session.on('will-download', (event) => event.preventDefault())
  session.setSpellCheckerEnabled(false)
  session.setSpellCheckerDictionaryDownloadURL('file:///nowhere/') // the default is a web address
  // Not waited for: `no-proxy-server` says it of the whole process, and the page's own files come from main.
  session.setProxy({ mode: 'direct' }).catch(() => undefined)
}

/** Keeps a page where it is: no windows, no navigation, no embedded pages. While developing, the server may reload its page. */
export function hardenContents(contents: WebContents, devServer: string | null): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }))
  contents.on('will-attach-webview', (event) => event.preventDefault())
  const stay = (event: { url: string; preventDefault(): void }) => {
    if (devServer === null || !isOwnAddress(event.url, devServer)) event.preventDefault()
  }
  contents.on('will-navigate', stay)
  contents.on('will-redirect', stay)
  contents.on('will-frame-navigate', stay)
  // An empty page asks nobody before it comes, so it is left again; it could do nothing, but the reader would see nothing.
  contents.on('did-navigate', (_event, url) => {
    if (url.startsWith('about:')) void contents.loadURL(devServer ?? appPage).catch(() => undefined)
  })
}
