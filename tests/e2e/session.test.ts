import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { currentNumber, openApp, pressKey, removeFolder, views } from './app.ts'

const userData = mkdtempSync(path.join(tmpdir(), 'dateline-session-'))
afterAll(() => removeFolder(userData))

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
