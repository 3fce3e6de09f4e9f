import type { Statement } from '../article.ts'
import { printedIn } from '../combine/combination.ts'
import type { ArticleIndex } from '../explore.ts'
import { speakerNames } from '../wording.ts'
import { formatCslItem } from './csl-item.ts'

/** The styles offered, the usual one first. `file` is the name under resources/csl. */
export const citationStyles = [
  { id: 'note', title: 'Note', file: 'dateline-note.csl' },
  { id: 'apa', title: 'APA, 7th edition', file: 'apa.csl' },
  { id: 'harvard', title: 'Harvard, Cite Them Right', file: 'harvard-cite-them-right.csl' },
] as const

export type CitationStyleId = (typeof citationStyles)[number]['id']

export interface CitationRequest {
  readonly index: ArticleIndex
  /** What is cited: one statement, or the two sides of a dispute; of one article, even where several are read together. */
  readonly statements: readonly Statement[]
  /** The texts of a CSL style and of a CSL locale. */
  readonly style: string
  readonly locale: string
  /** The day of the visit, EDTF; used when the article has an address. */
  readonly accessed?: string | undefined
}

/**
 * Formats a citation with citeproc: a note, or for author-date styles the citation in the text and beneath it the entry
 * for the list of references. The engine (800 kB) loads on first use. Rejects when the style cannot be read.
 */
export async function formatCitation({ index, statements, style, locale, accessed }: CitationRequest): Promise<string> {
  const { default: citeproc } = await import('citeproc') // CPAL-1.0: the reference engine of the Citation Style Language
  const [first] = statements
  const { article } = first ? printedIn(index, first.id) : index
  const item = formatCslItem(article, accessed)
  const engine = new citeproc.Engine({ retrieveLocale: () => locale, retrieveItem: () => item }, style)
  engine.setOutputFormat('text')
  engine.updateItems([item.id])
  const citation = engine.makeCitationCluster([{ id: item.id, prefix: `${formatLeadIn(index, statements)} ` }])
  const list = engine.makeBibliography()
  return [citation, ...(list ? list[1] : [])].map(tidy).join('\n')
}

/**
 * Who is cited through the article, so that a claim is not taken for the newspaper's: “Alexander Lukashenko, quoted in”.
 * A paraphrase is “reported in”, because there are no words of the speaker to quote.
 */
export function formatLeadIn(index: ArticleIndex, statements: readonly Statement[]): string {
  const names = [...new Set(statements.map((statement) => speakerNames(index, statement)))]
  const quoted = statements.some((statement) => statement.quotations.length > 0)
  return `${names.join(' and ')}, ${quoted ? 'quoted' : 'reported'} in`
}

// An ellipsis ends a title as well as a full stop does; styles add theirs all the same.
const tidy = (text: string) => text.trim().replaceAll('….', '…')
