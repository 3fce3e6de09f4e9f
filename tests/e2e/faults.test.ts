import { execFileSync, spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import type { ElectronApplication, Page } from 'playwright-core'
import { afterAll, describe, expect, it } from 'vitest'
import { currentNumber, goTo, keepPicture, type OpenApp, openApp, removeFolder, views } from './app.ts'

const folders: string[] = []
afterAll(() => {
  for (const folder of folders) removeFolder(folder)
})
function userFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'dateline-faults-'))
  folders.push(folder)
  return folder
}

const sessionOf = (userData: string) => JSON.parse(readFileSync(path.join(userData, 'session.json'), 'utf8'))
const anchorOf = (userData: string): string => sessionOf(userData).views['karelia-2025-08-01']?.anchor
const reportsOf = (userData: string) =>
  readdirSync(path.join(userData, 'crash-reports'))
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => readFileSync(path.join(userData, 'crash-reports', name), 'utf8'))

/** Chromium's memory dumps. */
const dumpsOf = (userData: string) =>
  readdirSync(path.join(userData, 'crash-reports/dumps'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.dmp'),
  )

/** Answers every dialog of the system by a button's label, and remembers what was asked. */
const answerDialogs = (app: ElectronApplication, ...labels: string[]) =>
  app.evaluate(({ dialog }, answers) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = async (...args: unknown[]) => {
      // The window comes first when there is one; the options are last.
      const { message, detail = '', buttons = [] } = args.at(-1) as Electron.MessageBoxOptions
      asked.push(`${message} ${detail} [${buttons.join(', ')}]`)
      return { response: buttons.indexOf(answers.shift() ?? buttons[0] ?? ''), checkboxChecked: false }
    }
  }, labels)
const asked = (app: ElectronApplication) => app.evaluate(() => Reflect.get(globalThis, 'asked') as string[])

const crashWindow = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer())

/** Runs a script in the page from main: Playwright's own page is gone with its process. '' while the page is not there. */
const inPage = (app: ElectronApplication, script: string): Promise<string> =>
  app.evaluate(({ BrowserWindow }, source) => {
    const answer = BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(source)
    // Asked of a page that is just going, it is never answered.
    return Promise.race([answer, new Promise((resolve) => setTimeout(() => resolve(''), 1000))])
  }, script)
const textAfterCrash = (app: ElectronApplication) => inPage(app, 'document.body.innerText')
const currentAfterCrash = (app: ElectronApplication) =>
  inPage(
    app,
    `document.querySelector('[aria-label="Timeline"] [aria-current="step"]')?.getAttribute('aria-label') ?? ''`,
  )

async function opened(options: Parameters<typeof openApp>[0] = {}): Promise<OpenApp> {
  const run = await openApp({ size: [900, 600], theme: 'light', ...options })
  await views(run.page).next.waitFor()
  return run
}

const pictures = async (page: Page, name: string) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await keepPicture(page, `${name}-${colorScheme}`)
  }
}

