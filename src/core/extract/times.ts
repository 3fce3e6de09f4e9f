import type { Span } from '../selectors.ts'
import { addDays, addMonths, type Day, formatDay, isDay, MONTHS, parseDay, WEEKDAYS, weekdayOf } from './calendar.ts'
import { FIXED_DAYS, NAMED_EVENTS } from './named-events.ts'
import type { Found, ReasonCode } from './reasons.ts'

/** Why a time was read as it was. */
export type TimeReason = Extract<
  ReasonCode,
  'written-out' | 'from-publication' | 'from-context' | 'named-event' | 'looks-ahead' | 'vague'
>

export interface FoundTime extends Span {
  readonly text: string
  /** Null where the text gives no point or stretch of the calendar: “recently”, “three days”. */
  readonly edtf: string | null
  readonly reason: TimeReason
  readonly confidence: number
  readonly found: Found
}

const MONTH =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan\\.?|Feb\\.?|Mar\\.|Apr\\.?|Jun\\.?|Jul\\.?|Aug\\.?|Sept?\\.?|Oct\\.?|Nov\\.?|Dec\\.?)'
const DAY = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?'
const YEAR = '(?:1\\d{3}|20\\d{2})'
const ERA = '(?: ?(?:BCE?|CE|AD|B\\.C\\.(?:E\\.)?|A\\.D\\.))'
const WEEKDAY = '(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day'
const SEASON = '(?:[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)'
const DAYTIME = '(?:morning|afternoon|evening|night|dawn|noon|midnight)'
const SMALL =
  '(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|eleven|twelve|thirteen|fourteen|fifteen|sixteen|eighteen|twenty|thirty|forty|fifty|sixty|hundred|a hundred|\\d{1,3}(?:[.,]\\d+)?)'
const COUNT = `(?:(?:[Aa]bout|[Aa]round|[Nn]early|[Aa]lmost|[Oo]ver|[Mm]ore than|[Ll]ess than|[Aa]t least|[Ss]ome|[Uu]nder|[Aa]pproximately) )?(?:${SMALL}(?:(?: to |[-–]| or )${SMALL})?|an?|[Aa] few|[Aa] couple of|[Ss]everal|[Mm]any|[Aa] dozen|half a|the (?:past|last|next|first|final|previous|following) (?:few|several|${SMALL}))`
const UNIT = '(?:hours?|days?|weeks?|months?|years?|decades?|centur(?:y|ies)|minutes?|weekends?)'
const PART = `(?:[Tt]he )?(?:(?:[Ee]arly|[Ll]ate|[Mm]id|[Mm]iddle|[Ll]ater|[Ee]arlier)(?:[- ]to[- ](?:late|mid))?(?:[- ]in[- ]|[- ])(?:the )?|(?:very )?(?:beginning|start|end|middle|close|turn|first half|second half|latter half|first part|latter part|final (?:days|weeks|months)|last (?:days|weeks|months)|first (?:days|weeks|months)) of (?:the )?)`

type Context = {
  /** The day of publication, where it is known. */
  readonly published: Day | null
  /** The last date that the text gave. */
  anchor: Day | null
  /** Whether the text tells of years long past, so that dates without a year follow those before them. */
  readonly historical: boolean
}

interface Reading {
  readonly edtf: string | null
  readonly reason: TimeReason
  /** What later times refer back to. */
  readonly day?: Day | null
}

interface Rule {
  /** A quick look whether a piece of text can hold it at all. */
  readonly needs: RegExp
  readonly pattern: RegExp
  readonly read: (match: RegExpMatchArray, context: Context, text: string, start: number) => Reading | null
}

const monthNumber = (name: string): number =>
  MONTHS.findIndex((month) => month.startsWith(name.toLowerCase().replace('.', '').slice(0, 3))) + 1
const dayNumber = (text: string): number => Number.parseInt(text, 10)
const seasonNumber = (name: string): number =>
  ({ spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 })[name.toLowerCase()] ?? 21

const exact = (day: Day): Reading =>
  isDay(day) ? { edtf: formatDay(day), reason: 'written-out', day } : { edtf: null, reason: 'vague' }

/** A year of the common era, or before it: 490 BC is −0489. */
function yearNumber(digits: string, era: string | undefined): number {
  const year = Number(digits)
  return era && /B/.test(era) ? 1 - year : year
}

