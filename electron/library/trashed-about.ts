import { z } from 'zod'

/** What is kept beside a trashed file, so that it can be brought back as it was. */
const about = z.object({
  version: z.literal(1),
  name: z.string().min(1).max(500),
  title: z.string().max(1000),
  /** Its id in the library. */
  id: z.string().max(100),
  when: z.number(),
  reason: z.enum(['trashed', 'other-version']),
})

export type TrashedAbout = z.output<typeof about>

const key = z.uuid()

export const isTrashKey = (name: string): boolean => key.safeParse(name).success

/** Reads `about.json`; null where it is damaged. */
export function readAbout(text: string): TrashedAbout | null {
  try {
    return about.parse(JSON.parse(text))
  } catch {
    return null
  }
}
