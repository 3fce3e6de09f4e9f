import L from 'leaflet'

/** A drawn surface of the map: its corner, and the zoom it was drawn for. */
export interface Drawn {
  readonly corner: L.LatLng
  readonly zoom: number
}

/** The map's pixel origin as it will be at another zoom and centre, while the map pane stays where it is. */
export function originAt(map: L.Map, zoom: number, center: L.LatLng): L.Point {
  const pane = map.getPane('mapPane')
  const moved = (pane && L.DomUtil.getPosition(pane)) ?? L.point(0, 0)
  return map.project(center, zoom).subtract(map.getSize().divideBy(2)).add(moved).round()
}

/** Moves and scales an element of the map pane to where what it shows belongs at another zoom and centre. */
export function placeScaled(map: L.Map, element: HTMLElement, drawn: Drawn, zoom: number, center: L.LatLng): void {
  const at = map.project(drawn.corner, zoom).subtract(originAt(map, zoom, center))
  L.DomUtil.setTransform(element, at, map.getZoomScale(zoom, drawn.zoom))
}
