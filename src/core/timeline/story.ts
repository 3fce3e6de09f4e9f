import type { Member } from '../combine/combination.ts'
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
  /** The bands of each article together, where several are read together; else none. */
  readonly articles: readonly SectionBand[]
}

/** Closer than this the hit areas of neighbours would fall under 24 px. */
export const MIN_PITCH = 28
/** A handful of statements is not torn apart to fill a wide window. */
const MAX_FIT_PITCH = 110
const BAND_GAP = 16
const BAND_PAD = 13
/** Between articles read together, beyond what lies between sections. */
const ARTICLE_GAP = 12
/** Less would leave nothing of an article's title to read. */
const LEAST_ARTICLE = 132

/** The pitch at which the whole story fits a width, or the least one, at which it scrolls. */
export function fitPitch(index: ArticleIndex, width: number): number {
  const steps = Math.max(1, index.order.length - 1)
  const room = width - 2 * BAND_PAD - BAND_GAP * (countBands(index) - 1)
  const pitch = (spare: number) => Math.min(MAX_FIT_PITCH, Math.max(MIN_PITCH, (room - spare) / steps))
  // The wider the pitch the less short articles need besides; a first reckoning errs on the narrow side.
  return pitch(articleSpace(index, pitch(articleSpace(index, MIN_PITCH))))
}

/** What articles read together take up beyond their statements and sections: the gaps, and room for the titles of short ones. */
function articleSpace({ combination }: ArticleIndex, pitch: number): number {
  const counts = (combination?.members ?? [])
    .map((member) => member.article.statements.length)
    .filter((count) => count > 0)
  const short = counts.map((count) => Math.max(0, LEAST_ARTICLE - 2 * BAND_PAD - (count - 1) * pitch))
  return short.reduce((sum, lack) => sum + lack, 0) + ARTICLE_GAP * Math.max(0, counts.length - 1)
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
  const articles: { key: string; title: string; from: number; to: number }[] = []
  let member: Member | null = null
  /** What lies before a statement besides the statements: gaps between bands and between articles. */
  let gaps = 0
  index.article.statements.forEach((statement, k) => {
    const last = bands[bands.length - 1]
    const opens = statement.section !== section
    if (opens && last !== undefined) gaps += BAND_GAP
    const own = index.combination?.origins.get(statement.id)?.member ?? null
    if (own !== member) {
      const before = articles.at(-1)
      if (before) {
        const wider = Math.max(before.to, before.from + LEAST_ARTICLE)
        gaps += ARTICLE_GAP + wider - before.to
        before.to = wider
      }
      member = own
    }
    const x = BAND_PAD + k * pitch + gaps
    if (own && articles.at(-1)?.key !== own.id)
      articles.push({ key: own.id, title: own.article.title, from: x - BAND_PAD, to: x + BAND_PAD })
    const article = articles.at(-1)
    if (article) article.to = x + BAND_PAD
    if (opens || last === undefined) {
      bands.push({
        key: `${statement.section}-${k}`,
        title: titles.get(statement.section) ?? '',
        from: x - BAND_PAD,
        to: x + BAND_PAD,
      })
      section = statement.section
    } else last.to = x + BAND_PAD
    const inLanes = lanesOf(statement, lanes)
    inLanes.forEach((lane, n) => {
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
    if (inLanes.length > 1) {
      joints.push({
        key: statement.id,
        statement: statement.id,
        x,
        fromLane: Math.min(...inLanes),
        toLane: Math.max(...inLanes),
      })
    }
  })
  const lastArticle = articles.at(-1)
  if (lastArticle) lastArticle.to = Math.max(lastArticle.to, lastArticle.from + LEAST_ARTICLE)
  return {
    reading: 'story',
    width: ((lastArticle ?? bands[bands.length - 1])?.to ?? 0) + 1,
    marks,
    mores: [],
    joints,
    links: linksOf(index, places),
    bands,
    articles,
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
