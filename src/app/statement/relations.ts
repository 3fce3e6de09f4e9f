import type { Statement, StatementLink } from '../../core/article.ts'
import type { ArticleIndex } from '../../core/explore.ts'

/** Another statement that this one has to do with, and how. */
export interface Relation {
  readonly label: string
  readonly statement: Statement
  readonly dispute: boolean
  /** The place that both are about, for relations through a place. */
  readonly place?: string
}

type LinkType = StatementLink['type']

/** What a link is called from the statement that holds it, and from the one it leads to. */
const labels: Readonly<Record<LinkType, readonly [from: string, to: string]>> = {
  disputes: ['Disputes', 'Disputed by'],
  replies: ['Answers', 'Answered by'],
  interrupts: ['Interrupts', 'Interrupted by'],
  continues: ['Goes on from', 'Continued in'],
  repeats: ['Repeats', 'Repeated in'],
}

const linkTypes: readonly LinkType[] = ['disputes', 'replies', 'interrupts', 'continues', 'repeats']

/** Every statement linked with this one in either direction, disputes first, then one about the same place. */
export function relationsOf(index: ArticleIndex, statement: Statement): readonly Relation[] {
  const others = (index.linkedFrom.get(statement.id) ?? []).flatMap((id) => index.statements.get(id) ?? [])
  const links = linkTypes.flatMap((type) => [
    ...statement.links.filter((link) => link.type === type).map((link) => relation(index, link.to, type, 0)),
    ...others
      .filter((other) => other.links.some((link) => link.type === type && link.to === statement.id))
      .map((other) => relation(index, other.id, type, 1)),
  ])
  const found = links.filter((item) => item !== null)
  const near = placeRelation(index, statement, new Set([statement.id, ...found.map((item) => item.statement.id)]))
  return near ? [...found, near] : found
}

function relation(index: ArticleIndex, id: string, type: LinkType, direction: 0 | 1): Relation | null {
  const statement = index.statements.get(id)
  return statement ? { label: labels[type][direction], statement, dispute: type === 'disputes' } : null
}

/** A place in more statements than this says little about any one of them. */
const telling = 5

/** Places spoken about in few statements, the fewest first; never a city that stands for its government. */
export function tellingPlaces(index: ArticleIndex, statement: Statement): readonly string[] {
  const count = (id: string) => index.about.get(id)?.length ?? 0
  return statement.about.places
    .filter((item) => item.as === undefined && count(item.place) <= telling)
    .map((item) => item.place)
    .sort((one, other) => count(one) - count(other))
}

function placeRelation(index: ArticleIndex, statement: Statement, taken: ReadonlySet<string>): Relation | null {
  const place = tellingPlaces(index, statement).find((id) => (index.about.get(id)?.length ?? 0) > 1)
  if (place === undefined) return statement.about.places.length === 0 ? nearRelation(index, statement, taken) : null
  const number = index.numbers.get(statement.id) ?? 0
  const others = (index.about.get(place) ?? []).filter((id) => !taken.has(id))
  const at = (id: string) => index.numbers.get(id) ?? 0
  const earlier = others.filter((id) => at(id) < number).at(-1)
  const other = index.statements.get(earlier ?? others[0] ?? '')
  return other ? { label: earlier ? 'Earlier' : 'Later', statement: other, dispute: false, place } : null
}

/** For words that name no place: the statement that they lead back to and that does name one. */
function nearRelation(index: ArticleIndex, statement: Statement, taken: ReadonlySet<string>): Relation | null {
  const seen = new Set([statement.id])
  let from: readonly Statement[] = [statement]
  for (let steps = 0; steps < 3; steps += 1) {
    const links = from.flatMap((item) => item.links.filter((link) => link.type !== 'disputes'))
    from = links.flatMap((link) => index.statements.get(link.to) ?? []).filter((item) => !seen.has(item.id))
    for (const item of from) {
      seen.add(item.id)
      const place = tellingPlaces(index, item)[0]
      if (place !== undefined && !taken.has(item.id)) return { label: 'Near', statement: item, dispute: false, place }
    }
  }
  return null
}
