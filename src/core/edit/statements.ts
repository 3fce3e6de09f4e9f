import type { Article, Quotation, Statement } from '../article.ts'
import { rangeOf } from '../quoted-words.ts'
import type { Span } from '../selectors.ts'
import { aboutAfter, aboutOf } from './about.ts'
import { type Edit, EditFault, type SpeakerChoice } from './edit.ts'
import { refuseOverlap } from './overlap.ts'
import {
  allQuotationIds,
  checked,
  freeId,
  getStatement,
  inTextOrder,
  quote,
  sectionAt,
  statementRange,
  textOf,
  UNNAMED,
  withoutUnused,
  withSpeaker,
  withStatement,
} from './parts.ts'

/** A new statement of words selected in the text: quoted, or only reported. */
export function addStatement(article: Article, selected: Span, quoted: boolean, speaker?: SpeakerChoice): Article {
  const { range } = quote(textOf(article), selected)
  if (quoted) refuseOverlap(article, range)
  const known = article.speakers.some((item) => item.id === UNNAMED.id)
  const [holding, speakerId] = speaker
    ? withSpeaker(article, speaker)
    : [known ? article : { ...article, speakers: [...article.speakers, UNNAMED] }, UNNAMED.id]
  return withWords(holding, range, quoted, { speakers: [speakerId] })
}

/** The article with a statement of a stretch of its text by speakers it has. */
export function withWords(
  article: Article,
  selected: Span,
  quoted: boolean,
  said: Pick<Statement, 'speakers' | 'cue'>,
): Article {
  const { exact, selectors, range } = quote(textOf(article), selected)
  const quotation: Quotation = {
    id: freeId('q', allQuotationIds(article)),
    kind: 'direct',
    exact,
    selectors,
    nested: [],
  }
  const statement: Statement = {
    id: freeId(
      's',
      article.statements.map((item) => item.id),
    ),
    section: sectionAt(article, range),
    speakers: said.speakers,
    mode: quoted ? 'direct' : 'indirect',
    quotations: quoted ? [quotation] : [],
    said: { place: null, edtf: null },
    about: aboutOf(article, range),
    topics: [],
    links: [],
    selectors: quoted ? [] : selectors,
    named: [],
    ...(said.cue && { cue: said.cue }),
  }
  return { ...article, statements: inTextOrder([...article.statements, statement]) }
}

/** Sets where a quotation begins and ends; what it says is the text's own words there. */
export function setQuotationRange(article: Article, id: string, selected: Span): Article {
  const text = textOf(article)
  const { exact, selectors, range } = quote(text, selected)
  const owner = article.statements.find((item) => item.quotations.some((quotation) => quotation.id === id))
  if (!owner) throw new EditFault('That quotation is no longer in the article.')
  refuseOverlap(article, range, id)
  const next = withStatement(article, owner.id, (statement) => {
    const quotations = statement.quotations.map((quotation) =>
      quotation.id === id
        ? {
            ...quotation,
            exact,
            selectors,
            nested: quotation.nested.filter((inner) => exact.includes(inner.exact)),
          }
        : quotation,
    )
    return reaching(article, statement, { ...checked(statement), quotations })
  })
  return { ...next, statements: inTextOrder(next.statements) }
}

/** A statement of another stretch than before, with what it is about there. */
function reaching(article: Article, before: Statement, after: Statement): Statement {
  const [from, to] = [statementRange(before), statementRange(after)]
  return { ...after, about: aboutAfter(article, before.about, { before: from, after: to, mentions: new Set() }) }
}

const modeOf = ({ quotations, selectors }: Pick<Statement, 'quotations' | 'selectors'>): Statement['mode'] =>
  quotations.length === 0 ? 'indirect' : selectors.length === 0 ? 'direct' : 'mixed'

/** Sets where the reported words begin and end; a statement that quotes can also do without any. */
export function setReportedRange(article: Article, id: string, selected: Span | null): Article {
  const statement = getStatement(article, id)
  if (selected === null && statement.quotations.length === 0)
    throw new EditFault('Nothing would be left of the statement. Delete it instead.')
  const selectors = selected === null ? [] : quote(textOf(article), selected).selectors
  const next = withStatement(article, id, (held) => {
    const after = { ...checked(held), selectors }
    return reaching(article, held, { ...after, mode: modeOf(after) })
  })
  return { ...next, statements: inTextOrder(next.statements) }
}

/** Takes a statement out, and every link and headline that led to it. */
export function deleteStatement(article: Article, id: string): Article {
  getStatement(article, id)
  const statements = article.statements
    .filter((item) => item.id !== id)
    .map((item) =>
      item.links.some((link) => link.to === id)
        ? { ...item, links: item.links.filter((link) => link.to !== id) }
        : item,
    )
  return withoutUnused({
    ...article,
    statements,
    headlines: article.headlines.filter((item) => item.statement !== id),
  })
}

