import type { Exploration } from '../../core/explore.ts'
import type { Sight } from '../../core/map/camera.ts'
import { type Box, unionBox, unwrapBox } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import type { MapData } from './map-data.ts'

/** What of each place is to be seen: the article's own box, a curated one, the outline, or the position; by place id. */
export function placeBoxes(
  places: readonly MapPlace[],
  data: Pick<MapData, 'shapes' | 'boxes'>,
): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>()
  for (const { place, at, mark } of places) {
    const [code] = place.iso?.length === 1 ? place.iso : []
    const curated = code === undefined ? undefined : data.boxes.get(code)
    const box =
      (place.bbox ? unwrapBox(place.bbox) : undefined) ??
      curated ??
      (mark === 'area' ? data.shapes.get(place.id)?.box : undefined) ??
      (at ? ([at[0], at[1], at[0], at[1]] as const) : undefined)
    if (box) boxes.set(place.id, box)
  }
  return boxes
}

/** What matters now: the places in focus, else those the current statement is about; governments only beside nothing else. */
export function mattersNow(
  exploration: Exploration,
  places: readonly MapPlace[],
  states: ReadonlyMap<string, PlaceState>,
  boxes: ReadonlyMap<string, Box>,
): { readonly matters: readonly Sight[]; readonly neighbours: readonly Sight[] } {
  const { focus } = exploration.state
  const placed = places.filter((item) => boxes.has(item.place.id) && item.mark !== 'none')
  const boxesOf = (items: readonly MapPlace[]) => boxList(items, boxes)
  const focused = placed.filter((item) => states.get(item.key)?.focused)
  const current = placed.filter((item) => states.get(item.key)?.current && !states.get(item.key)?.traced)
  const chosen = focus && focus.kind !== 'times' && focused.length > 0 ? focused : current
  const core = chosen.filter((item) => item.mark !== 'government')
  const matters = boxesOf(core.length > 0 ? core : chosen)
  const governments = core.length > 0 ? current.filter((item) => item.mark === 'government') : []
  const onlyPoints = core.length > 0 && core.every((item) => item.mark === 'point')
  // A town is found by the regions around it; an area stands for itself.
  const regions = onlyPoints ? placed.filter((item) => item.group === 'regions') : []
  return { matters, neighbours: boxesOf([...governments, ...regions]) }
}

function boxList(items: readonly MapPlace[], boxes: ReadonlyMap<string, Box>): readonly Box[] {
  return items.map((item) => boxes.get(item.place.id)).filter((box) => box !== undefined)
}

/** Everything the article has on the map, in sensible boxes. */
export function everything(places: readonly MapPlace[], boxes: ReadonlyMap<string, Box>): Box | null {
  return unionBox(
    boxList(
      places.filter((item) => item.mark !== 'none'),
      boxes,
    ),
  )
}
