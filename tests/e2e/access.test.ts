import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { bellsArticle } from '../core/edit/bells-article.ts'
import { type OpenApp, openApp, pressKey, removeFolder, resizeTo, views } from './app.ts'
import { folderWith, openText } from './shelf-article.ts'

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** What axe finds wrong, as readable lines. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource)
  return page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; impact: string; nodes: { html: string; failureSummary: string }[] }[]
        }>
      }
    }
    const found = await axe.run()
    return found.violations.flatMap(({ id, impact, nodes }) =>
      nodes.map((node) => `${id} (${impact}): ${node.html.slice(0, 160)} ${node.failureSummary}`),
    )
  })
}

describe.each(['light', 'dark', 'contrast'] as const)('accessibility, %s', (theme) => {
  let run: OpenApp
  beforeAll(async () => {
    run = await openApp({ userData: folderWith(bellsArticle()), size: [1280, 800], reducedMotion: true })
    await views(run.page).next.waitFor()
    await run.page.getByRole('button', { name: 'Menu' }).click()
    await run.page
      .getByRole('radio', { name: { light: 'Light', dark: 'Dark', contrast: 'High contrast' }[theme] })
      .click({ force: true })
    await run.page.keyboard.press('Escape')
    await run.page.waitForFunction((wanted) => document.documentElement.dataset.theme === wanted, theme)
  })
  afterAll(async () => {
    await run.close()
    removeFolder(run.userData)
  })

  it('axe finds nothing at the first statement', async () => {
    await run.page.waitForTimeout(800)
    expect(await violations(run.page)).toEqual([])
  })

  it('axe finds nothing in a focus, with the places list open, in the calendar', async () => {
    const { map, places } = views(run.page)
    await map.getByRole('button', { name: /^Places/ }).click()
    await places.getByRole('button', { name: 'Chasiv Yar, 2 statements' }).click()
    await pressKey(run.page, 'c')
    await run.page.waitForTimeout(800)
    expect(await violations(run.page)).toEqual([])
  })

  it('axe finds nothing side by side, and in the list of all', async () => {
    const { timeline, panel } = views(run.page)
    await run.page.keyboard.press('Escape')
    await timeline
      .getByRole('button', { name: /^12\. / })
      .first()
      .click()
    await panel.getByRole('tab', { name: 'Side by side' }).click()
    await run.page.waitForTimeout(400)
    expect(await violations(run.page)).toEqual([])
    await panel.getByRole('tab', { name: /^All/ }).click()
    await run.page.waitForTimeout(400)
    expect(await violations(run.page)).toEqual([])
  })

  it('axe finds nothing at 900×600, nor at 200 % text', async () => {
    await resizeTo(run.app, [900, 600])
    await run.page.waitForTimeout(600)
    expect(await violations(run.page)).toEqual([])
    await resizeTo(run.app, [1280, 800])
    for (let k = 0; k < 6; k++) await run.page.keyboard.press('Control+=')
    await run.page.waitForTimeout(600)
    expect(await violations(run.page)).toEqual([])
  })

  it('axe finds nothing in the text, with a correction open, in the details, at 900×600', async () => {
    const { page } = run
    for (let k = 0; k < 6; k++) await page.keyboard.press('Control+-')
    await openText(page, bellsArticle().title)
    await page.getByRole('button', { name: /^7\. Runa Falk/ }).click()
    await page.waitForTimeout(600)
    expect(await violations(page)).toEqual([])
    for (const key of ['e', 'v', 'b', 'c', 'w', 'o', 'l', 'f', 'a']) {
      await page.keyboard.press(key)
      await page.locator('.rd-tool').waitFor()
      expect([key, ...(await violations(page))]).toEqual([key])
      await page.keyboard.press('Escape')
    }
    await page.keyboard.press('ArrowDown')
    await page.getByText('Klaipėda', { exact: true }).first().click()
    await page.keyboard.press('e')
    await page.waitForTimeout(600)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.keyboard.press('i')
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await resizeTo(run.app, [900, 600])
    await page.waitForTimeout(400)
    expect(await violations(page)).toEqual([])
  })

  it('axe finds nothing in the library, its results, its palette, with several chosen, in the trash', async () => {
    const { page } = run
    await resizeTo(run.app, [1280, 800])
    await page.keyboard.press('Escape')
    await views(page).next.waitFor()
    await page.keyboard.press('Control+l')
    await page.getByRole('article').first().waitFor()
    await page.waitForTimeout(500)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Control+k')
    await page.getByRole('combobox', { name: 'Command or title of an article' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.type('trash')
    await page.getByRole('option', { name: 'Show the trash' }).click()
    await page.getByRole('dialog').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.locator('.lib-title').first().focus()
    await page.keyboard.press('Control+a')
    await page.getByRole('heading', { name: '2 articles' }).waitFor()
    expect(await violations(page)).toEqual([])
    const field = page.getByRole('searchbox', { name: 'Search statements' })
    await field.fill('the people')
    await page.getByRole('button', { name: 'Only side by side' }).waitFor()
    await page.waitForTimeout(300)
    expect(await violations(page)).toEqual([])
    await field.fill('"nothing is like this"')
    await page.getByText('must stand side by side').waitFor()
    expect(await violations(page)).toEqual([])
    await resizeTo(run.app, [900, 600])
    await field.fill('bell')
    await page.waitForTimeout(500)
    expect(await violations(page)).toEqual([])
    await resizeTo(run.app, [1280, 800])
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
  })

  it('axe finds nothing while a text is opened, its details are asked for, or it cannot be read', async () => {
    const { page, app } = run
    await views(page).next.waitFor()
    const opens = (name: string, text: string) => {
      const file = path.join(run.userData, name)
      writeFileSync(file, text)
      return app.evaluate(
        ({ app: main }, argument) => main.emit('second-instance', {}, ['dateline', argument], '/'),
        file,
      )
    }
    await opens('rain.txt', 'Rain\n\n“It rains,” said Ada Brandt in Riga on Friday.')
    const dialog = page.getByRole('dialog', { name: 'Open text' })
    await dialog.getByRole('textbox', { name: 'Title' }).waitFor()
    expect(await violations(page)).toEqual([])
    await dialog.getByRole('textbox', { name: 'Date of publication' }).fill('soon')
    await page.keyboard.press('Enter')
    await page.waitForTimeout(300)
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
    await opens('empty.txt', '')
    await dialog.getByRole('alert').waitFor()
    expect(await violations(page)).toEqual([])
    await page.keyboard.press('Escape')
    await dialog.waitFor({ state: 'detached' })
  })
})
