import { describe, expect, test } from 'vitest'
import { layoutPlaces, markRadius, markScale, nameManner } from '../../src/app/map/place-layout.ts'
import { placeBoxes } from '../../src/app/map/sights.ts'
import { explore, indexArticle, reduce, startState } from '../../src/core/explore.ts'
import { project, worldPx } from '../../src/core/map/mercator.ts'
import { mapPlaces, placeStates } from '../../src/core/map/places.ts'
import { overlap } from '../../src/core/map/rect.ts'
import { bundledArticle } from './with-article.tsx'

const index = indexArticle(bundledArticle())
const places = mapPlaces(index)
const boxes = placeBoxes(places, { shapes: new Map(), boxes: new Map() })
/** About the width of a humanist sans. */
const measure = (_weight: number, px: number, text: string) => text.length * px * 0.54

const layoutAt = (statement: number, zoom: number, textScale = 1) => {
  const state = reduce(index, startState(index), { type: 'select', statement: index.order[statement - 1] ?? '' })
  const states = placeStates(explore(index, state), places, () => false)
  const manners = new Map([...states].map(([key, one]) => [key, nameManner(one)]))
  return layoutPlaces(places, manners, boxes, zoom, textScale, measure)
}

describe('the names of the article’s places', () => {
  test.each([1, 7, 12, 22, 24, 31])(
    'never overlap one another at zooms 2 to 10 while statement %i is current',
    (statement) => {
      for (const textScale of [1, 2])
        for (let zoom = 2; zoom <= 10; zoom += 0.25) {
          const all = [...layoutAt(statement, zoom, textScale).labels]
          for (const [n, [a, one]] of all.entries())
            for (const [b, other] of all.slice(n + 1))
              expect(overlap(one.box, other.box), `${a} and ${b} at zoom ${zoom}`).toBe(false)
        }
    },
  )

  test('are all there where the regions are well shown', () => {
    const { labels } = layoutAt(31, 6.75)
    for (const id of [
      'chasiv-yar',
      'kramatorsk',
      'donetsk-oblast',
      'luhansk-oblast',
      'kherson-oblast',
      'zaporizhzhia-oblast',
      'crimea',
    ])
      expect(labels.has(`about:${id}`), id).toBe(true)
    expect(labels.get('about:chasiv-yar')?.side).toBe('right')
    expect(labels.get('about:kramatorsk')?.side).toBe('left')
  })

  test('are all there on the first view of the article, which shows Ukraine whole', () => {
    const { labels } = layoutAt(1, 5.5)
    for (const id of [
      'ukraine',
      'chasiv-yar',
      'kramatorsk',
      'donetsk-oblast',
      'luhansk-oblast',
      'kherson-oblast',
      'zaporizhzhia-oblast',
    ])
      expect(labels.has(`about:${id}`), id).toBe(true)
  })

  test('what is current keeps its name from the world to the town', () => {
    for (let zoom = 2; zoom <= 10; zoom++) {
      const { labels } = layoutAt(31, zoom)
      expect(labels.has('about:chasiv-yar') && labels.has('about:kramatorsk'), `zoom ${zoom}`).toBe(true)
    }
  })

  test('are at least 24 px high, and grow with the text', () => {
    for (const { box } of layoutAt(31, 6.75).labels.values()) expect(box.bottom - box.top).toBeGreaterThanOrEqual(24)
    const normal = layoutAt(31, 8).labels.get('about:chasiv-yar')?.box
    const large = layoutAt(31, 8, 2).labels.get('about:chasiv-yar')?.box
    expect((large?.right ?? 0) - (large?.left ?? 0)).toBeCloseTo(2 * ((normal?.right ?? 0) - (normal?.left ?? 0)), -1)
  })

  test.each([1, 10, 24, 31])(
    'may drop, but never the place itself: each has a target at zooms 2 to 10 while statement %i is current',
    (statement) => {
      const onTheMap = places.filter((item) => item.at !== null).map((item) => item.key)
      expect(onTheMap).toHaveLength(14)
      for (let zoom = 2; zoom <= 10; zoom += 0.25) {
        const { reaches } = layoutAt(statement, zoom)
        expect([...reaches.keys()], `zoom ${zoom}`).toEqual(onTheMap)
        for (const [key, reach] of reaches) expect(reach, `${key} at zoom ${zoom}`).toBeGreaterThan(2)
      }
    },
  )

  test('stand beside an area that is too small to be seen under its name', () => {
    const name = layoutAt(1, 2).labels.get('about:ukraine')
    const at = project([31.3, 48.9]).map((value) => value * worldPx(2))
    expect(name?.side).toBe('leader')
    expect(name && Math.max(name.box.left - (at[0] ?? 0), (at[0] ?? 0) - name.box.right)).toBeGreaterThan(20)
  })

  test('a dot’s area grows with the count', () => {
    expect(markRadius(4) - markRadius(1)).toBeCloseTo(markRadius(9) - markRadius(4))
  })
})

describe('the dots of two towns that lie close', () => {
  const apart = (zoom: number) => {
    const [a, b] = ['about:chasiv-yar', 'about:kramatorsk'].map((key) => {
      const at = places.find((item) => item.key === key)?.at
      return project(at ?? [0, 0]).map((value) => value * worldPx(zoom)) as [number, number]
    }) as [[number, number], [number, number]]
    return Math.hypot(a[0] - b[0], a[1] - b[1])
  }

  test('shrink until paper shows between them, from the zoom the article opens at', () => {
    for (let zoom = 5.5; zoom <= 10; zoom += 0.25) {
      const scale = markScale(places, zoom)
      expect((markRadius(2) + markRadius(1)) * scale, `zoom ${zoom}`).toBeLessThan(apart(zoom) - 1)
    }
    expect(markScale(places, 5.5)).toBeLessThan(1)
    expect(markScale(places, 6.75)).toBe(1)
  })

  test('never vanish, and keep one scale, so that sizes compare', () => {
    for (let zoom = 2; zoom <= 10; zoom += 0.25) {
      const scale = markScale(places, zoom)
      expect(markRadius(1) * scale, `zoom ${zoom}`).toBeGreaterThanOrEqual(3)
      expect(layoutAt(31, zoom).markScale).toBe(scale)
    }
  })
})
