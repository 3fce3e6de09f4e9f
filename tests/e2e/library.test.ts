import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ferryNotes, fillShelf, lincoln, roosevelt } from '../fixtures/shelf.ts'
import { currentNumber, openApp, pressKey, removeFolder, views } from './app.ts'

async function openLibrary(more: Readonly<Record<string, unknown>> = {}) {
  const userData = mkdtempSync(path.join(tmpdir(), 'dateline-library-'))
  const shelf = path.join(userData, 'shelf')
  fillShelf(shelf, { lincoln, roosevelt, 'ferry-notes': ferryNotes, ...more })
  const run = await openApp({ userData, size: [1280, 800] })
  const { page } = run
  await views(page).next.waitFor()
  await pressKey(page, 'Control+l')
  const list = page.getByRole('list', { name: 'Articles' })
  await list.waitFor()
  const row = (title: string) => list.getByRole('button', { name: new RegExp(`^${title}`) })
  const files = () => readdirSync(shelf).filter((name) => name.endsWith('.dateline.json'))
  const field = page.getByRole('searchbox', { name: 'Search statements' })
  const close = async () => {
    expect(run.errors).toEqual([])
    await run.close()
    removeFolder(userData)
  }
  return { ...run, userData, shelf, list, row, files, field, close }
}