describe('a window whose process crashes', () => {
  it('comes back by itself at the same statement, with a report and no words of the article in it', async () => {
    const userData = userFolder()
    const run = await opened({ userData })
    await goTo(run.page, 17)
    await expect.poll(() => anchorOf(userData)).toBe('s17')
    await answerDialogs(run.app, 'Start Without Last Session')
    await crashWindow(run.app)
    await expect.poll(() => currentAfterCrash(run.app), { timeout: 20_000 }).toMatch(/^17\. /)
    expect(await textAfterCrash(run.app)).toContain('The window stopped working and was opened again')
    expect(await asked(run.app)).toEqual([])
    const [report = ''] = reportsOf(userData)
    expect(JSON.parse(report)).toMatchObject({ kind: 'window-crashed', platform: process.platform })
    expect(report).not.toMatch(/Putin|Lukashenko/)
    await expect.poll(() => dumpsOf(userData)).toHaveLength(1)

    // The second time the reader decides; without the last session the article opens at its beginning.
    await crashWindow(run.app)
    await expect.poll(() => asked(run.app), { timeout: 20_000 }).toHaveLength(1)
    expect((await asked(run.app))[0]).toMatch(
      /stopped working again.*are kept.*\[Load Again, Start Without Last Session, Quit/,
    )
    await expect.poll(() => currentAfterCrash(run.app), { timeout: 20_000 }).toMatch(/^1\. /)
    await run.close()
  })

  it('is not let hang: it can be ended and loaded again', async () => {
    const userData = userFolder()
    const run = await opened({ userData })
    await goTo(run.page, 9)
    await expect.poll(() => anchorOf(userData)).toBe('s09')
    await answerDialogs(run.app, 'Load Again')
    void run.page
      .evaluate(() => {
        for (;;);
      })
      .catch(() => undefined)
    // Chromium tells of it half a minute after a click was not taken; the rest is as it would be then.
    await run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.emit('unresponsive'))
    await expect.poll(() => currentAfterCrash(run.app), { timeout: 20_000 }).toMatch(/^9\. /)
    expect((await asked(run.app))[0]).toMatch(/does not answer.*\[Wait, Load Again, Quit/)
    expect(reportsOf(userData).map((report) => JSON.parse(report).kind)).toEqual(['window-stuck'])
    await run.close()
  })
})

// Elsewhere threads cannot be named from outside.
it.runIf(process.platform === 'linux')(
  'a window is painted by threads of its own, and waits for no compilation',
  async () => {
    const run = await openApp()
    await views(run.page).next.waitFor()
    const page = await run.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
    )
    const threads = readdirSync(`/proc/${page}/task`).map((id) =>
      readFileSync(`/proc/${page}/task/${id}/comm`, 'utf8').trim(),
    )
    expect(threads).toContain('CompositorTileW') // the system keeps 15 letters
    await run.close()
    removeFolder(run.userData)
  },
)

describe('another process that crashes', () => {
  it('draws again after the GPU process was killed, and says so', async () => {
    const userData = userFolder()
    const run = await opened({ userData })
    const pid = await run.app.evaluate(({ app }) => app.getAppMetrics().find(({ type }) => type === 'GPU')?.pid)
    expect(pid).toBeDefined()
    process.kill(pid ?? 0, 'SIGKILL')
    const notice = run.page.getByRole('status').filter({ hasText: 'Drawing stopped and was started again' })
    await notice.waitFor()
    await pictures(run.page, 'fault-gpu')
    await views(run.page).next.click()
    expect(await currentNumber(run.page)).toBe(2)
    await notice.getByRole('button', { name: 'Show crash reports' }).click()
    const dialog = run.page.getByRole('dialog', { name: 'Crash reports' })
    await dialog.getByText('"kind": "process-crashed"').waitFor()
    await pictures(run.page, 'fault-reports')
    await dialog.getByRole('button', { name: 'Close' }).click()
    await notice.getByRole('button', { name: 'Dismiss' }).click()
    await notice.waitFor({ state: 'detached' })
    await run.close()
  })
})

