import { formatDay, isDay } from './calendar.ts'
import { FIXED_DAYS, NAMED_EVENTS } from './named-events.ts'
import {
  away,
  type Context,
  countOf,
  dated,
  dayNumber,
  exact,
  figures,
  looksAhead,
  monthNumber,
  type Reading,
  readYear,
  season,
  seasonNumber,
  shifted,
  tenseAt,
  vague,
  weekday,
  yearNumber,
} from './time-readings.ts'
import { B, COUNT, DAY, DAYTIME, E, ERA, LEAD, MONTH, PART, SEASON, UNIT, WEEKDAY, YEAR } from './time-words.ts'

interface Rule {
  /** A quick look whether a piece of text can hold it at all. */
  readonly needs: RegExp
  readonly pattern: RegExp
  readonly read: (match: RegExpMatchArray, context: Context, text: string, start: number) => Reading | null
}

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
/** A day in figures whose order is known; null where there is no such day. */
function dayWritten(...digits: readonly (string | undefined)[]): Reading | null {
  const [year = 0, month = 0, day = 0] = digits.map(Number)
  return isDay({ year, month, day }) ? exact({ year, month, day }) : null
}

/** “Mr Monday Okafor”: days are given names too. */
const isSomebody = (text: string, start: number): boolean =>
  /\b(?:Mrs?|Ms|Miss|Dr|Prof|Chief|Alhaji|Pastor|Senator|ASP|DSP|CSP|CP|Comrade)\.? $/u.test(
    text.slice(Math.max(0, start - 10), start),
  )

/** “A tram on a Sunday”, “as if it were Sunday”: no day in particular. */
const isAnyDay = (text: string, start: number): boolean =>
  /\b(?:an?|any|like|than|as (?:if|though) it (?:was|were)) $/iu.test(text.slice(Math.max(0, start - 20), start))

/** Also after a hyphen and another month: “14 August-24 August”, “September-October 1950”. */
const AFTER_MONTH = `(?:${B}|(?<=(?<!\\p{L})${MONTH}-))`
const MONTHS_NEEDED = /Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec/
const CENTURIES =
  'first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth twenty-first'.split(
    ' ',
  )
const SECOND_DAY = new RegExp(`^\\D{1,9}(${DAY}) (${MONTH})(?:,? (${YEAR}))?`, 'u')

/** The first of two days of one month, which stands after the second: “6–15 October 1952”. */
function firstDay([whole, day = '']: RegExpMatchArray, context: Context, text: string, start: number): Reading | null {
  const at = start + whole.length
  const second = SECOND_DAY.exec(text.slice(at, at + 40))
  if (!second || dayNumber(day) >= dayNumber(second[1] ?? '')) return null
  return dated(monthNumber(second[2] ?? ''), dayNumber(day), second[3], undefined, context)
}

