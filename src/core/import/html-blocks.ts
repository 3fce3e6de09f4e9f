import type { PageElement, PageNode } from 'linkedom/worker'
import type { Block } from '../article.ts'
import type { TextBuilder } from './text-builder.ts'

/** Elements whose words are no part of a text: code, controls, and what is drawn or played. */
const silent: ReadonlySet<string> = new Set(
  'script style noscript template head title nav aside form button select option textarea input iframe object embed svg math canvas audio video dialog datalist'.split(
    ' ',
  ),
)

/** Elements that stand in a line of text; every other one starts a block. */
const inline: ReadonlySet<string> = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr picture q rp rt ruby s samp small source span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
)

interface Place {
  readonly kind: Block['kind']
  readonly level?: number
  readonly preserve: boolean
}

/** Adds the words under an element to a text as a reader sees them. The tree must not be deeper than the stack can take. */
export function addHtmlBlocks(root: PageElement, builder: TextBuilder): void {
  let words: string[] = []
  /** Ends in white space, or nothing is there yet: a space that follows is not seen. */
  let open = true
  let hasWords = false
  let place: Place = { kind: 'paragraph', preserve: false }

  // The words are joined once, when their block ends: looking at all of them for each that comes takes the square of the time.
  const push = (text: string) => {
    if (text === '') return
    words.push(text)
    open = /[ \n]/.test(text.at(-1) ?? '')
    hasWords ||= text.trim() !== ''
  }
  const close = () => {
    const all = words.join('')
    // An empty line inside a block, from two line breaks, parts paragraphs.
    const lines = place.preserve ? all : all.split('\n').map(trimLine).join('\n')
    for (const part of lines.split(/\n{2,}/)) builder.add(place.kind, part, place.level)
    words = []
    open = true
    hasWords = false
  }
  const addText = (text: string) => {
    if (place.preserve) return push(text)
    const collapsed = text.replace(/[ \t\n\f\r]+/g, ' ')
    push(open ? collapsed.replace(/^ /, '') : collapsed)
  }
  const visit = (node: PageNode) => {
    if (node.nodeType === 3) return addText(node.textContent ?? '')
    if (!isElement(node) || silent.has(node.localName) || isHidden(node)) return
    const name = node.localName
    if (name === 'br') {
      push('\n')
    } else if (inline.has(name) && !isCredit(node)) {
      visitAll(node)
    } else if (name === 'td' || name === 'th') {
      if (hasWords) push('\t')
      visitAll(node)
    } else {
      close()
      const outer = place
      place = placeIn(name, outer)
      visitAll(node)
      close()
      place = outer
    }
  }
  const visitAll = (node: PageNode) => {
    for (let child = node.firstChild; child; child = child.nextSibling) visit(child)
  }
  visitAll(root)
  close()
}

/** A line without the spaces and tabs around it. By hand: a search for those at the end starts anew at each inside it. */
function trimLine(line: string): string {
  const isBlank = (at: number) => line[at] === ' ' || line[at] === '\t'
  let start = 0
  let end = line.length
  while (start < end && isBlank(start)) start += 1
  while (end > start && isBlank(end - 1)) end -= 1
  return line.slice(start, end)
}

export const isElement = (node: PageNode): node is PageElement => node.nodeType === 1

function placeIn(name: string, outer: Place): Place {
  const level = /^h([1-6])$/.exec(name)?.[1]
  if (level !== undefined) return { kind: 'heading', level: Number(level), preserve: false }
  if (name === 'blockquote') return { kind: 'quote', preserve: false }
  // A list inside a quotation is still quoted.
  if (name === 'li' || name === 'dd' || name === 'dt')
    return outer.kind === 'quote' ? outer : { kind: 'list-item', preserve: false }
  if (name === 'pre') return { ...outer, preserve: true }
  return outer
}

/** Whose a picture is, as the markup tells: it is no part of the caption’s sentence, whatever stands between them. */
const isCredit = (element: PageElement): boolean =>
  /(?:^|[\s_-])(?:photo-?)?(?:credits?|copyright|photographer)(?:$|[\s_-])|copyrightHolder|creditText/i.test(
    `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`,
  )

function isHidden(element: PageElement): boolean {
  if (element.hasAttribute('hidden') || element.getAttribute('aria-hidden') === 'true') return true
  const style = element.getAttribute('style')
  return style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style)
}