/** Makes two statements of one: the quotations that begin at or after `at` become the second. */
export function splitStatement(article: Article, id: string, at: number): Article {
  const statement = getStatement(article, id)
  const start = (quotation: Quotation) => rangeOf(quotation.selectors)?.start ?? 0
  const text = textOf(article)
  const pieces = statement.quotations.flatMap((quotation) => {
    const range = rangeOf(quotation.selectors)
    if (!range || at <= range.start || at >= range.end) return [quotation]
    // The cut goes through a quotation: each side keeps its own words.
    const ids = [...allQuotationIds(article)]
    return [
      { start: range.start, end: at },
      { start: at, end: range.end },
    ].map((half, n): Quotation => {
      const { exact, selectors } = quote(text, half)
      return {
        ...quotation,
        id: n === 0 ? quotation.id : freeId('q', ids),
        exact,
        selectors,
        nested: quotation.nested.filter((inner) => exact.includes(inner.exact)),
      }
    })
  })
  const first = pieces.filter((quotation) => start(quotation) < at)
  const second = pieces.filter((quotation) => start(quotation) >= at)
  if (first.length === 0 || second.length === 0)
    throw new EditFault('There is nothing to split here: put the caret inside the words of the statement.')
  const half = (quotations: Quotation[]): Statement => {
    const next = { ...checked(statement), quotations }
    const after = statementRange({ ...next, selectors: [] })
    const change = { before: statementRange(statement), after, mentions: new Set<string>() }
    return { ...next, about: aboutAfter(article, statement.about, change) }
  }
  const rest: Statement = {
    ...half(second),
    id: freeId(
      's',
      article.statements.map((item) => item.id),
    ),
    links: [{ type: 'continues', to: statement.id }],
  }
  return {
    ...article,
    statements: article.statements.flatMap((item) => (item.id === id ? [half(first), rest] : [item])),
  }
}

/** Makes one statement of two: the words of `id` join those of `into`, which keeps its speaker and cue. */
export function mergeStatements(article: Article, id: string, into: string): Article {
  const from = getStatement(article, id)
  const target = getStatement(article, into)
  if (id === into) throw new EditFault('A statement cannot be merged with itself.')
  const selectors = target.selectors.length > 0 ? target.selectors : from.selectors
  const quotations = [...target.quotations, ...from.quotations]
    .sort((a, b) => (rangeOf(a.selectors)?.start ?? 0) - (rangeOf(b.selectors)?.start ?? 0))
    // Inside reported words a quotation is a fragment of them.
    .map((quotation): Quotation => (selectors.length > 0 ? { ...quotation, kind: 'fragment' } : quotation))
  const redirect = (links: Statement['links'], owner: string) =>
    links
      .map((link) => (link.to === id ? { ...link, to: into } : link))
      .filter((link) => link.to !== owner)
      .filter((link, n, all) => all.findIndex((other) => other.type === link.type && other.to === link.to) === n)
  const places = [...target.about.places, ...from.about.places].filter(
    (item, n, all) => all.findIndex((other) => other.place === item.place && other.as === item.as) === n,
  )
  const times = [...target.about.times, ...from.about.times].filter(
    (item, n, all) => all.findIndex((other) => other.edtf === item.edtf) === n,
  )
  const merged: Statement = {
    ...checked(target),
    mode: modeOf({ quotations, selectors }),
    quotations,
    about: { places, times },
    selectors,
    topics: [...new Set([...target.topics, ...from.topics])],
    links: redirect([...target.links, ...from.links], into),
    ...(target.paraphrase === undefined && from.paraphrase !== undefined ? { paraphrase: from.paraphrase } : {}),
  }
  return {
    ...article,
    statements: inTextOrder(
      article.statements
        .filter((item) => item.id !== id)
        .map((item) => (item.id === into ? merged : { ...item, links: redirect(item.links, item.id) })),
    ),
    headlines: article.headlines.map((item) => (item.statement === id ? { ...item, statement: into } : item)),
  }
}

/**
 * Says who speaks, of this statement or of every statement that has the same speakers as this one; in place of those, or together
 * with them. A headline of such a statement goes along while it has the same speakers.
 */
export function setSpeaker(article: Article, edit: Extract<Edit, { type: 'set-speaker' }>): Article {
  const { speakers } = getStatement(article, edit.statement)
  const before = speakers.join(' ')
  const [holding, speaker] = withSpeaker(article, edit.speaker)
  const others = edit.together === true ? speakers.filter((id) => id !== speaker && id !== UNNAMED.id) : []
  const concerned = (statement: Statement) =>
    statement.id === edit.statement || (edit.scope === 'everywhere' && statement.speakers.join(' ') === before)
  const changed = new Set(holding.statements.filter(concerned).map((statement) => statement.id))
  return withoutUnused({
    ...holding,
    headlines: holding.headlines.map((item) =>
      changed.has(item.statement) && item.speakers.join(' ') === before
        ? { ...item, speakers: [...others, speaker] }
        : item,
    ),
    statements: holding.statements.map((statement) =>
      changed.has(statement.id)
        ? // Only the one that was looked at is checked; the others are changed as told and stay to be looked at.
          {
            ...(statement.id === edit.statement ? checked(statement) : statement),
            speakers: [...others, speaker],
          }
        : statement,
    ),
  })
}