describe('the library', () => {
  it('finds words in all articles and opens one at the statement; the next start is where this one ended', async () => {
    const library = await openLibrary()
    const { page, field, userData } = library
    await field.fill('people')
    await page.getByText('in 3 articles').waitFor()
    await field.press('ArrowDown')
    await page.getByRole('button', { name: /^3\. Abraham Lincoln: “…/ }).focus()
    await page.keyboard.press('Enter')
    await views(page).next.waitFor()
    expect(await currentNumber(page)).toBe(3)
    expect(await page.title()).toBe('Lincoln at the Gettysburg cemetery — Dateline')
    await pressKey(page, 'Control+l')
    await library.row('Lincoln').waitFor()
    await page.waitForTimeout(500)
    await library.app.close()

    const again = await openApp({ userData })
    await again.page.getByRole('list', { name: 'Articles' }).waitFor()
    await pressKey(again.page, 'Escape')
    await views(again.page).next.waitFor()
    expect(await currentNumber(again.page)).toBe(3)
    await again.close()
    removeFolder(userData)
  })

  it('filters what was found by speaker and wording, and says when nothing is', async () => {
    const { page, field, close } = await openLibrary()
    await field.fill('people')
    await page.getByText('in 3 articles').waitFor()
    await page.getByRole('button', { name: 'Speaker', exact: true }).click()
    await page
      .getByRole('list', { name: 'Speaker' })
      .getByRole('button', { name: /^Abraham Lincoln/ })
      .click()
    await page.getByText('1 statement in 1 article').waitFor()
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Clear filters' }).click()
    await field.fill('poeple')
    await page.getByText('These have “people”').waitFor()
    await field.fill('zebra')
    await page.getByRole('heading', { name: 'Nothing matches “zebra”' }).waitFor()
    await field.press('Escape')
    expect(await field.inputValue()).toBe('')
    await close()
  })

  it('renames, copies, trashes and takes back by keyboard alone', async () => {
    const { page, row, files, shelf, close } = await openLibrary()
    await row('Lincoln').focus()
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('ArrowDown')
    await row('Lincoln').focus()
    await page.keyboard.press('F2')
    await page.keyboard.type('A speech of 1863')
    await page.keyboard.press('Enter')
    await row('A speech of 1863').waitFor()
    expect(files()).toContain('A speech of 1863.dateline.json')
    expect(JSON.parse(readFileSync(path.join(shelf, 'A speech of 1863.dateline.json'), 'utf8')).title).toBe(
      'A speech of 1863',
    )

    await row('Roosevelt').click()
    await page.getByRole('button', { name: 'Duplicate' }).click()
    await row('Roosevelt asks Congress to declare war \\(copy\\)').waitFor()

    await row('A speech of 1863').click()
    await page.keyboard.press('Delete')
    await page.getByText('“A speech of 1863” moved to the trash.').waitFor()
    expect(files()).not.toContain('A speech of 1863.dateline.json')
    await page.keyboard.press('Control+z')
    await row('A speech of 1863').waitFor()
    expect(files()).toContain('A speech of 1863.dateline.json')
    // The undo before that takes the copy away again.
    await page.keyboard.press('Control+z')
    await row('Roosevelt asks Congress to declare war \\(copy\\)').waitFor({ state: 'detached' })
    await page.keyboard.press('Control+z')
    await row('Lincoln').waitFor()

    await page.getByRole('button', { name: 'Trash (1)' }).click()
    await page.getByRole('button', { name: /^Bring back Roosevelt/ }).click()
    await page.getByText('Nothing is in the trash.').waitFor()
    await page.keyboard.press('Escape')
    await row('Roosevelt asks Congress to declare war \\(copy\\)').waitFor()
    await close()
  })

  it('has the keys from the start, keeps them when a row goes, and leaves Ctrl+Shift+O to the opening of texts', async () => {
    const { app, page, close } = await openLibrary()
    const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '')
    await expect.poll(focused).toMatch(/^Putin and Lukashenko/)
    await page.keyboard.press('End')
    await expect.poll(focused).toMatch(/^Roosevelt/)
    await page.keyboard.press('Delete')
    await page.getByText('moved to the trash.').waitFor()
    await expect.poll(focused).toMatch(/^(ferry|Lincoln)/)
    await page.keyboard.press('Home')
    await expect.poll(focused).toMatch(/^Putin and Lukashenko/)
    await app.evaluate(({ dialog }) => {
      Reflect.set(globalThis, 'asked', [])
      dialog.showOpenDialog = (...given: unknown[]) => {
        Reflect.get(globalThis, 'asked').push(Reflect.get(Object(given.at(-1)), 'title'))
        return Promise.resolve({ canceled: true, filePaths: [] })
      }
    })
    await page.keyboard.press('Control+o')
    await page.keyboard.press('Control+Shift+O')
    const asked = () => app.evaluate(() => [...Reflect.get(globalThis, 'asked')])
    await expect.poll(asked).toContain('Open Article')
    expect((await asked()).filter((title) => title === 'Open Article')).toHaveLength(1)
    await close()
  })

  it('chooses several with Shift, and says what can be done with them', async () => {
    const { page, list, close } = await openLibrary()
    await list.getByRole('button').first().focus()
    await page.keyboard.press('Home')
    await page.keyboard.press('Shift+ArrowDown')
    await page.keyboard.press('Shift+ArrowDown')
    await page.getByRole('heading', { name: '3 articles' }).waitFor()
    await page.keyboard.press('Control+a')
    await page.getByRole('heading', { name: '4 articles' }).waitFor()
    await close()
  })

  it('follows what other programs do in the folder, and tells what is wrong with a file', async () => {
    const { page, row, shelf, close } = await openLibrary()
    fillShelf(shelf, { far: { ...roosevelt, title: 'From afar' } })
    await row('From afar').waitFor()
    renameSync(path.join(shelf, 'far.dateline.json'), path.join(shelf, 'farther.dateline.json'))
    fillShelf(shelf, { lincoln: JSON.stringify(lincoln, null, 2).replace('39.831', '139.831') })
    await row('lincoln.dateline.json').waitFor()
    await page
      .getByText(/^Damaged: line \d+ cannot be read$/)
      .first()
      .waitFor()
    await page.getByRole('button', { name: 'See what is wrong' }).first().click()
    await page
      .getByRole('alert')
      .getByText(/the latitude of “Gettysburg” is 139.831/)
      .waitFor()
    await page.getByRole('button', { name: 'Library', exact: true }).click()
    fillShelf(shelf, { lincoln })
    await row('Lincoln').waitFor()
    rmSync(path.join(shelf, 'farther.dateline.json'))
    await row('From afar').waitFor({ state: 'detached' })
    await close()
  })

  it('starts the process that reads articles anew when it stops, and goes on', async () => {
    const { app, page, field, close } = await openLibrary()
    await field.fill('people')
    await page.getByText('in 3 articles').waitFor()
    const readers = () =>
      app.evaluate(({ app: main }) =>
        main
          .getAppMetrics()
          .filter(({ name }) => name === 'Dateline article reader')
          .map(({ pid }) => pid),
      )
    const [pid] = await readers()
    expect(pid).toBeGreaterThan(0)
    if (pid !== undefined) process.kill(pid, 'SIGKILL')
    await expect.poll(async () => (await readers()).includes(pid ?? 0)).toBe(false)
    await field.fill('infamy')
    await page.getByText('1 statement in 1 article').waitFor()
    expect((await readers())[0]).not.toBe(pid)
    await close()
  })

  it('writes a save that is on its way before it ends', async () => {
    const { app, page, shelf, userData } = await openLibrary()
    await page.evaluate(async () => {
      const bridge = window.dateline
      if (!bridge) throw new Error('there is no bridge')
      const listed: { id: string; title: string }[] = JSON.parse(await bridge.request('listArticles'))
      const id = listed.find(({ title }) => title.startsWith('Roosevelt'))?.id
      const reading: { value: object } = JSON.parse(await bridge.request('readArticle', id))
      window.addEventListener('pagehide', () => {
        void bridge.request('saveArticle', { id, article: { ...reading.value, title: 'At the last moment' } })
      })
    })
    await app.close()
    expect(JSON.parse(readFileSync(path.join(shelf, 'roosevelt.dateline.json'), 'utf8')).title).toBe(
      'At the last moment',
    )
    expect(existsSync(path.join(shelf, 'roosevelt.dateline.previous.json'))).toBe(true)
    removeFolder(userData)
  })
})
