import type { Article, Headline, Statement } from '../article.ts'
import { rangeOf } from '../quoted-words.ts'
import { isRepeated, lineThatRepeats, wordLine } from '../repeated-words.ts'
import type { Span } from '../selectors.ts'
import { type Edit, EditFault } from './edit.ts'
import { refuseOverlap } from './overlap.ts'
import {
  checked,
  cueAt,
  freeId,
  getStatement,
  quote,
  statementRange,
  textOf,
  trimRange,
  UNNAMED,
  withoutUnused,
  withSpeaker,
} from './parts.ts'
import { deleteStatement, withWords } from './statements.ts'

export function getHeadline(article: Article, id: string): Headline {
  const headline = article.headlines.find((item) => item.id === id)
  if (!headline) throw new EditFault('That headline is no longer marked in the text.')
  return headline
}

/** The article with one headline changed, which a person has then looked at. */
const withHeadline = (article: Article, id: string, change: (headline: Headline) => Headline): Article => {
  getHeadline(article, id)
  return {
    ...article,
    headlines: article.headlines.map((item) => (item.id === id ? checked(change(item)) : item)),
  }
}

/** Whether the words stand in the statement as well, anew for words or a statement that are others than before. */
const withVerbatim = (article: Article, headline: Headline): Headline => ({
  ...headline,
  verbatim: isRepeated(article, getStatement(article, headline.statement), headline.exact),
})

/** Words of a heading that are a statement of the text over again. */
export function addHeadline(article: Article, selected: Span, statement: string): Article {
  const { exact, selectors, range } = quote(textOf(article), selected)
  refuseOverlap(article, range)
  const id = freeId(
    'h',
    article.headlines.map((item) => item.id),
  )
  const { speakers } = getStatement(article, statement)
  const made = withVerbatim(article, { id, exact, speakers, statement, verbatim: false, selectors })
  return { ...article, headlines: inTextOrder([...article.headlines, made]) }
}

export function setHeadlineRange(article: Article, id: string, selected: Span): Article {
  const { exact, selectors, range } = quote(textOf(article), selected)
  refuseOverlap(article, range, id)
  const next = withHeadline(article, id, (headline) => withVerbatim(article, { ...headline, exact, selectors }))
  return { ...next, headlines: inTextOrder(next.headlines) }
}

/** Who says it by the heading; in place of those who stand there, or together with them. */
export function setHeadlineSpeaker(article: Article, edit: Extract<Edit, { type: 'set-headline-speaker' }>): Article {
  const [holding, speaker] = withSpeaker(article, edit.speaker)
  return withoutUnused(
    withHeadline(holding, edit.headline, (headline) => {
      const others = edit.together === true ? headline.speakers.filter((id) => id !== speaker && id !== UNNAMED.id) : []
      return { ...headline, speakers: [...others, speaker] }
    }),
  )
}

export function setHeadlineCue(article: Article, id: string, selected: Span | null): Article {
  const cue = selected === null ? null : cueAt(article, selected)
  return withHeadline(article, id, ({ cue: _, ...headline }) => (cue === null ? headline : { ...headline, cue }))
}

/** Which statement it is over again. */
export function setHeadlineStatement(article: Article, id: string, statement: string): Article {
  return withHeadline(article, id, (headline) => withVerbatim(article, { ...headline, statement }))
}

export function deleteHeadline(article: Article, id: string): Article {
  getHeadline(article, id)
  return withoutUnused({ ...article, headlines: article.headlines.filter((item) => item.id !== id) })
}

/** Makes a statement of what stands in a heading: it says what nothing else in the text does. */
export function headlineToStatement(article: Article, id: string): Article {
  const { speakers, cue, selectors } = getHeadline(article, id)
  const range = rangeOf(selectors)
  if (!range) throw new EditFault('The words of this headline do not stand in the text.')
  const words = textOf(article).slice(range.start, range.end)
  return withWords(deleteOnly(article, id), range, /^["“‘'«„’]/u.test(words), { speakers, ...(cue && { cue }) })
}

const deleteOnly = (article: Article, id: string): Article => ({
  ...article,
  headlines: article.headlines.filter((item) => item.id !== id),
})

/** Makes a headline of a statement that another says as well: it is no longer counted as one of its own. */
export function statementToHeadline(article: Article, id: string, of: string): Article {
  if (id === of) throw new EditFault('A statement cannot be a headline of itself.')
  const { speakers, cue, quotations } = getStatement(article, id)
  const whole = statementRange(getStatement(article, id))
  if (!whole) throw new EditFault('The words of this statement do not stand in the text.')
  const quoted = quotations.flatMap(({ selectors }) => rangeOf(selectors) ?? [])
  const target = getStatement(article, of)
  const before = article.headlines.map((item) => (item.statement === id ? withStatementOf(article, item, of) : item))
  // The statement goes with what led to it; its headlines lead to the other one now.
  let next = deleteStatement({ ...article, headlines: before }, id)
  for (const range of quoted.length > 0 ? quoted : [trimRange(textOf(article), whole)])
    next = addHeadline(next, range, target.id)
  const known = new Set(before.map((item) => item.id))
  return withoutUnused({
    ...next,
    speakers: article.speakers,
    headlines: next.headlines.map((item) => (known.has(item.id) ? item : { ...item, speakers, ...(cue && { cue }) })),
  })
}

const withStatementOf = (article: Article, headline: Headline, statement: string): Headline =>
  withVerbatim(article, { ...headline, statement })

const inTextOrder = (headlines: readonly Headline[]): Headline[] =>
  [...headlines].sort((a, b) => (rangeOf(a.selectors)?.start ?? 0) - (rangeOf(b.selectors)?.start ?? 0))

/** Whether a stretch of the text begins in one of its headings. */
export function isInHeading({ document }: Article, { start }: Span): boolean {
  return (
    document?.blocks.some((block) => block.kind === 'heading' && block.start <= start && start < block.end) ?? false
  )
}

/** Whether a statement stands in a heading. */
export function isHeading(article: Article, statement: Statement): boolean {
  const range = statementRange(statement)
  return range !== null && isInHeading(article, range)
}

/** The id of the first statement whose words these are over again; null where there is none, or too few words to say so. */
export function statementRepeated(article: Article, { start, end }: Span): string | null {
  const text = textOf(article)
  const lines = article.statements.map((statement) => ({ id: statement.id, words: wordLine(text, statement) }))
  return lineThatRepeats(lines, text.slice(start, end))?.id ?? null
}
