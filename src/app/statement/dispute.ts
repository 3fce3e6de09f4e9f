import type { DisputePoint, Statement } from '../../core/article.ts'
import type { ArticleIndex } from '../../core/explore.ts'

/** All that one statement disputes, and that statement. */
export interface Dispute {
  readonly claims: readonly Statement[]
  readonly answer: Statement
  readonly points: readonly DisputePoint[]
}

/** The dispute that a statement stands on either side of. Where several dispute it, the first in the article. */
export function findDispute(index: ArticleIndex, statement: Statement): Dispute | null {
  const disputes = (item: Statement, to?: string) =>
    item.links.some((link) => link.type === 'disputes' && (to ?? link.to) === link.to)
  const others = (index.linkedFrom.get(statement.id) ?? []).flatMap((id) => index.statements.get(id) ?? [])
  const answer = disputes(statement) ? statement : others.find((item) => disputes(item, statement.id))
  if (!answer) return null
  const links = answer.links.filter((link) => link.type === 'disputes')
  const claims = links.flatMap((link) => index.statements.get(link.to) ?? [])
  return { claims, answer, points: links.flatMap((link) => link.points) }
}