/** The year that a day or a month without one lies in. */
function yearFor(month: number, day: number | null, context: Context): { year: number; reason: TimeReason } | null {
  const { published, anchor, historical } = context
  if (anchor && (historical || !published)) {
    const turned = anchor.month !== null && month - anchor.month <= -8
    return { year: anchor.year + (turned ? 1 : 0), reason: 'from-context' }
  }
  if (!published) return null
  // News speaks of what was; a month or so ahead is still “on March 7”.
  const ahead = month - (published.month ?? month)
  if (published.month === null) return { year: published.year, reason: 'from-publication' }
  if (ahead > 5 || (ahead > 3 && day === null)) return { year: published.year - 1, reason: 'from-publication' }
  if (ahead < -8) return { year: published.year + 1, reason: 'from-publication' }
  return { year: published.year, reason: 'from-publication' }
}

function dated(
  month: number,
  day: number | null,
  year: string | undefined,
  era: string | undefined,
  context: Context,
): Reading | null {
  if (month < 1) return null
  if (year) return exact({ year: yearNumber(year, era), month, day })
  const found = yearFor(month, day, context)
  if (!found) return { edtf: null, reason: 'vague' }
  const date = { year: found.year, month, day }
  return isDay(date) ? { edtf: formatDay(date), reason: found.reason, day: date } : null
}

const vague: Reading = { edtf: null, reason: 'vague' }

/** The weekday nearest to the publication: before it, unless the words look ahead. */
function weekday(name: string, lead: string, context: Context): Reading {
  const { published, anchor, historical } = context
  const base = historical ? anchor : published
  if (!base || base.day === null) return vague
  const wanted = WEEKDAYS.indexOf(name.toLowerCase())
  const now = weekdayOf(base)
  const back = (now - wanted + 7) % 7
  const forward = (wanted - now + 7) % 7
  const shift = /next|coming/i.test(lead) ? forward || 7 : /last|past/i.test(lead) ? -(back || 7) : -back
  const day = addDays(base, shift)
  return { edtf: formatDay(day), reason: /next|coming/i.test(lead) ? 'looks-ahead' : 'from-publication', day }
}

