import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { indexArticle } from '../../../src/core/explore.ts'
import { type CalendarLayout, layoutCalendar } from '../../../src/core/timeline/calendar.ts'
import { arrangeColumns, MOST_IN_CELL } from '../../../src/core/timeline/columns.ts'
import { formatLength, MAX_STRETCHES } from '../../../src/core/timeline/stretches.ts'
import { bundledArticle } from '../../app/with-article.tsx'
import { anyArticle, articleOf } from './generated.ts'

const index = indexArticle(bundledArticle())
const layoutOf = (times: readonly (readonly string[])[], width = 1086): CalendarLayout => {
  const own = indexArticle(articleOf(times.map((item) => ({ speakers: [0], section: 0, times: item }))))
  return layoutCalendar(own, arrangeColumns(own), { width })
}
const titles = (layout: CalendarLayout) =>
  layout.segments.map(({ title, detail }) => (detail === '' ? title : `${title} | ${detail}`))

describe('the calendar of the bundled article', () => {
  const columns = arrangeColumns(index)
  const layout = layoutCalendar(index, columns, { width: 1086 })
  const numbers = (column: number) => layout.segments[column]?.stretch.statements.map((id) => index.numbers.get(id))

  test('unfolds what is spoken about, in time order', () => {
    expect(titles(layout)).toEqual([
      'World War II | 1939–45',
      'Summer 2024',
      'Before 1 August | start not given',
      'Friday 1 August 2025 | in the order told; no clock times',
      'After | open',
      'No time given',
    ])
    expect(layout.segments.map((_, k) => numbers(k))).toEqual([
      [25, 26, 36],
      [7, 8],
      [10, 12, 22, 23, 34, 35],
      [1, 2, 3, 4, 5, 6, 9, 14, 17, 18, 20, 24, 26, 28, 29, 30, 31],
      [11, 32, 33],
      [13, 15, 16, 19, 21, 27],
    ])
  })

  test('folds the empty years and says how many', () => {
    expect(layout.folds.map((fold) => fold.empty.length)).toEqual(['79 years', '11 months'])
    const opened = layoutCalendar(index, columns, { width: 1086, openFolds: new Set([layout.folds[0]?.key ?? '']) })
    expect(opened.folds[0]?.width).toBeGreaterThan((layout.folds[0]?.width ?? 0) * 4)
    expect(opened.folds[0]?.ticks.map((tick) => tick.label)).toEqual(['1960', '1980', '2000', '2020'])
  })

  test('shows a statement about two times at both, once as a button', () => {
    const both = layout.marks.filter((mark) => mark.number === 26)
    expect(both.map((mark) => layout.segments[mark.column]?.title)).toEqual(['World War II', 'Friday 1 August 2025'])
    expect(both.map((mark) => mark.primary)).toEqual([true, false])
  })

  test('tells “now” in the words from mere present tense', () => {
    expect(layout.marks.filter((mark) => mark.now).map((mark) => mark.number)).toEqual([1, 3, 26, 28])
  })

  test('keeps the edges as they are known', () => {
    const edges = layout.segments.map(({ stretch: { start, end } }) => `${start} ${end}`)
    expect(edges.slice(0, 5)).toEqual(['known known', 'about about', 'open known', 'known known', 'known open'])
    expect(layout.segments.map((segment) => segment.barLanes.length)).toEqual([2, 1, 4, 0, 3, 0])
  })

  test('draws the axis to scale with round years and one bar for each run of columns', () => {
    expect(layout.axis?.major.map((tick) => tick.label)).toEqual(['1940', '1960', '1980', '2000', '2020'])
    expect(layout.axis?.runs).toHaveLength(3)
    const [first, second] = layout.axis?.major.map((tick) => tick.x) ?? []
    const third = layout.axis?.major[2]?.x ?? 0
    expect(third - (second ?? 0)).toBeCloseTo((second ?? 0) - (first ?? 0), 0)
  })
})

