import type { Mention } from '../article.ts'
import { parseEdtf } from '../date.ts'
import type { Extraction } from '../extract/extract.ts'
import { lastAtMost } from '../extract/text.ts'
import type { Span } from '../selectors.ts'
import { foundOf } from './fit.ts'
import type { DraftPlaces } from './places.ts'

const MOST_MENTIONS = 500_000

type Unnumbered = Mention extends infer M ? (M extends Mention ? Omit<M, 'id'> : never) : never

/**
 * Every name of a place and word for a time, in the order of the text. No two overlap: of those that do, the longer one stays,
 * as in “the Paris summit of 2015”. Demonyms are none.
 */
export function draftMentions({ toponyms, times }: Extraction, places: DraftPlaces): Mention[] {
  const found: Unnumbered[] = [
    ...toponyms.map(
      (toponym): Unnumbered => ({
        kind: 'place',
        start: toponym.start,
        end: toponym.end,
        place: places.idOf(toponym),
        ...(toponym.metonym && { as: 'government' as const }),
        found: foundOf([toponym.found]),
      }),
    ),
    ...times.map(
      (time): Unnumbered => ({
        kind: 'time',
        start: time.start,
        end: time.end,
        edtf: time.edtf !== null && parseEdtf(time.edtf).ok ? time.edtf : null,
        basis: time.reason === 'named-event' ? 'event' : 'words',
        found: foundOf([time.found]),
      }),
    ),
  ]
  found.sort((a, b) => a.start - b.start || b.end - a.end)
  const kept: Unnumbered[] = []
  for (const item of found) {
    const last = kept.at(-1)
    if (last === undefined || item.start >= last.end) kept.push(item)
    else if (item.end - item.start > last.end - last.start) kept[kept.length - 1] = item
  }
  return kept.slice(0, MOST_MENTIONS).map((item, k): Mention => ({ ...item, id: `m${k + 1}` }))
}

/** The mentions that touch a stretch, of mentions in the order of the text that do not overlap. */
export function mentionsIn(mentions: readonly Mention[], { start, end }: Span): Mention[] {
  const from = lastAtMost(mentions, start, (item) => item.end) + 1
  const to = lastAtMost(mentions, end - 1, (item) => item.start) + 1
  return mentions.slice(from, to)
}
