import { useId } from 'react'
import type { Mode } from '../../core/article.ts'
import { type SpeakerShape, speakerStyle } from '../../core/speaker-style.ts'
import { shapePath } from './SpeakerShape.tsx'

export type MarkState = 'rest' | 'current' | 'focused' | 'dimmed'

export interface StatementMarkProps {
  /** The statement's number in the article; left out in a legend. */
  readonly number?: number
  /** Rank of the speaker, which gives colour and shape. */
  readonly rank: number
  readonly mode: Mode
  /** Rank of a speaker quoted inside, drawn small at the top right corner. */
  readonly nestedRank?: number | undefined
  readonly state?: MarkState
  readonly hovered?: boolean
  /** Radius in px at 100 % text. */
  readonly r?: number
}

/**
 * The mark of a statement as SVG content about 0,0. How full it is says how much is in the speaker's own words: filled for
 * direct, a filled foot for mixed, hollow for reported.
 */
export function StatementMark({
  number,
  rank,
  mode,
  nestedRank,
  state = 'rest',
  hovered = false,
  r = 11,
}: StatementMarkProps) {
  const foot = useId()
  const { shape, colour } = speakerStyle(rank)
  const fill = `var(${colour})`
  const radius = state === 'current' ? r + 1 : r
  const body = shapePath(shape, radius - 0.9)
  return (
    <g>
      {state === 'dimmed' && <path d={shapePath(shape, radius)} fill="var(--paper-2)" />}
      <g opacity={state === 'dimmed' ? 'var(--dim)' : undefined}>
        {state === 'current' && <Halo shape={shape} r={radius + 4} fill="var(--mark)" width={1.4} />}
        {state === 'focused' && <Halo shape={shape} r={radius + 3.2} fill="var(--mark-soft)" width={1} />}
        <path
          d={body}
          fill={mode === 'direct' ? fill : 'var(--raise)'}
          stroke={fill}
          strokeWidth={1.8}
          strokeLinejoin="round"
        />
        {mode === 'mixed' && (
          <>
            <clipPath id={foot}>
              <rect x={-radius * 1.4} y={radius * 0.36} width={radius * 2.8} height={radius * 1.4} />
            </clipPath>
            <path d={body} fill={fill} clipPath={`url(#${foot})`} />
          </>
        )}
        {number !== undefined && <MarkNumber number={number} mode={mode} fill={fill} r={r} />}
        {nestedRank !== undefined && (
          <g transform={`translate(${radius * 0.86} ${-radius * 0.86})`}>
            <circle r={5.4} fill="var(--paper)" />
            <path d={shapePath(speakerStyle(nestedRank).shape, 3.9)} fill={`var(${speakerStyle(nestedRank).colour})`} />
          </g>
        )}
      </g>
      {hovered && <path d={shapePath(shape, radius + 3.4)} fill="none" stroke="var(--ink)" strokeWidth={1.5} />}
    </g>
  )
}

function Halo({
  shape,
  r,
  fill,
  width,
}: {
  readonly shape: SpeakerShape
  readonly r: number
  readonly fill: string
  readonly width: number
}) {
  return (
    <path d={shapePath(shape, r)} fill={fill} stroke="var(--mark-line)" strokeWidth={width} strokeLinejoin="round" />
  )
}

function MarkNumber({
  number,
  mode,
  fill,
  r,
}: {
  readonly number: number
  readonly mode: Mode
  readonly fill: string
  readonly r: number
}) {
  const digits = String(number).length
  const size = (mode === 'mixed' ? 10 : 10.8) * (r / 11) * (digits > 3 ? 0.62 : digits > 2 ? 0.8 : 1)
  return (
    <text
      textAnchor="middle"
      y={mode === 'mixed' ? r * 0.15 : r * 0.35}
      fontSize={size}
      fontWeight={650}
      fontFamily="var(--sans)"
      fill={mode === 'direct' ? 'var(--on-sp)' : fill}
    >
      {number}
    </text>
  )
}

/** A statement's mark as a drawing of its own, beside words. Size in rem. */
export function StatementMarkIcon({ size = 1.5, ...mark }: StatementMarkProps & { readonly size?: number }) {
  return (
    <svg
      style={{ width: `${size}rem`, height: `${size}rem`, overflow: 'visible' }}
      viewBox="-13 -13 26 26"
      aria-hidden="true"
    >
      <StatementMark {...mark} />
    </svg>
  )
}

/** A speaker's shape with the initial. Size in rem. */
export function SpeakerBadge({
  rank,
  initial,
  size = 1.125,
}: {
  readonly rank: number
  readonly initial?: string
  readonly size?: number
}) {
  const { shape, colour } = speakerStyle(rank)
  return (
    <svg
      style={{ width: `${size}rem`, height: `${size}rem`, overflow: 'visible' }}
      viewBox="-9 -9 18 18"
      aria-hidden="true"
    >
      <path d={shapePath(shape, shape === 'diamond' ? 7.5 : 8)} fill={`var(${colour})`} />
      {initial !== undefined && (
        <text textAnchor="middle" y={3.6} fontSize={9.5} fontWeight={700} fontFamily="var(--sans)" fill="var(--on-sp)">
          {initial}
        </text>
      )}
    </svg>
  )
}
