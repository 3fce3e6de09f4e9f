import type { Article, Place, Quotation, Selector, Statement } from '../article.ts'
import { parseEdtf } from '../date.ts'
import { quotationWords, rangeOf } from '../quoted-words.ts'
import { type Span, selectorsOf } from '../selectors.ts'
import { EditFault, type PlaceChoice, type SpeakerChoice } from './edit.ts'

const MOST_QUOTED_UNITS = 4000
const MOST_CUE_UNITS = 60

export const textOf = (article: Article): string => {
  if (!article.document) throw new EditFault('This article does not hold its text, so nothing in it can be marked.')
  return article.document.text
}

/** The range without the white space around what it holds. Throws EditFault when nothing is left or it lies outside the text. */
export function trimRange(text: string, { start, end }: Span): Span {
  const from = Math.max(0, start)
  const held = text.slice(from, Math.max(from, end))
  const words = held.trim()
  if (words === '') throw new EditFault('Nothing is selected: select the words in the text first.')
  const first = from + held.indexOf(words)
  return { start: first, end: first + words.length }
}

/** The words of a quotation and where they stand. Throws EditFault for marks without words and for more than a file can hold. */
export function quote(text: string, selected: Span): { exact: string; selectors: Selector[]; range: Span } {
  const range = trimRange(text, selected)
  const exact = text.slice(range.start, range.end)
  if (quotationWords(exact).trim() === '') throw new EditFault('There are no words between these quotation marks.')
  if (exact.length > MOST_QUOTED_UNITS)
    throw new EditFault(`A quotation has at most ${MOST_QUOTED_UNITS} characters; ${exact.length} are selected.`)
  return { exact, selectors: selectorsOf(text, range), range }
}

/** The cue that a stretch of the text gives. Throws EditFault for more than a phrase. */
export function cueAt(article: Article, selected: Span): NonNullable<Statement['cue']> {
  const text = textOf(article)
  const { start, end } = trimRange(text, selected)
  const verb = text.slice(start, end)
  if (verb.length > MOST_CUE_UNITS)
    throw new EditFault(`A cue is a verb or a short phrase, of at most ${MOST_CUE_UNITS} letters.`)
  return { verb, selector: { type: 'TextPositionSelector', start, end } }
}

/** Words as they go into the file: without white space around them, and cut where they are longer than it takes. */
export const fitted = (words: string, most: number): string => words.trim().slice(0, most).trimEnd()

export const overlaps = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

/** The whole stretch of the text that a statement's quotations or reported words take; null without positions. */
export function statementRange(statement: Statement): Span | null {
  const ranges = [
    ...statement.quotations.map((quotation) => rangeOf(quotation.selectors)),
    rangeOf(statement.selectors),
  ]
    .filter((range) => range !== null)
    .sort((a, b) => a.start - b.start)
  const [first] = ranges
  return first ? { start: first.start, end: Math.max(...ranges.map((range) => range.end)) } : null
}

/** The first id of this prefix that nothing has: “s12”. */
export function freeId(prefix: string, taken: Iterable<string>): string {
  let most = 0
  for (const id of taken) {
    const number = id.startsWith(prefix) ? Number(id.slice(prefix.length)) : Number.NaN
    if (number > most) most = number
  }
  return `${prefix}${most + 1}`
}

export const allQuotationIds = (article: Article): string[] =>
  article.statements.flatMap((statement) =>
    statement.quotations.flatMap((quotation) => [quotation.id, ...quotation.nested.map((inner) => inner.id)]),
  )

/** Letters and digits of a name as an id, with a number where another has it. */
export function idFromName(name: string, taken: ReadonlySet<string>): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  const base = plain === '' ? 'item' : plain
  let id = base
  for (let number = 2; taken.has(id); number++) id = `${base}-${number}`
  return id
}

export function getStatement(article: Article, id: string): Statement {
  const statement = article.statements.find((item) => item.id === id)
  if (!statement) throw new EditFault('That statement is no longer in the article.')
  return statement
}

/** The article with one statement changed. */
export const withStatement = (article: Article, id: string, change: (statement: Statement) => Statement): Article => {
  getStatement(article, id)
  return { ...article, statements: article.statements.map((item) => (item.id === id ? change(item) : item)) }
}

