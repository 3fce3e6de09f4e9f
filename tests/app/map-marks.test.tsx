import { act, waitFor } from '@testing-library/react'
import L from 'leaflet'
import { MapContainer, Pane } from 'react-leaflet'
import { beforeEach, expect, test } from 'vitest'
import { syntheticArticle } from '../../bench/synthetic-article.mjs'
import { MarkLayer } from '../../src/app/map/mark-layer.ts'
import { PlaceMarks } from '../../src/app/map/PlaceMarks.tsx'
import { layoutPlaces, nameManner } from '../../src/app/map/place-layout.ts'
import { placeBoxes } from '../../src/app/map/sights.ts'
import { articleSchema } from '../../src/core/article.ts'
import { explore, indexArticle, startState } from '../../src/core/explore.ts'
import { mapPlaces, placeStates } from '../../src/core/map/places.ts'
import { giveMapItsSize } from './map-size.ts'
import { renderWithArticle } from './with-article.tsx'

beforeEach(giveMapItsSize)

/** The marks of a long made-up article, which has some 560 places on the map, with all of Europe in view. */
const openLong = async () => {
  const index = indexArticle(articleSchema.parse(syntheticArticle(2000)))
  const places = mapPlaces(index)
  const states = placeStates(explore(index, startState(index)), places, () => false)
  const manners = new Map([...states].map(([key, state]) => [key, nameManner(state)]))
  const boxes = placeBoxes(places, { shapes: new Map(), boxes: new Map() })
  const layout = layoutPlaces(places, manners, boxes, 4, 1, (_, px, text) => text.length * px * 0.54)
  const shown = renderWithArticle(
    <MapContainer center={[50, 22]} zoom={4}>
      <Pane name="map-places" />
      <PlaceMarks places={places} states={states} layout={layout} isOn={() => null} />
    </MapContainer>,
  )
  await waitFor(() => expect(shown.container.querySelectorAll('.map-place').length).toBeGreaterThan(500), {
    timeout: 10_000,
  })
  return shown
}

const nodesIn = (root: Node): number => {
  let count = 1
  for (const child of root.childNodes) count += nodesIn(child)
  return count
}

test('hundreds of places leave room in the document for the other views', async () => {
  const { container } = await openLong()
  // 4,000 nodes is the most for the whole page; the other views take up to 800.
  expect(nodesIn(container)).toBeLessThan(3200)
})

test('a name without room comes with the pointer and with the key focus, and goes again', async () => {
  const { container, store } = await openLong()
  const button = container.querySelector<HTMLElement>('.map-place-point.is-nameless:not([inert])')
  if (!button) throw new Error('every place has its name')
  const name = () => button.querySelector('.map-name')?.textContent ?? null
  const [own = ''] = button.getAttribute('aria-label')?.split(',') ?? []
  expect(name()).toBeNull()
  // The number at the end of a made-up place's name is its id's.
  act(() => store.getState().setHover({ kind: 'place', id: `place-${own.split(' ').at(-1)}` }))
  expect(name()).toBe(own)
  act(() => store.getState().setHover(null))
  expect(name()).toBeNull()
  act(() => button.focus())
  expect(name()).toBe(own)
  // What the pointer does elsewhere does not take it from the key focus.
  act(() => store.getState().setHover(null))
  expect(name()).not.toBeNull()
  act(() => button.blur())
  expect(name()).toBeNull()
})

test('a mark stays at its position through pans, zooms and a change of what it lies over', () => {
  const container = document.body.appendChild(document.createElement('div'))
  const map = L.map(container, { center: [50, 22], zoom: 4, zoomAnimation: false })
  const layer = new MarkLayer().addTo(map)
  const mark = document.createElement('div')
  const at = [37.85, 48.59] as const
  const isInPlace = () => {
    const { x, y } = map.latLngToLayerPoint([at[1], at[0]])
    expect([Number.parseFloat(mark.style.left), Number.parseFloat(mark.style.top)]).toEqual([x, y])
  }
  layer.place(mark, { at, rank: 100 })
  isInPlace()
  map.panBy([120, -40], { animate: false })
  isInPlace()
  map.setView([48, 30], 6.5, { animate: false })
  isInPlace()
  const north = document.createElement('div')
  layer.place(north, { at: [37.85, 52], rank: 100 })
  expect(Number(north.style.zIndex)).toBeLessThan(Number(mark.style.zIndex))
  layer.place(north, { at: [37.85, 52], rank: 101 })
  expect(Number(north.style.zIndex)).toBeGreaterThan(Number(mark.style.zIndex))
  layer.takeOff(mark)
  const { left } = mark.style
  map.setView([48, 30], 5, { animate: false })
  expect(mark.style.left).toBe(left)
  map.remove()
})
