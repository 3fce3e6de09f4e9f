import { type KeyboardEvent, useEffect, useState } from 'react'
import { markFound, readQuery } from '../../core/library/phrases.ts'
import type { ShelfHit } from '../../core/library/search-contract.ts'
import { countOf } from '../../core/wording.ts'
import { StatementMarkIcon } from '../ui/StatementMark.tsx'
import { dateOf } from './article-words.ts'
import { FacetMenu } from './FacetMenu.tsx'
import { type Facets, type Findings, hasFacets, noFacets, type ShelfSearch } from './use-shelf-search.ts'

interface ResultsProps {
  readonly query: string
  readonly search: ShelfSearch
  readonly facets: Facets
  /** The one article that is searched; null for all. */
  readonly within: { readonly id: string; readonly title: string } | null
  readonly onQuery: (query: string) => void
  readonly onFacets: (facets: Facets) => void
  readonly onWithin: (article: { readonly id: string; readonly title: string } | null) => void
  readonly onOpen: (article: string, statement: string) => void
}

const wordings = [
  { value: 'direct', label: 'Direct' },
  { value: 'mixed', label: 'Partly direct' },
  { value: 'indirect', label: 'Reported' },
] as const

/** Several words that are not looked for as a phrase yet. */
function canBePhrase(query: string): boolean {
  const { terms, phrases } = readQuery(query)
  return terms.length > 1 && phrases.length === 0
}

/** What was found in all articles, under each article's title; every statement opens its article at itself. */
export function Results({ query, search, facets, within, onQuery, onFacets, onWithin, onOpen }: ResultsProps) {
  const { found, failure, searching } = search
  const slow = useSlow(searching && found === null)
  const counts = new Map(found?.facets.modes.map(({ value, count }) => [value, count]))
  return (
    <>
      <div className="lib-results-head">
        <p role="status">
          {found ? (
            <>
              <b>{countOf(found.total)}</b>{' '}
              {within ? `in “${within.title}”` : `in ${countOf(found.articles, 'article')}`}
              {found.indexed.done < found.indexed.total && (
                <span className="lib-indexing">
                  {' '}
                  · {found.indexed.done} of {countOf(found.indexed.total, 'article')} read so far
                </span>
              )}
            </>
          ) : slow ? (
            'Searching…'
          ) : (
            ''
          )}
        </p>
        {canBePhrase(query) && (
          <button type="button" className="btn" onClick={() => onQuery(`"${query.trim()}"`)}>
            Only side by side
          </button>
        )}
        {within && (
          <button type="button" className="btn" onClick={() => onWithin(null)}>
            All articles
          </button>
        )}
        {hasFacets(facets) && (
          <button type="button" className="btn" onClick={() => onFacets(noFacets)}>
            Clear filters
          </button>
        )}
        <FacetMenu
          name="Speaker"
          values={found?.facets.speakers ?? []}
          chosen={facets.speakers}
          onChoose={(speakers) => onFacets({ ...facets, speakers })}
        />
        <FacetMenu
          name="Place"
          values={found?.facets.places ?? []}
          chosen={facets.places}
          onChoose={(places) => onFacets({ ...facets, places })}
        />
        <FacetMenu
          name="Wording"
          values={wordings.map((item) => ({ ...item, count: counts.get(item.value) ?? 0 }))}
          chosen={facets.modes}
          onChoose={(chosen) =>
            onFacets({ ...facets, modes: wordings.map(({ value }) => value).filter((value) => chosen.includes(value)) })
          }
        />
      </div>
      {failure && (
        <p className="lib-failure" role="alert">
          <strong>{failure.title}.</strong> {failure.message} {failure.hint}
        </p>
      )}
      {found?.instead && (
        <p className="lib-instead">
          Nothing has the words “{query}”. These have “{found.instead}”.
        </p>
      )}
      {found && found.total === 0 && found.indexed.done >= found.indexed.total && (
        <Nothing query={query} filtered={hasFacets(facets)} onClear={() => onFacets(noFacets)} />
      )}
      {found && found.total > 0 && (
        // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the hits inside; they bubble up to one handler
        <div className={`lib-groups ${searching ? 'is-searching' : ''}`} onKeyDown={walk}>
          {found.groups.map((group) => (
            <section key={group.article} className="lib-group" aria-label={group.title}>
              <h2>
                {group.title}
                <span>{dateOf(group.published)}</span>
              </h2>
              <ul aria-label={`Statements in ${group.title}`}>
                {group.hits.map((hit) => (
                  <li key={hit.statement}>
                    <Hit hit={hit} found={group} onOpen={() => onOpen(group.article, hit.statement)} />
                  </li>
                ))}
              </ul>
              {group.total > group.hits.length && !within && (
                <button
                  type="button"
                  className="btn lib-more"
                  onClick={() => onWithin({ id: group.article, title: group.title })}
                >
                  Show all {group.total} in this article
                </button>
              )}
            </section>
          ))}
          {found.groups.length < found.articles && (
            <p className="lib-rest">
              And {countOf(found.articles - found.groups.length, 'more article')}. Add a word, or choose a speaker or a
              place.
            </p>
          )}
        </div>
      )}
    </>
  )
}

