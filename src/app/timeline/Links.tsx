import { useMemo } from 'react'
import type { JointRule, LinkEnd, TimelineLink } from '../../core/timeline/marks.ts'
import { useView } from '../store.ts'
import type { FieldView } from './field-view.ts'

interface LinesProps {
  readonly view: FieldView
  readonly laneY: (lane: number) => number
}

/** More curves than this at once would be a thicket; those of the current statement are always drawn. */
const MOST_LINKS = 120

/** Who answers or interrupts whom (solid) and who disputes whom (dashed); dark amber at the current statement. */
export function Links({ links, view, laneY }: LinesProps & { readonly links: readonly TimelineLink[] }) {
  const current = useView((store) => store.exploration.current?.id)
  const inFocus = useView((store) => store.exploration.inFocus)
  const visible = useView((store) => store.exploration.visible)
  const touches = (link: TimelineLink) => link.from.statement === current || link.to.statement === current
  const [least, most] = [view.from, view.to]
  const shown = useMemo(
    () =>
      links.filter(
        ({ from, to }) =>
          Math.max(from.x, to.x) >= least &&
          Math.min(from.x, to.x) <= most &&
          visible.has(from.statement) &&
          visible.has(to.statement),
      ),
    [links, least, most, visible],
  )
  const drawn =
    shown.length > MOST_LINKS
      ? [...shown.filter(touches), ...shown.filter((link) => !touches(link))].slice(0, MOST_LINKS)
      : shown
  return drawn.map((link) => {
    const faint = inFocus !== null && !(inFocus.has(link.from.statement) && inFocus.has(link.to.statement))
    return (
      <path
        key={link.key}
        className={touches(link) ? 'tl-link tl-link-current' : 'tl-link'}
        d={curve(link.from, link.to, view.scale, laneY)}
        strokeDasharray={link.kind === 'disputes' ? '3 2.5' : undefined}
        opacity={touches(link) ? 1 : faint ? 0.35 : 0.8}
      />
    )
  })
}

/** An S between lanes; a bow above the lane within one. */
function curve(from: LinkEnd, to: LinkEnd, scale: number, laneY: (lane: number) => number): string {
  const [x1, y1, x2, y2] = [from.x * scale, laneY(from.lane), to.x * scale, laneY(to.lane)]
  if (y1 === y2) return `M${x1} ${y1}C${x1} ${y1 - 26 * scale} ${x2} ${y2 - 26 * scale} ${x2} ${y2}`
  const middle = (y1 + y2) / 2
  return `M${x1} ${y1}C${x1} ${middle} ${x2} ${middle} ${x2} ${y2}`
}

/** The double rule between the marks of words spoken together. */
export function Joints({ joints, view, laneY }: LinesProps & { readonly joints: readonly JointRule[] }) {
  const inFocus = useView((store) => store.exploration.inFocus)
  const visible = useView((store) => store.exploration.visible)
  const [least, most] = [view.from, view.to]
  const shown = useMemo(
    () => joints.filter((joint) => joint.x >= least && joint.x <= most && visible.has(joint.statement)),
    [joints, least, most, visible],
  )
  return shown.map(({ key, statement, x, fromLane, toLane }) => {
    const line = { x1: x * view.scale, x2: x * view.scale, y1: laneY(fromLane), y2: laneY(toLane) }
    return (
      <g key={key} opacity={inFocus !== null && !inFocus.has(statement) ? 0.3 : 1}>
        <line {...line} stroke="var(--ink-2)" strokeWidth={3} />
        <line {...line} stroke="var(--paper)" strokeWidth={1} />
      </g>
    )
  })
}
