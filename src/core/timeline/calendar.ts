import type { ArticleIndex } from '../explore.ts'
import { type Axis, layoutAxis, type Tick, ticksBetween } from './axis.ts'
import { arrangeColumns, type Column, MOST_IN_CELL } from './columns.ts'
import { reckonWidth } from './headings.ts'
import { byPlace, type JointRule, type MoreMark, type TimelineLayout, type TimelineMark } from './marks.ts'
import { deriveStretches, type EmptyTime, type Stretch } from './stretches.ts'

/** A column unfolded under the axis, with its own scale. */
export interface CalendarSegment {
  readonly key: string
  readonly index: number
  readonly stretch: Stretch
  readonly title: string
  readonly detail: string
  /** Whether the detail fits beside the title; where it does not it is said but not shown. */
  readonly detailFits: boolean
  readonly x: number
  readonly width: number
  /** A bar stands in each of these lanes for the stretch; none for a single day, where marks stand side by side. */
  readonly barLanes: readonly number[]
  /** Its own scale: x of round years, months or days. */
  readonly ticks: readonly number[]
}

/** Empty time between two columns, drawn as folded paper, or to scale when opened. */
export interface Fold {
  readonly key: string
  readonly x: number
  readonly width: number
  readonly empty: EmptyTime
  readonly open: boolean
  /** The columns it lies between. */
  readonly after: string
  readonly before: string
  readonly ticks: readonly Tick[]
}

export interface CalendarLayout extends TimelineLayout {
  readonly reading: 'calendar'
  readonly segments: readonly CalendarSegment[]
  readonly folds: readonly Fold[]
  /** Time to scale over the timed columns; null when no statement gives a time a calendar can count. */
  readonly axis: Axis | null
  /** Where the timed columns end; “No time given” stands after it. */
  readonly timedWidth: number
}

const PITCH = 26
const PAD = 9
const LEAST_WIDTH = 64
const FOLD_WIDTH = 34
const OPEN_FOLD_WIDTH = 240
const NONE_GAP = 18
/** Marks in a wide column stand no further apart than this. */
const MAX_STEP = 46

export interface CalendarRoom {
  readonly width: number
  /** Keys of the folds that are open. */
  readonly openFolds?: ReadonlySet<string>
  /** How much larger text is than marks; headings then need more room. */
  readonly textRatio?: number
}

/** Gives the columns for a room: of what stands in one lane and column, as much as fits is drawn and the rest put behind “+n”. */
export function fitColumns(index: ArticleIndex): (room: CalendarRoom) => readonly Column[] {
  const stretches = deriveStretches(index)
  const least = arrangeColumns(index, MOST_IN_CELL, stretches)
  if (least.every((column) => column.overflow.length === 0)) return () => least
  return ({ width, openFolds = new Set(), textRatio = 1 }) => {
    const fits = (columns: readonly Column[]) =>
      total(leastWidths(columns, textRatio)) + gapsBetween(columns, openFolds) <= width
    let best = least
    if (!fits(least)) return best
    // The most slots that fit, by halving: a wider cell never makes the whole narrower.
    let [low, high] = [MOST_IN_CELL, Math.floor(width / PITCH)]
    while (low < high) {
      const middle = Math.ceil((low + high) / 2)
      const columns = arrangeColumns(index, middle, stretches)
      if (fits(columns)) {
        low = middle
        best = columns
      } else high = middle - 1
    }
    return best
  }
}

/**
 * Calendar: the stretches spoken about, unfolded side by side, with folds for the empty time between. Fills the width given
 * when that is enough; otherwise it is as wide as it needs.
 */
export function layoutCalendar(
  index: ArticleIndex,
  columns: readonly Column[],
  { width, openFolds = new Set(), textRatio = 1 }: CalendarRoom,
): CalendarLayout {
  const widths = shareWidth(columns, width, openFolds, textRatio)
  const segments: CalendarSegment[] = []
  const folds: Fold[] = []
  let x = 0
  let timedWidth = 0
  columns.forEach((column, k) => {
    const { stretch, heading } = column
    const previous = columns[k - 1]
    if (column.empty && previous) {
      const key = foldKey(previous.stretch, stretch)
      const open = openFolds.has(key)
      const foldWidth = open ? OPEN_FOLD_WIDTH : FOLD_WIDTH
      folds.push({
        key,
        x,
        width: foldWidth,
        empty: column.empty,
        open,
        after: previous.heading.title,
        before: heading.title,
        ticks: open ? ticksBetween(column.empty.from, column.empty.to, x + 8, x + foldWidth - 8, 4) : [],
      })
      x += foldWidth
    }
    if (stretch.kind === 'none' && k > 0) x += NONE_GAP
    const own = widths[k] ?? 0
    segments.push({
      key: stretch.key,
      index: k,
      stretch,
      title: heading.title,
      detail: heading.detail,
      detailFits: own >= headingWidth(column, textRatio) - 0.5,
      x,
      width: own,
      barLanes: stretch.kind === 'day' || stretch.kind === 'none' || stretch.kind === 'cluster' ? [] : column.lanes,
      ticks: localTicks(stretch, x + PAD, x + own - PAD),
    })
    x += own
    if (stretch.kind !== 'none') timedWidth = x
  })
  const placed = placeMarks(columns, segments, index)
  return {
    reading: 'calendar',
    width: x,
    timedWidth,
    segments,
    folds,
    ...placed,
    links: [],
    axis: layoutAxis(segments, folds, timedWidth),
  }
}

