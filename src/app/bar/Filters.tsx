import { useRef } from 'react'
import type { Mode } from '../../core/article.ts'
import { formatSource } from '../../core/citation/quotation-text.ts'
import { type ArticleIndex, type FilterKey, type Focus, hasFilters } from '../../core/explore.ts'
import { initialOf } from '../../core/speaker-style.ts'
import { countOf, shorten } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { Icon } from '../ui/icons.tsx'
import { Popover } from '../ui/Popover.tsx'
import { SpeakerBadge } from '../ui/StatementMark.tsx'

const modes: readonly { readonly value: Mode; readonly label: string }[] = [
  { value: 'direct', label: 'In their own words' },
  { value: 'mixed', label: 'Partly in their own words' },
  { value: 'indirect', label: 'Reported' },
]

/** More lanes than this and the speakers move into a list, so that the bar keeps its one line. */
const MOST_CHIPS = 5

/** How much of the one choice a menu's button shows. */
const MOST_ON_BUTTON = 28

/** The row of filters under the bar, or one button when the window is narrow. */
export function Filters({ narrow }: { readonly narrow: boolean }) {
  const active = useView((view) => hasFilters(view.exploration.state.filters))
  const none = useView((view) => view.index.order.length === 0)
  if (none) return null
  if (!narrow) {
    return (
      // biome-ignore lint/a11y/useSemanticElements: a <fieldset> would put a legend and a form's meaning on a tool bar
      <div className="filters" role="group" aria-label="Filters">
        <span className="filters-label" aria-hidden="true">
          Show
        </span>
        <FilterButtons />
        <span className="filters-gap" />
        <Outcome />
      </div>
    )
  }
  return (
    <Popover
      buttonClass="btn"
      align="end"
      panelClass="filters-panel"
      button={
        <>
          Filters
          {active && <span className="filters-dot">on</span>}
          <Icon name="down" />
        </>
      }
    >
      {() => (
        // biome-ignore lint/a11y/useSemanticElements: as above
        <div className="filters-stack" role="group" aria-label="Filters">
          <FilterButtons />
          <Outcome />
        </div>
      )}
    </Popover>
  )
}

function FilterButtons() {
  const index = useView((view) => view.index)
  const filters = useView((view) => view.exploration.state.filters)
  const dispatch = useView((view) => view.dispatch)
  const toggle = (key: FilterKey, value: string) => dispatch({ type: 'toggle-filter', key, value })
  const chips = index.lanes.slice(0, index.lanes.length > MOST_CHIPS ? MOST_CHIPS - 1 : MOST_CHIPS)
  const rest = index.lanes.slice(chips.length)
  return (
    <>
      {chips.map(({ speaker, rank, count }) => (
        <button
          key={speaker.id}
          type="button"
          className="chip"
          aria-pressed={filters.speakers.includes(speaker.id)}
          onClick={() => toggle('speakers', speaker.id)}
        >
          <SpeakerBadge rank={rank} initial={initialOf(speaker.short)} size={1} />
          {speaker.short} <span className="chip-count">{count}</span>
        </button>
      ))}
      {rest.length > 0 && (
        <FilterMenu
          name="More speakers"
          chosen={filters.speakers}
          choices={rest.map(({ speaker, count }) => ({ value: speaker.id, label: speaker.name, count }))}
          onToggle={(value) => toggle('speakers', value)}
        />
      )}
      <span className="filters-rule" />
      <FilterMenu
        name="Article"
        chosen={filters.articles}
        choices={articleChoices(index)}
        onToggle={(value) => toggle('articles', value)}
      />
      <FilterMenu
        name="Topic"
        chosen={filters.topics}
        choices={topicChoices(index)}
        onToggle={(value) => toggle('topics', value)}
      />
      <FilterMenu
        name="Place"
        chosen={filters.places}
        choices={placeChoices(index)}
        onToggle={(value) => toggle('places', value)}
      />
      <FilterMenu
        name="Wording"
        chosen={filters.modes}
        choices={modes.map((mode) => ({
          ...mode,
          count: countWhere(index, (statement) => statement.mode === mode.value),
        }))}
        onToggle={(value) => toggle('modes', value)}
      />
    </>
  )
}

type Choice = { readonly value: string; readonly label: string; readonly detail?: string; readonly count: number }

