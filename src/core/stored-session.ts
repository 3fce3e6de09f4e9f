import { shortHash } from './combine/ids.ts'
import type { Focus, ViewState } from './explore.ts'
import type { Session, StoredView } from './session.ts'

// Apart from the session's schema: the page writes sessions, main alone checks them.

export const emptySession: Session = {
  version: 2,
  article: null,
  together: [],
  views: {},
  panes: { panelWidth: null, timelineHeight: null, placesOpen: null, tab: 'statement' },
  libraryOpen: false,
  readerOpen: false,
  readerPlaces: {},
  theme: 'system',
  textScale: 1,
}

/** The article of the session, or the first there is. */
export const articleToOpen = <T extends { readonly id: string }>(
  articles: readonly T[],
  session: Session,
): T | undefined => articles.find((item) => item.id === session.article) ?? articles[0]

/** What of a view state is worth keeping: everything but that it plays. */
export function storedView({ anchor, picked, focus, filters, reading, secondsEach }: ViewState): StoredView {
  return {
    anchor,
    picked,
    focus: focus && storedFocus(focus),
    filters: {
      articles: [...filters.articles],
      speakers: [...filters.speakers],
      topics: [...filters.topics],
      places: [...filters.places],
      modes: [...filters.modes],
    },
    reading,
    secondsEach,
  }
}

function storedFocus(focus: Focus): StoredView['focus'] {
  if (focus.kind === 'about') return { kind: 'about', places: [...focus.places] }
  if (focus.kind === 'times') return { ...focus, statements: [...focus.statements] }
  return focus
}

/** The key of the view of articles open together, whatever their order. No library id has a plus sign. */
export const togetherKey = (ids: readonly string[]): string => `+${shortHash([...ids].sort().join(' '))}`
