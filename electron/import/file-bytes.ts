import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import { documentLimits } from '../../src/core/import/document.ts'
import { DocumentFault, formatMegabytes } from '../../src/core/import/fault.ts'

/** Reads a whole file, no more of it than Dateline reads. Rejects with DocumentFault, or the system's error. */
export async function readFileBytes(file: string): Promise<Uint8Array> {
  // Looked at before it is opened: opening a pipe would wait for its other end.
  const about = await stat(file)
  if (!about.isFile()) {
    throw new DocumentFault(
      'unreadable',
      'it is not a file',
      'It is a folder or a device, not a file.',
      'Choose a text, Markdown, HTML, DOCX or PDF file.',
    )
  }
  refuseLarge(about.size)
  const handle = await open(file, constants.O_RDONLY)
  try {
    // One byte more than there should be, which shows a file that grows meanwhile.
    const bytes = new Uint8Array(about.size + 1)
    let length = 0
    for (;;) {
      const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length)
      length += bytesRead
      if (bytesRead === 0 || length === bytes.length) break
    }
    if (length <= about.size) return bytes.subarray(0, length)
  } finally {
    await handle.close()
  }
  throw new DocumentFault(
    'unreadable',
    'its file is being written',
    'The file grew while it was read.',
    'Wait until the other program has finished, then open it again.',
  )
}

/** Throws DocumentFault for more bytes than Dateline reads. */
export function refuseLarge(bytes: number): void {
  if (bytes <= documentLimits.bytes) return
  throw new DocumentFault(
    'too-large',
    'it is too large',
    `It has ${formatMegabytes(bytes)}. Dateline reads documents up to ${formatMegabytes(documentLimits.bytes)}.`,
    'Copy the text you need and open it from the clipboard.',
  )
}
