import type { Article, DisputePoint, StatementLink } from '../article.ts'
import { type Edit, EditFault } from './edit.ts'
import { fitted, getStatement, withStatement } from './parts.ts'

export function setLink(
  article: Article,
  { statement: id, link, to, on }: Extract<Edit, { type: 'set-link' }>,
): Article {
  getStatement(article, to)
  if (id === to) throw new EditFault('A statement cannot be linked to itself.')
  return withStatement(article, id, (statement) => {
    const others = statement.links.filter((item) => !(item.type === link && item.to === to))
    const added: StatementLink = link === 'disputes' ? { type: link, to, points: [] } : { type: link, to }
    return { ...statement, links: on ? [...others, added] : others }
  })
}

/** Sets side by side, row by row, what a statement says against another; an empty side is the article's silence. */
export function setPoints(article: Article, edit: Extract<Edit, { type: 'set-points' }>): Article {
  const disputes = (link: StatementLink) => link.type === 'disputes' && link.to === edit.to
  if (!getStatement(article, edit.statement).links.some(disputes))
    throw new EditFault('The statement does not dispute that one any more.')
  const points = edit.points.slice(0, 200).map((point): DisputePoint => {
    const side = (words: string | null) => fitted(words ?? '', 500) || null
    const question = fitted(point.question, 200)
    if (question === '') throw new EditFault('A row needs what it is about.')
    return { question, claim: side(point.claim), answer: side(point.answer) }
  })
  return withStatement(article, edit.statement, (statement) => ({
    ...statement,
    links: statement.links.map((link) =>
      link.type === 'disputes' && link.to === edit.to ? { ...link, points } : link,
    ),
  }))
}
