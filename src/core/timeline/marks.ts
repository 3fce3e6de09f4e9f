import type { Speaker, Statement } from '../article.ts'
import type { ArticleIndex } from '../explore.ts'

/**
 * What both readings of the timeline place: marks in lanes. Lengths are layout units, px at 100 % text; the view scales
 * them. Lanes are indexes into the article's lanes.
 */
export interface TimelineMark {
  /** Unique in a layout. */
  readonly key: string
  readonly statement: string
  readonly number: number
  readonly lane: number
  readonly x: number
  /** Index of the section band or calendar column it stands in. */
  readonly column: number
  /** Each statement is one button: of its marks (joint words, several times) the first drawn; the others echo it. */
  readonly primary: boolean
  /** Whether “now” is in the words about this time. */
  readonly now: boolean
}

/** Stands for what does not fit in one lane of one column, and lists all of that lane and column. */
export interface MoreMark {
  readonly key: string
  readonly lane: number
  readonly x: number
  readonly column: number
  /** Every statement of the lane and column, in article order. */
  readonly statements: readonly string[]
  readonly hidden: readonly string[]
  /** Number of the first statement behind it, its place in article order. */
  readonly number: number
}

/** The double rule that joins the marks of words spoken together. */
export interface JointRule {
  readonly key: string
  readonly statement: string
  readonly x: number
  readonly fromLane: number
  readonly toLane: number
}

/** Solid for an answer or interruption, dashed for a dispute. */
export interface TimelineLink {
  readonly key: string
  readonly kind: 'answers' | 'disputes'
  readonly from: LinkEnd
  readonly to: LinkEnd
}

export interface LinkEnd {
  readonly statement: string
  readonly x: number
  readonly lane: number
}

export interface TimelineLayout {
  readonly width: number
  /** By x, then lane. */
  readonly marks: readonly TimelineMark[]
  readonly mores: readonly MoreMark[]
  readonly joints: readonly JointRule[]
  readonly links: readonly TimelineLink[]
}

/** Which lane each speaker has. */
export const lanesBySpeaker = (index: ArticleIndex): ReadonlyMap<string, number> =>
  new Map(index.lanes.map((lane, k) => [lane.speaker.id, k]))

/** The lanes of a statement, the first speaker's first, none twice. */
export function lanesOf(statement: Statement, lanes: ReadonlyMap<string, number>): number[] {
  const found = statement.speakers.map((speaker) => lanes.get(speaker)).filter((lane) => lane !== undefined)
  return [...new Set(found)]
}

/** Words in small letters that stand in names of people. */
const particles: ReadonlySet<string> = new Set(
  'af al bin da de del della der di dos du el ibn la le ten ter van von y zu'.split(' '),
)

/** Whether it is a name, as “Ursula von der Leyen” is and “Grid operator” is not. */
const isNameOfPerson = (words: readonly string[]): boolean =>
  words.every((word) => !/^\p{Ll}/u.test(word) || particles.has(word))

/** “V. Putin” for a person with a name, else the short name; just that where room is scarce. */
export function laneName(speaker: Speaker, form: 'usual' | 'brief' = 'usual'): string {
  const [first = '', ...rest] = speaker.name.trim().split(/\s+/)
  if (form === 'brief' || speaker.kind === 'body' || rest.length === 0 || !isNameOfPerson(rest)) return speaker.short
  return `${[...first][0]}. ${rest.join(' ')}`
}

/** The slice of items, sorted by x, that lie between two x. */
export function between<T extends { readonly x: number }>(items: readonly T[], from: number, to: number): readonly T[] {
  return items.slice(lowerBound(items, from), lowerBound(items, to + Number.EPSILON))
}

/** Index of the first item, sorted by x, at or after an x. */
function lowerBound(items: readonly { readonly x: number }[], x: number): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    const item = items[middle]
    if (item !== undefined && item.x < x) low = middle + 1
    else high = middle
  }
  return low
}

export const byPlace = (a: { x: number; lane: number }, b: { x: number; lane: number }): number =>
  a.x - b.x || a.lane - b.lane
