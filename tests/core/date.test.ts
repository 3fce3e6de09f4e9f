import edtf from 'edtf'
import fc from 'fast-check'
import { build } from 'vite'
import { describe, expect, it } from 'vitest'
import { formatDay, formatEdtf, formatSpan, parseEdtf, startOfDay, type TimeSpan } from '../../src/core/date.ts'

const seeded = { seed: 20250801, numRuns: 500 }

function spanOf(text: string): TimeSpan {
  const parsed = parseEdtf(text)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed.span
}

const dayOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString().slice(0, -14))

describe('parseEdtf', () => {
  it('reads plain dates, right and wrong, as the reference parser does', () => {
    const digits = (most: number) => fc.nat(most).map((number) => String(number).padStart(most > 99 ? 4 : 2, '0'))
    const dates = fc
      .tuple(digits(9999), fc.option(digits(20)), fc.option(digits(33)), fc.constantFrom('', '?', '~', '%'))
      .map(([year, month, day, mark]) => [year, month, month && day].filter((part) => part !== null).join('-') + mark)
    const reference = (text: string) => {
      try {
        const { min, max } = edtf(text, { level: 1 })
        return [min, max]
      } catch {
        return null
      }
    }
    fc.assert(
      fc.property(dates, (text) => {
        // The reference takes 29 February in every year; Dateline does not.
        fc.pre(!/-02-29/.test(text))
        const parsed = parseEdtf(text)
        expect(parsed.ok ? [parsed.span.earliest, parsed.span.latest] : null).toEqual(reference(text))
      }),
      seeded,
    )
  })

  it.each([
    // Level 0: days, months, years, date-times, intervals.
    ['2025-08-01', '2025-08-01', '2025-08-01', 'known', 'known', 'day'],
    ['2024-02-29', '2024-02-29', '2024-02-29', 'known', 'known', 'day'],
    ['2025-08', '2025-08-01', '2025-08-31', 'known', 'known', 'month'],
    ['2023-02', '2023-02-01', '2023-02-28', 'known', 'known', 'month'],
    ['2025', '2025-01-01', '2025-12-31', 'known', 'known', 'year'],
    ['0050', '0050-01-01', '0050-12-31', 'known', 'known', 'year'],
    ['2025-08-01T10:00:00Z', '2025-08-01', '2025-08-01', 'known', 'known', 'day'],
    ['1939/1945', '1939-01-01', '1945-12-31', 'known', 'known', 'interval'],
    ['2004-02-01/2005', '2004-02-01', '2005-12-31', 'known', 'known', 'interval'],
    ['2025-08-01/2025-08-01', '2025-08-01', '2025-08-01', 'known', 'known', 'interval'],
    // Level 1: seasons as three whole months, winter running into the next year.
    ['2024-21', '2024-03-01', '2024-05-31', 'about', 'about', 'season'],
    ['2024-22', '2024-06-01', '2024-08-31', 'about', 'about', 'season'],
    ['2024-23', '2024-09-01', '2024-11-30', 'about', 'about', 'season'],
    ['2023-24', '2023-12-01', '2024-02-29', 'about', 'about', 'season'],
    ['0099-24', '0099-12-01', '0100-02-28', 'about', 'about', 'season'],
    ['2024-22?', '2024-06-01', '2024-08-31', 'about', 'about', 'season'],
    // Level 1: uncertain, approximate, both.
    ['2025-08-01?', '2025-08-01', '2025-08-01', 'about', 'about', 'day'],
    ['2025-08~', '2025-08-01', '2025-08-31', 'about', 'about', 'month'],
    ['2025%', '2025-01-01', '2025-12-31', 'about', 'about', 'year'],
    // Level 1: unspecified digits from the right.
    ['201X', '2010-01-01', '2019-12-31', 'about', 'about', 'year'],
    ['20XX', '2000-01-01', '2099-12-31', 'about', 'about', 'year'],
    ['2004-XX', '2004-01-01', '2004-12-31', 'about', 'about', 'year'],
    ['2004-XX-XX', '2004-01-01', '2004-12-31', 'about', 'about', 'year'],
    ['2004-07-XX', '2004-07-01', '2004-07-31', 'about', 'about', 'month'],
    ['2004-02-XX', '2004-02-01', '2004-02-29', 'about', 'about', 'month'],
    // Level 1: years before 0, long years.
    ['-0044', '-000044-01-01', '-000044-12-31', 'known', 'known', 'year'],
    ['Y12025', '+012025-01-01', '+012025-12-31', 'known', 'known', 'year'],
    // Level 1: open and unknown ends, vague ends.
    ['2025-08-01/..', '2025-08-01', null, 'known', 'open', 'interval'],
    ['../2025-08-01', null, '2025-08-01', 'open', 'known', 'interval'],
    ['2025-08-01/', '2025-08-01', null, 'known', 'unknown', 'interval'],
    ['/2025-08-01', null, '2025-08-01', 'unknown', 'known', 'interval'],
    ['2024-22/..', '2024-06-01', null, 'about', 'open', 'interval'],
    ['2024-22/2024-23', '2024-06-01', '2024-11-30', 'about', 'about', 'interval'],
    ['1984-06-02?/2004-08-08~', '1984-06-02', '2004-08-08', 'about', 'about', 'interval'],
    ['201X/2020', '2010-01-01', '2020-12-31', 'about', 'known', 'interval'],
  ] as const)('reads %s as %s to %s', (text, earliest, latest, start, end, precision) => {
    const span = spanOf(text)
    expect([dayOf(span.earliest), dayOf(span.latest)]).toEqual([earliest, latest])
    expect(span).toMatchObject({ edtf: text, start, end, precision })
  })

  it('covers a day from its first to its last millisecond, and drops spaces around the text', () => {
    expect(spanOf(' 2025-08-01\n')).toEqual({
      edtf: '2025-08-01',
      earliest: Date.UTC(2025, 7, 1),
      latest: Date.UTC(2025, 7, 2) - 1,
      start: 'known',
      end: 'known',
      precision: 'day',
    })
  })

  it.each([
    '2025-13',
    '2025-00',
    '2025-02-30',
    '2025-04-31',
    '2025-08-00',
    '2025-08-32',
    '2023-02-29',
    '1900-02-29',
    '2023-02-29~',
    '2023-02-29T10:00:00Z',
    '2023-02-29/2024',
    '2025-8-1',
    '25',
    '202',
    '20255',
    '2025-08-01-01',
    '2024-25',
    '2024-41',
    '01.08.2025',
    '1 August 2025',
    'August 2025',
    'last summer',
    'abc',
    'toString',
    '__proto__',
    '2025-08-01 10:00',
    '..',
    '/',
    '../..',
    '/..',
    '../',
    '1/2/3',
    '2025//2026',
    '2024 / 2025',
    '2025-08-01/yesterday',
    '1945/1939',
    '2025-08-02/2025-08-01',
    '2024-23/2024-22',
    '2026/2025-12',
    'XXXX',
    'XXXX-12-XX',
    '1XXX',
    '2004-07-X5',
    '?2025',
    '2025-?08',
    '2004-06~-11',
    '156X-12-25',
    '{1667,1668}',
    '[1667]',
    '1950S2',
    'Y17E7',
    'Y170000002',
    'Y-170000002',
    '２０２５',
  ])('refuses %j and says what to write', (text) => {
    const parsed = parseEdtf(text)
    expect(parsed.ok).toBe(false)
    if (!parsed.ok) expect(parsed.reason).toContain(`“${text}” is not a date in EDTF`)
  })

  it('says that an empty time is empty, and quotes only the beginning of a long one', () => {
    expect(parseEdtf('  ')).toEqual({ ok: false, reason: 'the time is empty; write an EDTF date such as 2025-08-01' })
    const long = parseEdtf('1'.repeat(1_000_000))
    expect(long.ok ? '' : long.reason.length).toBeLessThan(200)
  })

  it('answers alike when asked again, and after very many other texts', () => {
    const once = spanOf('2024-22')
    for (let k = 0; k < 6000; k += 1) parseEdtf(`never ${k}`)
    expect(spanOf('2024-22')).toEqual(once)
    expect(parseEdtf('2024-99')).toEqual(parseEdtf('2024-99'))
  })

  it('works bundled and minified too, where the names of the parser’s classes are others', async () => {
    const result = await build({
      configFile: false,
      logLevel: 'silent',
      build: {
        write: false,
        minify: true,
        lib: { entry: new URL('../../src/core/date.ts', import.meta.url).pathname, formats: ['es'], fileName: 'date' },
      },
    })
    const [bundle] = Array.isArray(result) ? result : [result]
    const code = bundle && 'output' in bundle ? bundle.output[0].code : ''
    const bundled: unknown = await import(/* @vite-ignore */ `data:text/javascript,${encodeURIComponent(code)}`)
    const parse: unknown = Reflect.get(Object(bundled), 'parseEdtf')
    if (typeof parse !== 'function') throw new Error('the bundle exports no parseEdtf')
    for (const text of ['2025-08-01', '2025-08', '1939/1945', '201X', '2025-08-01/..', '2024-22', '2025~'])
      expect(parse(text), text).toEqual(parseEdtf(text))
  })
})

