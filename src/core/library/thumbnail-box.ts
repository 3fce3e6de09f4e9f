import { type Box, unionBox, unwrapBox } from '../map/mercator.ts'
import type { MapPlace } from '../map/places.ts'

/** Places farther than this from the one with the most statements are left out of the frame, degrees. */
const farDegrees = 12
/** How far around a point or a region without a box of its own to show, degrees. */
const aroundPoint = 1.2
const aroundArea = 2.5
/** A country without a box of its own. */
const aroundCountry = 7

type Placed = Pick<MapPlace, 'at' | 'mark' | 'group' | 'place'>

/** What a small map shows of places, the weightiest first: those around the first of them. Null without any. */
export function thumbnailBox(places: readonly Placed[]): [number, number, number, number] | null {
  const centre = places.find((item) => item.at !== null)?.at
  if (!centre) return null
  const boxes = places.flatMap((item): Box[] => {
    const { at, place, mark, group } = item
    if (!at) return []
    if (Math.abs(at[0] - centre[0]) > farDegrees || Math.abs(at[1] - centre[1]) > farDegrees) return []
    if (mark === 'area' && place.bbox) return [unwrapBox(place.bbox)]
    const around = mark !== 'area' ? aroundPoint : group === 'beyond' ? aroundCountry : aroundArea
    return [[at[0] - around, at[1] - around * 0.6, at[0] + around, at[1] + around * 0.6]]
  })
  const box = unionBox(boxes)
  return box && [...box]
}
