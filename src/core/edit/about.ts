import type { AboutPlace, Article, Statement, StatementTime } from '../article.ts'
import type { Span } from '../selectors.ts'
import { type Edit, EditFault } from './edit.ts'
import { checked, checkedTime, overlaps, textOf, withoutUnused, withPlace, withStatement } from './parts.ts'

type About = Statement['about']

/** The mentions inside a stretch of the text, as what a statement there is about; a place or a time once. */
export function aboutOf(article: Article, range: Span): About {
  const text = textOf(article)
  const inside = article.mentions.filter((mention) => overlaps(mention, range))
  const about: About = { places: [], times: [] }
  for (const mention of inside) {
    const words = text.slice(mention.start, mention.end)
    if (mention.kind === 'place' && mention.place !== null) {
      const { place, as, id } = mention
      const item = { place, mention: id, ...(as === undefined ? {} : { as }), ...(words.length > 120 ? {} : { words }) }
      if (!about.places.some((other) => samePlace(other, item))) about.places.push(item)
    } else if (mention.kind === 'time' && mention.edtf !== null) {
      const { edtf, basis, id } = mention
      const item = { edtf, basis, mention: id, ...(words.length > 120 ? {} : { words }) }
      if (!about.times.some((other) => sameTime(other, item))) about.times.push(item)
    }
  }
  return about
}

const samePlace = (a: AboutPlace, b: AboutPlace) => a.place === b.place && a.as === b.as
const sameTime = (a: StatementTime, b: StatementTime) => a.edtf === b.edtf

interface Change {
  /** The statement's stretch as it was and as it is now. */
  readonly before: Span | null
  readonly after: Span | null
  /** The mentions that were changed, added or taken off. */
  readonly mentions: ReadonlySet<string>
}

/**
 * What a statement is about after its stretch or mentions in it have changed. What a person entered or took off stays so: only what
 * came of the changed mentions, or of those that came into the stretch or went out of it, is made anew.
 */
export function aboutAfter(article: Article, about: About, { before, after, mentions }: Change): About {
  const spans = new Map(article.mentions.map((item) => [item.id, item]))
  const touches = (id: string, range: Span | null) => {
    const span = spans.get(id)
    return span !== undefined && range !== null && overlaps(span, range)
  }
  const leaves = (id: string) => touches(id, before) && !touches(id, after)
  const stays = ({ mention }: { readonly mention?: string | undefined }) =>
    mention === undefined || (!mentions.has(mention) && !leaves(mention))
  const isNew = ({ mention = '' }) => mentions.has(mention) || !touches(mention, before)
  const found = after ? aboutOf(article, after) : { places: [], times: [] }
  const renewed = <T extends { readonly mention?: string | undefined }>(
    held: readonly T[],
    made: readonly T[],
    same: (a: T, b: T) => boolean,
  ): T[] => {
    const kept = held.filter(stays)
    const gone = held.filter((item) => !stays(item))
    // Where one mention of a place goes, another of the same may be what the statement is about still.
    const fresh = made.filter((item) => isNew(item) || gone.some((other) => same(other, item)))
    return [...kept, ...fresh.filter((item) => !kept.some((other) => same(other, item)))]
  }
  return { places: renewed(about.places, found.places, samePlace), times: renewed(about.times, found.times, sameTime) }
}

/** As many as the file takes of one statement. */
const MOST_PARTS = 200

function refuseMore(held: number): void {
  if (held >= MOST_PARTS) throw new EditFault(`A statement is about at most ${MOST_PARTS} places and times.`)
}

export function setAboutPlace(article: Article, edit: Extract<Edit, { type: 'set-about-place' }>): Article {
  const [holding, place] = withPlace(article, edit.place)
  if (place === null) return article
  const item: AboutPlace = { place, ...(edit.as === undefined ? {} : { as: edit.as }) }
  return withoutUnused(
    withStatement(holding, edit.statement, (statement) => {
      const { places, times } = statement.about
      if (edit.on) refuseMore(places.length)
      const others = places.filter((other) => !samePlace(other, item))
      const next = !edit.on ? others : others.length < places.length ? places : [...places, item]
      return { ...checked(statement), about: { places: next, times } }
    }),
  )
}

/** A time entered by hand is taken from the sentence, not from words for it. */
export function setAboutTime(article: Article, edit: Extract<Edit, { type: 'set-about-time' }>): Article {
  const item: StatementTime = { edtf: checkedTime(edit.edtf), basis: 'tense' }
  return withStatement(article, edit.statement, (statement) => {
    const { places, times } = statement.about
    if (edit.on) refuseMore(times.length)
    const others = times.filter((other) => !sameTime(other, item))
    const next = !edit.on ? others : others.length < times.length ? times : [...times, item]
    return { ...checked(statement), about: { places, times: next } }
  })
}
