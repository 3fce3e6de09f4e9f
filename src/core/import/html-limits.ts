import type { PageDocument, PageNode } from 'linkedom/worker'
import { documentLimits } from './document.ts'
import { DocumentFault, formatCount } from './fault.ts'
import { isElement } from './html-blocks.ts'

/** What a step from one element to the next costs, in characters that could be looked through instead. */
const perNode = 100
/** What it costs to take a character of a title into words, for each heading it is compared with. */
const perTitleCharacter = 80

const voidOrImplied = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dd dt td th tr thead tbody tfoot option'.split(
    ' ',
  ),
)

/** Counts elements before anything is built of them: a page of millions of elements would take the memory, a very deep one the time. */
export function refuseFlood(source: string): number {
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

/**
 * How much there is to look through for who asks, for each element and each inside it, what text the inner one has: what Readability
 * does. It is counted in characters; an element or a stretch of text stands for some of them. Throws DocumentFault where elements
 * stand too deep, measured without recursion, so that the depth cannot exhaust the stack; what runs afterwards may recurse.
 */
export function measurePage(document: PageDocument): number {
  let effort = compareTitle(document)
  let depth = 0
  let node: PageNode | null = document.documentElement
  while (node) {
    effort += ((perNode + (node.nodeType === 3 ? (node.textContent?.length ?? 0) : 0)) * depth * (depth + 1)) / 2
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
  return effort
}

/** Every heading is compared with the title of the page, and where that is short with its only h1. */
function compareTitle(document: PageDocument): number {
  let headings = 0
  for (const _ of document.querySelectorAll('h1, h2')) headings += 1
  const lengthOf = (selector: string) => document.querySelector(selector)?.textContent?.length ?? 0
  return headings * (lengthOf('title') + lengthOf('h1')) * perTitleCharacter
}
