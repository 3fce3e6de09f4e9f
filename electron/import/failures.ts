import type { Failure } from '../../src/contract/index.ts'
import { DocumentFault } from '../../src/core/import/fault.ts'

interface Words {
  readonly kind: Failure['kind']
  /** What follows “This document cannot be opened:”. */
  readonly reason: string
  readonly message: string
  readonly hint: string
}

/** A failure to read a document, in the contract's form; `name` is the document as the reader knows it. */
export const documentFailure = (name: string, { kind, reason, message, hint }: Words): Failure => ({
  kind,
  title: `This document cannot be opened: ${reason}`,
  message,
  hint,
  file: name,
})

export const cancelledFailure = (name: string): Failure => ({
  kind: 'cancelled',
  title: 'The document was not opened',
  message: `Reading ${name} was cancelled.`,
  hint: 'Open it again whenever you like.',
  file: name,
})

/** The failure that an error while reading stands for. What no importer foresaw is put down to the document, which is damaged. */
export function failureOf(error: unknown, name: string): Failure {
  if (error instanceof DocumentFault) return documentFailure(name, error)
  if (error instanceof RangeError && error.message.includes('call stack')) return documentFailure(name, tooDeep)
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const known = Object.hasOwn(systemFailures, code) ? systemFailures[code] : undefined
  if (known) return documentFailure(name, known)
  const detail = error instanceof Error ? error.message.replace(/\s+/g, ' ').slice(0, 160) : ''
  return documentFailure(name, {
    kind: 'unreadable',
    reason: 'it is damaged',
    message: `Dateline did not understand what is in it${detail === '' ? '' : ` (${detail})`}.`,
    hint: 'Open it in the program it comes from and save it anew, or copy its text and open it from the clipboard.',
  })
}

/** What recursion in a library gives in to. */
const tooDeep: Words = {
  kind: 'unsupported',
  reason: 'it nests too deeply',
  message: 'Its parts stand in one another deeper than Dateline can follow.',
  hint: 'Copy the text you need and open it from the clipboard.',
}
const missing: Words = {
  kind: 'not-found',
  reason: 'its file is missing',
  message: 'The file is no longer there. It may have been moved, renamed or deleted.',
  hint: 'Choose the file where it is now.',
}
const refused: Words = {
  kind: 'unreadable',
  reason: 'its file may not be read',
  message: 'You do not have permission to read the file.',
  hint: 'Change the permissions of the file, then open it again.',
}

/** By the system's error code. */
const systemFailures: Readonly<Record<string, Words>> = {
  ENOENT: missing,
  ENOTDIR: missing,
  EACCES: refused,
  EPERM: refused,
  EIO: {
    kind: 'unreadable',
    reason: 'its file cannot be read',
    message: 'The disk reported an error.',
    hint: 'Check the disk or the network folder it is on, then open it again.',
  },
}
