import type { ArticleIndex, Focus, ViewState } from '../explore.ts'

type Kind = 'statements' | 'speakers' | 'places' | 'topics'

/** What an index calls a part of an article, given by the library's id of the article and the part's own; undefined where it has none. */
export function idIn(
  { combination, libraryId }: ArticleIndex,
  kind: Kind,
  article: string,
  id: string,
): string | undefined {
  if (!combination) return article === libraryId ? id : undefined
  return combination.members.find((member) => member.id === article)?.[kind].get(id)
}

/** The same statement, speaker, place or topic in another index; undefined where none of its articles is in there. */
function sameIn(from: ArticleIndex, kind: Kind, id: string, to: ArticleIndex): string | undefined {
  if (!from.combination) return idIn(to, kind, from.libraryId, id)
  for (const member of from.combination.members) {
    for (const [own, renamed] of member[kind]) {
      const same = renamed === id ? idIn(to, kind, member.id, own) : undefined
      if (same !== undefined) return same
    }
  }
  return undefined
}

/** A view of some articles as a view of others, for what they have in common: so an article joins or leaves and the rest stays. */
export function carryView(from: ArticleIndex, view: ViewState, to: ArticleIndex): Partial<ViewState> {
  const one = (kind: Kind, id: string) => sameIn(from, kind, id, to)
  const all = (kind: Kind, ids: readonly string[]) => ids.flatMap((id) => one(kind, id) ?? [])
  const { filters, focus, picked } = view
  return {
    anchor: one('statements', view.anchor) ?? '',
    picked: picked === null ? null : (one('statements', picked) ?? null),
    focus: focus && carryFocus(focus, one, all),
    filters: {
      articles: filters.articles,
      speakers: all('speakers', filters.speakers),
      topics: all('topics', filters.topics),
      places: all('places', filters.places),
      modes: filters.modes,
    },
    reading: view.reading,
    secondsEach: view.secondsEach,
  }
}

function carryFocus(
  focus: Focus,
  one: (kind: Kind, id: string) => string | undefined,
  all: (kind: Kind, ids: readonly string[]) => readonly string[],
): Focus | null {
  switch (focus.kind) {
    case 'about':
      return { kind: 'about', places: all('places', focus.places) }
    case 'said': {
      const place = one('places', focus.place)
      return place === undefined ? null : { kind: 'said', place }
    }
    case 'times':
      return { ...focus, statements: all('statements', focus.statements) }
  }
}