/** Statements in the order of the text; those without a position keep their neighbours. */
export function inTextOrder(statements: readonly Statement[]): Statement[] {
  let start = 0
  return statements
    .map((statement) => {
      start = statementRange(statement)?.start ?? start
      return { statement, start }
    })
    .sort((a, b) => a.start - b.start)
    .map(({ statement }) => statement)
}

type Checked<T> = T extends unknown ? Omit<T, 'found'> : never

/** An item as it is once a person has looked at it. */
export function checked<T extends { readonly found?: unknown }>(item: T): Checked<T> {
  const { found: _, ...rest } = item
  // TypeScript does not carry a rest over the members of a union; it is what the type says.
  return rest as Checked<T>
}

/** The section a stretch of the text stands in: the one of the last statement before it, else the first. */
export function sectionAt(article: Article, { start }: Span): string {
  let section = article.sections[0]?.id ?? ''
  for (const statement of article.statements) {
    const at = statementRange(statement)
    if (at && at.start <= start) section = statement.section
  }
  return section
}

/** The article with the speaker in it, and the id. */
export function withSpeaker(article: Article, choice: SpeakerChoice): readonly [Article, string] {
  if ('id' in choice) {
    if (!article.speakers.some((item) => item.id === choice.id))
      throw new EditFault('That speaker is no longer in the article.')
    return [article, choice.id]
  }
  const name = fitted(choice.name, 120)
  if (name === '') throw new EditFault('A speaker needs a name.')
  const known = article.speakers.find((item) => item.name.toLowerCase() === name.toLowerCase())
  if (known) return [article, known.id]
  const id = idFromName(name, new Set(article.speakers.map((item) => item.id)))
  const role = fitted(choice.role ?? '', 200)
  const speaker = {
    id,
    name,
    short: shortName(name),
    kind: 'person' as const,
    ...(role === '' ? {} : { role }),
  }
  return [{ ...article, speakers: [...article.speakers, speaker] }, id]
}

/** The article with the place in it, and its id; null for none. */
export function withPlace(article: Article, choice: PlaceChoice): readonly [Article, string | null] {
  if (choice === null) return [article, null]
  if ('id' in choice) {
    if (!article.places.some((item) => item.id === choice.id))
      throw new EditFault('That place is no longer in the article.')
    return [article, choice.id]
  }
  const same = (place: Place) =>
    (choice.place.geonames !== undefined && place.geonames === choice.place.geonames) ||
    (choice.place.wikidata !== undefined && place.wikidata === choice.place.wikidata)
  const known = article.places.find(same)
  if (known) return [article, known.id]
  const id = idFromName(choice.place.name, new Set(article.places.map((item) => item.id)))
  return [{ ...article, places: [...article.places, { ...choice.place, id }] }, id]
}

/** An EDTF date without white space around it. Throws EditFault, with the reason, for what is none. */
export function checkedTime(edtf: string): string {
  const parsed = parseEdtf(edtf.trim())
  if (!parsed.ok) throw new EditFault(parsed.reason)
  return edtf.trim()
}

/** What fits a lane: a person's last name. */
export const shortName = (name: string): string => (name.split(/\s+/).at(-1) ?? name).slice(0, 40)

/** The name that stands where a text does not say who speaks. */
export const UNNAMED = {
  id: 'speaker-not-named',
  name: 'Speaker not named',
  short: 'Not named',
  kind: 'person',
} as const

/** The article without speakers and places that nothing refers to any more. */
export function withoutUnused(article: Article): Article {
  const speakers = new Set<string>()
  const places = new Set<string>()
  const nested = (quotation: Quotation) => {
    for (const inner of quotation.nested) for (const id of inner.speakers) speakers.add(id)
  }
  for (const statement of article.statements) {
    for (const id of statement.speakers) speakers.add(id)
    statement.quotations.forEach(nested)
    for (const { place } of statement.about.places) places.add(place)
    if (statement.said.place !== null) places.add(statement.said.place)
  }
  for (const headline of article.headlines) for (const id of headline.speakers) speakers.add(id)
  for (const mention of article.mentions)
    if (mention.kind === 'place' && mention.place !== null) places.add(mention.place)
  if (article.event?.place !== undefined) places.add(article.event.place)
  return {
    ...article,
    speakers: article.speakers.filter((item) => speakers.has(item.id)),
    places: article.places.filter((item) => places.has(item.id)),
  }
}
