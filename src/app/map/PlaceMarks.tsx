import type L from 'leaflet'
import {
  type CSSProperties,
  type MouseEvent,
  memo,
  type ReactNode,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { createPortal } from 'react-dom'
import { useMap } from 'react-leaflet'
import type { IsOn, PlacedLabel } from '../../core/map/label-layout.ts'
import { type LonLat, type Point, project, worldPx } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import { countOf, placeName } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { Icon } from '../ui/icons.tsx'
import { isHovered } from './hovered.ts'
import { MarkLayer } from './mark-layer.ts'
import { markRadius, type PlaceLayout, RING_PX } from './place-layout.ts'
import { pointerMoved } from './pointer-moves.ts'
import { useFewAtOnce } from './use-few-at-once.ts'
import { type MapView, useMapView } from './useMapView.ts'

/**
 * The article's places as buttons on the map, each with its mark, its name and, where the name had to move, a leader. A name
 * that finds no room is not drawn; its mark and its button stay. They are drawn by one portal: React listens for every kind of
 * event at each.
 */
export function PlaceMarks({
  places,
  states,
  layout: { labels, reaches, markScale, zoom },
  isOn,
}: {
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
  readonly layout: PlaceLayout
  /** By the keys of places, in world px. */
  readonly isOn: IsOn
}) {
  const map = useMap()
  const view = useMapView(map)
  const layer = useMarkLayer(map)
  const pane = layer && map.getPane('map-places')
  const near = places.flatMap((item) => {
    const state = states.get(item.key)
    if (!state || item.at === null) return []
    const away = distanceFromView(item.at, labels.get(item.key), zoom, view)
    // What is about to be dragged into view is drawn already, but no key or pointer gets there before it is.
    return away > NEAR_VIEW_PX ? [] : [{ key: item.key, item, at: item.at, state, away }]
  })
  const drawn = useFewAtOnce(near, MOST_AT_ONCE, turnOf)
  if (!pane) return null
  const marks = drawn.map(({ item, at, state, away }) => {
    const label = labels.get(item.key) ?? null
    return (
      <PlaceMark
        key={item.key}
        item={item}
        at={at}
        state={state}
        label={label}
        reach={Math.round(reaches.get(item.key) ?? 0)}
        scale={item.role === 'said' ? 1 : markScale}
        // Without a name nothing in it follows the zoom, and a flight draws it only once.
        zoom={label ? zoom : null}
        inert={away > 0}
        isOn={label ? isOn : null}
        layer={layer}
      />
    )
  })
  return createPortal(marks, pane)
}

/** What is read now comes first, then what is in view. */
const turnOf = ({ state, away }: { readonly state: PlaceState; readonly away: number }): number =>
  isLit(state) ? -1 : away

/** New marks in one frame. */
const MOST_AT_ONCE = 60

/** Null until the map's panes are there. */
function useMarkLayer(map: L.Map): MarkLayer | null {
  const [layer, setLayer] = useState<MarkLayer | null>(null)
  useEffect(() => {
    const added = new MarkLayer().addTo(map)
    setLayer(added)
    return () => {
      added.remove()
      setLayer(null)
    }
  }, [map])
  return layer
}

const NEAR_VIEW_PX = 200

/** How far, in px, a place's name (or its mark, where it has no name) lies outside the view; 0 inside. */
function distanceFromView(at: LonLat, label: PlacedLabel | undefined, zoom: number, view: MapView): number {
  const size = worldPx(zoom)
  const [x, y] = project(at)
  const [cx, cy] = project([view.lon, view.lat])
  const [left, top] = [cx * size - view.width / 2, cy * size - view.height / 2]
  const box = label?.box ?? { left: x * size, right: x * size, top: y * size, bottom: y * size }
  return Math.max(0, left - box.right, top - box.bottom, box.left - left - view.width, box.top - top - view.height)
}

/** More than any count that tells one dot from another. */
const MANY = 90

/** What lies over what: what is read now, what is in focus, and among dots the smaller, which a larger one would hide. */
function rankOf({ mark, statements }: MapPlace, state: PlaceState): number {
  if (state.current && !(state.traced || mark === 'area')) return 400
  if (state.focused) return 300
  return mark === 'area' ? 0 : 100 + MANY - Math.min(MANY, statements.length)
}

interface PlaceMarkProps {
  readonly item: MapPlace
  readonly at: LonLat
  readonly state: PlaceState
  readonly label: PlacedLabel | null
  /** Half the side of the button where there is no name, whole px. */
  readonly reach: number
  readonly scale: number
  /** Null where there is no name; so is `isOn`. */
  readonly zoom: number | null
  readonly inert: boolean
  readonly isOn: IsOn | null
  readonly layer: MarkLayer
}

const PlaceMark = memo(function PlaceMark({
  item,
  at,
  state,
  label,
  reach,
  scale,
  zoom,
  inert,
  isOn,
  layer,
}: PlaceMarkProps) {
  const hovered = useView((view) => isHovered(view, item))
  const [hasKeyFocus, setKeyFocus] = useState(false)
  // A name that shows only now lies over those around it.
  const opened = label === null && (hovered || hasKeyFocus)
  const rank = opened ? 1000 : rankOf(item, state)
  const anchor = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const element = anchor.current
    if (element) layer.place(element, { at, rank })
  }, [layer, at, rank])
  useLayoutEffect(() => {
    const element = anchor.current
    return () => {
      if (element) layer.takeOff(element)
    }
  }, [layer])
  const [x, y] = project(at).map((value) => Math.round(value * worldPx(zoom ?? 0))) as [number, number]
  // Whole px: Chromium would draw a box at half a px wider than another.
  const box = label
    ? {
        left: Math.round(label.box.left - x),
        top: Math.round(label.box.top - y),
        right: Math.round(label.box.right - x),
        bottom: Math.round(label.box.bottom - y),
      }
    : { left: -reach, top: -reach, right: reach, bottom: reach }
  return (
    <div className="map-anchor" ref={anchor}>
      {label && (label.side === 'leader' || (item.mark === 'area' && label.side !== 'centre')) && (
        <Leader
          box={box}
          isOn={item.mark === 'area' ? ([dx, dy]) => isOn?.(item.key, [x + dx, y + dy]) === true : null}
        />
      )}
      <PlaceButton
        item={item}
        state={state}
        box={box}
        scale={scale}
        named={label !== null}
        opened={opened}
        hovered={hovered}
        inert={inert}
        onKeyFocus={setKeyFocus}
      />
    </div>
  )
})

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

