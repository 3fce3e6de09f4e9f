import { createElementObject, createPathComponent, type PathProps } from '@react-leaflet/core'
import L from 'leaflet'
import { memo, useMemo } from 'react'
import { Pane, useMap } from 'react-leaflet'
import type { LonLat } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import { containsPoint, polygonsBox } from '../../core/map/polygon.ts'
import { useView } from '../store.ts'
import { isHovered } from './hovered.ts'
import { isHatched } from './legend-items.ts'
import type { Shape } from './outlines.ts'
import { useMapView } from './useMapView.ts'

/** Where an area lies among those of its pane: under all others, or over them. */
type Level = 'bottom' | 'top' | 'any'

interface OutlineProps extends PathProps {
  readonly latLngs: readonly L.LatLng[][][]
  readonly renderer: L.Renderer
  readonly className: string
  readonly level: Level
}

function raise(path: L.Path, level: Level): void {
  if (level === 'top') path.bringToFront()
  else if (level === 'bottom') path.bringToBack()
}

/** An area drawn as SVG and styled by class, so that the theme's colours and the hatching come from CSS. */
const Outline = createPathComponent<L.Polygon, OutlineProps>(
  ({ latLngs, renderer, className, level, pane }, context) => {
    const path = new L.Polygon([...latLngs], {
      renderer,
      className,
      interactive: false,
      smoothFactor: 0.7,
      ...(pane !== undefined && { pane }),
    })
    path.on('add', () => raise(path, level))
    return createElementObject(path, context)
  },
  (path, { className, level }, before) => {
    if (className === before.className) return
    path.options.className = className
    path.getElement()?.setAttribute('class', className)
    raise(path, level)
  },
)

/** How much of an area is drawn: countries only while they matter, regions always. */
export function isDrawn(item: MapPlace, state: PlaceState): boolean {
  return item.mark === 'area' && (item.group === 'regions' || item.role === 'said' || state.current || state.focused)
}

/** The article's areas: fills under the water and lines of the map, outlines over them. */
export function RegionShapes({
  places,
  states,
  shapes,
}: {
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
  readonly shapes: ReadonlyMap<string, Shape>
}) {
  const all = places.flatMap((item): Shown[] => {
    const state = states.get(item.key)
    const shape = shapes.get(item.place.id)
    return item.mark === 'area' && state && shape ? [{ item, state, shape, within: false }] : []
  })
  // A region of a country that is lit as a whole must not look cut out of it.
  const countries = all.filter(({ item, state }) => item.group === 'beyond' && isLit(state) && !state.traced)
  const shown = all.map((one): Shown => {
    const { at, group } = one.item
    return group === 'regions' && at && countries.some(({ shape }) => containsPoint(shape.polygons, at))
      ? { ...one, within: true }
      : one
  })
  shown.sort((a, b) => order(a) - order(b))
  return (
    <>
      <Pane name="map-fills" className="map-fills">
        <Strata shown={shown} pane="map-fills" part="fill" />
      </Pane>
      <Pane name="map-outlines" className="map-outlines">
        <Strata shown={shown} pane="map-outlines" part="line" />
      </Pane>
    </>
  )
}

const isLit = (state: PlaceState): boolean => state.current || state.focused

/** Countries at the bottom, what is current over its neighbours, and where it was said on top: its hatching must show. */
const order = ({ item, state }: Shown): number =>
  (item.role === 'said' ? 4 : item.group === 'regions' ? 2 : state.traced ? 3 : 0) + (isLit(state) ? 1 : 0)

interface Shown {
  readonly item: MapPlace
  readonly state: PlaceState
  readonly shape: Shape
  /** Whether it lies in a country that is lit. */
  readonly within: boolean
}

function Strata({
  shown,
  pane,
  part,
}: {
  readonly shown: readonly Shown[]
  readonly pane: string
  readonly part: 'fill' | 'line'
}) {
  const renderer = useMemo(() => L.svg({ pane, padding: 0.4 }), [pane])
  return shown.map(({ item, state, shape, within }) => (
    <Area
      key={item.key}
      item={item}
      state={state}
      shape={shape}
      within={within}
      renderer={renderer}
      pane={pane}
      part={part}
    />
  ))
}

/** From far away islands are specks, and their outlines would clot; the largest are kept. */
const FAR_ZOOM = 4.5
const LEAST_ISLAND_DEGREES = 1.2

function extent(ring: readonly LonLat[]): number {
  const box = polygonsBox([[ring]])
  return box ? Math.max(box[2] - box[0], box[3] - box[1]) : 0
}

interface Outlines {
  readonly near: readonly L.LatLng[][][]
  readonly far: readonly L.LatLng[][][]
}

const outlines = new WeakMap<Shape, Outlines>()

/** Leaflet's form of an area, made once: fill and line share it, near and far. */
function outlinesOf(shape: Shape): Outlines {
  const held = outlines.get(shape)
  if (held) return held
  const near = shape.polygons.map((rings) => rings.map((ring) => ring.map(([lon, lat]) => L.latLng(lat, lon))))
  const far = near.filter((_, n) => {
    const outline = shape.polygons[n]?.[0]
    return outline === undefined || extent(outline) >= LEAST_ISLAND_DEGREES
  })
  const made = { near, far }
  outlines.set(shape, made)
  return made
}

const Area = memo(function Area({
  item,
  state,
  shape,
  within,
  renderer,
  pane,
  part,
}: Shown & { readonly renderer: L.Renderer; readonly pane: string; readonly part: 'fill' | 'line' }) {
  const hovered = useView((view) => isHovered(view, item))
  const { zoom } = useMapView(useMap())
  const far = zoom < FAR_ZOOM
  if (!isDrawn(item, state) && !hovered) return null
  const latLngs = outlinesOf(shape)[far ? 'far' : 'near']
  const classes = [
    'map-area',
    `map-area-${part}`,
    item.role === 'said'
      ? isHatched(item, state)
        ? 'is-said is-hatched'
        : 'is-said'
      : item.group === 'regions'
        ? 'is-region'
        : 'is-country',
    state.traced ? 'is-traced' : state.current ? 'is-current' : '',
    state.focused ? 'is-focused' : '',
    hovered ? 'is-hovered' : '',
    state.dimmed ? 'is-dimmed' : '',
    within && !isLit(state) ? 'is-within' : '',
    far ? 'is-far' : '',
  ]
  const className = classes.filter(Boolean).join(' ')
  const beneath = item.role === 'about' && item.group !== 'regions' && !state.traced
  const level = beneath ? 'bottom' : isLit(state) || hovered ? 'top' : 'any'
  return (
    <>
      {state.traced && part === 'line' && (
        <Outline latLngs={latLngs} renderer={renderer} pane={pane} className="map-area map-area-glow" level="bottom" />
      )}
      <Outline
        key={`${far ? 'far' : 'near'}${state.traced ? ' traced' : ''}`}
        latLngs={latLngs}
        renderer={renderer}
        pane={pane}
        className={className}
        level={level}
      />
    </>
  )
})
