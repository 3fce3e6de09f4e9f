import { type CSSProperties, memo, type ReactNode } from 'react'
import type { ItemRef } from '../../core/edit/edit.ts'
import type { Paragraph } from '../../core/edit/paragraphs.ts'
import type { Segment, SpanIndex, TextSpan } from '../../core/edit/spans.ts'
import type { ArticleIndex } from '../../core/explore.ts'
import { speakerStyle } from '../../core/speaker-style.ts'
import { statementName } from '../../core/wording.ts'
import { StatementMarkIcon } from '../ui/StatementMark.tsx'
import { focusText } from './focus-text.ts'

export interface RowProps {
  readonly index: ArticleIndex
  readonly spans: SpanIndex
  readonly row: Paragraph
  /** Ids of the statements that begin in it. */
  readonly statements: readonly string[]
  readonly item: ItemRef | null
  readonly onLook: (item: ItemRef) => void
}

/** One paragraph or heading of the source, its spans drawn and the numbers of its statements in the margin. */
export const Row = memo(function Row({ index, spans, row, statements, item, onLook }: RowProps) {
  const Tag = row.kind === 'heading' ? (row.level <= 2 ? 'h2' : 'h3') : row.kind === 'quote' ? 'blockquote' : 'p'
  const text = index.article.document?.text ?? ''
  const style: CSSProperties & Record<`--${string}`, number> = { '--rd-numbers': statements.length }
  return (
    <div className={`rd-row rd-row-${row.kind} ${row.continues ? 'rd-row-continues' : ''}`} style={style}>
      {statements.length > 0 && (
        <div className="rd-margin">
          {statements.map((id) => (
            <StatementNumber
              key={id}
              index={index}
              id={id}
              current={item?.kind === 'statement' && item.id === id}
              onLook={onLook}
            />
          ))}
        </div>
      )}
      <Tag className="rd-text" dir="auto">
        {drawn(text, index, spans.segments(row), item)}
      </Tag>
    </div>
  )
})

function StatementNumber({
  index,
  id,
  current,
  onLook,
}: {
  readonly index: ArticleIndex
  readonly id: string
  readonly current: boolean
  readonly onLook: (item: ItemRef) => void
}) {
  const statement = index.statements.get(id)
  if (!statement) return null
  const nested = statement.quotations[0]?.nested[0]?.speakers[0]
  return (
    <button
      type="button"
      className="rd-number"
      aria-label={statementName(index, statement)}
      aria-current={current ? 'step' : undefined}
      tabIndex={-1}
      onClick={() => {
        onLook({ kind: 'statement', id })
        focusText()
      }}
    >
      <StatementMarkIcon
        number={index.numbers.get(id) ?? 0}
        rank={index.ranks.get(statement.speakers[0] ?? '') ?? 0}
        mode={statement.mode}
        nestedRank={nested === undefined ? undefined : index.ranks.get(nested)}
        state={current ? 'current' : 'rest'}
      />
    </button>
  )
}

const quotationOf = ({ spans }: Segment): TextSpan | undefined => spans.find((span) => span.kind === 'quotation')

/** Segments in order; those of one quotation inside an element of their own, so that its ground and line are unbroken. */
function drawn(text: string, index: ArticleIndex, segments: readonly Segment[], item: ItemRef | null): ReactNode[] {
  const nodes: ReactNode[] = []
  for (let at = 0; at < segments.length; ) {
    const first = segments[at]
    if (!first) break
    const quotation = quotationOf(first)
    if (!quotation) {
      nodes.push(<Piece key={first.start} text={text} index={index} segment={first} item={item} />)
      at += 1
      continue
    }
    const held: Segment[] = []
    for (let segment = segments[at]; segment && quotationOf(segment) === quotation; segment = segments[at]) {
      held.push(segment)
      at += 1
    }
    nodes.push(
      <span
        key={first.start}
        className={`rd-quotation ${isOf(quotation, item) ? 'is-current' : ''}`}
        style={colourOf(index, quotation)}
      >
        {held.map((segment) => (
          <Piece key={segment.start} text={text} index={index} segment={segment} item={item} />
        ))}
      </span>,
    )
  }
  return nodes
}

const isOf = (span: TextSpan, item: ItemRef | null) => span.item.kind === item?.kind && span.item.id === item.id

function colourOf(index: ArticleIndex, span: TextSpan): CSSProperties {
  const { colour } = speakerStyle(index.ranks.get(span.speaker ?? '') ?? 0)
  const style: CSSProperties & Record<`--${string}`, string> = { '--c': `var(${colour})` }
  return style
}

interface PieceProps {
  readonly text: string
  readonly index: ArticleIndex
  readonly segment: Segment
  readonly item: ItemRef | null
}

/** Up to this many letters a name stays on one line, with its mark. */
const LONGEST_WHOLE = 30

/** The smallest piece: one stretch that the same spans cover. It holds one text node, so that a caret finds its place. */
function Piece({ text, index, segment: { start, end, spans }, item }: PieceProps) {
  const classes: string[] = []
  let style: CSSProperties | undefined
  for (const span of spans) {
    if (span.kind === 'quotation') continue
    classes.push(`rd-${span.kind}`)
    if (span.start === start) classes.push(`rd-${span.kind}-first`)
    if (span.kind === 'place' && span.end - span.start <= LONGEST_WHOLE) classes.push('rd-whole')
    if (span.speaker !== null) style = colourOf(index, span)
    if (isOf(span, item)) classes.push(span.kind === 'cue' || span.kind === 'speaker' ? 'is-beside' : 'is-current')
  }
  // One mark of doubt, after the last word of what is in doubt.
  if (spans.some((span) => span.doubtful && span.end === end)) classes.push('is-doubtful')
  return (
    <span data-at={start} className={classes.length > 0 ? classes.join(' ') : undefined} style={style}>
      {text.slice(start, end)}
    </span>
  )
}
