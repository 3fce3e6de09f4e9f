import type { CalendarSegment } from '../../core/timeline/calendar.ts'

/** Px from the top of the header to its parts; text grows, the lenses do not. */
export const headerSizes = (textScale: number) => {
  const axis = Math.round(14 * textScale)
  const lens = axis + 32
  const heading = lens + Math.round(18 * textScale)
  return { axis, lens, heading, full: heading + 14 }
}

/** How the ground of a column is shaded: its edges fade where the stretch is open. */
export const groundOf = ({ stretch }: CalendarSegment): string => (stretch.kind === 'cluster' ? 'span' : stretch.kind)
