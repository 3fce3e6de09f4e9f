/** Why a document cannot be read; the words are for people and follow the contract's `Failure`. */
export class DocumentFault extends Error {
  override readonly name = 'DocumentFault'

  constructor(
    readonly kind: 'empty' | 'encrypted' | 'too-large' | 'unreadable' | 'unsupported',
    /** What follows “This document cannot be opened:”. */
    readonly reason: string,
    /** What is wrong, in a sentence or two. */
    message: string,
    /** What the reader can do. */
    readonly hint: string,
  ) {
    super(message)
  }
}

/** A number as people write it: 1,000. */
export const formatCount = (count: number): string => count.toLocaleString('en')

/** A size in megabytes (10⁶ bytes), one digit after the point below 10. */
export function formatMegabytes(bytes: number): string {
  const size = bytes / 1_000_000
  return `${size < 10 && !Number.isInteger(size) ? size.toFixed(1) : Math.round(size).toLocaleString('en')} MB`
}

/** “1 page has”, “3 pages have”. */
export const formatNumberOf = (count: number, one: string, many: string): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`
