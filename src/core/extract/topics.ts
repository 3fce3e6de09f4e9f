import type { Span } from '../selectors.ts'
import type { Found } from './reasons.ts'
import type { Block } from './text.ts'

/** A stretch of the text under one heading; the first has none where the text begins without. */
export interface Topic extends Span {
  /** The heading’s words, or null. */
  readonly title: string | null
  readonly heading: Span | null
  readonly found: Found
}

const UNDER_HEADING: Found = { confidence: 0.8, why: ['under-heading'] }

/** The parts of a text by its headings. The headline, which is the first line, heads no part of its own. */
export function findTopics(text: string, blocks: readonly Block[]): Topic[] {
  const found: Topic[] = []
  let heading: Block | null = null
  let start = blocks[0]?.start ?? 0
  let end = start
  const close = () => {
    if (end > start)
      found.push({
        start,
        end,
        title: heading && text.slice(heading.start, heading.end),
        heading,
        found: UNDER_HEADING,
      })
  }
  for (const [i, block] of blocks.entries()) {
    if (block.heading && i > 0) {
      close()
      heading = block
      start = block.start
    }
    end = block.end
  }
  close()
  return found
}
