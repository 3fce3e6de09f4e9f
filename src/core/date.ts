import edtf, { type EdtfValue } from 'edtf' // BSD-2: the reference JavaScript parser of EDTF (ISO 8601-2), levels 0 to 2

/** How one end of a span is known: to the day or unit given, only about, running on without end, or not given at all. */
export type Edge = 'known' | 'about' | 'open' | 'unknown'

/** What an EDTF string covers, derived for drawing only; the string itself stays the truth. */
export interface TimeSpan {
  readonly edtf: string
  /** First instant, ms since 1970 UTC; null where the start is open or unknown. */
  readonly earliest: number | null
  /** Last instant (inclusive), ms since 1970 UTC; null where the end is open or unknown. */
  readonly latest: number | null
  readonly start: Edge
  readonly end: Edge
  readonly precision: 'day' | 'month' | 'season' | 'year' | 'interval'
}

export type EdtfResult = { readonly ok: true; readonly span: TimeSpan } | { readonly ok: false; readonly reason: string }

const DAY_MS = 86_400_000

/**
 * Seasons 21 to 24 as the northern meteorological ones (spring = March to May): the standard leaves the months open, and
 * readers of a calendar expect these. The parser's own bounds begin two months earlier and are not used.
 */
const seasonMonths: Readonly<Record<string, readonly [number, number]>> = {
  '21': [2, 4],
  '22': [5, 7],
  '23': [8, 10],
  '24': [11, 13],
}

const seasonPattern = /^(-?\d{4})-(2[1-4])([?~%]?)$/

const finite = (value: number) => (Number.isFinite(value) ? value : null)

/** Parses one EDTF string (levels 0 and 1); never throws. */
export function parseEdtf(text: string): EdtfResult {
  const value = text.trim()
  if (value === '') return { ok: false, reason: 'the time is empty; write an EDTF date such as 2025-08-01' }
  try {
    if (value.includes('/')) return { ok: true, span: parseInterval(value) }
    return { ok: true, span: parseSingle(value) }
  } catch {
    return {
      ok: false,
      reason: `“${value.slice(0, 60)}” is not a date in EDTF (ISO 8601-2); write for example 2025-08-01, 2024-22 or 1939/1945`,
    }
  }
}

function parseSingle(value: string): TimeSpan {
  const season = seasonPattern.exec(value)
  if (season) {
    const months = seasonMonths[season[2] ?? '']
    const year = Number(season[1])
    if (!months) throw new RangeError('season')
    // A season is a stretch named by its feel: both ends are about.
    return {
      edtf: value,
      earliest: utc(year, months[0], 1),
      latest: utc(year, months[1] + 1, 1) - 1,
      start: 'about',
      end: 'about',
      precision: 'season',
    }
  }
  const date = edtf(value, { level: 1 })
  if (date.type !== 'Date' && date.type !== 'Year') throw new RangeError(date.type)
  const edge: Edge = isVague(date) || value.includes('X') ? 'about' : 'known'
  return {
    edtf: value,
    earliest: finite(date.min),
    latest: finite(date.max),
    start: edge,
    end: edge,
    precision: precisionOf(value),
  }
}

function parseInterval(value: string): TimeSpan {
  const parts = value.split('/')
  const [from, to] = parts
  if (parts.length !== 2 || from === undefined || to === undefined) throw new RangeError('interval')
  const start = parseBound(from)
  const end = parseBound(to)
  if (start.span === null && end.span === null) throw new RangeError('an interval needs at least one end')
  const earliest = start.span?.earliest ?? null
  const latest = end.span?.latest ?? null
  if (earliest !== null && latest !== null && earliest > latest) throw new RangeError('the interval ends before it starts')
  return {
    edtf: value,
    earliest,
    latest,
    start: start.span ? start.span.start : start.edge,
    end: end.span ? end.span.end : end.edge,
    precision: 'interval',
  }
}

