import './pdf-globals.ts'
import 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs' // Apache-2.0: the PDF reader of Firefox
import type { ImportProgress } from '../../src/contract/index.ts'
import { toAuthors } from '../../src/core/import/byline.ts'
import { type DocumentReading, documentLimits } from '../../src/core/import/document.ts'
import { DocumentFault, formatCount } from '../../src/core/import/fault.ts'
import { firstHeading, noteHeadDate, readHead } from '../../src/core/import/head.ts'
import { mergeMetadata, noteFileDate, noteMissing, toFileTitle, toLanguage } from '../../src/core/import/metadata.ts'
import type { PdfPage } from '../../src/core/import/pdf-lines.ts'
import { layOutPages } from '../../src/core/import/pdf-text.ts'
import { tooMuchText } from '../../src/core/import/text-builder.ts'

/** Reads the text of a PDF. Nothing is drawn, no script or font of it runs, nothing it points to is fetched. */
export async function readPdf(
  bytes: Uint8Array,
  onProgress: (progress: ImportProgress) => void,
): Promise<DocumentReading> {
  const task = getDocument({
    data: new Uint8Array(bytes), // a copy: pdf.js takes the buffer for itself
    verbosity: VerbosityLevel.ERRORS,
    isEvalSupported: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    disableAutoFetch: true,
    enableXfa: false,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    useWasm: false,
    stopAtErrors: false,
  })
  try {
    const pdf = await task.promise.catch((error: unknown) => {
      throw isNamed(error, 'PasswordException') ? locked() : error
    })
    if (pdf.numPages > documentLimits.pages) throw tooManyPages(pdf.numPages)
    const reading = layOutPages(await readPages(pdf, onProgress))
    if (reading.text === '') throw scanned(pdf.numPages)
    return { ...reading, ...(await readProperties(pdf, reading)) }
  } finally {
    await task.destroy()
  }
}

async function readPages(pdf: PDFDocumentProxy, onProgress: (progress: ImportProgress) => void): Promise<PdfPage[]> {
  const pages: PdfPage[] = []
  let length = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    page.cleanup()
    const runs = items.flatMap((item) => {
      if (!('str' in item)) return [] // a mark of the document's structure
      length += item.str.length
      const [, , c = 0, d = 0, x = 0, y = 0]: readonly number[] = item.transform
      return [{ text: item.str, x, y, width: item.width, size: Math.hypot(c, d), endsLine: item.hasEOL }]
    })
    if (length > documentLimits.text * 1.2) throw tooMuchText()
    pages.push({ runs })
    onProgress({ stage: 'pages', done: number, total: pdf.numPages })
  }
  return pages
}

async function readProperties(pdf: PDFDocumentProxy, { text, blocks, notes }: Omit<DocumentReading, 'metadata'>) {
  const { info } = await pdf.getMetadata().catch(() => ({ info: {} }))
  const entry = (name: string): unknown => Reflect.get(info, name)
  const title = toFileTitle(entry('Title')) ?? firstHeading(text, blocks)
  const language = toLanguage(entry('Language'))
  const own = {
    authors: toAuthors(entry('Author')),
    ...(title === undefined ? {} : { title }),
    ...(language === undefined ? {} : { language }),
  }
  const head = readHead(text, blocks)
  const metadata = mergeMetadata(own, head)
  const told = [...noteHeadDate(head), ...noteMissing(metadata), ...noteFileDate(entry('CreationDate'))]
  return { metadata, notes: [...notes, ...told] }
}

const isNamed = (error: unknown, name: string) => error instanceof Error && error.name === name

const locked = () =>
  new DocumentFault(
    'encrypted',
    'it is locked with a password',
    'The PDF is encrypted and opens only with its password.',
    'Open it with the password in a PDF viewer, save or print it as a PDF without one, and open that.',
  )

const tooManyPages = (count: number) =>
  new DocumentFault(
    'too-large',
    'it has too many pages',
    `It has ${formatCount(count)} pages. Dateline reads PDFs of up to ${formatCount(documentLimits.pages)}.`,
    'Save the pages you need as a PDF of their own and open that.',
  )

const scanned = (count: number) =>
  new DocumentFault(
    'empty',
    'it has no text',
    `${count === 1 ? 'Its page is a picture' : `Its ${formatCount(count)} pages are pictures`}, as scanners make them, with no letters to read.`,
    'Have a program recognise the text (OCR), then open the result.',
  )
