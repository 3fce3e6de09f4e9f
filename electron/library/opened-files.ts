import { z } from 'zod'
import type { VersionedFormat } from '../../src/core/versioned.ts'
import { emptyOpened } from '../empty-states.ts'

/** Main's own state file: the article files the reader opened, the last one first. */
const openedFilesSchema = z.object({
  version: z.literal(1),
  files: z.array(z.string().min(1).max(8192)).max(1000),
})

export type OpenedFiles = z.output<typeof openedFilesSchema>

export const openedFilesFormat: VersionedFormat<OpenedFiles> = {
  schema: openedFilesSchema,
  steps: [],
  empty: emptyOpened,
}
