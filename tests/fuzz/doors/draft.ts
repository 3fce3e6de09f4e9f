import assert from 'node:assert/strict'
import fc from 'fast-check'
import { makeDraft } from '../../../electron/draft/make-draft.ts'
import { openGazetteer } from '../../../electron/gazetteer/open-gazetteer.ts'
import { requests } from '../../../src/contract/index.ts'
import { answerLine } from '../../../src/core/extract/headless.ts'
import { readPlainText } from '../../../src/core/import/plain-text.ts'
import { parseArticleText } from '../../../src/core/read-article.ts'
import { createDoor } from '../door.ts'
import { resourceFile } from '../fixtures.ts'
import { hostileJson, hostileText, nearJson, nearText } from '../hostile.ts'
import { openArticle } from './article.ts'
import { articleTexts } from './texts.ts'

const gazetteer = openGazetteer(resourceFile('gazetteer/gazetteer.bin'))
const kinds = ['paragraph', 'heading', 'quote', 'list-item'] as const

/** The blocks a document is said to have: as its importer would find them, or any that do not overlap. */
const blocksOf = (text: string) =>
  fc.oneof(
    fc.constant(readPlainText(text).blocks),
    fc
      .array(fc.record({ end: fc.nat(text.length), kind: fc.constantFrom(...kinds) }), { minLength: 1, maxLength: 12 })
      .map((list) => {
        const ends = list.sort((a, b) => a.end - b.end)
        const blocks = ends.map(({ end, kind }, k) => ({ start: ends[k - 1]?.end ?? 0, end, kind }))
        return blocks.filter(({ start, end }) => end > start)
      }),
  )

const jobs = fc.record({
  document: articleTexts.chain((text) =>
    fc.record({
      format: fc.constantFrom('text', 'html'),
      name: hostileText.map((name) => name.slice(0, 80)),
      text: fc.constant(text),
      blocks: blocksOf(text),
      metadata: fc.constant({ authors: [] }),
      notes: fc.constant([]),
    }),
  ),
  details: nearJson({
    title: 'Talks',
    publisher: 'P',
    authors: ['Ada Brandt'],
    published: '2025-08-01',
    language: 'en',
  }),
})

/** What a draft is made of is refused, or gives an article that Dateline's own reader takes, and opens. */
export const draft = createDoor('draft', jobs, async (job) => {
  const input = requests.draftArticle.input.safeParse(job)
  if (!input.success) return
  const made = await makeDraft(input.data, () => gazetteer)
  assert(made.ok, 'no draft')
  const reading = parseArticleText(JSON.stringify(made.value), 'draft.dateline.json')
  assert(reading.ok, reading.ok ? '' : JSON.stringify(reading.fault))
  openArticle(reading.article)
})

const lines = fc.oneof(
  articleTexts.map((text) => JSON.stringify({ id: 1, text, published: '2025-08-01' })),
  nearText([JSON.stringify({ id: 'a', text: '“We go,” Ada Brandt said in Kyiv on Friday.', published: '2025-08-01' })]),
  nearJson({ id: 'a', text: '“We go,” he said.', published: '2025-08-01', title: 'T' }).map(
    (value) => JSON.stringify(value) ?? '',
  ),
  hostileJson.map((value) => JSON.stringify(value) ?? ''),
  hostileText,
)

/** Every line of `npm run extract` is answered with one line of JSON; none says that Dateline itself failed. */
export const extractLine = createDoor('extract-line', lines, async (line) => {
  const answer = answerLine(line, { gazetteer: await gazetteer })
  assert(!answer.includes('\n'), 'an answer of two lines')
  const value: unknown = JSON.parse(answer)
  assert(typeof value === 'object' && value !== null)
  const error: unknown = Reflect.get(value, 'error')
  assert(!String(error).startsWith('Dateline could not'), String(error))
})
