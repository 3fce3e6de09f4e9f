import type L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import { chooseView, type Frame, isWellShown, type View, viewOf, zoomToFit } from '../../core/map/camera.ts'
import type { Box } from '../../core/map/mercator.ts'
import { type MapPlace, type PlaceState, placeStates } from '../../core/map/places.ts'
import { useCommand } from '../commands.ts'
import { useView, useViewStoreApi } from '../store.ts'
import { everything, mattersNow } from './sights.ts'

const FLIGHT_S = 0.6

/** Goes to a view: gently, or at once where less motion is asked for. */
export function goTo(map: L.Map, view: View): void {
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches || document.hidden
  // Leaflet's flight swings out and in; over short ways and small changes it is a plain pan.
  if (still) map.setView([view.lat, view.lon], view.zoom, { animate: false })
  else {
    const { classList } = map.getContainer()
    map.flyTo([view.lat, view.lon], view.zoom, { duration: FLIGHT_S })
    // What is scaled on every frame is worth a surface of its own for as long; see map.css.
    classList.add('is-flying')
    map.once('moveend', () => classList.remove('is-flying'))
  }
}

/** Moves the map when what matters is out of view or too small; otherwise leaves it to the reader. */
export function Camera({
  places,
  boxes,
  frame,
  holds,
}: {
  readonly places: readonly MapPlace[]
  readonly boxes: ReadonlyMap<string, Box>
  readonly frame: () => Frame
  readonly holds: Parameters<typeof placeStates>[2]
}) {
  const map = useMap()
  const api = useViewStoreApi()
  const moves = useView((view) => view.moves)
  const seen = useRef(moves)

  const latest = useRef({ places, boxes, frame, holds })
  useEffect(() => {
    latest.current = { places, boxes, frame, holds }
  })

  useEffect(() => {
    if (seen.current === moves) return
    seen.current = moves
    const now = latest.current
    const { exploration } = api.getState()
    const states: ReadonlyMap<string, PlaceState> = placeStates(exploration, now.places, now.holds)
    const { matters, neighbours } = mattersNow(exploration, now.places, states, now.boxes)
    if (matters.length === 0) return
    const { x, y } = map.getSize()
    if (x < 2 || y < 2) return
    const { lat, lng: lon } = map.getCenter()
    const area = now.frame()
    if (isWellShown(matters, { lat, lon, zoom: map.getZoom() }, area, [x, y])) return
    const view = chooseView(matters, neighbours, area, [x, y])
    if (view) goTo(map, view)
  }, [moves, api, map])

  useCommand('fit-map', () => {
    const now = latest.current
    const box = everything(now.places, now.boxes)
    const { x, y } = map.getSize()
    if (box) goTo(map, viewOf(box, zoomToFit(box, now.frame(), 8, 24), now.frame(), [x, y]))
  })
  return null
}
