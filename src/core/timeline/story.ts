import type { ArticleIndex } from '../explore.ts'
import {
  type JointRule,
  lanesBySpeaker,
  lanesOf,
  type TimelineLayout,
  type TimelineLink,
  type TimelineMark,
} from './marks.ts'

/** A run of statements in one section, shaded, with its title. */
export interface SectionBand {
  readonly key: string
  readonly title: string
  readonly from: number
  readonly to: number
}

export interface StoryLayout extends TimelineLayout {
  readonly reading: 'story'
  readonly bands: readonly SectionBand[]
}

/** Closer than this the hit areas of neighbours would fall under 24 px. */
export const MIN_PITCH = 28
/** A handful of statements is not torn apart to fill a wide window. */
const MAX_FIT_PITCH = 110
const BAND_GAP = 16
const BAND_PAD = 13

/** The pitch at which the whole story fits a width, or the least one, at which it scrolls. */
export function fitPitch(index: ArticleIndex, width: number): number {
  const steps = Math.max(1, index.order.length - 1)
  const room = width - 2 * BAND_PAD - BAND_GAP * (countBands(index) - 1)
  return Math.min(MAX_FIT_PITCH, Math.max(MIN_PITCH, room / steps))
}

const countBands = ({ article: { statements } }: ArticleIndex) =>
  statements.reduce((count, item, k) => (k > 0 && statements[k - 1]?.section !== item.section ? count + 1 : count), 1)

/** Story: one column for each statement in article order, sections as bands with a gap between. */
export function layoutStory(index: ArticleIndex, pitch: number): StoryLayout {
  const lanes = lanesBySpeaker(index)
  const titles = new Map(index.article.sections.map((section) => [section.id, section.title]))
  const marks: TimelineMark[] = []
  const joints: JointRule[] = []
  const bands: { key: string; title: string; from: number; to: number }[] = []
  const places = new Map<string, { x: number; lane: number }>()
  let section: string | null = null
  index.article.statements.forEach((statement, k) => {
    const last = bands[bands.length - 1]
    const opens = statement.section !== section
    const x = BAND_PAD + k * pitch + BAND_GAP * (bands.length - (opens ? 0 : 1))
    if (opens || last === undefined) {
      bands.push({
        key: `${statement.section}-${k}`,
        title: titles.get(statement.section) ?? '',
        from: x - BAND_PAD,
        to: x + BAND_PAD,
      })
      section = statement.section
    } else last.to = x + BAND_PAD
    const own = lanesOf(statement, lanes)
    own.forEach((lane, n) => {
      if (n === 0) places.set(statement.id, { x, lane })
      marks.push({
        key: `${statement.id}~${lane}`,
        statement: statement.id,
        number: k + 1,
        lane,
        x,
        column: bands.length - 1,
        primary: n === 0,
        now: false,
      })
    })
    if (own.length > 1) {
      joints.push({
        key: statement.id,
        statement: statement.id,
        x,
        fromLane: Math.min(...own),
        toLane: Math.max(...own),
      })
    }
  })
  return {
    reading: 'story',
    width: (bands[bands.length - 1]?.to ?? 0) + 1,
    marks,
    mores: [],
    joints,
    links: linksOf(index, places),
    bands,
  }
}

function linksOf(index: ArticleIndex, places: ReadonlyMap<string, { x: number; lane: number }>): TimelineLink[] {
  return index.article.statements.flatMap((statement) =>
    statement.links.flatMap((link, n) => {
      const from = places.get(statement.id)
      const to = places.get(link.to)
      if (!from || !to || link.type === 'continues' || link.type === 'repeats') return []
      return [
        {
          key: `${statement.id}-${n}`,
          kind: link.type === 'disputes' ? ('disputes' as const) : ('answers' as const),
          from: { statement: statement.id, ...from },
          to: { statement: link.to, ...to },
        },
      ]
    }),
  )
}
