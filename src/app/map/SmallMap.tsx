import L from 'leaflet'
import { useEffect, useMemo, useRef, useState } from 'react'
import { MapContainer, Marker, Pane, Polygon } from 'react-leaflet'
import type { Place } from '../../core/article.ts'
import { limits, viewOf, zoomToFit } from '../../core/map/camera.ts'
import { type Box, project, unionBox, unwrapBox, worldPx } from '../../core/map/mercator.ts'
import type { Polygons } from '../../core/map/polygon.ts'
import { useDesk } from '../desk.ts'
import { useView } from '../store.ts'
import { BasemapLayer } from './BasemapLayer.ts'
import { Attribution } from './Controls.tsx'
import { BaseLabelLayer, type OwnPlaces } from './LabelLayer.ts'
import { useMapData } from './map-data.ts'
import { Files, readShape } from './outlines.ts'
import { useLook } from './useLook.ts'
import 'leaflet/dist/leaflet.css'
import './map.css'
import './small-map.css'

export interface SmallMapProps {
  /** Ids of the places shown. */
  readonly places: readonly string[]
  /** The place whose point may be moved; null where none may. */
  readonly movable: string | null
  onMove(place: string, at: readonly [lon: number, lat: number]): void
}

const nothing: readonly never[] = []
/** A town is shown with a country's worth of land around it. */
const POINT_ZOOM = 5.5
/** How far one press of an arrow key moves a point, in px. */
const STEP_PX = 6

/** A few places on a small map, one of which may be put elsewhere by dragging or by arrow keys. */
export function SmallMap({ places: ids, movable, onMove }: SmallMapProps) {
  const index = useView((view) => view.index)
  const places = useMemo(
    () => ids.map((id) => index.places.get(id)).filter((place) => place !== undefined),
    [ids, index],
  )
  const data = useMapData(nothing)
  const shapes = useShapes(places)
  const look = useLook()
  const [map, setMap] = useState<L.Map | null>(null)
  useSight(map, places, shapes)
  const points = useMemo(() => places.filter((place) => place.geometry?.type === 'Point'), [places])
  const own = useOwn(map, points)
  return (
    <section className="map small-map" aria-label="Places of this mark">
      <MapContainer
        ref={setMap}
        className="map-surface"
        center={[50, 20]}
        zoom={4}
        minZoom={limits.minZoom}
        maxZoom={limits.maxZoom}
        zoomSnap={limits.snap}
        zoomControl={false}
        attributionControl={false}
        keyboard={false}
        boxZoom={false}
        doubleClickZoom={false}
        scrollWheelZoom
        fadeAnimation={false}
        zoomAnimation={false}
        worldCopyJump
      >
        <Pane name="map-ground" className="map-ground">
          {data.painter && <BasemapLayer painter={data.painter} stratum="ground" look={look} pane="map-ground" />}
        </Pane>
        <Pane name="map-lines" className="map-lines">
          {data.painter && <BasemapLayer painter={data.painter} stratum="lines" look={look} pane="map-lines" />}
        </Pane>
        <Pane name="map-names" className="map-names" />
        <Pane name="map-places" className="map-marks" />
        {data.names && (
          <BaseLabelLayer painter={data.names} look={look} own={own} covered={nothing} quiet={false} pane="map-names" />
        )}
        {[...shapes].map(([id, { polygons }]) => (
          <Polygon
            key={id}
            className="small-map-area"
            positions={polygons.map((rings) =>
              rings.map((ring) => ring.map(([lon, lat]): [number, number] => [lon, lat])),
            )}
            pane="map-lines"
            interactive={false}
          />
        ))}
        {points.map((place) => (
          <PointMark key={place.id} place={place} onMove={place.id === movable ? onMove : null} />
        ))}
      </MapContainer>
      <Attribution />
      {points.length === 0 && shapes.size === 0 && <p className="small-map-none">Not on the map</p>}
    </section>
  )
}

/** About how wide a letter of a name is, and the height of a name with its mark, px at 100 % text. */
const LETTER_PX = 7.5
const NAME_PX = 24

/** What the base map's names must leave free. */
function useOwn(map: L.Map | null, points: readonly Place[]): OwnPlaces {
  const [zoom, setZoom] = useState(POINT_ZOOM)
  useEffect(() => {
    if (!map) return
    const read = () => setZoom(map.getZoom())
    read()
    map.on('zoomend', read)
    return () => {
      map.off('zoomend', read)
    }
  }, [map])
  return useMemo(() => {
    const boxes = points.map((place) => {
      const at = place.geometry?.type === 'Point' ? project(place.geometry.coordinates) : project([0, 0])
      const [x, y] = [at[0] * worldPx(zoom), at[1] * worldPx(zoom)]
      const right = x + NAME_PX + place.name.length * LETTER_PX
      return { left: x - NAME_PX / 2, top: y - NAME_PX / 2, right, bottom: y + NAME_PX / 2 }
    })
    return { zoom, boxes, names: new Set(points.map((place) => place.name)), isos: new Set<string>() }
  }, [points, zoom])
}

