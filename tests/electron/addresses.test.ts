import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isOwnAddress, mayFetch, readDevServer } from '../../electron/addresses.ts'

const dev = 'http://localhost:5173/'

describe('isOwnAddress', () => {
  it('knows the app and, while developing, its server', () => {
    expect(isOwnAddress('app://dateline/index.html', null)).toBe(true)
    expect(isOwnAddress('http://localhost:5173/src/main.tsx', dev)).toBe(true)
  })

  it.each([
    'app://dateline.example/index.html',
    'app://other/index.html',
    'app://dateline:80/',
    'app://user@dateline/',
    'app:dateline/index.html',
    'http://dateline/index.html',
    'https://example.org/#app://dateline/',
    'file:///index.html',
    'about:blank',
    'data:text/html,hello',
    'blob:app://dateline/1',
    'javascript:void 0',
    'http://localhost:5173/',
    '',
    'index.html',
  ])('refuses %j without a development server', (address) => {
    expect(isOwnAddress(address, null)).toBe(false)
  })

  it.each([
    'http://localhost:5174/',
    'http://localhost.example:5173/',
    'https://localhost:5173/',
    'http://127.0.0.1:5173/',
  ])('refuses %j beside the development server', (address) => {
    expect(isOwnAddress(address, dev)).toBe(false)
  })
})

describe('mayFetch', () => {
  it('lets the app fetch itself and nothing on any network', () => {
    expect(mayFetch('app://dateline/map/basemap.pmtiles', null)).toBe(true)
    fc.assert(fc.property(fc.webUrl(), (address) => !mayFetch(address, null)))
    for (const address of [
      'ws://localhost:5173/',
      'wss://example.org/',
      'ftp://example.org/',
      'file:///etc/passwd',
      'not an address',
    ]) {
      expect(mayFetch(address, null)).toBe(false)
    }
  })

  it('lets the development server reload its page', () => {
    expect(mayFetch('ws://localhost:5173/', dev)).toBe(true)
    expect(mayFetch('ws://localhost:9999/', dev)).toBe(false)
  })
})

describe('readDevServer', () => {
  it('takes only this machine, and only in a run from source', () => {
    expect(readDevServer('http://localhost:5173', false)).toBe(dev)
    expect(readDevServer('http://localhost:5173', true)).toBeNull()
    expect(readDevServer(undefined, false)).toBeNull()
    expect(readDevServer('http://example.org', false)).toBeNull()
    expect(readDevServer('nonsense', false)).toBeNull()
  })
})
