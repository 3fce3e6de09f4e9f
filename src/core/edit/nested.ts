import type { Article, NestedQuotation, Quotation } from '../article.ts'
import { quotationWords, rangeOf } from '../quoted-words.ts'
import type { Span } from '../selectors.ts'
import { EditFault, type SpeakerChoice } from './edit.ts'
import { allQuotationIds, freeId, quote, textOf, UNNAMED, withoutUnused, withSpeaker } from './parts.ts'

/** The quotation that holds a stretch and more words than it; null where none does. */
export function quotationAround(article: Article, { start, end }: Span): Quotation | null {
  for (const { quotations } of article.statements)
    for (const quotation of quotations) {
      const range = rangeOf(quotation.selectors)
      if (!range || range.start > start || range.end < end) continue
      const inner = article.document?.text.slice(start, end) ?? ''
      if (quotationWords(quotation.exact) !== quotationWords(inner)) return quotation
    }
  return null
}

/** Marks what somebody else said inside a quotation. */
export function addNested(article: Article, selected: Span, speaker?: SpeakerChoice): Article {
  const { exact, selectors, range } = quote(textOf(article), selected)
  const outer = quotationAround(article, range)
  if (!outer) throw new EditFault('These words do not stand inside a quotation.')
  if (outer.nested.some((inner) => inner.exact === exact))
    throw new EditFault('These words are marked as quoted already.')
  const known = article.speakers.some((item) => item.id === UNNAMED.id)
  const [holding, id] = speaker
    ? withSpeaker(article, speaker)
    : [known ? article : { ...article, speakers: [...article.speakers, UNNAMED] }, UNNAMED.id]
  const made: NestedQuotation = { id: freeId('q', allQuotationIds(article)), exact, speakers: [id], selectors }
  return withQuotations(holding, (quotation) =>
    quotation.id === outer.id ? { ...quotation, nested: [...quotation.nested, made] } : quotation,
  )
}

export function setNestedSpeaker(article: Article, id: string, choice: SpeakerChoice): Article {
  requireNested(article, id)
  const [holding, speaker] = withSpeaker(article, choice)
  return withoutUnused(
    withQuotations(holding, (quotation) => ({
      ...quotation,
      nested: quotation.nested.map((inner) => (inner.id === id ? { ...inner, speakers: [speaker] } : inner)),
    })),
  )
}

export function deleteNested(article: Article, id: string): Article {
  requireNested(article, id)
  return withoutUnused(
    withQuotations(article, (quotation) => ({
      ...quotation,
      nested: quotation.nested.filter((inner) => inner.id !== id),
    })),
  )
}

function requireNested(article: Article, id: string): void {
  const found = article.statements.some(({ quotations }) =>
    quotations.some(({ nested }) => nested.some((inner) => inner.id === id)),
  )
  if (!found) throw new EditFault('Those quoted words are no longer in the article.')
}

const withQuotations = (article: Article, change: (quotation: Quotation) => Quotation): Article => ({
  ...article,
  statements: article.statements.map((statement) =>
    statement.quotations.length === 0 ? statement : { ...statement, quotations: statement.quotations.map(change) },
  ),
})
