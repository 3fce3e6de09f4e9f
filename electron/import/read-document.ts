import { extname } from 'node:path'
import type { ImportProgress, Result } from '../../src/contract/index.ts'
import type { DocumentFormat, DocumentReading, ImportedDocument } from '../../src/core/import/document.ts'
import { declaredEncoding } from '../../src/core/import/encoding.ts'
import { DocumentFault } from '../../src/core/import/fault.ts'
import { detectFormat } from '../../src/core/import/format.ts'
import { decodeText, noteGarbled } from './decode.ts'
import { failureOf } from './failures.ts'
import { readFileBytes, refuseLarge } from './file-bytes.ts'
import { type DocumentSource, sourceName } from './source.ts'

type OnProgress = (progress: ImportProgress) => void

/**
 * Reads a document whatever its format. Never rejects: what is wrong with the document is a failure. It may take long and much memory for hostile
 * documents, so the app runs it in a process of its own.
 */
export async function readDocument(
  source: DocumentSource,
  onProgress: OnProgress = () => {},
): Promise<Result<ImportedDocument>> {
  const name = sourceName(source)
  try {
    onProgress({ stage: 'opening' })
    const { format, reading } =
      source.kind === 'clipboard'
        ? await readClipboard(source)
        : await readBytes(name, await readFileBytes(source.file), onProgress)
    if (reading.text.trim() === '' || reading.blocks.length === 0) throw empty()
    return {
      ok: true,
      value: {
        format,
        name,
        text: reading.text,
        blocks: [...reading.blocks],
        metadata: reading.metadata,
        notes: [...noteGarbled(reading.text), ...reading.notes],
      },
    }
  } catch (error) {
    return { ok: false, failure: failureOf(error, name) }
  }
}

interface Read {
  readonly format: DocumentFormat
  readonly reading: DocumentReading
}

async function readClipboard({ text, html }: { text: string; html: string }): Promise<Read> {
  refuseLarge(text.length + html.length)
  if (html.trim() !== '') {
    const { readHtmlFragment } = await import('../../src/core/import/html.ts')
    const { noteMissing } = await import('../../src/core/import/metadata.ts')
    const reading = readHtmlFragment(html)
    if (reading.text !== '')
      return { format: 'html', reading: { ...reading, notes: [...reading.notes, ...noteMissing(reading.metadata)] } }
  }
  const { readPlainText } = await import('../../src/core/import/plain-text.ts')
  return { format: 'text', reading: readPlainText(text) }
}

/** Each format's libraries are loaded when it is met, so that a text file does not wait for pdf.js. */
async function readBytes(name: string, bytes: Uint8Array, onProgress: OnProgress): Promise<Read> {
  if (bytes.length === 0) throw empty()
  const found = detectFormat(name, bytes)
  if ('foreign' in found) throw foreign(found.foreign, extname(name))
  onProgress({ stage: 'reading' })
  switch (found.container) {
    case 'pdf':
      return { format: 'pdf', reading: await (await import('./pdf.ts')).readPdf(bytes, onProgress) }
    case 'docx':
    case 'zip':
      return { format: 'docx', reading: await (await import('./docx.ts')).readDocx(bytes) }
    case 'mhtml':
      return readDecoded('html', await (await import('./mhtml.ts')).readMhtml(bytes))
    case 'html':
      return readDecoded('html', decodeText(bytes, declaredEncoding(bytes)))
    default:
      return readDecoded(found.container, decodeText(bytes))
  }
}

async function readDecoded(
  format: 'text' | 'markdown' | 'html',
  { text, notes }: { text: string; notes: DocumentReading['notes'] },
): Promise<Read> {
  const read =
    format === 'html'
      ? (await import('../../src/core/import/html.ts')).readHtmlPage
      : format === 'markdown'
        ? (await import('../../src/core/import/markdown.ts')).readMarkdown
        : (await import('../../src/core/import/plain-text.ts')).readPlainText
  const reading = read(text)
  return { format, reading: { ...reading, notes: [...notes, ...reading.notes] } }
}

const empty = () =>
  new DocumentFault(
    'empty',
    'it is empty',
    'There is no text in it.',
    'Choose a document with text, or copy a text and open it from the clipboard.',
  )

const foreign = (what: string, extension: string) =>
  new DocumentFault(
    'unsupported',
    'Dateline does not read this kind of file',
    `It is ${what}${extension === '' || what.includes('named') ? '' : ` (${extension})`}. Dateline reads text, Markdown, HTML, DOCX and PDF.`,
    'Open it in the program it comes from and save it as DOCX, PDF or text, or copy its text and open it from the clipboard.',
  )
