import type { Nodes, Parents } from 'mdast'
import { type CompileContext, type Extension, fromMarkdown, type Token } from 'mdast-util-from-markdown' // MIT: the CommonMark parser behind remark, with its tree
import { gfmTable } from 'micromark-extension-gfm-table' // MIT: the tables that GitHub adds to CommonMark
import { parse as parseYaml } from 'yaml' // ISC: limits aliases by itself, so that front matter cannot blow up
import type { Block } from '../article.ts'
import { toAuthors } from './byline.ts'
import { type DocumentMetadata, type DocumentNote, type DocumentReading, documentLimits } from './document.ts'
import { DocumentFault } from './fault.ts'
import { firstHeading, noteHeadDate, readHead } from './head.ts'
import { mergeMetadata, noteMissing, toLanguage, toLine, toPublished, toWebAddress } from './metadata.ts'
import { normalizeLines } from './plain-text.ts'
import { TextBuilder, tooMuchText } from './text-builder.ts'

/** Reads Markdown (CommonMark, and tables) with YAML front matter. Marks, links' addresses, pictures and HTML are left out of the text. */
export function readMarkdown(source: string): DocumentReading {
  const all = normalizeLines(source)
  if (all.length > documentLimits.text * 1.2) throw tooMuchText()
  const { body, metadata: own, notes } = readFrontMatter(all)
  if (nestsDeeply(body)) {
    throw new DocumentFault(
      'unsupported',
      'it nests too deeply',
      `Its quotations or lists stand more than ${markdownDepth} deep in one another.`,
      'No text for people does; check that it is the right file.',
    )
  }
  const builder = new TextBuilder()
  const hasTooManyCells = countBars(body) > documentLimits.tableBars
  const withTables = { extensions: [gfmTable()], mdastExtensions: [tables] }
  addBlocks(fromMarkdown(body, hasTooManyCells ? {} : withTables), builder, 'paragraph')
  if (hasTooManyCells) notes.push({ code: 'tables', message: tablesMessage })
  const { text, blocks } = builder.finish()
  const title = firstHeading(text, blocks)
  const head = readHead(text, blocks)
  const metadata = mergeMetadata(own, title === undefined ? {} : { title }, head)
  return { text, blocks, metadata, notes: [...notes, ...noteHeadDate(head, own), ...noteMissing(metadata)] }
}

const tablesMessage = `Tables stay as they are written: there are more than ${documentLimits.tableBars.toLocaleString('en')} bars ( | ) in the document.`

/** Bars part the cells of tables; code may hold them too. */
function countBars(body: string): number {
  let bars = 0
  for (let at = body.indexOf('|'); at >= 0; at = body.indexOf('|', at + 1)) bars++
  return bars
}

/** Deeper than people write; the parser's time grows with the square of it. */
const markdownDepth = 64

/** Whether a line opens more containers than `markdownDepth`: quotation and list marks at its start. */
function nestsDeeply(body: string): boolean {
  const marks = new RegExp(`^(?:[ \\t]{0,200}(?:>|[-+*][ \\t]|\\d{1,9}[.)][ \\t])){${markdownDepth}}`, 'm')
  return marks.test(body) || /^[ \t]{400}/m.test(body)
}

function readFrontMatter(source: string): {
  body: string
  metadata: Partial<DocumentMetadata>
  notes: DocumentNote[]
} {
  const found = /^---[ \t]*\n([\s\S]{0,20000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source)
  if (!found) return { body: source, metadata: {}, notes: [] }
  const body = source.slice(found[0].length)
  const values = parseFrontMatter(found[1] ?? '')
  if (values === null) {
    const message = 'The front matter is not valid YAML and was left out.'
    return { body, metadata: {}, notes: [{ code: 'front-matter', message }] }
  }
  const metadata: Partial<DocumentMetadata> = {}
  const title = toLine(values.title)
  const publisher = toLine(values.publisher) ?? toLine(values.source)
  const published = toPublished(values.date ?? values.published)
  const language = toLanguage(values.lang ?? values.language)
  const url = toWebAddress(values.url ?? values.canonical)
  const author: unknown = values.author ?? values.authors
  const authors = (Array.isArray(author) ? author.slice(0, 20) : [author]).flatMap(toAuthors)
  if (title !== undefined) metadata.title = title
  if (publisher !== undefined) metadata.publisher = publisher
  if (published !== undefined) metadata.published = published
  if (language !== undefined) metadata.language = language
  if (url !== undefined) metadata.url = url
  if (authors.length > 0) metadata.authors = authors
  return { body, metadata, notes: [] }
}

/** Null where it is not a mapping. Dates stay the text they are: the core schema of YAML 1.2 has none. */
function parseFrontMatter(source: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = parseYaml(source, { schema: 'core', logLevel: 'error' })
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null
  } catch {
    return null
  }
}

/** Makes the tree of tables, which has rows of cells. */
const tables: Extension = {
  enter: {
    table(token) {
      this.enter({ type: 'table', children: [] }, token)
    },
    tableRow(token) {
      this.enter({ type: 'tableRow', children: [] }, token)
    },
    tableHeader(token) {
      this.enter({ type: 'tableCell', children: [] }, token)
    },
    tableData(token) {
      this.enter({ type: 'tableCell', children: [] }, token)
    },
  },
  exit: {
    table: leave,
    tableRow: leave,
    tableHeader: leave,
    tableData: leave,
  },
}

function leave(this: CompileContext, token: Token): void {
  this.exit(token)
}

/** Adds the blocks under a node; `kind` is what its paragraphs are: inside a list items, inside a quotation quotes. */
function addBlocks(node: Parents, builder: TextBuilder, kind: Block['kind']): void {
  for (const child of node.children) {
    switch (child.type) {
      case 'heading':
        builder.add('heading', textOf(child), child.depth)
        break
      case 'paragraph':
        builder.add(kind, textOf(child))
        break
      case 'code':
        builder.add(kind, child.value)
        break
      case 'table': // a line for each row, as of a web page's
        for (const row of child.children) builder.add(kind, row.children.map(textOf).join('\t'))
        break
      case 'blockquote':
        addBlocks(child, builder, 'quote')
        break
      case 'list':
      case 'listItem':
        addBlocks(child, builder, kind === 'quote' ? 'quote' : 'list-item')
        break
      default: // HTML, rules and definitions have no words of the author's
    }
  }
}

/** The words of a paragraph; a line break in the source stays one. */
function textOf(node: Nodes): string {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
      return node.value
    case 'break':
      return '\n'
    default:
      return 'children' in node ? node.children.map(textOf).join('') : ''
  }
}