/** What may name a time, and how each is read. Where two begin at one place the longer counts, then the earlier here. */
export const RULES: readonly Rule[] = [
  rule(`${B}(\\d{4})-(\\d\\d)-(\\d\\d)${E}`, (m) =>
    exact({ year: Number(m[1]), month: Number(m[2]), day: Number(m[3]) }),
  ),
  // 21/7/2021 · 21.07.2021 · 2020/11/13
  rule(`${B}(\\d{1,2})/(\\d{1,2})/((?:19|20)\\d\\d)(?![\\p{L}\\p{N}/])`, (m, c) =>
    figures(Number(m[1]), Number(m[2]), Number(m[3]), c),
  ),
  rule(`${B}(\\d{1,2})\\.(\\d{1,2})\\.((?:19|20)\\d\\d)(?![\\p{L}\\p{N}])`, (m) => dayWritten(m[3], m[2], m[1])),
  rule(`${B}((?:19|20)\\d\\d)/(\\d\\d)/(\\d\\d)(?![\\p{L}\\p{N}/])`, (m) => dayWritten(m[1], m[2], m[3])),
  // 2014/2015 · 2014/15
  rule(`${B}((?:19|20)\\d\\d)/((?:19|20)?\\d\\d)(?![\\p{L}\\p{N}/])`, (m) => {
    const from = Number(m[1])
    return Number(m[2]) % 100 === (from + 1) % 100 ? { edtf: `${from}/${from + 1}`, reason: 'written-out' } : null
  }),
  // From 6 to 15 October 1952 · 12–14 July · April 6–7: each end is a day.
  rule(
    `(?<=(?:\\b(?:[Ff]rom|[Bb]etween|[Oo]n|[Oo]f) |\\())(?:the )?(${DAY})(?= (?:to|and|until) (?:the )?${DAY} ${MONTH}(?:,? ${YEAR})?)`,
    (m, c, text, start) => firstDay(m, c, text, start),
    'gu',
    MONTHS_NEEDED,
  ),
  rule(
    `${B}(?:the )?(${DAY})(?= ?[-–] ?${DAY} ${MONTH})`,
    (m, c, text, start) => firstDay(m, c, text, start),
    'gu',
    MONTHS_NEEDED,
  ),
  rule(`(?<=(?<![\\p{L}\\p{N}])${DAY}-)(${DAY}) (${MONTH})(?:,? (${YEAR}))?${E}`, (m, c) =>
    dated(monthNumber(m[2] ?? ''), dayNumber(m[1] ?? ''), m[3], undefined, c),
  ),
  rule(`${B}(${MONTH}) (${DAY})(?= ?[-–] ?${DAY},? (${YEAR})${E})`, (m, c) =>
    dated(monthNumber(m[1] ?? ''), dayNumber(m[2] ?? ''), m[3], undefined, c),
  ),
  rule(
    `(?<=(?<![\\p{L}])(${MONTH}) ${DAY} ?(?:[-–] ?|to |and ))(${DAY})(?:,? (${YEAR}))?${E}(?! ${MONTH})`,
    (m, c) => dated(monthNumber(m[1] ?? ''), dayNumber(m[2] ?? ''), m[3], undefined, c),
    'gu',
    MONTHS_NEEDED,
  ),
  // Monday, Aug. 4, 2025 · August 4 · the morning of May 10
  rule(
    `${B}(?:(?:the )?${DAYTIME} of )?(?:(?:on )?${WEEKDAY},? )?(?:${PART})?(${MONTH}) (${DAY})(?:,? (?:of )?(${YEAR}|\\d{3}(?=${ERA})))?(${ERA})?${E}(?!(?:,\\d{3}|:\\d\\d))`,
    (m, c, text, start) => dated(monthNumber(m[1] ?? ''), dayNumber(m[2] ?? ''), m[3], m[4], c, tenseAt(text, start)),
  ),
  rule(
    `${AFTER_MONTH}(?:${WEEKDAY},? )?(?:(?:the )?(?:${DAYTIME}|night) of )?(?:[Tt]he )?(${DAY})(?: of)? (${MONTH})(?:,? (?:of )?(${YEAR}|\\d{3}(?=${ERA})))?(${ERA})?${E}`,
    (m, c, text, start) => dated(monthNumber(m[2] ?? ''), dayNumber(m[1] ?? ''), m[3], m[4], c, tenseAt(text, start)),
  ),
  rule(`${AFTER_MONTH}(?:${PART})?(${MONTH})(?:,? | of |, of )(${YEAR}|\\d{3}(?=${ERA}))(${ERA})?${E}`, (m, c) =>
    dated(monthNumber(m[1] ?? ''), null, m[2], m[3], c),
  ),
  rule(`${B}(?:${PART})(${MONTH})(?: of that year)?${E}`, (m, c, text, start) =>
    dated(monthNumber(m[1] ?? ''), null, undefined, undefined, c, tenseAt(text, start)),
  ),
  rule(`${B}${LEAD}(${MONTH})${E}`, (m, c) => {
    const month = monthNumber(m[1] ?? '')
    const base = c.historical ? c.anchor : c.published
    if (!base || base.month === null) return vague
    const back = /last|past|previous/i.test(m[0])
    const forward = /next|coming|following/i.test(m[0])
    const year = base.year + (back && month >= base.month ? -1 : forward && month <= base.month ? 1 : 0)
    return { edtf: formatDay({ year, month, day: null }), reason: 'from-publication', day: { year, month, day: null } }
  }),
  // A month alone; “May” and “March” only where a preposition says so.
  rule(
    `${B}(January|February|April|June|July|August|September|October|November|December)(?: of that(?: same)? year)?${E}(?! ?\\d)(?!['’]s? )`,
    (m, c, text, start) => dated(monthNumber(m[1] ?? ''), null, undefined, undefined, c, tenseAt(text, start)),
  ),
  rule(
    `(?<=\\b(?:[Ii]n|[Ss]ince|[Bb]y|[Uu]ntil|[Bb]efore|[Aa]fter|[Dd]uring|[Ff]rom|[Tt]hrough|to|and|between|of|for) )(March|May)(?: of that(?: same)? year)?${E}(?! ?\\d)(?= *[,.;:)]| (?:[a-z]|he|when)|$)`,
    (m, c, text, start) => dated(monthNumber(m[1] ?? ''), null, undefined, undefined, c, tenseAt(text, start)),
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
  rule(`(?<=\\b(?:[Ii]n|[Bb]y|[Uu]ntil|[Dd]uring) )(summer|winter|autumn|spring)${E}`, (m, c, text, start) =>
    season(m[1] ?? '', looksAhead(text, start) ? 'ahead' : '', c),
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
      const words = (m[1] ?? '').toLowerCase()
      const century = Number.parseInt(words, 10) || CENTURIES.indexOf(words) + 1
      if (century < 1) return vague
      if (!/B/.test(m[2] ?? '')) return { edtf: `${String(century - 1).padStart(2, '0')}XX`, reason: 'written-out' }
      // The 3rd century BC is −0299 to −0200, the first −0099 to 0000.
      const [from, to] = [1 - century * 100, (1 - century) * 100].map((year) =>
        formatDay({ year, month: null, day: null }),
      )
      return { edtf: `${from}/${to}`, reason: 'written-out' }
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
    (m, c, text, start) =>
      isSomebody(text, start)
        ? null
        : isAnyDay(text, start)
          ? vague
          : weekday(m[1] ?? '', m[0], c, looksAhead(text, start, start + m[0].length)),
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
  rule(
    `${B}(?:the )?(?:entire |whole )?(${COUNT})(?:-| )(${UNIT})(?! ?-?old)${E}(?!-old| old| (?:floods?|storms?|events?|droughts?)\\b)`,
    (m) => (/^(?:an?)$/.test(m[1] ?? '') && /s$/.test(m[2] ?? '') ? null : vague),
  ),
  rule(
    `(?<!:)${B}\\d{1,2}(?::\\d\\d){0,2} ?(?:a\\.m\\.|p\\.m\\.|am|pm|AM|PM|hrs|hours|o['’]clock)(?: (?:GMT|UTC|EST|EDT|PT|ET))?(?![\\p{L}\\p{N}])`,
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
