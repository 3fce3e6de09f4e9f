import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { Article, Statement } from '../../core/article.ts'
import { printedIn } from '../../core/combine/combination.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { indexSearch, markTerms, nameFoundBy, type SearchHit } from '../../core/search.ts'
import { countOf, firstWords, speakerNames } from '../../core/wording.ts'
import { useCommand } from '../commands.ts'
import { useView, useViewStoreApi } from '../store.ts'
import { Icon } from '../ui/icons.tsx'
import { SpeakerBadge, StatementMarkIcon } from '../ui/StatementMark.tsx'
import { useCombobox } from '../ui/use-combobox.ts'

const MOST_SHOWN = 30
const noHits: readonly SearchHit[] = []

/** The search field of the bar, with its hits under it: statements, people and places of the open article. */
export function SearchBox({ narrow }: { readonly narrow: boolean }) {
  const index = useView((view) => view.index)
  const api = useViewStoreApi()
  const [query, setQuery] = useState('')
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const input = useRef<HTMLInputElement>(null)

  // Indexing 10,000 statements takes a noticeable moment, so it waits for the field to be used.
  const search = useMemo(() => (wanted ? indexSearch(index) : null), [index, wanted])
  const hits = useMemo(() => (search && query.trim() !== '' ? search(query, MOST_SHOWN) : noHits), [search, query])
  const shown = open && query.trim() !== ''

  /** Where the reader was before the search; the focus goes back there. */
  const before = useRef<Element | null>(null)
  const leave = () => {
    if (before.current instanceof HTMLElement && before.current !== document.body) before.current.focus()
    else input.current?.blur()
  }

  useCommand('search', () => {
    if (document.activeElement !== input.current) before.current = document.activeElement
    input.current?.focus()
    input.current?.select()
  })

  const choose = (hit: SearchHit) => {
    const { dispatch } = api.getState()
    if (hit.kind === 'statement') dispatch({ type: 'select', statement: hit.id })
    else if (hit.kind === 'speaker') dispatch({ type: 'toggle-filter', key: 'speakers', value: hit.id })
    else dispatch({ type: 'focus-place', place: hit.id, as: index.about.has(hit.id) ? 'about' : 'said' })
    setOpen(false)
    setQuery('')
    leave()
  }

  const typed = (words: string) => {
    setQuery(words)
    setOpen(true)
  }
  const { list, field, option } = useCombobox({ rows: hits, onQuery: typed, onTake: choose })

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.stopPropagation()
      if (query !== '') setQuery('')
      else leave()
      return
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setOpen(true)
    field.onKeyDown(event)
  }

  return (
    <search className="searchbox">
      <label className="searchbox-field">
        <Icon name="search" />
        <input
          {...field}
          ref={input}
          type="search"
          aria-label="Search statements"
          placeholder={narrow ? 'Search' : 'Search statements'}
          autoComplete="off"
          aria-controls={shown ? list : undefined}
          aria-activedescendant={shown ? field['aria-activedescendant'] : undefined}
          value={query}
          onFocus={() => {
            setWanted(true)
            setOpen(true)
          }}
          onBlur={() => setOpen(false)}
          onKeyDown={onKeyDown}
        />
        <span aria-hidden="true">
          <kbd>/</kbd>
        </span>
      </label>
      <span className="unseen" role="status">
        {shown
          ? hits.length === 0
            ? `Nothing found for ${query}`
            : `${countOf(hits.length, 'result')}. Arrow keys choose, Enter opens.`
          : ''}
      </span>
      {shown && (
        <div className="searchbox-hits">
          {hits.length === 0 ? (
            <p className="searchbox-none">
              Nothing in {index.combination ? 'these articles' : 'this article'} matches “{query}”. Search looks in
              quotations, paraphrases, people, places and topics.
            </p>
          ) : (
            <div role="listbox" id={list} aria-label="Search results">
              {hits.map((hit, k) => (
                <div
                  {...option(k)}
                  key={`${hit.kind} ${hit.id}`}
                  className="searchbox-hit"
                  onPointerDown={(event) => event.preventDefault()}
                >
                  <Hit index={index} hit={hit} />
                </div>
              ))}
            </div>
          )}
        </div>
      )}
    </search>
  )
}

/** One hit as a line: its mark, what it is, and where the words were found. */
export function Hit({ index, hit }: { readonly index: ArticleIndex; readonly hit: SearchHit }) {
  if (hit.kind === 'speaker') {
    const speaker = index.speakers.get(hit.id)
    const lane = index.lanes.find((item) => item.speaker.id === hit.id)
    return (
      <>
        <SpeakerBadge rank={index.ranks.get(hit.id) ?? 0} initial={(speaker?.name ?? '?').charAt(0)} size={1.375} />
        <span className="hit-text">
          <Marked text={speaker?.name ?? hit.id} terms={hit.terms} />
          {speaker && <OtherName of={speaker} terms={hit.terms} />}
          <small>{lane ? `Show only ${countOf(lane.count)}` : speaker?.role}</small>
        </span>
      </>
    )
  }
  if (hit.kind === 'place') {
    const place = index.places.get(hit.id)
    const about = index.about.get(hit.id)?.length ?? 0
    const said = index.said.get(hit.id)?.length ?? 0
    return (
      <>
        <Icon
          name={about === 0 && said > 0 ? 'said' : place?.kind === 'city' ? 'point' : 'region'}
          className="hit-place"
        />
        <span className="hit-text">
          <Marked text={place?.name ?? hit.id} terms={hit.terms} />
          {place && <OtherName of={place} terms={hit.terms} />}
          <small>{about > 0 ? `About it: ${countOf(about)}` : `Said there: ${countOf(said)}`}</small>
        </span>
      </>
    )
  }
  const statement = index.statements.get(hit.id)
  if (!statement) return null
  const speaker = statement.speakers[0] ?? ''
  return (
    <>
      <StatementMarkIcon
        number={index.numbers.get(hit.id) ?? 0}
        rank={index.ranks.get(speaker) ?? 0}
        mode={statement.mode}
      />
      <span className="hit-text">
        <span className="hit-quote">
          <Marked text={bestText(index.article, statement, hit.terms)} terms={hit.terms} />
        </span>
        <small>
          <Marked text={speakerNames(index, statement)} terms={hit.terms} /> <i>{statement.cue?.verb}</i>
          {index.combination && ` · ${printedIn(index, statement.id).article.title}`}
        </small>
      </span>
    </>
  )
}

/** “Kramatorsk · Краматорськ”: the name that was typed, where it is not the one that is shown. */
function OtherName({
  of,
  terms,
}: {
  readonly of: Parameters<typeof nameFoundBy>[0]
  readonly terms: readonly string[]
}) {
  const name = nameFoundBy(of, terms)
  return (
    name !== null && (
      <span className="hit-other">
        {' · '}
        <Marked text={name} terms={terms} />
      </span>
    )
  )
}

/** The quotation when it holds a found term, else the paraphrase when that does, else the first words. */
function bestText(article: Article, statement: Statement, terms: readonly string[]): string {
  const quotation = firstWords(article, statement, 140)
  const matches = (text: string) => markTerms(text, terms).some((run) => run.hit)
  const { paraphrase = '' } = statement
  return !matches(quotation) && matches(paraphrase) ? paraphrase : quotation
}

function Marked({ text, terms }: { readonly text: string; readonly terms: readonly string[] }) {
  return markTerms(text, terms).map((run, k) =>
    // Runs have no identity of their own; the text decides them anew each time.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    run.hit ? <mark key={k}>{run.text}</mark> : <span key={k}>{run.text}</span>,
  )
}
