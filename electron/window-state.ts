import { z } from 'zod'
import type { VersionedFormat } from '../src/core/versioned.ts'
import { emptyWindow } from './empty-states.ts'

const pixels = z.int().min(-100_000).max(100_000)

/** Main's own state file: where the window was, in screen pixels independent of scale. */
const windowStateSchema = z.object({
  version: z.literal(1),
  bounds: z.object({ x: pixels, y: pixels, width: pixels.min(1), height: pixels.min(1) }).nullable(),
  maximized: z.boolean(),
})

export type WindowState = z.output<typeof windowStateSchema>

export const windowStateFormat: VersionedFormat<WindowState> = {
  schema: windowStateSchema,
  steps: [],
  empty: emptyWindow,
}
