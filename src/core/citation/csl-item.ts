import type { Article } from '../article.ts'
import { parseEdtf } from '../date.ts'

/** A date in CSL-JSON: one date or the two ends of a span; parts are year, month, day. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[]
  /** 1 spring to 4 winter. */
  readonly season?: number
  readonly circa?: true
  /** What has no numbers, in words. */
  readonly literal?: string
}

export type CslName = { readonly literal: string } | { readonly family: string; readonly given: string }

/** An article as an item of CSL-JSON 1.0, https://docs.citationstyles.org. */
export interface CslItem {
  readonly id: string
  readonly type: 'article-newspaper'
  readonly title: string
  readonly author?: readonly CslName[]
  readonly 'container-title'?: string
  readonly issued?: CslDate
  readonly language: string
  readonly URL?: string
  readonly accessed?: CslDate
}

/** The article's source as a CSL item. `accessed` (EDTF) counts only where there is an address to visit. */
export function formatCslItem({ id, source }: Article, accessed?: string): CslItem {
  return {
    id,
    type: 'article-newspaper',
    title: source.title,
    ...(source.authors.length > 0 ? { author: source.authors.map(formatName) } : {}),
    ...(source.publisher === undefined ? {} : { 'container-title': source.publisher }),
    ...(source.published === undefined ? {} : { issued: formatCslDate(source.published) }),
    language: source.language,
    ...(source.url === undefined ? {} : { URL: source.url }),
    ...(source.url === undefined || accessed === undefined ? {} : { accessed: formatCslDate(accessed) }),
  }
}

/** Where a name divides is never guessed: “Márquez, Gabriel García” says so, anything else stays as printed. */
function formatName(name: string): CslName {
  const [family, given, ...more] = name.split(',').map((part) => part.trim())
  return family && given && more.length === 0 ? { family, given } : { literal: name }
}

const datePattern = /^(-?\d{4})(?:-(\d{2}))?(?:-(\d{2}))?(?:T[^~?%]*)?[~?%]?$/

/** Formats an EDTF string as a CSL date, as vague as it is; what CSL has no numbers for stays as written. */
export function formatCslDate(edtf: string): CslDate {
  const parsed = parseEdtf(edtf)
  if (!parsed.ok) return { literal: edtf }
  const ends = edtf.split('/').map((end) => partsOf(end))
  const [first, second] = ends
  if (!first || ends.some((end) => end === null)) return { literal: edtf }
  const circa = /[~?%]/.test(edtf) ? ({ circa: true } as const) : {}
  if (second) return { 'date-parts': [first.parts, second.parts], ...circa }
  return { 'date-parts': [first.parts], ...(first.season === undefined ? {} : { season: first.season }), ...circa }
}

function partsOf(text: string): { readonly parts: readonly number[]; readonly season?: number } | null {
  const found = datePattern.exec(text)
  if (!found) return null
  const [year, month, day] = [found[1], found[2], found[3]].map((part) => (part === undefined ? null : Number(part)))
  if (year === null || year === undefined) return null
  // EDTF writes seasons as months 21 to 24.
  if (month && month > 12) return { parts: [year], season: month - 20 }
  return { parts: [year, ...(month ? [month] : []), ...(month && day ? [day] : [])] }
}
