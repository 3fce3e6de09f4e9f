import type { Article } from '../article.ts'
import { rangeOf } from '../quoted-words.ts'
import type { Span } from '../selectors.ts'
import { EditFault } from './edit.ts'
import { overlaps } from './parts.ts'

/** Throws EditFault where a quotation or a headline, other than the one with the id `except`, has some of these words. */
export function refuseOverlap(article: Article, range: Span, except?: string): void {
  const taken = (item: { readonly id: string; readonly selectors: Parameters<typeof rangeOf>[0] }) => {
    const held = item.id === except ? null : rangeOf(item.selectors)
    return held !== null && overlaps(held, range)
  }
  const at = article.statements.findIndex(({ quotations }) => quotations.some(taken))
  if (at >= 0)
    throw new EditFault(
      `These words are part of statement ${at + 1} already. Change that quotation, or delete it first.`,
    )
  if (article.headlines.some(taken))
    throw new EditFault('These words are marked as a headline already. Change that mark, or take it off first.')
}