type Shapes = ReadonlyMap<string, { readonly polygons: Polygons; readonly box: Box }>
const noShapes: Shapes = new Map()

/** The outlines of areas, as they come. */
function useShapes(places: readonly Place[]): Shapes {
  const desk = useDesk()
  const files = useMemo(() => new Files(desk), [desk])
  const [shapes, setShapes] = useState<Shapes>(noShapes)
  useEffect(() => {
    let live = true
    setShapes(noShapes)
    for (const place of places) {
      if (place.geometry?.type === 'Point' || (place.geometry === undefined && place.iso === undefined)) continue
      readShape(files, place).then(
        (shape) => live && setShapes((held) => new Map(held).set(place.id, shape)),
        () => undefined, // The name alone is shown then, in the card.
      )
    }
    return () => {
      live = false
    }
  }, [files, places])
  return shapes
}

/** Brings everything shown into view, without a flight: the map is beside the point here. */
function useSight(map: L.Map | null, places: readonly Place[], shapes: Shapes): void {
  useEffect(() => {
    if (!map) return
    const boxes = places.flatMap((place): Box[] => {
      const [lon, lat] = place.geometry?.type === 'Point' ? place.geometry.coordinates : [null, null]
      if (lon !== null && lat !== null) return [[lon, lat, lon, lat]]
      const box = shapes.get(place.id)?.box ?? (place.bbox ? unwrapBox(place.bbox) : undefined)
      return box ? [box] : []
    })
    const box = unionBox(boxes)
    if (!box) return
    const show = () => {
      const { x, y } = map.getSize()
      const frame = { left: 0, top: 0, width: x, height: y }
      const point = box[0] === box[2] && box[1] === box[3]
      const zoom = point ? POINT_ZOOM : zoomToFit(box, frame, 7, 32)
      const view = viewOf(box, zoom, frame, [x, y])
      map.setView([view.lat, view.lon], view.zoom, { animate: false })
    }
    show()
    const observer = new ResizeObserver(() => {
      map.invalidateSize({ pan: false, animate: false })
      show()
    })
    observer.observe(map.getContainer())
    return () => observer.disconnect()
  }, [map, places, shapes])
}

function PointMark({ place, onMove }: { readonly place: Place; readonly onMove: SmallMapProps['onMove'] | null }) {
  const marker = useRef<L.Marker>(null)
  const [lon, lat] = place.geometry?.type === 'Point' ? place.geometry.coordinates : [0, 0]
  const movable = onMove !== null
  const icon = useMemo(() => {
    // Elements, not markup: the name comes from a file.
    const name = document.createElement('span')
    name.className = 'small-map-name'
    name.textContent = place.name
    return L.divIcon({
      className: `small-map-point ${movable ? 'is-movable' : ''}`,
      iconSize: [24, 24],
      html: name,
    })
  }, [place.name, movable])
  useArrows(marker, place.id, onMove)
  return (
    <Marker
      ref={marker}
      key={String(movable)}
      position={[lat, lon]}
      icon={icon}
      pane="map-places"
      draggable={movable}
      keyboard={movable}
      interactive={movable}
      title={movable ? 'Drag it, or move it with the arrow keys' : ''}
      eventHandlers={{
        dragend: () => {
          const at = marker.current?.getLatLng().wrap()
          if (at) onMove?.(place.id, [round(at.lng), round(at.lat)])
        },
      }}
    />
  )
}

/** Arrow keys move a point while they are held, and the place with it once they are let go. */
function useArrows(
  marker: React.RefObject<L.Marker | null>,
  place: string,
  onMove: SmallMapProps['onMove'] | null,
): void {
  useEffect(() => {
    const layer = marker.current
    const element = layer?.getElement()
    if (!layer || !element || onMove === null) return
    // Leaflet names only pictures.
    element.setAttribute('aria-label', `${element.textContent}: arrow keys move its point`)
    let moved = false
    const onKeyDown = (event: KeyboardEvent) => {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key]
      // Leaflet's own type leaves out that a marker knows its map.
      const map = (layer as L.Marker & { readonly _map: L.Map | null })._map
      if (!step || !map) return
      event.preventDefault()
      event.stopPropagation()
      const by = STEP_PX * (event.shiftKey ? 5 : 1)
      const at = map.latLngToContainerPoint(layer.getLatLng()).add([(step[0] ?? 0) * by, (step[1] ?? 0) * by])
      layer.setLatLng(map.containerPointToLatLng(at))
      moved = true
    }
    const settle = () => {
      if (!moved) return
      moved = false
      const { lng, lat } = layer.getLatLng().wrap()
      onMove(place, [round(lng), round(lat)])
    }
    element.addEventListener('keydown', onKeyDown)
    element.addEventListener('keyup', settle)
    element.addEventListener('blur', settle)
    return () => {
      element.removeEventListener('keydown', onKeyDown)
      element.removeEventListener('keyup', settle)
      element.removeEventListener('blur', settle)
    }
  })
}

/** About ten metres: finer than anyone can point at on such a map. */
const round = (degrees: number) => Math.round(degrees * 10_000) / 10_000
