import type { Article } from '../article.ts'
import { articleVersion, mostInArticle } from '../article-limits.ts'
import { parseEdtf } from '../date.ts'
import { countOf } from '../wording.ts'
import {
  type Combination,
  type LibraryArticle,
  type Member,
  mostTogether,
  type Origin,
  type Renamed,
} from './combination.ts'
import { prefixesOf, uniqueIds } from './ids.ts'
import { type Held, samePlaces, sameSpeakers, sameTopics } from './known-again.ts'
import { mergePlaces, mergeSpeakers } from './merge.ts'
import { combinedHeadline, combinedStatement } from './statements.ts'

/** Why articles cannot be read together, for people. */
export interface CombineFault {
  readonly kind: 'too-large' | 'empty'
  readonly title: string
  readonly message: string
  readonly hint: string
}

export type Combining =
  | { readonly ok: true; readonly value: Combination }
  | { readonly ok: false; readonly fault: CombineFault }

/**
 * Puts articles together as one for the views: statements one article after the other in order of publication, the speakers,
 * places and topics they share as one. The outcome does not depend on the order they are given in; one given twice counts once.
 * Fails when there are more than an article file may hold of anything, or no statement at all.
 */
export function combineArticles(given: readonly LibraryArticle[]): Combining {
  const articles = inOrder([...new Map(given.map((item) => [item.id, item])).values()])
  const fault = findFault(articles)
  if (fault) return { ok: false, fault }
  const alone = articles.length === 1
  const prefixes = alone ? new Map<string, string>() : prefixesOf(articles.map((item) => item.id))
  const prefixOf = (id: string) => prefixes.get(id) ?? ''

  const speakers = joined(
    articles,
    (article) => article.speakers,
    alone ? apart : sameSpeakers,
    prefixOf,
    mergeSpeakers,
  )
  const places = joined(articles, (article) => article.places, alone ? apart : samePlaces, prefixOf, mergePlaces)
  const topics = joined<Topic>(
    articles,
    (article) => article.topics,
    alone ? apart : sameTopics,
    prefixOf,
    (id, [lead]) => ({
      id,
      title: lead.title,
    }),
  )
  const sections = joined(
    articles,
    (article) => article.sections,
    apart,
    prefixOf,
    (id, [lead]) => ({ ...lead, id }),
  )
  const statementId = uniqueIds()
  const members = articles.map(
    ({ id, article }): Member => ({
      id,
      article,
      statements: new Map(article.statements.map((item) => [item.id, statementId(prefixOf(id), item.id)])),
      sections: sections.renamed.get(id) ?? new Map(),
      speakers: speakers.renamed.get(id) ?? new Map(),
      places: places.renamed.get(id) ?? new Map(),
      topics: topics.renamed.get(id) ?? new Map(),
    }),
  )

  const quotationId = uniqueIds()
  const headlineId = uniqueIds()
  const article: Article = {
    dateline: articleVersion,
    id: alone ? (articles[0]?.article.id ?? 'together') : 'together',
    title: alone ? (articles[0]?.article.title ?? '') : titleOf(articles.length),
    source:
      alone && articles[0]
        ? articles[0].article.source
        : { title: titleOf(articles.length), authors: [], language: 'en' },
    sections: sections.parts,
    topics: topics.parts,
    speakers: speakers.parts,
    places: places.parts,
    statements: members.flatMap((member) =>
      member.article.statements.map((item) =>
        combinedStatement(member, item, (id) => quotationId(prefixOf(member.id), id)),
      ),
    ),
    headlines: members.flatMap((member) =>
      member.article.headlines.map((item) =>
        combinedHeadline(member, item, (id) => headlineId(prefixOf(member.id), id)),
      ),
    ),
    mentions: [],
  }
  return { ok: true, value: { article, members, origins: originsOf(members) } }
}

/** “3 articles together”. */
const titleOf = (count: number) => `${countOf(count, 'article')} together`

function originsOf(members: readonly Member[]): ReadonlyMap<string, Origin> {
  const origins = new Map<string, Origin>()
  for (const member of members) {
    member.article.statements.forEach(({ id }, k) => {
      origins.set(member.statements.get(id) ?? id, { member, statement: id, number: k + 1 })
    })
  }
  return origins
}

