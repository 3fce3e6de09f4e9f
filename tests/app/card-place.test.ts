import { describe, expect, test } from 'vitest'
import { placeCard } from '../../src/app/timeline/card-place.ts'

const box = (left: number, top: number, width = 28, height = 30) => ({ left, top, width, height })
/** As the browser measures: its numbers are not properties of its own, and are lost when it is spread. */
const card = new DOMRect(0, 0, 300, 90)
const field = box(0, 560, 1280, 240)
const window = { width: 1280, height: 800 }

describe('where the preview card goes', () => {
  test('above its mark, centred, within the window', () => {
    expect(placeCard(box(600, 700), card, [], field, window)).toEqual({ left: 464, top: 600 })
    expect(placeCard(box(2, 700), card, [], field, window).left).toBe(8)
    expect(placeCard(box(1250, 700), card, [], field, window).left).toBe(1280 - 300 - 8)
  })

  test('elsewhere when it would cover what it speaks of', () => {
    const linked = box(580, 640)
    expect(placeCard(box(600, 700), card, [linked], field, window)).toEqual({ left: 638, top: 670 })
    // Beside it and on both sides something is covered: then above the whole timeline.
    const around = [linked, box(700, 700), box(500, 700)]
    expect(placeCard(box(600, 700), card, around, field, window)).toEqual({ left: 464, top: 460 })
  })

  test('in the window at any rate', () => {
    const { left, top } = placeCard(box(5, 5), card, [], box(0, 0, 200, 60), { width: 200, height: 60 })
    expect([left, top]).toEqual([8, 8])
  })
})
