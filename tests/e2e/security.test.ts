import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type OpenApp, openApp, removeFolder, views } from './app.ts'

describe('the page is closed in', () => {
  let run: OpenApp
  let connections = 0
  const server = createServer((_request, response) => response.end('reached'))
  server.on('connection', () => connections++)
  let web = ''

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    web = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    run = await openApp()
    await views(run.page).next.waitFor()
  })
  afterAll(async () => {
    await run.close()
    server.close()
    removeFolder(run.userData)
  })

  it('every page has isolation, sandbox and web security, and neither Node nor experiments', async () => {
    const found = await run.app.evaluate(({ webContents }) =>
      // Electron gives what a page was opened with, but does not describe it in its types.
      webContents.getAllWebContents().map((contents) => {
        const asked = contents as unknown as { getLastWebPreferences(): Record<string, unknown> }
        return asked.getLastWebPreferences()
      }),
    )
    expect(found).toHaveLength(1)
    expect(found[0]).toMatchObject({ sandbox: true, contextIsolation: true, nodeIntegration: false, webviewTag: false })
    for (const name of [
      'nodeIntegrationInWorker',
      'nodeIntegrationInSubFrames',
      'allowRunningInsecureContent',
      'experimentalFeatures',
      'enableBlinkFeatures',
    ])
      expect(found[0]?.[name] || false, name).toBe(false)
    expect(found[0]?.webSecurity ?? true).toBe(true)
  })

  it('the policy lets no text become code, and nothing in from elsewhere', async () => {
    const found = await run.page.evaluate(async (address) => {
      const violated: string[] = []
      document.addEventListener('securitypolicyviolation', (event) => violated.push(event.effectiveDirective))
      const script = document.createElement('script')
      script.textContent = 'window.ranInline = true'
      document.body.append(script)
      const remote = document.createElement('script')
      remote.src = `${address}/code.js`
      const image = document.createElement('img')
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
      const frame = document.createElement('iframe')
      frame.src = `${address}/frame`
      const button = document.createElement('button')
      button.setAttribute('onclick', 'window.ranInline = true')
      document.body.append(remote, image, frame, button)
      button.click()
      // Made where the page's own scripts run: what a test evaluates itself is let through.
      const made = document.createElement('script')
      made.src = 'data:text/javascript,window.ranInline=true'
      document.body.append(made)
      await new Promise((resolve) => setTimeout(resolve, 500))
      for (const element of [script, remote, image, frame, button, made]) element.remove()
      return { violated: [...new Set(violated)].sort(), ran: 'ranInline' in window }
    }, web)
    expect(found.ran).toBe(false)
    expect(found.violated).toEqual(['frame-src', 'img-src', 'script-src-attr', 'script-src-elem'])
    expect(connections).toBe(0)
  })

  it('goes to no other page, whatever the address', async () => {
    const before = run.page.url()
    for (const address of [web, 'https://example.org/', 'file:///etc/passwd', 'data:text/html,x']) {
      await run.page.evaluate((target) => {
        window.location.href = target
      }, address)
      await run.page.evaluate((target) => {
        const form = document.createElement('form')
        form.action = target
        document.body.append(form)
        form.submit()
        form.remove()
      }, address)
      await run.page.waitForTimeout(150)
      expect(run.page.url(), address).toBe(before)
    }
    expect(await views(run.page).next.isVisible()).toBe(true)
    expect(connections).toBe(0)
  })

  it('comes back from the empty page, which Chromium lets nobody refuse', async () => {
    await run.page.evaluate(() => {
      window.location.href = 'about:blank'
    })
    await views(run.page).next.waitFor()
    expect(run.page.url()).toBe('app://dateline/index.html')
  })

  it('has no webview: the element is an unknown one and shows nothing', async () => {
    const found = await run.page.evaluate(async () => {
      const view = document.createElement('webview')
      view.setAttribute('src', 'app://dateline/index.html')
      view.setAttribute('nodeintegration', '')
      view.setAttribute('allowpopups', '')
      document.body.append(view)
      await new Promise((resolve) => setTimeout(resolve, 300))
      const works = 'getURL' in view
      view.remove()
      return works
    })
    expect(found).toBe(false)
    expect(await run.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1)
  })

  it('opens no window by script, by target or by middle click', async () => {
    await run.page.evaluate(() => {
      const link = document.createElement('a')
      link.id = 'out'
      link.href = 'https://example.org/'
      link.target = '_blank'
      link.textContent = 'out'
      link.style.cssText = 'position: fixed; inset: 0 auto auto 0; z-index: 9999; padding: 20px'
      document.body.append(link)
    })
    await run.page.click('#out')
    await run.page.click('#out', { button: 'middle' })
    await run.page.click('#out', { modifiers: ['Shift'] })
    await run.page.evaluate(() => {
      window.open('app://dateline/index.html')
      document.querySelector('#out')?.remove()
    })
    await run.page.waitForTimeout(300)
    expect(await run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
  })

  it('reads no file by address, and saves none', async () => {
    await run.app.evaluate(({ session }) => {
      const downloads: string[] = []
      Object.assign(globalThis, { downloads })
      // Told after the app's own listener, which has refused it by then.
      session.defaultSession.on('will-download', (event) =>
        downloads.push(event.defaultPrevented ? 'refused' : 'let through'),
      )
    })
    const found = await run.page.evaluate(async () => {
      const read = await fetch('file:///etc/passwd').then(
        () => 'read',
        () => 'refused',
      )
      const link = document.createElement('a')
      link.href = URL.createObjectURL(new Blob(['x']))
      link.download = 'saved.txt'
      link.click()
      await new Promise((resolve) => setTimeout(resolve, 300))
      return read
    })
    expect(found).toBe('refused')
    expect(await run.app.evaluate(() => (globalThis as { downloads?: string[] }).downloads)).toEqual(['refused'])
    const main = await run.app.evaluate(({ session }) =>
      session.defaultSession.fetch('file:///etc/passwd').then(
        () => 'read',
        () => 'refused',
      ),
    )
    expect(main).toBe('refused')
    const shown = await run.app.evaluate(async ({ BrowserWindow }) => {
      const other = new BrowserWindow({ show: false })
      const outcome = await other.loadURL('file:///etc/passwd').then(
        () => 'shown',
        () => 'refused',
      )
      other.destroy()
      return outcome
    })
    expect(shown).toBe('refused')
  })

  it('a window that is not the app’s own is answered nothing, though it shows the app’s page', async () => {
    const answer = await run.app.evaluate(
      async ({ BrowserWindow }, preload) => {
        const other = new BrowserWindow({ show: false, webPreferences: { preload, sandbox: true } })
        await other.loadURL('app://dateline/index.html')
        const said: unknown = await other.webContents.executeJavaScript(
          'window.dateline.request("readSession").then(() => "answered", (error) => error.message)',
        )
        other.destroy()
        return said
      },
      path.resolve(import.meta.dirname, '../../out/preload/preload.cjs'),
    )
    expect(answer).toContain('did not come from its own window')
  })
})
