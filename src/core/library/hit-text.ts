import { shorten } from '../wording.ts'
import { markFound, type Phrase } from './phrases.ts'
import type { Row } from './segment.ts'

/** Text shown of a hit at most, UTF-16 units, and how much of it may stand before the first word that was found. */
const most = 220
const mostBefore = 60

/**
 * The text of a statement to show for the words that were found: the quotation that holds one, else the paraphrase that does,
 * else the first; and, where neither it nor the names that are shown hold one, the name that does.
 */
export function shelfHitText(
  row: Row,
  words: readonly string[],
  phrases: readonly Phrase[],
): { text: string; paraphrase: boolean; via: string | null } {
  const firstHit = (text: string): number => {
    let at = 0
    for (const run of markFound(text, words, phrases)) {
      if (run.hit) return at
      at += run.text.length
    }
    return -1
  }
  const starts = row.texts.map(firstHit)
  const chosen = Math.max(
    0,
    starts.findIndex((start) => start >= 0),
  )
  const text = row.texts[chosen] ?? ''
  const holds = (name: string) => firstHit(name) >= 0
  const isShown =
    (starts[chosen] ?? -1) >= 0 || holds(row.speakers) || holds(row.place) || words.length + phrases.length === 0
  return {
    text: around(text, starts[chosen] ?? -1),
    paraphrase: chosen >= row.quotations,
    via: isShown ? null : (row.names.flat().find(holds) ?? null),
  }
}

/** Cuts a long text so that what stands at `start` is in it, at a word's beginning, and says so with an ellipsis. */
function around(text: string, start: number): string {
  if (text.length <= most || start <= mostBefore) return shorten(text, most)
  const space = text.indexOf(' ', start - mostBefore)
  const from = space >= 0 && space < start ? space + 1 : start
  return shorten(`${text.startsWith('“') ? '“' : ''}…${text.slice(from)}`, most)
}
