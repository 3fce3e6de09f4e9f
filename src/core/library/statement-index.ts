import type { Article } from '../article.ts'
import { shelfHitText } from './hit-text.ts'
import { type Asked, type Phrase, phrasePattern, phraseText, queryOf, readQuery } from './phrases.ts'
import type { ShelfFacet, ShelfFindings, ShelfQuery } from './search-contract.ts'
import { type Lists, modeNumbers, type Pool, type Segment, segmentOf } from './segment.ts'
import { isNear, isUnspaced } from './terms.ts'

/** How many values of a facet are offered, and words of an article marked. */
const mostFacets = 60
const mostTerms = 60
/** Statements of one article shown before its others are asked for. */
const mostOfOne = 20

interface Term {
  readonly term: string
  /** Whether words that begin with it count too. */
  readonly prefix: boolean
}

interface Matched {
  readonly article: string
  readonly segment: Segment
  readonly rows: readonly number[]
  /** Whether a word is there exactly as asked, not only its beginning. */
  readonly exact: boolean
}

/**
 * The words of all statements of all articles, one segment an article, so that a changed article replaces its own alone.
 * Not MiniSearch, which searches in one article: it scores and lists every match with objects of its own, several times the
 * budget of a keystroke over tens of thousands of statements; here matches are counted in arrays and only those shown are made up.
 */