describe('stretches', () => {
  test('are one when equal, however written', () => {
    expect(titles(layoutOf([['2025-08-01'], ['2025-08-01/2025-08-01']]))).toEqual([
      'Friday 1 August 2025 | in the order told; no clock times',
    ])
  })

  test('stay apart when they overlap: the earlier, then the longer first', () => {
    expect(titles(layoutOf([['2024-06-15'], ['2024'], ['2024-06']]))).toEqual([
      '2024',
      'June 2024',
      'Saturday 15 June 2024',
    ])
  })

  test('stand before and after the day they lean on', () => {
    expect(titles(layoutOf([['2025-08-01/..'], ['2025-08-01'], ['../2025-08-01']]))).toEqual([
      'Before 1 August | start not given',
      'Friday 1 August 2025',
      'After | open',
    ])
  })

  test('name their date in full when they lean on nothing', () => {
    expect(titles(layoutOf([['../2025-08-01'], ['2025-09-01/']]))).toEqual([
      'Before 1 August 2025 | start not given',
      'After 1 September 2025 | end not given',
    ])
  })

  test('say when they are only about, or uncertain', () => {
    expect(titles(layoutOf([['1984~'], ['2004-06?'], ['201X']]))).toEqual([
      '1984 | about',
      'June 2004 | uncertain',
      '2010s',
    ])
  })

  test('need no time at all', () => {
    const layout = layoutOf([[], []])
    expect(titles(layout)).toEqual(['No time given'])
    expect(layout.axis).toBeNull()
  })

  test('go together by month, year or more when there are hundreds', () => {
    const days = Array.from({ length: 400 }, (_, k) => [
      new Date(Date.UTC(2023, 0, 1 + k * 2)).toISOString().slice(0, 10),
    ])
    const layout = layoutOf(days)
    expect(layout.segments.length).toBeLessThanOrEqual(MAX_STRETCHES)
    expect(titles(layout)[0]).toBe('January 2023 | 16 times together')
    expect(layout.segments.flatMap((segment) => segment.stretch.statements)).toHaveLength(400)
  })
})

test('a length of time is said in its natural unit', () => {
  const at = (text: string) => Date.parse(text)
  expect(formatLength(at('2025-08-02'), at('2025-08-03'))).toBe('1 day')
  expect(formatLength(at('2024-09-01'), at('2025-08-01'))).toBe('11 months')
  expect(formatLength(at('2020-01-01'), at('2025-01-01'))).toBe('5 years')
  expect(formatLength(at('1946-01-01'), at('2024-06-01'))).toBe('79 years')
})

test('forty statements on one day in one lane: the first are drawn, the rest are counted, all are listed', () => {
  const layout = layoutOf(Array.from({ length: 40 }, () => ['2025-08-01']))
  expect(layout.marks).toHaveLength(MOST_IN_CELL - 1)
  expect(layout.mores).toHaveLength(1)
  expect(layout.mores[0]?.statements).toHaveLength(40)
  expect(layout.mores[0]?.hidden[0]).toBe('s14')
  const fourteen = layoutOf(Array.from({ length: MOST_IN_CELL }, () => ['2025-08-01']))
  expect([fourteen.marks.length, fourteen.mores.length]).toEqual([MOST_IN_CELL, 0])
})

describe('any calendar', () => {
  test('holds every statement, overlaps nothing, keeps order and stays finite', () => {
    fc.assert(
      fc.property(anyArticle, fc.integer({ min: 100, max: 4000 }), (article, width) => {
        const own = indexArticle(article)
        const layout = layoutCalendar(own, arrangeColumns(own), { width })
        const reached = new Set([
          ...layout.marks.map((mark) => mark.statement),
          ...layout.mores.flatMap((more) => more.statements),
        ])
        expect(reached.size).toBe(own.order.length)
        const buttons = layout.marks.filter((mark) => mark.primary).map((mark) => mark.statement)
        expect(new Set(buttons).size).toBe(buttons.length)
        const drawn = [...layout.marks, ...layout.mores].sort((a, b) => a.x - b.x)
        const last = new Map<number, { x: number; column: number; number: number }>()
        for (const { lane, x, column, number } of drawn) {
          const segment = layout.segments[column]
          expect(Number.isFinite(x)).toBe(true)
          expect(segment && x > segment.x && x < segment.x + segment.width).toBe(true)
          const before = last.get(lane)
          if (before) expect(x - before.x).toBeGreaterThanOrEqual(24)
          if (before?.column === column) expect(number).toBeGreaterThan(before.number)
          last.set(lane, { x, column, number })
        }
      }),
      { numRuns: 80 },
    )
  })

  test('keeps columns in time order, side by side, with folds only between them', () => {
    fc.assert(
      fc.property(anyArticle, (article) => {
        const own = indexArticle(article)
        const layout = layoutCalendar(own, arrangeColumns(own), { width: 1000 })
        const parts = [...layout.segments, ...layout.folds].sort((a, b) => a.x - b.x)
        parts.forEach((part, k) => {
          const next = parts[k + 1]
          if (next) expect(next.x).toBeGreaterThanOrEqual(part.x + part.width - 0.001)
          if ('empty' in part) expect(k > 0 && next !== undefined && !('empty' in next)).toBe(true)
        })
        const timed = layout.segments.filter((segment) => segment.stretch.kind !== 'none')
        timed.forEach(({ stretch }, k) => {
          const next = timed[k + 1]?.stretch
          const place = (item: typeof stretch) => (item.kind === 'after' ? item.closes : item.opens)
          if (next) expect(place(next)).toBeGreaterThanOrEqual(place(stretch))
        })
        for (const fold of layout.folds) expect(fold.empty.to).toBeGreaterThan(fold.empty.from)
        expect(layout.width).toBeGreaterThanOrEqual(Math.max(...parts.map((part) => part.x + part.width)) - 0.001)
      }),
      { numRuns: 80 },
    )
  })
})
