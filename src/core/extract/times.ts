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

const CONFIDENCE: Readonly<Record<TimeReason, number>> = {
  'written-out': 0.97,
  'from-publication': 0.85,
  'from-context': 0.7,
  'named-event': 0.9,
  'looks-ahead': 0.8,
  vague: 0.6,
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
  for (const { start, end, match, rule: k } of matches) {
    if (start < reached) continue
    const reading = RULES[k]?.read(match, context, text, start)
    if (!reading) continue
    if (reading.day) context.anchor = reading.day
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
  return past >= 6 && past > near * 1.5
}
