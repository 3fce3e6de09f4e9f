import { Readability } from '@mozilla/readability' // Apache-2.0: finds the article in a page; Firefox's reader view
import { type PageDocument, type PageElement, type PageNode, parseHTML } from 'linkedom/worker' // ISC: a DOM that runs and fetches nothing
import { type DocumentNote, type DocumentReading, documentLimits } from './document.ts'
import { DocumentFault, formatCount } from './fault.ts'
import { addHtmlBlocks, isElement } from './html-blocks.ts'
import { readHtmlMetadata } from './html-metadata.ts'
import { mergeMetadata, noteMissing, toAuthors, toLine } from './metadata.ts'
import { TextBuilder } from './text-builder.ts'

/** Reads a web page: its article without navigation, advertisements and scripts. Nothing in it runs and nothing is fetched. */
export function readHtmlPage(source: string): DocumentReading {
  const { document, elements } = parsePage(source)
  const own = readHtmlMetadata(document, source)
  const headline = toLine(document.querySelector('h1')?.textContent)
  const whole = readAll(document) // before Readability, which changes the document
  const article = elements > mostForReadability ? null : findArticle(document)
  const inside = article && readContent(article.content, headline === own.publisher ? undefined : headline)
  // Short pages are no article to Readability, or it keeps a corner of them.
  const useWhole = inside === null || inside.text.length < Math.min(250, whole.text.length / 2)
  const byline = useWhole ? [] : toAuthors(article?.byline)
  const metadata = mergeMetadata(own, { authors: byline }, headline === undefined ? {} : { title: headline })
  const notes: DocumentNote[] = useWhole
    ? [{ code: 'whole-page', message: 'No article was found in the page, so all its text was read.' }]
    : []
  return { ...(useWhole ? whole : inside), metadata, notes: [...notes, ...noteMissing(metadata)] }
}

/** Its time grows with the square of the elements; articles have some thousand. */
const mostForReadability = 30_000

const findArticle = (document: PageDocument) =>
  new Readability(document, { serializer: (element) => element, disableJSONLD: true }).parse()

/** Reads all the words of a piece of HTML, as from the clipboard or made from another format. */
export function readHtmlFragment(source: string): DocumentReading {
  const { document } = parsePage(source)
  const { text, blocks } = readAll(document)
  const heading = blocks.find((block) => block.kind === 'heading')
  const title = heading && toLine(text.slice(heading.start, heading.end))
  return { text, blocks, metadata: mergeMetadata(title === undefined ? {} : { title }), notes: [] }
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

function parsePage(source: string): { document: PageDocument; elements: number } {
  const elements = refuseFlood(source)
  // The parser makes no <head> or <body> where a page leaves them out, so every page is given its own.
  const html = /<html\b[^<>]{0,2000}>/i.exec(source)?.[0] ?? '<html>'
  const inside = source
    .replace(/<!doctype[^>[]{0,500}(?:\[[^\]]{0,100000}\])?[^>]{0,500}>/i, '')
    .replace(/<\/?(?:html|head|body)\b[^<>]{0,2000}>/gi, '')
  const { document } = parseHTML(`<!doctype html>${html}<head></head><body>${inside}</body></html>`)
  refuseDepth(document)
  document.normalize() // the parser makes a node of each entity; thousands of them in a paragraph would take minutes
  return { document, elements }
}

const voidOrImplied = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dd dt td th tr thead tbody tfoot option'.split(
    ' ',
  ),
)

/** Counts elements before anything is built of them: a page of millions of elements would take the memory, a very deep one the time. */
function refuseFlood(source: string): number {
  let elements = 0
  let depth = 0
  for (const [, end, name = ''] of source.matchAll(/<(\/?)([a-z][a-z0-9]{0,20})/gi)) {
    if (end === '') elements += 1
    if (!voidOrImplied.has(name.toLowerCase())) depth = Math.max(0, depth + (end === '' ? 1 : -1))
    if (elements > documentLimits.elements) {
      throw new DocumentFault(
        'too-large',
        'the page has too many parts',
        `It has more than ${formatCount(documentLimits.elements)} elements, the most Dateline reads.`,
        useClipboard,
      )
    }
    // Scripts and careless pages look deeper here than they are; the parsed page is measured exactly.
    if (depth > documentLimits.depth * 8) throw tooDeep()
  }
  return elements
}

const useClipboard = 'Copy the text of the article and open it from the clipboard.'

const tooDeep = () =>
  new DocumentFault(
    'unsupported',
    'the page nests too deeply',
    `Its elements stand more than ${documentLimits.depth} deep in one another; browsers do not draw that either.`,
    useClipboard,
  )

/** Measures without recursion, so that the depth cannot exhaust the stack; what runs afterwards may recurse. */
function refuseDepth(document: PageDocument): void {
  let depth = 0
  let node: PageNode | null = document.documentElement
  while (node) {
    if (isElement(node) && node.firstChild) {
      depth += 1
      node = node.firstChild
    } else {
      while (node && !node.nextSibling) {
        depth -= 1
        node = node.parentNode
      }
      node = node?.nextSibling ?? null
    }
    if (depth > documentLimits.depth) throw tooDeep()
  }
}
