import type { Failure } from '../contract/index.ts'

/** What the reader is told of a request that ended in a bug. */
export const unexpected = (error: unknown): Failure => ({
  kind: 'unreadable',
  title: 'Something went wrong inside Dateline',
  message: error instanceof Error ? error.message : String(error),
  hint: 'Try again. If it comes back, start Dateline anew; nothing of yours has been changed.',
})
