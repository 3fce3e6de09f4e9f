// What the reader waits for inside an article: a step, its opening, a selection, a drag of the timeline; and the size of the page.
// The bundled article beside made-up ones of 1,000 and 10,000 statements, and a minimal page whose key changes one text.
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectDir } from '../scripts/run.mjs'
import { openElectron } from './electron.mjs'
import { framesOf, summarise } from './frames.mjs'
import { median, quantile } from './quantile.mjs'
import { writeSyntheticArticle } from './synthetic-article.mjs'
import { table } from './table.mjs'

/** @typedef {import('playwright-core').Page} Page */

const STEPS = 40
/** The bundled article is at its end after some thirty. */
const STEPS_IN_A_ROW = 30
const RELOADS = 5
/** The map follows a step a frame later, flies for 600 ms and lays its names out anew; the next key comes after that. */
const MAP_AT_REST_MS = 900
/** The minimal page has no map. */
const PAGE_AT_REST_MS = 150
const STATEMENT = '.st-panel .st-quote, .st-panel .st-reported'

/**
 * Leaves the times of keys at the page's window, as Event Timing has them: from the key to the next frame on the screen, in steps of 8 ms,
 * and of that until the app has handled it. What takes less than 16 ms is not told, and counts as 16. @param {Page} page
 */
const timeKeys = (page) =>
  page.evaluate(() => {
    /** @type {{ painted: number, handled: number }[]} */
    const steps = []
    /** @type {Map<number, { painted: number, handled: number }>} */
    const byTime = new Map()
    Object.assign(window, { benchSteps: steps })
    window.addEventListener('keydown', ({ key, timeStamp }) => {
      if (key !== 'ArrowRight') return
      const step = { painted: 16, handled: performance.now() - timeStamp }
      byTime.set(timeStamp, step)
      steps.push(step)
    })
    const observer = new PerformanceObserver((list) => {
      for (const { startTime, duration } of list.getEntries()) {
        const step = byTime.get(startTime)
        if (step) step.painted = duration
      }
    })
    observer.observe({ type: 'event', durationThreshold: 16 })
  })

/** @param {Page} page @param {string} shown selects what changes with each step @param {number} restMs from one key to the next */
const measureSteps = async (page, shown, restMs) => {
  const press = async (/** @type {string} */ key) => {
    await page.keyboard.press(key)
    await page.waitForTimeout(restMs)
  }
  await timeKeys(page)
  const before = await page.locator(shown).first().textContent()
  for (let k = 0; k < STEPS; k++) {
    await press('ArrowRight')
    if (k === 0 && before === (await page.locator(shown).first().textContent()))
      throw new Error('The key was not heeded')
    if (k % STEPS_IN_A_ROW === STEPS_IN_A_ROW - 1) await press('Home')
  }
  const steps = await page.evaluate(
    () => /** @type {{ painted: number, handled: number }[]} */ (Reflect.get(window, 'benchSteps')),
  )
  const of = (/** @type {'painted' | 'handled'} */ part) => steps.map((step) => step[part])
  return {
    painted: quantile(of('painted'), 0.95),
    middle: median(of('painted')),
    handled: quantile(of('handled'), 0.95),
  }
}

/** From the start of the page to the painted first statement, the middle one of some loads. @param {Page} page */
const measureOpening = async (page) => {
  const times = []
  for (let load = 0; load < RELOADS; load++) {
    await page.reload()
    await page.waitForSelector(STATEMENT)
    times.push(
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(() => resolve(performance.now())))),
      ),
    )
    await page.waitForTimeout(1500)
  }
  return median(times)
}

/** Nodes of any kind in the document. @param {Page} page */
const countNodes = (page) =>
  page.evaluate(() => {
    const walker = document.createTreeWalker(document)
    let count = 1
    while (walker.nextNode()) count++
    return count
  })

/** The most nodes of the page's faces; at last Calendar with both lists open and every place on the map. @param {Page} page */
const measureNodes = async (page) => {
  const counts = [await countNodes(page)]
  const after = async (/** @type {() => Promise<void>} */ act) => {
    await act()
    await page.waitForTimeout(MAP_AT_REST_MS)
    counts.push(await countNodes(page))
  }
  await after(() => page.keyboard.press('c'))
  await after(() => page.keyboard.press('s'))
  await after(() => page.getByRole('tab', { name: /^All / }).click())
  const places = page.getByRole('button', { name: /^Places \d/, expanded: false })
  if ((await places.count()) > 0) await after(() => places.click())
  await after(() => page.keyboard.press('c'))
  await after(() => page.keyboard.press('f'))
  await after(() => page.keyboard.press('s'))
  await after(() => page.getByRole('tab', { name: 'Statement', exact: true }).click())
  return Math.max(...counts)
}

