import type { Article, Headline, Mention, Place, Statement } from '../article.ts'
import { formatEdtf } from '../date.ts'
import type { ArticleIndex } from '../explore.ts'
import { quotationWords } from '../quoted-words.ts'
import { firstWords, shorten, speakerNames } from '../wording.ts'
import { confidenceOf } from './candidates.ts'
import type { ItemRef } from './edit.ts'

/** What an item refers to. */
export type FoundItem =
  | { readonly statement: Statement }
  | { readonly headline: Headline }
  | { readonly mention: Mention }

/** The statement, headline or mention that an item refers to; null when it is no longer there. */
export function findItem(article: Article, item: ItemRef | null): FoundItem | null {
  if (item === null) return null
  if (item.kind === 'statement') {
    const statement = article.statements.find(({ id }) => id === item.id)
    return statement ? { statement } : null
  }
  if (item.kind === 'headline') {
    const headline = article.headlines.find(({ id }) => id === item.id)
    return headline ? { headline } : null
  }
  const mention = article.mentions.find(({ id }) => id === item.id)
  return mention ? { mention } : null
}

/** The words of a mention as they stand in the text. */
export const mentionWords = (article: Article, { start, end }: Mention): string =>
  shorten((article.document?.text.slice(start, end) ?? '').replace(/\s+/g, ' '), 60)

/** The words of a headline on one line, in double marks. */
export const headlineLine = ({ exact }: Headline, most = 60): string =>
  shorten(`“${quotationWords(exact).replace(/\s+/g, ' ')}”`, most)

/** “Riga, the government”, “not named”; of times “Friday 1 August 2025”, “not given”. */
export function mentionMeaning(index: ArticleIndex, mention: Mention): string {
  if (mention.kind === 'time') return mention.edtf === null ? 'no date given' : formatEdtf(mention.edtf)
  const place = index.places.get(mention.place ?? '')
  if (!place) return 'not on the map'
  return mention.as === 'government' ? `the government, in ${place.name}` : place.name
}

const placeKinds: Readonly<Record<Place['kind'], string>> = {
  city: 'town or city',
  region: 'region',
  country: 'country',
  union: 'union of countries',
  continent: 'continent',
  facility: 'building or site',
  historical: 'historical place',
  vague: 'not a place on a map',
}

/** What kind of place it is, in words. */
export const placeKindName = (kind: Place['kind']): string => placeKinds[kind]

/** An item in one line, for lists and the live region: “Statement 3, Bo Lind: “Nobody waits…””, “Place “Riga”: Riga, unsure”. */
export function describeItem(index: ArticleIndex, item: ItemRef): string {
  const found = findItem(index.article, item)
  if (found === null) return ''
  if ('statement' in found) {
    const { statement } = found
    const number = index.numbers.get(statement.id)
    return `Statement ${number}, ${speakerNames(index, statement)}: ${firstWords(index.article, statement)}${sureness(statement)}`
  }
  if ('headline' in found) {
    const { headline } = found
    const repeats = `repeats statement ${index.numbers.get(headline.statement)}`
    return `Headline, ${speakerNames(index, headline)}: ${headlineLine(headline)}, ${repeats}${sureness(headline)}`
  }
  const { mention } = found
  const what = mention.kind === 'time' ? 'Time' : 'Place'
  return `${what} “${mentionWords(index.article, mention)}”: ${mentionMeaning(index, mention)}${sureness(mention)}`
}

const sureness = ({ found }: Statement | Headline | Mention) =>
  found === undefined ? ', checked' : `, ${confidenceOf(found.confidence).word}`

/** What an item is asked, as the card's heading: “Who says “We have time”?”. */
export function questionOf(index: ArticleIndex, item: ItemRef): string {
  const found = findItem(index.article, item)
  if (found === null) return ''
  if ('statement' in found) return `Who says ${quoted(firstWords(index.article, found.statement, 90))}?`
  if ('headline' in found) return `Who says ${headlineLine(found.headline, 90)} in the heading?`
  const words = mentionWords(index.article, found.mention)
  return found.mention.kind === 'time' ? `When is “${words}”?` : `Which place is “${words}”?`
}

const quoted = (words: string) => (words.startsWith('“') ? words : `“${words}”`)
