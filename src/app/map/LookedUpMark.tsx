import L from 'leaflet'
import { useEffect, useMemo } from 'react'
import { Marker, useMap } from 'react-leaflet'
import { useView } from '../store.ts'
import { goTo } from './Camera.tsx'

/** The place looked up in the gazetteer: a plain ring with its name, apart from what the article speaks about. */
export function LookedUpMark() {
  const map = useMap()
  const place = useView((view) => view.lookedUp)
  const lookUp = useView((view) => view.lookUp)
  useEffect(() => {
    if (place) goTo(map, { lon: place.lon, lat: place.lat, zoom: place.zoom })
  }, [map, place])
  const icon = useMemo(() => {
    // An element, not markup: the name comes from a file.
    const name = document.createElement('span')
    name.className = 'map-looked-up-name'
    name.textContent = place?.name ?? ''
    return L.divIcon({ className: 'map-looked-up', iconSize: [16, 16], html: name })
  }, [place])
  if (!place) return null
  return (
    <Marker
      position={[place.lat, place.lon]}
      icon={icon}
      pane="map-places"
      zIndexOffset={1_000_000}
      alt={`${place.name}, looked up. Press Enter to take it off the map`}
      title="Take it off the map"
      eventHandlers={{ click: () => lookUp(null) }}
    />
  )
}
