import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type IsOn, type LabelItem, labelsInSight, layoutLabels } from '../../../src/core/map/label-layout.ts'
import { project, worldPx } from '../../../src/core/map/mercator.ts'
import { isWithin, overlap, type Rect } from '../../../src/core/map/rect.ts'

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

test('an area’s name that gives way stays on the area', () => {
  const town = item('town', 200, 100, { needed: true, width: 300 })
  const area = item('area', 260, 100, { kind: 'area', radius: 0 })
  const middle = (isOn: IsOn) => {
    const box = layoutLabels([town, area], [town, area], isOn).get('area')?.box
    return box && [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
  }
  expect(middle((_, [, y]) => y >= 90)?.[1]).toBeGreaterThan(100)
  expect(middle((_, [, y]) => y <= 110)?.[1]).toBeLessThan(100)
})

describe('labelsInSight', () => {
  const view = { left: 0, top: 0, right: 600, bottom: 400 }
  const inSight = (items: readonly LabelItem[], covers: readonly Rect[], isOn: IsOn = () => null) =>
    labelsInSight(items, items, layoutLabels(items), { view, covers }, isOn)

  test('leaves everything as it is while nothing is covered or cut', () => {
    const items = [item('a', 100, 100), item('b', 300, 200)]
    const laidOut = layoutLabels(items)
    const cover = { left: 500, top: 0, right: 600, bottom: 40 }
    expect(labelsInSight(items, items, laidOut, { view, covers: [cover] }, () => null)).toBe(laidOut)
  })

  test('moves a covered name to a free side of its mark, and no other name', () => {
    const items = [item('a', 100, 100), item('b', 300, 200)]
    const cover = { left: 150, top: 80, right: 260, bottom: 120 }
    const labels = inSight(items, [cover])
    expect(labels.get('a')?.side).toBe('left')
    expect(labels.get('b')).toEqual(layoutLabels(items).get('b'))
  })

  test('turns a name that the edge cuts back into the view', () => {
    const labels = inSight([item('a', 560, 100)], [])
    expect(labels.get('a')?.side).toBe('left')
  })

  test('lets an area’s name wander, but only on the area', () => {
    const area = item('region', 300, 380, { kind: 'area', radius: 0 })
    const cover = { left: 0, top: 300, right: 600, bottom: 400 }
    const onTheLeft = labelsInSight(
      [area],
      [area],
      layoutLabels([area]),
      { view, covers: [cover] },
      (_, [x, y]) => x < 290 && y > 250,
    )
    const box = onTheLeft.get('region')?.box
    expect(box && (box.left + box.right) / 2).toBeLessThan(290)
    expect(box && overlap(box, cover)).toBe(false)
    expect(inSight([area], [cover]).has('region')).toBe(false)
  })

  test('brings the name of an area that fills the view along, where that is asked for', () => {
    const away = item('region', 300, -900, { kind: 'area', radius: 0, follows: true })
    const box = inSight([away], [], () => true).get('region')?.box
    expect(box && isWithin(box, view)).toBe(true)
    const stays = item('country', 300, -900, { kind: 'area', radius: 0 })
    expect(inSight([stays], [], () => true).get('country')?.box.top).toBeLessThan(-800)
  })

  test('leads to what is needed under a control, and another name gives way to it', () => {
    const covers = [{ left: 0, top: 0, right: 300, bottom: 60 }]
    const labels = inSight([item('now', 150, 30, { needed: true }), item('other', 120, 80)], covers)
    expect(labels.get('now')?.side).toBe('leader')
    expect(overlap(labels.get('now')?.box ?? view, covers[0] ?? view)).toBe(false)
  })

  test('leaves a name out that could only stand under a control', () => {
    expect(inSight([item('a', 300, 200)], [view]).has('a')).toBe(false)
  })

  test('never lets names meet one another or a control, wherever these are', () => {
    const spot = fc.tuple(fc.integer({ min: -50, max: 650 }), fc.integer({ min: -50, max: 450 }), fc.boolean())
    const control = fc
      .tuple(fc.integer({ min: 0, max: 550 }), fc.integer({ min: 0, max: 360 }))
      .map(([left, top]) => ({ left, top, right: left + 130, bottom: top + 40 }))
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 20 }), fc.array(control, { maxLength: 4 }), (spots, covers) => {
        const items = spots.map(([x, y, needed], n) =>
          item(`n${n}`, x, y, n % 3 === 0 ? { needed, kind: 'area', radius: 0 } : { needed }),
        )
        const boxes = [...inSight(items, covers).values()].map(({ box }) => box)
        expect(overlaps(boxes)).toBe(false)
        for (const box of boxes.filter((one) => overlap(one, view)))
          expect(covers.some((cover) => overlap(cover, box))).toBe(false)
      }),
    )
  })

  test('keeps every needed name in the view where there is room', () => {
    const items = [item('a', 595, 395, { needed: true }), item('b', 590, 390, { needed: true })]
    for (const { box } of inSight(items, []).values()) expect(isWithin(box, view)).toBe(true)
  })
})
