// The map of the built app beside the yardstick: first full draw, moves, memory, bytes. One run, both in the same Electron.
import { readdirSync, statSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { projectDir } from '../scripts/run.mjs'
import { numberFrom, openElectron, usedHeap, usedHeapOfWorkers } from './electron.mjs'
import { framesOf, missedIn, summarise } from './frames.mjs'
import { median } from './quantile.mjs'
import { table } from './table.mjs'
import { openYardstick } from './yardstick.mjs'

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./frames.mjs').Frames & { count: number, missed: number }} Frames */
/** @typedef {{ firstDraw: number, idle: Frames, pan: Frames, zoom: Frames, fly: Frames, heap: number, workers: number, bytes: number }} Figures */

const ROUNDS = 3
const DRAWS = 3

/** @param {Page} page @param {string} selector */
const boxOf = async (page, selector) => {
  const box = await page.locator(selector).first().boundingBox()
  if (!box) throw new Error(`${selector} is not there`)
  return box
}

/** Drags as a hand does: out and back, with a step per frame or so, and let go at rest. @param {Page} page @param {string} map */
const drag = async (page, map) => {
  const { x, y, width, height } = await boxOf(page, map)
  const [fromX, fromY] = [x + width * 0.62, y + height * 0.4]
  for (const [dx, dy] of [
    [-260, 120],
    [260, -120],
  ]) {
    await page.mouse.move(fromX, fromY)
    await page.mouse.down()
    await page.mouse.move(fromX + (dx ?? 0), fromY + (dy ?? 0), { steps: 45 })
    await page.waitForTimeout(80)
    await page.mouse.up()
    await page.waitForTimeout(150)
  }
}

/** Three zooms in and out again with the wheel. @param {Page} page @param {string} map */
const wheel = async (page, map) => {
  const { x, y, width, height } = await boxOf(page, map)
  await page.mouse.move(x + width * 0.55, y + height * 0.45)
  for (const delta of [-120, -120, -120, 120, 120, 120]) {
    await page.mouse.wheel(0, delta)
    await page.waitForTimeout(350)
  }
}

/** @param {Page} page @param {(page: Page) => Promise<void>} act @returns {Promise<number[]>} gaps between frames, ms */
const measure = async (page, act) => {
  await act(page) // once unmeasured: code is compiled, tiles of the way are decoded
  /** @type {number[]} */
  const gaps = []
  for (let round = 0; round < ROUNDS; round++) gaps.push(...(await framesOf(page, () => act(page))))
  return gaps
}

/** What a page that does nothing shows on this machine at this moment: no move can hold a steadier frame. @param {Page} page */
const rest = (page) => page.waitForTimeout(2500)

/** @param {Record<'idle' | 'pan' | 'zoom' | 'fly', number[]>} gaps */
const framesOfMoves = ({ idle, pan, zoom, fly }) => {
  const usual = median(idle)
  const frames = (/** @type {number[]} */ all) => ({
    ...summarise(all),
    count: all.length,
    missed: missedIn(all, usual),
  })
  return { idle: frames(idle), pan: frames(pan), zoom: frames(zoom), fly: frames(fly) }
}

/** Time from the start of the page to the moment that `drawn` holds, the middle one of some loads. @param {Page} page @param {string} drawn */
const firstDraw = async (page, drawn) => {
  await page.addInitScript(`{
    const look = () => {
      if (${drawn}) requestAnimationFrame(() => { window.benchDrawnAt = performance.now() })
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }`)
  const times = []
  for (let load = 0; load < DRAWS; load++) {
    await page.reload()
    times.push(await numberFrom(page, 'benchDrawnAt'))
    await page.waitForTimeout(1000)
  }
  return median(times)
}

/** Every tile of every layer, the names, and the article's regions. */
const APP_DRAWN = `(() => {
  const tiles = document.querySelectorAll('.map .leaflet-tile')
  return tiles.length > 8 && [...tiles].every((tile) => tile.classList.contains('leaflet-tile-loaded')) &&
    (document.querySelector('.map-labels')?.width ?? 0) > 400 && document.querySelector('.map-area-fill') !== null
})()`

const bytesBelow = (/** @type {string} */ folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/README|licences/.test(path.join(entry.parentPath, entry.name)))
    .reduce((sum, entry) => sum + statSync(path.join(entry.parentPath, entry.name)).size, 0)

const STATEMENT = 31

/** @param {import('./electron.mjs').Bench} bench */
const measureApp = async (bench) => {
  const { page, close } = await openElectron(bench)
  const goTo = (/** @type {number} */ number) =>
    page
      .getByRole('region', { name: 'Timeline' })
      .getByRole('button', { name: new RegExp(`^${number}\\. `) })
      .first()
      .click()
  await goTo(STATEMENT)
  await page.waitForTimeout(1500)
  const drawn = await firstDraw(page, APP_DRAWN)
  const size = await boxOf(page, '.map .leaflet-container')
  const idle = await measure(page, rest)
  const pan = await measure(page, () => drag(page, '.map .leaflet-container'))
  const zoom = await measure(page, () => wheel(page, '.map .leaflet-container'))
  const fly = await measure(page, async () => {
    await page.evaluate(() =>
      document.activeElement instanceof HTMLElement ? document.activeElement.blur() : undefined,
    )
    await page.keyboard.press('f')
    await page.waitForTimeout(900)
    await goTo(STATEMENT + 1)
    await goTo(STATEMENT)
    await page.waitForTimeout(900)
  })
  const heap = await usedHeap(page)
  const workers = await usedHeapOfWorkers(page)
  await close()
  return {
    figures: {
      firstDraw: drawn,
      ...framesOfMoves({ idle, pan, zoom, fly }),
      heap,
      workers,
      bytes: bytesBelow(path.join(projectDir, 'resources/map')),
    },
    size: { width: Math.round(size.width), height: Math.round(size.height) },
  }
}

const NEAR = { lon: 37.8, lat: 48.6, zoom: 7 }
const FAR = { lon: 40, lat: 52, zoom: 3.5 }

/** @param {import('./electron.mjs').Bench} bench @param {{ width: number, height: number }} size @returns {Promise<Figures>} */
const measureYardstick = async (bench, size) => {
  const { page, bytes, close } = await openYardstick(bench, size, NEAR)
  const drawn = await firstDraw(page, 'window.drawnAt')
  const idle = await measure(page, rest)
  const pan = await measure(page, () => drag(page, '#map'))
  const zoom = await measure(page, () => wheel(page, '#map'))
  const fly = await measure(page, async () => {
    for (const view of [FAR, NEAR]) {
      await page.evaluate(`void window.map.flyTo([${view.lat}, ${view.lon}], ${view.zoom}, { duration: 0.6 })`)
      await page.waitForTimeout(900)
    }
  })
  const heap = await usedHeap(page)
  const workers = await usedHeapOfWorkers(page)
  await close()
  return { firstDraw: drawn, ...framesOfMoves({ idle, pan, zoom, fly }), heap, workers, bytes }
}

const ms = (/** @type {number} */ value) => `${value.toFixed(1)} ms`
const share = (/** @type {Frames} */ { missed, count }) =>
  `${missed} of ${count} (${((100 * missed) / count).toFixed(1)} %)`
const mb = (/** @type {number} */ value) => `${(value / 1e6).toFixed(1)} MB`

/** @param {import('./electron.mjs').Bench} bench */
export const run = async (bench) => {
  const { figures: ours, size } = await measureApp(bench)
  const theirs = await measureYardstick(bench, size)
  /** @param {string} name @param {(figures: Figures) => number} pick @param {(value: number) => string} show */
  const row = (name, pick, show) => [name, show(pick(ours)), show(pick(theirs)), (pick(ours) / pick(theirs)).toFixed(2)]
  const rows = [
    row('first full draw, from the start of the page', (figures) => figures.firstDraw, ms),
    .../** @type {const} */ (['idle', 'pan', 'zoom', 'fly']).flatMap((move) => [
      row(`${move}: frame, p95`, (figures) => figures[move].p95, ms),
      row(`${move}: frame, worst`, (figures) => figures[move].worst, ms),
      [`${move}: frames missed`, share(ours[move]), share(theirs[move]), ''],
    ]),
    row('JavaScript heap after collection', (figures) => figures.heap, mb),
    row('the same with workers', (figures) => figures.heap + figures.workers, mb),
    row('map data, as shipped', (figures) => figures.bytes, mb),
  ]
  return [
    `Map, ${size.width} × ${size.height} px, Donbas at zoom 7; moves measured ${ROUNDS} times, page loads ${DRAWS} times`,
    table(['', 'Dateline', 'yardstick', 'ratio'], rows),
    'Dateline: the whole app with an article open. Yardstick: the countries, region borders, lakes and rivers of the same data as',
    'GeoJSON on the canvas of plain Leaflet: no names, no article, medium detail; its bytes are counted gzip-compressed.',
    'Missed: longer than 1.5 times the median frame of the same page left alone.',
    'Idle: the same page left alone, which is as steady as a frame gets on this machine in this run.',
    `Load ${os.loadavg()[0]?.toFixed(1)} at the end.`,
  ].join('\n')
}
