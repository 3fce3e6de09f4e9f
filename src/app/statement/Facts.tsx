import type { ReactNode } from 'react'
import type { Place, Statement, StatementTime } from '../../core/article.ts'
import { formatEdtf, parseEdtf } from '../../core/date.ts'
import type { ArticleIndex, Focus, Reading } from '../../core/explore.ts'
import { useView } from '../store.ts'
import { Icon, type IconName } from '../ui/icons.tsx'

interface FactsProps {
  readonly index: ArticleIndex
  readonly statement: Statement
}

/** What a statement is about, and where and when it was said, as chips that drive map and timeline. */
export function Facts({ index, statement }: FactsProps) {
  const focus = useView((view) => view.exploration.state.focus)
  const { places, times } = statement.about
  const inWords = times.some((time) => time.basis !== 'tense')
  const timeChips =
    times.length === 0 ? (
      <Missing icon="clock" text="no time given" />
    ) : (
      times.map((time) => <TimeChip key={time.edtf} index={index} time={time} focus={focus} />)
    )
  return (
    <dl className="st-facts">
      <Fact label="About">
        {places.length === 0 && <Missing text="no place named" />}
        {places.map((item) => (
          <PlaceChip
            key={item.place}
            index={index}
            id={item.place}
            government={item.as === 'government'}
            focus={focus}
          />
        ))}
        {!inWords && timeChips}
      </Fact>
      {inWords && <Fact label="When">{timeChips}</Fact>}
      <Fact label="Said">
        <SaidChip index={index} statement={statement} focus={focus} />
        {statement.said.edtf === null ? (
          <Missing icon="clock" text="time not given" />
        ) : (
          <span className="chip">
            <Icon name="clock" />
            {formatEdtf(statement.said.edtf)}
          </span>
        )}
      </Fact>
    </dl>
  )
}

export function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function Missing({ icon, text }: { readonly icon?: IconName; readonly text: string }) {
  return (
    <span className="chip st-chip-missing">
      {icon && <Icon name={icon} />}
      {text}
    </span>
  )
}

const hasShape = (place: Place) => place.geometry !== undefined || place.iso !== undefined

interface PlaceChipProps {
  readonly index: ArticleIndex
  readonly id: string
  readonly government: boolean
  readonly focus: Focus | null
}

function PlaceChip({ index, id, government, focus }: PlaceChipProps) {
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const place = index.places.get(id)
  if (!place) return null
  const name = place.short ?? place.name
  const onMap = hasShape(place)
  const icon: IconName = government
    ? 'government'
    : place.kind === 'city' || place.kind === 'facility'
      ? 'point'
      : 'region'
  return (
    <button
      type="button"
      className={`chip ${onMap ? 'st-chip-now' : ''}`}
      aria-pressed={focus?.kind === 'about' && focus.places.includes(id)}
      title={place.note}
      onClick={(event) => dispatch({ type: 'focus-place', place: id, as: 'about', add: event.shiftKey })}
      onPointerEnter={() => setHover({ kind: 'place', id })}
      onPointerLeave={() => setHover(null)}
    >
      {onMap && <Icon name={icon} />}
      {name}
      {government && <span className="st-chip-note">as a government</span>}
      {!onMap && <span className="st-chip-note">not on the map</span>}
    </button>
  )
}

function SaidChip({ index, statement, focus }: FactsProps & { readonly focus: Focus | null }) {
  const dispatch = useView((view) => view.dispatch)
  const place = index.places.get(statement.said.place ?? '')
  if (!place) return <Missing text={statement.said.placeWords ?? 'place not given'} />
  const words = (statement.said.placeWords ?? place.short ?? place.name).replace(/^(?:an?|the) /i, '')
  return (
    <button
      type="button"
      className="chip"
      aria-pressed={focus?.kind === 'said' && focus.place === place.id}
      title={place.note}
      onClick={() => dispatch({ type: 'focus-place', place: place.id, as: 'said' })}
    >
      <Icon name="said" />
      {words.charAt(0).toUpperCase() + words.slice(1)}
    </button>
  )
}

interface TimeChipProps {
  readonly index: ArticleIndex
  readonly time: StatementTime
  readonly focus: Focus | null
}

function TimeChip({ index, time, focus }: TimeChipProps) {
  const dispatch = useView((view) => view.dispatch)
  const reading: Reading = useView((view) => view.exploration.state.reading)
  const when = formatEdtf(time.edtf)
  const label = time.name ?? when
  const pressed = focus?.kind === 'times' && focus.label === label
  // Found on the click: it takes a look at every statement.
  const shared = () =>
    index.article.statements
      .filter((item) => item.about.times.some((other) => other.edtf === time.edtf))
      .map((item) => item.id)
  const tense = time.basis === 'tense'
  return (
    <button
      type="button"
      className={`chip ${tense ? 'st-chip-tense' : ''} ${reading === 'calendar' ? 'st-chip-now' : ''}`}
      aria-pressed={pressed}
      title={tense ? 'The article gives no time; taken from the tense of the sentence' : undefined}
      onClick={() => {
        dispatch({ type: 'read-as', reading: 'calendar' })
        dispatch(pressed ? { type: 'clear-focus' } : { type: 'focus-times', label, statements: shared() })
      }}
    >
      <Icon name="clock" />
      {time.words !== undefined && <span>“{time.words}”</span>}
      {time.words === undefined && isDay(time.edtf) && tense && <span>present tense</span>}
      <span className={time.words === undefined && !tense ? '' : 'st-chip-note'}>{when}</span>
    </button>
  )
}

const isDay = (edtf: string) => {
  const parsed = parseEdtf(edtf)
  return parsed.ok && parsed.span.precision === 'day'
}
