import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { ferryNotes, fillShelf, lincoln, madeArticle, roosevelt } from '../fixtures/shelf.ts'
import { keepPicture, openApp, pressKey, views } from './app.ts'

function filledShelf(more: Readonly<Record<string, unknown>> = {}): string {
  const userData = mkdtempSync(path.join(tmpdir(), 'dateline-library-'))
  const broken = JSON.stringify(roosevelt, null, 2).replace('21.36', '121.36')
  fillShelf(path.join(userData, 'shelf'), {
    'Lincoln at the Gettysburg cemetery': lincoln,
    'Roosevelt asks Congress to declare war': roosevelt,
    'ferry-notes': ferryNotes,
    'trade-deal': broken,
    ...more,
  })
  return userData
}

async function openLibrary(page: Page) {
  await views(page).next.waitFor()
  await pressKey(page, 'Control+l')
  await page.getByRole('list', { name: 'Articles' }).waitFor()
}

/** Pictures of the library’s states, to be looked at; each also says that the state came about. */
describe('the library as it is drawn', () => {
  for (const theme of ['light', 'dark', 'contrast'] as const)
    it(`in ${theme}`, async () => {
      const run = await openApp({ userData: filledShelf(), pixelRatio: 2, size: [1280, 800] })
      const { page } = run
      await openLibrary(page)
      await run.app.evaluate(({ BrowserWindow }, name) => {
        BrowserWindow.getAllWindows()[0]?.webContents.send('dateline:command', `theme-${name}`)
      }, theme)
      await page.waitForTimeout(800)
      await keepPicture(page, `library-${theme}-article`)
      await page.getByRole('searchbox', { name: 'Search statements' }).fill('people')
      await page.getByText('in 3 articles').waitFor()
      await keepPicture(page, `library-${theme}`)
      expect(await page.getByRole('list', { name: /^Statements in/ }).count()).toBe(3)
      await run.close()
    })

  it('in a small window, in large text, and with nothing found', async () => {
    const run = await openApp({ userData: filledShelf(), size: [900, 600] })
    const { page } = run
    await openLibrary(page)
    const field = page.getByRole('searchbox', { name: 'Search statements' })
    await field.fill('people')
    await page.getByText('in 3 articles').waitFor()
    await keepPicture(page, 'library-small')
    await field.fill('zebra')
    await page.getByText('Nothing matches “zebra”').waitFor()
    await keepPicture(page, 'library-nothing')
    await field.fill('people')
    await page.getByText('in 3 articles').waitFor()
    for (let k = 0; k < 5; k++) await page.keyboard.press('Control+=')
    await keepPicture(page, 'library-large-text')
    expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('200%')
    await run.close()
  })

  it('with a thousand articles', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 1000 }, (_, k) => {
        const place = { id: 'town', name: `Town ${k}`, lon: -8 + (k % 60), lat: 38 + (k % 24) }
        const said = Array.from({ length: 5 }, (_, n) => `The ferry number ${k} carries ${n} people over the river.`)
        const title = `Report ${k + 1} from the river`
        return [
          title,
          madeArticle({
            id: `report-${k}`,
            title,
            publisher: 'River Gazette',
            published: '2024-05-01',
            speaker: `Speaker ${k % 40}`,
            place,
            said,
          }),
        ]
      }),
    )
    const run = await openApp({ userData: filledShelf(many), size: [1280, 800], pixelRatio: 2 })
    const { page } = run
    await openLibrary(page)
    await page.getByText('1005 articles').waitFor({ timeout: 60_000 })
    const field = page.getByRole('searchbox', { name: 'Search statements' })
    await field.fill('people')
    await page.getByText('in 1003 articles').waitFor({ timeout: 60_000 })
    await keepPicture(page, 'library-thousand')
    expect(await page.getByRole('list', { name: 'Articles' }).getByRole('listitem').count()).toBeLessThan(40)
    await run.close()
  })
})
