import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleSchema } from '../../../src/core/article.ts'
import { arrange, shelfOrders, type shelfParts } from '../../../src/core/library/arrange.ts'
import { digestArticle } from '../../../src/core/library/digest.ts'
import { faultLine } from '../../../src/core/library/fault-line.ts'
import { placeOn, thumbnailView } from '../../../src/core/library/thumbnail-view.ts'
import { ferryNotes, lincoln } from '../../fixtures/shelf.ts'

const item = (id: string, more: object = {}) => ({
  id,
  title: id,
  publisher: '',
  published: '',
  place: 'shelf' as const,
  broken: false,
  opened: null as number | null,
  modified: null as number | null,
  review: null as { items: number; checked: number } | null,
  ...more,
})

describe('the list of the shelf', () => {
  const articles = [
    item('b', { title: 'Report 10', publisher: 'Gazette', published: '2024', opened: 5 }),
    item('a', { title: 'Report 9', published: '2025-08-01', modified: 7 }),
    item('c', { title: 'ábc', publisher: 'Advertiser', broken: true }),
    item('d', { title: 'Check', review: { items: 3, checked: 1 } }),
  ]
  const ids = (order: (typeof shelfOrders)[number], part: (typeof shelfParts)[number] = 'all', words = '') =>
    arrange(articles, { order, part, words })
      .map(({ id }) => id)
      .join('')

  it('sorts as people do, and puts what is not known last', () => {
    expect(ids('title')).toBe('cdab')
    expect(ids('opened')).toBe('abcd')
    expect(ids('published')).toBe('abcd')
    expect(ids('publisher')).toBe('cbda')
  })

  it('picks a part, and titles and publishers by their words', () => {
    expect(ids('title', 'broken')).toBe('c')
    expect(ids('title', 'review')).toBe('d')
    expect(ids('title', 'all', 'report')).toBe('ab')
    expect(ids('title', 'all', 'gazette 10')).toBe('b')
    expect(ids('title', 'all', 'Abc')).toBe('c')
  })

  it('neither loses nor doubles an article', () => {
    const any = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { maxLength: 20 })
    fc.assert(
      fc.property(any, fc.constantFrom(...shelfOrders), (names, order) => {
        const listed = arrange(
          names.map((name) => item(name)),
          { order, part: 'all', words: '' },
        )
        expect(listed.map(({ id }) => id).sort()).toEqual([...names].sort())
      }),
    )
  })
})

describe('what a row says', () => {
  it('is the line of a fault, where there is one', () => {
    expect(faultLine({ kind: 'invalid', at: { line: 214 } })).toBe('Damaged: line 214 cannot be read')
    expect(faultLine({ kind: 'not-json' })).toBe('Damaged: it cannot be read')
    expect(faultLine({ kind: 'not-found' })).toBe('Its file is missing')
  })

  it('is how far the check is only for a text of the reader’s own', () => {
    expect(digestArticle(articleSchema.parse(lincoln)).review).toBeNull()
    expect(digestArticle(articleSchema.parse(ferryNotes)).review).toEqual({ items: 2, checked: 1, doubtful: 1 })
  })
})

describe('the small map', () => {
  it('holds the whole of its box, wherever that is', () => {
    const lon = fc.double({ min: -180, max: 180, noNaN: true })
    const lat = fc.double({ min: -80, max: 80, noNaN: true })
    const size = [120, 84] as const
    fc.assert(
      fc.property(lon, lat, fc.double({ min: 0, max: 40, noNaN: true }), (west, south, span) => {
        const box = [west, south, west + span, Math.min(84, south + span)] as const
        const view = thumbnailView(box, size)
        for (const at of [
          [box[0], box[1]],
          [box[2], box[3]],
        ] as const) {
          const [x, y] = placeOn(view, at)
          expect(x).toBeGreaterThanOrEqual(0)
          expect(x).toBeLessThanOrEqual(size[0])
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThanOrEqual(size[1])
        }
      }),
    )
  })
})