const countWhere = (index: ArticleIndex, test: (statement: ArticleIndex['article']['statements'][number]) => boolean) =>
  index.article.statements.filter(test).length

/** Only articles read together can be told apart. */
const articleChoices = ({ combination }: ArticleIndex): Choice[] =>
  (combination?.members ?? []).map(({ id, article }) => ({
    value: id,
    label: article.title,
    detail: formatSource(article),
    count: article.statements.length,
  }))

const topicChoices = (index: ArticleIndex): Choice[] =>
  index.article.topics.map((topic) => ({
    value: topic.id,
    label: topic.title,
    count: countWhere(index, (statement) => statement.topics.includes(topic.id)),
  }))

const placeChoices = (index: ArticleIndex): Choice[] =>
  index.article.places
    .map((place) => ({ value: place.id, label: place.name, count: index.about.get(place.id)?.length ?? 0 }))
    .filter((choice) => choice.count > 0)
    .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label))

interface FilterMenuProps {
  readonly name: string
  readonly chosen: readonly string[]
  readonly choices: readonly Choice[]
  readonly onToggle: (value: string) => void
}

function FilterMenu({ name, chosen, choices, onToggle }: FilterMenuProps) {
  const held = choices.filter((choice) => chosen.includes(choice.value))
  if (choices.length === 0) return null
  return (
    <Popover
      buttonClass="chip filter-menu"
      pressed={held.length > 0}
      button={
        <>
          {held.length === 0
            ? name
            : `${name}: ${held.length === 1 ? shorten(held[0]?.label ?? '', MOST_ON_BUTTON) : held.length}`}
          <Icon name="down" />
        </>
      }
    >
      {() => (
        <ul aria-label={name}>
          {choices.map((choice) => (
            <li key={choice.value}>
              <button
                type="button"
                className="menu-row"
                aria-pressed={chosen.includes(choice.value)}
                onClick={() => onToggle(choice.value)}
              >
                <span className="menu-tick">{chosen.includes(choice.value) && <Icon name="check" />}</span>
                <span>
                  {choice.label}
                  {choice.detail !== undefined && <small className="menu-detail">{choice.detail}</small>}
                </span>{' '}
                <span className="menu-count">{choice.count}</span>
              </button>
            </li>
          ))}
        </ul>
      )}
    </Popover>
  )
}

/** What focus and filters leave, with the way out of each. */
export function Outcome() {
  const { path, state, visible, index, inFocus } = useView((view) => view.exploration)
  const dispatch = useView((view) => view.dispatch)
  const total = index.order.length
  const outcome = useRef<HTMLDivElement>(null)
  const clear = (type: 'clear-focus' | 'clear-filters') => {
    dispatch({ type })
    outcome.current?.focus()
  }
  const filtered = hasFilters(state.filters)
  return (
    // Takes the focus when the button that had it goes away with what it cleared.
    <div className="outcome" ref={outcome} tabIndex={-1}>
      {state.focus && (
        <>
          <button type="button" className="focus-pill" onClick={() => clear('clear-focus')}>
            <span className="focus-pill-words">
              {focusWords(index, state.focus)}: {filtered ? path.length : inFocus?.size} of {countOf(total)}
            </span>
            <span className="unseen">. Clear focus</span>
            <Icon name="close" />
          </button>
          <span aria-hidden="true">
            <kbd>Esc</kbd>
          </span>
        </>
      )}
      {!state.focus && (
        <span className="outcome-count" aria-live="polite">
          {filtered ? (
            <>
              <b>{visible.size}</b> of {countOf(total)}
            </>
          ) : (
            countOf(total)
          )}
        </span>
      )}
      {filtered && (
        <button type="button" className="btn" onClick={() => clear('clear-filters')}>
          Clear filters
        </button>
      )}
    </div>
  )
}

function focusWords(index: ArticleIndex, focus: Focus): string {
  switch (focus.kind) {
    case 'about': {
      const name = index.places.get(focus.places[0] ?? '')?.name ?? ''
      return focus.places.length === 1 ? `About ${name}` : `${focus.places.length} places in focus`
    }
    case 'said':
      return `Said in ${index.places.get(focus.place)?.name ?? ''}`
    case 'times':
      return focus.label
  }
}
