import type { Article } from '../article.ts'
import { type Edit, EditFault } from './edit.ts'
import { fitted, shortName, withoutUnused } from './parts.ts'

export function renameSpeaker(article: Article, edit: Extract<Edit, { type: 'rename-speaker' }>): Article {
  const { speaker: id, name, role, kind } = edit
  const words = fitted(name, 120)
  if (words === '') throw new EditFault('A speaker needs a name.')
  if (article.speakers.some((item) => item.id !== id && item.name === words))
    throw new EditFault(`Another speaker is called ${words}. Merge the two instead.`)
  return {
    ...article,
    speakers: article.speakers.map((item) => {
      if (item.id !== id) return item
      const { role: _, ...rest } = item
      const next = role === undefined ? item.role : fitted(role, 200)
      const short = fitted(edit.short ?? '', 40) || (words === item.name ? item.short : shortName(words))
      return { ...rest, name: words, short, kind: kind ?? item.kind, ...(next ? { role: next } : {}) }
    }),
  }
}

/** Two names of one speaker: all that the first says, the second says from now on. */
export function mergeSpeakers(article: Article, id: string, into: string): Article {
  if (id === into) throw new EditFault('A speaker cannot be merged with itself.')
  if (!article.speakers.some((item) => item.id === into))
    throw new EditFault('That speaker is no longer in the article.')
  const all = (ids: readonly string[]) => [...new Set(ids.map((other) => (other === id ? into : other)))]
  return withoutUnused({
    ...article,
    statements: article.statements.map((statement) => ({
      ...statement,
      speakers: all(statement.speakers),
      quotations: statement.quotations.map((quotation) => ({
        ...quotation,
        nested: quotation.nested.map((inner) => ({ ...inner, speakers: all(inner.speakers) })),
      })),
    })),
    headlines: article.headlines.map((item) => ({ ...item, speakers: all(item.speakers) })),
  })
}
