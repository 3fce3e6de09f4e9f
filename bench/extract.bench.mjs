// How right and how fast the extraction is. Scores ../shared/benchmarks and ../shared/article with their own scripts when they are there:
// the data is not part of this repository. LGL is also scored by halves, by the parity of its lines, of which errors were read in the first only.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { loadExtraction } from '../scripts/extract.mjs'
import { projectDir } from '../scripts/run.mjs'
import { readSource } from '../scripts/source.mjs'
import { table } from './table.mjs'

const shared = path.resolve(projectDir, '../shared')
const WARM_UP = 10
const ROUNDS = 21
const MEGABYTE = 1_000_000

/** Sets by name, with what is read off the scorer's object. Percentages, and what issue asks for. */
const SETS = {
  'polnear-dev': [
    ['direct quotations, F1', ({ directQuotes }) => directQuotes.F1, 98.5],
    ['  speaker accuracy', ({ directQuotes }) => directQuotes.speakerAccuracy, 92],
    ['source, exact F1', ({ attributions }) => attributions.exact.source, 65],
    ['cue, exact F1', ({ attributions }) => attributions.exact.cue, 65],
    ['content, exact F1', ({ attributions }) => attributions.exact.content, 50],
  ],
  lgl: [
    ['toponyms, exact F1', ({ toponyms }) => toponyms.exact.F1, 75],
    ['  within 161 km', ({ toponyms }) => toponyms.accuracyWithin161km, 80],
  ],
  'wikiwars-train': [
    ['times, strict F1', ({ times }) => times.strict.F1, 80],
    ['  calendar dates right', ({ times }) => times.calendarDatesRight, 80],
  ],
}
SETS['polnear-train-sample'] = SETS['polnear-dev']

const linesOf = (/** @type {string} */ file) => readFileSync(file, 'utf8').split('\n').filter(Boolean)

const score = (/** @type {string[]} */ args) => {
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 64 * MEGABYTE })
  if (status !== 0) throw new Error(`The scorer failed: ${stderr}`)
  return JSON.parse(stdout)
}

/** @param {(line: string) => string} answer @param {string} folder */
const scoreSets = (answer, folder) => {
  const scorer = path.join(shared, 'benchmarks/score.mjs')
  const rows = []
  for (const [name, figures] of Object.entries(SETS)) {
    const file = path.join(shared, 'benchmarks', `${name}.jsonl`)
    if (!existsSync(file) || !existsSync(scorer)) {
      rows.push([`${name}: not here`, '', ''])
      continue
    }
    const gold = linesOf(file)
    const out = gold.map((line) => {
      const { id, text, title, date, dct } = JSON.parse(line)
      return answer(JSON.stringify({ id, text, title, published: date ?? dct }))
    })
    const halves =
      name === 'lgl'
        ? [
            ['', () => true],
            [', first half', (_, i) => i % 2 === 0],
            [', second half', (_, i) => i % 2 === 1],
          ]
        : [['', () => true]]
    for (const [half, keep] of halves) {
      const files = [gold, out].map((lines, i) => {
        const target = path.join(folder, `${name}${i}.jsonl`)
        writeFileSync(target, lines.filter(keep).join('\n'))
        return target
      })
      const result = score([scorer, ...files])
      for (const [what, read, reach] of figures)
        rows.push([`${name}${half}: ${what.trim()}`, read(result).toFixed(1), String(reach)])
    }
  }
  return rows
}

const NEAR_KM = 161
const SEASONS = { SP: 21, SU: 22, FA: 23, WI: 24 }
const dateOf = (/** @type {string | undefined} */ value) =>
  value?.replace(/^(\d{4})-(SP|SU|FA|WI)$/u, (_, year, name) => `${year}-${SEASONS[/** @type {'SP'} */ (name)]}`) ?? ''

/** What is found, what the annotators marked, and when the two agree, by what is stated to be how sure. */
const CONFIDENT = {
  places: {
    set: 'lgl',
    found: (/** @type {any} */ { toponyms }) => toponyms,
    marked: (/** @type {any} */ { toponyms }) => toponyms,
    agree: (/** @type {any} */ place, /** @type {any} */ mark, /** @type {any} */ kmFrom) =>
      mark.lat == null || (place.lat !== null && kmFrom(mark)(place) <= NEAR_KM),
  },
  times: {
    set: 'wikiwars-train',
    found: (/** @type {any} */ { times }) => times,
    marked: (/** @type {any} */ { timexes }) => timexes,
    agree: (/** @type {any} */ time, /** @type {any} */ mark) =>
      !/^\d{4}(-\d\d){0,2}$/u.test(dateOf(mark.value)) || time.edtf === dateOf(mark.value),
  },
}
const BINS = [0, 0.55, 0.65, 0.75, 0.85, 0.95, 1.01]

