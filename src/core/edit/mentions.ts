import type { Article, Mention, Place, Statement } from '../article.ts'
import type { Span } from '../selectors.ts'
import { aboutAfter } from './about.ts'
import { type Edit, EditFault, type PlaceChoice } from './edit.ts'
import {
  checked,
  checkedTime,
  freeId,
  overlaps,
  statementRange,
  textOf,
  trimRange,
  withoutUnused,
  withPlace,
} from './parts.ts'

type PlaceMention = Extract<Mention, { kind: 'place' }>

export function getMention(article: Article, id: string): Mention {
  const mention = article.mentions.find((item) => item.id === id)
  if (!mention) throw new EditFault('That mark is no longer in the text.')
  return mention
}

/** What statements are about, anew for those that hold or cite one of these mentions. */
function withAbout(article: Article, changed: readonly (Span & { readonly id: string })[]): Article {
  const mentions = new Set(changed.map((item) => item.id))
  const cites = ({ about }: Statement) =>
    [...about.places, ...about.times].some(({ mention }) => mention !== undefined && mentions.has(mention))
  const statements = article.statements.map((statement): Statement => {
    const range = statementRange(statement)
    if (!cites(statement) && !changed.some((item) => range && overlaps(item, range))) return statement
    return { ...statement, about: aboutAfter(article, statement.about, { before: range, after: range, mentions }) }
  })
  return withoutUnused({ ...article, statements })
}

function addMention(article: Article, selected: Span, make: (id: string, range: Span) => Mention): Article {
  const range = trimRange(textOf(article), selected)
  const other = article.mentions.find((item) => overlaps(item, range))
  if (other)
    throw new EditFault(
      `These words are marked as a ${other.kind} already. Change that mark, or remove it first with Delete.`,
    )
  const id = freeId(
    'm',
    article.mentions.map((item) => item.id),
  )
  const mentions = [...article.mentions, make(id, range)].sort((a, b) => a.start - b.start)
  return withAbout({ ...article, mentions }, [{ ...range, id }])
}

export function addPlace(article: Article, selected: Span, choice: PlaceChoice): Article {
  const [holding, place] = withPlace(article, choice)
  return addMention(holding, selected, (id, range) => ({ id, kind: 'place', ...range, place }))
}

export function addTime(article: Article, selected: Span, edtf: string | null): Article {
  return addMention(article, selected, (id, range) => ({
    id,
    kind: 'time',
    ...range,
    edtf: edtf === null ? null : checkedTime(edtf),
    basis: 'words',
  }))
}

/** Says which place a name means, here or wherever the same words were taken for the same place. */
export function setPlace(
  article: Article,
  id: string,
  choice: PlaceChoice,
  as: 'government' | undefined,
  scope: 'here' | 'everywhere',
): Article {
  const mention = getMention(article, id)
  if (mention.kind !== 'place') throw new EditFault('That mark is a time, not a place.')
  const text = textOf(article)
  const words = (item: Span) => text.slice(item.start, item.end).toLowerCase()
  const [holding, place] = withPlace(article, choice)
  const concerned = (item: Mention): item is PlaceMention =>
    item.kind === 'place' &&
    (item.id === id || (scope === 'everywhere' && item.place === mention.place && words(item) === words(mention)))
  const mentions = holding.mentions.map((item): Mention => {
    if (!concerned(item)) return item
    const { as: _, ...rest } = item
    const next = { ...rest, place, ...(as === undefined ? {} : { as }) }
    return item.id === id ? checked(next) : next
  })
  return withAbout({ ...holding, mentions }, article.mentions.filter(concerned))
}

/** Puts a place somewhere else: a point, [lon, lat] in degrees. A region becomes a point only if it had no codes. */
export function movePlace(article: Article, edit: Extract<Edit, { type: 'move-place' }>): Article {
  const { place: id, at, mention } = edit
  const [lon, lat] = at
  if (!(Math.abs(lon) <= 180 && Math.abs(lat) <= 90)) throw new EditFault('That point is not on the map.')
  if (!article.places.some((item) => item.id === id)) throw new EditFault('That place is no longer in the article.')
  return {
    ...article,
    places: article.places.map((item): Place => {
      if (item.id !== id) return item
      // What identified the old point no longer does.
      const { geonames: _geonames, wikidata: _wikidata, bbox: _bbox, label: _label, ...rest } = item
      return { ...rest, geometry: { type: 'Point', coordinates: [lon, lat] } }
    }),
    // Who puts its point where it belongs has looked at what the words mean.
    mentions: article.mentions.map((item) => (item.id === mention ? checked(item) : item)),
  }
}

export function setTime(article: Article, id: string, edtf: string | null): Article {
  const mention = getMention(article, id)
  if (mention.kind !== 'time') throw new EditFault('That mark is a place, not a time.')
  const next = { ...checked(mention), edtf: edtf === null ? null : checkedTime(edtf) }
  const mentions = article.mentions.map((item) => (item.id === id ? next : item))
  return withAbout({ ...article, mentions }, [mention])
}

export function deleteMention(article: Article, id: string): Article {
  const mention = getMention(article, id)
  const mentions = article.mentions.filter((item) => item.id !== id)
  return withAbout({ ...article, mentions }, [mention])
}
