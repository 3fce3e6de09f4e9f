// Drafts the article whose text lies beside the repository (it is not ours to keep) as the app would, and proves the draft: valid by the
// schema, every quotation verbatim where its selector says, and scored by that folder's own scorer no worse than what the app promises.
// `node scripts/verify-draft.mjs [folder with article.txt and score.mjs]`
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript, say } from './run.mjs'
import { readSource } from './source.mjs'

/** The least that the draft may score. */
const LEAST = { quotations: 27, speakers: 26, recall: 90, precision: 85, places: 97, coreTimes: 4 }

/** The parts of the app that make a draft, read from the sources: no build is needed. */
const loadDrafting = async () => {
  await ensurePackages()
  const { readPlainText } = await readSource('src/core/import/plain-text.ts')
  const { extract } = await readSource('src/core/extract/extract.ts')
  const { draftArticle } = await readSource('src/core/draft/draft-article.ts')
  const { articleSchema } = await readSource('src/core/article.ts')
  const { openGazetteer } = await readSource('electron/gazetteer/open-gazetteer.ts')
  const gazetteer = await openGazetteer(path.join(projectDir, 'resources/gazetteer/gazetteer.bin'))
  return { readPlainText, extract, draftArticle, articleSchema, gazetteer }
}

const rangeOf = (/** @type {any[]} */ selectors) => selectors.find(({ type }) => type === 'TextPositionSelector')

/** A draft in the form that the scorer reads. @param {any} article */
export const asResult = (article) => {
  const nameOf = (/** @type {string} */ id) => article.speakers.find((/** @type {any} */ one) => one.id === id)?.name
  /** @type {any[]} */
  const quotations = []
  const add = (
    /** @type {any} */ quote,
    /** @type {string[]} */ speakers,
    /** @type {number | null} */ nestedIn = null,
  ) => {
    const { start, end } = rangeOf(quote.selectors)
    const names = speakers.map(nameOf)
    quotations.push({ start, end, name: names[0], names, exact: quote.exact, ...(nestedIn !== null && { nestedIn }) })
    const own = quotations.length - 1
    for (const inner of quote.nested ?? []) add(inner, inner.speakers, own)
  }
  for (const { quotations: own, speakers } of article.statements) for (const quote of own) add(quote, speakers)
  for (const headline of article.headlines) add(headline, headline.speakers)
  const statements = article.statements.flatMap((/** @type {any} */ statement) => {
    const range = rangeOf(statement.selectors)
    return range ? [{ start: range.start, end: range.end, name: nameOf(statement.speakers[0]) }] : []
  })
  const placeOf = (/** @type {string} */ id) => article.places.find((/** @type {any} */ one) => one.id === id)
  const toponyms = article.mentions.flatMap((/** @type {any} */ { kind, place, start, end }) => {
    if (kind !== 'place') return []
    const { geometry, label, name } = placeOf(place) ?? {}
    const [lon = null, lat = null] = geometry?.coordinates ?? label ?? []
    return [{ start, end, name, lat, lon }]
  })
  const times = article.mentions.filter((/** @type {any} */ { kind }) => kind === 'time')
  return { id: article.id, quotations, statements, toponyms, times }
}

await runScript(async () => {
  const folder = path.resolve(process.argv[2] ?? path.join(projectDir, '../shared/article'))
  const file = path.join(folder, 'article.txt')
  if (!existsSync(file)) {
    say(`No article.txt in ${folder}: its draft is not checked.`)
    return 0
  }
  const { readPlainText, extract, draftArticle, articleSchema, gazetteer } = await loadDrafting()
  const document = { format: 'text', name: path.basename(file), ...readPlainText(readFileSync(file, 'utf8')) }
  const { text, metadata } = document
  const published = '2025-08-01'
  const details = { title: metadata.title ?? 'Article', authors: [], published, language: 'en' }
  const article = articleSchema.parse(draftArticle(document, details, extract(text, { gazetteer, published })))
  const result = asResult(article)
  const scratch = mkdtempSync(path.join(os.tmpdir(), 'dateline-draft-'))
  const out = path.join(scratch, 'draft.jsonl')
  writeFileSync(out, JSON.stringify(result))
  const { stdout, stderr, status } = spawnSync(process.execPath, [path.join(folder, 'score.mjs'), out], {
    encoding: 'utf8',
  })
  rmSync(scratch, { recursive: true })
  if (status !== 0) throw new Error(`The scorer failed: ${stderr}`)
  const score = JSON.parse(stdout)
  const figures = {
    quotations: Number.parseInt(score.quotations.found, 10),
    speakers: Number.parseInt(score.quotations.speakers, 10),
    recall: score.statements.R,
    precision: score.statements.P,
    places: score.places.F1,
    coreTimes: Number.parseInt(score.coreTimes, 10),
  }
  const faults = result.quotations
    .filter(({ start, end, exact }) => text.slice(start, end) !== exact)
    .map(({ exact }) => `not verbatim: ${exact}`)
  if (score.places.demonymsTakenAsPlaces > 0) faults.push('a demonym was taken for a place')
  for (const [what, least] of Object.entries(LEAST)) {
    const value = figures[/** @type {keyof typeof figures} */ (what)]
    if (!(value >= least)) faults.push(`${what}: ${value}, not ${least}`)
  }
  say(`Draft: ${article.statements.length} statements, ${article.places.length} places; ${JSON.stringify(figures)}`)
  for (const missed of score.missed) say(`  ${missed}`)
  for (const fault of faults) say(`Fault: ${fault}`)
  return faults.length === 0 ? 0 : 1
})
