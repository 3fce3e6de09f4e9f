import { describe, it } from 'vitest'
import { keepPicture, openApp, pressKey, removeFolder, resizeTo, views } from './app.ts'

/** The states the drawings show, in the window sizes they show them; pictures to look at, in build-output/screens. */
const themes = ['light', 'dark', 'contrast'] as const

describe('pictures of the main states', () => {
  it.each(themes)('in %s', async (theme) => {
    const run = await openApp({ size: [1280, 800] })
    const { page } = run
    const { timeline, map, places, panel, next } = views(page)
    await next.waitFor()
    await page.getByRole('button', { name: 'Menu' }).click()
    await page
      .getByRole('radio', { name: { light: 'Light', dark: 'Dark', contrast: 'High contrast' }[theme] })
      .click({ force: true })
    await page.keyboard.press('Escape')
    await timeline.getByRole('button', { name: /^31\. / }).click()
    await page.mouse.move(640, 20)
    await keepPicture(page, `${theme}-story`)
    await timeline.getByRole('button', { name: /^8\. / }).click()
    await pressKey(page, 'c')
    await page.mouse.move(640, 20)
    await keepPicture(page, `${theme}-calendar`)
    await pressKey(page, 's')
    await map.getByRole('button', { name: /^Places/ }).click()
    for (const [k, place] of ['Donetsk', 'Luhansk', 'Kherson', 'Zaporizhzhia'].entries())
      await places
        .getByRole('button', { name: `${place} Oblast, 3 statements` })
        .click({ modifiers: k > 0 ? ['Shift'] : [] })
    await pressKey(page, 'End')
    await page.mouse.move(640, 20)
    await keepPicture(page, `${theme}-focus`)
    await pressKey(page, 'Escape')
    await places.getByRole('button', { name: 'Karelia, 32 statements' }).click()
    await timeline.getByRole('button', { name: /^33\. / }).click()
    await page.mouse.move(640, 20)
    await keepPicture(page, `${theme}-said`)
    await pressKey(page, 'Escape')
    await map
      .getByRole('button', { name: /Places/ })
      .first()
      .click()
    await timeline.getByRole('button', { name: /^12\. / }).click()
    await panel.getByRole('tab', { name: 'Side by side' }).click()
    await page.mouse.move(640, 20)
    await keepPicture(page, `${theme}-dispute`)
    await panel.getByRole('tab', { name: /^All/ }).click()
    await keepPicture(page, `${theme}-all`)
    await panel.getByRole('tab', { name: 'Statement' }).click()
    await timeline.getByRole('button', { name: /^31\. / }).click()
    await resizeTo(run.app, [900, 600])
    await page.mouse.move(640, 20)
    await keepPicture(page, `${theme}-small`)
    await resizeTo(run.app, [1280, 800])
    for (let k = 0; k < 6; k++) await page.keyboard.press('Control+=')
    await keepPicture(page, `${theme}-text-200`)
    await run.close()
    removeFolder(run.userData)
  })

  it.each(['light', 'dark'] as const)('at twice the pixels, in %s', async (theme) => {
    const run = await openApp({ size: [1280, 800], pixelRatio: 2, theme })
    const { timeline, next } = views(run.page)
    await next.waitFor()
    await timeline.getByRole('button', { name: /^31\. / }).click()
    await run.page.mouse.move(640, 20)
    await keepPicture(run.page, `${theme}-story@2x`)
    await run.close()
    removeFolder(run.userData)
  })
})
