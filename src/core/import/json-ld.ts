import { toAuthors } from './byline.ts'
import type { DocumentMetadata } from './document.ts'
import { toLanguage, toLine, toPublished, toWebAddress } from './metadata.ts'

/** How many nested values are looked at; pages list whole catalogues there. */
const mostValues = 2000

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const asList = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value])

/** The article that a page's JSON-LD (schema.org) describes; empty where there is none or the text is not JSON. */
export function readJsonLd(source: string): Partial<DocumentMetadata> {
  let root: unknown
  try {
    root = JSON.parse(source)
  } catch {
    return {}
  }
  const article = findArticle(root)
  if (!article) return {}
  const found: Partial<DocumentMetadata> = { authors: namesOf(article.author).flatMap(toAuthors).slice(0, 20) }
  const title = toLine(article.headline) ?? toLine(article.name)
  const publisher = namesOf(article.publisher)[0]
  const published = toPublished(article.datePublished)
  const language = toLanguage(isRecord(article.inLanguage) ? article.inLanguage.alternateName : article.inLanguage)
  const url = [
    article.url,
    article.mainEntityOfPage,
    isRecord(article.mainEntityOfPage) ? article.mainEntityOfPage['@id'] : null,
  ]
    .map(toWebAddress)
    .find((address) => address !== undefined)
  if (title !== undefined) found.title = title
  if (publisher !== undefined) found.publisher = publisher
  if (published !== undefined) found.published = published
  if (language !== undefined) found.language = language
  if (url !== undefined) found.url = url
  return found
}

/** Breadth first, so that the page's own article comes before those it links to. */
function findArticle(root: unknown): Readonly<Record<string, unknown>> | null {
  const rest: unknown[] = [root]
  for (let index = 0; index < rest.length && index < mostValues; index += 1) {
    const value = rest[index]
    if (Array.isArray(value)) rest.push(...value.slice(0, mostValues))
    if (!isRecord(value)) continue
    if (asList(value['@type']).some((type) => typeof type === 'string' && /(?:Article|BlogPosting|Report)$/.test(type)))
      return value
    rest.push(value['@graph'], value.mainEntity, value.itemListElement)
  }
  return null
}

function namesOf(value: unknown): string[] {
  return asList(value).flatMap((item) => {
    const name = toLine(isRecord(item) ? item.name : item)
    return name === undefined || toWebAddress(name) !== undefined ? [] : [name]
  })
}