/** Stated confidence against the share that is right, in bins: `places stated 0.55–0.65` … */
const measureReliability = async () => {
  const { extract } = await readSource('src/core/extract/extract.ts')
  const { kmFrom } = await readSource('src/core/map/distance.ts')
  const { gazetteer } = await loadExtraction()
  const rows = []
  for (const [kind, { set, found, marked, agree }] of Object.entries(CONFIDENT)) {
    const file = path.join(shared, 'benchmarks', `${set}.jsonl`)
    if (!existsSync(file)) continue
    const bins = BINS.slice(1).map(() => ({ count: 0, stated: 0, right: 0 }))
    for (const line of linesOf(file)) {
      const gold = JSON.parse(line)
      const read = extract(gold.text, { gazetteer, published: gold.date ?? gold.dct })
      for (const item of found(read)) {
        const bin = bins[BINS.findIndex((top) => item.confidence < top) - 1]
        const mark = marked(gold).find((/** @type {any} */ other) => other.start < item.end && item.start < other.end)
        if (!bin) continue
        bin.count += 1
        bin.stated += item.confidence
        if (mark && agree(item, mark, kmFrom)) bin.right += 1
      }
    }
    for (const { count, stated, right } of bins)
      if (count > 0)
        rows.push([kind, String(count), ((100 * stated) / count).toFixed(0), ((100 * right) / count).toFixed(0)])
  }
  return rows.length === 0 ? '' : table(['how sure', 'items', 'stated', 'right'], rows)
}

/** @param {(line: string) => string} answer @param {string} folder */
const scoreArticle = (answer, folder) => {
  const text = path.join(shared, 'article/article.txt')
  const scorer = path.join(shared, 'article/score.mjs')
  if (!existsSync(text) || !existsSync(scorer)) return [['article: not here', '', '']]
  const out = path.join(folder, 'article.jsonl')
  writeFileSync(
    out,
    answer(JSON.stringify({ id: 'article', text: readFileSync(text, 'utf8'), published: '2025-08-01' })),
  )
  const { quotations, statements, places, coreTimes } = score([scorer, out])
  return [
    ['article: quotations', quotations.found, '27'],
    ['article: speakers', quotations.speakers, '26'],
    ['article: statements, recall', String(statements.R), '90'],
    ['article: statements, precision', String(statements.P), '85'],
    ['article: places, F1', String(places.F1), '97'],
    ['article: demonyms taken as places', String(places.demonymsTakenAsPlaces), '0'],
    ['article: core times', coreTimes, '4'],
  ]
}

/** Our own texts make the articles that are timed, so that this runs anywhere. */
const ownWords = () => {
  const folder = path.join(projectDir, 'tests/fixtures/extract')
  const { texts } = JSON.parse(readFileSync(path.join(folder, 'texts.json'), 'utf8'))
  return texts
    .map((/** @type {{ text: string }} */ { text }) => text)
    .join('\n\n')
    .split(' ')
}

const timed = (/** @type {() => void} */ task) => {
  const started = performance.now()
  task()
  return performance.now() - started
}

/** @param {(line: string) => string} answer */
const measureSpeed = (answer) => {
  const words = ownWords()
  const wordsTo = (/** @type {number} */ count) =>
    Array.from({ length: count }, (_, i) => words[i % words.length]).join(' ')
  const article = JSON.stringify({ id: 1, text: wordsTo(1000), published: '2025-08-01' })
  for (let i = 0; i < WARM_UP; i++) answer(article)
  const times = Array.from({ length: ROUNDS }, () => timed(() => answer(article))).sort((a, b) => a - b)
  const long = JSON.stringify({ id: 2, text: wordsTo(190_000).slice(0, MEGABYTE), published: '2025-08-01' })
  const before = process.memoryUsage().rss
  const [first, second, third] = [0, 1, 2].map(() => timed(() => answer(long)))
  const grown = (process.memoryUsage().rss - before) / MEGABYTE
  return [
    ['1,000 words, warm, median ms', times[ROUNDS >> 1].toFixed(1), '100'],
    ['1 MB of text, ms (best of three)', Math.min(first, second, third).toFixed(0), '3000'],
    ['1 MB of text, MB of memory taken', grown.toFixed(0), 'bounded'],
  ]
}

export const run = async () => {
  const { answer } = await loadExtraction()
  const folder = mkdtempSync(path.join(os.tmpdir(), 'dateline-extract-'))
  try {
    const figures = table(
      ['extraction', 'now', 'reach'],
      [...measureSpeed(answer), ...scoreArticle(answer, folder), ...scoreSets(answer, folder)],
    )
    return `${figures}\n\n${await measureReliability()}`.trimEnd()
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
