import type { Block } from '../article.ts'
import { documentLimits } from './document.ts'
import { DocumentFault, formatCount } from './fault.ts'

type Kind = Block['kind']

/** The failure of a text that is longer than Dateline reads. */
export const tooMuchText = (): DocumentFault =>
  new DocumentFault(
    'too-large',
    'its text is too long',
    `It holds more than ${formatCount(documentLimits.text)} characters of text, the most Dateline reads.`,
    'Divide it into several documents and open them one by one.',
  )

/** Puts a text together from blocks, an empty line between two, none between the items of a list. */
export class TextBuilder {
  readonly #parts: string[] = []
  readonly #blocks: Block[] = []
  #length = 0

  /** Adds a block; one of white space alone is left out. Throws DocumentFault when the text grows too long. */
  add(kind: Kind, content: string, level?: number): void {
    const text = content.trim()
    if (text === '') return
    const before = this.#blocks.at(-1)
    if (before) this.#push(before.kind === 'list-item' && kind === 'list-item' ? '\n' : '\n\n')
    const start = this.#length
    this.#push(text)
    this.#blocks.push({ start, end: this.#length, kind, ...(level === undefined ? {} : { level }) })
  }

  #push(text: string): void {
    this.#length += text.length
    if (this.#length > documentLimits.text) throw tooMuchText()
    this.#parts.push(text)
  }

  finish(): { text: string; blocks: Block[] } {
    return { text: this.#parts.join(''), blocks: this.#blocks }
  }
}
