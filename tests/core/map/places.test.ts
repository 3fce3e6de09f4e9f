import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { merge } from 'topojson-client'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import { describe, expect, test } from 'vitest'
import { articleSchema } from '../../../src/core/article.ts'
import { explore, indexArticle, reduce, startState } from '../../../src/core/explore.ts'
import { mapPlaces, placeStates } from '../../../src/core/map/places.ts'
import { containsPoint, joinAcrossAntimeridian, type Polygons, polygonsBox } from '../../../src/core/map/polygon.ts'

const read = (path: string): unknown => {
  const bytes = readFileSync(new URL(`../../../resources/${path}`, import.meta.url))
  return JSON.parse((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString())
}
const index = indexArticle(articleSchema.parse(read('articles/karelia-2025-08-01.dateline.json')))
const places = mapPlaces(index)
const inUkraine = new Set([
  'chasiv-yar',
  'kramatorsk',
  'donetsk-oblast',
  'luhansk-oblast',
  'kherson-oblast',
  'zaporizhzhia-oblast',
  'crimea',
])

/** Stands in for the outline of Ukraine. */
const holds = (area: { id: string }, at: readonly [number, number]) =>
  area.id === 'ukraine' &&
  places.some((item) => inUkraine.has(item.place.id) && item.at?.[0] === at[0] && item.at[1] === at[1])

const statesAt = (number: number, ...actions: Parameters<typeof reduce>[2][]) => {
  let state = reduce(index, startState(index), { type: 'select', statement: index.order[number - 1] ?? '' })
  for (const action of actions) state = reduce(index, state, action)
  return placeStates(explore(index, state), places, holds)
}

describe('the places of the article', () => {
  test('are grouped as the list shows them', () => {
    const names = (group: string) =>
      places.filter((item) => item.group === group).map((item) => item.place.short ?? item.place.name)
    expect(names('regions')).toEqual(['Donetsk', 'Luhansk', 'Kherson', 'Zaporizhzhia', 'Crimea'])
    expect(names('cities')).toEqual(['Chasiv Yar', 'Kramatorsk'])
    expect(names('governments')).toEqual(['Kyiv', 'Moscow'])
    expect(names('beyond')).toEqual(['Ukraine', 'Russia', 'United States', 'Europe'])
    expect(names('said')).toEqual(['Karelia'])
    expect(names('unmapped')).toEqual(['the West', 'Soviet Union'])
  })

  test('count what is said about them, and for Karelia what was said there', () => {
    const count = (key: string) => places.find((item) => item.key === key)?.statements.length
    expect(count('about:chasiv-yar')).toBe(2)
    expect(count('about:kramatorsk')).toBe(1)
    expect(count('about:ukraine')).toBe(12)
    expect(count('said:karelia')).toBe(32)
    expect(count('about:karelia')).toBeUndefined()
  })
})

describe('the state of a place', () => {
  test('a country around marked places is only traced', () => {
    const states = statesAt(31)
    expect(states.get('about:chasiv-yar')).toMatchObject({ current: true, traced: false })
    expect(states.get('about:ukraine')).toMatchObject({ current: true, traced: true })
    expect(states.get('said:karelia')).toMatchObject({ current: false, saidNow: true })
  })

  test('a country beside a city named for its government is not', () => {
    expect(statesAt(6).get('about:ukraine')).toMatchObject({ current: true, traced: false })
  })

  test('outside the focus places are dimmed, except what is current', () => {
    const states = statesAt(31, { type: 'focus-place', place: 'kramatorsk', as: 'about' })
    expect(states.get('about:kramatorsk')).toMatchObject({ focused: true, dimmed: false })
    expect(states.get('about:chasiv-yar')).toMatchObject({ focused: false, current: true, dimmed: false })
    expect(states.get('about:crimea')?.dimmed).toBe(true)
  })

  test('places without a visible statement are dimmed', () => {
    const states = statesAt(10, { type: 'toggle-filter', key: 'speakers', value: 'vladimir-medinsky' })
    expect(states.get('about:chasiv-yar')?.dimmed).toBe(true)
    expect(states.get('about:ukraine')?.dimmed).toBe(false)
  })
})

describe('outlines', () => {
  const area = (country: string, codes?: readonly string[]): Polygons => {
    // The map data's own file; its format is tested where it is built.
    const topology = read(`map/regions/${country}.json.gz`) as Topology
    const all = (topology.objects.admin1 as GeometryCollection).geometries
    const wanted = all.filter((item) => codes === undefined || codes.includes(String(item.id))) as (
      | Polygon
      | MultiPolygon
    )[]
    return merge(topology, wanted).coordinates as unknown as Polygons
  }
  test('hold the named places, and Ukraine holds Crimea and the four regions', () => {
    expect(containsPoint(area('UA', ['UA-14']), [37.8341, 48.5877])).toBe(true)
    expect(containsPoint(area('UA', ['UA-14']), [37.5848, 48.7389])).toBe(true)
    expect(containsPoint(area('UA', ['UA-09']), [37.5848, 48.7389])).toBe(false)
    const ukraine = area('UA')
    for (const id of inUkraine) {
      const at = places.find((item) => item.place.id === id)?.at
      expect(at && containsPoint(ukraine, at), id).toBe(true)
    }
    expect(containsPoint(area('RU', ['RU-KR']), [33.2, 63.4])).toBe(true)
    expect(containsPoint(area('RU'), [34.18, 45.33])).toBe(false)
  })

  test('join across the antimeridian, with holes kept open', () => {
    const box = polygonsBox(joinAcrossAntimeridian(area('RU')))
    expect(box?.[0]).toBeGreaterThan(0)
    expect(box?.[2]).toBeGreaterThan(185)
    const square = (from: number, to: number) =>
      [
        [from, from],
        [to, from],
        [to, to],
        [from, to],
      ] as const
    const ringed: Polygons = [[square(0, 10), square(4, 6)]]
    expect(containsPoint(ringed, [2, 2])).toBe(true)
    expect(containsPoint(ringed, [5, 5])).toBe(false)
    expect(containsPoint(ringed, [12, 5])).toBe(false)
  })
})