interface PlaceButtonProps extends Pick<PlaceMarkProps, 'item' | 'state' | 'scale' | 'inert'> {
  readonly box: Box
  /** Whether its name found room. */
  readonly named: boolean
  /** Whether its name shows all the same. */
  readonly opened: boolean
  readonly hovered: boolean
  readonly onKeyFocus: (has: boolean) => void
}

function PlaceButton({ item, state, box, scale, named, opened, hovered, inert, onKeyFocus }: PlaceButtonProps) {
  const map = useMap()
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const { place, role, statements } = item
  const marked =
    item.role === 'said'
      ? state.focused
      : item.mark === 'area' && item.group === 'regions'
        ? false
        : state.current && !state.traced
  // Dots and speech bubbles are painted by the style sheet and are no elements: of these there may be hundreds.
  const dot = isDot(item, state)
  const speech = role === 'said' && (item.mark !== 'area' || !named)
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
    named ? '' : 'is-nameless',
    dot ? 'has-dot' : '',
    speech ? 'has-speech' : '',
  ]
  const style: CSSProperties & Record<`--${string}`, string> = {
    left: box.left,
    top: box.top,
    inlineSize: box.right - box.left,
    blockSize: box.bottom - box.top,
    ...(dot && { '--mark-side': `${dotSide(item, state, scale)}px` }),
    // Without its name a button lies about the middle of its mark.
    ...(named && (dot || speech) && { '--mark-x': `${-box.left}px`, '--mark-y': `${-box.top}px` }),
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
      onPointerMove={() => pointerMoved() && setHover({ kind: 'place', id: place.id })}
      onPointerLeave={() => setHover(null)}
      onFocus={(event) => {
        if (!event.currentTarget.matches(':focus-visible')) return
        onKeyFocus(true)
        setHover({ kind: 'place', id: place.id })
      }}
      onBlur={() => {
        onKeyFocus(false)
        setHover(null)
      }}
    >
      {!dot && role === 'about' && (item.mark !== 'area' || !named) && (
        <Mark item={item} state={state} scale={scale} x={-box.left} y={-box.top} />
      )}
      {role === 'said' && named && <Icon name="said" />}
      {(named || opened) && <span className="map-name">{place.name}</span>}
      {named && <PlaceNote item={item} marked={marked || state.focused} />}
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

/** What is outside the focus is drawn smaller. */
const DIMMED_SCALE = 0.86

interface MarkProps {
  readonly item: MapPlace
  readonly state: PlaceState
  readonly scale: number
  /** Where its middle is, px in the button. */
  readonly x: number
  readonly y: number
}

const isLit = (state: PlaceState): boolean => state.current || state.focused

const dimming = (state: PlaceState): number => (state.dimmed ? DIMMED_SCALE : 1)

const isDot = (item: MapPlace, state: PlaceState): boolean =>
  item.role === 'about' && item.mark !== 'area' && item.mark !== 'government' && !isLit(state)

const dotSide = (item: MapPlace, state: PlaceState, scale: number): number =>
  Math.round(2 * markRadius(item.statements.length) * scale * dimming(state))

function Mark({ item, state, scale: full, x, y }: MarkProps) {
  const ring = `map-mark-ring ${state.current ? '' : 'is-focus'}`
  const scale = full * dimming(state)
  // A region's own shape is its mark; other areas are drawn only while they matter.
  if (item.mark === 'area')
    return item.group === 'regions' ? null : (
      <Drawing x={x} y={y} size={12} scale={dimming(state)}>
        <rect x={-3.5} y={-3.5} width={7} height={7} className="map-mark-area" />
      </Drawing>
    )
  if (item.mark === 'government')
    return (
      <Drawing x={x} y={y} size={24} scale={scale}>
        {isLit(state) && <rect x={-9} y={-9} width={18} height={18} rx={2} className={ring} />}
        <rect x={-5} y={-5} width={10} height={10} className="map-mark-government" />
        <path d="M-5 2.2h10" className="map-mark-government" />
      </Drawing>
    )
  const r = markRadius(item.statements.length) * scale
  return (
    <Drawing x={x} y={y} size={44}>
      <circle r={r + RING_PX * scale} className={ring} />
      <circle r={r} className={state.current ? 'map-mark-dot is-current' : 'map-mark-dot'} />
    </Drawing>
  )
}

/** A small drawing around a point. */
function Drawing({
  x,
  y,
  size,
  scale = 1,
  children,
}: {
  readonly x: number
  readonly y: number
  readonly size: number
  readonly scale?: number
  readonly children: ReactNode
}) {
  const side = size * scale
  return (
    <svg
      className="map-mark"
      viewBox={`${-size / 2} ${-size / 2} ${size} ${size}`}
      width={side}
      height={side}
      style={{ left: x - side / 2, top: y - side / 2 }}
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}

/** How far an area's leader reaches into it, px: one to its middle would strike through what stands there. */
const INTO_AREA_PX = 5
/** Of an area whose outline is not there yet. */
const SHORT_LEADER_PX = 24

/** A thin line to the nearest edge of a name: from the mark, or from the edge of an area. */
function Leader({
  box,
  isOn,
}: {
  readonly box: Box
  /** Whether a point, in px from the anchor, lies on the area; null for a mark. */
  readonly isOn: ((at: Point) => boolean) | null
}) {
  const x = Math.min(Math.max(0, box.left), box.right)
  const y = Math.min(Math.max(0, box.top), box.bottom)
  const length = Math.hypot(x, y)
  const start = isOn === null || length === 0 ? 0 : Math.max(0, 1 - leaderPx([x, y], length, isOn) / length)
  const d = `M${x * start} ${y * start} ${x} ${y}`
  return (
    <svg className="map-leader" width={1} height={1} aria-hidden="true">
      <path d={d} className="map-leader-case" />
      <path d={d} />
    </svg>
  )
}

/** The length of the line from a point outside an area until it is in it. */
function leaderPx([x, y]: Point, length: number, isOn: (at: Point) => boolean): number {
  for (let far = 0; far < length; far += INTO_AREA_PX) {
    const share = 1 - far / length
    if (isOn([x * share, y * share])) return far + INTO_AREA_PX
  }
  return SHORT_LEADER_PX
}
