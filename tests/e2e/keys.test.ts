import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { currentNumber, goTo, type OpenApp, openApp, pressKey, removeFolder, views } from './app.ts'

/** Each kind of control a reader clicks with the mouse, after which the arrows and Space go on stepping and playing. */
const clicked: readonly (readonly [what: string, of: (page: Page) => Locator])[] = [
  ['a button that steps', (page) => views(page).next],
  ['a radio of the reading', (page) => views(page).timeline.getByText('Story', { exact: true })],
  ['a mark on the timeline', (page) => views(page).timeline.getByRole('button', { name: /^5\. / }).first()],
  [
    'a place on the map',
    (page) =>
      views(page)
        .map.locator('.leaflet-container')
        .getByRole('button', { name: /^Ukraine, / }),
  ],
  [
    'the map’s own button',
    (page) =>
      views(page)
        .map.getByRole('button', { name: /^Fit|^Show all/ })
        .first(),
  ],
  ['a filter', (page) => views(page).filters.getByRole('button', { name: /^Putin/ })],
  ['a tab of the panel', (page) => views(page).panel.getByRole('tab', { name: 'Statement' })],
  ['a copy button', (page) => views(page).panel.getByRole('button', { name: 'Copy link' })],
  ['the line between the panes', (page) => page.getByRole('separator', { name: 'Height of the timeline' })],
]

describe('keys after the mouse, and keys of what Tab reached', () => {
  let run: OpenApp
  beforeAll(async () => {
    run = await openApp({ size: [1280, 800], reducedMotion: true })
    await views(run.page).next.waitFor()
  })
  afterAll(async () => {
    await run.close()
    removeFolder(run.userData)
  })
  /** Tab, as often as it takes to reach a control. */
  const tabTo = async (control: Locator) => {
    await run.page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.blur() : null,
    )
    for (let k = 0; k < 80; k++) {
      await run.page.keyboard.press('Tab')
      if (await control.evaluate((element) => element === document.activeElement)) return
    }
    throw new Error('Tab does not reach the control')
  }

  it.each(clicked)('after a click on %s, → steps and Space plays', async (_what, of) => {
    const { page } = run
    const { play, pause } = views(page)
    await pressKey(page, 'Escape')
    await goTo(page, 4)
    await of(page).click()
    const before = await currentNumber(page)
    const toggled = await page.getByRole('button', { pressed: true }).allInnerTexts()
    await page.keyboard.press('ArrowRight')
    const after = await currentNumber(page)
    expect(after).toBeGreaterThan(before)
    await page.keyboard.press('Space')
    await pause.waitFor()
    await page.keyboard.press('Space')
    await play.waitFor()
    // Space was not also a press of what was clicked.
    expect(await page.getByRole('button', { pressed: true }).allInnerTexts()).toEqual(toggled)
    await page.keyboard.press('ArrowLeft')
    expect(await currentNumber(page)).toBe(before)
    const clear = views(page).filters.getByRole('button', { name: 'Clear filters' })
    if (await clear.isVisible()) await clear.click()
  })

  it('a button reached by Tab keeps Space and Enter for itself', async () => {
    const { page } = run
    const { next, play } = views(page)
    await pressKey(page, 'Escape')
    await goTo(page, 4)
    await tabTo(next)
    await page.keyboard.press('Space')
    expect(await currentNumber(page)).toBe(5)
    await page.keyboard.press('Enter')
    expect(await currentNumber(page)).toBe(6)
    expect(await play.isVisible()).toBe(true)
  })

  it('a filter reached by Tab is pressed by Space, and nothing plays', async () => {
    const { page } = run
    const { filters, play } = views(page)
    const putin = filters.getByRole('button', { name: /^Putin/ })
    await tabTo(putin)
    await page.keyboard.press('Space')
    expect(await putin.getAttribute('aria-pressed')).toBe('true')
    await page.keyboard.press('Space')
    expect(await putin.getAttribute('aria-pressed')).toBe('false')
    expect(await play.isVisible()).toBe(true)
  })

  it('radios and tabs reached by Tab keep their arrows', async () => {
    const { page } = run
    const { timeline, panel } = views(page)
    await pressKey(page, 'Escape')
    await goTo(page, 4)
    await tabTo(panel.getByRole('tab', { name: 'Statement' }))
    await page.keyboard.press('ArrowRight')
    expect(await panel.getByRole('tab', { name: /^All/ }).getAttribute('aria-selected')).toBe('true')
    await page.keyboard.press('ArrowLeft')
    expect(await currentNumber(page)).toBe(4)
    await tabTo(timeline.getByRole('radio', { name: 'Story' }))
    await page.keyboard.press('ArrowRight')
    expect(await timeline.getByRole('radio', { name: 'Calendar' }).isChecked()).toBe(true)
    await page.keyboard.press('ArrowLeft')
    expect(await timeline.getByRole('radio', { name: 'Story' }).isChecked()).toBe(true)
    expect(await currentNumber(page)).toBe(4)
  })

  it('a text field keeps its arrows, Home and Space, clicked or not', async () => {
    const { page } = run
    const { search, play } = views(page)
    await goTo(page, 4)
    await search.click()
    await page.keyboard.type('not single')
    await page.keyboard.press('Home')
    for (let k = 0; k < 3; k++) await page.keyboard.press('ArrowRight')
    await page.keyboard.type(' a')
    expect(await search.inputValue()).toBe('not a single')
    expect(await currentNumber(page)).toBe(4)
    expect(await play.isVisible()).toBe(true)
    await search.fill('')
  })
})
