import type { PageDocument } from 'linkedom/worker'
import { readByline, toAuthors } from './byline.ts'
import type { DocumentMetadata } from './document.ts'
import { readJsonLd } from './json-ld.ts'
import { mergeMetadata, toLanguage, toLine, toPublished, toWebAddress } from './metadata.ts'
import { toPublisher } from './site.ts'

/** Names of <meta> entries (property, name or itemprop, in lower case), the surest first. */
const names = {
  title: ['og:title', 'twitter:title', 'headline', 'dc.title', 'dcterms.title', 'citation_title'],
  publisher: ['og:site_name', 'dc.publisher', 'dcterms.publisher', 'citation_journal_title', 'application-name'],
  authors: ['author', 'article:author', 'dc.creator', 'dcterms.creator', 'byl', 'parsely-author', 'citation_author'],
  published: [
    'article:published_time',
    'og:article:published_time',
    'datepublished',
    'dc.date.issued',
    'dcterms.issued',
    'dc.date',
    'dcterms.date',
    'parsely-pub-date',
    'publish-date',
    'pubdate',
    'citation_publication_date',
    'date',
  ],
  language: ['og:locale', 'content-language', 'dc.language', 'dcterms.language'],
  url: ['og:url', 'parsely-link'],
} as const

/** More of one kind than any page needs. */
const mostElements = 500

/** What a page says of itself: JSON-LD first, then <meta>, then its own elements. `source` is the page's text. */
export function readHtmlMetadata(document: PageDocument, source: string): DocumentMetadata {
  const linked: Partial<DocumentMetadata>[] = []
  for (const script of some(document, 'script[type="application/ld+json"]').slice(0, 20))
    linked.push(readJsonLd(script.textContent ?? ''))
  return mergeMetadata(...linked, readMeta(document), readElements(document, source))
}

function some(document: PageDocument, selector: string) {
  const found = []
  for (const element of document.querySelectorAll(selector)) {
    found.push(element)
    if (found.length === mostElements) break
  }
  return found
}

function readMeta(document: PageDocument): Partial<DocumentMetadata> {
  const entries = new Map<string, string[]>()
  for (const meta of some(document, 'meta[content]')) {
    const content = meta.getAttribute('content') ?? ''
    for (const attribute of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = meta.getAttribute(attribute)?.toLowerCase()
      if (name !== undefined) entries.set(name, [...(entries.get(name) ?? []), content])
    }
  }
  const first = (keys: readonly string[], read: (value: string) => string | undefined) => {
    for (const key of keys)
      for (const value of entries.get(key) ?? []) {
        const line = read(value)
        if (line !== undefined) return line
      }
    return undefined
  }
  const found: Partial<DocumentMetadata> = {}
  const title = first(names.title, toLine)
  const publisher = first(names.publisher, toLine)
  const published = first(names.published, toPublished)
  const language = first(names.language, toLanguage)
  const url = first(names.url, toWebAddress)
  if (title !== undefined) found.title = title
  if (publisher !== undefined) found.publisher = toPublisher(publisher)
  if (published !== undefined) found.published = published
  if (language !== undefined) found.language = language
  if (url !== undefined) found.url = url
  for (const name of names.authors) {
    const authors = (entries.get(name) ?? []).flatMap(toAuthors)
    if (authors.length === 0) continue
    found.authors = authors
    break
  }
  return found
}

function readElements(document: PageDocument, source: string): Partial<DocumentMetadata> {
  const found: Partial<DocumentMetadata> = {}
  const title = toLine(document.querySelector('title')?.textContent)
  const language = toLanguage(document.documentElement?.getAttribute('lang'))
  const canonical = toWebAddress(document.querySelector('link[rel="canonical"]')?.getAttribute('href'))
  // Browsers write where a page was saved from into its first line.
  const saved = toWebAddress(/<!--\s*saved from url=\(\d{4}\)(\S{1,2000})\s*-->/.exec(source.slice(0, 4096))?.[1])
  const url = canonical ?? saved
  const times = some(document, 'time[datetime]').slice(0, 20)
  const marked = times.find(
    (time) => time.hasAttribute('pubdate') || /datePublished/.test(time.getAttribute('itemprop') ?? ''),
  )
  const byline = readByline(document.querySelector('[rel="author"], [itemprop="author"]')?.textContent)
  const { authors } = byline
  const published = toPublished((marked ?? times[0])?.getAttribute('datetime')) ?? byline.published
  if (title !== undefined) found.title = title
  if (language !== undefined) found.language = language
  if (url !== undefined) found.url = url
  if (published !== undefined) found.published = published
  if (authors.length > 0) found.authors = authors
  return found
}
