import type { Statement } from '../article.ts'
import { formatEdtf } from '../date.ts'
import type { ArticleIndex } from '../explore.ts'
import { quotedLine, speakerNames } from '../wording.ts'

/**
 * What “Copy quotation” copies: each quotation on a line, then who said it, with the article's verb, and where it was
 * printed. Without exact words the paraphrase, without marks and named as one.
 */
export function formatQuotationText(index: ArticleIndex, statement: Statement): string {
  const { publisher, published } = index.article.source
  const quoted = statement.quotations.length > 0
  const words = quoted ? statement.quotations.map(quotedLine).join('\n') : statement.paraphrase
  const source = `${quoted ? '' : 'paraphrased from '}${publisher}, ${formatPublished(published)}`
  return `${words} — ${speakerNames(index, statement)} (${statement.cue.verb}), ${source}`
}

/** “1 August 2025”: the long form without the day of the week, which no citation gives. */
export const formatPublished = (edtf: string): string =>
  formatEdtf(edtf, 'long').replace(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day /g, '')
