import type { z } from 'zod'

/**
 * A stored format that may change: the schema of its newest version, and for each older version the step that makes the next
 * one of it. The version is therefore one more than the number of steps, and a format that never changed has none.
 */
export interface VersionedFormat<T extends { readonly version: number }> {
  readonly schema: z.ZodType<T>
  /** `steps[0]` makes version 2 of version 1, and so on. A step gets what was stored, unchecked, and may throw. */
  readonly steps: readonly ((stored: unknown) => unknown)[]
  /** What stands for a file that is not there. */
  readonly empty: T
}

export type VersionedReading<T> =
  | { readonly kind: 'current'; readonly value: T }
  /** Written by a newer version: `value` is what of it this version understands, null where that is nothing. */
  | { readonly kind: 'newer'; readonly value: T | null }
  | { readonly kind: 'damaged' }

/** Reads a stored value of any version up to the newest, step by step. Never throws. */
export function readVersioned<T extends { readonly version: number }>(
  { schema, steps }: VersionedFormat<T>,
  stored: unknown,
): VersionedReading<T> {
  const newest = steps.length + 1
  const version = versionOf(stored)
  if (version === null || version < 1) return { kind: 'damaged' }
  if (version > newest) {
    // Members this version does not know are left out by the schema; those it knows may have kept their meaning.
    const understood = schema.safeParse({ ...Object(stored), version: newest })
    return { kind: 'newer', value: understood.success ? understood.data : null }
  }
  let value = stored
  try {
    for (const step of steps.slice(version - 1)) value = step(value)
  } catch {
    return { kind: 'damaged' }
  }
  const parsed = schema.safeParse(value)
  return parsed.success ? { kind: 'current', value: parsed.data } : { kind: 'damaged' }
}

function versionOf(stored: unknown): number | null {
  if (typeof stored !== 'object' || stored === null) return null
  const version: unknown = Reflect.get(stored, 'version')
  return typeof version === 'number' && Number.isInteger(version) ? version : null
}
