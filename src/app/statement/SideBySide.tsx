import { Fragment } from 'react'
import type { Statement } from '../../core/article.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { speakerNames, statementLine, statementName } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { StatementMarkIcon } from '../ui/StatementMark.tsx'
import type { Dispute } from './dispute.ts'
import { listed } from './listed.ts'
import { Speakers } from './Speakers.tsx'
import { QuotedFigure } from './Words.tsx'

/** A claim and what is set against it, question by question; where the article is silent, it says so. */
export function SideBySide({ index, dispute }: { readonly index: ArticleIndex; readonly dispute: Dispute }) {
  const { claims, answer, points } = dispute
  const claimants = [...new Set(claims.flatMap((claim) => claim.speakers))]
  const numbers = claims.map((claim) => String(index.numbers.get(claim.id)))
  return (
    <table className="st-sides">
      <caption className="unseen">
        What {[...new Set(claims.map((claim) => speakerNames(index, claim)))].join(' and ')} said, and what{' '}
        {speakerNames(index, answer)} set against it
      </caption>
      <thead>
        <tr>
          <th scope="col">
            <Speakers index={index} statement={answer} ids={claimants} />
          </th>
          <th scope="col">
            <Speakers index={index} statement={answer} />
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="st-sides-words">
          <td>
            <Words index={index} statements={claims} />
          </td>
          <td>
            <Words index={index} statements={[answer]} remark={`, disputes ${listed(numbers)}`} />
          </td>
        </tr>
      </tbody>
      {points.map((point) => (
        <tbody key={point.question}>
          <tr className="st-sides-question">
            <th scope="rowgroup" colSpan={2}>
              {point.question}
            </th>
          </tr>
          <tr className="st-sides-point">
            <Answer text={point.claim} />
            <Answer text={point.answer} />
          </tr>
        </tbody>
      ))}
    </table>
  )
}

function Words({
  index,
  statements,
  remark = '',
}: {
  readonly index: ArticleIndex
  readonly statements: readonly Statement[]
  readonly remark?: string
}) {
  const dispatch = useView((view) => view.dispatch)
  const setHover = useView((view) => view.setHover)
  const current = useView((view) => view.exploration.current?.id)
  return (
    <>
      <div className="st-sides-cue">
        {statements.map((statement) => (
          <button
            key={statement.id}
            type="button"
            className="st-mark-button"
            aria-label={statementName(index, statement)}
            aria-current={statement.id === current ? 'step' : undefined}
            onClick={() => dispatch({ type: 'select', statement: statement.id })}
            onPointerEnter={() => setHover({ kind: 'statement', id: statement.id })}
            onPointerLeave={() => setHover(null)}
          >
            <StatementMarkIcon
              number={index.numbers.get(statement.id) ?? 0}
              rank={index.ranks.get(statement.speakers[0] ?? '') ?? 0}
              mode={statement.mode}
            />
          </button>
        ))}
        <p>
          {statements.map((statement, place) => (
            <Fragment key={statement.id}>
              {place > 0 && ', '}
              <i>{statement.cue?.verb}</i>
            </Fragment>
          ))}
          {remark}
        </p>
      </div>
      {statements.map((statement) =>
        statement.quotations.length > 0 ? (
          <QuotedFigure key={statement.id} index={index} statement={statement} size="side" />
        ) : (
          <p key={statement.id} className="st-paraphrase">
            {statementLine(index.article, statement)}
          </p>
        ),
      )}
    </>
  )
}

function Answer({ text }: { readonly text: string | null }) {
  return text === null ? <td className="st-silence">Nothing on this in the article.</td> : <td>{text}</td>
}
