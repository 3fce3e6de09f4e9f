import type { Article, ArticleDocument, Selector } from '../article.ts'
import { rangeOf } from '../quoted-words.ts'
import { type Span, selectorsOf } from '../selectors.ts'
import { EditFault } from './edit.ts'
import { inTextOrder } from './parts.ts'

interface Worded {
  readonly exact: string
  readonly selectors: readonly Selector[]
}

/**
 * Gives an article the text it was made from. What it quotes is looked for there: where it says it stands, else where the words and
 * what stands around them fit best. Bounds that only positions give, as of reported words and cues, are kept where the text is the one they
 * were counted in, and go otherwise. Throws EditFault where none of the quotations stands in the text: it is another one then.
 */
export function attachDocument(article: Article, document: ArticleDocument): Article {
  if (article.document) throw new EditFault('This article carries its text already.')
  const { text } = document
  const quoted = article.statements.flatMap(({ quotations }) => quotations)
  const inPlace = quoted.filter((item) => standsWhereSaid(text, item)).length
  const found = quoted.filter((item) => placeOf(text, item) !== null).length
  if (quoted.length > 0 && found === 0)
    throw new EditFault('None of the quotations stands in this text. Choose the text that the article was made from.')
  const sameText = quoted.length === 0 || inPlace > quoted.length / 2

  const worded = <T extends Worded>(item: T): T => {
    const place = placeOf(text, item)
    return { ...item, selectors: place ? selectorsOf(text, place) : [] }
  }
  const positioned = (selectors: readonly Selector[]): Selector[] => {
    const exact = selectors.find((item) => item.type === 'TextQuoteSelector')?.exact
    const place = exact === undefined ? kept(text, selectors, sameText) : placeOf(text, { exact, selectors })
    return place ? selectorsOf(text, place) : []
  }
  const cued = <T extends { cue?: { verb: string; selector?: Selector | undefined } | undefined }>(item: T): T => {
    if (!item.cue?.selector) return item
    const { selector, ...rest } = item.cue
    const place = kept(text, [selector], sameText)
    return { ...item, cue: place ? { ...rest, selector: { type: 'TextPositionSelector', ...place } } : rest }
  }
  return {
    ...article,
    document,
    statements: inTextOrder(
      article.statements.map((statement) =>
        cued({
          ...statement,
          quotations: statement.quotations.map((quotation) => ({
            ...worded(quotation),
            nested: quotation.nested.map((inner) => cued(worded(inner))),
          })),
          selectors: positioned(statement.selectors),
          named: statement.named.flatMap((selector) => {
            const place = kept(text, [selector], sameText)
            return place ? [{ type: 'TextPositionSelector' as const, ...place }] : []
          }),
        }),
      ),
    ),
    headlines: article.headlines.map((headline) => cued(worded(headline))),
  }
}

function standsWhereSaid(text: string, { exact, selectors }: Worded): boolean {
  const range = rangeOf(selectors)
  return range !== null && text.slice(range.start, range.end) === exact
}

/** A position as it is, where it lies in the text and that is the one it was counted in. */
function kept(text: string, selectors: readonly Selector[], sameText: boolean): Span | null {
  const range = rangeOf(selectors)
  return sameText && range !== null && range.end <= text.length && text.slice(range.start, range.end).trim() !== ''
    ? { start: range.start, end: range.end }
    : null
}

/** How often words are looked for at most: a word or two may stand anywhere. */
const MOST_PLACES = 1000

/** Where words stand in a text; of several places the one with the most of what is known to stand around them, then the nearest. */
function placeOf(text: string, item: Worded): Span | null {
  const { exact, selectors } = item
  const range = rangeOf(selectors)
  if (range && standsWhereSaid(text, item)) return { start: range.start, end: range.end }
  const around = selectors.find((selector) => selector.type === 'TextQuoteSelector')
  const { prefix = '', suffix = '' } = around ?? {}
  let best: { readonly start: number; readonly fit: number; readonly away: number } | null = null
  let tried = 0
  for (let start = text.indexOf(exact); start >= 0 && tried < MOST_PLACES; start = text.indexOf(exact, start + 1)) {
    tried += 1
    const before = prefix !== '' && text.slice(0, start).endsWith(prefix)
    const after = suffix !== '' && text.startsWith(suffix, start + exact.length)
    const fit = Number(before) + Number(after)
    const away = range ? Math.abs(start - range.start) : start
    if (!best || fit > best.fit || (fit === best.fit && away < best.away)) best = { start, fit, away }
  }
  return best && { start: best.start, end: best.start + exact.length }
}