export class StatementIndex {
  readonly #segments = new Map<string, Segment>()
  readonly #names: string[] = []
  readonly #numbers = new Map<string, number>()
  readonly #words = new Map<string, string>()
  readonly #pool: Pool = {
    number: (name) => {
      const held = this.#numbers.get(name)
      if (held !== undefined) return held
      this.#numbers.set(name, this.#names.length)
      return this.#names.push(name) - 1
    },
    word: (term) => {
      const held = this.#words.get(term)
      if (held === undefined) this.#words.set(term, term)
      return held ?? term
    },
  }

  get size(): number {
    return this.#segments.size
  }

  /** Indexes an article under its id in the library, in place of what was there. */
  put(id: string, article: Article): void {
    this.#segments.set(id, segmentOf(article, this.#pool))
  }

  remove(id: string): void {
    this.#segments.delete(id)
  }

  has(id: string): boolean {
    return this.#segments.has(id)
  }

  search(query: ShelfQuery): Omit<ShelfFindings, 'indexed'> {
    const asked = readQuery(query.query)
    const found = this.#find(asked, query)
    if (found.total > 0 || asked.terms.length === 0) return { ...found, instead: null }
    const nearest = { ...asked, terms: asked.terms.map((term) => this.#nearest(term)) }
    if (nearest.terms.every((term, k) => term === asked.terms[k])) return { ...found, instead: null }
    return { ...this.#find(nearest, query), instead: queryOf(nearest) }
  }

  #find({ terms: loose, phrases }: Asked, query: ShelfQuery): Omit<ShelfFindings, 'indexed' | 'instead'> {
    const terms = loose.map((term): Term => ({ term, prefix: term.length > 1 || term > '\u2e80' }))
    const wanted = [...terms, ...phrases.flatMap(termsOfPhrase)]
    const patterns = phrases.map(phrasePattern)
    const filters = this.#filters(query)
    const counts: Counts = {
      speakers: new Uint32Array(this.#names.length),
      places: new Uint32Array(this.#names.length),
      modes: new Uint32Array(modeNumbers.length),
    }
    const matched: Matched[] = []
    let total = 0
    if (terms.length + phrases.length > 0 || filters.any) {
      for (const [article, segment] of this.#segments) {
        if (query.article !== undefined && query.article !== article) continue
        const found = withPhrases(segment, matchingRows(segment, wanted), patterns)
        const rows = found.filter((k) => countAndFilter(segment, k, filters, counts))
        if (rows.length === 0) continue
        total += rows.length
        matched.push({ article, segment, rows, exact: terms.every(({ term }) => has(segment, term)) })
      }
    }
    matched.sort(
      (a, b) =>
        Number(b.exact) - Number(a.exact) ||
        b.rows.length - a.rows.length ||
        (a.segment.title < b.segment.title ? -1 : 1),
    )
    return {
      groups: this.#groups(matched, { terms, phrases }, query),
      total,
      articles: matched.length,
      facets: {
        speakers: this.#facet(counts.speakers),
        places: this.#facet(counts.places),
        modes: modeNumbers.map((value, k) => ({ value, count: counts.modes[k] ?? 0 })),
      },
    }
  }

  #groups(
    matched: readonly Matched[],
    { terms, phrases }: { readonly terms: readonly Term[]; readonly phrases: readonly Phrase[] },
    query: ShelfQuery,
  ): ShelfFindings['groups'] {
    const groups: ShelfFindings['groups'] = []
    let room = query.limit
    for (const { article, segment, rows } of matched) {
      if (room <= 0) break
      const words = wordsFound(segment, terms)
      const shown = rows.slice(0, Math.min(room, query.article === undefined ? mostOfOne : room))
      room -= shown.length
      groups.push({
        article,
        title: segment.title,
        published: segment.published,
        total: rows.length,
        hits: shown.flatMap((k) => {
          const row = segment.rows[k]
          if (!row) return []
          const { statement, number, rank, mode, speakers, cue, quoting, place } = row
          return [
            { statement, number, rank, mode, speakers, cue, quoting, place, ...shelfHitText(row, words, phrases) },
          ]
        }),
        terms: words,
        phrases: phrases.map((phrase) => ({ words: [...phrase.words], open: phrase.open })),
      })
    }
    return groups
  }

  #filters({ speakers, places, modes }: ShelfQuery) {
    // A name nobody bears filters everything out.
    const numbers = (names: readonly string[]) => new Set(names.map((name) => this.#numbers.get(name) ?? -1))
    return {
      speakers: numbers(speakers),
      places: numbers(places),
      modes: new Set(modes.map((mode) => modeNumbers.indexOf(mode))),
      any: speakers.length + places.length + modes.length > 0,
    }
  }

  #facet(counts: Uint32Array): ShelfFacet[] {
    const facets: ShelfFacet[] = []
    counts.forEach((count, k) => {
      if (count > 0) facets.push({ value: this.#names[k] ?? '', count })
    })
    return facets.sort((a, b) => b.count - a.count).slice(0, mostFacets)
  }

  /** The word that is meant where one is not there: the first in use one slip away; itself where there is none, or it is short. */
  #nearest(term: string): string {
    if (term.length < 4) return term
    let near: string | null = null
    for (const word of this.#words.keys()) {
      if (word.startsWith(term)) return term
      if (near === null && isNear(word, term)) near = word
    }
    return near ?? term
  }
}

/** The words of a phrase, as the index has them; only the last of one that is still typed counts from its beginning. */
const termsOfPhrase = ({ words, open }: Phrase): Term[] =>
  words.map((term, k) => ({ term, prefix: (open && k === words.length - 1) || isUnspaced(term) }))

type Filters = {
  readonly speakers: ReadonlySet<number>
  readonly places: ReadonlySet<number>
  readonly modes: ReadonlySet<number>
  readonly any: boolean
}
type Counts = {
  /** By the number of the name. */
  readonly speakers: Uint32Array
  readonly places: Uint32Array
  /** By the number of the mode. */
  readonly modes: Uint32Array
}

function add(counts: Uint32Array, { starts, values }: Lists, row: number): void {
  const end = starts[row + 1] ?? 0
  for (let at = starts[row] ?? 0; at < end; at++) {
    const k = values[at] ?? 0
    counts[k] = (counts[k] ?? 0) + 1
  }
}

function holdsAny({ starts, values }: Lists, row: number, wanted: ReadonlySet<number>): boolean {
  return wanted.size === 0 || values.subarray(starts[row], starts[row + 1]).some((k) => wanted.has(k))
}

/** Whether a row passes all filters; a facet counts what the other filters let through, so that it offers what would be found. */
function countAndFilter(segment: Segment, row: number, filters: Filters, counts: Counts): boolean {
  const { speakersOf, placesOf, modesOf } = segment
  const mode = modesOf[row] ?? 0
  const bySpeaker = !filters.any || holdsAny(speakersOf, row, filters.speakers)
  const byPlace = !filters.any || holdsAny(placesOf, row, filters.places)
  const byMode = !filters.any || filters.modes.size === 0 || filters.modes.has(mode)
  if (byPlace && byMode) add(counts.speakers, speakersOf, row)
  if (bySpeaker && byMode) add(counts.places, placesOf, row)
  if (bySpeaker && byPlace) counts.modes[mode] = (counts.modes[mode] ?? 0) + 1
  return bySpeaker && byPlace && byMode
}

/** The rows that hold every term, in order. */
function matchingRows({ rows, terms, starts, rowsOf }: Segment, asked: readonly Term[]): number[] {
  const reached = new Uint8Array(rows.length)
  for (let k = 0; k < asked.length; k++) {
    const [from, to] = rangeOf(terms, asked[k])
    if (from === to) return []
    for (let at = starts[from] ?? 0; at < (starts[to] ?? 0); at++) {
      const row = rowsOf[at] ?? 0
      if (reached[row] === k) reached[row] = k + 1
    }
  }
  const found: number[] = []
  for (let row = 0; row < reached.length; row++) if (reached[row] === asked.length) found.push(row)
  return found
}

/** Of these rows those that hold every phrase, in their texts or in one list of their names. */
function withPhrases(segment: Segment, found: readonly number[], patterns: readonly string[]): readonly number[] {
  let left = found
  for (const pattern of patterns) {
    if (left.length === 0) break
    const inTexts = rowsWith(segment, pattern)
    // Few names hold a phrase: they are asked once for the article, not for each of its statements.
    const named = new Set(
      segment.nameTexts.includes(pattern) ? segment.nameLists.filter((list) => phraseText(list).includes(pattern)) : [],
    )
    left = left.filter(
      (k) => inTexts[k] === 1 || (named.size > 0 && segment.rows[k]?.names.some((list) => named.has(list))),
    )
  }
  return left
}

/** 1 for each row whose texts hold the pattern. */
function rowsWith({ rows, texts, textStarts }: Segment, pattern: string): Uint8Array {
  const holding = new Uint8Array(rows.length)
  let row = 0
  for (let at = texts.indexOf(pattern); at >= 0; at = texts.indexOf(pattern, at + 1)) {
    while ((textStarts[row + 1] ?? Infinity) <= at) row += 1
    holding[row] = 1
  }
  return holding
}

const has = ({ terms }: Segment, term: string) => terms[firstNotBefore(terms, term)] === term

/** The words of an article that a query found. */
function wordsFound({ terms }: Segment, asked: readonly Term[]): string[] {
  const words = asked.flatMap((term) => terms.slice(...rangeOf(terms, term)))
  return [...new Set(words)].slice(0, mostTerms)
}

function rangeOf(terms: readonly string[], asked: Term | undefined): readonly [from: number, to: number] {
  if (!asked) return [0, 0]
  const from = firstNotBefore(terms, asked.term)
  if (!asked.prefix) return [from, terms[from] === asked.term ? from + 1 : from]
  let to = from
  while (to < terms.length && terms[to]?.startsWith(asked.term)) to += 1
  return [from, to]
}

function firstNotBefore(terms: readonly string[], term: string): number {
  let low = 0
  let high = terms.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((terms[middle] ?? '') < term) low = middle + 1
    else high = middle
  }
  return low
}
