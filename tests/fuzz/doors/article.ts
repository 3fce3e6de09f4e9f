import assert from 'node:assert/strict'
import fc from 'fast-check'
import { failureSchema } from '../../../src/contract/index.ts'
import type { Article } from '../../../src/core/article.ts'
import { formatCslItem } from '../../../src/core/citation/csl-item.ts'
import { explore, indexArticle, reduce, startState } from '../../../src/core/explore.ts'
import { mapPlaces, placeStates } from '../../../src/core/map/places.ts'
import { parseArticleText } from '../../../src/core/read-article.ts'
import { indexSearch } from '../../../src/core/search.ts'
import { layoutCalendar } from '../../../src/core/timeline/calendar.ts'
import { arrangeColumns } from '../../../src/core/timeline/columns.ts'
import { fitPitch, layoutStory } from '../../../src/core/timeline/story.ts'
import { statementName } from '../../../src/core/wording.ts'
import { createDoor } from '../door.ts'
import { bundledText, smallArticle } from '../fixtures.ts'
import { hostileJson, nearJson, nearText } from '../hostile.ts'

const small = JSON.stringify(smallArticle)
const indented = JSON.stringify(smallArticle, null, 2)

const nested = fc
  .tuple(fc.constantFrom('[', '{"a":', '[{"a":['), fc.nat(17), fc.boolean())
  .map(([open, size, inside]) => (inside ? `{"dateline":1,"x":${open.repeat(2 ** size)}` : open.repeat(2 ** size)))

const entriesTwice = nearJson(smallArticle).map((article) =>
  // Names that JSON lets stand twice: the last one counts.
  JSON.stringify(article).replace('"id":"talks"', '"id":"talks","__proto__":{"id":"x"},"id":"twice"'),
)

const texts = fc.oneof(
  { weight: 8, arbitrary: nearJson(smallArticle).map((article) => JSON.stringify(article)) },
  { weight: 4, arbitrary: nearText([small, indented]) },
  // Some with the article that comes with the app, which is fifty times as large.
  { weight: 1, arbitrary: nearText([bundledText()]) },
  { weight: 1, arbitrary: entriesTwice },
  { weight: 1, arbitrary: nested },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 200 }) },
  { weight: 1, arbitrary: hostileJson.map((value) => JSON.stringify(value)) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(hostileJson, hostileJson)
      .map(([dateline, other]) => JSON.stringify({ dateline: other === null ? 1 : dateline, other })),
  },
)

/** Does with an article what the app does when it opens one: all views' layouts, search, stepping, a citation. */
export function openArticle(article: Article): void {
  const index = indexArticle(article)
  let state = startState(index)
  for (const by of ['next', 'last', 'first'] as const) state = reduce(index, state, { type: 'step', by })
  const columns = arrangeColumns(index)
  for (const width of [300, 1200]) {
    const layouts = [
      layoutStory(index, fitPitch(index, width)),
      layoutCalendar(index, columns, { width, openFolds: new Set(), textRatio: 1 }),
    ]
    for (const layout of layouts) assert(Number.isFinite(layout.width), 'a timeline without an end')
  }
  const places = mapPlaces(index)
  placeStates(explore(index, state), places, () => false)
  const search = indexSearch(index)
  // A hundred of them: one search looks at every statement, so that all of thousands would take the square of the time.
  const every = Math.ceil(article.statements.length / 100)
  for (const [k, statement] of article.statements.entries())
    if (k % every === 0) search(statementName(index, statement).slice(0, 40))
  formatCslItem(article)
}

export const articleText = createDoor('article', texts, (text) => {
  const reading = parseArticleText(text, 'talks.dateline.json')
  if (reading.ok) openArticle(reading.article)
  else failureSchema.parse(reading.fault)
})
