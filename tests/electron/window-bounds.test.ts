import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { placeWindow, type Rectangle } from '../../electron/window-bounds.ts'

const desk: Rectangle = { x: 0, y: 25, width: 1920, height: 1055 }
const beside: Rectangle = { x: 1920, y: 0, width: 1280, height: 1024 }

describe('placeWindow', () => {
  it('opens first in the middle of the first display at 1280×800', () => {
    expect(placeWindow(null, [desk, beside])).toEqual({
      bounds: { x: 320, y: 153, width: 1280, height: 800 },
      least: { width: 900, height: 600 },
    })
  })

  it('opens where it was, also on the second display', () => {
    const stored = { x: 2000, y: 50, width: 1000, height: 700 }
    expect(placeWindow(stored, [desk, beside]).bounds).toEqual(stored)
  })

  it.each([
    ['on a display that is gone', { x: 2000, y: 50, width: 1000, height: 700 }],
    ['above the display', { x: 100, y: -900, width: 1000, height: 700 }],
    ['below the display', { x: 100, y: 1075, width: 1000, height: 700 }],
    ['all but off to the left', { x: -950, y: 100, width: 1000, height: 700 }],
  ])('starts over when it was %s', (_where, stored) => {
    expect(placeWindow(stored, [desk])).toEqual(placeWindow(null, [desk]))
  })

  it('keeps its title bar below the top of the display', () => {
    expect(placeWindow({ x: 10, y: 0, width: 1000, height: 700 }, [desk]).bounds.y).toBe(25)
  })

  it('shrinks to a small display, and its least size with it', () => {
    const small = { x: 0, y: 0, width: 800, height: 480 }
    expect(placeWindow({ x: 0, y: 0, width: 1280, height: 800 }, [small])).toEqual({
      bounds: { ...small },
      least: { width: 800, height: 480 },
    })
  })

  it('is never larger than its display, never under its least size, and always within reach', () => {
    const at = fc.integer({ min: -5000, max: 5000 })
    const size = fc.integer({ min: 200, max: 5000 })
    const rectangle = fc.record({ x: at, y: at, width: size, height: size })
    fc.assert(
      fc.property(fc.option(rectangle), fc.array(rectangle, { minLength: 1, maxLength: 3 }), (stored, areas) => {
        const { bounds, least } = placeWindow(stored, areas)
        expect(bounds.width).toBeGreaterThanOrEqual(least.width)
        expect(bounds.height).toBeGreaterThanOrEqual(least.height)
        const fits = areas.some((area) => {
          const across = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x)
          return (
            bounds.width <= area.width &&
            bounds.height <= area.height &&
            across >= 120 &&
            bounds.y >= area.y &&
            bounds.y <= area.y + area.height - 40
          )
        })
        expect(fits).toBe(true)
      }),
    )
  })
})
