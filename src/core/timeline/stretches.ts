import { type Edge, parseEdtf, type TimeSpan } from '../date.ts'
import type { ArticleIndex } from '../explore.ts'

/**
 * A stretch of time that statements are about: one column of the Calendar. Equal stretches are one, however they are
 * written; overlapping ones stay apart, side by side, the earlier and then the longer first.
 */
export interface Stretch {
  readonly key: string
  readonly kind: 'day' | 'span' | 'before' | 'after' | 'cluster' | 'none'
  readonly precision: TimeSpan['precision']
  readonly edtf: string
  /** First and last instant, ms since 1970 UTC; null where open, not given, or beyond what a calendar can count. */
  readonly from: number | null
  readonly to: number | null
  readonly start: Edge
  readonly end: Edge
  /** Where it stands among the others and where empty time begins and ends: an open stretch counts its one end. */
  readonly opens: number
  readonly closes: number
  /** What the article calls it. */
  readonly name: string | null
  /** Ids in article order, none twice. */
  readonly statements: readonly string[]
  /** Ids of those with “now” in the words. */
  readonly now: ReadonlySet<string>
  /** How many distinct stretches a cluster holds together; 1 for any other. */
  readonly holds: number
}

const DAY_MS = 86_400_000
/** Above this many columns days are put together by month, then year, decade and century. */
export const MAX_STRETCHES = 40

interface Gathering {
  span: TimeSpan | null
  name: string | null
  readonly statements: string[]
  readonly now: Set<string>
}

/** Every stretch spoken about, in time order, then the statements that give no time. */
export function deriveStretches(index: ArticleIndex): readonly Stretch[] {
  const found = new Map<string, Gathering>()
  const untimed: Gathering = { span: null, name: null, statements: [], now: new Set() }
  for (const statement of index.article.statements) {
    let timed = false
    for (const time of statement.about.times) {
      const parsed = parseEdtf(time.edtf)
      if (!parsed.ok) continue
      timed = true
      const key = keyOf(parsed.span)
      const held = found.get(key) ?? { span: parsed.span, name: null, statements: [], now: new Set<string>() }
      found.set(key, held)
      if (held.statements[held.statements.length - 1] !== statement.id) held.statements.push(statement.id)
      held.name ??= time.name ?? null
      if (time.now === true) held.now.add(statement.id)
    }
    if (!timed) untimed.statements.push(statement.id)
  }
  const exact = [...found].map(([key, held]) => stretchOf(key, held)).sort(inTime)
  const placed = coarsen(index, exact)
  return untimed.statements.length > 0 ? [...placed, stretchOf('none', untimed)] : placed
}

function keyOf(span: TimeSpan): string {
  // An open and a start not given read alike (“start not given”), so they share a column.
  const start = span.start === 'unknown' ? 'open' : span.start
  const bounds =
    span.earliest === null && span.latest === null ? span.edtf : `${span.earliest ?? ''}_${span.latest ?? ''}`
  return `${bounds}_${start}_${span.end}`
}

function stretchOf(key: string, { span, name, statements, now }: Gathering): Stretch {
  const from = span?.earliest ?? null
  const to = span?.latest ?? null
  const [left = '', right = ''] = span?.edtf.split('/') ?? []
  let kind: Stretch['kind'] = 'span'
  let opens = from
  let closes = to
  if (span === null) kind = 'none'
  else if (span.precision === 'interval' && from === null && to !== null) {
    kind = 'before'
    opens = earliestOf(right) ?? to
  } else if (span.precision === 'interval' && to === null && from !== null) {
    kind = 'after'
    closes = latestOf(left) ?? from
  } else if (from !== null && to !== null && to - from < DAY_MS && span.start === 'known' && span.end === 'known')
    kind = 'day'
  // Years beyond ±271,821 are outside what a Date can count: first or last, by their sign.
  const beyond = span?.edtf.includes('-') ? Number.MIN_SAFE_INTEGER : Number.MAX_SAFE_INTEGER
  return {
    key,
    kind,
    precision: span?.precision ?? 'interval',
    edtf: span?.edtf ?? '',
    from,
    to,
    start: span?.start ?? 'unknown',
    end: span?.end ?? 'unknown',
    opens: opens ?? closes ?? beyond,
    closes: closes ?? opens ?? beyond,
    name,
    statements,
    now,
    holds: 1,
  }
}

const earliestOf = (edtf: string) => {
  const parsed = parseEdtf(edtf)
  return parsed.ok ? parsed.span.earliest : null
}

const latestOf = (edtf: string) => {
  const parsed = parseEdtf(edtf)
  return parsed.ok ? parsed.span.latest : null
}

const rank = (stretch: Stretch) => ({ before: -1, after: 1, day: 0, span: 0, cluster: 0, none: 2 })[stretch.kind]

/** What runs up to a day stands before it, what follows from it after. */
const place = (stretch: Stretch) => (stretch.kind === 'after' ? stretch.closes : stretch.opens)