/** Texts that are EDTF, nearly EDTF, or anything. */
const part = (most: number, width: number) =>
  fc.integer({ min: 0, max: most }).map((value) => String(value).padStart(width, '0'))
const mark = fc.constantFrom('', '', '?', '~', '%')
const day = fc.tuple(part(9999, 4), part(12, 2), part(31, 2), mark).map(([y, m, d, q]) => `${y}-${m}-${d}${q}`)
const single = fc.oneof(
  day,
  fc.tuple(fc.constantFrom('', '-'), part(9999, 4), mark).map((pieces) => pieces.join('')),
  fc.tuple(part(9999, 4), part(26, 2), mark).map(([y, m, q]) => `${y}-${m}${q}`),
  fc.tuple(part(999, 3), fc.constantFrom('X', 'X-XX', 'X-XX-XX')).map((pieces) => pieces.join('')),
  fc.tuple(part(9999, 4), part(12, 2)).map(([y, m]) => `${y}-${m}-XX`),
  fc.integer({ min: -999_999, max: 999_999 }).map((year) => `Y${year}`),
  fc.constantFrom('..', ''),
)
const edtfLike = fc.oneof(
  single,
  fc.tuple(single, single).map(([from, to]) => `${from}/${to}`),
)
const garbage = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'0123456789-/.X?~%TYZ:+ ') }),
  fc.constantFrom('constructor', '__proto__', '\ud800', '0'.repeat(10_000), '/'.repeat(10_000)),
)

