import L from 'leaflet'

/** A drawn surface of the map: its corner, and the zoom it was drawn for. */
export interface Drawn {
  readonly corner: L.LatLng
  readonly zoom: number
}

/** Moves and scales an element of the map pane to where what it shows belongs at another zoom and centre. */
export function placeScaled(map: L.Map, element: HTMLElement, drawn: Drawn, zoom: number, center: L.LatLng): void {
  const half = map.getSize().divideBy(2)
  const pane = L.DomUtil.getPosition(map.getPane('mapPane') ?? element) ?? L.point(0, 0)
  const origin = map.project(center, zoom).subtract(half).add(pane)
  const at = map.project(drawn.corner, zoom).subtract(origin.round())
  L.DomUtil.setTransform(element, at, map.getZoomScale(zoom, drawn.zoom))
}
