import { createContext, useContext } from 'react'
import type { ArticleSummary } from '../contract/index.ts'
import type { Subject } from '../core/combine/in-all.ts'

/** What to look at once articles are open together. */
export type Look = Omit<Subject, 'words'>

/** The articles of the library and the ways to open them. */
export interface Articles {
  readonly listed: readonly ArticleSummary[]
  /** Library ids of what is open: one, or those open together in order of publication. */
  readonly openIds: readonly string[]
  open(id: string, statement?: string | null): void
  /** Opens articles as one; those that cannot be read are left out, and the reader is told. */
  openTogether(ids: readonly string[], look?: Look): void
}

const ArticlesContext = createContext<Articles | null>(null)

export const ArticlesProvider = ArticlesContext.Provider

/** The library around a view; null where the view is shown without one. */
export const useLibrary = (): Articles | null => useContext(ArticlesContext)

/** Ids of the articles that can be opened. */
export const readableIds = ({ listed }: Articles): readonly string[] =>
  listed.filter((article) => !article.broken).map((article) => article.id)
