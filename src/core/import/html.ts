import { Readability } from '@mozilla/readability' // Apache-2.0: finds the article in a page; Firefox's reader view
import { type PageDocument, type PageElement, parseHTML } from 'linkedom/worker' // ISC: a DOM that runs and fetches nothing
import { readByline } from './byline.ts'
import type { DocumentNote, DocumentReading } from './document.ts'
import { firstHeading, noteGuessedDate, noteHeadDate, readHead } from './head.ts'
import { addHtmlBlocks } from './html-blocks.ts'
import { measurePage, refuseFlood } from './html-limits.ts'
import { readHtmlMetadata } from './html-metadata.ts'
import { mergeMetadata, noteMissing, toLine } from './metadata.ts'
import { readAddress, withoutSite } from './site.ts'
import { TextBuilder } from './text-builder.ts'

/** Reads a web page: its article without navigation, advertisements and scripts. Nothing in it runs and nothing is fetched. */
export function readHtmlPage(source: string): DocumentReading {
  const { document, elements, effort } = parsePage(source)
  const own = readHtmlMetadata(document, source)
  const headline = toLine(document.querySelector('h1')?.textContent)
  const whole = readAll(document) // before Readability, which changes the document
  const isTooMuch = elements > mostElements || effort > mostEffort
  const article = isTooMuch ? null : findArticle(document)
  const inside = article && readContent(article.content, headline === own.publisher ? undefined : headline)
  // Short pages are no article to Readability, or it keeps a corner of them.
  const useWhole = inside === null || inside.text.length < Math.min(250, whole.text.length / 2)
  const reading = useWhole ? whole : inside
  const byline = useWhole ? { authors: [] } : readByline(article?.byline)
  const address = readAddress(own.url)
  const printed = mergeMetadata(byline, readHead(reading.text, reading.blocks))
  const metadata = mergeMetadata(own, address, printed, headline === undefined ? {} : { title: headline })
  if (metadata.title !== undefined) metadata.title = withoutSite(metadata.title, { ...metadata, headline })
  const notes: DocumentNote[] = useWhole
    ? [{ code: 'whole-page', message: isTooMuch ? tooMuchForArticle : noArticle }]
    : []
  if (own.published === undefined && address.published !== undefined)
    notes.push(noteGuessedDate(address.published, 'address of the page'))
  else notes.push(...noteHeadDate(printed, own))
  return { ...reading, metadata, notes: [...notes, ...noteMissing(metadata)] }
}

const noArticle = 'No article was found in the page, so all its text was read.'
const tooMuchForArticle =
  'The page is too large, or nests too deeply, to look for its article in it, so all its text was read.'

/** What Readability is given at most; it looks at every element a few times over. Articles have some thousand. */
const mostElements = 30_000
/** And what it may have to look through, as `measurePage` counts it: half a second's work. 1 MB of reference documentation has 290 million. */
const mostEffort = 500_000_000

/** What sites set between the paragraphs of an article and Readability leaves in, by the names they give it. */
const clutterName =
  /(?:^|[\s_-])(?:news-?letters?|sign-?up|subscribe|subscription|cookies?|consent|tags|tag-?list)(?:$|[\s_-])/i
/** Longer than any of these boxes; an article in a box of such a name is longer. */
const mostClutterUnits = 600

/** Takes out invitations to subscribe and lists of tags: their words would be taken for somebody's. */
function removeClutter(document: PageDocument): void {
  for (const element of document.querySelectorAll('div, section, p, ul, ol, form')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`
    if (clutterName.test(names) && (element.textContent ?? '').length <= mostClutterUnits) element.remove()
  }
}

function findArticle(document: PageDocument) {
  removeClutter(document)
  const article = new Readability(document, { serializer: (element) => element, disableJSONLD: true }).parse()
  article?.content.normalize() // it parses the page anew, and makes a node of each entity again
  return article
}

/** Reads all the words of a piece of HTML, as from the clipboard or made from another format. */
export function readHtmlFragment(source: string): DocumentReading {
  const { document } = parsePage(source)
  const { text, blocks } = readAll(document)
  const title = firstHeading(text, blocks)
  const head = readHead(text, blocks)
  return {
    text,
    blocks,
    metadata: mergeMetadata(title === undefined ? {} : { title }, head),
    notes: noteHeadDate(head),
  }
}

function readAll(document: PageDocument) {
  const builder = new TextBuilder()
  const root = document.body ?? document.documentElement
  if (root) addHtmlBlocks(root, builder)
  return builder.finish()
}

/** Readability takes the headline out of the article; a reader sees it, so it is put back. */
function readContent(content: PageElement, headline: string | undefined) {
  const builder = new TextBuilder()
  const rest = new TextBuilder()
  addHtmlBlocks(content, rest)
  const { text, blocks } = rest.finish()
  const [first, ...others] = blocks
  const isHeadline = first !== undefined && toLine(text.slice(first.start, first.end)) === headline
  // It is the second level where Readability left it in.
  if (isHeadline) return { text, blocks: [{ ...first, kind: 'heading' as const, level: 1 }, ...others] }
  if (headline === undefined) return { text, blocks }
  builder.add('heading', headline, 1)
  for (const { start, end, kind, level } of blocks) builder.add(kind, text.slice(start, end), level)
  return builder.finish()
}

const doctype = /<!doctype[^>[]{0,500}(?:\[[^\]]{0,100000}\])?[^>]{0,500}>/iy

/** A page without its first document type. */
function withoutDoctype(source: string): string {
  const start = source.search(/<!doctype/i)
  doctype.lastIndex = Math.max(0, start)
  const found = doctype.exec(source)?.[0] ?? ''
  return found === '' ? source : source.slice(0, start) + source.slice(start + found.length)
}

/** Classes and styles longer than any real one: the parser overflows on the first, and takes the square of the time for the second. */
const longAttribute = /\s(?:class|style)\s{0,20}=\s{0,20}(?:"[^"]{5000,}"|'[^']{5000,}'|[^\s"'>]{5000,})/gi

/** As programs that write XML do; the parser would take all that follows for code. */
const closedInItself = /<(script|style|iframe|noscript|textarea|title|object|select|button)\b([^<>]{0,2000})\/>/gi

function parsePage(source: string): { document: PageDocument; elements: number; effort: number } {
  const elements = refuseFlood(source)
  // The parser makes no <head> or <body> where a page leaves them out, so every page is given its own.
  const html = /<html\b[^<>]{0,2000}>/i.exec(source)?.[0] ?? '<html>'
  const inside = withoutDoctype(source)
    .replace(longAttribute, '')
    .replace(closedInItself, '<$1$2></$1>')
    .replace(/<\/?(?:html|head|body)\b[^<>]{0,2000}>/gi, '')
  const { document } = parseHTML(`<!doctype html>${html}<head></head><body>${inside}</body></html>`)
  document.normalize() // the parser makes a node of each entity; thousands of them in a paragraph would take minutes
  return { document, elements, effort: measurePage(document) }
}
