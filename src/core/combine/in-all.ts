import type { Statement } from '../article.ts'
import type { ArticleIndex } from '../explore.ts'
import { printedIn } from './combination.ts'

/** What can be looked at across articles: a speaker, a place or a topic, by the ids that its own article gives. */
export interface Subject {
  readonly kind: 'speakers' | 'places' | 'topics'
  /** The library's id of an article it stands in. */
  readonly article: string
  readonly id: string
  /** “All statements by Franklin D. Roosevelt”. */
  readonly words: string
}

/** Everything about a statement that other articles may speak of too: who says it, about which places, on which topics. */
export function subjectsOf(index: ArticleIndex, statement: Statement): readonly Subject[] {
  const { id: article, article: own, statement: ownId } = printedIn(index, statement.id)
  const there = own.statements.find((item) => item.id === ownId)
  if (!there) return []
  const named = (list: readonly { readonly id: string; readonly name: string }[], id: string) =>
    list.find((item) => item.id === id)?.name ?? id
  const title = (id: string) => own.topics.find((topic) => topic.id === id)?.title ?? id
  const places = [...new Set(there.about.places.map((item) => item.place))]
  return [
    ...there.speakers.map(
      (id): Subject => ({ kind: 'speakers', article, id, words: `All statements by ${named(own.speakers, id)}` }),
    ),
    ...places.map(
      (id): Subject => ({ kind: 'places', article, id, words: `All statements about ${named(own.places, id)}` }),
    ),
    ...there.topics.map((id): Subject => ({ kind: 'topics', article, id, words: `All statements on “${title(id)}”` })),
  ]
}
