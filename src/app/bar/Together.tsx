import { useState } from 'react'
import type { ArticleSummary } from '../../contract/index.ts'
import { countOf } from '../../core/wording.ts'
import { type Articles, readableIds, useLibrary } from '../articles.ts'
import { articleFacts } from '../ui/article-facts.ts'
import { Icon } from '../ui/icons.tsx'

/** “3 articles together”; null while one article is open alone. */
export function useTogetherTitle(): string | null {
  const count = useLibrary()?.openIds.length ?? 0
  return count < 2 ? null : `${countOf(count, 'article')} together`
}

/** How many titles the bar has room for. */
const MOST_NAMED = 3

/** The titles of the articles that are open together, the first few and how many more. */
export function useTogetherNames(): string | undefined {
  const library = useLibrary()
  if (!library || library.openIds.length < 2) return undefined
  const names = library.openIds.slice(0, MOST_NAMED).map((id) => titleOf(library, id))
  const more = library.openIds.length - names.length
  return `${names.join(' · ')}${more > 0 ? ` and ${more} more` : ''}`
}

const titleOf = ({ listed }: Articles, id: string) => listed.find((article) => article.id === id)?.title ?? id

/** Which articles are ticked in the switcher, to be opened together. */
export interface Ticks {
  readonly library: Articles
  readonly ids: readonly string[]
  toggle(id: string): void
}

/** Ticks that begin with what is open; null where there are not two articles to open together. */
export function useTicks(): Ticks | null {
  const library = useLibrary()
  const [chosen, setChosen] = useState<{ openIds: readonly string[]; ids: readonly string[] } | null>(null)
  if (!library) return null
  const readable = readableIds(library)
  if (readable.length < 2) return null
  const { openIds } = library
  // What was ticked holds until something else is open.
  const ids = (chosen?.openIds === openIds ? chosen.ids : openIds).filter((id) => readable.includes(id))
  return {
    library,
    ids,
    toggle: (id) => setChosen({ openIds, ids: ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id] }),
  }
}

/** The box of an article in the switcher. */
export function Tick({ ticks, article }: { readonly ticks: Ticks; readonly article: ArticleSummary }) {
  return (
    <label className="switcher-tick" title="Open together with others">
      <input
        type="checkbox"
        aria-label={`Open “${article.title}” together with others`}
        checked={ticks.ids.includes(article.id)}
        disabled={article.broken}
        onChange={() => ticks.toggle(article.id)}
      />
    </label>
  )
}

/** Under the articles of the switcher: opens those that are ticked. Stays in sight under a long list. */
export function OpenTicked({ ticks, close }: { readonly ticks: Ticks; readonly close: () => void }) {
  const { library, ids } = ticks
  const open = new Set(library.openIds)
  const changed = ids.length !== open.size || ids.some((id) => !open.has(id))
  return (
    <div className="switcher-foot">
      <button
        type="button"
        className="btn btn-primary"
        disabled={ids.length < 2 || !changed}
        onClick={() => {
          close()
          library.openTogether(ids)
        }}
      >
        {ids.length < 2 ? 'Open together' : `Open ${countOf(ids.length, 'article')} together`}
      </button>
      <small>
        {ids.length < 2 ? 'Tick two or more.' : changed ? 'On one map and timeline.' : 'These are open now.'}
      </small>
    </div>
  )
}

/** The articles that are open together, each with the ways to open it alone and to take it out. */
export function OpenTogetherNow({ close }: { readonly close: () => void }) {
  const library = useLibrary()
  if (!library || library.openIds.length < 2) return null
  const { openIds } = library
  const without = (id: string) => openIds.filter((other) => other !== id)
  return (
    <>
      <p className="menu-heading">Open together</p>
      <ul aria-label="Open together">
        {openIds.map((id) => {
          const article = library.listed.find((item) => item.id === id)
          const title = titleOf(library, id)
          return (
            <li key={id} className="switcher-member">
              <button
                type="button"
                className="menu-row switcher-row"
                title="Open alone"
                onClick={() => {
                  close()
                  library.open(id)
                }}
              >
                <span className="menu-tick" />
                <span>
                  {title}
                  {article && <small>{articleFacts(article)}</small>}
                </span>
              </button>
              <button
                type="button"
                className="icon-btn"
                aria-label={`Take “${title}” out`}
                title="Take out"
                onClick={() => {
                  close()
                  library.openTogether(without(id))
                }}
              >
                <Icon name="close" />
              </button>
            </li>
          )
        })}
      </ul>
      <div className="menu-rule" />
    </>
  )
}
