import type { Article, NestedQuotation, Quotation, Statement } from '../article.ts'
import { aboutOf } from '../edit/about.ts'
import { statementRange } from '../edit/parts.ts'
import type { Extraction } from '../extract/extract.ts'
import type { RawStatement, Voice } from '../extract/statements.ts'
import { quotationWords } from '../quoted-words.ts'
import type { Span } from '../selectors.ts'
import { fitSelectors, foundOf, piecesOf, trimmed } from './fit.ts'
import { mentionsIn } from './mentions.ts'
import { whereSaid } from './said.ts'
import type { DraftSpeakers } from './speakers.ts'
import type { Said } from './utterances.ts'

/** Units of a quotation at most. */
const MOST_QUOTED = 4000
const MOST_CUE = 60
const UNNUMBERED = 'q'
const MOST_PARTS = 200
const NOW = /\b(?:now|today|currently|at present|at the moment)\b/iu

/** A statement without the section, topics and links that it has among the others. */
export type LoneStatement = Omit<Statement, 'section' | 'topics' | 'links'>

interface Material {
  readonly text: string
  readonly extraction: Extraction
  readonly speakers: DraftSpeakers
  /** The article so far: its document and mentions. */
  readonly article: Article
}

/** Makes statements of what is said, one at a time; their quotations get their ids when all are there. */
export class StatementWriter {
  readonly #material: Material
  readonly #nestedIn: ReadonlyMap<number, readonly number[]>

  constructor(material: Material, nested: readonly number[]) {
    this.#material = material
    this.#nestedIn = byRoot(material.extraction, nested)
  }

  /** Null where nothing is left that could be shown. */
  write(item: Said, id: string): LoneStatement | null {
    const { text, extraction, speakers, article } = this.#material
    const reported = item.reported === null ? null : (extraction.statements[item.reported] ?? null)
    const quotations = item.quotes.flatMap((i) => this.#quotationsOf(i, item)).slice(0, MOST_PARTS)
    const selectors = reported ? fitSelectors(text, wholeOf(text, reported)) : []
    if (quotations.length === 0 && selectors.length === 0) return null
    const fragments = quotations.some(({ kind }) => kind === 'fragment')
    // A verb of another paragraph says nothing of how this was said.
    const cue = item.voice?.cue && item.voice.reason !== 'carried-over' ? cueOf(text, item.voice.cue) : undefined
    const range = statementRange({ ...EMPTY, quotations, selectors })
    const near = range ? mentionsIn(article.mentions, range) : []
    return {
      id,
      speakers: speakers.idsOf(item.voice),
      mode: quotations.length === 0 ? 'indirect' : reported || fragments ? 'mixed' : 'direct',
      ...(cue && { cue }),
      quotations,
      said: whereSaid(this.#material, item),
      about: range ? fitAbout(aboutOf({ ...article, mentions: near }, range)) : { places: [], times: [] },
      selectors,
      named: item.voice ? positionOf(text, item.voice.source) : [],
      found: foundOf([...(reported ? [reported.found] : []), ...item.quotes.map((i) => foundFor(extraction, i))]),
    }
  }

  #quotationsOf(i: number, item: Said): Quotation[] {
    const { text, extraction } = this.#material
    const quote = extraction.quotes[i]
    if (!quote) return []
    const kind =
      item.reported !== null || extraction.voices[i]?.reason === 'sentence-subject' || startsSmall(text, quote.start)
        ? 'fragment'
        : 'direct'
    return piecesOf(text, quote, MOST_QUOTED).flatMap((piece): Quotation[] => {
      const exact = text.slice(piece.start, piece.end)
      if (quotationWords(exact).trim() === '') return []
      const quotation: Quotation = { id: UNNUMBERED, kind, exact, selectors: fitSelectors(text, piece), nested: [] }
      for (const inner of this.#nestedIn.get(i) ?? []) {
        const nested = this.#nested(inner, piece)
        if (nested && quotation.nested.length < MOST_PARTS) quotation.nested.push(nested)
      }
      return [quotation]
    })
  }

  #nested(i: number, piece: Span): NestedQuotation | null {
    const { text, extraction, speakers } = this.#material
    const quote = extraction.quotes[i]
    const voice = extraction.voices[i] ?? null
    const held = quote && trimmed(text, quote)
    if (!held || held.start < piece.start || held.end > piece.end) return null
    const cue = voice?.cue ? cueOf(text, voice.cue) : undefined
    return {
      id: UNNUMBERED,
      exact: text.slice(held.start, held.end),
      speakers: speakers.idsOf(voice),
      ...(cue && { cue }),
      selectors: fitSelectors(text, held),
    }
  }
}

