import type { Block as DocumentBlock } from '../article.ts'
import type { Gazetteer } from '../gazetteer/gazetteer.ts'
import { findAttributions } from './attributions.ts'
import { quotationEvidence, statementEvidence, type WithFound } from './evidence.ts'
import { findLinks, type Link, listUtterances, type Utterance } from './links.ts'
import { findPlaces } from './places.ts'
import { findQuotations, keepWorded, type QuotedSpan } from './quotations.ts'
import { findSentences } from './sentences.ts'
import { buildSkeleton } from './skeleton.ts'
import { findSpeakers, type Speakers } from './speakers.ts'
import {
  gatherStatements,
  nameHeadings,
  nestedVoices,
  type RawStatement,
  type ReadSentence,
  type Voice,
} from './statements.ts'
import { type Block, blocksOf } from './text.ts'
import { type FoundTime, findTimes } from './times.ts'
import { findTopics, type Topic } from './topics.ts'
import type { Demonym, Toponym } from './toponym.ts'
import { findTurns } from './turns.ts'
import { unwrapLines } from './wrapped.ts'

export interface ExtractOptions {
  /** Where names of places are looked up; without it none are found. */
  readonly gazetteer?: Gazetteer | undefined
  /** The day of publication, `2025-08-01`; without it “Friday” stays without a date. */
  readonly published?: string | undefined
  /** The document’s parts, where its format marks them; without them headings are guessed from the lines. */
  readonly blocks?: readonly DocumentBlock[] | undefined
}

/**
 * What was found in a text. Stretches are UTF-16 code units, end exclusive. Every item has `found`: how sure it is, and why, as codes that
 * `explainReason` puts into words.
 */
export interface Extraction {
  readonly blocks: readonly Block[]
  readonly quotes: readonly WithFound<QuotedSpan>[]
  /** Who says each quotation; null where the text does not let it be known. */
  readonly voices: readonly (Voice | null)[]
  readonly statements: readonly WithFound<RawStatement>[]
  readonly speakers: Speakers
  readonly toponyms: readonly Toponym[]
  readonly demonyms: readonly Demonym[]
  readonly times: readonly FoundTime[]
  readonly topics: readonly Topic[]
  /** Quotations and statements that somebody is known to say, in order. */
  readonly utterances: readonly Utterance[]
  readonly links: readonly Link[]
}

const LETTER = /\p{L}/u

/**
 * Reads a text in slices: each `next()` reads one paragraph and yields how much is read, from 0 to 1, so that a worker can
 * report progress and stop. The last `next()` returns what was found. Never throws, whatever the text.
 */
export function* extractInSlices(
  source: string,
  { gazetteer, published, blocks: parts = [] }: ExtractOptions = {},
): Generator<number, Extraction> {
  const text = unwrapLines(source)
  const blocks = blocksOf(text, parts)
  const quotes = keepWorded(text, findQuotations(text, blocks))
  const sentences: ReadSentence[] = []
  let quote = 0
  for (const [i, block] of blocks.entries()) {
    const from = quote
    while (quote < quotes.length && (quotes[quote]?.start ?? 0) < block.end) quote++
    for (const sentence of findSentences(text, block, i, quotes, [from, quote])) {
      if (!LETTER.test(text.slice(sentence.start, sentence.end))) continue
      const items = buildSkeleton(text, sentence, quotes)
      sentences.push({ sentence, items, attributions: findAttributions(items, block.heading) })
    }
    yield block.end / text.length
  }
  const { voices, statements } = gatherStatements(text, blocks, quotes, sentences, findTurns(text, blocks))
  for (const [index, voice] of nestedVoices(text, blocks, quotes)) voices[index] = voice
  nameHeadings(text, blocks, quotes, voices)
  const speakers = findSpeakers(text, blocks, quotes, voices, statements)
  yield 1
  const { toponyms, demonyms } = gazetteer ? findPlaces(text, gazetteer) : { toponyms: [], demonyms: [] }
  const times = findTimes(text, published)
  const utterances = listUtterances(quotes, voices, statements)
  return {
    blocks,
    quotes: quotes.map((quote, i) => ({ ...quote, found: quotationEvidence(quote, voices[i] ?? null, speakers) })),
    voices,
    statements: statements.map((statement) => ({ ...statement, found: statementEvidence(statement, speakers) })),
    speakers,
    toponyms,
    demonyms,
    times,
    topics: findTopics(text, blocks),
    utterances,
    links: findLinks(text, blocks, utterances, speakers),
  }
}

/** Reads a whole text at once; see {@link extractInSlices}. */
export function extract(text: string, options: ExtractOptions = {}): Extraction {
  const slices = extractInSlices(text, options)
  for (;;) {
    const { done, value } = slices.next()
    if (done) return value
  }
}
