import type L from 'leaflet'
import { useCallback, useRef, useSyncExternalStore } from 'react'

/** Where the map stands after its last move. */
export interface MapView {
  readonly zoom: number
  readonly lat: number
  readonly lon: number
  readonly width: number
  readonly height: number
}

const same = (a: MapView, b: MapView): boolean =>
  a.zoom === b.zoom && a.lat === b.lat && a.lon === b.lon && a.width === b.width && a.height === b.height

/**
 * The map's view, read after every move, zoom and change of size. Leaflet has put its own layers in place by then; what React
 * draws for the new view follows after the frame that shows them, so that neither is late.
 */
export function useMapView(map: L.Map): MapView {
  const held = useRef<MapView | null>(null)
  const read = useCallback(() => {
    const { lat, lng: lon } = map.getCenter()
    const { x: width, y: height } = map.getSize()
    const now = { zoom: map.getZoom(), lat, lon, width, height }
    if (held.current === null || !same(held.current, now)) held.current = now
    return held.current
  }, [map])
  const subscribe = useCallback(
    (changed: () => void) => {
      const later = afterFrame(changed)
      map.on('moveend zoomend resize', later.ask)
      return () => {
        map.off('moveend zoomend resize', later.ask)
        later.cancel()
      }
    },
    [map],
  )
  return useSyncExternalStore(subscribe, read)
}

/** Runs something once after the next frame, however often it is asked for until then. */
function afterFrame(run: () => void): { readonly ask: () => void; readonly cancel: () => void } {
  let frame = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  const cancel = () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const ask = () => {
    cancel()
    frame = requestAnimationFrame(() => {
      timer = setTimeout(run)
    })
  }
  return { ask, cancel }
}
