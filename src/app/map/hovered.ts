import type { MapPlace } from '../../core/map/places.ts'
import type { ViewStore } from '../store.ts'

/** Whether a place is under the pointer in any view, or belongs to a statement that is. */
export function isHovered(view: ViewStore, { place, role }: MapPlace): boolean {
  const { hover, index } = view
  if (hover === null) return false
  if (hover.kind === 'place') return hover.id === place.id
  const statement = index.statements.get(hover.id)
  return role === 'said'
    ? statement?.said.place === place.id
    : (statement?.about.places.some((item) => item.place === place.id) ?? false)
}
