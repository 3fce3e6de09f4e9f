import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenApp, openApp, pressKey, removeFolder, views } from './app.ts'

describe('no network at all', () => {
  let run: OpenApp
  let connections = 0
  // A server that would answer: what reaches it got past every refusal.
  const server = createServer((_request, response) => response.end('reached'))
  server.on('connection', () => connections++)
  const seen: string[] = []

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    run = await openApp()
    run.page.on('request', (request) => seen.push(request.url()))
    await views(run.page).next.waitFor()
  })
  afterAll(async () => {
    await run.close()
    server.close()
    removeFolder(run.userData)
  })

  it('asks for nothing beyond its own files while the article is explored', async () => {
    const { page } = run
    for (let k = 0; k < 12; k++) await pressKey(page, 'ArrowRight')
    await pressKey(page, 'c')
    await pressKey(page, 'f')
    await page.waitForTimeout(1000)
    const refused = await run.app.evaluate(
      () => (globalThis as { datelineRefusedRequests?: string[] }).datelineRefusedRequests,
    )
    expect(refused).toEqual([])
    expect(seen.filter((address) => !address.startsWith('app://dateline/'))).toEqual([])
  })

  it('refuses a request the page makes on purpose: policy, session and server all agree', async () => {
    const { port } = server.address() as AddressInfo
    const outcome = await run.page.evaluate(async (address) => {
      const tried = await fetch(address).then(
        () => 'reached',
        () => 'refused',
      )
      const image = await new Promise<string>((resolve) => {
        const picture = new Image()
        picture.onload = () => resolve('reached')
        picture.onerror = () => resolve('refused')
        picture.src = `${address}/picture.png`
      })
      return [tried, image]
    }, `http://127.0.0.1:${port}`)
    expect(outcome).toEqual(['refused', 'refused'])
    expect(connections).toBe(0)
  })

  it('refuses what main’s own session would fetch, and records it', async () => {
    const { port } = server.address() as AddressInfo
    const outcome = await run.app.evaluate(async ({ session }, address) => {
      return session.defaultSession.fetch(address).then(
        () => 'reached',
        () => 'refused',
      )
    }, `http://127.0.0.1:${port}/from-main`)
    expect(outcome).toBe('refused')
    expect(connections).toBe(0)
    const refused = await run.app.evaluate(
      () => (globalThis as { datelineRefusedRequests?: string[] }).datelineRefusedRequests,
    )
    expect(refused?.some((address) => address.endsWith('/from-main'))).toBe(true)
  })

  it('opens no window, follows no link and grants no permission', async () => {
    const { page, app } = run
    const before = page.url()
    const opened = await page.evaluate(() => window.open('https://example.org/') === null)
    expect(opened).toBe(true)
    await page.evaluate(() => {
      window.location.href = 'https://example.org/'
    })
    await page.waitForTimeout(300)
    expect(page.url()).toBe(before)
    expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(await page.evaluate(() => Notification.requestPermission())).toBe('denied')
    expect(
      await page.evaluate(() =>
        navigator.mediaDevices.getUserMedia({ audio: true }).then(
          () => 'granted',
          () => 'denied',
        ),
      ),
    ).toBe('denied')
  })

  it('has no Node and no Electron in the page, only the named bridge', async () => {
    const found = await run.page.evaluate(() => ({
      node: 'process' in window || 'require' in window,
      bridge: Object.keys((window as unknown as { dateline: object }).dateline).sort(),
    }))
    expect(found).toEqual({ node: false, bridge: ['drop', 'giveBackMemory', 'listen', 'request'] })
  })
})
