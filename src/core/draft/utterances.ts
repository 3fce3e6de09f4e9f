import type { Block } from '../article.ts'
import type { Extraction } from '../extract/extract.ts'
import { listedQuotes } from '../extract/headless.ts'
import type { Voice } from '../extract/statements.ts'
import { holds, lastAtMost } from '../extract/text.ts'
import type { Span } from '../selectors.ts'

/** One statement to be: what one attribution gives, by the indexes of its parts in the extraction. */
export interface Said {
  readonly voice: Voice | null
  /** Top-level quotations, in the order of the text. */
  readonly quotes: number[]
  /** The reported words, with the quotations that stand in them; null where all is quoted. */
  readonly reported: number | null
  /** Whether it stands in a heading, which repeats what the text says. */
  readonly heading: boolean
  readonly start: number
}

/** The quotations of which somebody is taken to be the speaker: not titles, nor words merely set apart. */
function saidQuotes(text: string, extraction: Extraction): number[] {
  const typed = extraction.quotes.flatMap(({ marks }, i) => (marks === 'typed' && extraction.voices[i] ? [i] : []))
  return [...listedQuotes(text, extraction), ...typed]
}

/**
 * What is said in a text, one item for each attribution: a clause with the words quoted in it; the parts of a quotation that one
 * verb parts, and its paragraphs; and every other quotation by itself.
 */
export function gatherSaid(
  text: string,
  blocks: readonly Block[],
  extraction: Extraction,
): { readonly said: Said[]; readonly nested: number[] } {
  const { quotes, statements, voices } = extraction
  const listed = saidQuotes(text, extraction)
  // The document knows its headings better than the look of its lines does.
  const inHeading = ({ start }: Span) => blocks[lastAtMost(blocks, start, (block) => block.start)]?.kind === 'heading'
  const top = listed.filter((i) => quotes[i]?.nestedIn === null).sort((a, b) => startOf(a) - startOf(b))
  const nested = listed.filter((i) => quotes[i]?.nestedIn !== null && voices[i])
  const claimed = new Set<number>()
  const said: Said[] = statements.map((statement, reported): Said => {
    const own = between(statement).filter((i) => !claimed.has(i))
    for (const i of own) claimed.add(i)
    return { voice: statement.voice, quotes: own, reported, heading: inHeading(statement), start: statement.start }
  })
  let last: Said | null = null
  for (const i of top) {
    const quote = quotes[i]
    if (!quote || claimed.has(i)) {
      last = null
      continue
    }
    const voice = voices[i] ?? null
    const goesOn: boolean =
      last !== null &&
      (quote.continues || (isOwnVoice(voice) && last.voice?.cue === voice.cue)) &&
      last.quotes.length < MOST_QUOTES
    if (goesOn && last) last.quotes.push(i)
    else {
      last = { voice, quotes: [i], reported: null, heading: inHeading(quote), start: quote.start }
      said.push(last)
    }
  }
  return { said: said.sort((a, b) => a.start - b.start), nested }

  function startOf(i: number): number {
    return quotes[i]?.start ?? 0
  }
  function between(span: Span): number[] {
    const found: number[] = []
    for (let k = lastAtMost(top, span.start - 1, startOf) + 1; k < top.length; k++) {
      const i = top[k] ?? 0
      const quote = quotes[i]
      if (!quote || quote.start >= span.end || found.length >= MOST_QUOTES) break
      if (holds(span, quote)) found.push(i)
    }
    return found
  }
}

/** Whether a verb beside the quotation says who speaks; a voice carried over from another paragraph begins a statement of its own. */
const isOwnVoice = (voice: Voice | null): voice is Voice => voice?.cue != null && voice.reason !== 'carried-over'

/** Quotations of one statement at most; the file takes 200, and a long one is cut into several. */
const MOST_QUOTES = 100
