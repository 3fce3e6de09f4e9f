// Frame times while something is done to a page, seen from the page: the gaps between its animation frames.

import { quantile } from './quantile.mjs'

/** @typedef {{ p95: number, worst: number }} Frames */

// What ends a move (tiles, names) is drawn after it.
const SETTLING_MS = 300

/**
 * The frame times of an action and of what settles after it, in milliseconds.
 * @param {import('playwright-core').Page} page @param {() => Promise<void>} act @returns {Promise<number[]>}
 */
export const framesOf = async (page, act) => {
  await page.evaluate(() => {
    /** @type {number[]} */
    const gaps = []
    let last = performance.now()
    const count = () => {
      const now = performance.now()
      gaps.push(now - last)
      last = now
      request = requestAnimationFrame(count)
    }
    let request = requestAnimationFrame(() => {
      last = performance.now()
      request = requestAnimationFrame(count)
    })
    Object.assign(window, {
      stopCounting: () => {
        cancelAnimationFrame(request)
        return gaps
      },
    })
  })
  await act()
  await page.waitForTimeout(SETTLING_MS)
  return page.evaluate(() =>
    /** @type {{ stopCounting(): number[] }} */ (/** @type {unknown} */ (window)).stopCounting(),
  )
}

/** @param {number[]} gaps @returns {Frames} */
export const summarise = (gaps) => {
  return { p95: quantile(gaps, 0.95), worst: quantile(gaps, 1) }
}

// A callback comes late by less than this on an idle page; a frame that was left out makes the gap twice as long.
const MISSED = 1.5

/**
 * How many gaps are so long that a frame is missing in them.
 * @param {number[]} gaps in ms @param {number} usual the median gap of an idle page, in ms
 */
export const missedIn = (gaps, usual) => gaps.filter((gap) => gap > MISSED * usual).length
