// Proves the bundled articles against the source text, where that text lies beside the repository (it is not ours to keep):
// every quotation, headline, cue and phrase verbatim and where its selector says, every annotated quotation carried, and
// none of the newspaper's own prose copied. `node scripts/verify-article.mjs [folder with article.txt and gold.json]`
// Node built-ins only, and the file as it is on disk: it must not trust what it checks.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { projectDir, runScript, say } from './run.mjs'

/** A run of so many words in common with the prose is a copy, not a coincidence of names and dates. */
const COPY_WORDS = 8

/** @typedef {{ type: string, start?: number, end?: number, exact?: string, prefix?: string, suffix?: string }} Selector */
/** @typedef {{ exact: string, selectors?: Selector[], nested?: (Quotation & { cue?: Cue })[], id: string }} Quotation */
/** @typedef {{ verb: string, selector?: Selector }} Cue */
/** @typedef {{ checked: Map<string, number>, faults: string[], inflected: string[] }} Report */

const words = (/** @type {string} */ text) =>
  [...text.matchAll(/[\p{L}\p{N}]+(?:[’'][\p{L}\p{N}]+)*/gu)].map((match) => ({
    word: match[0].toLowerCase(),
    at: match.index,
  }))

/** Whether an inflection: “warns”, “warning” of “warned”. The first letters of a verb stay. */
const sameStem = (/** @type {string} */ one, /** @type {string} */ other) =>
  one.slice(0, 3).toLowerCase() === other.slice(0, 3).toLowerCase()

/**
 * Checks one text against its selectors.
 * @param {string} source @param {string} where @param {string} exact @param {Selector[]} selectors @returns {string[]} faults
 */
const checkSelectors = (source, where, exact, selectors) => {
  const faults = []
  if (!source.includes(exact)) faults.push(`${where}: not in the article: ${exact}`)
  const positions = selectors.filter((selector) => selector.type === 'TextPositionSelector')
  if (positions.length === 0) faults.push(`${where}: no TextPositionSelector`)
  for (const { start, end } of positions) {
    const found = source.slice(start, end)
    if (found !== exact) faults.push(`${where}: at ${start}–${end} the article has “${found}”, not “${exact}”`)
  }
  for (const selector of selectors) {
    if (selector.type !== 'TextQuoteSelector') continue
    const whole = `${selector.prefix ?? ''}${selector.exact}${selector.suffix ?? ''}`
    if (!source.includes(whole)) faults.push(`${where}: not in the article with its prefix and suffix: ${whole}`)
    if (selector.exact !== exact) faults.push(`${where}: its TextQuoteSelector has other words: ${selector.exact}`)
  }
  return faults
}

/**
 * Checks an article file's quotations, headlines, cues and phrases.
 * @param {any} article the parsed file @param {string} source @returns {Report}
 */
export const verifyWords = (article, source) => {
  /** @type {Report} */
  const report = { checked: new Map(), faults: [], inflected: [] }
  const count = (/** @type {string} */ what) => report.checked.set(what, (report.checked.get(what) ?? 0) + 1)
  const verbatim = (/** @type {string} */ what, /** @type {string} */ where, /** @type {Quotation} */ item) => {
    count(what)
    report.faults.push(...checkSelectors(source, `${where}, ${what} ${item.id}`, item.exact, item.selectors ?? []))
  }
  const cue = (/** @type {string} */ where, /** @type {Cue | undefined} */ item, /** @type {boolean} */ needed) => {
    if (!item) return
    count('cue')
    const { start, end } = item.selector ?? {}
    if (start === undefined) {
      if (needed) report.faults.push(`${where}: the cue “${item.verb}” has no TextPositionSelector`)
      return
    }
    const printed = source.slice(start, end)
    if (printed.toLowerCase() === item.verb.toLowerCase()) return
    if (sameStem(printed, item.verb)) report.inflected.push(`${where}: cue “${item.verb}”, printed “${printed}”`)
    else report.faults.push(`${where}: the cue is “${item.verb}”, but at ${start}–${end} the article has “${printed}”`)
  }
  const phrase = (/** @type {string} */ what, /** @type {string} */ where, /** @type {string | undefined} */ text) => {
    if (text === undefined) return
    count(what)
    // “today’s … now” stands for words with others between them.
    const parts = text.split('…').map((part) => part.trim())
    const missing = parts.filter((part) => !source.includes(part))
    if (missing.length > 0) report.faults.push(`${where}: the ${what} “${missing.join('”, “')}” is not in the article`)
  }
  for (const [at, statement] of article.statements.entries()) {
    const where = `statement ${at + 1}`
    cue(where, statement.cue, true)
    for (const quotation of statement.quotations ?? []) {
      verbatim('quotation', where, quotation)
      for (const nested of quotation.nested ?? []) {
        verbatim('nested quotation', where, nested)
        cue(`${where}, nested quotation ${nested.id}`, nested.cue, false)
      }
    }
    for (const { start, end } of (statement.selectors ?? []).filter(
      (/** @type {Selector} */ item) => item.start !== undefined,
    )) {
      count('reported passage')
      if (end > source.length || source.slice(start, end).trim() === '')
        report.faults.push(`${where}: nothing at ${start}–${end}`)
    }
    for (const time of statement.about?.times ?? []) phrase('time words', where, time.words)
    for (const place of statement.about?.places ?? []) phrase('place words', where, place.words)
  }
  for (const headline of article.headlines ?? []) {
    verbatim('headline', 'headlines', headline)
    cue(`headline ${headline.id}`, headline.cue, false)
  }
  for (const place of article.places ?? [])
    for (const name of place.toponyms ?? []) phrase('toponym', `place ${place.id}`, name)
  return report
}

/**
 * Annotated quotations, nested ones among them, that the article file does not carry with the same span.
 * @param {any} article @param {any} gold
 */
export const findMissing = (article, gold) => {
  const spans = new Set()
  const add = (/** @type {Quotation} */ item) => {
    for (const { start, end } of item.selectors ?? [])
      if (start !== undefined) spans.add(`${start}–${end} ${item.exact}`)
    for (const nested of item.nested ?? []) add(nested)
  }
  for (const statement of article.statements) for (const quotation of statement.quotations ?? []) add(quotation)
  for (const headline of article.headlines ?? []) add(headline)
  const wanted = gold.quotes.flatMap((/** @type {any} */ quote) => [quote, ...(quote.nested ?? [])])
  return wanted
    .filter((/** @type {any} */ quote) => !spans.has(`${quote.start}–${quote.end} ${quote.text}`))
    .map((/** @type {any} */ quote) => `${quote.id ?? 'nested'} at ${quote.start}–${quote.end}: ${quote.text}`)
}

/** One line for a fault that many statements share. @param {string[]} faults */
const grouped = (faults) => {
  /** @type {Map<string, string[]>} */
  const places = new Map()
  for (const fault of faults) {
    const [, where = '', what = fault] = /^(.*? statement \d+): (the .*)$/.exec(fault) ?? []
    places.set(what, [...(places.get(what) ?? []), where])
  }
  return [...places].map(([what, where]) =>
    where[0] ? `${where[0]}${where.length > 1 ? ` and ${where.length - 1} more` : ''}: ${what}` : what,
  )
}

/** Entries that hold what was quoted or how things are called, not sentences of ours. */
const notProse = new Set([
  'exact',
  'prefix',
  'suffix',
  'verb',
  'words',
  'placeWords',
  'toponyms',
  'id',
  'edtf',
  'url',
  '$schema',
])

/** Every sentence of ours in a file, with its path. @param {unknown} value @param {string} at @returns {{ at: string, text: string }[]} */
const ownTexts = (value, at = '') => {
  if (typeof value === 'string') return [{ at, text: value }]
  if (Array.isArray(value)) return value.flatMap((item, place) => ownTexts(item, `${at}[${place}]`))
  if (value === null || typeof value !== 'object') return []
  return Object.entries(value).flatMap(([key, item]) =>
    notProse.has(key) ? [] : ownTexts(item, at ? `${at}.${key}` : key),
  )
}

/**
 * Runs of words that the file shares with the newspaper's prose; words inside quotations are facts and may be shared.
 * @param {any} article @param {string} source @param {{ start: number, end: number }[]} quoted
 */
export const findCopies = (article, source, quoted) => {
  const inQuotation = (/** @type {number} */ at) => quoted.some(({ start, end }) => at >= start && at < end)
  const prose = words(source)
  /** @type {Set<string>} */
  const runs = new Set()
  for (let from = 0; from + COPY_WORDS <= prose.length; from += 1) {
    const run = prose.slice(from, from + COPY_WORDS)
    if (!run.some(({ at }) => inQuotation(at))) runs.add(run.map(({ word }) => word).join(' '))
  }
  return ownTexts(article).flatMap(({ at, text }) => {
    const own = words(text).map(({ word }) => word)
    return own.flatMap((_word, from) => {
      const run = own.slice(from, from + COPY_WORDS).join(' ')
      return runs.has(run) ? [`${at}: “${run}” is the newspaper’s prose`] : []
    })
  })
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  await runScript(async () => {
    const folder = path.resolve(process.argv[2] ?? path.join(projectDir, '../shared/article'))
    if (!existsSync(path.join(folder, 'article.txt'))) {
      say(`No article.txt in ${folder}: the quotations are not checked against the source.`)
      return 0
    }
    const source = readFileSync(path.join(folder, 'article.txt'), 'utf8')
    const gold = JSON.parse(readFileSync(path.join(folder, 'gold.json'), 'utf8'))
    const articles = path.join(projectDir, 'resources/articles')
    const faults = []
    for (const name of readdirSync(articles).filter((file) => file.endsWith('.dateline.json'))) {
      const article = JSON.parse(readFileSync(path.join(articles, name), 'utf8'))
      const report = verifyWords(article, source)
      const counts = [...report.checked].map(([what, many]) => `${many} ${what}`).join(', ')
      say(`${name}: ${counts}; ${gold.quotes.length} quotations annotated.`)
      for (const line of report.inflected) say(`  ${line}`)
      const missing = findMissing(article, gold).map(
        (/** @type {string} */ line) => `annotated but not carried: ${line}`,
      )
      faults.push(
        ...[...report.faults, ...missing, ...findCopies(article, source, gold.quotes)].map(
          (line) => `${name}: ${line}`,
        ),
      )
    }
    for (const line of grouped(faults)) say(line)
    say(faults.length === 0 ? 'All verbatim, nothing missing, no prose copied.' : `${faults.length} faults.`)
    return faults.length === 0 ? 0 : 1
  })
}
