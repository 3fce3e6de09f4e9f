import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { cacheDir, withLock } from '../../scripts/electron/cache.mjs'
import { startXvfb } from '../../scripts/electron/display.mjs'
import { neededLibraries } from '../../scripts/package/dependencies.mjs'
import { readFuses, wantedFuses } from '../../scripts/package/fuses.mjs'
import { currentNumber, goTo, views } from '../e2e/app.ts'
import { asRoot, installedVersion, processesOf, Reader, type RunningApp, startInstalled } from './reader.ts'

const name = 'dateline'
const program = '/opt/Dateline/dateline'
const desktopEntry = '/usr/share/applications/dateline.desktop'
const articleType = 'application/vnd.dateline+json'
const deb = process.env.DATELINE_TRIAL_PACKAGE ?? ''

/** Why these tests cannot run here, or null. A version that is no trial's is the reader's own and stays as it is. */
function findHindrance(): string | null {
  if (process.env.DATELINE_NO_PACKAGE) return process.env.DATELINE_NO_PACKAGE
  if (!existsSync(deb)) return 'no package was made for them; run them with `npm test -- --project installed`'
  const present = installedVersion(name)
  if (present !== null && !present.includes('trial'))
    return `Dateline ${present} is installed here and would be removed`
  return null
}

const hindrance = findHindrance()
if (hindrance !== null) console.warn(`tests/installed: skipped: ${hindrance}.`)

const inPlace = [
  program,
  '/usr/bin/dateline',
  '/etc/alternatives/dateline',
  desktopEntry,
  '/usr/share/mime/packages/dateline.xml',
  '/usr/share/metainfo/invalid.dateline.Dateline.metainfo.xml',
  '/usr/share/icons/hicolor/256x256/apps/dateline.png',
  '/usr/share/icons/hicolor/64x64/mimetypes/application-vnd.dateline+json.png',
  '/usr/share/doc/dateline/copyright',
]