function parseBound(text: string): { span: TimeSpan; edge: 'known' } | { span: null; edge: 'open' | 'unknown' } {
  if (text === '..') return { span: null, edge: 'open' }
  if (text === '') return { span: null, edge: 'unknown' }
  return { span: parseSingle(text), edge: 'known' }
}

const isVague = (value: EdtfValue) => (value.uncertain?.value ?? 0) !== 0 || (value.approximate?.value ?? 0) !== 0

function precisionOf(value: string): TimeSpan['precision'] {
  const bare = value.replace(/[?~%]/g, '').replace(/^-/, '')
  const parts = bare.split('-')
  if (parts.length === 3) return parts[2] === 'XX' ? 'month' : 'day'
  return parts.length === 2 ? 'month' : 'year'
}

const utc = (year: number, month: number, day: number) => {
  // Date.UTC maps years 0 to 99 to 1900+, so the year is set apart.
  const date = new Date(Date.UTC(2000, month, day))
  date.setUTCFullYear(year + Math.floor(month / 12), ((month % 12) + 12) % 12, day)
  return date.getTime()
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const monthsLong = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
] as const
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** Formats an instant's UTC day for people: “1 Aug 2025”, or long “Friday 1 August 2025”. */
export function formatDay(ms: number, style: 'short' | 'long' = 'short'): string {
  const date = new Date(ms)
  const day = date.getUTCDate()
  const year = date.getUTCFullYear()
  if (style === 'short') return `${day} ${months[date.getUTCMonth()]} ${year}`
  return `${weekdays[date.getUTCDay()]} ${day} ${monthsLong[date.getUTCMonth()]} ${year}`
}

/** Formats an EDTF string for people, as vague as it is: “about June–August 2024”, “1939–1945”, “after 1 Aug 2025, open”. */
export function formatEdtf(text: string, style: 'short' | 'long' = 'short'): string {
  const parsed = parseEdtf(text)
  if (!parsed.ok) return text
  return formatSpan(parsed.span, style)
}

/** Formats a parsed span; see {@link formatEdtf}. */
export function formatSpan(span: TimeSpan, style: 'short' | 'long' = 'short'): string {
  const { earliest, latest, precision } = span
  if (precision === 'season' && earliest !== null && latest !== null) {
    const from = new Date(earliest)
    const to = new Date(latest)
    const sameYear = from.getUTCFullYear() === to.getUTCFullYear()
    return `about ${monthsLong[from.getUTCMonth()]}${sameYear ? '' : ` ${from.getUTCFullYear()}`}–${monthsLong[to.getUTCMonth()]} ${to.getUTCFullYear()}`
  }
  if (precision === 'interval') {
    if (earliest === null && latest !== null) return `before ${formatPoint(latest, span.edtf.split('/')[1] ?? '', style)}, start not given`
    if (latest === null && earliest !== null) return `after ${formatPoint(earliest, span.edtf.split('/')[0] ?? '', style)}, open`
    const [from = '', to = ''] = span.edtf.split('/')
    return `${formatEdtf(from, style)}–${formatEdtf(to, style)}`
  }
  const point = formatPoint(earliest ?? 0, span.edtf, style)
  const vague = /[~%]/.test(span.edtf) ? 'about ' : ''
  return `${vague}${point}${/[?%]/.test(span.edtf) ? ' (uncertain)' : ''}`
}

function formatPoint(ms: number, text: string, style: 'short' | 'long'): string {
  const date = new Date(ms)
  const year = date.getUTCFullYear()
  const bare = text.replace(/[?~%]/g, '')
  if (/^-?\d{3}X$/.test(bare)) return `${bare.slice(0, -1)}0s`
  const precision = precisionOf(text)
  if (precision === 'day') return formatDay(ms, style)
  if (precision === 'month') return `${style === 'long' ? monthsLong[date.getUTCMonth()] : months[date.getUTCMonth()]} ${year}`
  return String(year)
}

/** The UTC midnight that starts the day an instant lies in, ms since 1970. */
export const startOfDay = (ms: number): number => Math.floor(ms / DAY_MS) * DAY_MS
