import { readFileSync, realpathSync, statSync } from 'node:fs'
import { type FileHandle, open, realpath } from 'node:fs/promises'
import path from 'node:path'
import { isOwnAddress } from './addresses.ts'

/** Folders served: the built renderer at `/`, the map data at `/map/`. */
export interface ServedFolders {
  readonly renderer: string
  readonly map: string
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.pmtiles': 'application/octet-stream',
  '.gz': 'application/gzip',
}

const mapTypes = new Set(['.json', '.gz', '.pmtiles'])

/** Everything from our own folder, nothing inline, nothing from elsewhere. */
export const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "font-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ')

const headers = {
  'Content-Security-Policy': contentSecurityPolicy,
  'X-Content-Type-Options': 'nosniff',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
}

interface Found {
  readonly status: 200
  readonly file: string
  readonly type: string
}

export type Served = Found | { readonly status: 400 | 403 | 404 }

/** Maps an `app://` address to a file inside the served folders; touches no disk. Whatever is odd is refused, not repaired. */
export function findServed(address: string, folders: ServedFolders): Served {
  if (!isOwnAddress(address, null)) return { status: 403 }
  let pathname: string
  try {
    pathname = decodeURIComponent(new URL(address).pathname)
  } catch {
    return { status: 400 }
  }
  // Decoded once and checked by segment, so that no second decoding, drive letter or stream name (`a:b`) can lead out.
  const segments = pathname.split('/').slice(1)
  if (segments.length === 1 && segments[0] === '') segments[0] = 'index.html'
  if (
    !segments.every(
      (segment) => /^[^\\/:%\p{Cc}]+$/u.test(segment) && !segment.startsWith('.') && !segment.endsWith('.'),
    )
  )
    return { status: 400 }
  const isMap = segments[0] === 'map'
  const inside = isMap ? segments.slice(1) : segments
  const extension = path.posix.extname(inside.at(-1) ?? '').toLowerCase()
  const type = types[extension]
  if (type === undefined || (isMap && !mapTypes.has(extension))) return { status: 404 }
  return { status: 200, file: path.join(isMap ? folders.map : folders.renderer, ...inside), type }
}

export interface AppRequest {
  readonly method: string
  readonly url: string
  readonly headers?: Readonly<Record<string, string | undefined>>
}

/** What Chromium is handed for a request. */
export interface Answer {
  readonly statusCode: number
  readonly headers: Record<string, string>
  readonly data: Buffer
}

/** The part of a file that one range from a first to a last byte names, null for any other: `bytes=0-99`, RFC 9110, section 14.1. */
function partOf(range: string, size: number): { readonly offset: number; readonly length: number } | null {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{1,15})$/.exec(range) ?? []
  const [offset, last] = [Number(from), Math.min(Number(to), size - 1)]
  return from !== undefined && offset <= last ? { offset, length: last - offset + 1 } : null
}

const rangeOf = ({ headers = {} }: AppRequest) =>
  Object.entries(headers).find(([name]) => name.toLowerCase() === 'range')?.[1]

/**
 * Answers requests to `app://`: GET only, known types only, never outside the folders, also not by a symbolic link. The page's own
 * files are small and asked for while main loads its modules, so they are answered at once, in the request's own turn; map data, which
 * is large, without holding anything up.
 */
export function createAppHandler(folders: ServedFolders): (request: AppRequest) => Answer | Promise<Answer> {
  const refuse = (statusCode: number) => ({ statusCode, headers, data: Buffer.alloc(0) })
  const give = (type: string, data: Buffer) => ({
    statusCode: 200,
    headers: { ...headers, 'Content-Type': type },
    data,
  })
  const leads = (file: string, root: string) => file.startsWith(root + path.sep)
  let renderer: string | null = null
  const givePage = ({ file, type }: Found): Answer => {
    try {
      renderer ??= realpathSync(folders.renderer)
      const real = realpathSync(file)
      if (!leads(real, renderer)) return refuse(403)
      return statSync(real).isFile() ? give(type, readFileSync(real)) : refuse(404)
    } catch {
      return refuse(404)
    }
  }
  const giveMap = async ({ file, type }: Found, range: string | undefined): Promise<Answer> => {
    let opened: FileHandle | null = null
    try {
      const real = await realpath(file)
      if (!leads(real, await realpath(folders.map))) return refuse(403)
      opened = await open(real)
      const held = await opened.stat()
      if (!held.isFile()) return refuse(404)
      if (range === undefined) return give(type, await opened.readFile())
      const part = partOf(range, held.size)
      if (!part) return refuse(416)
      const { buffer, bytesRead } = await opened.read(Buffer.alloc(part.length), 0, part.length, part.offset)
      const whole = give(type, buffer.subarray(0, bytesRead))
      const at = `bytes ${part.offset}-${part.offset + bytesRead - 1}/${held.size}`
      return { ...whole, statusCode: 206, headers: { ...whole.headers, 'Content-Range': at } }
    } catch {
      return refuse(404)
    } finally {
      await opened?.close()
    }
  }
  return (request) => {
    if (request.method !== 'GET') return refuse(405)
    const served = findServed(request.url, folders)
    if (served.status !== 200) return refuse(served.status)
    return leads(served.file, folders.map) ? giveMap(served, rangeOf(request)) : givePage(served)
  }
}