/** Whether the clause speaks of what is to come: “will vote on Monday”. */
const looksAhead = (text: string, at: number): boolean => {
  const ahead =
    /\b(?:will|won['’]t|shall|(?:is|are) (?:set|due|scheduled|expected|to)|scheduled for|plans? to)\b([^.!?\n“”]*)$/u.exec(
      text.slice(Math.max(0, at - 70), at),
    )
  // “will not sail before October, its operator said on Tuesday”: the Tuesday is when it was said.
  return (
    ahead !== null &&
    !/(?:,|['’]) [^,]*\b(?:said|says|told|announced|warned|wrote|added|confirmed|reported)\b/u.test(ahead[1] ?? '')
  )
}

function shifted(base: Day | null, count: number, unit: string, reason: TimeReason): Reading {
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

const NUMBERS: Readonly<Record<string, number>> = {
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
const countOf = (text: string): number | null => {
  const word = text.trim().toLowerCase()
  return NUMBERS[word] ?? (/^\d{1,4}$/.test(word) ? Number(word) : null)
}

function season(name: string, lead: string, context: Context): Reading {
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
    if (code === 24 && base.month <= 2) year -= /next|coming/i.test(lead) ? 0 : 1
  }
  const edtf = `${String(year).padStart(4, '0')}-${code}`
  return { edtf: year > 0 ? edtf : null, reason: historical ? 'from-context' : 'from-publication' }
}

const LEAD =
  '(?:(?:[Tt]he |[Tt]his |[Tt]hat )?(?:[Ll]ast|[Nn]ext|[Pp]ast|[Cc]oming|[Ff]ollowing|[Pp]revious) |[Tt]his |[Tt]hat )'
const NEEDS: readonly (readonly [source: RegExp, needs: RegExp])[] = [
  [/January/, /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/],
  [/pring/, /pring|ummer|utumn|[Ff]all|inter/],
  [/Mon\|/, /day/],
  [/decades\?/, /hour|day|week|month|year|decade|centur|minute/],
]
const needsOf = (source: string): RegExp => NEEDS.find(([part]) => part.test(source))?.[1] ?? /(?:)/
const rule = (source: string, read: Rule['read'], flags = 'gu', needs = needsOf(source)): Rule => ({
  needs,
  pattern: new RegExp(source, flags),
  read,
})
const B = '(?<![\\p{L}\\p{N}$£€.,/-])'
const E = '(?![\\p{L}\\p{N}])'

const RULES: readonly Rule[] = [
  rule(`${B}(\\d{4})-(\\d\\d)-(\\d\\d)${E}`, (m) =>
    exact({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }),
  ),
  // Monday, Aug. 4, 2025 · August 4 · the morning of May 10
  rule(
    `${B}(?:(?:the )?${DAYTIME} of )?(?:(?:on )?${WEEKDAY},? )?(?:${PART})?(${MONTH}) (${DAY})(?:,? (?:of )?(${YEAR}|\\d{3}(?=${ERA})))?(${ERA})?${E}(?!(?:,\\d{3}|:\\d\\d))`,
    (m, c) => dated(monthNumber(m[1] ?? ''), dayNumber(m[2] ?? ''), m[3], m[4], c),
  ),
  rule(
    `${B}(?:${WEEKDAY},? )?(?:(?:the )?(?:${DAYTIME}|night) of )?(?:[Tt]he )?(${DAY})(?: of)? (${MONTH})(?:,? (?:of )?(${YEAR}|\\d{3}(?=${ERA})))?(${ERA})?${E}`,
    (m, c) => dated(monthNumber(m[2] ?? ''), dayNumber(m[1] ?? ''), m[3], m[4], c),
  ),
  rule(`${B}(?:${PART})?(${MONTH})(?:,? | of |, of )(${YEAR}|\\d{3}(?=${ERA}))(${ERA})?${E}`, (m, c) =>
    dated(monthNumber(m[1] ?? ''), null, m[2], m[3], c),
  ),
  rule(`${B}(?:${PART})(${MONTH})(?: of that year)?${E}`, (m, c) =>
    dated(monthNumber(m[1] ?? ''), null, undefined, undefined, c),
  ),
  rule(`${B}${LEAD}(${MONTH})${E}`, (m, c) => {
    const month = monthNumber(m[1] ?? '')
    const base = c.published
    if (!base || base.month === null) return vague
    const back = /last|past|previous/i.test(m[0])
    const forward = /next|coming|following/i.test(m[0])
    const year = base.year + (back && month >= base.month ? -1 : forward && month <= base.month ? 1 : 0)
    return { edtf: formatDay({ year, month, day: null }), reason: 'from-publication', day: { year, month, day: null } }
  }),
  // A month alone; “May” and “March” only where a preposition says so.
  rule(
    `${B}(January|February|April|June|July|August|September|October|November|December)(?: of that(?: same)? year)?${E}(?! ?\\d)(?!['’]s? )`,
    (m, c) => dated(monthNumber(m[1] ?? ''), null, undefined, undefined, c),
  ),
  rule(
    `(?<=\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]rom|[Tt]hrough|to|and|between|of|for) )(March|May)(?: of that(?: same)? year)?${E}(?! ?\\d)(?= *[,.;:)]| (?:[a-z]|he|when)|$)`,
    (m, c) => dated(monthNumber(m[1] ?? ''), null, undefined, undefined, c),
  ),
  // The summer of 1941 · early spring 2003 · last summer
  rule(`${B}(?:${PART})?(?:[Tt]he )?(${SEASON})(?: of| in)? (${YEAR}|\\d{3}(?=${ERA}))(${ERA})?${E}`, (m) => {
    const year = yearNumber(m[2] ?? '', m[3])
    return {
      edtf: year > 0 ? `${String(year).padStart(4, '0')}-${seasonNumber(m[1] ?? '')}` : null,
      reason: 'written-out',
      day: { year, month: [4, 7, 10, 12][seasonNumber(m[1] ?? '') - 21] ?? null, day: null },
    }
  }),
  rule(`${B}${LEAD}(${SEASON})${E}`, (m, c) => season(m[1] ?? '', m[0], c)),
  rule(
    `${B}(?:${PART}|(?<=\\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Dd]uring|[Tt]hrough|of) )[Tt]he (?:following |next )?)([Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?: of that(?: same)? year)?${E}(?! of\\b)`,
    (m, c) => season(m[1] ?? '', '', c),
  ),
  rule(`(?<=\\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Dd]uring) )(summer|winter|autumn|spring)${E}`, (m, c) =>
    season(m[1] ?? '', '', c),
  ),
  // Years and decades
  rule(`${B}(?:[Cc]a?\\. ?|[Cc]irca )?(?:${PART})?(\\d{1,4})(${ERA})${E}`, (m) =>
    exact({ year: yearNumber(m[1] ?? '', m[2]), month: null, day: null }),
  ),
  rule(`${B}(?:${PART})?(?:the )?(1\\d{2}|20\\d)0['’]?s${E}`, (m) => ({
    edtf: `${m[1]}X`,
    reason: 'written-out',
    day: { year: Number(m[1]) * 10, month: null, day: null },
  })),
  rule(`(?<![\\p{L}\\p{N}])(?:${PART})?(?:the )?['’‘]([2-9])0s${E}`, (m) => ({
    edtf: `19${m[1]}X`,
    reason: 'written-out',
  })),
  rule(
    `${B}(?:${PART})?(?:[Tt]he )?((?:\\d{1,2}(?:st|nd|rd|th)|[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth|[Ff]ifth|[Ss]ixth|[Ss]eventh|[Ee]ighth|[Nn]inth|[Tt]enth|[Ee]leventh|[Tt]welfth|[Tt]hirteenth|[Ff]ourteenth|[Ff]ifteenth|[Ss]ixteenth|[Ss]eventeenth|[Ee]ighteenth|[Nn]ineteenth|[Tt]wentieth|[Tt]wenty-first))[ -]century(${ERA})?${E}`,
    (m) => {
      const century = Number.parseInt(m[1] ?? '', 10)
      return century > 10 && !m[2] ? { edtf: `${century - 1}XX`, reason: 'written-out' } : vague
    },
  ),
  rule(
    `${B}(?:(?:${PART})|(?:[Tt]he year ))?(1[1-9]\\d{2}|20\\d{2})${E}(?![-–]\\d{2,4}s)(?!,\\d|['’]s? (?:men|troops))`,
    (m, _, text, start) => readYear(m, text, start),
  ),
  rule(`(?<=\\b(?:[Ii]n|[Ss]ince|[Bb]y|of|[Uu]ntil) )['’‘](\\d\\d)${E}`, (m) =>
    exact({ year: 1900 + Number(m[1]) + (Number(m[1]) < 30 ? 100 : 0), month: null, day: null }),
  ),
  // Weekdays and words that point from the day of publication
  rule(
    `${B}(?:${LEAD})?(?:(?:[Ee]arly|[Ll]ate) )?(${WEEKDAY})(?: (?:early )?${DAYTIME})?(?: at \\d{1,2}(?::\\d\\d)? ?[ap]\\.?m\\.?)?${E}(?!s\\b)`,
    (m, c, text, start) => weekday(m[1] ?? '', looksAhead(text, start) ? `next ${m[0]}` : m[0], c),
  ),
  rule(`${B}([Tt]oday|[Tt]onight)${E}`, (_, c) =>
    shifted(c.historical ? null : c.published, 0, 'day', 'from-publication'),
  ),
  rule(`${B}[Yy]esterday(?: ${DAYTIME})?${E}`, (_, c) => shifted(c.published, -1, 'day', 'from-publication')),
  rule(`${B}[Tt]omorrow(?: ${DAYTIME})?${E}`, (_, c) => shifted(c.published, 1, 'day', 'from-publication')),
  rule(`${B}(?:[Rr]ight )?[Nn]ow${E}(?! that\\b)`, (_, c) =>
    c.historical ? vague : { edtf: c.published ? formatDay(c.published) : null, reason: 'from-publication' },
  ),
  rule(
    `${B}(?:[Cc]urrently|[Rr]ecently|[Nn]owadays|[Ss]o far|[Pp]reviously|[Oo]nce again(?!.)|the (?:past|future|present)(?= *[,.;:)]))${E}`,
    (m, c) =>
      /so far/i.test(m[0]) && c.published && !c.historical
        ? { edtf: `../${formatDay(c.published)}`, reason: 'from-publication' }
        : vague,
  ),
  rule(
    `${B}(?:(?:[Ll]ater|[Ee]arlier) )?([Tt]his|[Ll]ast|[Nn]ext) (week|weekend|month|year|decade|morning|afternoon|evening|night)${E}`,
    (m, c) => {
      const lead = (m[1] ?? '').toLowerCase()
      const base = c.historical ? c.anchor : c.published
      return shifted(
        base,
        lead === 'this' ? 0 : lead === 'last' ? -1 : 1,
        m[2] ?? '',
        c.historical ? 'from-context' : 'from-publication',
      )
    },
  ),
  // What points back into the text: the next day, two weeks later, that year
  rule(
    `${B}(?:(?:[Ll]ater|[Ee]arlier|[Ee]arly|[Ll]ate)(?: in)? )?(?:[Tt]he|[Tt]hat) (very same|same|next|following|previous|preceding|prior) (day|week|weekend|month|year|decade|morning|afternoon|evening|night)${E}`,
    (m, c) => {
      const lead = m[1] ?? ''
      const count = /same/.test(lead) ? 0 : /next|following/.test(lead) ? 1 : -1
      return shifted(c.anchor ?? c.published, count, m[2] ?? '', 'from-context')
    },
  ),
  rule(
    `${B}(?:(?:[Ll]ater|[Ee]arlier|[Ee]arly|[Ll]ate)(?: on)? )?(?:(?:[Ii]n )?(?<=[Ll]ater in |[Ee]arly in |[Ll]ate in |[Ee]nd of |beginning of |start of )the|[Tt]hat|[Tt]hat same) (day|month|year|week|morning|afternoon|evening|night)${E}`,
    (m, c) => shifted(c.anchor ?? c.published, 0, m[1] ?? '', 'from-context'),
  ),
  // In news “the end of the year” is that of the year it appears in; “of that year” points back, as everything does in history.
  rule(`${B}(?:${PART})(?:the |that |same )?(year|month|week|decade|century|day|war)${E}`, (m, c) => {
    const back = c.historical || !c.published || /\b(?:that|same)\b/.test(m[0])
    return shifted(
      back ? (c.anchor ?? c.published) : c.published,
      0,
      m[1] ?? '',
      back ? 'from-context' : 'from-publication',
    )
  }),
  rule(
    `${B}(?:(?:[Oo]nly|[Jj]ust) )?(${COUNT}) (${UNIT}) (later|earlier|after|afterwards?|before|beforehand|ago|prior)${E}`,
    (m, c) => {
      const count = countOf(m[1] ?? '')
      if (count === null) return vague
      const unit = m[2] ?? ''
      const back = /earlier|before|ago|prior/.test(m[3] ?? '')
      if (/ago/.test(m[3] ?? '')) return away(c.published, -count, unit, 'from-publication')
      return away(c.anchor, back ? -count : count, unit, 'from-context')
    },
  ),
  rule(
    `${B}(?:[Tt]he|[Tt]his|[Tt]hat|[Tt]hese|[Tt]hose)(?: same)? (?:time|period|days?|years?|date|era|weeks|months|moment)${E}(?! of\\b)`,
    (m, c) =>
      /(?:that|this|the)(?: same)? (?:day|date)$/i.test(m[0])
        ? shifted(c.anchor, 0, 'day', 'from-context')
        : /(?:that|this)(?: same)? year$/i.test(m[0])
          ? shifted(c.anchor, 0, 'year', 'from-context')
          : /^the (?:days?|years?|period|era|weeks|months|moment)/i.test(m[0])
            ? null
            : vague,
  ),
  rule(`${B}(?:the )?(?:entire |whole )?(${COUNT})(?:-| )(${UNIT})(?! ?-?old)${E}(?!-old| old)`, (m) =>
    /^(?:an?)$/.test(m[1] ?? '') && /s$/.test(m[2] ?? '') ? null : vague,
  ),
  rule(
    `${B}\\d{1,2}(?::\\d\\d)? ?(?:a\\.m\\.|p\\.m\\.|am|pm|AM|PM|hrs|hours|o['’]clock)(?: (?:GMT|UTC|EST|EDT|PT|ET))?(?![\\p{L}\\p{N}])`,
    () => vague,
  ),
  rule(
    `(?<=\\b(?:at|by|until|before|after|around) )(?:dawn|noon|midnight|dusk|night|nightfall|sunrise|sunset)${E}`,
    () => vague,
  ),
  ...NAMED_EVENTS.map(([pattern, edtf]) =>
    rule(`${B}${pattern}${E}`, () => ({ edtf, reason: 'named-event' as const })),
  ),
  rule(
    `${B}(${Object.keys(FIXED_DAYS)
      .map((name) => name.replace(/'/g, "['’]"))
      .join('|')})(?:,? (?:of |in )?(${YEAR}))?${E}`,
    (m, c) => {
      const [month, day] = FIXED_DAYS[(m[1] ?? '').toLowerCase().replace('’', "'")] ?? [0, 0]
      return dated(month, day, m[2], undefined, c)
    },
    'giu',
  ),
]

/** So many units from a day: to the day for days and weeks, to the month or the year for longer ones. */
function away(base: Day | null, count: number, unit: string, reason: TimeReason): Reading {
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
function readYear(match: RegExpMatchArray, text: string, at: number): Reading | null {
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
