import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { groupTitles, type MapPlace, type PlaceGroup, type PlaceState } from '../../core/map/places.ts'
import { placeName } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { Icon, type IconName } from '../ui/icons.tsx'
import { isHovered } from './hovered.ts'

const listed: readonly PlaceGroup[] = ['regions', 'cities', 'beyond', 'governments', 'said']

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
          <ul aria-label="Places" className="map-list-groups">
            {listed.map((group) => (
              <Group
                key={group}
                title={groupTitles[group]}
                places={places.filter((item) => item.group === group)}
                all={places}
                states={states}
              />
            ))}
          </ul>
          <Unmapped places={places.filter((item) => item.group === 'unmapped')} states={states} />
        </div>
      )}
    </>
  )
}

function Group({
  title,
  places,
  all,
  states,
}: {
  readonly title: string
  readonly places: readonly MapPlace[]
  readonly all: readonly MapPlace[]
  readonly states: ReadonlyMap<string, PlaceState>
}) {
  const id = useId()
  if (places.length === 0) return null
  // Bars compare within a role: what is spoken about, and where it was said, are different scales.
  const role = places[0]?.role
  const most = Math.max(1, ...all.filter((item) => item.role === role).map((item) => item.statements.length))
  return (
    <li>
      <h2 id={id}>{title}</h2>
      <ul aria-labelledby={id}>
        {places.map((item) => (
          <li key={item.key}>
            <Row item={item} state={states.get(item.key)} most={most} />
          </li>
        ))}
      </ul>
    </li>
  )
}

const iconOf = (item: MapPlace): IconName =>
  item.role === 'said' ? 'said' : item.mark === 'government' ? 'government' : item.mark === 'area' ? 'region' : 'point'

/** The longest bar, in rem. */
const BAR_REM = 3.25

function Row({
  item,
  state,
  most,
}: {
  readonly item: MapPlace
  readonly state: PlaceState | undefined
  readonly most: number
}) {
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const hovered = useView((view) => isHovered(view, item))
  const { place, role, statements } = item
  const classes = [
    'map-row',
    state?.focused ? 'is-focused' : '',
    state?.current ? 'is-current' : '',
    state?.dimmed ? 'is-dimmed' : '',
    hovered ? 'is-hovered' : '',
  ]
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      aria-pressed={state?.focused ?? false}
      aria-label={placeName(place.name, statements.length)}
      onClick={(event) => dispatch({ type: 'focus-place', place: place.id, as: role, add: event.shiftKey })}
      onPointerEnter={() => setHover({ kind: 'place', id: place.id })}
      onPointerLeave={() => setHover(null)}
    >
      <span className="map-row-icon">
        <Icon name={iconOf(item)} />
      </span>
      <span className="map-row-name">{place.short ?? place.name}</span>
      <span
        className="map-row-bar"
        style={{ inlineSize: `${Math.max(0.25, (statements.length / most) * BAR_REM)}rem` }}
      />
      <span className="map-row-count" data-note={statements.length} aria-hidden="true" />
    </button>
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