type Found = Pick<Findings['groups'][number], 'terms' | 'phrases'>

function Hit({ hit, found, onOpen }: { readonly hit: ShelfHit; readonly found: Found; readonly onOpen: () => void }) {
  return (
    <button type="button" className="lib-hit" onClick={onOpen}>
      <span className="unseen">{`${hit.number}. ${hit.speakers}: ${hit.text}`}</span>
      <StatementMarkIcon number={hit.number} rank={hit.rank} mode={hit.mode} size={1.625} />
      <span className="lib-hit-words" aria-hidden="true">
        <span className="lib-hit-who">
          <span>
            <b>
              <Marked text={hit.speakers} found={found} />
            </b>
            {hit.cue !== null && <i>{hit.cue}</i>}
            {hit.quoting !== null && <b>, quoting {hit.quoting}</b>}
          </span>
          <small>
            <Marked text={hit.place} found={found} />
          </small>
        </span>
        <span className={hit.paraphrase ? 'lib-hit-text is-paraphrase' : 'lib-hit-text'}>
          <Marked text={hit.text} found={found} />
        </span>
        {hit.via !== null && (
          <small className="lib-hit-via">
            Found by <Marked text={hit.via} found={found} />
          </small>
        )}
      </span>
    </button>
  )
}

function Marked({ text, found }: { readonly text: string; readonly found: Found }) {
  return markFound(text, found.terms, found.phrases).map((run, k) =>
    // Runs have no identity of their own; the text decides them anew each time.
    // biome-ignore lint/suspicious/noArrayIndexKey: see above
    run.hit ? <mark key={k}>{run.text}</mark> : <span key={k}>{run.text}</span>,
  )
}

function Nothing({
  query,
  filtered,
  onClear,
}: {
  readonly query: string
  readonly filtered: boolean
  readonly onClear: () => void
}) {
  return (
    <div className="lib-empty">
      <h2>
        {query.trim() === ''
          ? 'No statement passes these filters'
          : `Nothing matches ${readQuery(query).phrases.length > 0 ? query.trim() : `“${query.trim()}”`}`}
      </h2>
      <p>
        Search looks in the words of quotations, in paraphrases, and in the names of speakers, places and topics, in any
        script. Every word must be there; words in "quotation marks" must stand side by side.
      </p>
      {filtered && (
        <button type="button" className="btn" onClick={onClear}>
          Clear filters
        </button>
      )}
    </div>
  )
}

/** Up and down walk from hit to hit, over the articles; Up from the first goes back to the field. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || !(event.target instanceof HTMLElement)) return
  const hits = [...event.currentTarget.querySelectorAll<HTMLElement>('.lib-hit, .lib-more')]
  const at = hits.indexOf(event.target)
  event.preventDefault()
  const to = hits[at + step]
  if (to) to.focus()
  else if (at + step < 0) document.querySelector<HTMLElement>('.lib-search input')?.focus()
}

/** True after it has been so for a while: what is quick is not announced. */
function useSlow(now: boolean): boolean {
  const [slow, setSlow] = useState(false)
  useEffect(() => {
    if (!now) {
      setSlow(false)
      return
    }
    const timer = setTimeout(() => setSlow(true), 250)
    return () => clearTimeout(timer)
  }, [now])
  return slow
}