describe('a fault in main', () => {
  it('that no one caught is asked about, once the work is saved', async () => {
    const userData = userFolder()
    const run = await opened({ userData })
    await answerDialogs(run.app, 'Go On')
    await goTo(run.page, 5)
    await run.app.evaluate(
      () =>
        void setTimeout(() => {
          throw new Error('thrown by a test')
        }),
    )
    await expect.poll(() => asked(run.app)).toHaveLength(1)
    expect((await asked(run.app))[0]).toMatch(
      /Something went wrong inside Dateline\. .*are kept.*\[Go On, Restart, Quit, Show Crash Reports\]/,
    )
    await run.app.evaluate(() => void Promise.reject(new Error('rejected by a test')))
    await run.page.getByRole('status').filter({ hasText: 'A task inside Dateline was given up' }).waitFor()
    await views(run.page).next.click()
    expect(await currentNumber(run.page)).toBe(6)
    const kinds = reportsOf(userData).map((report) => JSON.parse(report).kind)
    expect(kinds).toEqual(['main-exception', 'main-rejection'])
    await run.close()
  })

  it('that hangs it does not keep the next start out, which finds the reader’s place', {
    timeout: 120_000,
  }, async () => {
    const userData = userFolder()
    const hung = await opened({ userData })
    await goTo(hung.page, 23)
    await expect.poll(() => anchorOf(userData)).toBe('s23')
    const process_ = hung.app.process()
    const ended = new Promise((resolve) => process_.once('exit', (_code, signal) => resolve(signal)))
    await hung.app.evaluate(
      () =>
        void setTimeout(() => {
          for (;;);
        }),
    )
    const began = Date.now()
    const next = await opened({ userData })
    console.log(`the next start took the place of a hung one after ${Math.round((Date.now() - began) / 1000)} s`)
    expect(await currentNumber(next.page)).toBe(23)
    await next.page.getByRole('status').filter({ hasText: 'Dateline had stopped answering' }).waitFor()
    expect(await ended).toBe('SIGKILL')
    await pictures(next.page, 'fault-hung')
    await next.close()
  })

  it('that comes at every start leads to a question, and to a start without the last session', async () => {
    const userData = userFolder()
    const first = await opened({ userData })
    await goTo(first.page, 20)
    await expect.poll(() => anchorOf(userData)).toBe('s20')
    await first.close()
    const now = Date.now()
    const failed = [now - 30_000, now - 20_000, now - 10_000]
    writeFileSync(path.join(userData, 'starts.json'), JSON.stringify({ version: 1, failed, running: failed[2] }))
    // The question comes before there is a window, so its answer is prepared before main runs.
    const entry = path.join(userData, 'answer.mjs')
    writeFileSync(
      entry,
      `import { app, dialog } from 'electron'
      dialog.showMessageBox = async ({ message, buttons }) => {
        globalThis.asked = [message + ' [' + buttons + ']']
        return { response: buttons.indexOf('Start Without Last Session') }
      }
      app.setPath('userData', ${JSON.stringify(userData)})
      await import(${JSON.stringify(pathToFileURL(path.resolve(import.meta.dirname, '../../out/main/main.js')).href)})`,
    )
    const run = await opened({ userData, entry })
    expect(await asked(run.app)).toEqual([
      'Dateline did not get going the last few times. [Start Without Last Session,Start as Usual,Quit,Show Crash Reports]',
    ])
    expect(await currentNumber(run.page)).toBe(1)
    await run.close()
  })
})

