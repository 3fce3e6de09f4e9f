import { scaleUtc } from 'd3-scale' // ISC: nice bounds and round ticks from centuries to minutes
import type { Stretch } from './stretches.ts'

export interface Tick {
  readonly x: number
  readonly label: string
}

/** Time to scale, with the runs of columns that lie together and where they truly lie. */
export interface Axis {
  readonly major: readonly Tick[]
  /** x of the ticks between. */
  readonly minor: readonly number[]
  /** Columns with no fold between them share a dark bar, joined to them by a lens. */
  readonly runs: readonly Lens[]
  /** Each timed column's own lens, by its index. */
  readonly lenses: ReadonlyMap<number, Lens>
}

/** From a place on the axis to the columns unfolded beneath it. */
export interface Lens {
  readonly key: string
  readonly axisFrom: number
  readonly axisTo: number
  readonly from: number
  readonly to: number
}

const DAY_MS = 86_400_000
/** A bar is never too thin to be seen. */
const LEAST_BAR = 4
const INSET = 8
/** Room for each labelled tick. */
const MAJOR_EVERY = 150

/** What the axis needs of a column. */
interface Placed {
  readonly key: string
  readonly index: number
  readonly stretch: Stretch
  readonly x: number
  readonly width: number
}

export function layoutAxis(
  segments: readonly Placed[],
  folds: readonly { readonly x: number; readonly width: number }[],
  width: number,
): Axis | null {
  const timed = segments.filter(
    ({ stretch }) => stretch.kind !== 'none' && counts(stretch.opens) && counts(stretch.closes),
  )
  if (timed.length === 0) return null
  const earliest = Math.min(...timed.map(({ stretch }) => stretch.opens))
  const latest = Math.max(...timed.map(({ stretch }) => stretch.closes))
  // A single day still lies in a month.
  const pad = Math.max((latest - earliest) * 0.012, latest - earliest < 28 * DAY_MS ? 15 * DAY_MS : 0)
  const scale = scaleUtc([earliest - pad, latest + pad], [INSET, Math.max(INSET + 1, width - INSET)])
  const at = (ms: number) => scale(ms)
  const majors = scale.ticks(Math.max(2, Math.round(width / MAJOR_EVERY)))
  const formatted = tickFormat(majors)
  const labelled = new Set(majors.map(Number))
  const bar = (stretch: Stretch) => widen(at(stretch.opens), at(stretch.closes))
  const foldStarts = new Set(folds.map((fold) => fold.x + fold.width))
  const runs: { key: string; axisFrom: number; axisTo: number; from: number; to: number }[] = []
  const lenses = new Map<number, Lens>()
  for (const segment of timed) {
    const [axisFrom, axisTo] = bar(segment.stretch)
    const lens = { key: segment.key, axisFrom, axisTo, from: segment.x, to: segment.x + segment.width }
    lenses.set(segment.index, lens)
    const run = runs[runs.length - 1]
    if (!run || foldStarts.has(segment.x)) runs.push({ ...lens })
    else {
      run.axisFrom = Math.min(run.axisFrom, axisFrom)
      run.axisTo = Math.max(run.axisTo, axisTo)
      run.to = lens.to
    }
  }
  return {
    major: majors.map((date) => ({ x: at(Number(date)), label: formatted(date) })),
    minor: scale
      .ticks(Math.max(4, Math.round(width / (MAJOR_EVERY / 3))))
      .filter((date) => !labelled.has(Number(date)))
      .map((date) => at(Number(date))),
    runs,
    lenses,
  }
}

const counts = (ms: number) => Number.isFinite(new Date(ms).getTime())

function widen(from: number, to: number): readonly [number, number] {
  const lack = Math.max(0, LEAST_BAR - (to - from)) / 2
  return [from - lack, to + lack]
}

/** Round instants inside a stretch, placed to scale between two x. */
export function ticksBetween(from: number, to: number, left: number, right: number, most: number): readonly Tick[] {
  if (!counts(from) || !counts(to) || right <= left) return []
  const scale = scaleUtc([from, to], [left, right])
  const ticks = scale.ticks(most)
  const label = tickFormat(ticks)
  return ticks.map((date) => ({ x: scale(date), label: label(date) }))
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const

/** The shortest words that tell these ticks apart: years, months with their year, or days. */
function tickFormat(ticks: readonly Date[]): (date: Date) => string {
  const year = (date: Date) => String(date.getUTCFullYear())
  if (ticks.every((date) => date.getUTCMonth() === 0 && date.getUTCDate() === 1)) return year
  const month = (date: Date) => months[date.getUTCMonth()] ?? ''
  if (ticks.every((date) => date.getUTCDate() === 1)) return (date) => `${month(date)} ${year(date)}`
  return (date) => `${date.getUTCDate()} ${month(date)}`
}
