import MiniSearch from 'minisearch' // MIT, 20 kB, no dependencies: prefix and fuzzy search over tens of thousands of short texts
import type { ArticleIndex } from './explore.ts'
import { quotationWords, statementWords } from './quoted-words.ts'

export type SearchHit = {
  readonly kind: 'statement' | 'speaker' | 'place'
  readonly id: string
  readonly terms: readonly string[]
}

/** Answers a query with the best hits first; statements of equal worth come in article order. */
export type Search = (query: string, most?: number) => readonly SearchHit[]

interface Entry {
  readonly key: string
  readonly words: string
  readonly people: string
  readonly places: string
  readonly rest: string
}

/** Folds case, accents and apostrophes, so that “Kyiv’s” and “kyivs”, “é” and “e” meet. */
export const foldTerm = (term: string): string =>
  term.normalize('NFD').replace(/\p{M}/gu, '').replace(/['’ʼ]/g, '').toLowerCase()

type Named = { readonly name: string; readonly names?: readonly string[] | undefined }

/** The name that is shown and the others, in whatever script, that it is found by. */
const namesOf = (named: Named | undefined): readonly string[] => (named ? [named.name, ...(named.names ?? [])] : [])

/** The name that holds one of the terms, where the name that is shown holds none: “Краматорськ” for Kramatorsk. */
export function nameFoundBy({ name, names = [] }: Named, terms: readonly string[]): string | null {
  const holds = (text: string) => markTerms(text, terms).some((run) => run.hit)
  return holds(name) ? null : (names.find(holds) ?? null)
}

/** Indexes quotations, paraphrases, people, places and topics of an article for searching. */
export function indexSearch(index: ArticleIndex): Search {
  const { article } = index
  const topics = new Map(article.topics.map((topic) => [topic.id, topic.title]))
  const entries: Entry[] = article.statements.map((statement) => ({
    key: `statement ${statement.id}`,
    words: statement.quotations.map((quotation) => quotationWords(quotation.exact)).join(' '),
    people: statement.speakers.flatMap((id) => namesOf(index.speakers.get(id))).join(' '),
    places: statement.about.places.flatMap(({ place }) => namesOf(index.places.get(place))).join(' '),
    rest: [
      statement.paraphrase ?? statementWords(article, statement),
      statement.cue?.verb,
      ...statement.topics.map((id) => topics.get(id) ?? ''),
      index.numbers.get(statement.id),
    ].join(' '),
  }))
  for (const speaker of article.speakers)
    entries.push({
      key: `speaker ${speaker.id}`,
      words: '',
      people: [...namesOf(speaker), speaker.short].join(' '),
      places: '',
      rest: speaker.role ?? '',
    })
  for (const place of article.places)
    entries.push({
      key: `place ${place.id}`,
      words: '',
      people: '',
      places: [...namesOf(place), ...place.toponyms].join(' '),
      rest: '',
    })

  const engine = new MiniSearch<Entry>({
    idField: 'key',
    fields: ['words', 'people', 'places', 'rest'],
    tokenize: (text) => text.split(/[^\p{L}\p{M}\p{N}'’ʼ]+/u).filter((term) => term !== ''),
    processTerm: (term) => foldTerm(term) || null,
    searchOptions: {
      boost: { people: 2, places: 2, words: 1.5 },
      prefix: true,
      fuzzy: (term) => (term.length > 4 ? 0.2 : false),
    },
  })
  engine.addAll(entries)

  return (query, most = 50) => {
    // All words first; any word only when that finds nothing, so that a slip still leads somewhere.
    const strict = engine.search(query, { combineWith: 'AND' })
    const found = strict.length > 0 ? strict : engine.search(query, { combineWith: 'OR' })
    return found
      .map((hit) => ({ ...readKey(String(hit.id)), terms: hit.terms, score: hit.score }))
      .sort((a, b) => b.score - a.score || (index.numbers.get(a.id) ?? 0) - (index.numbers.get(b.id) ?? 0))
      .slice(0, most)
      .map(({ kind, id, terms }) => ({ kind, id, terms }))
  }
}

function readKey(key: string): { kind: SearchHit['kind']; id: string } {
  const [kind, id = ''] = key.split(' ')
  return { kind: kind === 'speaker' || kind === 'place' ? kind : 'statement', id }
}

/** Splits a text into runs that do and do not match the terms, for marking hits. */
export function markTerms(
  text: string,
  terms: readonly string[],
): readonly { readonly text: string; readonly hit: boolean }[] {
  const wanted = new Set(terms)
  const runs: { text: string; hit: boolean }[] = []
  for (const part of text.split(/([\p{L}\p{M}\p{N}'’ʼ]+)/u)) {
    if (part === '') continue
    const hit = wanted.has(foldTerm(part))
    const last = runs.at(-1)
    if (last && last.hit === hit) last.text += part
    else runs.push({ text: part, hit })
  }
  return runs
}
