/** Languages whose dates are known by their months’ names, as Intl has them; those in English are read before. */
const locales =
  'ar az be bg ca cs da de el es et eu fa fi fr gl he hi hr hu hy id is it ka kk lt lv mk ms nb nl pl pt ro ru sk sl sq sr sv sw th tr uk uz vi'.split(
    ' ',
  )

/** The number of each month’s name in lower case, as it stands after a day; 0 where languages differ: Polish and Croatian “listopada”. */
let months: ReadonlyMap<string, number> | null = null

function monthsByName(): ReadonlyMap<string, number> {
  if (months) return months
  const found = new Map<string, number>()
  for (const locale of locales) {
    const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn`, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    })
    for (let month = 1; month <= 12; month += 1) {
      const part = format.formatToParts(Date.UTC(2025, month - 1, 1)).find(({ type }) => type === 'month')
      const name = part?.value.normalize('NFC').toLowerCase() ?? ''
      if (!/^\p{L}[\p{L}\p{M}]*$/u.test(name)) continue
      found.set(name, (found.get(name) ?? month) === month ? month : 0)
    }
  }
  months = found
  return found
}

/** A day of the week, or a word such as “Published:”. */
const before = String.raw`^(?:\p{L}[\p{L}\p{M}-]*[.:,]?\s+){0,2}`
/** The word for a year, and a time. */
const after = String.raw`(?:\s?(?:года|году|г|року|р|година|год|roku|r)\.?)?[\s,.|•·–—-]{0,3}(?:\p{L}{1,3}\s)?(?:\d{1,2}\s?[:.hч]\s?\d{2}.{0,12})?$`
const dayFirst = new RegExp(
  String.raw`${before}(\d{1,2})(?:\.|er|[ºª°]|-?(?:го|е))?\s+(?:de\s+|di\s+|d[’'])?(\p{L}[\p{L}\p{M}]{2,15})\.?,?\s+(?:de\s+|del\s+)?(\d{4})${after}`,
  'u',
)
const yearFirst = new RegExp(
  String.raw`^(\d{4})\.?\s+(?:m\.\s+)?(\p{L}[\p{L}\p{M}]{2,15})\s+(\d{1,2})\.?(?:\s\p{L})?${after}`,
  'u',
)
const signs = /^(\d{4})\s?[年년]\s?(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日일](?:[\s(（]|$)/u

/** A date that is a line of its own, in another language than English. */
export interface ForeignDate {
  /** `2025-08-01`; undefined where the month’s name means another month in another language. */
  readonly day: string | undefined
}

/** Reads a line that is a date and nothing else: “1 августа 2025 года”, “vendredi 1er août 2025”, “2025年8月1日”; null for any other. */
export function readForeignDate(line: string): ForeignDate | null {
  const trimmed = line.trim().normalize('NFC')
  if (trimmed.length > 80 || !/\d{4}/.test(trimmed)) return null
  const written = signs.exec(trimmed)
  if (written) return { day: dayOf(written[1], Number(written[2]), written[3]) }
  const first = dayFirst.exec(trimmed)
  const second = first ? null : yearFirst.exec(trimmed)
  const [year, name, day] = first ? [first[3], first[2], first[1]] : [second?.[1], second?.[2], second?.[3]]
  const month = name === undefined ? undefined : monthsByName().get(name.toLowerCase())
  return month === undefined ? null : { day: month === 0 ? undefined : dayOf(year, month, day) }
}

const dayOf = (year = '', month: number, day = '') =>
  `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}`
