import { z } from 'zod'

type Issue = z.core.$ZodIssue

/** What is looked at of a schema before it is used: how long its lists may be and what its objects' entries are called. */
interface Shape {
  /** The schema's own length limits, for a list of anything. */
  readonly list: z.ZodArray | null
  readonly items: Shape | null
  /** Null where a value is no object with named entries. */
  readonly entries: ReadonlyMap<string, Shape> | null
}

/** More unknown entries than a slip of the hand makes. */
const mostUnknownKeys = 1000
const keysShown = 100

function shapeOf(schema: unknown): Shape {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return shapeOf(schema.unwrap())
  if (schema instanceof z.ZodArray) {
    // A check of the length looks at nothing in the list, so it takes any.
    const limits = (schema.def.checks ?? []).filter(
      (check): check is z.core.$ZodCheckMaxLength<unknown[]> => check._zod.def.check === 'max_length',
    )
    return { list: z.array(z.unknown()).check(...limits), items: shapeOf(schema.element), entries: null }
  }
  if (schema instanceof z.ZodObject) {
    const entries = Object.entries(schema.shape).map(([key, field]) => [key, shapeOf(field)] as const)
    return { list: null, items: null, entries: new Map(entries) }
  }
  if (schema instanceof z.ZodDiscriminatedUnion) return schema.options.map(shapeOf).reduce(either)
  return { list: null, items: null, entries: null }
}

/** Which option of a union a value is does not matter here: entries of all are known, and of one name's lists the first's limits hold. */
const either = (one: Shape, other: Shape): Shape => ({
  list: one.list ?? other.list,
  items: one.items ?? other.items,
  entries: new Map([...(other.entries ?? []), ...(one.entries ?? [])]),
})

/**
 * Makes a check for lists longer than a schema allows and objects with over a thousand entries it does not know. The schema finds both,
 * but only after it has checked each item and told each fault in it, which takes minutes for a list of hundreds of thousands.
 * @returns a function that gives the first such fault in a value, or null
 */
export function findOverlong(schema: z.ZodType): (root: unknown) => Issue | null {
  const shape = shapeOf(schema)
  return (root) => findIn(root, shape, [])
}

function findIn(value: unknown, { list, items, entries }: Shape, path: readonly PropertyKey[]): Issue | null {
  if (typeof value !== 'object' || value === null) return null
  if (Array.isArray(value)) {
    const issue = list?.safeParse(value).error?.issues[0]
    if (issue) return { ...issue, path: [...path] }
    if (!items) return null
    for (const [index, item] of value.entries()) {
      const found = findIn(item, items, [...path, index])
      if (found) return found
    }
    return null
  }
  if (!entries) return null
  const unknown: string[] = []
  for (const [key, item] of Object.entries(value)) {
    const shape = entries.get(key)
    if (!shape) unknown.push(key)
    const found = shape ? findIn(item, shape, [...path, key]) : null
    if (found) return found
  }
  if (unknown.length <= mostUnknownKeys) return null
  const message = `Unrecognized keys: ${unknown.length}`
  return { code: 'unrecognized_keys', keys: unknown.slice(0, keysShown), path: [...path], message }
}
