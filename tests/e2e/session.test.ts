import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ReaderPlace } from '../../src/core/session.ts'
import { notesArticle } from '../core/edit/notes-article.ts'
import { currentNumber, type OpenApp, openApp, pressKey, removeFolder, views } from './app.ts'
import { folderWith, openText } from './shelf-article.ts'

const userData = mkdtempSync(path.join(tmpdir(), 'dateline-session-'))
afterAll(() => removeFolder(userData))

/** The only place in a text that the session holds. */
function readPlace(folder: string): ReaderPlace | undefined {
  const { readerPlaces } = JSON.parse(readFileSync(path.join(folder, 'session.json'), 'utf8'))
  return Object.values<ReaderPlace>(readerPlaces)[0]
}

describe('closing and opening again', () => {
  it('finds the statement, the filters, the reading, the panes, the tab and the window', async () => {
    const first = await openApp({ userData, size: [1180, 760] })
    const before = views(first.page)
    await before.next.waitFor()
    await before.filters.getByRole('button', { name: /^Putin/ }).click()
    await before.timeline.getByRole('button', { name: /^24\. / }).click()
    await pressKey(first.page, 'c')
    await before.timeline.getByText('World War II').first().waitFor()
    const splitter = first.page.getByRole('separator', { name: 'Width of the statement panel' })
    await splitter.focus()
    await splitter.press('ArrowLeft')
    await splitter.press('ArrowLeft')
    const width = await splitter.getAttribute('aria-valuenow')
    await before.panel.getByRole('tab', { name: /^All/ }).click()
    await first.page.waitForTimeout(500)
    await first.close()

    const again = await openApp({ userData })
    const after = views(again.page)
    const all = after.panel.getByRole('tab', { name: /^All/ })
    await after.next.waitFor()
    expect(await currentNumber(again.page)).toBe(24)
    expect(await after.filters.getByRole('button', { name: /^Putin/ }).getAttribute('aria-pressed')).toBe('true')
    expect(await after.timeline.getByRole('radio', { name: 'Calendar' }).isChecked()).toBe(true)
    expect(
      await again.page.getByRole('separator', { name: 'Width of the statement panel' }).getAttribute('aria-valuenow'),
    ).toBe(width)
    expect(await all.getAttribute('aria-selected')).toBe('true')
    const size = await again.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getContentSize())
    expect(size).toEqual([1180, 760])
    await again.close()
  })

  it('starts afresh on a damaged session, keeps it aside, and stays usable', async () => {
    writeFileSync(path.join(userData, 'session.json'), '{ "version": 1, "article": ')
    rmSync(path.join(userData, 'session.previous.json')) // faults.test.ts shows that it would be used
    const run = await openApp({ userData })
    await views(run.page).next.waitFor()
    expect(await run.page.getByRole('alert').innerText()).toContain('Dateline starts afresh')
    expect(await currentNumber(run.page)).toBe(1)
    expect(readFileSync(path.join(userData, 'session.damaged.json'), 'utf8')).toContain('"article": ')
    await run.close()
  })

  it('finds the text that was read, and the place in it', async () => {
    const article = notesArticle()
    const folder = folderWith(article)
    const first = await openApp({ userData: folder })
    await openText(first.page, article.title)
    const heading = (run: OpenApp) =>
      run.page.getByRole('region', { name: 'Current mark' }).getByRole('heading').first()
    while (!(await heading(first).textContent())?.includes('Tartu')) await first.page.keyboard.press('ArrowDown')
    await first.page.keyboard.press('Control+ArrowRight')
    await first.page.keyboard.press('ArrowRight')
    const caret = () => readPlace(folder)?.caret ?? 0
    const tartu = article.mentions.find(({ id }) => id === 'm3')?.end ?? 0
    // After a word and its comma, one letter on.
    await expect.poll(caret).toBeGreaterThan(tartu)
    const before = caret()
    await first.close()

    const again = await openApp({ userData: folder })
    await again.page.getByRole('region', { name: 'Source text' }).waitFor()
    expect(await heading(again).textContent()).toContain('Tartu')
    // The caret stands where it did: selecting goes on from there.
    await again.page.keyboard.press('ArrowRight')
    await expect.poll(caret).toBe(before + 1)
    await again.page.keyboard.press('Escape')
    await views(again.page).next.waitFor()
    await expect.poll(() => JSON.parse(readFileSync(path.join(folder, 'session.json'), 'utf8')).readerOpen).toBe(false)
    await again.close()
    removeFolder(folder)
  })

  it('focus survives a restart and can still be left', async () => {
    const first = await openApp({ userData })
    const before = views(first.page)
    await before.next.waitFor()
    await before.map.getByRole('button', { name: /^Places/ }).click()
    await before.places.getByRole('button', { name: 'Chasiv Yar, 2 statements' }).click()
    await before.next.click()
    await first.page.waitForTimeout(500)
    await first.close()
    const again = await openApp({ userData })
    const after = views(again.page)
    await after.timeline.getByText('In focus 2 of 2').first().waitFor()
    expect(await currentNumber(again.page)).toBe(31)
    await pressKey(again.page, 'Escape')
    await after.timeline.getByText('Statement 31 of 36').first().waitFor()
    await again.close()
  })
})
