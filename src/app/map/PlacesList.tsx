import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import type { MapPlace, PlaceState } from '../../core/map/places.ts'
import { placeName } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { Icon } from '../ui/icons.tsx'
import { PlaceRows } from './PlaceRows.tsx'

/** Everything the map can do, as a list: for keys, for screen readers, and for places too small or too far to click. */
export function PlacesList({
  places,
  states,
  open,
  onOpen,
}: {
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
  readonly open: boolean
  readonly onOpen: (open: boolean) => void
}) {
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const id = useId()
  const count = places.filter((item) => item.group !== 'unmapped').length
  const toggled = useRef(false)

  // Only the reader's own opening and closing moves the key focus, not a restored session.
  useEffect(() => {
    if (!toggled.current) return
    toggled.current = false
    if (open) panel.current?.querySelector<HTMLElement>('ul button')?.focus()
    else button.current?.focus()
  }, [open])
  const toggle = (next: boolean) => {
    toggled.current = true
    onOpen(next)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      event.stopPropagation()
      toggle(false)
    } else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      const buttons = [...(panel.current?.querySelectorAll<HTMLElement>('.map-row, .map-unmapped button') ?? [])]
      const at = buttons.indexOf(document.activeElement as HTMLElement) // -1 when none of them has the focus
      const next = buttons[at + (event.key === 'ArrowDown' ? 1 : -1)]
      if (next && at >= 0) {
        event.preventDefault()
        next.focus()
      }
    }
  }

  return (
    <>
      {!open && (
        <button
          ref={button}
          type="button"
          className="map-card map-places-button"
          aria-expanded={false}
          onClick={() => toggle(true)}
        >
          <Icon name="list" />
          Places <span className="map-quiet">{count}</span>
        </button>
      )}
      {open && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the buttons inside; they bubble up to one handler
        <div className="map-list" id={id} ref={panel} onKeyDown={onKeyDown}>
          <button
            type="button"
            className="map-list-head"
            aria-expanded={true}
            aria-controls={id}
            onClick={() => toggle(false)}
          >
            <Icon name="list" />
            Places <span className="map-quiet">{count}</span>
            <Icon name="close" className="map-list-close" />
          </button>
          <PlaceRows places={places} states={states} />
          <Unmapped places={places.filter((item) => item.group === 'unmapped')} states={states} />
        </div>
      )}
    </>
  )
}

function Unmapped({
  places,
  states,
}: {
  readonly places: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
}) {
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  if (places.length === 0) return null
  return (
    <div className="map-unmapped">
      <p>
        <b>Not on the map:</b>
      </p>
      <ul aria-label="Not on the map">
        {places.map(({ key, place, role, statements }) => {
          const focused = states.get(key)?.focused ?? false
          return (
            <li key={key}>
              <button
                type="button"
                className={focused ? 'is-focused' : ''}
                aria-pressed={focused}
                aria-label={placeName(place.name, statements.length)}
                aria-describedby={place.note ? `${key}-note` : undefined}
                onClick={(event) => dispatch({ type: 'focus-place', place: place.id, as: role, add: event.shiftKey })}
                onPointerEnter={() => setHover({ kind: 'place', id: place.id })}
                onPointerLeave={() => setHover(null)}
              >
                {place.name}
              </button>
              {place.note && (
                <span id={`${key}-note`} className={focused ? 'map-unmapped-note' : 'unseen'}>
                  {place.note}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
