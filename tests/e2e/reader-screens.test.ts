import { describe, expect, it } from 'vitest'
import { bellsArticle } from '../core/edit/bells-article.ts'
import { keepPicture, openApp, removeFolder, resizeTo } from './app.ts'
import { folderWith, openText } from './shelf-article.ts'

/** The reader in the states its drawing shows and does not; pictures to look at, in build-output/screens. */
describe('pictures of the reader', () => {
  it.each(['light', 'dark', 'contrast'] as const)('in %s', async (theme) => {
    const article = bellsArticle()
    const userData = folderWith(article)
    const run = await openApp({ userData, size: [1280, 800], reducedMotion: true })
    const { page } = run
    await page.getByRole('region', { name: 'Timeline' }).waitFor()
    await page.getByRole('button', { name: 'Menu' }).click()
    await page
      .getByRole('radio', { name: { light: 'Light', dark: 'Dark', contrast: 'High contrast' }[theme] })
      .click({ force: true })
    await page.keyboard.press('Escape')
    await openText(page, article.title)
    await page.getByRole('button', { name: /^7\. Runa Falk/ }).click()
    await keepPicture(page, `${theme}-reader`)
    await page.keyboard.press('e')
    await keepPicture(page, `${theme}-reader-speaker`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('n')
    await page.keyboard.press('n')
    await keepPicture(page, `${theme}-reader-next`)
    await page.getByRole('button', { name: /^Time “next spring”/ }).click()
    await page.keyboard.press('e')
    await keepPicture(page, `${theme}-reader-time`)
    await page.keyboard.press('Escape')
    await page.getByText('Klaipėda', { exact: true }).first().click()
    await page.keyboard.press('p')
    await page.keyboard.press('?')
    await keepPicture(page, `${theme}-reader-keys`)
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await resizeTo(run.app, [900, 600])
    await keepPicture(page, `${theme}-reader-small`)
    await resizeTo(run.app, [1280, 800])
    for (let k = 0; k < 6; k++) await page.keyboard.press('Control+=')
    await keepPicture(page, `${theme}-reader-text-200`)
    await run.close()
    removeFolder(userData)
  })
})

it('a long title from right to left loses its end, not its beginning', async () => {
  const article = { ...bellsArticle(), title: 'ראש העיר אומר שהגשר ייפתח מחדש בקיץ '.repeat(4).trim() }
  const userData = folderWith(article)
  const run = await openApp({ userData, size: [900, 600], reducedMotion: true })
  const { page } = run
  await page.getByRole('region', { name: 'Timeline' }).waitFor()
  await openText(page, article.title)
  const name = page.getByRole('heading', { level: 1 }).locator('bdi')
  const inside = await name.evaluate((element) => {
    const isSeen = (at: number) => {
      const range = document.createRange()
      range.setStart(element.firstChild ?? element, at)
      range.setEnd(element.firstChild ?? element, at + 1)
      const box = element.getBoundingClientRect()
      const { left, right } = range.getBoundingClientRect()
      return left >= box.left - 1 && right <= box.right + 1
    }
    return [isSeen(0), isSeen((element.textContent ?? '').length - 1)]
  })
  await keepPicture(page, 'reader-right-to-left')
  await run.close()
  removeFolder(userData)
  expect(inside).toEqual([true, false])
})