const foldKey = (before: Stretch, after: Stretch) => `${before.key}>${after.key}`

function localTicks({ kind, from, to }: Stretch, left: number, right: number): readonly number[] {
  if (kind === 'day' || kind === 'none' || from === null || to === null) return []
  return ticksBetween(from, to, left, right, 8).map((tick) => tick.x)
}

const titleWidth = ({ heading }: Column, textRatio: number) => reckonWidth(heading.title) * 1.05 * textRatio + 2 * PAD

/** What the title and the detail take up together. */
const headingWidth = (column: Column, textRatio: number) => {
  const { detail } = column.heading
  return titleWidth(column, textRatio) + (detail === '' ? 0 : reckonWidth(detail) * textRatio + 8)
}

/** What the marks and the title of each column cannot do without. */
const leastWidths = (columns: readonly Column[], textRatio: number): readonly number[] =>
  columns.map((column) =>
    Math.max(column.span * PITCH + 2 * PAD, Math.min(titleWidth(column, textRatio), 190 * textRatio), LEAST_WIDTH),
  )

/** What folds and the gap before “No time given” take up together. */
const gapsBetween = (columns: readonly Column[], openFolds: ReadonlySet<string>): number =>
  columns.reduce((sum, column, k) => {
    const previous = columns[k - 1]
    if (column.stretch.kind === 'none') return sum + (k > 0 ? NONE_GAP : 0)
    if (!column.empty || !previous) return sum
    return sum + (openFolds.has(foldKey(previous.stretch, column.stretch)) ? OPEN_FOLD_WIDTH : FOLD_WIDTH)
  }, 0)

/** Each column's width: what its marks and title need, then an even share of what is left over. */
function shareWidth(
  columns: readonly Column[],
  available: number,
  openFolds: ReadonlySet<string>,
  textRatio: number,
): readonly number[] {
  const needs = leastWidths(columns, textRatio)
  const wants = columns.map((column, k) => Math.max(0, headingWidth(column, textRatio) - (needs[k] ?? 0)))
  let spare = available - gapsBetween(columns, openFolds) - total(needs)
  if (spare <= 0) return needs
  // First whole headings, the shortest first: part of one says nothing.
  const widths = [...needs]
  const shortest = wants.map((want, k) => ({ want, k })).sort((a, b) => a.want - b.want)
  for (const { want, k } of shortest) {
    if (want > spare) break
    widths[k] = (widths[k] ?? 0) + want
    spare -= want
  }
  // What gives no time has nothing to spread over.
  const weights = columns.map((column) => (column.stretch.kind === 'none' ? 0 : column.span + 2))
  const shares = total(weights)
  return shares === 0 ? widths : widths.map((own, k) => own + (spare * (weights[k] ?? 0)) / shares)
}

const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)

/** Puts the arranged slots at x; the first mark of a statement that is drawn is its button. */
function placeMarks(columns: readonly Column[], segments: readonly CalendarSegment[], index: ArticleIndex) {
  const marks: TimelineMark[] = []
  const mores: MoreMark[] = []
  const joints: JointRule[] = []
  const named = new Set<string>()
  columns.forEach((column, k) => {
    const segment = segments[k]
    if (!segment) return
    const inner = segment.width - 2 * PAD
    const step = Math.min(inner / column.span, column.stretch.kind === 'day' ? Number.POSITIVE_INFINITY : MAX_STEP)
    const start = column.stretch.kind === 'none' ? segment.x + PAD : segment.x + PAD + (inner - step * column.span) / 2
    const xOf = (at: number) => start + (at + 0.5) * step
    const together = new Map<string, number[]>()
    for (const slot of column.slots) {
      const own = together.get(slot.statement)
      if (own) own.push(slot.lane)
      else together.set(slot.statement, [slot.lane])
      marks.push({
        key: `${slot.statement}~${slot.lane}~${column.stretch.key}`,
        statement: slot.statement,
        number: slot.number,
        lane: slot.lane,
        x: xOf(slot.at),
        column: k,
        primary: !named.has(slot.statement),
        now: slot.now,
      })
      named.add(slot.statement)
    }
    for (const [statement, lanes] of together) {
      const at = column.slots.find((slot) => slot.statement === statement)?.at ?? 0
      if (lanes.length < 2) continue
      joints.push({
        key: `${statement}~${column.stretch.key}`,
        statement,
        x: xOf(at),
        fromLane: Math.min(...lanes),
        toLane: Math.max(...lanes),
      })
    }
    for (const { lane, at, statements, hidden } of column.overflow) {
      mores.push({
        key: `more~${lane}~${column.stretch.key}`,
        lane,
        x: xOf(at),
        column: k,
        statements,
        hidden,
        number: index.numbers.get(hidden[0] ?? '') ?? 0,
      })
    }
  })
  return { marks: marks.sort(byPlace), mores: mores.sort(byPlace), joints: joints.sort((a, b) => a.x - b.x) }
}
