import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type LabelItem, layoutLabels } from '../../../src/core/map/label-layout.ts'
import { project, worldPx } from '../../../src/core/map/mercator.ts'
import { overlap, type Rect } from '../../../src/core/map/rect.ts'

const item = (id: string, x: number, y: number, rest: Partial<LabelItem> = {}): LabelItem => ({
  id,
  x,
  y,
  radius: 6,
  width: 80,
  height: 24,
  kind: 'point',
  needed: false,
  ...rest,
})

const overlaps = (boxes: readonly Rect[]) => boxes.some((a, n) => boxes.slice(n + 1).some((b) => overlap(a, b)))

describe('layoutLabels', () => {
  test('puts a lone name to the right of its mark', () => {
    const placed = layoutLabels([item('a', 100, 100)]).get('a')
    expect(placed?.side).toBe('right')
    expect(placed?.box.left).toBeGreaterThan(106)
  })

  test('keeps a name off its neighbour’s mark, as Kramatorsk beside Chasiv Yar', () => {
    const placed = layoutLabels([item('chasiv-yar', 120, 110), item('kramatorsk', 100, 96)])
    expect(placed.get('chasiv-yar')?.side).toBe('right')
    expect(placed.get('kramatorsk')?.side).toBe('left')
  })

  test('leads a needed name away when every side is taken, and drops one that is not needed', () => {
    const crowd = Array.from({ length: 9 }, (_, n) => item(`n${n}`, 100, 100, { needed: true }))
    const placed = layoutLabels([
      ...crowd,
      item('region', 100, 100, { kind: 'area', radius: 0, width: 700, height: 300 }),
    ])
    expect(crowd.every(({ id }) => placed.has(id))).toBe(true)
    expect([...placed.values()].some(({ side }) => side === 'leader')).toBe(true)
    expect(placed.has('region')).toBe(false)
  })

  test('no two names ever overlap, and what is needed is always there', () => {
    const items = fc.array(
      fc.record({
        x: fc.integer({ min: 0, max: 300 }),
        y: fc.integer({ min: 0, max: 300 }),
        width: fc.integer({ min: 24, max: 160 }),
        height: fc.integer({ min: 24, max: 40 }),
        radius: fc.integer({ min: 0, max: 14 }),
        kind: fc.constantFrom('point' as const, 'area' as const),
        needed: fc.boolean(),
      }),
      { maxLength: 14 },
    )
    fc.assert(
      fc.property(items, (given) => {
        const all = given.map((one, n) => ({ ...one, id: String(n) }))
        const placed = layoutLabels(all)
        expect(overlaps([...placed.values()].map(({ box }) => box))).toBe(false)
        for (const one of all) if (one.needed) expect(placed.has(one.id)).toBe(true)
      }),
    )
  })

  test('does not depend on where the map stands: moving every item moves every name', () => {
    const here = layoutLabels([item('a', 100, 100), item('b', 108, 104), item('c', 96, 110)])
    const there = layoutLabels([item('a', 1100, 600), item('b', 1108, 604), item('c', 1096, 610)])
    for (const [id, { box, side }] of here) {
      expect(there.get(id)?.side).toBe(side)
      expect(there.get(id)?.box.left).toBeCloseTo(box.left + 1000)
    }
  })

  test('two towns of Donbas stay apart at every zoom', () => {
    for (let zoom = 2; zoom <= 10; zoom += 0.25) {
      const at = (lon: number, lat: number) =>
        project([lon, lat]).map((value) => value * worldPx(zoom)) as [number, number]
      const [a, b] = [at(37.8341, 48.5877), at(37.5848, 48.7389)]
      const placed = layoutLabels([
        item('chasiv-yar', ...a, { needed: true }),
        item('kramatorsk', ...b, { needed: true }),
      ])
      expect(placed.size).toBe(2)
      expect(overlaps([...placed.values()].map(({ box }) => box))).toBe(false)
    }
  })
})
