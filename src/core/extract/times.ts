import type { Span } from '../selectors.ts'
import { type Day, parseDay } from './calendar.ts'
import type { Found } from './reasons.ts'
import type { Context, TimeReason } from './time-readings.ts'
import { RULES } from './time-rules.ts'

export interface FoundTime extends Span {
  readonly text: string
  /** Null where the text gives no point or stretch of the calendar: “recently”, “three days”. */
  readonly edtf: string | null
  readonly reason: TimeReason
  readonly confidence: number
  readonly found: Found
}

interface Match {
  readonly start: number
  readonly end: number
  readonly match: RegExpMatchArray
  readonly rule: number
}

/** About as often as each was right where it could be measured, which is accounts of wars; a vague time is left to be looked at. */
const CONFIDENCE: Readonly<Record<TimeReason, number>> = {
  'written-out': 0.97,
  'from-publication': 0.85,
  'from-context': 0.87,
  'named-event': 0.9,
  'looks-ahead': 0.8,
  vague: 0.74,
}

/** Some lines at a time, long ones cut after a full stop, so that each rule looks only where it may find something. */
function* pieces(text: string): Generator<readonly [from: number, to: number]> {
  for (let from = 0; from < text.length; ) {
    const line = text.indexOf('\n', from + 300)
    let to = line < 0 ? text.length : line + 1
    if (to - from > 1500) {
      const stop = text.indexOf('. ', from + 600)
      to = Math.min(to, stop < 0 || stop - from > 4000 ? from + 4000 : stop + 2)
    }
    yield [from, to]
    from = to
  }
}

/** Every time the text speaks of, in order; the longest reading of each stretch. */
export function findTimes(text: string, published: string | undefined): FoundTime[] {
  const matches: Match[] = []
  for (const [from, to] of pieces(text)) {
    const piece = text.slice(from, to)
    for (const [k, { needs, pattern }] of RULES.entries()) {
      if (!needs.test(piece)) continue
      for (const match of piece.matchAll(pattern)) {
        if (match[0] !== '')
          matches.push({ start: from + match.index, end: from + match.index + match[0].length, match, rule: k })
      }
    }
  }
  matches.sort((a, b) => a.start - b.start || b.end - a.end || a.rule - b.rule)
  const context: Context = {
    published: parseDay(published),
    anchor: null,
    historical: isHistorical(text, parseDay(published)),
  }
  const found: FoundTime[] = []
  let reached = 0
  let aside: Day | null = null
  for (const { start, end, match, rule: k } of matches) {
    if (start < reached) continue
    const reading = RULES[k]?.read(match, context, text, start)
    if (!reading) continue
    if (reading.day) aside = moveAnchor(context, reading.day, aside)
    found.push({
      start,
      end,
      text: match[0],
      edtf: reading.edtf,
      reason: reading.reason,
      confidence: CONFIDENCE[reading.reason],
      found: { confidence: CONFIDENCE[reading.reason], why: [reading.reason] },
    })
    reached = end
  }
  return found
}

/** So many years after or before the last date an account looks aside: “still used in 2005”, “last held in 1614”. */
const LONG_AFTER = 20
const LONG_BEFORE = 50

const isFar = (year: number, from: number): boolean => year - from > LONG_AFTER || from - year > LONG_BEFORE

/**
 * Makes a date the one that later ones lean on. A lone year far from those before it does not move an account of the past, unless another
 * near it follows. Returns the year looked aside at.
 */
function moveAnchor(context: Context, day: Day, aside: Day | null): Day | null {
  const { anchor, historical } = context
  const strays = historical && anchor !== null && day.month === null && isFar(day.year, anchor.year)
  if (strays && (aside === null || isFar(day.year, aside.year))) return day
  context.anchor = day
  return null
}

/** No news has so many years of the past, though an account may reach into the present. */
const MANY_YEARS = 30

/** Whether most years that a text writes out are over: an account of the past, not news. */
function isHistorical(text: string, published: Day | null): boolean {
  let past = 0
  let near = 0
  for (const [year] of text
    .slice(0, 200_000)
    .matchAll(/(?<![\p{L}\p{N}$£€.,-])(?:1[5-9]\d{2}|20[0-3]\d)(?![\p{L}\p{N}])|(?<=\d ?)B\.?C/gu)) {
    if (published && Number(year) >= published.year - 2) near++
    else past++
  }
  return (past >= MANY_YEARS && past > near / 2) || (past >= 6 && past > near * 1.5)
}
