import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, it } from 'vitest'
import { keepPicture, openApp, pressKey, removeFolder, resizeTo, views } from './app.ts'

const notes = readFileSync(path.resolve(import.meta.dirname, '../fixtures/draft-notes.txt'), 'utf8')

/** Pictures of a text on its way to an article, to look at, in build-output/screens. */
describe('pictures of opening a text', () => {
  it.each(['light', 'dark', 'contrast'] as const)('in %s', async (theme) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'dateline-draft-'))
    const run = await openApp({ size: [1280, 800] })
    const { page } = run
    const write = (name: string, text: string) => {
      writeFileSync(path.join(folder, name), text)
      return path.join(folder, name)
    }
    const starts = (file: string) =>
      run.app.evaluate(({ app }, argument) => app.emit('second-instance', {}, ['dateline', argument], '/'), file)
    const { next, timeline, panel } = views(page)
    const dialog = page.getByRole('dialog', { name: 'Open text' })
    const larger = async (by: 1 | -1) => {
      for (let k = 0; k < 6; k++) await page.keyboard.press(by > 0 ? 'Control+=' : 'Control+-')
      if (by < 0) await page.keyboard.press('Control+0')
    }
    await next.waitFor()
    await page.getByRole('button', { name: 'Menu' }).click()
    await page
      .getByRole('radio', { name: { light: 'Light', dark: 'Dark', contrast: 'High contrast' }[theme] })
      .click({ force: true })
    await page.keyboard.press('Escape')
    await starts(write('empty.txt', ''))
    await dialog.getByRole('alert').waitFor()
    await keepPicture(page, `${theme}-opening-failed`)
    await page.keyboard.press('Escape')
    await starts(write('harbour.txt', notes))
    await dialog.getByRole('textbox', { name: 'Title' }).waitFor()
    await keepPicture(page, `${theme}-opening-details`)
    await resizeTo(run.app, [900, 600])
    await keepPicture(page, `${theme}-opening-details-small`)
    await larger(1)
    await keepPicture(page, `${theme}-opening-details-small-text-200`)
    await resizeTo(run.app, [1280, 800])
    await keepPicture(page, `${theme}-opening-details-text-200`)
    await larger(-1)
    await dialog.getByRole('button', { name: 'Find statements' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByRole('heading', { name: /^Check the text/ }).waitFor()
    await pressKey(page, 'Escape')
    await timeline.getByRole('button', { name: /^4\. / }).click()
    await page.mouse.move(640, 20)
    await keepPicture(page, `${theme}-draft`)
    await timeline.getByRole('button', { name: /^1\. / }).click()
    await pressKey(page, 'c')
    await page.mouse.move(640, 20)
    await keepPicture(page, `${theme}-draft-calendar`)
    await pressKey(page, 's')
    await panel.getByRole('tab', { name: /^All/ }).click()
    await keepPicture(page, `${theme}-draft-all`)
    await timeline.getByRole('button', { name: /^5\. / }).click()
    await panel.getByRole('tab', { name: 'Side by side' }).click()
    await keepPicture(page, `${theme}-draft-dispute`)
    await panel.getByRole('tab', { name: 'Statement' }).click()
    await resizeTo(run.app, [900, 600])
    await keepPicture(page, `${theme}-draft-small`)
    await larger(1)
    await keepPicture(page, `${theme}-draft-small-text-200`)
    await run.close()
    removeFolder(run.userData)
    removeFolder(folder)
  })
})
