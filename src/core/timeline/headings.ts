import { formatDay, formatSpan, parseEdtf } from '../date.ts'
import type { Stretch } from './stretches.ts'

/** A column's heading: what it is, and in smaller ink how it is known. */
export interface Heading {
  readonly title: string
  readonly detail: string
}

const seasons: Readonly<Record<string, string>> = { '21': 'Spring', '22': 'Summer', '23': 'Autumn', '24': 'Winter' }

/** The heading of a stretch; one that leans on the day before or after it need not repeat the year. */
export function headingOf(stretch: Stretch, previous: Stretch | undefined, following: Stretch | undefined): Heading {
  switch (stretch.kind) {
    case 'none':
      return { title: 'No time given', detail: '' }
    case 'day':
      return {
        title: stretch.name ?? formatDay(stretch.opens, 'long'),
        detail: stretch.statements.length > 1 ? 'in the order told; no clock times' : '',
      }
    case 'before': {
      const leans = following?.kind === 'day' && following.opens === stretch.opens
      const bound = boundOf(stretch.edtf.split('/')[1] ?? '')
      return { title: stretch.name ?? `Before ${leans ? withoutYear(bound) : bound}`, detail: 'start not given' }
    }
    case 'after': {
      const leans = previous?.kind === 'day' && previous.closes === stretch.closes
      const bound = boundOf(stretch.edtf.split('/')[0] ?? '')
      const detail = stretch.end === 'unknown' ? 'end not given' : 'open'
      return { title: stretch.name ?? (leans ? 'After' : `After ${bound}`), detail }
    }
    case 'cluster':
      return { title: clusterTitle(stretch), detail: `${stretch.holds} times together` }
    case 'span':
      return spanHeading(stretch)
  }
}

function spanHeading(stretch: Stretch): Heading {
  const season = /^(-?\d{4})-(2[1-4])([?~%]?)$/.exec(stretch.edtf)
  if (season && stretch.name === null) {
    return { title: `${seasons[season[2] ?? '']} ${season[1]}`, detail: season[3] === '' ? '' : 'about' }
  }
  const full = years(stretch) ?? describe(stretch.edtf)
  if (stretch.name !== null) return { title: stretch.name, detail: full }
  const vague = /^about /.test(full)
  const unsure = / \(uncertain\)$/.test(full)
  const title = full.replace(/^about /, '').replace(/ \(uncertain\)$/, '')
  return { title, detail: [vague ? 'about' : '', unsure ? 'uncertain' : ''].filter(Boolean).join(', ') }
}

/** “1939–45” for an interval of years within one century. */
function years(stretch: Stretch): string | null {
  const match = /^(\d{4})\/(\d{4})$/.exec(stretch.edtf)
  if (!match) return null
  const [, from = '', to = ''] = match
  return from.slice(0, 2) === to.slice(0, 2) && from !== to ? `${from}–${to.slice(2)}` : `${from}–${to}`
}

function describe(edtf: string): string {
  const parsed = parseEdtf(edtf)
  return parsed.ok ? formatSpan(parsed.span, 'long') : edtf
}

/** “1 August 2025”: a long date without its weekday. */
const boundOf = (edtf: string) => describe(edtf).replace(/^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day /, '')

const withoutYear = (date: string) => date.replace(/^(\d{1,2} \p{L}+) -?\d+$/u, '$1')

function clusterTitle(stretch: Stretch): string {
  const from = new Date(stretch.opens)
  const to = new Date(stretch.closes)
  const year = (date: Date) => String(date.getUTCFullYear())
  const month = (date: Date) =>
    describe(`${year(date).padStart(4, '0')}-${String(date.getUTCMonth() + 1).padStart(2, '0')}`)
  const title = stretch.precision === 'month' ? month : year
  const ends = title(from) === title(to) ? title(from) : `${title(from)}–${title(to)}`
  if (stretch.start === 'open') return `Before ${title(to)}`
  return stretch.end === 'open' ? `After ${title(from)}` : ends
}

const HEADING_PX = 11.5
/** Advances in em of the interface's sans, by how wide the letters are. */
const advances: readonly (readonly [RegExp, number])[] = [
  [/[\s.,;:’'ijlI|]/u, 0.27],
  [/[ftr()-]/u, 0.38],
  [/[mMwW—]/u, 0.9],
  [/\p{Lu}/u, 0.66],
  [/\p{Nd}/u, 0.6],
  [/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u, 1],
]

/** How wide a heading's text will be, in px at 100 %: about right, since core cannot measure text. */
export function reckonWidth(text: string): number {
  let em = 0
  for (const letter of text) em += advances.find(([letters]) => letters.test(letter))?.[1] ?? 0.56
  return em * HEADING_PX
}
