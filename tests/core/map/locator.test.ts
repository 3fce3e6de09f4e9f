import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { feature } from 'topojson-client'
import { describe, expect, test } from 'vitest'
import { drawLocator, type LocatorCountry, locatorCountry } from '../../../src/core/map/locator.ts'
import { project, unproject, worldPx } from '../../../src/core/map/mercator.ts'
import { containsPoint, type Polygons } from '../../../src/core/map/polygon.ts'

const topology = JSON.parse(
  gunzipSync(readFileSync(new URL('../../../resources/map/countries.topo.json.gz', import.meta.url))).toString('utf8'),
)
const countries: LocatorCountry[] = topology.objects.countries.geometries.flatMap((geometry: { id: string }) => {
  const outline = feature(topology, geometry as never) as unknown as {
    geometry: { type: string; coordinates: unknown }
  }
  const { type, coordinates } = outline.geometry
  return locatorCountry(geometry.id, (type === 'Polygon' ? [coordinates] : coordinates) as Polygons) ?? []
})
const size = [132, 92] as const
const at = (lon: number, lat: number, zoom = 9) =>
  drawLocator(countries, { lon, lat, zoom, width: 876, height: 512 }, size)

describe('the locator', () => {
  test.each([
    ['Chasiv Yar', 37.8341, 48.5877, 'UA'],
    ['Simferopol', 34.1, 44.95, 'UA'],
    ['Petrozavodsk', 34.36, 61.79, 'RU'],
    ['Anchorage, a turn of the world to the east', -149.9 + 360, 61.2, 'US'],
  ])('names the country around %s', (_, lon, lat, iso) => {
    const drawn = at(lon, lat)
    expect(drawn.iso).toBe(iso)
    expect(drawn.own).toMatch(/^M/)
    expect(drawn.land).not.toBe('')
  })

  test('at sea there is none', () => {
    const drawn = at(-40, 30)
    expect(drawn).toMatchObject({ iso: null, own: '' })
  })

  test('marks the view in the middle, smaller the nearer, and never too small to see', () => {
    const far = at(37, 48, 7.5).frame
    const near = at(37, 48, 10).frame
    expect(far.width).toBeGreaterThan(near.width)
    expect(near.width).toBeGreaterThanOrEqual(5)
    expect(far.x + far.width / 2).toBeCloseTo(size[0] / 2)
    expect(far.y + far.height / 2).toBeCloseTo(size[1] / 2)
  })

  test.each([
    ['Karelia', 32.5, 62.5],
    ['Chasiv Yar', 37.8341, 48.5877],
    ['Vladivostok', 131.9, 43.1],
  ])('shades all of the country around %s that is in sight, and nothing else', (_, lon, lat) => {
    const drawn = at(lon, lat)
    const own = countries.find(({ iso }) => iso === drawn.iso)
    const rings = drawn.own
      .split('z')
      .filter(Boolean)
      .map((ring) =>
        ring
          .slice(1)
          .split('L')
          .map((point) => point.split(' ').map(Number) as [number, number]),
      )
    const world = worldPx(3)
    const [midX, midY] = project([lon, lat]).map((value) => value * world) as [number, number]
    let wrong = 0
    for (let x = 2; x < size[0]; x += 4)
      for (let y = 2; y < size[1]; y += 4) {
        const there = unproject([(midX - size[0] / 2 + x) / world, (midY - size[1] / 2 + y) / world])
        const isOwn = own ? containsPoint(own.polygons, there) : false
        // Even-odd over the path's rings: islands and holes count alike.
        const isDrawn = rings.filter((ring) => containsPoint([[ring]], [x, y])).length % 2 === 1
        if (isOwn !== isDrawn) wrong++
      }
    // Coasts are drawn to 0.7 px, and islets left out.
    expect(wrong).toBeLessThan(12)
  })

  test('draws only what is in sight', () => {
    expect(at(37, 48).land.length).toBeLessThan(60_000)
    expect(at(37, 48).own).not.toMatch(/NaN|Infinity/)
  })
})
