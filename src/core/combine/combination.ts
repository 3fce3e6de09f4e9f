import type { Article, Speaker } from '../article.ts'

/** How many articles can be read together: as many as a shelf is made for. */
export const mostTogether = 1000

/** An article and what the library calls it. */
export interface LibraryArticle {
  /** The library's id, which need not be the one in the file. */
  readonly id: string
  readonly article: Article
}

/** Ids of an article's own parts, and what they are called in a combination. */
export type Renamed = ReadonlyMap<string, string>

/** An article of a combination. */
export interface Member extends LibraryArticle {
  readonly statements: Renamed
  readonly sections: Renamed
  readonly speakers: Renamed
  readonly places: Renamed
  readonly topics: Renamed
}

/** Where a statement of a combination comes from. */
export interface Origin {
  readonly member: Member
  /** Its id there. */
  readonly statement: string
  /** Its 1-based number there. */
  readonly number: number
}

/** Several articles as one that the views can show; a document or a mention of theirs is not in it. */
export interface Combination {
  /** Valid by `articleSchema`. Its sections are those of the members, one member after the other. */
  readonly article: Article
  /** In order of publication, undated ones last. */
  readonly members: readonly Member[]
  /** By the id of the statement in the combination. */
  readonly origins: ReadonlyMap<string, Origin>
}

/** The article that a statement was printed in, whatever it is read together with. */
export interface Printed {
  /** The library's id of the article. */
  readonly id: string
  readonly article: Article
  /** The statement's own id and 1-based number there. */
  readonly statement: string
  readonly number: number
}

/** What `printedIn` and `speakerAtTheTime` look at: an article's index. */
interface Printing {
  readonly article: Article
  readonly libraryId: string
  readonly combination: Combination | null
  readonly numbers: ReadonlyMap<string, number>
  readonly speakers: ReadonlyMap<string, Speaker>
}

/** Where a statement, given by its id in the index, was printed: what is cited, copied and linked to. */
export function printedIn(index: Printing, statement: string): Printed {
  const origin = index.combination?.origins.get(statement)
  if (origin) {
    const { member, number } = origin
    return { id: member.id, article: member.article, statement: origin.statement, number }
  }
  return { id: index.libraryId, article: index.article, statement, number: index.numbers.get(statement) ?? 0 }
}

/** The title of the article that a statement is from where several are read together; null of one read by itself. */
export const titleAround = (index: Printing, statement: string): string | null =>
  index.combination === null ? null : printedIn(index, statement).article.title

/** A speaker with the role that the statement's own article gives: who is a senator in one may be president in another. */
export function speakerAtTheTime(index: Printing, statement: string, id: string): Speaker | undefined {
  const speaker = index.speakers.get(id)
  const member = index.combination?.origins.get(statement)?.member
  if (!speaker || !member) return speaker
  const there = member.article.speakers.find((item) => member.speakers.get(item.id) === id)
  const { role: _, ...rest } = speaker
  return there?.role === undefined ? rest : { ...rest, role: there.role }
}
