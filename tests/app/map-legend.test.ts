import L from 'leaflet'
import { describe, expect, test } from 'vitest'
import { isHatched, legendItems } from '../../src/app/map/legend-items.ts'
import { markScale } from '../../src/app/map/place-layout.ts'
import { placeBoxes } from '../../src/app/map/sights.ts'
import { explore, indexArticle, reduce, startState } from '../../src/core/explore.ts'
import { mapPlaces, placeStates } from '../../src/core/map/places.ts'
import { bundledArticle } from './with-article.tsx'

const index = indexArticle(bundledArticle())
const places = mapPlaces(index)
const boxes = placeBoxes(places, { shapes: new Map(), boxes: new Map() })

const statesAt = (statement: string) =>
  placeStates(explore(index, reduce(index, startState(index), { type: 'select', statement })), places, () => false)
const legendAt = (statement: string, zoom: number, south = -80, north = 84) =>
  legendItems(places, statesAt(statement), boxes, {
    getBounds: () => L.latLngBounds([south, -180], [north, 180]),
    getZoom: () => zoom,
  })

describe('the legend', () => {
  test.each(index.order)('says of %s what the map shows: said there, or only where others were said', (statement) => {
    const karelia = places.find((item) => item.key === 'said:karelia')
    const state = statesAt(statement).get('said:karelia')
    if (!karelia || !state) throw new Error('the article has no Karelia')
    const saidThere = index.statements.get(statement)?.said.place === 'karelia'
    expect(isHatched(karelia, state)).toBe(saidThere)
    const { hatched, said } = legendAt(statement, 3)
    expect(hatched !== null).toBe(saidThere)
    expect(said).toBe(saidThere ? 'now' : 'other')
  })

  test('gives the dots in view, the least and the most, at the size they have there', () => {
    expect(legendAt('s31', 6.75)).toMatchObject({ dots: [1, 2], markScale: 1 })
    expect(legendAt('s31', 5.5).markScale).toBe(markScale(places, 5.5))
    expect(legendAt('s31', 6.75, 60, 70).dots).toEqual([])
  })

  test('tells a place in focus from what the statement is about', () => {
    let state = reduce(index, startState(index), { type: 'select', statement: 's31' })
    for (const place of ['kramatorsk', 'crimea'])
      state = reduce(index, state, { type: 'focus-place', place, as: 'about', add: true })
    state = reduce(index, state, { type: 'select', statement: 's31' })
    const exploration = explore(index, state)
    expect(exploration.current?.id).toBe('s31')
    const items = legendItems(
      places,
      placeStates(exploration, places, () => false),
      boxes,
      { getBounds: () => L.latLngBounds([-80, -180], [84, 180]), getZoom: () => 5 },
    )
    expect(items).toMatchObject({ current: 'point', focus: 'area' })
    expect(legendAt('s31', 5)).toMatchObject({ current: 'point', focus: null })
  })

  test('is about what is in view: no hatching without the region', () => {
    expect(legendAt('s31', 7, 45, 50)).toMatchObject({ hatched: null, said: null })
  })
})