describe('any text', () => {
  it('never makes parsing or formatting throw', () => {
    fc.assert(
      fc.property(fc.oneof(edtfLike, garbage), fc.constantFrom('short', 'long'), (text, style) => {
        const parsed = parseEdtf(text)
        if (!parsed.ok) {
          expect(parsed.reason).not.toBe('')
          expect(formatEdtf(text, style)).toBe(text)
        }
        expect(formatEdtf(text, style)).not.toMatch(/undefined|NaN|Invalid|null/)
      }),
      seeded,
    )
  })

  it('covers a stretch that does not end before it starts, with dates that a Date can hold', () => {
    fc.assert(
      fc.property(edtfLike, (text) => {
        const parsed = parseEdtf(text)
        if (!parsed.ok) return
        const { earliest, latest, start, end } = parsed.span
        if (earliest !== null && latest !== null) expect(earliest).toBeLessThanOrEqual(latest)
        expect(earliest === null).toBe(start === 'open' || start === 'unknown')
        expect(latest === null).toBe(end === 'open' || end === 'unknown')
        for (const ms of [earliest, latest]) if (ms !== null) expect(new Date(ms).getTime()).toBe(ms)
        expect(formatSpan(parsed.span)).not.toMatch(/undefined|NaN|Invalid|null/)
      }),
      seeded,
    )
  })

  it('takes a day exactly when the calendar has it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1000, max: 9999 }), fc.nat(13), fc.nat(32), (year, month, date) => {
        const there = new Date(Date.UTC(year, month - 1, date))
        const exists = there.getUTCMonth() === month - 1 && there.getUTCDate() === date
        const text = [year, String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-')
        expect(parseEdtf(text).ok).toBe(exists)
        if (exists) expect(spanOf(text).earliest).toBe(there.getTime())
      }),
      seeded,
    )
  })
})