describe('leaving', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)('by %s, as at logout, keeps the last step', async (signal) => {
    const userData = userFolder()
    const run = await opened({ userData })
    await goTo(run.page, 12)
    const child = run.app.process()
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill(signal)
    await ended
    expect(anchorOf(userData)).toBe('s12')
    expect(readdirSync(userData).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  it('in the middle of saving keeps the last step', async () => {
    const userData = userFolder()
    const run = await opened({ userData })
    for (let k = 0; k < 8; k += 1) {
      await views(run.page).next.click()
      await sleep(120)
    }
    await run.close()
    expect(anchorOf(userData)).toBe('s09')
    expect(JSON.parse(readFileSync(path.join(userData, 'starts.json'), 'utf8'))).toMatchObject({
      failed: [],
      running: null,
    })
  })

  it('never opens two windows on one session: a second start hands over and ends', async () => {
    const userData = userFolder()
    const run = await opened({ userData })
    await goTo(run.page, 4)
    const before = run.app.process()
    const second = spawn(
      before.spawnfile,
      before.spawnargs.slice(1).filter((arg) => !arg.startsWith('--inspect') && !arg.startsWith('--remote-debugging')),
      {
        stdio: 'ignore',
      },
    )
    await new Promise((resolve) => second.once('exit', resolve))
    expect(await run.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
    expect(await currentNumber(run.page)).toBe(4)
    await run.close()
    expect(anchorOf(userData)).toBe('s04')
  })
})

describe('a session file', () => {
  it('that is damaged gives way to its last good version, and says so', async () => {
    const userData = userFolder()
    const first = await opened({ userData })
    for (const number of [3, 8]) {
      await goTo(first.page, number)
      await expect.poll(() => anchorOf(userData)).toBe(`s0${number}`)
    }
    await first.close()
    const file = path.join(userData, 'session.json')
    writeFileSync(file, readFileSync(file).subarray(0, 60))
    const again = await opened({ userData })
    const alert = again.page.getByRole('alert')
    expect(await alert.innerText()).toContain('Your place and settings had been damaged')
    expect(await currentNumber(again.page)).toBeGreaterThan(1)
    await pictures(again.page, 'fault-damaged')
    await alert.getByRole('button', { name: 'Dismiss' }).click()
    await alert.waitFor({ state: 'detached' })
    await again.close()
  })

  it('of a newer Dateline is read and left alone', async () => {
    const userData = userFolder()
    const newer = `${JSON.stringify({ version: 9, article: null, together: [], views: {}, panes: { panelWidth: null, timelineHeight: null, placesOpen: null }, theme: 'dark', textScale: 1, more: true })}\n`
    writeFileSync(path.join(userData, 'session.json'), newer)
    const run = await opened({ userData })
    expect(await run.page.getByRole('alert').innerText()).toContain('was written by a newer Dateline')
    expect(await run.page.evaluate(() => document.documentElement.dataset.theme)).toBe('dark')
    await goTo(run.page, 6)
    await keepPicture(run.page, 'fault-newer')
    await run.close()
    expect(readFileSync(path.join(userData, 'session.json'), 'utf8')).toBe(newer)
  })
})

const canMount = process.platform === 'linux' && process.getuid?.() === 0
if (!canMount)
  console.log('A disk that is full, forbidden or removed is tried only as root on Linux, where one can be mounted.')

describe.runIf(canMount)('a disk', () => {
  it('that is full, then forbidden, then removed: the window says so, nothing is lost, and the word goes away', async () => {
    const userData = path.join(userFolder(), 'disk')
    mkdirSync(userData)
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', userData])
    try {
      const run = await opened({ userData })
      const { page } = run
      await goTo(page, 2)
      await expect.poll(() => anchorOf(userData)).toBe('s02')
      const fill = path.join(userData, 'filler')
      execFileSync('sh', ['-c', `cat /dev/zero > '${fill}' 2>/dev/null || true`])
      await goTo(page, 14)
      const alert = page.getByRole('alert')
      await expect.poll(() => alert.innerText()).toContain('the disk is full')
      expect(anchorOf(userData)).toBe('s02')
      await pictures(page, 'fault-full')
      writeFileSync(fill, '')
      await alert.getByRole('button', { name: 'Try now' }).click()
      await alert.waitFor({ state: 'detached' })
      expect(anchorOf(userData)).toBe('s14')

      execFileSync('chattr', ['+i', userData]) // Chromium holds files open, so the disk cannot be made read-only under it
      await goTo(page, 15)
      await expect.poll(() => alert.innerText()).toContain('you do not have permission to write there')
      await keepPicture(page, 'fault-permission')
      execFileSync('chattr', ['-i', userData])
      await alert.waitFor({ state: 'detached', timeout: 40_000 }) // by itself
      expect(anchorOf(userData)).toBe('s15')

      execFileSync('umount', ['-l', userData])
      await goTo(page, 16)
      // The folder under the mount is empty, and takes the file; a folder that is gone altogether does not.
      await expect.poll(() => anchorOf(userData)).toBe('s16')
      removeFolder(userData)
      await goTo(page, 18)
      await expect.poll(() => alert.innerText()).toContain('its folder is gone')
      await keepPicture(page, 'fault-removed')
      await answerDialogs(run.app, 'Try Again', 'Quit Without Saving')
      await run.close()
    } finally {
      execFileSync('sh', ['-c', `umount -l '${userData}' 2>/dev/null || true`])
    }
  })
})
