import { useEffect, useMemo, useState } from 'react'
import { useMap } from 'react-leaflet'
import { type IsOn, labelsInSight, type PlacedLabel, type Sight } from '../../core/map/label-layout.ts'
import { type Box, project, unproject, worldPx } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import { containsPoint } from '../../core/map/polygon.ts'
import type { Rect } from '../../core/map/rect.ts'
import { BaseLabelLayer, type OwnPlaces } from './LabelLayer.ts'
import type { NamePainter } from './name-painter.ts'
import type { Shape } from './outlines.ts'
import { PlaceMarks } from './PlaceMarks.tsx'
import type { Look } from './palette.ts'
import { layoutPlaces, type Measure, nameManner, takenBy } from './place-layout.ts'
import { useCovered } from './useCovered.ts'
import { type MapView, useMapView } from './useMapView.ts'
import { useSteady } from './useSteady.ts'

/** The article's names, laid out for the zoom and kept clear of the controls, and the base labels around them. */
export function OwnLabels({
  places,
  states,
  boxes,
  shapes,
  painter,
  look,
  section,
  quiet,
}: {
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
  readonly boxes: ReadonlyMap<string, Box>
  readonly shapes: ReadonlyMap<string, Shape>
  readonly painter: NamePainter | null
  readonly look: Look
  readonly section: React.RefObject<HTMLElement | null>
  readonly quiet: boolean
}) {
  const map = useMap()
  const view = useMapView(map)
  const { zoom } = view
  const fonts = useFonts()
  // A loaded font changes every width.
  const measure = useMemo(() => measureWith(look.palette.sans, fonts), [look, fonts])
  const manners = useSteady(
    useMemo(() => new Map([...states].map(([key, state]) => [key, nameManner(state)])), [states]),
  )
  const isOn = useMemo(() => onAreas(places, shapes, zoom), [places, shapes, zoom])
  const laidOut = useMemo(
    () => layoutPlaces(places, manners, boxes, zoom, look.textScale, measure, isOn),
    [places, manners, boxes, zoom, look, measure, isOn],
  )
  const covered = useCovered(section)
  const labels = useSteady(
    useMemo(() => {
      const { items, marks } = laidOut
      return view.width < 2 ? laidOut.labels : labelsInSight(items, marks, laidOut.labels, sight(view, covered), isOn)
    }, [laidOut, view, covered, isOn]),
    sameLabel,
  )
  const layout = useMemo(() => ({ ...laidOut, labels }), [laidOut, labels])
  const own = useMemo<OwnPlaces>(() => {
    const shown = places.filter((item) => layout.labels.has(item.key))
    return {
      zoom: layout.zoom,
      boxes: takenBy(layout.marks, layout.labels),
      names: new Set(shown.filter((item) => item.mark !== 'area').map((item) => item.place.name)),
      // An area of the article that carries no name of its own here is too small for one, or fills the map.
      isos: new Set(
        places
          .filter((item) => item.mark === 'area' && item.place.kind !== 'union' && item.place.kind !== 'continent')
          .flatMap((item) => item.place.iso ?? []),
      ),
    }
  }, [places, layout])
  return (
    <>
      {painter && (
        <BaseLabelLayer painter={painter} look={look} own={own} covered={covered} quiet={quiet} pane="map-names" />
      )}
      <PlaceMarks places={places} states={states} layout={layout} isOn={isOn} />
    </>
  )
}

const sameLabel = (a: PlacedLabel, b: PlacedLabel): boolean =>
  a.side === b.side &&
  a.box.left === b.box.left &&
  a.box.top === b.box.top &&
  a.box.right === b.box.right &&
  a.box.bottom === b.box.bottom

/** The view and what covers it, in world px. */
function sight(view: MapView, covered: readonly Rect[]): Sight {
  const [x, y] = project([view.lon, view.lat]).map((value) => value * worldPx(view.zoom)) as [number, number]
  const [left, top] = [x - view.width / 2, y - view.height / 2]
  const covers = covered.map((rect) => ({
    left: rect.left + left,
    top: rect.top + top,
    right: rect.right + left,
    bottom: rect.bottom + top,
  }))
  return { view: { left, top, right: left + view.width, bottom: top + view.height }, covers }
}

/** Whether a point in world px lies on the area of a place. */
function onAreas(places: readonly MapPlace[], shapes: ReadonlyMap<string, Shape>, zoom: number): IsOn {
  const world = worldPx(zoom)
  const byKey = new Map(places.map((item) => [item.key, shapes.get(item.place.id)]))
  return (key, [x, y]) => {
    const shape = byKey.get(key)
    return shape ? containsPoint(shape.polygons, unproject([x / world, y / world])) : null
  }
}

/** Counts up when fonts have loaded. */
function useFonts(): number {
  const [loaded, setLoaded] = useState(0)
  useEffect(() => {
    const count = () => setLoaded((held) => held + 1)
    document.fonts?.addEventListener('loadingdone', count)
    return () => document.fonts?.removeEventListener('loadingdone', count)
  }, [])
  return loaded
}

function measureWith(family: string, _fonts: number): Measure {
  const context = document.createElement('canvas').getContext('2d')
  const widths = new Map<string, number>()
  return (weight, px, text) => {
    if (!context) return text.length * px * 0.55
    const font = `${weight} ${px}px ${family}`
    const key = `${font} ${text}`
    const held = widths.get(key)
    if (held !== undefined) return held
    context.font = font
    const { width } = context.measureText(text)
    widths.set(key, width)
    return width
  }
}
