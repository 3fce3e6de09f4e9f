import { addDays, addMonths, type Day, formatDay, isDay, MONTHS, WEEKDAYS, weekdayOf } from './calendar.ts'
import type { ReasonCode } from './reasons.ts'

/** Why a time was read as it was. */
export type TimeReason = Extract<
  ReasonCode,
  'written-out' | 'from-publication' | 'from-context' | 'named-event' | 'looks-ahead' | 'vague'
>

export type Context = {
  /** The day of publication, where it is known. */
  readonly published: Day | null
  /** The last date that the text gave. */
  anchor: Day | null
  /** Whether the text tells of years long past, so that dates without a year follow those before them. */
  readonly historical: boolean
}

export interface Reading {
  readonly edtf: string | null
  readonly reason: TimeReason
  /** What later times refer back to. */
  readonly day?: Day | null
}

export const monthNumber = (name: string): number =>
  MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().replace('.', '').slice(0, 3))) + 1
export const dayNumber = (text: string): number => Number.parseInt(text, 10)
export const seasonNumber = (name: string): number =>
  ({ spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 })[name.toLowerCase()] ?? 21

export const exact = (day: Day): Reading =>
  isDay(day) ? { edtf: formatDay(day), reason: 'written-out', day } : { edtf: null, reason: 'vague' }

/** A year of the common era, or before it: 490 BC is −0489. */
export function yearNumber(digits: string, era: string | undefined): number {
  const year = Number(digits)
  return era && /B/.test(era) ? 1 - year : year
}

/** Whether the clause around a time speaks of what was or of what is to come; null where it does not show. */
export type Tense = 'past' | 'future' | null

/** A day in figures, “21/7/2021”: with the month second or first, as the figures allow, else whichever was near when the text was published. */
export function figures(first: number, second: number, year: number, { published }: Context): Reading | null {
  const readings = [
    { year, month: second, day: first },
    { year, month: first, day: second },
  ].filter((day) => isDay(day))
  const [one, other] = readings
  if (one && (!other || first === second)) return exact(one)
  if (!one) return null
  if (!other || !published?.month || published.day === null) return { edtf: null, reason: 'vague' }
  const near = readings.filter(({ month, day }) => {
    const days = (published.year - year) * 365 + ((published.month ?? 0) - month) * 30.4 + (published.day ?? 0) - day
    return days > -10 && days < 45
  })
  const [only, another] = near
  return only && !another ? { ...exact(only), reason: 'from-publication' } : { edtf: null, reason: 'vague' }
}

/** The year that a day or a month without one lies in. */
export function yearFor(
  month: number,
  day: number | null,
  context: Context,
  tense: Tense = null,
): { year: number; reason: TimeReason } | null {
  const { published, anchor, historical } = context
  if (anchor && (historical || !published)) {
    const turned = anchor.month !== null && month - anchor.month <= -8
    return { year: anchor.year + (turned ? 1 : 0), reason: 'from-context' }
  }
  if (!published) return null
  // News speaks of what was; a month or so ahead is still “on March 7”.
  const ahead = month - (published.month ?? month)
  if (published.month === null) return { year: published.year, reason: 'from-publication' }
  const later = ahead > 0 || (ahead === 0 && day !== null && published.day !== null && day > published.day)
  const over = ahead < 0 || (ahead === 0 && day !== null && published.day !== null && day < published.day)
  // A day or a month that was just over or is soon to come may still be meant, whatever the tense.
  if (tense === 'past') return { year: published.year - (later ? 1 : 0), reason: 'from-publication' }
  if (tense === 'future' && over && ahead < -1) return { year: published.year + 1, reason: 'looks-ahead' }
  if (ahead > 5 || (ahead > 3 && day === null)) return { year: published.year - 1, reason: 'from-publication' }
  if (ahead < -8) return { year: published.year + 1, reason: 'from-publication' }
  return { year: published.year, reason: 'from-publication' }
}

export function dated(
  month: number,
  day: number | null,
  year: string | undefined,
  era: string | undefined,
  context: Context,
  tense: Tense = null,
): Reading | null {
  if (month < 1) return null
  if (year) return exact({ year: yearNumber(year, era), month, day })
  const found = yearFor(month, day, context, tense)
  if (!found) return { edtf: null, reason: 'vague' }
  const date = { year: found.year, month, day }
  return isDay(date) ? { edtf: formatDay(date), reason: found.reason, day: date } : null
}

