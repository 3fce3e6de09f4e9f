import type L from 'leaflet'
import { useEffect, useRef } from 'react'
import { useMap } from 'react-leaflet'
import type { LonLat } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import { containsPoint } from '../../core/map/polygon.ts'
import { useView } from '../store.ts'
import type { Shape } from './outlines.ts'
import { pointerMoved } from './pointer-moves.ts'
import { isDrawn } from './RegionShapes.tsx'

interface PointerProps {
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
  readonly shapes: ReadonlyMap<string, Shape>
}

/** The smallest drawn area at a position: a region before the country around it. */
export function areaAt({ places, states, shapes }: PointerProps, at: LonLat): MapPlace | null {
  let found: { readonly item: MapPlace; readonly size: number } | null = null
  for (const item of places) {
    const state = states.get(item.key)
    const shape = shapes.get(item.place.id)
    if (!state || !shape || state.traced || !isDrawn(item, state)) continue
    const [west, south, east, north] = shape.box
    const lon = at[0] < west && at[0] + 360 <= east ? at[0] + 360 : at[0]
    if (lon < west || lon > east || at[1] < south || at[1] > north) continue
    const size = (east - west) * (north - south)
    if ((found === null || size < found.size) && containsPoint(shape.polygons, [lon, at[1]])) found = { item, size }
  }
  return found?.item ?? null
}

/** Clicks and hovering on the map itself: inside an area they mean its place, elsewhere a click leaves the focus. */
export function Pointer(props: PointerProps) {
  const map = useMap()
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const latest = useRef(props)
  useEffect(() => {
    latest.current = props
  })
  useEffect(() => {
    const at = (event: L.LeafletMouseEvent): LonLat => {
      const { lat, lng } = event.latlng.wrap()
      return [lng, lat]
    }
    const onName = (event: L.LeafletMouseEvent) =>
      event.originalEvent.target instanceof Element && event.originalEvent.target.closest('.map-place') !== null
    let over: string | null = null
    const rest = (id: string | null) => {
      if (id === over) return
      over = id
      map.getContainer().classList.toggle('is-over-area', id !== null)
      setHover(id === null ? null : { kind: 'place', id })
    }
    const onClick = (event: L.LeafletMouseEvent) => {
      // The second click of a double click zooms.
      if (onName(event) || event.originalEvent.detail > 1) return
      const area = areaAt(latest.current, at(event))
      if (area)
        dispatch({ type: 'focus-place', place: area.place.id, as: area.role, add: event.originalEvent.shiftKey })
      else dispatch({ type: 'clear-focus' })
    }
    let frame = 0
    const onMove = (event: L.LeafletMouseEvent) => {
      cancelAnimationFrame(frame)
      // A drag moves the map under the pointer: what it rests on stays the same.
      if (event.originalEvent.buttons !== 0 || !pointerMoved()) return
      if (onName(event)) {
        // The name itself says what is hovered.
        over = null
        return
      }
      frame = requestAnimationFrame(() => rest(areaAt(latest.current, at(event))?.place.id ?? null))
    }
    const onOut = () => {
      cancelAnimationFrame(frame)
      rest(null)
    }
    map.on('click', onClick)
    // What lay under the pointer leaves it; what comes there instead waits for the pointer to move.
    map.on('movestart zoomstart', onOut)
    map.on('mousemove', onMove)
    map.on('mouseout', onOut)
    return () => {
      cancelAnimationFrame(frame)
      map.off('click', onClick)
      map.off('movestart zoomstart', onOut)
      map.off('mousemove', onMove)
      map.off('mouseout', onOut)
    }
  }, [map, dispatch, setHover])
  return null
}
