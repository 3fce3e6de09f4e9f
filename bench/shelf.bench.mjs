// How long a search in all statements of 1,000 articles takes, and how long the index is in the making. The yardsticks search the
// same statements: a plain scan (every text, folded beforehand, asked for every word) and MiniSearch, which searches in one article.
import MiniSearch from 'minisearch'
import { readSource } from '../scripts/source.mjs'
import { syntheticArticle } from './synthetic-article.mjs'
import { table } from './table.mjs'

const ARTICLES = 1000
const STATEMENTS = 36
const ROUNDS = 31
/** Its words stand in most of the made-up statements, so that these are the slowest queries there are. */
const QUERIES = [
  'r',
  're',
  'report',
  'river bridge',
  'speaker 17 treaty',
  'harbour grain court',
  'kharkov',
  'repprt',
  '"the river"',
  '"report on the"',
]

/** Median and slowest of ROUNDS, ms. @param {() => unknown} task */
const timed = (task) => {
  task()
  const times = Array.from({ length: ROUNDS }, () => {
    const started = performance.now()
    task()
    return performance.now() - started
  }).sort((a, b) => a - b)
  return { median: times[ROUNDS >> 1] ?? 0, slowest: times.at(-1) ?? 0 }
}

export const run = async () => {
  const { StatementIndex } = await readSource('src/core/library/statement-index.ts')
  const { shelfQuery } = await readSource('src/core/library/search-contract.ts')
  const { parseArticleText } = await readSource('src/core/read-article.ts')
  const { foldTerm } = await readSource('src/core/search.ts')
  const texts = Array.from({ length: ARTICLES }, (_, k) => JSON.stringify(syntheticArticle(STATEMENTS, k + 1)))
  const articles = texts.map((text) => {
    const reading = parseArticleText(text, 'made up')
    if (!reading.ok) throw new Error(reading.fault.message)
    return reading.article
  })

  // As Dateline saves them.
  const saved = articles.map((article) => JSON.stringify(article))
  const index = new StatementIndex()
  const started = performance.now()
  for (const [k, text] of saved.entries()) index.put(`a${k}`, JSON.parse(text))
  const again = performance.now() - started
  const checking = performance.now()
  for (const text of texts.slice(0, 100)) parseArticleText(text, 'made up')
  const checked = (performance.now() - checking) * (ARTICLES / 100)

  const named = (/** @type {{ name: string }[]} */ list, /** @type {string} */ id) =>
    list.find((item) => /** @type {any} */ (item).id === id)?.name ?? ''
  const rows = articles.flatMap((article) =>
    article.statements.map((/** @type {any} */ statement) => ({
      words: [
        ...statement.quotations.map((/** @type {any} */ quotation) => quotation.exact),
        statement.paraphrase,
      ].join(' '),
      people: statement.speakers.map((/** @type {string} */ id) => named(article.speakers, id)).join(' '),
      places: statement.about.places.map((/** @type {any} */ item) => named(article.places, item.place)).join(' '),
    })),
  )
  const folded = rows.map(({ words, people, places }) => foldTerm(`${words} ${people} ${places}`))
  const scan = (/** @type {string} */ query) => {
    const terms = query.split(' ').map(foldTerm)
    return folded.filter((text) => terms.every((term) => text.includes(term)))
  }
  const mini = new MiniSearch({
    fields: ['words', 'people', 'places'],
    processTerm: (term) => foldTerm(term) || null,
    searchOptions: { prefix: true, combineWith: 'AND' },
  })
  mini.addAll(rows.map((row, id) => ({ ...row, id })))

  const figures = QUERIES.map((query) => {
    const asked = shelfQuery.parse({ query })
    const own = timed(() => index.search(asked))
    const plain = timed(() => scan(query))
    const other = timed(() => mini.search(query))
    return [
      `“${query}”`,
      String(index.search(asked).total),
      own.median.toFixed(1),
      own.slowest.toFixed(1),
      `${(own.median / plain.median).toFixed(2)} ×`,
      `${(own.median / other.median).toFixed(2)} ×`,
    ]
  })
  const search = table(
    [
      `${ARTICLES} articles, ${rows.length} statements`,
      'found',
      'median ms',
      'slowest ms',
      'to a plain scan',
      'to MiniSearch',
    ],
    figures,
  )
  const made = table(
    ['the index', 'ms'],
    [
      ['of 1,000 articles checked before', again.toFixed(0)],
      ['  checking them the first time', checked.toFixed(0)],
    ],
  )
  return `${search}\n\n${made}`
}