export const vague: Reading = { edtf: null, reason: 'vague' }

/** The weekday nearest to the publication: before it, unless the words around it look ahead; then the day of publication may be meant itself. */
export function weekday(name: string, lead: string, context: Context, ahead = false): Reading {
  const { published, anchor, historical } = context
  const base = historical ? anchor : published
  if (!base || base.day === null) return vague
  const wanted = WEEKDAYS.indexOf(name.toLowerCase())
  const now = weekdayOf(base)
  const back = (now - wanted + 7) % 7
  const forward = (wanted - now + 7) % 7
  const next = /next|coming/i.test(lead)
  const shift = next ? forward || 7 : ahead ? forward : /last|past/i.test(lead) ? -(back || 7) : -back
  const day = addDays(base, shift)
  return { edtf: formatDay(day), reason: next || ahead ? 'looks-ahead' : 'from-publication', day }
}

/** “The fair opens Saturday” */
const OPENS =
  /\b(?:opens|begins|starts|closes|ends|meets|returns|kicks off|takes place|goes on sale|airs|arrives|resumes)(?: here| there| again)?(?: on)? $/u
/** “Grimsby travel to Gillingham on Tuesday” */
const FIXTURE =
  /\b(?:travels?|hosts?|faces?|visits?|plays?|welcomes?|entertains?)(?: to| at| against)? \p{Lu}[^.!?,;“”]{0,40}? (?:on )?$/u
