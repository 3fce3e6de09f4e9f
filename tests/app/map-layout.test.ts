import { describe, expect, test } from 'vitest'
import { layoutPlaces, markRadius } from '../../src/app/map/place-layout.ts'
import { placeBoxes } from '../../src/app/map/sights.ts'
import { explore, indexArticle, reduce, startState } from '../../src/core/explore.ts'
import { overlap } from '../../src/core/map/label-layout.ts'
import { mapPlaces, placeStates } from '../../src/core/map/places.ts'
import { bundledArticle } from './with-article.tsx'

const index = indexArticle(bundledArticle())
const places = mapPlaces(index)
const boxes = placeBoxes(places, { shapes: new Map(), boxes: new Map() })
const frame = { width: 876, height: 512 }
/** About the width of a humanist sans. */
const measure = (_weight: number, px: number, text: string) => text.length * px * 0.54

const layoutAt = (statement: number, zoom: number, textScale = 1) => {
  const state = reduce(index, startState(index), { type: 'select', statement: index.order[statement - 1] ?? '' })
  const states = placeStates(explore(index, state), places, () => false)
  return layoutPlaces(places, states, boxes, zoom, frame, textScale, measure)
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

  test('a dot’s area grows with the count', () => {
    expect(markRadius(4) - markRadius(1)).toBeCloseTo(markRadius(9) - markRadius(4))
  })
})
