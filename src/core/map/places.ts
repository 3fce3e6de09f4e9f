import type { Place } from '../article.ts'
import type { ArticleIndex, Exploration } from '../explore.ts'
import type { LonLat } from './mercator.ts'

/** A place in one of the parts it plays in an article: spoken about, or where things were said. */
export interface MapPlace {
  /** `about:kyiv`; a place that plays both parts has two entries. */
  readonly key: string
  readonly role: 'about' | 'said'
  readonly place: Place
  readonly group: PlaceGroup
  readonly mark: 'point' | 'area' | 'government' | 'none'
  /** The statements about it, or said there, in article order. */
  readonly statements: readonly string[]
  /** Where its mark or label stands; null off the map. */
  readonly at: LonLat | null
}

export type PlaceGroup = 'regions' | 'cities' | 'beyond' | 'governments' | 'said' | 'unmapped'

/** In the order of the list. */
export const groupTitles: Readonly<Record<PlaceGroup, string>> = {
  regions: 'Regions',
  cities: 'Cities',
  beyond: 'Countries and beyond',
  governments: 'Named for a government',
  said: 'Where it was said',
  unmapped: 'Not on the map',
}

/** Every place of an article that has statements, in the order of the article file. */
export function mapPlaces(index: ArticleIndex): readonly MapPlace[] {
  return index.article.places.flatMap((place) => {
    const roles: MapPlace[] = []
    for (const role of ['about', 'said'] as const) {
      const statements = index[role].get(place.id) ?? []
      if (statements.length === 0) continue
      const government = role === 'about' && isGovernment(index, place, statements)
      const area =
        (place.iso !== undefined && place.geometry?.type !== 'Point') ||
        (place.geometry !== undefined && place.geometry.type !== 'Point')
      const at = anchor(place)
      const mark = at === null ? 'none' : government ? 'government' : area ? 'area' : 'point'
      roles.push({ key: `${role}:${place.id}`, role, place, group: group(place, role, mark), mark, statements, at })
    }
    return roles
  })
}

/** A city that the article only ever names for its government. */
const isGovernment = (index: ArticleIndex, place: Place, statements: readonly string[]): boolean =>
  place.kind === 'city' &&
  statements.every((id) =>
    index.statements.get(id)?.about.places.every((item) => item.place !== place.id || item.as === 'government'),
  )

function group(place: Place, role: MapPlace['role'], mark: MapPlace['mark']): PlaceGroup {
  if (mark === 'none') return 'unmapped'
  if (role === 'said') return 'said'
  if (mark === 'government') return 'governments'
  if (place.kind === 'region') return 'regions'
  return place.kind === 'city' || place.kind === 'facility' ? 'cities' : 'beyond'
}

function anchor(place: Place): LonLat | null {
  if (place.geometry?.type === 'Point') return place.geometry.coordinates
  if (place.label) return place.label
  if (place.bbox) return [(place.bbox[0] + place.bbox[2]) / 2, (place.bbox[1] + place.bbox[3]) / 2]
  const ring = place.geometry?.type === 'Polygon' ? place.geometry.coordinates[0] : place.geometry?.coordinates[0]?.[0]
  if (!ring) return null
  const [lon, lat] = ring.reduce(([x, y], point) => [x + point[0], y + point[1]] as const, [0, 0] as const)
  return [lon / ring.length, lat / ring.length]
}

/** How a place stands to what is being read. */
export interface PlaceState {
  /** What the current statement is about. */
  readonly current: boolean
  /** The current statement was said here. */
  readonly saidNow: boolean
  readonly focused: boolean
  /** Outside the focus, or with every statement filtered out. */
  readonly dimmed: boolean
  /** A country around more exact places that are current: only its border is traced. */
  readonly traced: boolean
}

export const sameState = (a: PlaceState, b: PlaceState): boolean =>
  a.current === b.current &&
  a.saidNow === b.saidNow &&
  a.focused === b.focused &&
  a.dimmed === b.dimmed &&
  a.traced === b.traced

/** The state of every place; `holds` tells whether an area contains a position. */
export function placeStates(
  exploration: Exploration,
  places: readonly MapPlace[],
  holds: (area: Place, at: LonLat) => boolean,
): ReadonlyMap<string, PlaceState> {
  const { current, visible, inFocus, state } = exploration
  const about = new Map((current?.about.places ?? []).map((item) => [item.place, item.as === 'government']))
  const exact = places.filter(
    (item) => item.role === 'about' && about.get(item.place.id) === false && isExact(item.place) && item.at !== null,
  )
  return new Map(
    places.map((item) => {
      const { place, role } = item
      const isCurrent = role === 'about' && about.has(place.id)
      const focused =
        role === 'about'
          ? state.focus?.kind === 'about' && state.focus.places.includes(place.id)
          : state.focus?.kind === 'said' && state.focus.place === place.id
      const outside =
        state.focus?.kind === 'times'
          ? !item.statements.some((id) => inFocus?.has(id))
          : state.focus !== null && !focused && !isCurrent
      const dimmed = !isCurrent && (outside || !item.statements.some((id) => visible.has(id)))
      const traced = isCurrent && !isExact(place) && exact.some((inner) => inner.at !== null && holds(place, inner.at))
      return [
        item.key,
        { current: isCurrent, saidNow: role === 'said' && current?.said.place === place.id, focused, dimmed, traced },
      ]
    }),
  )
}

const isExact = (place: Place): boolean => place.kind === 'city' || place.kind === 'facility' || place.kind === 'region'
