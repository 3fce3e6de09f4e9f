import { type KeyboardEvent, useState } from 'react'
import type { Lens } from '../../core/timeline/axis.ts'
import type { CalendarLayout, CalendarSegment } from '../../core/timeline/calendar.ts'
import { reckonWidth } from '../../core/timeline/headings.ts'
import { countOf } from '../../core/wording.ts'
import { useView } from '../store.ts'
import { groundOf, headerSizes } from './calendar-parts.ts'
import type { FieldView } from './field-view.ts'

interface HeaderProps {
  readonly layout: CalendarLayout
  readonly view: FieldView
}

/** Labels of the axis are set smaller than headings, whose width is reckoned. */
const LABEL_SLACK_PX = 2

const seen = (view: FieldView) => (part: { readonly x: number; readonly width: number }) =>
  part.x + part.width >= view.from && part.x <= view.to

/** Time to scale; lenses from where each stretch truly lies to where it is unfolded; and the headings. */
export function CalendarHeader({ layout, view }: HeaderProps) {
  const currentColumns = useCurrentColumns(layout)
  const sizes = headerSizes(view.textScale)
  const segments = layout.segments.filter(seen(view))
  return (
    <>
      <ToScale layout={layout} view={view} currentColumns={currentColumns} />
      <Headings segments={segments} all={layout.segments} view={view} currentColumns={currentColumns} />
      {layout.folds.filter(seen(view)).map((fold) => (
        <div
          key={fold.key}
          className={fold.open ? 'tl-fold-top tl-fold-open' : 'tl-fold-top'}
          style={{ left: fold.x * view.scale, width: fold.width * view.scale, top: sizes.lens }}
        />
      ))}
      <svg className="tl-local-ticks" width="100%" height={14} style={{ top: sizes.heading }} aria-hidden="true">
        {segments.map((segment) => (
          <path
            key={segment.key}
            d={segment.ticks.map((x) => `M${x * view.scale} 4v4`).join('')}
            stroke="var(--rule-2)"
          />
        ))}
      </svg>
    </>
  )
}

/** Indexes of the columns the current statement is about. */
function useCurrentColumns(layout: CalendarLayout): ReadonlySet<number> {
  const current = useView((store) => store.exploration.current?.id)
  return new Set(
    layout.segments
      .filter(({ stretch }) => current !== undefined && stretch.statements.includes(current))
      .map((segment) => segment.index),
  )
}

function ToScale({ layout, view, currentColumns }: HeaderProps & { readonly currentColumns: ReadonlySet<number> }) {
  const { axis } = layout
  const sizes = headerSizes(view.textScale)
  if (!axis) return null
  const px = (x: number) => x * view.scale
  const own = [...currentColumns].map((column) => axis.lenses.get(column)).filter((lens) => lens !== undefined)
  const lens = ({ axisFrom, axisTo, from, to }: Lens) => {
    const [top, bottom] = [sizes.axis, sizes.lens]
    const [high, low] = [top + 18, top + 12]
    return `M${px(axisFrom)} ${top}C${px(axisFrom)} ${high} ${px(from)} ${low} ${px(from)} ${bottom}H${px(to)}C${px(to)} ${low} ${px(axisTo)} ${high} ${px(axisTo)} ${top}z`
  }
  const bar = (run: Lens, amber: boolean) => (
    <rect
      key={run.key}
      x={px(run.axisFrom)}
      width={px(run.axisTo) - px(run.axisFrom)}
      y={sizes.axis - 2.5}
      height={5}
      fill={amber ? 'var(--mark-line)' : 'var(--ink-2)'}
    />
  )
  const near = (x: number) => x >= view.from - 100 && x <= view.to + 100
  return (
    <>
      <svg className="tl-axis" width="100%" height={sizes.lens} aria-hidden="true">
        {axis.runs.map((run) => (
          <path key={run.key} d={lens(run)} fill="var(--paper-3)" opacity={0.62} />
        ))}
        {own.map((item) => (
          <path key={item.key} d={lens(item)} fill="var(--mark)" opacity={0.42} />
        ))}
        <path
          d={`M0 ${sizes.axis}H${px(layout.timedWidth)}${axis.minor
            .filter(near)
            .map((x) => `M${px(x)} ${sizes.axis - 2}v2`)
            .join('')}${axis.major
            .filter(({ x }) => near(x))
            .map(({ x }) => `M${px(x)} ${sizes.axis - 4}v4`)
            .join('')}`}
          stroke="var(--rule-2)"
          fill="none"
        />
        {axis.runs.map((run) => bar(run, false))}
        {own.map((item) => bar(item, true))}
      </svg>
      {axis.major
        // A label that the names of the lanes would cut in half says nothing; its tick stays.
        .filter(({ x, label }) => near(x) && px(x) >= (reckonWidth(label) * view.textScale) / 2 - LABEL_SLACK_PX)
        .map(({ x, label }) => (
          <span key={x} className="tl-tick" style={{ left: px(x), height: sizes.axis - 4 }} aria-hidden="true">
            {label}
          </span>
        ))}
    </>
  )
}

interface HeadingsProps {
  readonly segments: readonly CalendarSegment[]
  readonly all: readonly CalendarSegment[]
  readonly view: FieldView
  readonly currentColumns: ReadonlySet<number>
}

/** A column's heading steps through what is said about it. One tab stop for all; the arrow keys go along. */
function Headings({ segments, all, view, currentColumns }: HeadingsProps) {
  const [at, setAt] = useState(0)
  const sizes = headerSizes(view.textScale)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.key === 'Enter' || event.key === ' ') event.stopPropagation()
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key]
    if (to === undefined) return
    event.preventDefault()
    event.stopPropagation()
    const next = Math.min(all.length - 1, Math.max(0, to))
    setAt(next)
    const button = event.currentTarget.querySelector<HTMLElement>(`[data-column="${next}"]`)
    button?.focus()
  }
  const tabStop = segments.some((segment) => segment.index === at) ? at : segments[0]?.index
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form controls
    <div role="group" aria-label="Times spoken about" onKeyDown={onKeyDown}>
      {segments.map((segment) => (
        <Heading
          key={segment.key}
          segment={segment}
          view={view}
          top={sizes.lens}
          current={currentColumns.has(segment.index)}
          tabStop={segment.index === tabStop}
          onFocus={setAt}
        />
      ))}
    </div>
  )
}

interface HeadingProps {
  readonly segment: CalendarSegment
  readonly view: FieldView
  readonly top: number
  readonly current: boolean
  readonly tabStop: boolean
  readonly onFocus: (column: number) => void
}

function Heading({ segment, view, top, current, tabStop, onFocus }: HeadingProps) {
  const { title, detail, stretch } = segment
  const dispatch = useView((store) => store.dispatch)
  const full = detail === '' ? title : `${title} ${detail}`
  const count = countOf(stretch.statements.length)
  return (
    <button
      type="button"
      className={`tl-heading tl-ground-${groundOf(segment)}${current ? ' tl-heading-current' : ''}`}
      data-column={segment.index}
      tabIndex={tabStop ? 0 : -1}
      aria-label={`${full}: ${count}`}
      title={`${full}: step through ${count}`}
      style={{ left: segment.x * view.scale, width: segment.width * view.scale, top }}
      onFocus={() => onFocus(segment.index)}
      onClick={() => dispatch({ type: 'focus-times', label: title, statements: stretch.statements })}
    >
      <b>{title}</b>
      {detail !== '' && segment.detailFits && <span> {detail}</span>}
    </button>
  )
}