describe('formatEdtf', () => {
  it.each([
    ['2025-08-01', '1 Aug 2025', 'Friday 1 August 2025'],
    ['2025-08', 'Aug 2025', 'August 2025'],
    ['2025', '2025', '2025'],
    ['2024-22', 'about June–August 2024', 'about June–August 2024'],
    ['2024-22?', 'about June–August 2024 (uncertain)', 'about June–August 2024 (uncertain)'],
    ['2024-24', 'about December 2024–February 2025', 'about December 2024–February 2025'],
    ['2025-08-01?', '1 Aug 2025 (uncertain)', 'Friday 1 August 2025 (uncertain)'],
    ['2025-08~', 'about Aug 2025', 'about August 2025'],
    ['2025%', 'about 2025 (uncertain)', 'about 2025 (uncertain)'],
    ['201X', '2010s', '2010s'],
    ['20XX', '2000–2099', '2000–2099'],
    ['2004-XX', '2004', '2004'],
    ['2004-XX-XX', '2004', '2004'],
    ['2004-07-XX', 'Jul 2004', 'July 2004'],
    ['1939/1945', '1939–1945', '1939–1945'],
    ['2004-02-01/2005', '1 Feb 2004 – 2005', 'Sunday 1 February 2004 – 2005'],
    ['2024~/2025?', 'about 2024 – 2025 (uncertain)', 'about 2024 – 2025 (uncertain)'],
    ['2025-08-01/..', 'after 1 Aug 2025, open', 'after Friday 1 August 2025, open'],
    ['2025-08-01/', 'after 1 Aug 2025, end not given', 'after Friday 1 August 2025, end not given'],
    ['../2025-08-01', 'before 1 Aug 2025, start not given', 'before Friday 1 August 2025, start not given'],
    ['2024-22/..', 'after about June–August 2024, open', 'after about June–August 2024, open'],
    ['2025-08-01T01:00:00+03:00', '1 Aug 2025', 'Friday 1 August 2025'],
    ['2025-08-01T23:00:00-03:00', '1 Aug 2025', 'Friday 1 August 2025'],
    ['-0043', '44 BC', '44 BC'],
    ['0000', '1 BC', '1 BC'],
    ['Y12025', '12025', '12025'],
    ['last summer', 'last summer', 'last summer'],
    ['', '', ''],
  ])('writes %j for people', (text, short, long) => {
    expect(formatEdtf(text)).toBe(short)
    expect(formatEdtf(text, 'long')).toBe(long)
  })
})

describe('days', () => {
  it('formats the day in UTC, whatever the hour', () => {
    expect(formatDay(Date.UTC(2025, 7, 1, 23, 59))).toBe('1 Aug 2025')
    expect(formatDay(Date.UTC(1941, 5, 22), 'long')).toBe('Sunday 22 June 1941')
  })

  it('finds the midnight before an instant, before 1970 too', () => {
    expect(startOfDay(Date.UTC(2025, 7, 1, 23, 59))).toBe(Date.UTC(2025, 7, 1))
    expect(startOfDay(Date.UTC(1941, 5, 22, 3))).toBe(Date.UTC(1941, 5, 22))
    expect(startOfDay(Date.UTC(1941, 5, 22))).toBe(Date.UTC(1941, 5, 22))
  })
})
