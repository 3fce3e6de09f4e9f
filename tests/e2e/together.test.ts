import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeEach, describe, expect, it } from 'vitest'
import { articlesFolder, speechIds } from '../fixtures/articles.ts'
import { accessibleName, keepPicture, openApp, pressKey, removeFolder, resizeTo, views } from './app.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'dateline-together-'))
const userData = mkdtempSync(path.join(tmpdir(), 'dateline-together-session-'))
beforeEach(() => cpSync(articlesFolder, folder, { recursive: true }))
afterAll(() => {
  removeFolder(folder)
  removeFolder(userData)
})

const env = { DATELINE_ARTICLES: folder }

describe('three articles together', () => {
  it('are opened from the switcher, read as one, cited as their own, and found again', async () => {
    const run = await openApp({ userData, env, size: [1280, 800], theme: 'light' })
    const { page } = run
    const { timeline, panel, next, filters, map, places, quotation } = views(page)
    await next.waitFor()

    await page.getByRole('button', { name: /^Lincoln at the Gettysburg cemetery/ }).click()
    for (const name of [/asks Congress/, /on the radio/]) await page.getByRole('checkbox', { name }).check()
    await keepPicture(page, 'together-switcher')
    await page.getByRole('button', { name: 'Open 3 articles together' }).click()
    await timeline.getByText('Statement 1 of 19').first().waitFor()
    expect(await page.title()).toBe('3 articles together — Dateline')
    await keepPicture(page, 'together-light')

    await filters.getByRole('button', { name: 'Article' }).click()
    await page.getByRole('button', { name: /^Roosevelt asks Congress to declare war.*10$/ }).click()
    await page.keyboard.press('Escape')
    await timeline.getByText('Statement 1 of 10').first().waitFor()
    expect(await accessibleName(timeline.locator('[aria-current="step"]').first())).toMatch(
      /^6\. Franklin D\. Roosevelt/,
    )
    await filters.getByRole('button', { name: 'Clear filters' }).click()

    await map.getByRole('button', { name: /^Places/ }).click()
    await places.getByRole('button', { name: 'Guam, 2 statements' }).click()
    await timeline.getByText('In focus 1 of 2').first().waitFor()
    expect(await quotation.innerText()).toContain('attacked Guam')
    await keepPicture(page, 'together-focus')
    await next.click()
    await panel.getByText('Radio address, 9 December 1941').waitFor()
    await pressKey(page, 'Escape')
    await timeline.getByText('Statement 19 of 19').first().waitFor()

    await panel.getByRole('button', { name: 'Copy citation' }).click()
    await panel.getByText('Citation copied').waitFor()
    const clipboard = () => run.app.evaluate(({ clipboard: system }) => system.readText())
    expect(await clipboard()).toContain('Fireside Chat on the War with Japan')
    await panel.getByRole('button', { name: 'Copy link' }).click()
    await panel.getByText('Link copied').waitFor()
    expect(await clipboard()).toBe('dateline://article/roosevelt-1941-12-09?statement=s4')

    await pressKey(page, 'c')
    await pressKey(page, 'Home')
    await timeline.getByText('1776').first().waitFor()
    await page.mouse.move(640, 20)
    await keepPicture(page, 'together-calendar')
    await pressKey(page, 's')
    await pressKey(page, 'End')
    await page.waitForTimeout(500)
    await run.close()

    rmSync(path.join(folder, 'lincoln-1863-11-19.dateline.json'))
    const again = await openApp({ userData, env })
    const after = views(again.page)
    await after.timeline.getByText('Statement 14 of 14').first().waitFor()
    expect(await again.page.getByRole('alert').innerText()).toContain('1 article left out')
    expect(await again.page.title()).toBe('2 articles together — Dateline')
    await after.panel.getByRole('button', { name: 'Open in its article' }).click()
    await after.timeline.getByText('Statement 4 of 4').first().waitFor()
    expect(await again.page.title()).toBe('Roosevelt speaks to the nation on the radio — Dateline')
    expect(again.errors).toEqual([])
    await again.close()
  })

  it('are opened from a statement on one speaker, and stay readable in every size', async () => {
    const run = await openApp({ env, size: [1280, 800], theme: 'dark' })
    const { page } = run
    const { timeline, panel, next } = views(page)
    await next.waitFor()
    await page.getByRole('button', { name: /^Lincoln at the Gettysburg cemetery/ }).click()
    await page.getByRole('button', { name: /^Roosevelt asks Congress to declare war/ }).click()
    await timeline.getByText('Statement 1 of 10').first().waitFor()
    await panel.getByRole('button', { name: 'In all articles' }).click()
    await keepPicture(page, 'together-in-all')
    await panel.getByRole('button', { name: 'All statements by Franklin D. Roosevelt' }).click()
    await timeline.getByText('Statement 1 of 14').first().waitFor()
    await page.mouse.move(640, 20)
    await keepPicture(page, 'together-dark')
    await panel.getByRole('tab', { name: /^All/ }).click()
    await keepPicture(page, 'together-dark-all')
    await panel.getByRole('tab', { name: 'Statement' }).click()
    await resizeTo(run.app, [900, 600])
    await keepPicture(page, 'together-small')
    await resizeTo(run.app, [1280, 800])
    for (let k = 0; k < 6; k++) await page.keyboard.press('Control+=')
    await keepPicture(page, 'together-text-200')
    expect(run.errors).toEqual([])
    await run.close()
    removeFolder(run.userData)
  })

  it('may be twenty', async () => {
    const many = mkdtempSync(path.join(tmpdir(), 'dateline-twenty-'))
    for (let k = 0; k < 20; k += 1) {
      const id = speechIds[k % speechIds.length]
      const file = JSON.parse(readFileSync(path.join(articlesFolder, `${id}.dateline.json`), 'utf8'))
      file.source.published = `19${20 + k}-03`
      writeFileSync(path.join(many, `speech-${k}.dateline.json`), JSON.stringify(file))
    }
    const run = await openApp({ env: { DATELINE_ARTICLES: many }, size: [1280, 800], theme: 'light' })
    const { timeline, next, filters } = views(run.page)
    await next.waitFor()
    await run.page.keyboard.press('Control+k')
    await run.page.keyboard.type('all 20 articles')
    await run.page.keyboard.press('Enter')
    await timeline.getByText('Statement 1 of 129').first().waitFor()
    expect(await run.page.title()).toBe('20 articles together — Dateline')
    await keepPicture(run.page, 'together-twenty')
    await filters.getByRole('button', { name: 'Article' }).click()
    await keepPicture(run.page, 'together-twenty-filter')
    await run.page.keyboard.press('Escape')
    await run.page.getByRole('button', { name: /^20 articles together/ }).click()
    await keepPicture(run.page, 'together-twenty-switcher')
    expect(run.errors).toEqual([])
    await run.close()
    removeFolder(run.userData)
    removeFolder(many)
  })
})
