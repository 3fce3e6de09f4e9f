import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAppHandler, findServed } from '../../electron/protocol.ts'
import { pathEscapes } from '../fuzz/hostile.ts'
import { temporaryFolder } from './temporary.ts'

const folders = { renderer: '/app/out/renderer', map: '/app/resources/map' }

describe('findServed', () => {
  it('finds pages, assets and map data', () => {
    expect(findServed('app://dateline/', folders)).toMatchObject({ status: 200, file: '/app/out/renderer/index.html' })
    expect(findServed('app://dateline/assets/index-a1.js?v=1#x', folders)).toMatchObject({
      file: '/app/out/renderer/assets/index-a1.js',
    })
    expect(findServed('app://dateline/map/regions/UA.json.gz', folders)).toMatchObject({
      file: '/app/resources/map/regions/UA.json.gz',
      type: 'application/gzip',
    })
  })

  it.each([
    ['app://other/index.html', 403],
    ['https://dateline/index.html', 403],
    ['app://dateline/%00.html', 400],
    ['app://dateline/a%5Cb.html', 400],
    ['app://dateline/%E0%A4%A.html', 400],
    ['app://dateline/assets/%2e%2e%2f%2e%2e%2fpackage.json', 400],
    ['app://dateline/map/..%2f..%2fpackage.json', 400],
    ['app://dateline/%252e%252e/package.json', 400],
    ['app://dateline/.git/config.json', 400],
    ['app://dateline/c:/secret.json', 400],
    ['app://dateline/index.html:stream.html', 400],
    ['app://dateline//etc/passwd.json', 400],
    ['app://dateline/index.html.', 400],
    ['app://dateline/assets/', 400],
    ['app://dateline/assets', 404],
    ['app://dateline/run.sh', 404],
    ['app://dateline/map', 404],
    ['app://dateline/map/page.html', 404],
  ])('answers %s with %i', (address, status) => {
    expect(findServed(address, folders)).toEqual({ status })
  })

  it('never leaves the folders, whatever the path', () => {
    const piece = fc.oneof(
      fc.constantFrom(...pathEscapes, 'map', 'a.json', 'index.html'),
      fc.string({ unit: 'binary', maxLength: 8 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.constantFrom('', '/'), (pieces, joint) => {
        const served = findServed(`app://dateline/${pieces.join(joint)}`, folders)
        if (served.status !== 200) return
        const normal = path.resolve(served.file)
        expect(served.file).toBe(normal)
        expect(normal.startsWith(`${folders.renderer}/`) || normal.startsWith(`${folders.map}/`)).toBe(true)
        expect(served.file).not.toMatch(/[\0\\]/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('createAppHandler', () => {
  async function served() {
    const root = await temporaryFolder()
    const renderer = path.join(root, 'out/renderer')
    const map = path.join(root, 'resources/map')
    await mkdir(path.join(renderer, 'folder.json'), { recursive: true })
    await mkdir(map, { recursive: true })
    await writeFile(path.join(renderer, 'index.html'), '<!doctype html><title>x</title>')
    await writeFile(path.join(map, 'labels.json'), '{"cities":[]}')
    await writeFile(path.join(root, 'secret.json'), '"secret"')
    await symlink(path.join(root, 'secret.json'), path.join(renderer, 'link.json'))
    await symlink(root, path.join(map, 'up'))
    const handle = createAppHandler({ renderer, map })
    return async (url: string, method = 'GET', sent: Record<string, string> = {}) => {
      const { statusCode, headers, data } = await handle({ url, method, headers: sent })
      return new Response(new Uint8Array(data), { status: statusCode, headers })
    }
  }

  it('serves a page with its type and the strict headers', async () => {
    const get = await served()
    const response = await get('app://dateline/')
    expect(response.status).toBe(200)
    expect(await response.text()).toContain('<title>x</title>')
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('x-content-type-options')).toBe('nosniff')
    // It would make Chromium start a second process for the page; no other page can open this one.
    expect(response.headers.get('cross-origin-opener-policy')).toBeNull()
    const policy = response.headers.get('content-security-policy') ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self'")
    expect(policy).not.toMatch(/unsafe|\*|https?:|data:|blob:/)
  })

  it('serves map data', async () => {
    const get = await served()
    expect(await (await get('app://dateline/map/labels.json')).json()).toEqual({ cities: [] })
  })

  it.each([
    ['bytes=0-3', 206, '{"ci', 'bytes 0-3/13'],
    ['bytes=10-99', 206, '[]}', 'bytes 10-12/13'],
    ['bytes=12-12', 206, '}', 'bytes 12-12/13'],
    ['bytes=13-20', 416, '', null],
    ['bytes=3-2', 416, '', null],
    ['bytes=-3', 416, '', null],
    ['bytes=0-1,4-5', 416, '', null],
    ['bytes=0-9999999999999999999', 416, '', null],
    ['lines=0-3', 416, '', null],
  ])('serves of map data the part %s', async (Range, status, text, part) => {
    const get = await served()
    for (const name of ['Range', 'range']) {
      const response = await get('app://dateline/map/labels.json', 'GET', { [name]: Range })
      expect([response.status, await response.text(), response.headers.get('content-range')]).toEqual([
        status,
        text,
        part,
      ])
    }
  })

  it('follows no link out of its folders', async () => {
    const get = await served()
    for (const url of ['app://dateline/link.json', 'app://dateline/map/up/secret.json']) {
      const response = await get(url)
      expect([response.status, await response.text()]).toEqual([403, ''])
    }
  })

  it('answers only GET, only files, and says no more than that there is none', async () => {
    const get = await served()
    for (const method of ['POST', 'HEAD', 'PUT', 'OPTIONS'])
      expect((await get('app://dateline/', method)).status).toBe(405)
    expect((await get('app://dateline/folder.json')).status).toBe(404)
    const missing = await get('app://dateline/missing.json')
    expect([missing.status, await missing.text()]).toEqual([404, ''])
    expect(missing.headers.get('content-security-policy')).toContain("default-src 'none'")
  })
})