/** Where the text names who speaks; the words there are found by their position alone, they are not evidence. */
function positionOf(text: string, span: Span): Statement['named'] {
  const held = trimmed(text, span)
  return held ? [{ type: 'TextPositionSelector', ...held }] : []
}

/** Reported words that are but one, as in “she denied that”, say something only with who says it and how. */
function wholeOf(text: string, { start, end, voice }: RawStatement): Span {
  const words = text.slice(start, end)
  // The conjunction belongs to the reporter's sentence, not to what was said.
  const that = /^\s*that\s+(?=\S+\s)/iu.exec(words)?.[0].length ?? 0
  if (/\s/.test(words.trim())) return { start: start + that, end }
  const parts = [{ start, end }, voice.source, voice.cue ?? voice.source]
  return { start: Math.min(...parts.map((part) => part.start)), end: Math.max(...parts.map((part) => part.end)) }
}

const EMPTY: Statement = {
  id: 's',
  section: 's',
  speakers: [],
  mode: 'indirect',
  quotations: [],
  said: { place: null, edtf: null },
  about: { places: [], times: [] },
  topics: [],
  links: [],
  selectors: [],
  named: [],
}

const foundFor = ({ quotes }: Extraction, i: number) => quotes[i]?.found ?? { confidence: 0, why: [] }

/** A quotation that goes on in the middle of the reporter's sentence: its first letter is a small one. */
const startsSmall = (text: string, start: number): boolean =>
  /^[^\p{L}\p{N}]{0,4}\p{Ll}/u.test(text.slice(start, start + 6))

/** The nested quotations of each top-level one, however deep they lie. */
function byRoot({ quotes }: Extraction, nested: readonly number[]): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const i of nested) {
    let root = i
    for (let outer = quotes[root]?.nestedIn ?? null; outer !== null; outer = quotes[root]?.nestedIn ?? null)
      root = outer
    found.set(root, [...(found.get(root) ?? []), i])
  }
  return found
}

/** The verb as printed, without a comma or colon beside it; none where it is no verb but half a sentence. */
function cueOf(text: string, span: NonNullable<Voice['cue']>): Statement['cue'] {
  const held = trimmed(text, span)
  if (!held) return undefined
  const words = text.slice(held.start, held.end).replace(/[\s,:;.–—-]+$/u, '')
  if (words === '' || words.length > MOST_CUE) return undefined
  return {
    // “According to” as it stands within a sentence; other words are as printed.
    verb: words.replace(/^According to$/u, 'according to'),
    selector: { type: 'TextPositionSelector', start: held.start, end: held.start + words.length },
  }
}

/** As the file takes it, and with “now” marked, which the calendar shows. */
function fitAbout({ places, times }: Statement['about']): Statement['about'] {
  return {
    places: places.slice(0, MOST_PARTS).map(trimWords),
    times: times
      .slice(0, MOST_PARTS)
      .map((time) => trimWords(NOW.test(time.words ?? '') ? { ...time, now: true } : time)),
  }
}

function trimWords<T extends { words?: string | undefined }>(item: T): T {
  const words = item.words?.trim()
  if (words === item.words) return item
  const { words: _, ...rest } = item
  // The same item, with its words trimmed or without any.
  return (words ? { ...rest, words } : rest) as T
}
