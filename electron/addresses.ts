/** The renderer's own address. The host keeps its origin apart from anything else under the scheme. */
export const appScheme = 'app'
export const appHost = 'dateline'
export const appPage = `${appScheme}://${appHost}/index.html`

/** Whether an address is a page of ours: `app://dateline/…`, or the development server's while developing. Never throws. */
export function isOwnAddress(address: string, devServer: string | null): boolean {
  const url = parse(address)
  if (!url) return false
  // Node gives custom schemes the origin 'null', so scheme and host are compared instead.
  if (url.protocol === `${appScheme}:`) return url.host === appHost && url.username === '' && url.password === ''
  const dev = devServer === null ? null : parse(devServer)
  return dev !== null && url.origin !== 'null' && url.origin === dev.origin
}

/** Whether the session may fetch an address. Everything the app needs lies in its own folder; developer tools load their own pages. */
export function mayFetch(address: string, devServer: string | null): boolean {
  if (isOwnAddress(address, devServer)) return true
  const url = parse(address)
  if (!url) return false
  if (url.protocol === 'devtools:') return true
  const dev = devServer === null ? null : parse(devServer)
  return dev !== null && url.protocol === 'ws:' && url.host === dev.host // the development server's reload channel
}

/** The development server's address, only in a run from source and only on this machine. */
export function readDevServer(value: string | undefined, isPackaged: boolean): string | null {
  const url = isPackaged || value === undefined ? null : parse(value)
  return url && url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? url.href : null
}

function parse(address: string): URL | null {
  try {
    return new URL(address)
  } catch {
    return null
  }
}
