import { z } from 'zod'
import { articleIdPattern } from '../../src/contract/early.ts'
import { articleDigest } from '../../src/core/library/digest-schema.ts'
import type { VersionedFormat } from '../../src/core/versioned.ts'
import { emptyShelf } from '../empty-states.ts'
import { mostRecords } from './records.ts'

/** What is remembered of an article file, so that a start reads none, and a file that moves keeps its id. */
const record = z.object({
  file: z.string().min(1).max(8192),
  id: z.string().regex(articleIdPattern),
  /** The state of the file that this was said of; empty while it was never read. */
  stamp: z.string().max(200),
  /** When the reader opened it last, ms since 1970. */
  opened: z.number().nullable(),
  /** Null while it is not known, and of a file that cannot be read. */
  digest: articleDigest.nullable(),
  /** Why it cannot be read, in one line. */
  fault: z.string().max(200).nullable(),
  /** The seal of its text, when it was found right as it stands; lists from before there were seals have none. */
  seal: z.string().max(100).nullable().default(null),
})

export type ArticleRecord = z.output<typeof record>

const shelfStateSchema = z.object({
  version: z.literal(1),
  /** The folder the reader chose; null for the usual one. */
  folder: z.string().max(8192).nullable(),
  articles: z.array(record).max(mostRecords),
})

export type ShelfState = z.output<typeof shelfStateSchema>

export const shelfStateFormat: VersionedFormat<ShelfState> = {
  schema: shelfStateSchema,
  steps: [],
  empty: emptyShelf,
}
