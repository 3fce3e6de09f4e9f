import L from 'leaflet'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { MapContainer, Pane, useMap } from 'react-leaflet'
import type { Place } from '../../core/article.ts'
import { chooseView, type Frame, limits, type View, viewOf, zoomToFit } from '../../core/map/camera.ts'
import type { Box, LonLat } from '../../core/map/mercator.ts'
import { type MapPlace, mapPlaces, type PlaceState, placeStates, sameState } from '../../core/map/places.ts'
import { containsPoint } from '../../core/map/polygon.ts'
import { useView, useViewStoreApi } from '../store.ts'
import { BasemapLayer } from './BasemapLayer.ts'
import { Camera } from './Camera.tsx'
import { Attribution, ScaleBar, ZoomControls } from './Controls.tsx'
import { Legend } from './Legend.tsx'
import { LocatorInset } from './LocatorInset.tsx'
import { LookedUpMark } from './LookedUpMark.tsx'
import { legendItems } from './legend-items.ts'
import { type MapData, noMapData, useMapData } from './map-data.ts'
import { OffScreen } from './OffScreen.tsx'
import { OwnLabels } from './OwnLabels.tsx'
import { PlacesList } from './PlacesList.tsx'
import { Pointer } from './Pointer.tsx'
import type { Look } from './palette.ts'
import { RegionShapes } from './RegionShapes.tsx'
import { Still } from './Still.ts'
import { everything, mattersNow, placeBoxes } from './sights.ts'
import { LIST_REM, usePlacesOpen } from './use-places-open.ts'
import { useLook } from './useLook.ts'
import { useMapView } from './useMapView.ts'
import { useNames } from './useNames.ts'
import { useSteady } from './useSteady.ts'
import 'leaflet/dist/leaflet.css'
import './map.css'

// Leaflet places every tile with translate3d, which makes each a surface of its own for the compositor; without a graphics
// processor, putting some sixty of them together takes most of a frame. With plain translate() the map pane is one surface.
Object.assign(L.Browser, { ie3d: true })

/** Under this width of the map, in px at 100 % text, the legend folds and cues are short. */
const NARROW_PX = 640

/** What enlarged names beside the marks in the middle need at the right, clear of the buttons, px for each 100 % more text. */
const RIGHT_PX = 128

/** The article's places on an offline map, with everything to read and move it. */
export function MapView() {
  const index = useView((view) => view.index)
  const exploration = useView((view) => view.exploration)
  const places = useMemo(() => mapPlaces(index), [index])
  const data = useMapData(places)
  const look = useLook()
  const section = useRef<HTMLElement>(null)
  const [map, setMap] = useState<L.Map | null>(null)
  const faults = useNames(map, data.names) ? [...data.faults, 'the names'] : data.faults

  const holds = useCallback((area: Place, at: LonLat) => holdsPosition(data, area, at), [data])
  const states = useSteady(
    useMemo(() => placeStates(exploration, places, holds), [exploration, places, holds]),
    sameState,
  )
  const boxes = useMemo(() => placeBoxes(places, data), [places, data])
  const isReady = useCallback(
    () => (data.painter?.isIdle ?? true) && (data.names?.isIdle ?? true),
    [data.painter, data.names],
  )
  const rem = 16 * look.textScale
  const { open: listOpen, setOpen: setListOpen } = usePlacesOpen(section, rem)
  const frame = useFrame(section, listOpen ? LIST_REM * rem : 0, RIGHT_PX * Math.max(0, look.textScale - 1))
  const start = useStart(places, boxes, frame, section)

  return (
    <section className="map" aria-label="Map" ref={section}>
      <PlacesList places={places} states={states} open={listOpen} onOpen={setListOpen} />
      {start && (
        <MapContainer
          ref={setMap}
          className="map-surface"
          center={[start.lat, start.lon]}
          zoom={start.zoom}
          minZoom={limits.minZoom}
          maxZoom={limits.maxZoom}
          zoomSnap={limits.snap}
          zoomControl={false}
          attributionControl={false}
          boxZoom={false}
          // Two clicks on a place focus it and leave it again; they must not also change the map's scale.
          doubleClickZoom={false}
          fadeAnimation={false}
          wheelPxPerZoomLevel={90}
          worldCopyJump
          maxBounds={WORLD}
          maxBoundsViscosity={0.8}
        >
          <Surface />
          <Pane name="map-ground" className="map-ground">
            {data.painter && <BasemapLayer painter={data.painter} stratum="ground" look={look} pane="map-ground" />}
          </Pane>
          <Pane name="map-lines" className="map-lines">
            {data.painter && <BasemapLayer painter={data.painter} stratum="lines" look={look} pane="map-lines" />}
          </Pane>
          <Pane name="map-names" className="map-names" />
          <Pane name="map-still" className="map-stills">
            <Still isReady={isReady} look={look} pane="map-still" />
          </Pane>
          <Pane name="map-places" className="map-marks" />
          <RegionShapes places={places} states={states} shapes={data.shapes} />
          <OwnLabels
            places={places}
            states={states}
            boxes={boxes}
            shapes={data.shapes}
            painter={data.names}
            look={look}
            section={section}
            quiet={exploration.state.focus !== null}
          />
          <Pointer places={places} states={states} shapes={data.shapes} />
          <Camera places={places} boxes={boxes} frame={frame} holds={holds} section={section} />
          <LookedUpMark />
        </MapContainer>
      )}
      {map && (
        <>
          <OffScreen map={map} places={places} states={states} boxes={boxes} frame={frame} />
          <Furniture map={map} places={places} states={states} boxes={boxes} frame={frame} look={look} />
        </>
      )}
      {faults.length > 0 && (
        <p className="map-card map-fault" role="status">
          Some of the map cannot be drawn: {faults.join(', ')} could not be read. Places and statements still work.
        </p>
      )}
      <Hatching />
    </section>
  )
}

