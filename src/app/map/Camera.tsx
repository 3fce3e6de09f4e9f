import type L from 'leaflet'
import { useCallback, useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import {
  chooseView,
  type Frame,
  isWellShown,
  type Sight,
  uncovered,
  type View,
  viewOf,
  zoomToFit,
} from '../../core/map/camera.ts'
import { type Box, worldPx } from '../../core/map/mercator.ts'
import { type MapPlace, type PlaceState, placeStates } from '../../core/map/places.ts'
import { useCommand } from '../commands.ts'
import { useView, useViewStoreApi } from '../store.ts'
import { everything, mattersNow } from './sights.ts'
import { useCovered } from './useCovered.ts'

const FLIGHT_S = 0.6
/** After a move the controls follow within this. */
const SETTLED_MS = 120

/** A view that was gone to, and what it is to show. */
interface Shown {
  readonly view: View
  readonly matters: readonly Sight[]
}

const viewNow = (map: L.Map): View => {
  const { lat, lng: lon } = map.getCenter()
  return { lat, lon, zoom: map.getZoom() }
}

/** Leaflet rounds a view to whole px. */
const sameView = (a: View, b: View): boolean =>
  a.zoom === b.zoom && Math.hypot(a.lon - b.lon, a.lat - b.lat) * worldPx(a.zoom) < 4 * 360

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
  section,
}: {
  readonly places: readonly MapPlace[]
  readonly boxes: ReadonlyMap<string, Box>
  readonly frame: () => Frame
  readonly holds: Parameters<typeof placeStates>[2]
  readonly section: React.RefObject<HTMLElement | null>
}) {
  const map = useMap()
  const api = useViewStoreApi()
  const moves = useView((view) => view.moves)
  const seen = useRef(moves)
  const covered = useCovered(section)

  const latest = useRef({ places, boxes, frame, holds, covered })
  useEffect(() => {
    latest.current = { places, boxes, frame, holds, covered }
  })
  const shown = useRef<Shown | null>(null)

  const now = useCallback(() => {
    const { places: all, boxes: boxesNow, holds: holdsNow } = latest.current
    const { exploration } = api.getState()
    const states: ReadonlyMap<string, PlaceState> = placeStates(exploration, all, holdsNow)
    return mattersNow(exploration, all, states, boxesNow)
  }, [api])

  const show = useCallback(
    (view: View, matters: readonly Sight[]) => {
      const { x, y } = map.getSize()
      const clear = uncovered(view, matters, latest.current.covered, latest.current.frame(), [x, y])
      shown.current = { view: clear, matters }
      goTo(map, clear)
    },
    [map],
  )

  useEffect(() => {
    if (seen.current === moves) return
    seen.current = moves
    const { matters, neighbours } = now()
    if (matters.length === 0) return
    const { x, y } = map.getSize()
    if (x < 2 || y < 2) return
    const area = latest.current.frame()
    const held = viewNow(map)
    const fits = isWellShown(matters, held, area, [x, y])
    const view = fits ? held : chooseView(matters, neighbours, area, [x, y])
    if (!view) return
    // What stands well already is moved only out from under a control.
    if (fits && uncovered(view, matters, latest.current.covered, area, [x, y]) === view)
      shown.current = { view, matters }
    else show(view, matters)
  }, [moves, map, now, show])

  // Cues and the legend come and go with the view: once they have, what they cover comes out from under them.
  useEffect(() => {
    shown.current ??= { view: viewNow(map), matters: now().matters }
    let timer: ReturnType<typeof setTimeout> | undefined
    const settle = () => {
      const held = shown.current
      const { x, y } = map.getSize()
      // Where the reader has moved the map, it is the reader's.
      if (held === null || x < 2 || y < 2 || !sameView(held.view, viewNow(map))) return
      const clear = uncovered(held.view, held.matters, covered, latest.current.frame(), [x, y])
      if (clear === held.view) return
      // Once only: what is gone to must not chase a cue that comes and goes with it.
      shown.current = { view: clear, matters: [] }
      goTo(map, clear)
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(settle, SETTLED_MS)
    }
    later()
    map.on('moveend', later)
    return () => {
      clearTimeout(timer)
      map.off('moveend', later)
    }
  }, [covered, map, now])

  useCommand('fit-map', () => {
    const { places: all, boxes: boxesNow, frame: frameNow } = latest.current
    const box = everything(all, boxesNow)
    const { x, y } = map.getSize()
    const area = frameNow()
    if (box) show(viewOf(box, zoomToFit(box, area, 8, 24), area, [x, y]), [...boxesNow.values()])
  })
  return null
}
