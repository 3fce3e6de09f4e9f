import type { ArticleIndex } from '../explore.ts'
import { type Heading, headingOf } from './headings.ts'
import { lanesBySpeaker, lanesOf } from './marks.ts'
import { deriveStretches, type EmptyTime, emptyBefore, type Stretch } from './stretches.ts'

/**
 * A stretch with its statements arranged in slots: side by side in article order, as narrow as that allows. Computed once
 * for an article; widths come later and change with the window.
 */
export interface Column {
  readonly stretch: Stretch
  readonly heading: Heading
  readonly slots: readonly Slot[]
  readonly overflow: readonly Overflow[]
  /** How many slots wide. */
  readonly span: number
  /** Lanes that have a statement here. */
  readonly lanes: readonly number[]
  /** Empty time before it, which is folded. */
  readonly empty: EmptyTime | null
}

export interface Slot {
  readonly statement: string
  readonly number: number
  readonly lane: number
  readonly at: number
  readonly now: boolean
}

/** A lane with more statements than fit: the first ones have slots, a button at the end lists all. */
export interface Overflow {
  readonly lane: number
  readonly at: number
  readonly statements: readonly string[]
  readonly hidden: readonly string[]
}

/** More than this many statements in one lane and column are not all drawn, unless there is room for more. */
export const MOST_IN_CELL = 14
/** Beyond this many slots article order across lanes gives way to a narrower column; within a lane it always holds. */
const MOST_IN_STEP = 24

/** Arranges the stretches with up to `most` slots in one lane of one column. */
export function arrangeColumns(
  index: ArticleIndex,
  most: number = MOST_IN_CELL,
  stretches: readonly Stretch[] = deriveStretches(index),
): readonly Column[] {
  const empties = emptyBefore(stretches)
  const lanes = lanesBySpeaker(index)
  return stretches.map((stretch, k) => {
    const inStep = arrange(index, stretch, lanes, { inStep: true, most })
    const arranged = inStep.span <= MOST_IN_STEP ? inStep : arrange(index, stretch, lanes, { inStep: false, most })
    return {
      ...arranged,
      stretch,
      heading: headingOf(stretch, stretches[k - 1], stretches[k + 1]),
      empty: empties[k] ?? null,
    }
  })
}

function arrange(
  index: ArticleIndex,
  stretch: Stretch,
  laneOf: ReadonlyMap<string, number>,
  { inStep, most }: { readonly inStep: boolean; readonly most: number },
) {
  const inLane = new Map<number, string[]>()
  const lanesFor = (id: string) => {
    const statement = index.statements.get(id)
    return statement ? lanesOf(statement, laneOf) : []
  }
  for (const id of stretch.statements) {
    for (const lane of lanesFor(id)) inLane.set(lane, [...(inLane.get(lane) ?? []), id])
  }
  const taken = new Map<number, number>()
  const count = new Map<number, number>()
  const slots: Slot[] = []
  let step = 0
  for (const id of stretch.statements) {
    const open = lanesFor(id).filter((lane) => {
      const all = inLane.get(lane)?.length ?? 0
      return all <= most || (count.get(lane) ?? 0) < most - 1
    })
    if (open.length === 0) continue
    const free = Math.max(...open.map((lane) => (taken.get(lane) ?? -1) + 1))
    const at: number = inStep ? Math.max(step, free) : free
    step = at
    for (const lane of open) {
      taken.set(lane, at)
      count.set(lane, (count.get(lane) ?? 0) + 1)
      slots.push({ statement: id, number: index.numbers.get(id) ?? 0, lane, at, now: stretch.now.has(id) })
    }
  }
  const overflow = [...inLane].flatMap(([lane, statements]): Overflow[] => {
    const drawn = count.get(lane) ?? 0
    return drawn === statements.length
      ? []
      : [{ lane, at: (taken.get(lane) ?? -1) + 1, statements, hidden: statements.slice(drawn) }]
  })
  const span = Math.max(1, ...slots.map((slot) => slot.at + 1), ...overflow.map((item) => item.at + 1))
  return { slots, overflow, span, lanes: [...inLane.keys()].sort((a, b) => a - b) }
}
