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

export type EdtfResult =
  | { readonly ok: true; readonly span: TimeSpan }
  | { readonly ok: false; readonly reason: string }

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

/**
 * What a single date may look like; whether it is one is the parser's say. The parser's own `type` cannot be asked: it is
 * the name of its class, which bundlers change. A wholly unknown year (`XXXX`) covers ten millennia and is no date to draw.
 */
const datePattern = /^-?(\d[\dX]{3}(-[\dX]{2}){0,2}[?~%]?|\d{4}-\d{2}-\d{2}T[\d:Z+.-]{1,24})$/
const longYearPattern = /^Y-?\d{5,6}$/

/**
 * Results by text. The parser takes up to a millisecond, long articles hold tens of thousands of times of which most are
 * alike, and views format them again and again. Bounded by starting over.
 */
const results = new Map<string, EdtfResult>()
const mostResults = 5000

/** Parses one EDTF string (levels 0 and 1); never throws. */
export function parseEdtf(text: string): EdtfResult {
  const value = text.trim()
  const known = results.get(value)
  if (known) return known
  const result = parseAfresh(value)
  if (results.size >= mostResults) results.clear()
  // The longest sensible text is an interval of two date-times; longer ones are faults and not worth the memory.
  if (value.length <= 80) results.set(value, result)
  return result
}

function parseAfresh(value: string): EdtfResult {
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
  if (!datePattern.test(value) && !longYearPattern.test(value)) throw new RangeError('form')
  const plain = parsePlain(value)
  if (plain) return plain
  const day = writtenDay(value)
  // The parser lets 29 February pass in every year and makes it 1 March.
  if (day !== null && new Date(day.ms).getUTCDate() !== day.date) throw new RangeError('day')
  const date = edtf(value, { level: 1 })
  if (!Number.isFinite(date.min) || !Number.isFinite(date.max)) throw new RangeError('beyond what a Date can hold')
  const edge: Edge = isVague(date) || value.includes('X') ? 'about' : 'known'
  return {
    edtf: value,
    earliest: date.min,
    latest: date.max,
    start: edge,
    end: edge,
    precision: precisionOf(value),
  }
}

/**
 * A year, month or day of the Common Era, the forms nearly all dates have. The parser takes a quarter of a millisecond for each, so an
 * article of 300,000 different dates took over a minute. Null for every other form, right or wrong: those are the parser's.
 */
function parsePlain(value: string): TimeSpan | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?([?~%]?)$/.exec(value)
  if (!parts) return null
  const [year, month, day] = [parts[1], parts[2], parts[3]].map((part) => (part === undefined ? null : Number(part)))
  if (year === undefined || year === null || month === undefined || day === undefined) return null
  const earliest = utc(year, (month ?? 1) - 1, day ?? 1)
  const first = new Date(earliest)
  // What is not in the calendar runs over into the next month or year.
  if (first.getUTCMonth() !== (month ?? 1) - 1 || first.getUTCDate() !== (day ?? 1)) return null
  const after = day !== null ? earliest + DAY_MS : month !== null ? utc(year, month, 1) : utc(year + 1, 0, 1)
  const edge: Edge = parts[4] === '' ? 'known' : 'about'
  return { edtf: value, earliest, latest: after - 1, start: edge, end: edge, precision: precisionOf(value) }
}

/** The day as written, before a time zone may move it: its UTC midnight and its number in the month. */
function writtenDay(value: string): { ms: number; date: number } | null {
  const parts = /^(-?\d{4})-(\d{2})-(\d{2})/.exec(value)
  return parts ? { ms: utc(Number(parts[1]), Number(parts[2]) - 1, Number(parts[3])), date: Number(parts[3]) } : null
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
  if (earliest !== null && latest !== null && earliest > latest)
    throw new RangeError('the interval ends before it starts')
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

/** The finest unit that is given: `2004-07-XX` is a month, `2004-XX` a year. */
function precisionOf(value: string): 'day' | 'month' | 'year' {
  const [, month = 'XX', day = 'XX'] = /^[Y-]*[\dX]+(?:-([\dX]{2}))?(?:-([\dX]{2}))?/.exec(value) ?? []
  if (month === 'XX') return 'year'
  return day === 'XX' ? 'month' : 'day'
}

const utc = (year: number, month: number, day: number) => {
  // Date.UTC maps years 0 to 99 to 1900+, so the year is set apart.
  const date = new Date(Date.UTC(2000, month, day))
  date.setUTCFullYear(year + Math.floor(month / 12), ((month % 12) + 12) % 12, day)
  return date.getTime()
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const
const monthsLong = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

/** EDTF counts a year 0, people do not: 0000 is 1 BC. */
function yearText(date: Date): string {
  const year = date.getUTCFullYear()
  return year > 0 ? String(year) : `${1 - year} BC`
}

/** Formats an instant's UTC day for people: “1 Aug 2025”, or long “Friday 1 August 2025”. */
export function formatDay(ms: number, style: 'short' | 'long' = 'short'): string {
  const date = new Date(ms)
  const day = date.getUTCDate()
  const year = yearText(date)
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
  if (span.precision === 'interval') {
    const [from = '', to = ''] = span.edtf.split('/')
    if (span.earliest === null) return `before ${formatEdtf(to, style)}, start not given`
    if (span.latest === null)
      return `after ${formatEdtf(from, style)}, ${span.end === 'open' ? 'open' : 'end not given'}`
    const ends = [formatEdtf(from, style), formatEdtf(to, style)]
    // An en dash between two single words stands close, else apart.
    return ends.join(ends.some((end) => end.includes(' ')) ? ' – ' : '–')
  }
  const vague = span.precision === 'season' || /[~%]/.test(span.edtf) ? 'about ' : ''
  return `${vague}${formatPoint(span, style)}${/[?%]/.test(span.edtf) ? ' (uncertain)' : ''}`
}

function formatPoint({ edtf: text, earliest, latest, precision }: TimeSpan, style: 'short' | 'long'): string {
  if (earliest === null || latest === null) return text
  const from = new Date(earliest)
  const to = new Date(latest)
  const year = yearText(from)
  switch (precision) {
    case 'season': {
      const sameYear = from.getUTCFullYear() === to.getUTCFullYear()
      return `${monthsLong[from.getUTCMonth()]}${sameYear ? '' : ` ${year}`}–${monthsLong[to.getUTCMonth()]} ${yearText(to)}`
    }
    case 'day':
      return formatDay(writtenDay(text)?.ms ?? earliest, style)
    case 'month':
      return `${(style === 'long' ? monthsLong : months)[from.getUTCMonth()]} ${year}`
    default:
      if (/^\d{3}X/.test(text)) return `${year}s`
      return /^-?\d*X/.test(text) ? `${year}–${yearText(to)}` : year
  }
}

/** The UTC midnight that starts the day an instant lies in, ms since 1970. */
export const startOfDay = (ms: number): number => Math.floor(ms / DAY_MS) * DAY_MS
