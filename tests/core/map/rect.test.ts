import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { grow, overlap, type Rect, RectIndex } from '../../../src/core/map/rect.ts'

const rect = fc
  .record({
    left: fc.integer({ min: -400, max: 400 }),
    top: fc.integer({ min: -400, max: 400 }),
    width: fc.integer({ min: 1, max: 500 }),
    height: fc.integer({ min: 1, max: 300 }),
  })
  .map(({ left, top, width, height }): Rect => ({ left, top, right: left + width, bottom: top + height }))

describe('a rect index', () => {
  test('finds what comparing with every rectangle finds, each once', () => {
    fc.assert(
      fc.property(fc.array(rect, { maxLength: 30 }), rect, (held, asked) => {
        const index = new RectIndex()
        for (const one of held) index.add(one)
        const meeting = held.filter((one) => overlap(one, asked))
        const found = index.meeting(asked)
        expect(found).toHaveLength(meeting.length)
        expect(new Set(found)).toEqual(new Set(meeting))
        expect(index.isFree(asked)).toBe(meeting.length === 0)
      }),
    )
  })

  test('growing what is asked for is asking for a space around it', () => {
    fc.assert(
      fc.property(rect, rect, fc.integer({ min: 0, max: 40 }), (a, b, apart) => {
        expect(overlap(a, grow(b, apart))).toBe(overlap(a, b, apart))
      }),
    )
  })
})
