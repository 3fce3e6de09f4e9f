import type { Article, Statement } from '../article.ts'
import { printedIn } from '../combine/combination.ts'
import { formatEdtf } from '../date.ts'
import type { ArticleIndex } from '../explore.ts'
import { quotedLine, speakerNames, statementLine } from '../wording.ts'

/**
 * What “Copy quotation” copies: each quotation on a line, then who said it, with the article's verb, and where it was
 * printed. Without exact words the paraphrase, without marks and named as one, or the article's own words, named as such.
 */
export function formatQuotationText(index: ArticleIndex, statement: Statement): string {
  const quoted = statement.quotations.length > 0
  const words = quoted ? statement.quotations.map(quotedLine).join('\n') : statementLine(index.article, statement)
  const verb = statement.cue ? ` (${statement.cue.verb})` : ''
  const way = quoted ? '' : statement.paraphrase === undefined ? 'in the words of ' : 'paraphrased from '
  return `${words} — ${speakerNames(index, statement)}${verb}, ${way}${formatSource(printedIn(index, statement.id).article)}`
}

/** “Meduza, 1 August 2025”; without a publisher its title stands in, and an unknown date is left out. */
export const formatSource = ({ source }: Article): string =>
  [
    source.publisher ?? source.title,
    ...(source.published === undefined ? [] : [formatPublished(source.published)]),
  ].join(', ')

/** “1 August 2025”: the long form without the day of the week, which no citation gives. */
export const formatPublished = (edtf: string): string =>
  formatEdtf(edtf, 'long').replace(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day /g, '')