/** “until at least Wednesday” */
const UNTIL = /\buntil(?: at least| the end of| late| early)? $/u
const AHEAD =
  /\b(?:will|won['’]t|shall|would|going to|(?:is|are|was|were|be) (?:set|due|scheduled|expected|likely|supposed|planned|predicted|forecast|slated|to)|scheduled for|(?<!\bhad )(?:plan|hope|intend|want|aim|vow|promise|pledge|threaten|expect)(?:s|d|ed|ned)? to|(?:expect|forecast|predict)s? [^.!?\n“”,]*? to|(?:voted|agreed)(?: \p{Lu}?\p{Ll}+){0,2} to)\b([^.!?\n“”]*)$/u
const SPOKEN = /(?:,|['’]) [^,]*\b(?:said|says|told|announced|warned|wrote|added|confirmed|reported)\b/u

/** “Tuesday will be worse”, “Tuesday is looking difficult” */
const COMES =
  /^ (?:will|won['’]t|would be|is (?:set|due|expected|likely|going|forecast|predicted|looking|shaping)|looks) /u

/** “On Tuesday the council will vote” */
const CLAUSE_COMES =
  /^,? (?:(?!(?:said|says|told|announced|warned|that|\p{Ll}+ed) )[\p{L}’'-]+ ){1,8}(?:will|won['’]t) /u

/** Whether the clause speaks of what is to come: “will vote on Monday”. */
export function looksAhead(text: string, at: number, end = at): boolean {
  if (end > at && COMES.test(text.slice(end, end + 24))) return true
  if (
    end > at &&
    /(?:^|[\n.!?”"] ?)On $/u.test(text.slice(Math.max(0, at - 5), at)) &&
    CLAUSE_COMES.test(text.slice(end, end + 110))
  )
    return true
  const before = text.slice(Math.max(0, at - 90), at)
  if (OPENS.test(before) || FIXTURE.test(before) || UNTIL.test(before)) return true
  const ahead = AHEAD.exec(before)
  // “will not sail before October, its operator said on Tuesday”: the Tuesday is when it was said.
  return ahead !== null && !SPOKEN.test(ahead[1] ?? '')
}

const BEHIND =
  /\b(?:since (?:last |early |late |mid-)?|(?:had|has|have|was|were|been|did|\p{Ll}{2,}ed)\b[^.!?\n“”,;]*)$/u

/** What the words before a time say of it: “since January”, “had been told in May”, “to be sent out in May”. */
export const tenseAt = (text: string, at: number): Tense =>
  looksAhead(text, at) ? 'future' : BEHIND.test(text.slice(Math.max(0, at - 70), at)) ? 'past' : null

export function shifted(base: Day | null, count: number, unit: string, reason: TimeReason): Reading {
  if (!base) return vague
  const singular = unit.toLowerCase().replace(/s$/, '')
  if (
    singular === 'day' ||
    singular === 'night' ||
    singular === 'morning' ||
    singular === 'evening' ||
    singular === 'afternoon'
  ) {
    if (base.day === null) return vague
    const day = addDays(base, count)
    return { edtf: formatDay(day), reason, day }
  }
  if (singular === 'week' || singular === 'weekend') {
    if (base.day === null) return vague
    const monday = addDays(base, count * 7 - ((weekdayOf(base) + 6) % 7))
    const [from, to] = singular === 'week' ? [monday, addDays(monday, 6)] : [addDays(monday, 5), addDays(monday, 6)]
    return { edtf: `${formatDay(from)}/${formatDay(to)}`, reason }
  }
  if (singular === 'month') {
    if (base.month === null) return vague
    const day = addMonths(base, count)
    return { edtf: formatDay(day), reason, day }
  }
  if (singular === 'year') {
    const day = { year: base.year + count, month: null, day: null }
    return { edtf: formatDay(day), reason, day }
  }
  if (singular === 'decade') return { edtf: `${Math.floor((base.year + count * 10) / 10)}X`, reason }
  return vague
}

export const NUMBERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  eighteen: 18,
  twenty: 20,
  thirty: 30,
  forty: 40,
  fifty: 50,
  sixty: 60,
  hundred: 100,
}
export const countOf = (text: string): number | null => {
  const word = text.trim().toLowerCase()
  return NUMBERS[word] ?? (/^\d{1,4}$/.test(word) ? Number(word) : null)
}

export function season(name: string, lead: string, context: Context): Reading {
  const { published, anchor, historical } = context
  const base = historical && !/last|this|next/i.test(lead) ? anchor : published
  if (!base) return vague
  const code = seasonNumber(name)
  let year = base.year
  if (!historical && base.month !== null) {
    const first = [3, 6, 9, 12][code - 21] ?? 3
    // “last summer” in August is the summer before; in December it is this year’s.
    const begun = base.month >= first
    const over = base.month > first + 2
    if (/last|past|previous/i.test(lead)) year = over ? year : year - 1
    else if (/next|coming/i.test(lead)) year = begun ? year + 1 : year
    // “will close in spring”, said in September
    else if (lead === 'ahead' && over) year++
    if (code === 24 && base.month <= 2) year -= /next|coming/i.test(lead) ? 0 : 1
  }
  const edtf = `${String(year).padStart(4, '0')}-${code}`
  return { edtf: year > 0 ? edtf : null, reason: historical ? 'from-context' : 'from-publication' }
}

/** So many units from a day: to the day for days and weeks, to the month or the year for longer ones. */
export function away(base: Day | null, count: number, unit: string, reason: TimeReason): Reading {
  if (!base) return vague
  if (/^week/.test(unit)) {
    if (base.day === null) return vague
    const day = addDays(base, count * 7)
    return { edtf: formatDay(day), reason, day }
  }
  return shifted(base, count, unit, reason)
}

const COUNTED =
  /^\s*(?:men|troops|soldiers|people|tons|tonnes|miles|km|kilometres|kilometers|metres|meters|feet|dollars|deaths|casualties|prisoners|killed|wounded|civilians|ships|aircraft|tanks|guns|votes|jobs|workers|students|square|acres|percent|per|employees|residents|homes|calories|words|points|yards|units|[a-z]+ (?:men|troops|soldiers|people|feet|miles))\b/u

/** Four digits are a year unless they count something. */
export function readYear(match: RegExpMatchArray, text: string, at: number): Reading | null {
  const year = Number(match[1])
  const after = text.slice(at + match[0].length, at + match[0].length + 30)
  if (COUNTED.test(after)) return null
  const before = text.slice(Math.max(0, at - 14), at)
  const led =
    /(?:\b(?:in|since|by|of|from|until|till|to|between|and|during|before|after|year|circa|c\.|spring|summer|winter|autumn|fall|through)\s|[(–—,;-]\s?)$/iu.test(
      before,
    ) || match[0].length > 4
  if (!led && (year < 1700 || year > 2060)) return null
  if (/^\s+(?:block of|Main|[NSEW]\. |[A-Z][a-z]+ (?:St|Ave|Road|Rd|Street|Avenue|Drive|Dr|Blvd)\b)/u.test(after))
    return null
  if (
    /(?:#|No\. ?|Room |Highway |Route |Flight |Rs\.? ?|at |of about |about |than |nearly |some |over )$/u.test(before)
  )
    return null
  return exact({ year, month: null, day: null })
}
