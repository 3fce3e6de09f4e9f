/** A box in the window, px. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const GAP_PX = 10
const EDGE_PX = 8

/**
 * Where the preview card of a mark goes: above it, else below, beside it, or above the whole timeline, the first that lies in
 * the window and leaves free what the card speaks of. Where all cover something, the one that covers least.
 */
export function placeCard(
  mark: Box,
  { width, height }: { readonly width: number; readonly height: number },
  keepFree: readonly Box[],
  field: Box,
  window: { readonly width: number; readonly height: number },
): { readonly left: number; readonly top: number } {
  const clamp = (value: number, most: number) => Math.max(EDGE_PX, Math.min(value, most - EDGE_PX))
  const left = clamp(mark.left + mark.width / 2 - width / 2, window.width - width)
  const top = clamp(mark.top + mark.height / 2 - height / 2, window.height - height)
  const places = [
    { left, top: mark.top - height - GAP_PX },
    { left, top: mark.top + mark.height + GAP_PX },
    { left: mark.left + mark.width + GAP_PX, top },
    { left: mark.left - width - GAP_PX, top },
    { left, top: field.top - height - GAP_PX },
  ].filter(
    (place) =>
      place.left >= EDGE_PX &&
      place.top >= EDGE_PX &&
      place.left + width <= window.width - EDGE_PX &&
      place.top + height <= window.height - EDGE_PX,
  )
  const covered = (place: { left: number; top: number }) =>
    [mark, ...keepFree].filter((box) => overlap(box, { ...place, width, height })).length
  return places.reduce(
    (best, place) => (covered(place) < covered(best) ? place : best),
    places[0] ?? { left, top: EDGE_PX },
  )
}

const overlap = (a: Box, b: Box): boolean =>
  a.left < b.left + b.width && b.left < a.left + a.width && a.top < b.top + b.height && b.top < a.top + a.height
