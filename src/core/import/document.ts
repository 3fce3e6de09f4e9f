import { z } from 'zod'
import { type Block, documentBlock, documentFormats, edtfText, mostDocumentUnits } from '../article.ts'

export type DocumentFormat = (typeof documentFormats)[number]

/** What Dateline reads at most; failures state these figures. */
export const documentLimits = {
  /** Size of the file. */
  bytes: 25_000_000,
  text: mostDocumentUnits,
  /** Pages of a PDF. */
  pages: 1_000,
  /** How deep elements of a web page, or of a document's own markup, may stand in one another. Browsers stop at 512. */
  depth: 512,
  /** Elements of a web page. */
  elements: 300_000,
  /** Bars in a Markdown document whose tables are read: its parser takes some 20 µs for a cell. */
  tableBars: 50_000,
} as const

const documentMetadata = z.object({
  title: z.string().optional(),
  publisher: z.string().optional(),
  authors: z.array(z.string()),
  /** Date of publication, EDTF. */
  published: edtfText.optional(),
  /** BCP 47. */
  language: z.string().optional(),
  /** Where the document says it was published; http or https. Never fetched. */
  url: z.string().optional(),
})

export type DocumentMetadata = z.output<typeof documentMetadata>

/** Something the reader should know of how the document was read. */
const documentNote = z.object({
  code: z.enum([
    'encoding-guessed',
    'encoding-differs',
    'characters-lost',
    'title-missing',
    'title-guessed',
    'date-missing',
    'date-guessed',
    'file-date',
    'whole-page',
    'pages-without-text',
    'lines-dropped',
    'words-joined',
    'front-matter',
    'tracked-changes',
    'garbled',
    'tables',
  ]),
  message: z.string(),
})

export type DocumentNote = z.output<typeof documentNote>

/**
 * A document as read: its plain text, which every selector counts into, and where its parts stand. Blocks are in order, do
 * not overlap and cover everything in the text but white space.
 */
export const importedDocumentSchema = z
  .object({
    format: z.enum(documentFormats),
    /** The file's name, or what stands for it: “Clipboard”. */
    name: z.string(),
    /** Lines end with \n. */
    text: z.string().min(1).max(documentLimits.text),
    blocks: z.array(documentBlock).min(1),
    metadata: documentMetadata,
    notes: z.array(documentNote),
  })
  .superRefine(({ text, blocks }, context) => {
    let last = 0
    for (const [index, { start, end }] of blocks.entries()) {
      if (start >= last && end > start && end <= text.length) {
        last = end
        continue
      }
      context.addIssue({
        code: 'custom',
        path: ['blocks', index],
        message: 'a block overlaps another or leaves the text',
      })
      return
    }
  })

export type ImportedDocument = z.output<typeof importedDocumentSchema>

/** What one importer hands on; the rest of an ImportedDocument is the same for all. */
export interface DocumentReading {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly metadata: DocumentMetadata
  readonly notes: readonly DocumentNote[]
}
