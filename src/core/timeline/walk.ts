import type { MoreMark, TimelineLayout, TimelineMark } from './marks.ts'

/** Where key focus can rest: a statement's own mark, or the button that lists what does not fit. */
export type Stop =
  | {
      readonly kind: 'statement'
      readonly key: string
      readonly x: number
      readonly lane: number
      readonly number: number
      readonly statement: string
    }
  | {
      readonly kind: 'more'
      readonly key: string
      readonly x: number
      readonly lane: number
      readonly number: number
      readonly statements: readonly string[]
    }

/** Every stop in article order; statements that a filter hides are passed over. */
export function stopsOf(layout: TimelineLayout, visible: ReadonlySet<string>): readonly Stop[] {
  const statements = layout.marks
    .filter((mark) => mark.primary && visible.has(mark.statement))
    .map(
      ({ key, x, lane, number, statement }: TimelineMark): Stop => ({
        kind: 'statement',
        key,
        x,
        lane,
        number,
        statement,
      }),
    )
  const mores = layout.mores
    .filter((more) => more.statements.some((id) => visible.has(id)))
    .map(({ key, x, lane, number, statements }: MoreMark): Stop => ({ kind: 'more', key, x, lane, number, statements }))
  return [...statements, ...mores].sort((a, b) => a.number - b.number || a.x - b.x)
}

export type Direction = 'next' | 'previous' | 'up' | 'down' | 'first' | 'last'

/** The stop a key leads to: along the article, or to the nearest in the next lane that has one; null at an end. */
export function stopFrom(stops: readonly Stop[], key: string | null, heading: Direction): Stop | null {
  const at = stops.findIndex((stop) => stop.key === key)
  const here = stops[at]
  if (!here || heading === 'first') return stops[heading === 'last' ? stops.length - 1 : 0] ?? null
  if (heading === 'last') return stops[stops.length - 1] ?? null
  if (heading === 'next' || heading === 'previous') return stops[at + (heading === 'next' ? 1 : -1)] ?? null
  const beyond = stops.filter((stop) => (heading === 'up' ? stop.lane < here.lane : stop.lane > here.lane))
  if (beyond.length === 0) return null
  const lane = beyond.reduce(
    (best, stop) => (Math.abs(stop.lane - here.lane) < Math.abs(best - here.lane) ? stop.lane : best),
    beyond[0]?.lane ?? 0,
  )
  return beyond
    .filter((stop) => stop.lane === lane)
    .reduce<Stop | null>(
      (best, stop) => (best === null || Math.abs(stop.x - here.x) < Math.abs(best.x - here.x) ? stop : best),
      null,
    )
}