/** By publication, the undated last; where that leaves a choice, by the library's id. */
function inOrder(articles: readonly LibraryArticle[]): readonly LibraryArticle[] {
  const days = new Map(articles.map(({ id, article }) => [id, publishedOn(article)]))
  const dayOf = ({ id }: LibraryArticle) => days.get(id) ?? Number.POSITIVE_INFINITY
  return [...articles].sort((a, b) => {
    const [one, other] = [dayOf(a), dayOf(b)]
    return one === other ? (a.id < b.id ? -1 : 1) : one < other ? -1 : 1
  })
}

/** The first instant it may have been published at, ms since 1970 UTC. */
function publishedOn({ source }: Article): number {
  const parsed = source.published === undefined ? null : parseEdtf(source.published)
  return (parsed?.ok ? (parsed.span.earliest ?? parsed.span.latest) : null) ?? Number.POSITIVE_INFINITY
}

type Topic = Article['topics'][number]
type Group = readonly number[]
type Parts<T> = (article: Article) => readonly T[]

const apart = (items: readonly unknown[]): readonly Group[] => items.map((_, k) => [k])

/** The parts of all articles, those that are the same put together, and what each article's own are called now. */
function joined<T extends { readonly id: string }>(
  articles: readonly LibraryArticle[],
  partsOf: Parts<T>,
  group: (items: readonly Held<T>[]) => readonly Group[],
  prefixOf: (id: string) => string,
  merge: (id: string, parts: readonly [T, ...T[]]) => T,
): { readonly parts: T[]; readonly renamed: ReadonlyMap<string, Renamed> } {
  const held = articles.flatMap(({ id, article }) => partsOf(article).map((part) => ({ article: id, part })))
  const renamed = new Map<string, Map<string, string>>()
  const unique = uniqueIds()
  const parts = group(held).flatMap((items) => {
    const own = items.flatMap((item) => held[item] ?? [])
    const [lead, ...others] = own
    if (!lead) return []
    const id = unique(prefixOf(lead.article), lead.part.id)
    for (const { article, part } of own) {
      const names = renamed.get(article) ?? new Map<string, string>()
      renamed.set(article, names.set(part.id, id))
    }
    return [merge(id, [lead.part, ...others.map((item) => item.part)])]
  })
  return { parts, renamed }
}

const lists = ['statements', 'sections', 'headlines', 'speakers', 'places', 'topics'] as const

/** What people call the parts of an article. */
const nouns = {
  headlines: 'headline',
  places: 'place',
  sections: 'section',
  speakers: 'speaker',
  statements: 'statement',
  topics: 'topic',
} as const

const tooLarge = (articles: number, message: string): CombineFault => ({
  kind: 'too-large',
  title: `${countOf(articles, 'article')} cannot be opened together: they are too many`,
  message,
  hint: 'Choose fewer articles. Nothing of them was changed.',
})

/** What is wrong with so many articles, before any of them is read; null when that is nothing. */
export const tooManyArticles = (count: number): CombineFault | null =>
  count > mostTogether ? tooLarge(count, `Dateline opens up to ${countOf(mostTogether, 'article')} together.`) : null

function findFault(articles: readonly LibraryArticle[]): CombineFault | null {
  const tooMany = tooManyArticles(articles.length)
  if (tooMany) return tooMany
  for (const list of lists) {
    const count = articles.reduce((sum, { article }) => sum + article[list].length, 0)
    if (count > mostInArticle[list])
      return tooLarge(
        articles.length,
        `Together they have ${countOf(count, nouns[list])}; Dateline shows up to ${mostInArticle[list].toLocaleString('en-GB')} at once.`,
      )
  }
  if (articles.every(({ article }) => article.statements.length === 0)) {
    return {
      kind: 'empty',
      title: `${countOf(articles.length, 'article')} cannot be opened together: they have no statements`,
      message: 'Nothing has been found in them, or entered, that the map and the timeline could show.',
      hint: 'Choose an article with statements, or open one of these alone.',
    }
  }
  return null
}