/** Beyond this there is only sea, twice over. */
const WORLD: L.LatLngBoundsExpression = [
  [-85, -540],
  [85.05, 540],
]

function holdsPosition(data: MapData, area: Place, at: LonLat): boolean {
  const shape = data.shapes.get(area.id)
  if (shape) return containsPoint(shape.polygons, at)
  const box = area.bbox
  return box !== undefined && at[0] >= box[0] && at[1] >= box[1] && at[0] <= box[2] && at[1] <= box[3]
}

/** The part of the map the places list leaves free. */
function useFrame(section: React.RefObject<HTMLElement | null>, covered: number, right: number): () => Frame {
  const size = useSize(section)
  return useCallback(() => {
    const [width, height] = size()
    const left = width - covered > 200 ? covered : 0
    const kept = width - left - right > 200 ? right : 0
    return { left, top: 0, width: width - left - kept, height }
  }, [size, covered, right])
}

/** The size of an element in px, without making the page lay itself out whenever it is asked for. */
function useSize(element: React.RefObject<HTMLElement | null>): () => readonly [number, number] {
  const held = useRef<readonly [number, number] | null>(null)
  const read = useCallback(() => {
    const { clientWidth = 0, clientHeight = 0 } = element.current ?? {}
    held.current = clientWidth > 0 && clientHeight > 0 ? [clientWidth, clientHeight] : null
  }, [element])
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(read)
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element, read])
  return useCallback(() => {
    if (held.current === null) read()
    return held.current ?? [0, 0]
  }, [read])
}

/** The view to open with: what the current statement is about with what lies around it, else every place. */
function useStart(
  places: readonly MapPlace[],
  boxes: ReadonlyMap<string, Box>,
  frame: () => Frame,
  section: React.RefObject<HTMLElement | null>,
): View | null {
  const api = useViewStoreApi()
  const [start, setStart] = useState<View | null>(null)
  useLayoutEffect(() => {
    if (start !== null || !section.current) return
    const { exploration } = api.getState()
    // Before the outlines are there, boxes say what holds what.
    const states = placeStates(exploration, places, (area, at) => holdsPosition(noMapData, area, at))
    const { matters, neighbours } = mattersNow(exploration, places, states, boxes)
    const area = frame()
    const size = [section.current.clientWidth, section.current.clientHeight] as const
    const home =
      everything(
        places.filter((item) => item.group === 'regions' || item.group === 'cities'),
        boxes,
      ) ?? everything(places, boxes)
    setStart(
      chooseView(matters, neighbours, area, size) ??
        (home ? viewOf(home, zoomToFit(home, area, 8), area, size) : { lon: 15, lat: 30, zoom: limits.minZoom }),
    )
  }, [start, api, places, boxes, frame, section])
  return start
}

/** The map's own element: its name, its size, its keys. */
function Surface() {
  const map = useMap()
  useEffect(() => {
    const container = map.getContainer()
    container.setAttribute('role', 'group')
    container.setAttribute('aria-label', 'Map surface: arrow keys move it, plus and minus zoom')
    container.tabIndex = 0
    const observer = new ResizeObserver(() => map.invalidateSize({ pan: false, animate: false }))
    observer.observe(container)
    // A name near the edge that takes the key focus must not scroll the map under its controls.
    const still = () => container.scrollTo(0, 0)
    container.addEventListener('scroll', still)
    return () => {
      observer.disconnect()
      container.removeEventListener('scroll', still)
    }
  }, [map])
  return null
}

/** Controls, scale, legend and sources. */
function Furniture({
  map,
  places,
  states,
  boxes,
  frame,
  look,
}: {
  readonly map: L.Map
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
  readonly boxes: ReadonlyMap<string, Box>
  readonly frame: () => Frame
  readonly look: Look
}) {
  const view = useMapView(map)
  const { width } = frame()
  const items = legendItems(places, states, boxes, map)
  const narrow = width / look.textScale < NARROW_PX && view.width > 0
  return (
    <>
      <ZoomControls map={map} />
      <ScaleBar map={map} />
      <Attribution />
      <Legend items={items} narrow={narrow} />
      {!narrow && <LocatorInset map={map} />}
    </>
  )
}

/** The pattern of a region where something was said at a place that is not known. */
function Hatching() {
  return (
    <svg className="map-defs" width={0} height={0} aria-hidden="true">
      <defs>
        <pattern id="map-hatch" patternUnits="userSpaceOnUse" width={6} height={6} patternTransform="rotate(45)">
          <rect width={6} height={6} className="map-hatch-ground" />
          <path d="M0 0V6" className="map-hatch-line" />
        </pattern>
      </defs>
    </svg>
  )
}
