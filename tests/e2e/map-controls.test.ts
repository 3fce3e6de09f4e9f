import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { openApp, removeFolder, views } from './app.ts'

/**
 * The article's names that lie under one of the map's own controls, measured on the screen, and of what is current that which
 * another element takes the pointer from.
 */
const hiddenNames = (page: Page) =>
  page.evaluate(() => {
    const controls = [...document.querySelectorAll('.map .map-card, .map-scale, .map-attribution, .map-list')]
    const names = [...document.querySelectorAll<HTMLElement>('.map-place:not([inert], .is-nameless)')]
    const covered = names.flatMap((name) => {
      const a = name.getBoundingClientRect()
      const over = controls.find((control) => {
        const b = control.getBoundingClientRect()
        // Half a pixel is rounding.
        return a.left + 0.5 < b.right && b.left + 0.5 < a.right && a.top + 0.5 < b.bottom && b.top + 0.5 < a.bottom
      })
      return over ? [`${name.getAttribute('aria-label')} under ${over.getAttribute('class')}`] : []
    })
    const lost = names
      .filter((name) => name.matches('.is-current'))
      .flatMap((name) => {
        const { left, top, width, height } = name.getBoundingClientRect()
        // Where large text puts the map partly off the page, or a place lies beyond its edge, there is nothing to point at.
        if (top < 0 || left < 0 || top + height > window.innerHeight) return []
        const [first] = document.elementsFromPoint(left + width / 2, top + height / 2)
        return first && name.contains(first)
          ? []
          : [
              `${name.getAttribute('aria-label')} under ${first?.closest('button')?.getAttribute('aria-label') ?? first?.className}`,
            ]
      })
    return { names: names.length, hidden: [...covered, ...lost] }
  })

describe('the names of the article on the map', () => {
  it.each([
    { size: [900, 600], larger: 0 },
    { size: [900, 600], larger: 6 },
    { size: [1280, 800], larger: 6 },
    { size: [1280, 800], larger: 0 },
  ] as const)('lie under none of its controls at $size, $larger steps of text larger', async ({ size, larger }) => {
    const run = await openApp({ size, reducedMotion: true })
    const { page } = run
    const { timeline, next } = views(page)
    await next.waitFor()
    for (let k = 0; k < larger; k++) await page.keyboard.press('Control+=')
    let seen = 0
    for (const statement of [1, 8, 24, 31, 33]) {
      await timeline
        .getByRole('button', { name: new RegExp(`^${statement}\\. `) })
        .first()
        .click()
      await page.evaluate(() => document.querySelector('.map')?.scrollIntoView({ block: 'end' }))
      await expect.poll(async () => (await hiddenNames(page)).hidden, { timeout: 5000 }).toEqual([])
      seen += (await hiddenNames(page)).names
    }
    expect(seen).toBeGreaterThan(12)
    await run.close()
    removeFolder(run.userData)
  })
})
