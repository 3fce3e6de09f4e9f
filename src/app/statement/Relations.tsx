import { useState } from 'react'
import type { Statement } from '../../core/article.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { isPreposition, quotedLine, speakerNames } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { StatementMarkIcon } from '../ui/StatementMark.tsx'
import { listed } from './listed.ts'
import { type Relation, relationsOf, tellingPlaces } from './relations.ts'

const SHOWN = 4

/** Statements that answer, dispute, continue … this one, each a way there. Rendered anew for each statement. */
export function Relations({ index, statement }: { readonly index: ArticleIndex; readonly statement: Statement }) {
  const [all, setAll] = useState(false)
  const setTab = useView((view) => view.setTab)
  const relations = relationsOf(index, statement)
  if (relations.length === 0) return null
  // One row more is no longer than a button that hides it.
  const shown = all || relations.length <= SHOWN + 1 ? relations : relations.slice(0, SHOWN)
  const disputes = shown.filter((item) => item.dispute)
  return (
    <ul className="st-relations" aria-label="Related statements">
      {disputes.map((item) => (
        <RelationRow key={`${item.label} ${item.statement.id}`} index={index} relation={item} />
      ))}
      {disputes.length > 0 && (
        <li className="st-relation-more">
          <button type="button" className="btn" onClick={() => setTab('sides')}>
            Side by side
          </button>
        </li>
      )}
      {shown
        .filter((item) => !item.dispute)
        .map((item) => (
          <RelationRow key={`${item.label} ${item.statement.id}`} index={index} relation={item} />
        ))}
      {shown.length < relations.length && (
        <li className="st-relation-more">
          <button type="button" className="btn" onClick={() => setAll(true)}>
            Show {relations.length - shown.length} more
          </button>
        </li>
      )}
    </ul>
  )
}

function RelationRow({ index, relation }: { readonly index: ArticleIndex; readonly relation: Relation }) {
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const { statement, label, place } = relation
  const number = index.numbers.get(statement.id) ?? 0
  const nested = statement.quotations[0]?.nested[0]?.speakers[0]
  return (
    <li>
      <button
        type="button"
        className="st-relation"
        onClick={() => dispatch({ type: 'select', statement: statement.id })}
        onPointerEnter={() => setHover({ kind: 'statement', id: statement.id })}
        onPointerLeave={() => setHover(null)}
      >
        <span className="st-relation-label">{label}</span>
        <StatementMarkIcon
          number={number}
          rank={index.ranks.get(statement.speakers[0] ?? '') ?? 0}
          mode={statement.mode}
          nestedRank={nested === undefined ? undefined : index.ranks.get(nested)}
        />
        <span className="st-relation-words">
          <span className="unseen">
            {number}. {speakerNames(index, statement)}:{' '}
          </span>
          <Mention index={index} statement={statement} place={place} />
        </span>
      </button>
    </li>
  )
}

/** A statement in half a line: its first words, or who says what about where when the article gives no words. */
function Mention({
  index,
  statement,
  place,
}: {
  readonly index: ArticleIndex
  readonly statement: Statement
  readonly place?: string | undefined
}) {
  const quotation = statement.quotations[0]
  if (quotation && place === undefined) return <i>{quotedLine(quotation)}</i>
  const who = speakerNames(index, statement, 'short')
  const verb = statement.cue?.verb
  const accordingTo = verb !== undefined && isPreposition(verb)
  return (
    <>
      {accordingTo ? <i>{verb}</i> : who} {accordingTo ? who : <i>{verb}</i>}
      {subjectOf(index, statement, place)}
    </>
  )
}

/** “ on Chasiv Yar”, or for words that name no telling place their topic. */
function subjectOf(index: ArticleIndex, statement: Statement, place: string | undefined): string {
  const places = place === undefined ? tellingPlaces(index, statement) : [place]
  const names = places.map((id) => index.places.get(id)?.short ?? index.places.get(id)?.name ?? id)
  if (names.length > 0)
    return ` on ${listed(names.length > 3 ? [...names.slice(0, 2), `${names.length - 2} more`] : names)}`
  const topic = index.article.topics.find((item) => item.id === statement.topics[0])
  return topic ? ` · ${topic.title}` : ''
}
