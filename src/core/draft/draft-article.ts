import type { Article, Headline, Statement, StatementLink } from '../article.ts'
import { articleShape } from '../article.ts'
import { articleVersion } from '../article-limits.ts'
import { idFromName, statementRange } from '../edit/parts.ts'
import type { Extraction } from '../extract/extract.ts'
import type { ImportedDocument } from '../import/document.ts'
import { rangeOf } from '../quoted-words.ts'
import type { DraftDetails } from './details.ts'
import { fitLine } from './fit.ts'
import { divideHeadlines } from './headlines.ts'
import { draftMentions } from './mentions.ts'
import { DraftPlaces } from './places.ts'
import { sectionsOf, topicsOf, usedParts } from './sections.ts'
import { DraftSpeakers } from './speakers.ts'
import { type LoneStatement, StatementWriter } from './statements.ts'
import { gatherSaid, type Said } from './utterances.ts'

const MOST_STATEMENTS = 100_000
const MOST_BLOCKS = 500_000
const MOST_LINKS = 200

/**
 * The article that an extraction makes of a document: everything found in it, each item unchecked, with how sure it is and why.
 * Nothing is put into other words, so no statement has a paraphrase. It is valid by `articleSchema` whatever the text.
 */
export function draftArticle(document: ImportedDocument, details: DraftDetails, extraction: Extraction): Article {
  const { text } = document
  const places = new DraftPlaces()
  const mentions = draftMentions(extraction, places)
  const shell = shellOf(document, details, mentions)
  const speakers = new DraftSpeakers(text, extraction.speakers)
  const { said, nested } = gatherSaid(text, document.blocks, extraction)
  const writer = new StatementWriter({ text, extraction, speakers, article: shell }, nested)
  const written = said.slice(0, MOST_STATEMENTS).flatMap((item, k) => {
    const statement = writer.write(item, `s${k + 1}`)
    return statement ? [{ item, statement, heading: item.heading }] : []
  })
  const { statements: kept, headlines } = divideHeadlines(written, text)
  const sections = sectionsOf(text, document.blocks, extraction, details.title)
  const topics = topicsOf(extraction)
  const links = linksOf(extraction, written, new Set(kept.map(({ id }) => id)))
  const statements = kept.map((statement): Statement => {
    const start = startOf(statement)
    const topic = topics.at(start)
    return {
      ...statement,
      section: sections.at(start) ?? sections.all[0]?.id ?? '',
      topics: topic === null ? [] : [topic],
      links: links.get(statement.id) ?? [],
    }
  })
  const used = new Set([...statements.flatMap((item) => [item.section, ...item.topics])])
  const held = usedParts(sections, used)
  const inUse = new Set([
    ...statements.flatMap((item) => [
      ...item.speakers,
      ...item.quotations.flatMap((quotation) => quotation.nested.flatMap((inner) => inner.speakers)),
    ]),
    ...headlines.flatMap((item) => item.speakers),
  ])
  return renumbered({
    ...shell,
    sections: held.length > 0 ? held : sections.all.slice(0, 1).map(({ id, title }) => ({ id, title })),
    topics: usedParts(topics, used),
    speakers: speakers.all.filter(({ id }) => inUse.has(id)),
    places: places.all,
    statements,
    headlines: headlines.map((item): Headline => {
      const section = sections.at(rangeOf(item.selectors)?.start ?? 0)
      return section !== null && section !== sections.all[0]?.id && held.some(({ id }) => id === section)
        ? { ...item, section }
        : item
    }),
  })
}

const startOf = (statement: LoneStatement): number =>
  statementRange({ ...statement, section: '', topics: [], links: [] })?.start ?? 0

/** Everything that does not depend on what was said. */
function shellOf(document: ImportedDocument, details: DraftDetails, mentions: Article['mentions']): Article {
  const { title, publisher, authors, published, language } = details
  const name = fitLine(document.name, 255)
  const url = webAddress(document.metadata.url)
  return {
    dateline: articleVersion,
    id: idFromName(title, new Set()),
    title,
    source: {
      ...(publisher !== undefined && { publisher }),
      title,
      authors: [...authors],
      ...(published !== undefined && { published }),
      ...(url !== null && { url }),
      language,
    },
    sections: [],
    topics: [],
    speakers: [],
    places: [],
    statements: [],
    headlines: [],
    document: {
      text: document.text,
      format: document.format,
      ...(name !== '' && { name }),
      blocks: document.blocks.slice(0, MOST_BLOCKS),
    },
    mentions,
  }
}

/** The document's own address, where it is one that the file takes. */
function webAddress(address: string | undefined): string | null {
  return address !== undefined && articleShape.shape.source.shape.url.safeParse(address).success ? address : null
}

/** What the text's own verbs join: by the id of the statement that answers, interrupts, disputes or goes on. */
function linksOf(
  { utterances, links }: Extraction,
  written: readonly { readonly item: Said; readonly statement: LoneStatement }[],
  kept: ReadonlySet<string>,
): Map<string, StatementLink[]> {
  const byQuote = new Map<number, string>()
  const byReport = new Map<number, string>()
  for (const { item, statement } of written) {
    if (!kept.has(statement.id)) continue
    for (const i of item.quotes) byQuote.set(i, statement.id)
    if (item.reported !== null) byReport.set(item.reported, statement.id)
  }
  const idOf = (k: number): string | undefined => {
    const of = utterances[k]?.of
    if (!of) return undefined
    return 'quotation' in of ? byQuote.get(of.quotation) : byReport.get(of.statement)
  }
  const found = new Map<string, StatementLink[]>()
  for (const { from, to, type } of links) {
    const [source, target] = [idOf(from), idOf(to)]
    if (source === undefined || target === undefined || source === target) continue
    const own = found.get(source) ?? []
    if (own.length >= MOST_LINKS || own.some((link) => link.type === type && link.to === target)) continue
    own.push(type === 'disputes' ? { type, to: target, points: [] } : { type, to: target })
    found.set(source, own)
  }
  return found
}

/** Numbers statements and their quotations, once it is known which stay: s1, s2 …; q1, q2 …. */
function renumbered(article: Article): Article {
  const ids = new Map(article.statements.map(({ id }, k) => [id, `s${k + 1}`]))
  const to = (id: string) => ids.get(id) ?? id
  let quotations = 0
  const next = () => {
    quotations += 1
    return `q${quotations}`
  }
  return {
    ...article,
    statements: article.statements.map((statement) => ({
      ...statement,
      id: to(statement.id),
      quotations: statement.quotations.map((quotation) => ({
        ...quotation,
        id: next(),
        nested: quotation.nested.map((inner) => ({ ...inner, id: next() })),
      })),
      links: statement.links.map((link) => ({ ...link, to: to(link.to) })),
    })),
    headlines: article.headlines.map((headline) => ({ ...headline, statement: to(headline.statement) })),
  }
}
