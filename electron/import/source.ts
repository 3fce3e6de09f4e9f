import { z } from 'zod'

/** What is to be read: a file by its whole path, or what was copied. */
export const documentSource = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), file: z.string().min(1) }),
  z.object({ kind: z.literal('clipboard'), text: z.string(), html: z.string() }),
])

export type DocumentSource = z.output<typeof documentSource>

/** What people know a source as. */
export const sourceName = (source: DocumentSource): string =>
  source.kind === 'clipboard' ? 'Clipboard' : source.file.replace(/^.*[\\/]/, '')