describe.skipIf(hindrance !== null)('the package, installed', () => {
  let release = () => {}
  let reader: Reader
  let display: Awaited<ReturnType<typeof startXvfb>>
  let run: RunningApp
  const typeOf = async (file: string) =>
    /content-type: (\S+)/.exec(await reader.run('gio', 'info', '-a', 'standard::content-type', file))?.[1]
  const work = mkdtempSync(path.join(tmpdir(), 'dateline-installed-'))

  beforeAll(async () => {
    // One installation at a time: other checkouts on this machine test theirs under the same name.
    await new Promise<void>((held) => {
      void withLock(path.join(cacheDir(), 'installed.lock'), () => {
        held()
        return new Promise<void>((resolve) => {
          release = resolve
        })
      })
    })
    if (installedVersion(name) !== null) asRoot('apt-get', '-y', '-qq', 'purge', name) // of a run that was cut off
    display = await startXvfb()
    reader = new Reader(display.display)
    install(deb)
  })
  afterAll(async () => {
    await run?.close().catch(() => undefined)
    if (installedVersion(name)?.includes('trial')) asRoot('apt-get', '-y', '-qq', 'purge', name)
    display?.stop()
    for (const folder of [work, reader?.home]) if (folder) rmSync(folder, { recursive: true, force: true })
    release()
  })

  it('puts the program, its entry, its type and its icons in their places', () => {
    for (const file of inPlace) expect(existsSync(file), file).toBe(true)
    expect(readFileSync(desktopEntry, 'utf8')).toMatch(/^Exec=\/opt\/Dateline\/dateline %U$/m)
    expect(asRoot('ldd', program)).not.toContain('not found')
    const needed = [...asRoot('ldd', program).matchAll(/^\s+(lib\S+) =>/gm)].map((match) => match[1])
    for (const library of neededLibraries) expect(needed, library).toContain(library)
  })

  it('passes the desktop’s own validators', () => {
    expect(asRoot('desktop-file-validate', desktopEntry)).toBe('')
    const metainfo = '/usr/share/metainfo/invalid.dateline.Dateline.metainfo.xml'
    expect(asRoot('appstreamcli', 'validate', '--no-net', '--explain', metainfo)).toContain('Validation was successful')
  })

  it('holds nothing that anybody but root may write, and no setuid program but the sandbox’s', () => {
    expect(asRoot('find', '/opt/Dateline', '!', '-user', 'root', '-o', '-perm', '/022', '!', '-type', 'l')).toBe('')
    const setuid = asRoot('find', '/opt/Dateline', '-perm', '/6000').split('\n').filter(Boolean)
    expect(setuid.filter((file) => file !== '/opt/Dateline/chrome-sandbox')).toEqual([])
  })

  it('has its fuses set', async () => {
    expect(await readFuses(program)).toEqual(wantedFuses)
  })

  it('starts for an ordinary user with every process in Chromium’s sandbox', async () => {
    run = await startInstalled(reader, '/usr/bin/dateline', [])
    await views(run.page).next.waitFor()
    expect(run.page.url()).toBe('app://dateline/index.html')
    const processes = processesOf(program)
    expect(processes.map((one) => one.type)).toEqual(expect.arrayContaining(['browser', 'zygote', 'renderer']))
    for (const one of processes) {
      expect(one.command).not.toMatch(/no-sandbox|disable-seccomp|disable-namespace/)
      expect(one.uid).toBe(65534)
    }
    const browser = processes.find((one) => one.type === 'browser')
    for (const renderer of processes.filter((one) => one.type === 'renderer')) {
      expect(renderer.seccomp).toBe(2)
      expect(renderer.pidNamespace).not.toBe(browser?.pidNamespace)
    }
  })

  it('shows the article, its map and its places from its own files alone', async () => {
    const { page } = run
    const { map, next } = views(page)
    await goTo(page, 31)
    await map
      .locator('.leaflet-container')
      .getByRole('button', { name: 'Chasiv Yar, 2 statements', exact: true })
      .click()
    expect(await currentNumber(page)).toBe(28)
    await next.click()
    expect(await currentNumber(page)).toBe(31)
    await page.keyboard.press('Escape')
    expect(await fetchStatus(page, '/map/basemap.pmtiles')).toBe(200)
    expect(await fetchStatus(page, '/map/regions/UA.json.gz')).toBe(200)
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox').fill('Чернівці')
    await page
      .getByRole('option', { name: /Chernivtsi/ })
      .first()
      .waitFor()
    await page.keyboard.press('Escape')
  })

  it('names its Electron and shows every licence, Chromium’s parts included', async () => {
    const { page } = run
    await page.getByRole('button', { name: 'Menu' }).click()
    await page.getByRole('button', { name: 'About Dateline' }).click()
    const about = page.getByRole('dialog', { name: 'About Dateline' })
    expect(await about.innerText()).toMatch(/Electron\s+\d+\.\d+\.\d+ \(Chromium \d+/)
    expect(await about.innerText()).toContain('0.1.0-trial')
    await about.getByRole('button', { name: 'Licences of everything shipped' }).click()
    const licences = page.getByRole('dialog', { name: 'Licences' })
    await licences.getByText('react-leaflet', { exact: false }).first().waitFor()
    const parts = licences.getByRole('region', { name: /Chromium/ }).locator('details')
    expect(await parts.count()).toBeGreaterThan(200)
    await licences.getByRole('searchbox').fill('V8 JavaScript Engine')
    await parts.first().locator('summary').click()
    await parts.first().getByText('This license applies to all parts of V8', { exact: false }).first().waitFor()
    await licences.getByRole('button', { name: 'Close' }).click()
  })

  it('opens an article by its file type, in the window that is there', async () => {
    const file = path.join(reader.home, 'My report.dateline.json')
    writeFileSync(file, renamed('Opened by its type'))
    reader.own(file)
    expect(await typeOf(file)).toBe(articleType)
    expect(await reader.run('xdg-mime', 'query', 'default', articleType)).toBe('dateline.desktop\n')
    await reader.run('gio', 'open', file)
    await waitForTitle(run.page, 'Opened by its type')
    await expectOneWindow(run)
    // Other JSON files stay what they were.
    const other = path.join(reader.home, 'other.json')
    writeFileSync(other, '{}')
    reader.own(other)
    expect(await typeOf(other)).toBe('application/json')
  })

  it('opens a statement by its link', async () => {
    await reader.run('gio', 'open', 'dateline://article/karelia-2025-08-01?statement=s24')
    await waitForTitle(run.page, 'Putin and Lukashenko')
    await views(run.page).timeline.getByText('Statement 24 of 36').first().waitFor()
    await expectOneWindow(run)
  })

  it('hands a second start over to the first, whose window stays the only one and is shown', async () => {
    const file = path.join(reader.home, 'second.dateline.json')
    writeFileSync(file, renamed('Handed over'))
    reader.own(file)
    const [command = '', ...rest] = (/^Exec=(.+)$/m.exec(readFileSync(desktopEntry, 'utf8'))?.[1] ?? '').split(' ')
    // Resolves only when that second process has ended by itself.
    await reader.run(command, ...rest.flatMap((part) => (part === '%U' ? [file] : [part])))
    await waitForTitle(run.page, 'Handed over')
    expect(await run.page.evaluate(() => document.visibilityState)).toBe('visible')
    await expectOneWindow(run)
  })

  it('keeps the library and the session through an upgrade', async () => {
    const { page } = run
    await goTo(page, 12)
    await page.waitForTimeout(500) // the session is written a moment after a step
    await run.close()
    const upgrade = repack(work)
    const before = installedVersion(name)
    install(upgrade)
    expect(installedVersion(name)).not.toBe(before)
    for (const file of inPlace) expect(existsSync(file), file).toBe(true)
    run = await startInstalled(reader, '/usr/bin/dateline', [])
    await waitForTitle(run.page, 'Handed over')
    await views(run.page).next.waitFor()
    expect(await currentNumber(run.page)).toBe(12)
    await run.page
      .getByRole('button', { name: /Handed over/ })
      .first()
      .click()
    const listed = run.page.getByRole('list', { name: 'Articles' })
    await listed.getByText('Opened by its type').waitFor()
    await listed.getByText('Putin and Lukashenko', { exact: false }).waitFor()
    await run.page.keyboard.press('Escape')
    await run.close()
  })

  it('purge removes everything of the program and nothing of the reader', () => {
    const before = reader.files()
    asRoot('apt-get', '-y', '-qq', 'purge', name)
    for (const file of [...inPlace, '/opt/Dateline', '/etc/apparmor.d/dateline', '/usr/share/doc/dateline'])
      expect(existsSync(file), file).toBe(false)
    expect(readFileSync('/usr/share/applications/mimeinfo.cache', 'utf8')).not.toContain('dateline')
    expect(readFileSync('/usr/share/mime/globs2', 'utf8')).not.toContain('dateline')
    expect(() => asRoot('update-alternatives', '--query', 'dateline')).toThrow()
    expect(installedVersion(name)).toBeNull()
    expect(reader.files()).toEqual(before)
    expect([...before.keys()]).toEqual(
      expect.arrayContaining([
        '.config/Dateline/session.json',
        '.config/Dateline/library.json',
        'second.dateline.json',
      ]),
    )
  })
})

const install = (file: string) => asRoot('apt-get', '-y', '-qq', '--no-install-recommends', 'install', file)

/** The bundled article under another title and id, as a reader's own file would be. */
function renamed(title: string): string {
  const file = new URL('../../resources/articles/karelia-2025-08-01.dateline.json', import.meta.url)
  const article = JSON.parse(readFileSync(file, 'utf8'))
  return JSON.stringify({ ...article, title })
}

/** The trial package under a higher version, repacked rather than built anew. */
function repack(folder: string): string {
  const copy = path.join(folder, 'first.deb')
  copyFileSync(deb, copy)
  const tree = path.join(folder, 'tree')
  asRoot('dpkg-deb', '--raw-extract', copy, tree)
  const control = path.join(tree, 'DEBIAN/control')
  writeFileSync(
    control,
    readFileSync(control, 'utf8').replace(/^Version: .*$/m, (line) => `${line}.2`),
  )
  const result = path.join(folder, 'upgrade.deb')
  asRoot('dpkg-deb', '--root-owner-group', '-Znone', '--build', tree, result)
  return result
}

const fetchStatus = (page: Page, address: string) =>
  page.evaluate((place) => fetch(place).then((response) => response.status), address)

const waitForTitle = (page: Page, part: string) =>
  page.waitForFunction((wanted) => document.title.includes(wanted), part)

async function expectOneWindow({ browser }: RunningApp): Promise<void> {
  expect(browser.contexts().flatMap((context) => context.pages())).toHaveLength(1)
  expect(processesOf(program).filter((one) => one.type === 'browser')).toHaveLength(1)
}
