import type { ArticleSummary } from '../../contract/index.ts'
import { formatEdtf } from '../../core/date.ts'
import { countOf } from '../../core/wording.ts'

const days = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric' })

/** “today”, “yesterday”, “3 August 2025”. */
export function dayOf(ms: number, now = Date.now()): string {
  const midnight = new Date(now).setHours(0, 0, 0, 0)
  if (ms >= midnight) return 'today'
  return ms >= midnight - 24 * 60 * 60 * 1000 ? 'yesterday' : days.format(ms)
}

/** A date in a list: “1 August 2025”, without the day of the week; empty for one that is not known. */
export const dateOf = (edtf: string): string =>
  edtf === '' ? '' : formatEdtf(edtf, 'long').replace(/^[A-Z][a-z]+day /, '')

/** The line under a title: “Meduza · 1 August 2025”, “Imported text, today”, or what is wrong. */
export function articleLine(article: ArticleSummary): string {
  if (article.pending) return 'Reading…'
  if (article.fault !== null) return article.fault
  const facts = [article.publisher, dateOf(article.published)].filter(Boolean).join(' · ')
  if (facts !== '' || article.source === null) return facts
  return article.modified === null ? 'Imported text' : `Imported text, ${dayOf(article.modified)}`
}

/** “36 statements, 12 places”, “12 of 31 checked, 3 in doubt”. */
export function articleCounts({ review, statements, places }: ArticleSummary): string {
  if (review && review.checked < review.items) {
    const doubt = review.doubtful > 0 ? `, ${review.doubtful} in doubt` : ''
    return `${review.checked} of ${review.items} checked${doubt}`
  }
  return `${countOf(statements)}, ${countOf(places, 'place')}`
}

/** Whether there is still something to check in it. */
export const isUnderReview = ({ review }: ArticleSummary): boolean => review !== null && review.checked < review.items
