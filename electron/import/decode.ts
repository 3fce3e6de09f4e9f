import type { DocumentNote } from '../../src/core/import/document.ts'
import { detectEncoding } from '../../src/core/import/encoding.ts'
import { DocumentFault, formatNumberOf } from '../../src/core/import/fault.ts'

/** Decodes a text, and notes what the reader should know of it. Throws DocumentFault where the bytes are no text. */
export function decodeText(bytes: Uint8Array, declared?: string): { text: string; notes: DocumentNote[] } {
  const encoding = detectEncoding(bytes, declared)
  if (!encoding) throw notText()
  const decoder = decoderOf(encoding.label) ?? new TextDecoder('windows-1252')
  const text = decoder.decode(bytes.subarray(encoding.skip))
  const notes: DocumentNote[] = []
  if (encoding.source === 'guess' || decoder.encoding !== encoding.label) {
    const message = `The text is not in UTF-8 and does not say what it is in; it was read as ${decoder.encoding}. Check a few letters.`
    notes.push({ code: 'encoding-guessed', message })
  } else if (
    encoding.source !== 'declared' &&
    declared !== undefined &&
    decoderOf(declared)?.encoding !== decoder.encoding
  ) {
    const message = `The text says it is in ${declared.slice(0, 40)} but is in ${decoder.encoding}, and was read as that.`
    notes.push({ code: 'encoding-differs', message })
  }
  const lost = text.split('\ufffd').length - 1
  if (lost > Math.max(20, text.length / 10)) throw notText()
  if (lost > 0) {
    const message = `${formatNumberOf(lost, 'character', 'characters')} could not be read and stand as \ufffd.`
    notes.push({ code: 'characters-lost', message })
  }
  return { text, notes }
}

/** UTF-8 that was taken for windows-1252 and saved so: a quotation mark as â€œ, é as Ã©, и as Ð¸. Hardly ever anybody's words. */
const garbled =
  /â[€\u0080][œ“”™˜¦\u0093\u0094\u0098-\u009d]|Ã[\u00a1-\u00bf]|Â[\u00a0«»°]|(?:[ÐÑ][\u0080-\u00bf\u0152-\u0192\u2013-\u20ac]){3}/g

/** Notes letters that another program garbled before: no decoding of the file gives them back. */
export function noteGarbled(text: string): DocumentNote[] {
  const found = text.match(garbled) ?? []
  if (found.length < 2) return []
  const message = `Letters such as ${found[0]} look as if another program had read the text in the wrong encoding. They stand as they are; look for a better copy.`
  return [{ code: 'garbled', message }]
}

/** Null for an encoding there is not. */
function decoderOf(label: string): InstanceType<typeof TextDecoder> | null {
  try {
    return new TextDecoder(label)
  } catch {
    return null
  }
}

export const notText = (): DocumentFault =>
  new DocumentFault(
    'unsupported',
    'it is not text',
    'It holds data for programs, not text in any encoding that Dateline knows.',
    'Choose a text, Markdown, HTML, DOCX or PDF file.',
  )