/** @param {Page} page */
const measureFrames = async (page) => {
  const timeline = page.getByRole('region', { name: 'Timeline' })
  const selecting = await framesOf(page, async () => {
    const marks = timeline.getByRole('button', { name: /^\d+\. / })
    for (let k = 3; k < Math.min(9, await marks.count()); k++) {
      await marks.nth(k).dispatchEvent('click')
      await page.waitForTimeout(400)
    }
  })
  const box = await page.locator('.tl-scroll').boundingBox()
  if (!box) throw new Error('The timeline is not there')
  const dragging = await framesOf(page, async () => {
    const y = box.y + box.height - 24
    for (const by of [-700, -700, 500]) {
      await page.mouse.move(box.x + box.width / 2 - by / 2, y)
      await page.mouse.down()
      await page.mouse.move(box.x + box.width / 2 + by / 2, y, { steps: 40 })
      await page.mouse.up()
      await page.waitForTimeout(150)
    }
  })
  return { select: summarise(selecting).worst, drag: summarise(dragging).worst }
}

/** @param {import('./electron.mjs').Bench} bench @param {Record<string, string>} extraEnv */
const measureArticle = async (bench, extraEnv) => {
  const { page, close } = await openElectron(bench, { extraEnv })
  await page.waitForSelector(STATEMENT)
  const opening = await measureOpening(page)
  const shown = '[aria-current="step"] text, .tl-mark[aria-current="step"]'
  const steps = await measureSteps(page, shown, MAP_AT_REST_MS)
  const nodes = await measureNodes(page)
  const frames = await measureFrames(page)
  await close()
  return { opening, ...steps, nodes, ...frames }
}

const ms = (/** @type {number | undefined} */ value) => (value === undefined ? '–' : `${value.toFixed(1)} ms`)

/** @param {import('./electron.mjs').Bench} bench */
export const run = async (bench) => {
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'dateline-bench-step-'))
  const made = (/** @type {number} */ count) => {
    const folder = path.join(scratch, String(count))
    writeSyntheticArticle(folder, count)
    return measureArticle(bench, { DATELINE_ARTICLES: folder })
  }
  try {
    const { page, close } = await openElectron(bench, { folder: path.join(projectDir, 'bench/minimal-app') })
    await page.waitForSelector('#statement')
    const least = await measureSteps(page, '#statement', PAGE_AT_REST_MS)
    await close()
    const [bundled, thousand, long] = [await measureArticle(bench, {}), await made(1000), await made(10_000)]
    /** @param {string} what @param {'painted' | 'middle' | 'handled' | 'opening' | 'select' | 'drag'} key */
    const row = (what, key) => {
      const floor = key in least ? least[/** @type {'painted'} */ (key)] : undefined
      const ratio = (long[key] / bundled[key]).toFixed(2)
      return [what, ms(floor), ms(bundled[key]), ms(thousand[key]), ms(long[key]), ratio]
    }
    return [
      `Steps: ${STEPS} keys each, ${RELOADS} loads; load ${os.loadavg()[0]?.toFixed(1)} at the end`,
      table(
        ['', 'minimal page', 'bundled', '1,000', '10,000', '10,000 to bundled'],
        [
          row('key to the next frame on the screen, p95', 'painted'),
          row('key to the next frame on the screen, median', 'middle'),
          row('of which until it is handled, p95', 'handled'),
          row('start of the page to a painted statement', 'opening'),
          row('selecting: frame, worst', 'select'),
          row('dragging the timeline: frame, worst', 'drag'),
          [
            'nodes in the document, most',
            '–',
            ...[bundled, thousand, long].map(({ nodes }) => String(nodes)),
            (long.nodes / bundled.nodes).toFixed(2),
          ],
        ],
      ),
      'Keys are timed as Event Timing has them: to the next frame on the screen, in steps of 8 ms, 16 ms at least; the wait for a frame, up',
      'to 16.7 ms on any page, is in it. The map follows in the frames after it. Nodes: Story, Calendar, list and places list, elements and texts alike.',
    ].join('\n')
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
