import type L from 'leaflet'
import type { Box } from '../../core/map/mercator.ts'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import { markScale } from './place-layout.ts'

/** Which marks the legend has to explain. */
export interface LegendItems {
  /** Counts whose dots show the scale: the least and the most in view; one where they are the same. */
  readonly dots: readonly number[]
  readonly markScale: number
  readonly governments: boolean
  readonly current: 'point' | 'area' | null
  /** Whether a place in focus is in view that the current statement is not about. */
  readonly focus: 'point' | 'area' | null
  readonly traced: boolean
  /** What a speech mark in view stands for: the current statement's place, or only other statements'. */
  readonly said: 'now' | 'other' | null
  /** Said of a hatched region: that the exact place is not known. */
  readonly hatched: string | null
}

/** Whether a region is hatched: what is current, or in focus, was said in it. */
export const isHatched = (item: MapPlace, state: PlaceState): boolean =>
  item.role === 'said' && item.mark === 'area' && (state.saidNow || state.focused)

/** What of the map's marks is in view, and so needs explaining. */
export function legendItems(
  places: readonly MapPlace[],
  states: ReadonlyMap<string, PlaceState>,
  boxes: ReadonlyMap<string, Box>,
  map: Pick<L.Map, 'getBounds' | 'getZoom'>,
): LegendItems {
  const bounds = map.getBounds()
  const inView = places.flatMap((item) => {
    const state = states.get(item.key)
    const box = boxes.get(item.place.id)
    const meets =
      box !== undefined &&
      bounds.intersects([
        [box[1], box[0]],
        [box[3], box[2]],
      ])
    return state && meets && item.mark !== 'none' ? [{ item, state }] : []
  })
  const is = (test: (item: MapPlace, state: PlaceState) => boolean) =>
    inView.some(({ item, state }) => test(item, state))
  const counts = inView
    .filter(({ item }) => item.mark === 'point' && item.role === 'about')
    .map(({ item }) => item.statements.length)
  const hatched = inView.find(({ item, state }) => isHatched(item, state))
  /** As a dot where there is one: the ring around it needs explaining more than a filled area. */
  const kind = (test: (item: MapPlace, state: PlaceState) => boolean) =>
    is((item, state) => item.mark === 'point' && test(item, state))
      ? ('point' as const)
      : is((item, state) => item.mark === 'area' && test(item, state))
        ? ('area' as const)
        : null
  const said = inView.filter(({ item }) => item.role === 'said')
  return {
    dots: counts.length === 0 ? [] : [...new Set([Math.min(...counts), Math.max(...counts)])],
    markScale: markScale(places, map.getZoom()),
    governments: is((item) => item.mark === 'government'),
    current: kind((_, state) => state.current && !state.traced),
    focus: kind((item, state) => item.role === 'about' && state.focused && !state.current),
    traced: is((_, state) => state.traced),
    said: said.some(({ state }) => state.saidNow) ? 'now' : said.length > 0 && !hatched ? 'other' : null,
    hatched: hatched ? hatchedNote(hatched.item) : null,
  }
}

/** The article's note on a place it does not name, up to its first full stop. */
function hatchedNote({ place }: MapPlace): string {
  const [first] = (place.note ?? '').split('. ')
  return first?.replace('this region', 'the hatched region').replace(/\.$/, '') || 'Somewhere in the hatched region'
}
