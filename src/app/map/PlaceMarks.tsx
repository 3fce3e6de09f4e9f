import L from 'leaflet'
import { type CSSProperties, type MouseEvent, type ReactNode, useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import { useMap } from 'react-leaflet'
import type { PlacedLabel } from '../../core/map/label-layout.ts'
import { type LonLat, project, worldPx } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import { countOf, placeName } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { Icon } from '../ui/icons.tsx'
import { isHovered } from './hovered.ts'
import { markRadius, type PlaceLayout } from './place-layout.ts'
import { type MapView, useMapView } from './useMapView.ts'

/** The article's places as buttons on the map, each with its mark, its name and, where the name had to move, a leader. */
export function PlaceMarks({
  places,
  states,
  layout: { labels, shown, zoom },
}: {
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
  readonly layout: PlaceLayout
}) {
  const view = useMapView(useMap())
  return places.map((item) => {
    const state = states.get(item.key)
    const label = labels.get(item.key)
    if (!state || item.at === null || !shown.has(item.key) || (!label && item.mark === 'area')) return null
    const away = distanceFromView(item.at, label, zoom, view)
    // What is about to be dragged into view is drawn already, but no key or pointer gets there before it is.
    if (away > NEAR_VIEW_PX) return null
    return <PlaceMark key={item.key} item={item} state={state} label={label ?? null} zoom={zoom} inert={away > 0} />
  })
}

const NEAR_VIEW_PX = 400

/** How far, in px, a place's name (or its mark, where it has no name) lies outside the view; 0 inside. */
function distanceFromView(at: LonLat, label: PlacedLabel | undefined, zoom: number, view: MapView): number {
  const size = worldPx(zoom)
  const [x, y] = project(at)
  const [cx, cy] = project([view.lon, view.lat])
  const [left, top] = [cx * size - view.width / 2, cy * size - view.height / 2]
  const box = label?.box ?? { left: x * size, right: x * size, top: y * size, bottom: y * size }
  return Math.max(0, left - box.right, top - box.bottom, box.left - left - view.width, box.top - top - view.height)
}

function PlaceMark({
  item,
  state,
  label,
  zoom,
  inert,
}: {
  readonly item: MapPlace
  readonly state: PlaceState
  readonly label: PlacedLabel | null
  readonly zoom: number
  readonly inert: boolean
}) {
  const [lon, lat] = item.at ?? [0, 0]
  const rank = state.current ? 400 : state.focused ? 300 : item.mark === 'area' ? 0 : 100
  const [x, y] = project([lon, lat]).map((value) => value * worldPx(zoom)) as [number, number]
  const box = label && {
    left: label.box.left - x,
    top: label.box.top - y,
    right: label.box.right - x,
    bottom: label.box.bottom - y,
  }
  return (
    <Anchor lon={lon} lat={lat} rank={rank}>
      {label?.side === 'leader' && box && <Leader box={box} />}
      {box ? (
        <PlaceButton item={item} state={state} box={box} inert={inert} />
      ) : (
        <span className={`map-lone ${state.dimmed ? 'is-dimmed' : ''}`} aria-hidden="true">
          <Mark item={item} state={state} />
        </span>
      )}
    </Anchor>
  )
}

/** Whether the last press dragged the map; Leaflet's dragging handler knows, its published type does not. */
function wasDragged(map: L.Map): boolean {
  const dragging: L.Handler & { moved?: () => boolean } = map.dragging
  return dragging.moved?.() ?? false
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

function PlaceButton({
  item,
  state,
  box,
  inert,
}: {
  readonly item: MapPlace
  readonly state: PlaceState
  readonly box: Box
  readonly inert: boolean
}) {
  const map = useMap()
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const hovered = useView((view) => isHovered(view, item))
  const { place, role, statements } = item
  const marked =
    item.role === 'said'
      ? state.focused
      : item.mark === 'area' && item.group === 'regions'
        ? false
        : state.current && !state.traced
  const onClick = (event: MouseEvent) => {
    // A drag that started on a name ends as a click; keys have no detail.
    if (event.detail > 0 && wasDragged(map)) return
    dispatch({ type: 'focus-place', place: place.id, as: role, add: event.shiftKey })
  }
  const classes = [
    'map-place',
    `map-place-${role === 'said' ? 'said' : item.mark === 'area' ? (item.group === 'regions' ? 'region' : 'country') : item.mark}`,
    state.current ? 'is-current' : '',
    marked ? 'is-marked' : '',
    state.focused ? 'is-focused' : '',
    state.dimmed ? 'is-dimmed' : '',
    hovered ? 'is-hovered' : '',
  ]
  const style: CSSProperties = {
    left: box.left,
    top: box.top,
    inlineSize: box.right - box.left,
    blockSize: box.bottom - box.top,
  }
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-label={placeName(place.name, statements.length)}
      aria-pressed={state.focused}
      style={style}
      inert={inert}
      onClick={onClick}
      onPointerEnter={() => setHover({ kind: 'place', id: place.id })}
      onPointerLeave={() => setHover(null)}
      onFocus={(event) => event.currentTarget.matches(':focus-visible') && setHover({ kind: 'place', id: place.id })}
      onBlur={() => setHover(null)}
    >
      {item.mark !== 'area' && (
        <span className="map-spot" style={{ left: -box.left, top: -box.top }}>
          <Mark item={item} state={state} />
        </span>
      )}
      {role === 'said' && <Icon name="said" />}
      <span className="map-name">{place.name}</span>
      <PlaceNote item={item} marked={marked} />
    </button>
  )
}

/** What stands with the name: a count where it is marked, the whole words for an area. */
function PlaceNote({ item, marked }: { readonly item: MapPlace; readonly marked: boolean }) {
  const note = placeNote(item, marked)
  // Drawn by the style sheet: the button's own name says the count in full, and a label must not say it differently.
  return note === '' ? null : <small data-note={note} aria-hidden="true" />
}

export function placeNote(item: MapPlace, marked: boolean): string {
  const count = item.statements.length
  if (item.mark === 'government') return 'as a government'
  if (item.role === 'said') return String(count)
  if (item.mark === 'area') return countOf(count)
  return marked ? String(count) : ''
}

function Mark({ item, state }: { readonly item: MapPlace; readonly state: PlaceState }) {
  if (item.mark === 'area') return null
  const r = markRadius(item.statements.length)
  if (item.role === 'said')
    return (
      <svg className="map-mark" viewBox="-12 -12 24 24" width={24} height={24} aria-hidden="true">
        <circle r={10} className="map-mark-halo" />
        <g transform="translate(-7 -7)">
          <path
            className="map-mark-said"
            d="M1.3 2.9c0-1 .9-1.9 2-1.9h7.4c1.1 0 2 .9 2 1.9v4.8c0 1.1-.9 1.9-2 1.9H8.4L6 13V9.6H3.3c-1.1 0-2-.8-2-1.9z"
          />
        </g>
      </svg>
    )
  if (item.mark === 'government')
    return (
      <svg className="map-mark" viewBox="-12 -12 24 24" width={24} height={24} aria-hidden="true">
        {state.current && <rect x={-9} y={-9} width={18} height={18} rx={2} className="map-mark-ring" />}
        <rect x={-5} y={-5} width={10} height={10} className="map-mark-government" />
        <path d="M-5 2.2h10" className="map-mark-government" />
      </svg>
    )
  return (
    <svg className="map-mark" viewBox="-22 -22 44 44" width={44} height={44} aria-hidden="true">
      {state.current && <circle r={r + 5.6} className="map-mark-ring" />}
      <circle
        r={state.current ? r + 0.4 : r + 1}
        className={state.current ? 'map-mark-dot is-current' : 'map-mark-dot'}
      />
    </svg>
  )
}

/** A thin line from the mark to the nearest edge of its name. */
function Leader({ box }: { readonly box: Box }) {
  const x = Math.min(Math.max(0, box.left), box.right)
  const y = Math.min(Math.max(0, box.top), box.bottom)
  return (
    <svg className="map-leader" width={1} height={1} aria-hidden="true">
      <path d={`M0 0 ${x} ${y}`} className="map-leader-case" />
      <path d={`M0 0 ${x} ${y}`} />
    </svg>
  )
}

/** Children at a position on the map; Leaflet moves and animates them like a marker. */
function Anchor({
  lon,
  lat,
  rank,
  children,
}: {
  readonly lon: number
  readonly lat: number
  readonly rank: number
  readonly children: ReactNode
}) {
  const map = useMap()
  const [marker, setMarker] = useState<{ readonly layer: L.Marker; readonly element: HTMLElement } | null>(null)
  const icon = useMemo(() => L.divIcon({ className: 'map-anchor', iconSize: [0, 0], html: '' }), [])
  useEffect(() => {
    const layer = L.marker([lat, lon], { icon, interactive: false, keyboard: false, pane: 'map-places' }).addTo(map)
    const element = layer.getElement()
    if (element) setMarker({ layer, element })
    return () => {
      layer.remove()
    }
  }, [map, icon, lat, lon])
  useEffect(() => {
    marker?.layer.setZIndexOffset(rank * 10_000)
  }, [marker, rank])
  return marker ? createPortal(children, marker.element) : null
}
