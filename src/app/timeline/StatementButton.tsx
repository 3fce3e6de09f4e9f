import { memo } from 'react'
import type { Statement } from '../../core/article.ts'
import type { ArticleIndex, Exploration } from '../../core/explore.ts'
import { speakerStyle } from '../../core/speaker-style.ts'
import type { TimelineMark } from '../../core/timeline/marks.ts'
import { statementName } from '../../core/wording.ts'
import { useView, type ViewStore } from '../store.ts'
import { shapePath } from '../ui/SpeakerShape.tsx'
import { type MarkState, StatementMark } from '../ui/StatementMark.tsx'

export interface StatementButtonProps {
  readonly mark: TimelineMark
  /** Px in the body. */
  readonly x: number
  readonly y: number
  readonly scale: number
  /** Draws fewer parts, where very many are in sight. */
  readonly dense: boolean
  readonly tabStop: boolean
  readonly describedBy: string | undefined
}

const stateOf = (exploration: Exploration, id: string): MarkState | 'hidden' => {
  if (!exploration.visible.has(id)) return 'hidden'
  if (exploration.current?.id === id) return 'current'
  if (exploration.inFocus === null) return 'rest'
  return exploration.inFocus.has(id) ? 'focused' : 'dimmed'
}

/** Hovering a statement anywhere outlines it here; hovering a place outlines what is said about it. */
const isHovered = ({ hover, index }: ViewStore, id: string): boolean =>
  hover !== null && (hover.kind === 'statement' ? hover.id === id : (index.about.get(hover.id)?.includes(id) ?? false))

/** A statement in its lane. One of its marks is a button with its name; the others are the same to the pointer. */
export const StatementButton = memo(function StatementButton({
  mark,
  x,
  y,
  scale,
  dense,
  tabStop,
  describedBy,
}: StatementButtonProps) {
  const index = useView((view) => view.index)
  const state = useView((view) => stateOf(view.exploration, mark.statement))
  const hovered = useView((view) => isHovered(view, mark.statement))
  const dispatch = useView((view) => view.dispatch)
  const statement = index.statements.get(mark.statement)
  if (!statement) return null
  const transform = `translate(${x} ${y})${scale === 1 ? '' : ` scale(${scale})`}`
  if (state === 'hidden') {
    return (
      <circle className="tl-hidden" r={3} transform={transform} data-filtered={statement.id}>
        <title>{`${statementName(index, statement)} (filtered out)`}</title>
      </circle>
    )
  }
  const button = mark.primary
    ? ({
        role: 'button',
        tabIndex: tabStop ? 0 : -1,
        'aria-label': statementName(index, statement),
        'aria-current': state === 'current' ? 'step' : undefined,
        'aria-describedby': describedBy,
      } as const)
    : ({ 'aria-hidden': true } as const)
  const { rank = 0 } = index.lanes[mark.lane] ?? {}
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the role is spread in, for one mark of a statement; the field catches its keys
    <g
      {...button}
      className={dense ? 'tl-mark tl-mark-dense' : 'tl-mark'}
      transform={transform}
      data-key={mark.key}
      data-statement={statement.id}
      onClick={() => dispatch({ type: 'select', statement: statement.id })}
    >
      {!dense && <rect className="tl-hit" x={-14} y={-15} width={28} height={30} rx={4} />}
      {dense ? (
        <DenseMark number={mark.number} rank={rank} statement={statement} state={state} hovered={hovered} />
      ) : (
        <StatementMark
          number={mark.number}
          rank={rank}
          mode={statement.mode}
          nestedRank={nestedRankOf(index, statement)}
          state={state}
          hovered={hovered}
        />
      )}
      {mark.now && <rect x={-5.5} y={14} width={11} height={2} fill={`var(${speakerStyle(rank).colour})`} />}
    </g>
  )
})

function nestedRankOf(index: ArticleIndex, statement: Statement): number | undefined {
  const speaker = statement.quotations.flatMap((quotation) => quotation.nested)[0]?.speakers[0]
  return speaker === undefined ? undefined : index.ranks.get(speaker)
}

interface DenseMarkProps {
  readonly number: number
  readonly rank: number
  readonly statement: Statement
  readonly state: MarkState
  readonly hovered: boolean
}

/** The mark in two parts: a wash for partly in the speaker's words, the line's colour for every state. */
function DenseMark({ number, rank, statement: { mode }, state, hovered }: DenseMarkProps) {
  const { shape, colour } = speakerStyle(rank)
  const line = state === 'current' ? 'var(--mark-line)' : hovered ? 'var(--ink)' : `var(${colour})`
  const paper = state === 'current' ? 'var(--mark)' : state === 'focused' ? 'var(--mark-soft)' : 'var(--raise)'
  const filled = mode === 'direct' && state !== 'current'
  const ground = mode === 'mixed' && state !== 'current' ? `color-mix(in srgb, var(${colour}) 30%, ${paper})` : paper
  return (
    <>
      <path
        d={shapePath(shape, state === 'current' ? 12 : 10.1)}
        fill={filled ? `var(${colour})` : ground}
        stroke={line}
        strokeWidth={state === 'rest' && !hovered ? 1.8 : 2.6}
        opacity={state === 'dimmed' ? 'var(--dim)' : undefined}
      />
      <text
        textAnchor="middle"
        y={3.6}
        fontSize={number > 999 ? 7 : number > 99 ? 8.6 : 10.4}
        fill={filled ? 'var(--on-sp)' : state === 'current' ? 'var(--on-mark)' : 'var(--ink)'}
      >
        {number}
      </text>
    </>
  )
}
