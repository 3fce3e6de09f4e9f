import type { Article, Mode, Statement } from '../article.ts'
import { type ArticleIndex, indexArticle } from '../explore.ts'
import { quotationWords, statementWords } from '../quoted-words.ts'
import { speakerNames } from '../wording.ts'
import { phraseText } from './phrases.ts'
import { indexedTerms } from './terms.ts'

/** A statement as it is found: what is shown of it. */
export interface Row {
  readonly statement: string
  readonly number: number
  readonly rank: number
  readonly mode: Mode
  readonly speakers: string
  readonly cue: string | null
  readonly quoting: string | null
  /** Its quotations in marks, then the paraphrase or the source's own words. */
  readonly texts: readonly string[]
  /** How many of the texts are quotations. */
  readonly quotations: number
  readonly place: string
  /** Every other name, in whatever script, and topic that it is found by; lists shared with the rows of the same. */
  readonly names: readonly (readonly string[])[]
}

/** Modes by their number in `modesOf`. */
export const modeNumbers: readonly Mode[] = ['direct', 'mixed', 'indirect']

/** A list of numbers for each row: that of row k is `values[starts[k]]` to `values[starts[k + 1] - 1]`. */
export interface Lists {
  readonly starts: Uint32Array
  readonly values: Uint32Array
}

function listsOf(lists: readonly (readonly number[])[]): Lists {
  const starts = new Uint32Array(lists.length + 1)
  lists.forEach((list, k) => {
    starts[k + 1] = (starts[k] ?? 0) + list.length
  })
  return { starts, values: Uint32Array.from(lists.flat()) }
}

/** The index of one article: its words in order, and for each the rows it stands in. */
export interface Segment {
  readonly title: string
  readonly published: string
  readonly rows: readonly Row[]
  /** The numbers of the speakers and of the places of each row, and its mode: as one array each, since a search may count them all. */
  readonly speakersOf: Lists
  readonly placesOf: Lists
  readonly modesOf: Uint8Array
  /** The texts of all rows as phrases are looked for in them; those of row k begin at `textStarts[k]`. */
  readonly texts: string
  readonly textStarts: Uint32Array
  /** The lists of names of all rows, and the same as phrases are looked for in them. */
  readonly nameLists: readonly (readonly string[])[]
  readonly nameTexts: string
  readonly terms: readonly string[]
  /** The rows of word k are `rowsOf[starts[k]]` to `rowsOf[starts[k + 1] - 1]`. */
  readonly starts: Uint32Array
  readonly rowsOf: Uint32Array
}

/** Gives every name, and every word, one copy for all articles. */
export interface Pool {
  number(name: string): number
  word(term: string): string
}

type Named = { readonly name: string; readonly names?: readonly string[] | undefined }

const allNames = (named: Named | undefined): readonly string[] => (named ? [named.name, ...(named.names ?? [])] : [])

export function segmentOf(article: Article, pool: Pool): Segment {
  const index = indexArticle(article)
  // Names stand in many statements: each is kept, and divided into words, once.
  const speakers = new Map(article.speakers.map((item) => [item.id, allNames(item)]))
  const places = new Map(article.places.map((item) => [item.id, [...allNames(item), ...item.toponyms]]))
  const topics = new Map(article.topics.map((topic) => [topic.id, [topic.title]]))
  const speakerTerms = termsById(speakers)
  const placeTerms = termsById(places)
  const topicTerms = termsById(topics)
  const found = new Map<string, number[]>()
  const rows = article.statements.map((statement, row) => {
    const names = [
      ...statement.speakers.map((id) => speakers.get(id)),
      ...statement.about.places.map(({ place }) => places.get(place)),
      ...statement.topics.map((id) => topics.get(id)),
    ].filter((list) => list !== undefined)
    const own = rowOf(index, statement)
    const shown = { ...own, names }
    const add = (terms: readonly string[] | undefined) => {
      for (const term of terms ?? []) {
        const list = found.get(term)
        if (!list) found.set(term, [row])
        else if (list[list.length - 1] !== row) list.push(row)
      }
    }
    for (const text of shown.texts) add(indexedTerms(text))
    for (const id of statement.speakers) add(speakerTerms.get(id))
    for (const { place } of statement.about.places) add(placeTerms.get(place))
    for (const id of statement.topics) add(topicTerms.get(id))
    return shown
  })
  const nameLists = [...speakers, ...places, ...topics].map(([, list]) => list)
  const terms = [...found.keys()].sort()
  const starts = new Uint32Array(terms.length + 1)
  const rowsOf = new Uint32Array([...found.values()].reduce((sum, list) => sum + list.length, 0))
  let at = 0
  terms.forEach((term, k) => {
    starts[k] = at
    const list = found.get(term) ?? []
    rowsOf.set(list, at)
    at += list.length
  })
  starts[terms.length] = at
  return {
    title: article.title,
    published: article.source.published ?? '',
    rows,
    speakersOf: listsOf(
      article.statements.map(({ speakers: ids }) => ids.map((id) => pool.number(index.speakers.get(id)?.name ?? id))),
    ),
    placesOf: listsOf(
      article.statements.map(({ about }) => {
        const named = about.places.flatMap(({ place }) => index.places.get(place)?.name ?? [])
        return [...new Set(named)].map((name) => pool.number(name))
      }),
    ),
    modesOf: Uint8Array.from(rows, ({ mode }) => modeNumbers.indexOf(mode)),
    ...textsOf(rows),
    nameLists,
    nameTexts: nameLists.map(phraseText).join('\n'),
    terms: terms.map((term) => pool.word(term)),
    starts,
    rowsOf,
  }
}

function textsOf(rows: readonly Row[]): Pick<Segment, 'texts' | 'textStarts'> {
  const folded = rows.map(({ texts }) => `${phraseText(texts)}\n`)
  const textStarts = new Uint32Array(rows.length + 1)
  folded.forEach((text, k) => {
    textStarts[k + 1] = (textStarts[k] ?? 0) + text.length
  })
  return { texts: folded.join(''), textStarts }
}

const termsById = (names: ReadonlyMap<string, readonly string[]>) =>
  new Map([...names].map(([id, list]) => [id, list.flatMap(indexedTerms)]))

function rowOf(index: ArticleIndex, statement: Statement): Omit<Row, 'names'> {
  const quotations = statement.quotations.map(({ exact }) => `“${quotationWords(exact)}”`)
  const rest = statement.paraphrase ?? (quotations.length === 0 ? statementWords(index.article, statement) : null)
  const places = statement.about.places.flatMap(({ place }) => index.places.get(place) ?? [])
  const nested = statement.quotations.flatMap((quotation) => quotation.nested.flatMap((inner) => inner.speakers))
  const quoting = [...new Set(nested)].map((id) => index.speakers.get(id)?.short ?? id)
  const [first] = places
  return {
    statement: statement.id,
    number: index.numbers.get(statement.id) ?? 0,
    rank: index.ranks.get(statement.speakers[0] ?? '') ?? 0,
    mode: statement.mode,
    speakers: speakerNames(index, statement),
    cue: statement.cue?.verb ?? null,
    quoting: quoting.length > 0 ? quoting.join(' and ') : null,
    texts: rest === null ? quotations : [...quotations, rest],
    quotations: quotations.length,
    place: !first
      ? 'no place'
      : (first.short ?? first.name) + (places.length > 1 ? ` and ${places.length - 1} more` : ''),
  }
}
