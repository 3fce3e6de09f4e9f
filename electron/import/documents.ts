import { randomUUID } from 'node:crypto'
import path from 'node:path'
import type { OpenDialogOptions, OpenDialogReturnValue } from 'electron'
import type { DocumentOffer, Failure, ImportProgress, RequestOutput, Result } from '../../src/contract/index.ts'
import { documentLimits, type ImportedDocument } from '../../src/core/import/document.ts'
import { documentExtensions, isDocumentName } from '../../src/core/import/format.ts'
import { isArticleName } from '../library/article-name.ts'
import type { DocumentReader } from './document-reader.ts'
import { cancelledFailure, documentFailure } from './failures.ts'
import { type DocumentSource, sourceName } from './source.ts'

interface Machine {
  readonly reader: Pick<DocumentReader, 'read'>
  showOpenDialog(options: OpenDialogOptions): Promise<OpenDialogReturnValue>
  /** What was copied; empty text where there is none. */
  readClipboard(): Promise<{ text: string; html: string }>
  /** Adds an article file to the list and gives its id. */
  addArticle(file: string): Promise<string>
  /** The article of the shelf that was made of the same text; null where there is none. */
  shelved(document: ImportedDocument): Promise<{ id: string; title: string } | null>
  onProgress(progress: ImportProgress): void
}

/** How many offers are kept; the page asks for a document at once after it was offered. */
const mostOffers = 50

/**
 * The documents a page may import. It names them by token: main alone maps tokens to files, so that a page can read no file that the reader
 * did not choose, drop or open.
 */
export class Documents {
  readonly #machine: Machine
  readonly #files = new Map<string, string>()
  #running: AbortController | null = null

  constructor(machine: Machine) {
    this.#machine = machine
  }

  /** Offers a file by its whole path. */
  offer(file: string): DocumentOffer {
    const token = randomUUID()
    this.#files.set(token, file)
    const oldest = this.#files.keys().next()
    if (this.#files.size > mostOffers && !oldest.done) this.#files.delete(oldest.value)
    return { token, name: path.basename(file) }
  }

  async choose(): Promise<Result<DocumentOffer>> {
    const chosen = await this.#machine.showOpenDialog({
      title: 'Open Text',
      buttonLabel: 'Open',
      filters: [
        { name: 'Texts and documents', extensions: [...documentExtensions] },
        { name: 'All files', extensions: ['*'] },
      ],
      properties: ['openFile'],
    })
    const file = chosen.filePaths[0]
    if (!chosen.canceled && file !== undefined) return { ok: true, value: this.offer(file) }
    return failed({
      kind: 'cancelled',
      title: 'No document was chosen',
      message: 'The dialog was closed.',
      hint: 'Choose a file to open it.',
    })
  }

  /** Offers a dropped file by the path that the preload found; anything but a document's or an article's whole path is refused. */
  async drop(file: string): Promise<Result<DocumentOffer | { article: string }>> {
    if (path.isAbsolute(file) && !file.includes('\0')) {
      const whole = path.normalize(file)
      if (isArticleName(whole)) return { ok: true, value: { article: await this.#machine.addArticle(whole) } }
      if (isDocumentName(whole)) return { ok: true, value: this.offer(whole) }
    }
    return failed(
      documentFailure(path.basename(file).slice(0, 200) || 'what was dropped', {
        kind: 'unsupported',
        reason: 'Dateline does not read this kind of file',
        message: `Its name ends in none of ${documentExtensions.map((extension) => `.${extension}`).join(' ')}, nor in .dateline.json.`,
        hint: 'Open it in the program it comes from and save it as DOCX, PDF or text.',
      }),
    )
  }

  /** Reads a document; one that is still being read is cancelled. */
  async import(wanted: { token: string } | { clipboard: true }): Promise<RequestOutput<'importDocument'>> {
    this.cancel()
    const own = new AbortController()
    this.#running = own
    try {
      const source = 'token' in wanted ? this.#find(wanted.token) : await this.#copied()
      if (!('kind' in source)) return failed(source.failure)
      if (own.signal.aborted) return failed(cancelledFailure(sourceName(source)))
      const onProgress = (progress: ImportProgress) => this.#machine.onProgress(progress)
      const reading = await this.#machine.reader.read(source, { signal: own.signal, onProgress })
      if (!reading.ok) return reading
      return { ok: true, value: { ...reading.value, shelved: await this.#machine.shelved(reading.value) } }
    } finally {
      if (this.#running === own) this.#running = null
    }
  }

  /** Cancels what is being read, if anything. */
  cancel(): void {
    this.#running?.abort()
    this.#running = null
  }

  #find(token: string): DocumentSource | { failure: Failure } {
    const file = this.#files.get(token)
    if (file !== undefined) return { kind: 'file', file }
    const failure = documentFailure('the document', {
      kind: 'not-found',
      reason: 'it is no longer at hand',
      message: 'It was offered too long ago, or before Dateline was started anew.',
      hint: 'Choose it again.',
    })
    return { failure }
  }

  async #copied(): Promise<DocumentSource | { failure: Failure }> {
    const { text, html } = await this.#machine.readClipboard()
    const name = sourceName({ kind: 'clipboard', text, html })
    if (text.trim() === '' && html.trim() === '') {
      const failure = documentFailure(name, {
        kind: 'empty',
        reason: 'there is no text on the clipboard',
        message: 'Nothing was copied, or something that is not text.',
        hint: 'Copy the text of an article, then try again.',
      })
      return { failure }
    }
    // Formatting that outgrows the limit is given up before the words are.
    return { kind: 'clipboard', text, html: html.length > documentLimits.bytes ? '' : html }
  }
}

const failed = (failure: Failure) => ({ ok: false, failure }) as const
