import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { type Article, articleSchema, type Mode } from '../../src/core/article.ts'
import type { ExploreAction, FilterKey } from '../../src/core/explore.ts'

const speakers = ['ada', 'bo', 'cy', 'dee']
const places = ['kyiv', 'brussels', 'karelia', 'nowhere']
const topics = ['trade', 'front', 'talks']
const sections = ['first', 'second']
const modes: readonly Mode[] = ['direct', 'mixed', 'indirect']
const times = ['2025-08-01', '2024-22', '1939/1945', '../2025-08-01', '2025-08-01/..', '201X', '2004-07-XX', '2025~']

/** The article that comes with the app. */
export const bundledArticle = (): Article =>
  articleSchema.parse(
    JSON.parse(
      readFileSync(new URL('../../resources/articles/karelia-2025-08-01.dateline.json', import.meta.url), 'utf8'),
    ),
  )

interface StatementParts {
  readonly section: string
  readonly speakers: readonly string[]
  readonly mode: Mode
  readonly saidAt: string | null
  readonly said: string | null
  readonly about: readonly string[]
  readonly times: readonly string[]
  readonly topics: readonly string[]
}

const statementParts: fc.Arbitrary<StatementParts> = fc.record({
  section: fc.constantFrom(...sections),
  speakers: fc.subarray(speakers, { minLength: 1, maxLength: 3 }),
  mode: fc.constantFrom(...modes),
  saidAt: fc.option(fc.constantFrom(...places)),
  said: fc.option(fc.constantFrom(...times)),
  about: fc.subarray(places),
  times: fc.subarray(times, { maxLength: 3 }),
  topics: fc.subarray(topics),
})

/** A small valid article: one to fourteen statements by four speakers, about four places. */
export const arbitraryArticle: fc.Arbitrary<Article> = fc
  .array(statementParts, { minLength: 1, maxLength: 14 })
  .map((parts) => articleOf(parts))

/** A valid article of as many statements as asked for; every third is about Kyiv. */
export const longArticle = (count: number): Article =>
  articleOf(
    Array.from({ length: count }, (_, k) => ({
      section: 'first',
      speakers: [speakers[k % speakers.length] ?? 'ada'],
      mode: 'indirect',
      saidAt: null,
      said: null,
      about: k % 3 === 0 ? ['kyiv'] : [],
      times: [],
      topics: [],
    })),
  )

function articleOf(parts: readonly StatementParts[]): Article {
  return articleSchema.parse({
    dateline: 1,
    id: 'made-up',
    title: 'A made-up article',
    source: { publisher: 'The Example', title: 'Made up', published: '2025-08-01' },
    sections: sections.map((id) => ({ id, title: id })),
    topics: topics.map((id) => ({ id, title: id })),
    speakers: speakers.map((id) => ({ id, name: `${id} Example`, short: id, role: 'speaker', kind: 'person' })),
    places: places.map((id) => ({ id, name: id, kind: 'vague' })),
    statements: parts.map((part, k) => ({
      id: `s${k + 1}`,
      section: part.section,
      speakers: part.speakers,
      mode: part.mode,
      cue: { verb: 'said' },
      quotations:
        part.mode === 'indirect' ? [] : [{ id: `q${k + 1}`, kind: 'direct', exact: `“Words number ${k + 1}.”` }],
      paraphrase: `Somebody says thing number ${k + 1}.`,
      said: { place: part.saidAt, edtf: part.said },
      about: {
        places: part.about.map((place) => ({ place })),
        times: part.times.map((edtf) => ({ edtf, basis: 'words' })),
      },
      topics: part.topics,
    })),
  })
}

const filterValues: Readonly<Record<FilterKey, readonly string[]>> = {
  articles: ['made-up'],
  speakers,
  topics,
  places,
  modes,
}

/** Statement ids of the arbitrary articles, those of short articles' missing statements and wrong ones among them. */
const someStatement = fc.oneof(
  { weight: 9, arbitrary: fc.nat(15).map((k) => `s${k}`) },
  { weight: 1, arbitrary: fc.constantFrom('', 'unknown', '__proto__') },
)
const somePlace = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...places) },
  { weight: 1, arbitrary: fc.constantFrom('', 'unknown') },
)

/** Switches one filter; the value may be unknown. */
export const arbitraryToggle: fc.Arbitrary<ExploreAction> = fc
  .constantFrom('articles', 'speakers', 'topics', 'places', 'modes')
  .chain((key) =>
    fc.record({
      type: fc.constant('toggle-filter'),
      key: fc.constant(key),
      value: fc.oneof(
        { weight: 9, arbitrary: fc.constantFrom(...filterValues[key]) },
        { weight: 1, arbitrary: fc.constantFrom('', 'unknown') },
      ),
    }),
  )

/** Sets, changes or (a second time) clears a focus. */
export const arbitraryFocus: fc.Arbitrary<ExploreAction> = fc.oneof(
  fc.record({
    type: fc.constant('focus-place'),
    place: somePlace,
    as: fc.constantFrom('about', 'said'),
    add: fc.boolean(),
  }),
  fc.record({
    type: fc.constant('focus-times'),
    label: fc.constant('a stretch'),
    statements: fc.array(someStatement, { maxLength: 8 }),
  }),
)

/** Any action, now and then with an id the article does not have. */
export const arbitraryAction: fc.Arbitrary<ExploreAction> = fc.oneof(
  arbitraryFocus,
  arbitraryToggle,
  fc.record({ type: fc.constant('select'), statement: someStatement }),
  fc.record({ type: fc.constant('step'), by: fc.constantFrom('next', 'previous', 'first', 'last') }),
  fc.constantFrom<ExploreAction>(
    { type: 'clear-focus' },
    { type: 'clear-filters' },
    { type: 'play' },
    { type: 'pause' },
    { type: 'tick' },
  ),
  fc.record({ type: fc.constant('read-as'), reading: fc.constantFrom('story', 'calendar') }),
  fc.record({ type: fc.constant('set-speed'), secondsEach: fc.constantFrom(2, 4, 8, 15, 0, Number.NaN) }),
)

/** What a reader may have done before: up to thirty actions. */
export const arbitraryActions: fc.Arbitrary<ExploreAction[]> = fc.array(arbitraryAction, { maxLength: 30 })
