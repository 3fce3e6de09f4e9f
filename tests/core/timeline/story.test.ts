import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { combineArticles } from '../../../src/core/combine/combine.ts'
import { indexArticle } from '../../../src/core/explore.ts'
import { between, laneName } from '../../../src/core/timeline/marks.ts'
import { fitPitch, layoutStory, MIN_PITCH } from '../../../src/core/timeline/story.ts'
import { stopFrom, stopsOf } from '../../../src/core/timeline/walk.ts'
import { bundledArticle } from '../../app/with-article.tsx'
import { speeches } from '../../fixtures/articles.ts'
import { anyArticle, articleOf } from './generated.ts'

const index = indexArticle(bundledArticle())

describe('the story of the bundled article', () => {
  const layout = layoutStory(index, fitPitch(index, 1086))

  test('fits the design width, each statement in its lane', () => {
    expect(layout.width).toBeLessThanOrEqual(1088)
    expect(fitPitch(index, 1086)).toBeGreaterThan(29)
    expect(index.lanes.map((lane) => laneName(lane.speaker))).toEqual([
      'V. Putin',
      'A. Lukashenko',
      'V. Medinsky',
      'Zelensky admin.',
    ])
    expect(layout.marks.filter((mark) => mark.lane === 2).map((mark) => mark.number)).toEqual([10, 11])
  })

  test('shortens a first name, and nothing that is no name of a person', () => {
    const named = (name: string) => laneName({ id: 'x', name, short: 'Short', kind: 'person' })
    expect(['Ada Brandt', 'Ursula von der Leyen', 'יונה יהב'].map(named)).toEqual([
      'A. Brandt',
      'U. von der Leyen',
      'י. יהב',
    ])
    for (const other of ['Grid operator', 'Study by the University of Exeter', 'Speaker not named'])
      expect(named(other)).toBe('Short')
  })

  test('shades the three sections where they begin and end', () => {
    expect(layout.bands.map((band) => band.title)).toEqual(index.article.sections.map((section) => section.title))
    const numbersIn = (band: number) => layout.marks.filter((mark) => mark.column === band).map((mark) => mark.number)
    expect([Math.min(...numbersIn(1)), Math.max(...numbersIn(1))]).toEqual([16, 22])
  })

  test('joins words spoken together and makes one of their marks the button', () => {
    expect(layout.joints.map((joint) => joint.statement)).toEqual(['s22'])
    expect(
      layout.marks
        .filter((mark) => mark.number === 22)
        .map((mark) => mark.primary)
        .sort(),
    ).toEqual([false, true])
  })

  test('draws answers, interruptions and disputes, and no mere continuation', () => {
    const drawn = layout.links.map(({ kind, from, to }) => `${from.statement} ${kind} ${to.statement}`)
    expect(drawn).toEqual(['s12 disputes s10', 's12 disputes s11', 's15 answers s14', 's33 answers s32'])
  })

  test('scrolls rather than crowd the marks', () => {
    expect(fitPitch(index, 400)).toBe(MIN_PITCH)
    expect(layoutStory(index, MIN_PITCH).width).toBeGreaterThan(400)
  })
})

describe('key focus', () => {
  const layout = layoutStory(index, 30)
  const stops = stopsOf(layout, new Set(index.order))
  const keyOf = (number: number) => stops.find((stop) => stop.number === number)?.key ?? null
  const from = (number: number, direction: 'next' | 'previous' | 'up' | 'down' | 'first' | 'last') =>
    stopFrom(stops, keyOf(number), direction)?.number ?? null

  test('goes along the article and stops at its ends', () => {
    expect([from(7, 'next'), from(7, 'previous'), from(7, 'first'), from(7, 'last')]).toEqual([8, 6, 1, 36])
    expect([from(36, 'next'), from(1, 'previous')]).toEqual([null, null])
  })

  test('goes between lanes to the nearest mark', () => {
    expect(from(9, 'down')).toBe(6)
    expect(from(12, 'up')).toBe(11)
    expect(from(12, 'down')).toBeNull()
  })

  test('passes over what a filter hides', () => {
    const few = stopsOf(layout, new Set(['s01', 's09', 's36']))
    expect(few.map((stop) => stop.number)).toEqual([1, 9, 36])
  })
})

describe('any story', () => {
  test('places every statement once as a button, in article order, no two marks of a lane overlapping', () => {
    fc.assert(
      fc.property(anyArticle, fc.integer({ min: 100, max: 4000 }), (article, width) => {
        const own = indexArticle(article)
        const { marks, width: full } = layoutStory(own, fitPitch(own, width))
        expect(marks.filter((mark) => mark.primary).map((mark) => mark.statement)).toEqual(own.order)
        const last = new Map<number, number>()
        for (const { lane, x } of marks) {
          expect(Number.isFinite(x) && x >= 0 && x <= full).toBe(true)
          expect(x - (last.get(lane) ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(24)
          last.set(lane, x)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('a window onto 10,000 statements holds just those in it', () => {
    const own = indexArticle(
      articleOf(
        Array.from({ length: 10_000 }, (_, k) => ({ speakers: [k % 8], section: Math.floor(k / 4000), times: [] })),
      ),
    )
    const { marks } = layoutStory(own, MIN_PITCH)
    const seen = between(marks, 100_000, 101_100)
    expect(seen.length).toBeGreaterThan(35)
    expect(seen.length).toBeLessThan(45)
    expect(seen.every((mark) => mark.x >= 100_000 && mark.x <= 101_100)).toBe(true)
  })
})

describe('articles read together', () => {
  const combining = combineArticles(speeches())
  const combination = combining.ok ? combining.value : null
  const own = indexArticle(combination?.article ?? bundledArticle(), { combination })

  test('stand apart, in order, each with its sections inside and room for its title', () => {
    for (const width of [300, 900, 4000]) {
      const { articles, bands, marks, width: whole } = layoutStory(own, fitPitch(own, width))
      expect(articles.map((article) => article.title)).toEqual(speeches().map(({ article }) => article.title))
      expect(bands.map((band) => band.title)).toEqual(['The speech', 'The attack', 'The answer', 'The address'])
      articles.forEach((article, k) => {
        const before = articles[k - 1]
        expect(article.to - article.from).toBeGreaterThanOrEqual(132)
        if (before) expect(article.from - before.to).toBeGreaterThan(16)
        expect(article.to).toBeLessThan(whole)
      })
      for (const band of bands)
        expect(articles.filter((article) => article.from <= band.from && band.to <= article.to)).toHaveLength(1)
      const xs = marks.map((mark) => mark.x)
      expect(xs).toEqual([...xs].sort((a, b) => a - b))
    }
  })

  test('fill a window that is wide enough and no more', () => {
    const width = 1000
    const layout = layoutStory(own, fitPitch(own, width))
    expect(layout.width).toBeLessThanOrEqual(width + 1)
    expect(layout.width).toBeGreaterThan(width * 0.9)
  })

  test('are none where there is one', () => {
    expect(layoutStory(index, 30).articles).toEqual([])
  })
})
