import { type ArticleIndex, type Filters, type Focus, hasFilters } from '../../core/explore.ts'
import { useView } from '../store.ts'
import { listed } from './listed.ts'

/** Said in place of a statement when filters and focus leave none. */
export function Empty() {
  const dispatch = useView((view) => view.dispatch)
  const index = useView((view) => view.index)
  const filters = useView((view) => view.exploration.state.filters)
  const focus = useView((view) => view.exploration.state.focus)
  return (
    <div className="st-empty">
      <p>No statement matches {listed([...filterNames(index, filters), ...focusNames(index, focus)])}.</p>
      <p>
        {hasFilters(filters) && (
          <button type="button" className="text-link" onClick={() => dispatch({ type: 'clear-filters' })}>
            Clear filters
          </button>
        )}
        {focus && (
          <button type="button" className="text-link" onClick={() => dispatch({ type: 'clear-focus' })}>
            Leave the focus
          </button>
        )}
      </p>
    </div>
  )
}

const modeNames = { direct: 'direct words', mixed: 'words partly quoted', indirect: 'reported words' } as const

/** The names of filters as people say them, alternatives with “or”. */
function filterNames(index: ArticleIndex, filters: Filters): string[] {
  const either = (names: readonly string[]) => (names.length > 0 ? [names.join(' or ')] : [])
  return [
    ...either(filters.articles.map((id) => `“${titleOf(index, id)}”`)),
    ...either(filters.speakers.map((id) => index.speakers.get(id)?.short ?? id)),
    ...either(filters.topics.map((id) => `“${index.article.topics.find((topic) => topic.id === id)?.title ?? id}”`)),
    ...either(filters.places.map((id) => nameOf(index, id))),
    ...either(filters.modes.map((mode) => modeNames[mode])),
  ]
}

function focusNames(index: ArticleIndex, focus: Focus | null): string[] {
  switch (focus?.kind) {
    case undefined:
      return []
    case 'about':
      return [focus.places.map((id) => nameOf(index, id)).join(' or ')]
    case 'said':
      return [`said in ${nameOf(index, focus.place)}`]
    case 'times':
      return [focus.label]
  }
}

const titleOf = (index: ArticleIndex, article: string) =>
  index.combination?.members.find((member) => member.id === article)?.article.title ?? article

const nameOf = (index: ArticleIndex, id: string) => index.places.get(id)?.short ?? index.places.get(id)?.name ?? id
