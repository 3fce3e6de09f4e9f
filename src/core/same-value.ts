/** Whether two values are the same as JSON: the order of an object's members, and members that are undefined, do not matter. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const [mine, theirs] = [given(a), given(b)]
  return (
    mine.size === theirs.size && [...mine].every(([key, value]) => theirs.has(key) && sameValue(value, theirs.get(key)))
  )
}

const given = (value: object): ReadonlyMap<string, unknown> =>
  new Map(Object.entries(value).filter(([, held]) => held !== undefined))