const inTime = (a: Stretch, b: Stretch): number =>
  place(a) - place(b) || rank(a) - rank(b) || b.closes - a.closes || (a.key < b.key ? -1 : 1)

type Unit = 'month' | 'year' | 'decade' | 'century'

/** Puts stretches together by the finest calendar unit that leaves few enough columns to take in. */
function coarsen(index: ArticleIndex, exact: readonly Stretch[]): readonly Stretch[] {
  if (exact.length <= MAX_STRETCHES) return exact
  let coarse = exact
  for (const unit of ['month', 'year', 'decade', 'century'] as const) {
    coarse = together(index, exact, unit)
    if (coarse.length <= MAX_STRETCHES) break
  }
  return coarse
}

function together(index: ArticleIndex, exact: readonly Stretch[], unit: Unit): readonly Stretch[] {
  const groups = new Map<string, Stretch[]>()
  for (const stretch of exact) {
    const shape = stretch.kind === 'before' || stretch.kind === 'after' ? stretch.kind : 'closed'
    const key = `${unit}_${shape}_${floor(stretch.opens, unit)}_${floor(stretch.closes, unit)}`
    const group = groups.get(key)
    if (group) group.push(stretch)
    else groups.set(key, [stretch])
  }
  return [...groups]
    .map(([key, group]) => (group.length === 1 && group[0] ? group[0] : cluster(index, key, group, unit)))
    .sort(inTime)
}

function cluster(index: ArticleIndex, key: string, group: readonly Stretch[], unit: Unit): Stretch {
  const first = group[0]
  const opens = floor(Math.min(...group.map((item) => item.opens)), unit)
  const closes = next(floor(Math.max(...group.map((item) => item.closes)), unit), unit) - 1
  const statements = [...new Set(group.flatMap((item) => item.statements))]
  statements.sort((a, b) => (index.numbers.get(a) ?? 0) - (index.numbers.get(b) ?? 0))
  return {
    key,
    kind: 'cluster',
    precision: unit === 'month' ? 'month' : unit === 'year' ? 'year' : 'interval',
    edtf: first?.edtf ?? '',
    from: first?.kind === 'before' ? null : opens,
    to: first?.kind === 'after' ? null : closes,
    start: first?.kind === 'before' ? 'open' : 'known',
    end: first?.kind === 'after' ? 'open' : 'known',
    opens,
    closes,
    name: null,
    statements,
    now: new Set(group.flatMap((item) => [...item.now])),
    holds: group.length,
  }
}

const yearsIn = { year: 1, decade: 10, century: 100 } as const

/** The start of the calendar unit an instant lies in, ms since 1970 UTC. */
function floor(ms: number, unit: Unit): number {
  const date = new Date(ms)
  const year = date.getUTCFullYear()
  if (!Number.isFinite(year)) return ms
  return unit === 'month'
    ? instant(year, date.getUTCMonth())
    : instant(Math.floor(year / yearsIn[unit]) * yearsIn[unit], 0)
}

function next(ms: number, unit: Unit): number {
  const date = new Date(ms)
  const year = date.getUTCFullYear()
  if (!Number.isFinite(year)) return ms + 1
  return unit === 'month' ? instant(year, date.getUTCMonth() + 1) : instant(year + yearsIn[unit], 0)
}

/** Date.UTC takes the years 0 to 99 for 1900 to 1999, so the year is set apart. */
function instant(year: number, month: number): number {
  const date = new Date(0)
  date.setUTCFullYear(year, month, 1)
  return date.getTime()
}

/** Empty time between two neighbouring stretches, both instants inside it. */
export interface EmptyTime {
  readonly from: number
  readonly to: number
  /** “79 years”. */
  readonly length: string
}

/** The empty time before each stretch, or null where none lies between it and all that came before. */
export function emptyBefore(stretches: readonly Stretch[]): readonly (EmptyTime | null)[] {
  let reach: number | null = null
  return stretches.map((stretch) => {
    if (stretch.kind === 'none') return null
    const from: number | null = reach
    const to = stretch.opens
    reach = Math.max(reach ?? stretch.closes, stretch.closes)
    if (from === null || to - from - 1 < DAY_MS || !counts(from) || !counts(to)) return null
    return { from: from + 1, to: to - 1, length: formatLength(from + 1, to) }
  })
}

const counts = (ms: number) => Number.isFinite(new Date(ms).getTime())

/** A length of time for people, in its natural unit; from ten years on as people count it, 1945 to 2024 is 79. */
export function formatLength(from: number, to: number): string {
  const days = Math.round((to - from) / DAY_MS)
  const of = (count: number, unit: string) => `${count.toLocaleString('en-GB')} ${unit}${count === 1 ? '' : 's'}`
  if (days < 60) return of(days, 'day')
  const months = Math.round(days / 30.436875)
  if (months < 24) return of(months, 'month')
  const years = days / 365.2425
  if (years < 10) return of(Math.round(years), 'year')
  return of(new Date(to).getUTCFullYear() - new Date(from - 1).getUTCFullYear(), 'year')
}
