import type { Article, Headline, NestedQuotation, Quotation, Selector, Statement } from '../article.ts'
import { mostQuotedUnits } from '../article-limits.ts'
import { statementWords } from '../quoted-words.ts'
import type { Member } from './combination.ts'

/** Gives a part of the member its id in the combination. */
type Rename = (id: string) => string

/** A statement of a member as the combination has it: every id its new one, its words with it, since the document is not. */
export function combinedStatement(member: Member, statement: Statement, quotation: Rename): Statement {
  const to = renaming(member)
  return {
    ...statement,
    id: to.statement(statement.id),
    section: to.section(statement.section),
    speakers: distinct(statement.speakers, to.speaker),
    quotations: statement.quotations.map((item) => combinedQuotation(item, to.speaker, quotation)),
    said: { ...statement.said, place: statement.said.place === null ? null : to.place(statement.said.place) },
    about: {
      places: distinctBy(statement.about.places, (item) => item.place, to.place).map((item) => ({
        ...withoutMention(item),
        place: to.place(item.place),
      })),
      times: statement.about.times.map(withoutMention),
    },
    topics: distinct(statement.topics, to.topic),
    links: statement.links.map((link) => ({ ...link, to: to.statement(link.to) })),
    selectors: withWords(member.article, statement),
  }
}

export function combinedHeadline(member: Member, headline: Headline, rename: Rename): Headline {
  const to = renaming(member)
  const { section, ...rest } = headline
  return {
    ...rest,
    id: rename(headline.id),
    statement: to.statement(headline.statement),
    speakers: distinct(headline.speakers, to.speaker),
    ...(section === undefined ? {} : { section: to.section(section) }),
  }
}

const combinedQuotation = (quotation: Quotation, speaker: Rename, rename: Rename): Quotation => ({
  ...quotation,
  id: rename(quotation.id),
  nested: quotation.nested.map(
    (item): NestedQuotation => ({ ...item, id: rename(item.id), speakers: distinct(item.speakers, speaker) }),
  ),
})

/** A member is checked, so that each of its references leads to one of its parts. */
const renaming = (member: Member) => {
  const by =
    (renamed: ReadonlyMap<string, string>): Rename =>
    (id) =>
      renamed.get(id) ?? id
  return {
    statement: by(member.statements),
    section: by(member.sections),
    speaker: by(member.speakers),
    place: by(member.places),
    topic: by(member.topics),
  }
}

/** Drops what only became the same by being put together; what the article says twice stays twice. */
function distinctBy<T>(items: readonly T[], idOf: (item: T) => string, rename: Rename): T[] {
  const holders = new Map<string, string>()
  return items.filter((item) => {
    const own = idOf(item)
    const id = rename(own)
    const held = holders.get(id)
    if (held === undefined) holders.set(id, own)
    return held === undefined || held === own
  })
}

const distinct = (ids: readonly string[], rename: Rename): string[] => distinctBy(ids, (id) => id, rename).map(rename)

function withoutMention<T extends { readonly mention?: string | undefined }>({ mention: _, ...rest }: T) {
  return rest
}

/** Words that only the document held are taken along as a selector of their own. */
function withWords(article: Article, statement: Statement): Selector[] {
  if (statement.quotations.length > 0 || article.document === undefined) return statement.selectors
  const words = statementWords(article, statement)?.slice(0, mostQuotedUnits).trim()
  if (!words || statement.selectors[0]?.type === 'TextQuoteSelector') return statement.selectors
  const held: Selector = { type: 'TextQuoteSelector', exact: words }
  return [held, ...statement.selectors].slice(0, mostSelectors)
}

/** As many as a statement may have. */
const mostSelectors = 200
