import type { Article } from '../article.ts'
import { parseEdtf } from '../date.ts'
import { EditFault, type EventDetails, type SourceDetails } from './edit.ts'
import { checkedTime, fitted, withoutUnused } from './parts.ts'

interface Details {
  readonly title?: string
  readonly source?: SourceDetails
  readonly event?: EventDetails | null
  readonly sections?: readonly { readonly id: string; readonly title: string }[]
}

/** Says what the article is and where it comes from. Throws EditFault for a title without words, and for what is no date or language. */
export function setDetails(article: Article, { title, source = {}, event, sections = [] }: Details): Article {
  const words = title === undefined ? undefined : fitted(title, 300)
  if (words === '') throw new EditFault('An article needs a title.')
  const { event: before, ...rest } = article
  const next = event === undefined ? before : event === null ? undefined : checkedEvent(article, event)
  return withoutUnused({
    ...rest,
    ...(words === undefined ? {} : { title: words }),
    ...(next === undefined ? {} : { event: next }),
    source: withDetails(article.source, source),
    sections: article.sections.map((section) => {
      const heading = fitted(sections.find((item) => item.id === section.id)?.title ?? section.title, 200)
      if (heading === '') throw new EditFault('A section needs a title.')
      return { ...section, title: heading }
    }),
  })
}

function checkedEvent(article: Article, { name, edtf, place }: EventDetails): NonNullable<Article['event']> {
  const words = fitted(name, 200)
  if (words === '') throw new EditFault('The event needs a name.')
  if (place !== undefined && !article.places.some((item) => item.id === place))
    throw new EditFault('That place is no longer in the article.')
  return { name: words, edtf: checkedTime(edtf), ...(place === undefined ? {} : { place }) }
}

function withDetails(before: Article['source'], change: SourceDetails): Article['source'] {
  const next = { ...before }
  const headline = change.title === undefined ? undefined : fitted(change.title, 500)
  if (headline === '') throw new EditFault('The source needs its headline.')
  if (headline !== undefined) next.title = headline
  if (change.publisher !== undefined) {
    const publisher = fitted(change.publisher, 200)
    if (publisher === '') delete next.publisher
    else next.publisher = publisher
  }
  if (change.authors !== undefined)
    next.authors = change.authors
      .map((author) => fitted(author, 200))
      .filter((author) => author !== '')
      .slice(0, 200)
  if (change.published !== undefined) {
    const published = change.published.trim()
    const parsed = parseEdtf(published)
    if (published === '') delete next.published
    else if (!parsed.ok) throw new EditFault(`The date of publication cannot be read: ${parsed.reason}.`)
    else next.published = published
  }
  if (change.language !== undefined) {
    const language = change.language.trim()
    if (!/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language))
      throw new EditFault(`“${language.slice(0, 40)}” is not a language tag; write for example en, uk or de-AT.`)
    next.language = language
  }
  return next
}
