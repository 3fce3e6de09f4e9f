import type { Article, Selector, Statement } from './article.ts'

// Apart from the article's schema, so that a page that draws words does not hold what checks files.

/** Where something stands in the source: the first position selector, in UTF-16 code units, end exclusive. */
export const rangeOf = (selectors: readonly Selector[]): { readonly start: number; readonly end: number } | null =>
  selectors.find((item) => item.type === 'TextPositionSelector') ?? null

/**
 * The source's own words for a statement that quotes nothing, as its selectors hold them or the document has them; null
 * where neither does.
 */
export function statementWords(article: Pick<Article, 'document'>, statement: Statement): string | null {
  const quotation = statement.quotations[0]
  return quotation ? quotation.exact : reportedWords(article, statement)
}

/** The clause of the article that reports what was said, with the words quoted in it; null where it is not held. */
export function reportedWords(article: Pick<Article, 'document'>, statement: Statement): string | null {
  for (const item of statement.selectors) {
    if (item.type === 'TextQuoteSelector') return item.exact
    const words = article.document?.text.slice(item.start, item.end).trim()
    if (words) return words
  }
  return null
}

const openers = '“‘"\'«„’'
const closers = '”’"\'»“'

/** The words of a quotation without the marks that enclose it. */
export function quotationWords(exact: string): string {
  const start = openers.includes(exact.charAt(0)) ? 1 : 0
  const end = exact.length - (exact.length > start && closers.includes(exact.charAt(exact.length - 1)) ? 1 : 0)
  return exact.slice(start, end)
}
