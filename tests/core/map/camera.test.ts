import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  bearing,
  chooseView,
  type Frame,
  isWellShown,
  limits,
  uncovered,
  viewOf,
  zoomToFit,
} from '../../../src/core/map/camera.ts'
import { type Box, metresPerPx, project, scaleBar, unproject, worldPx } from '../../../src/core/map/mercator.ts'

const size = [876, 512] as const
const frame: Frame = { left: 0, top: 0, width: size[0], height: size[1] }

const point = (lon: number, lat: number): Box => [lon, lat, lon, lat]
const chasivYar = point(37.8341, 48.5877)
const kramatorsk = point(37.5848, 48.7389)
const donetsk: Box = [36.53, 46.88, 39.06, 49.23]
const luhansk: Box = [37.85, 47.81, 40.16, 50.06]
const kherson: Box = [31.5, 45.72, 35.28, 47.58]
const zaporizhzhia: Box = [34.2, 46.26, 37.22, 48.13]
const crimea: Box = [32.48, 44.38, 36.64, 46.22]
const ukraine: Box = [22.1, 44.3, 40.3, 52.4]

const onScreen = (view: { lon: number; lat: number; zoom: number }, lon: number, lat: number) => {
  const [x, y] = project([lon, lat])
  const [cx, cy] = project([view.lon, view.lat])
  return [(x - cx) * worldPx(view.zoom) + size[0] / 2, (y - cy) * worldPx(view.zoom) + size[1] / 2] as const
}

describe('the projection', () => {
  test('goes there and back', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -180, max: 180, noNaN: true }),
        fc.double({ min: -85, max: 85, noNaN: true }),
        (lon, lat) => {
          const [lon2, lat2] = unproject(project([lon, lat]))
          expect(lon2).toBeCloseTo(lon, 6)
          expect(lat2).toBeCloseTo(lat, 6)
        },
      ),
    )
  })

  test('a scale bar is a round number and fits', () => {
    expect(scaleBar(metresPerPx(47.8, 6.75), 120)).toMatchObject({ label: '100 km' })
    expect(scaleBar(3, 120).label).toBe('200 m')
    expect(scaleBar(metresPerPx(0, 2), 120).label).toBe('2,000 km')
    fc.assert(
      fc.property(fc.double({ min: 0.5, max: 40_000, noNaN: true }), (metres) => {
        const { px } = scaleBar(metres, 120)
        expect(px).toBeLessThanOrEqual(120.0001)
        expect(px).toBeGreaterThan(40)
      }),
    )
  })
})

describe('choosing a view', () => {
  test('shows two towns with the four regions around them, as close as they go', () => {
    const view = chooseView([chasivYar, kramatorsk], [donetsk, luhansk, kherson, zaporizhzhia, crimea], frame, size)
    expect(view?.zoom).toBeCloseTo(6.75)
    for (const [west, south, east, north] of [donetsk, luhansk, kherson, zaporizhzhia]) {
      const [left, top] = onScreen(view ?? { lon: 0, lat: 0, zoom: 2 }, west, north)
      const [right, bottom] = onScreen(view ?? { lon: 0, lat: 0, zoom: 2 }, east, south)
      expect(left).toBeGreaterThanOrEqual(0)
      expect(top).toBeGreaterThanOrEqual(0)
      expect(right).toBeLessThanOrEqual(size[0])
      expect(bottom).toBeLessThanOrEqual(size[1])
    }
  })

  test('what it chooses for an area lies inside the frame, beside what covers the map', () => {
    const beside: Frame = { left: 212, top: 0, width: 664, height: 512 }
    const view = chooseView([ukraine], [], beside, size)
    const [left] = onScreen(view ?? { lon: 0, lat: 0, zoom: 2 }, ukraine[0], ukraine[3])
    const [right] = onScreen(view ?? { lon: 0, lat: 0, zoom: 2 }, ukraine[2], ukraine[1])
    expect(left).toBeGreaterThanOrEqual(212)
    expect(right).toBeLessThanOrEqual(876)
  })

  test('nothing to show is no view', () => {
    expect(chooseView([], [ukraine], frame, size)).toBeNull()
  })

  test('stays within the zooms of the map', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -170, max: 170, noNaN: true }),
        fc.double({ min: -80, max: 80, noNaN: true }),
        fc.double({ min: 0, max: 10, noNaN: true }),
        (lon, lat, spread) => {
          const zoom = zoomToFit([lon, lat, lon + spread, Math.min(84, lat + spread)], frame)
          expect(zoom).toBeGreaterThanOrEqual(limits.minZoom)
          expect(zoom).toBeLessThanOrEqual(limits.maxZoom)
        },
      ),
    )
  })
})

describe('whether to move at all', () => {
  test('not when what matters is in the inner part and large enough', () => {
    const view = viewOf(ukraine, zoomToFit(ukraine, frame, 8, 90), frame, size)
    expect(isWellShown([donetsk], view, frame, size)).toBe(true)
  })

  test('when it is outside, too large or too small', () => {
    const view = viewOf(ukraine, 5, frame, size)
    expect(isWellShown([point(-77, 38.9)], view, frame, size)).toBe(false)
    expect(isWellShown([ukraine], { ...view, zoom: 7 }, frame, size)).toBe(false)
    expect(isWellShown([kherson], { ...view, zoom: 2 }, frame, size)).toBe(false)
  })

  test('when two towns fall together', () => {
    const view = viewOf(donetsk, 5, frame, size)
    expect(isWellShown([chasivYar], view, frame, size)).toBe(true)
    expect(isWellShown([chasivYar, kramatorsk], view, frame, size)).toBe(false)
    expect(isWellShown([chasivYar, kramatorsk], { ...view, zoom: 7 }, frame, size)).toBe(true)
  })
})

describe('what lies under a control', () => {
  const view = viewOf([37.5, 48.5, 38, 48.8], 7, frame, size)
  const pxOf = ([lon, lat]: readonly number[], { zoom, ...middle }: typeof view) => {
    const [x, y] = project([lon ?? 0, lat ?? 0]).map((value) => value * worldPx(zoom)) as [number, number]
    const [cx, cy] = project([middle.lon, middle.lat]).map((value) => value * worldPx(zoom)) as [number, number]
    return [x - cx + size[0] / 2, y - cy + size[1] / 2] as const
  }
  const [x, y] = pxOf(chasivYar, view)

  test('comes out from under it by a small move at the same zoom', () => {
    const cover = { left: x - 200, top: y - 10, right: x + 200, bottom: y + 300 }
    const moved = uncovered(view, [chasivYar, ukraine], [cover], frame, size)
    const [, top] = pxOf(chasivYar, moved)
    expect(top + 18).toBeLessThanOrEqual(cover.top)
    expect(top).toBeGreaterThan(cover.top - 40)
    expect(moved.zoom).toBe(view.zoom)
  })

  test('stays where nothing lies over it, or no move helps', () => {
    expect(uncovered(view, [chasivYar], [{ left: 0, top: 0, right: 90, bottom: 40 }], frame, size)).toBe(view)
    expect(uncovered(view, [chasivYar], [{ left: 0, top: 0, right: size[0], bottom: size[1] }], frame, size)).toBe(view)
  })
})

test('directions are those of the page', () => {
  expect(bearing([0, 0], [0, -10])).toBe('north')
  expect(bearing([0, 0], [10, 10])).toBe('south-east')
  expect(bearing([0, 0], [-10, 0])).toBe('west')
  expect(bearing([0, 0], [10, 0])).toBe('east')
})
