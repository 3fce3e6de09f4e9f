import fc from 'fast-check'
import { type Article, articleSchema } from '../../../src/core/article.ts'

interface Made {
  readonly speakers: readonly number[]
  readonly section: number
  readonly times: readonly string[]
}

/** An article of statements by up to eight speakers in three sections, about the times given. */
export function articleOf(made: readonly Made[]): Article {
  const speakers = Array.from({ length: 8 }, (_, k) => ({
    id: `p${k}`,
    name: `Speaker ${k}`,
    short: `S${k}`,
    role: 'speaker',
    kind: 'person',
  }))
  return articleSchema.parse({
    dateline: 1,
    id: 'generated',
    title: 'Generated',
    source: { publisher: 'Test', title: 'Generated', published: '2025-08-01' },
    sections: [0, 1, 2].map((k) => ({ id: `c${k}`, title: `Section ${k}` })),
    speakers,
    statements: made.map((item, k) => ({
      id: `s${k + 1}`,
      section: `c${item.section}`,
      speakers: item.speakers.map((speaker) => `p${speaker}`),
      mode: 'indirect',
      cue: { verb: 'said' },
      paraphrase: `Says the ${k + 1}th thing.`,
      said: { place: null, edtf: null },
      about: { times: item.times.map((edtf) => ({ edtf, basis: 'words' })) },
    })),
  })
}

const two = (value: number) => String(value).padStart(2, '0')
const year = fc.integer({ min: 1000, max: 2030 }).map(String)
const month = fc.tuple(year, fc.integer({ min: 1, max: 12 })).map(([y, m]) => `${y}-${two(m)}`)
const day = fc.tuple(month, fc.integer({ min: 1, max: 28 })).map(([m, d]) => `${m}-${two(d)}`)
const season = fc.tuple(year, fc.integer({ min: 21, max: 24 })).map(([y, s]) => `${y}-${s}`)
const decade = fc.integer({ min: 100, max: 202 }).map((ten) => `${ten}X`)
const interval = fc
  .tuple(fc.oneof(year, day), fc.oneof(year, day))
  .map(([a, b]) => [a, b].sort().join('/'))
  .filter((text) => {
    const [a = '', b = ''] = text.split('/')
    return a.slice(0, 4) < b.slice(0, 4)
  })
const open = fc
  .tuple(fc.oneof(day, year), fc.constantFrom('..', ''))
  .chain(([bound, end]) => fc.constantFrom(`${bound}/${end}`, `${end}/${bound}`))
const vague = fc.tuple(fc.oneof(day, month, year), fc.constantFrom('~', '?', '%')).map(([date, sign]) => date + sign)
/** Close together, so that stretches meet, repeat and overlap. */
const near = fc.constantFrom(
  '2025-08-01',
  '2025-08-02',
  '2025-08',
  '2025',
  '2025-08-01/..',
  '../2025-08-01',
  '2024-22',
  '1939/1945',
  '2025-08-01/2025-08-01',
)

const edtf = fc.oneof({ weight: 3, arbitrary: near }, day, month, season, year, decade, interval, open, vague)

const made = fc.record({
  speakers: fc.uniqueArray(fc.integer({ min: 0, max: 7 }), { minLength: 1, maxLength: 3 }),
  section: fc.integer({ min: 0, max: 2 }),
  times: fc.array(edtf, { maxLength: 3 }),
})

/** Any article the timeline may meet, small enough to shrink. */
export const anyArticle = fc.array(made, { minLength: 1, maxLength: 120 }).map(articleOf)
