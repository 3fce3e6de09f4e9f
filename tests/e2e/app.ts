import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright-core'
import { expect } from 'vitest'

const root = path.resolve(import.meta.dirname, '../..')
const shots = path.join(root, 'build-output/screens')

export interface OpenApp {
  readonly app: ElectronApplication
  readonly page: Page
  /** The folder of the run's session; give it to the next run to find it again. */
  readonly userData: string
  /** Console errors of the renderer, in order. */
  readonly errors: readonly string[]
  close(): Promise<void>
}

export interface OpenOptions {
  readonly userData?: string
  readonly args?: readonly string[]
  /** What Electron runs; the app's folder unless a test prepares main with a script of its own that then imports it. */
  readonly entry?: string
  readonly env?: Readonly<Record<string, string>>
  /** Inner size of the window, in CSS px. */
  readonly size?: readonly [width: number, height: number]
  readonly theme?: 'light' | 'dark'
  readonly reducedMotion?: boolean
  readonly pixelRatio?: 1 | 2
}

/** Starts the built app in real Electron with a session folder of its own. */
export async function openApp(options: OpenOptions = {}): Promise<OpenApp> {
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH
  const executablePath =
    dist === undefined ? undefined : path.join(dist, process.platform === 'win32' ? 'electron.exe' : 'electron')
  const userData = options.userData ?? mkdtempSync(path.join(tmpdir(), 'dateline-e2e-'))
  const app = await _electron.launch({
    ...(executablePath && existsSync(executablePath) ? { executablePath } : {}),
    // Playwright adds --no-sandbox unless this is true; Chromium does not start as root with it.
    chromiumSandbox: process.getuid?.() !== 0,
    cwd: root,
    args: [
      options.entry ?? '.',
      `--user-data-dir=${userData}`,
      `--force-device-scale-factor=${options.pixelRatio ?? 1}`,
      ...(options.reducedMotion === true ? ['--force-prefers-reduced-motion'] : []),
      ...(options.args ?? []),
    ],
    // The reader's own shelf is never touched.
    env: { ...(process.env as Record<string, string>), DATELINE_SHELF: path.join(userData, 'shelf'), ...options.env },
  })
  const page = await app.firstWindow()
  // A step that does not come about within this is a fault; the usual 30 s would only hide which one.
  page.setDefaultTimeout(10_000)
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(String(error)))
  if (options.theme) await page.emulateMedia({ colorScheme: options.theme })
  if (options.size) await resizeTo(app, options.size)
  return {
    app,
    page,
    userData,
    errors,
    async close() {
      await app.close()
    },
  }
}

/** Chooses an item of the application's menu, which comes a moment after the page stands. */
export const chooseInMenu = (app: ElectronApplication, id: string): Promise<void> =>
  expect
    .poll(() =>
      app.evaluate(({ Menu }, wanted) => {
        const item = Menu.getApplicationMenu()?.getMenuItemById(wanted)
        item?.click()
        return item != null
      }, id),
    )
    .toBe(true)

/**
 * Sets the inner size of the window. Asked again when the debugger lost the answer: while main clears its memory, V8 may drop the
 * promise that Playwright waits for, and says so; a moment later it has done. Setting a size twice is setting it once.
 */
export async function resizeTo(app: ElectronApplication, size: readonly [number, number], tries = 5): Promise<void> {
  try {
    await app.evaluate(({ BrowserWindow }, [width, height]) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(width, height)
    }, size)
  } catch (error) {
    if (tries <= 1 || !String(error).includes('promise was garbage collected')) throw error
    await pause(100)
    await resizeTo(app, size, tries - 1)
  }
}

export function removeFolder(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
}

/** The four areas and the controls people use, by their contracted roles and names. */
export function views(page: Page) {
  const map = page.getByRole('region', { name: 'Map' })
  const timeline = page.getByRole('region', { name: 'Timeline' })
  const panel = page.getByRole('region', { name: 'Statement' })
  return {
    map,
    timeline,
    panel,
    next: timeline.getByRole('button', { name: 'Next statement' }),
    previous: timeline.getByRole('button', { name: 'Previous statement' }),
    play: timeline.getByRole('button', { name: 'Play' }),
    pause: timeline.getByRole('button', { name: 'Pause' }),
    current: timeline.locator('[aria-current="step"]'),
    quotation: panel.getByRole('blockquote'),
    filters: page.getByRole('group', { name: 'Filters' }),
    search: page.getByRole('searchbox', { name: 'Search statements' }),
    places: map.getByRole('list', { name: 'Places' }),
  }
}

/** The number of the current statement, read off the timeline's button: “7. Vladimir Putin: …”. */
export async function currentNumber(page: Page): Promise<number> {
  const name = await accessibleName(views(page).current.first())
  return Number.parseInt(name, 10)
}

export async function accessibleName(button: Locator): Promise<string> {
  return (await button.getAttribute('aria-label')) ?? (await button.innerText())
}

/** Presses a key with the focus on nothing, as after a click on bare paper: a focused button would take Space for itself. */
export async function pressKey(page: Page, key: string): Promise<void> {
  await page.evaluate(() => (document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined))
  await page.keyboard.press(key)
}

/** Makes a statement current from the timeline. */
export async function goTo(page: Page, number: number): Promise<void> {
  await views(page)
    .timeline.getByRole('button', { name: new RegExp(`^${number}\\. `) })
    .first()
    .click()
}

/** Keeps a picture of the window in build-output/screens, to be looked at. */
export async function keepPicture(page: Page, name: string): Promise<void> {
  mkdirSync(shots, { recursive: true })
  // What moves has come to rest: the map draws on frames of its own.
  await page.waitForTimeout(900)
  await page.screenshot({ path: path.join(shots, `${name}.png`) })
}
