const mostUnits = 80
/** What is kept of an id that grows too long, so that a hash of the whole still fits behind it. */
const keptUnits = 60

/** FNV-1a, 32 bits, as seven digits to the base 36: short, stable, and the same on every machine. */
export function shortHash(text: string): string {
  let hash = 0x811c9dc5
  for (let k = 0; k < text.length; k += 1) hash = Math.imul(hash ^ text.charCodeAt(k), 0x01000193)
  return (hash >>> 0).toString(36).padStart(7, '0')
}

/** Makes ids that are valid in an article file and never the same twice. */
export function uniqueIds(): (prefix: string, id: string) => string {
  const taken = new Set<string>()
  return (prefix, id) => {
    const whole = prefix === '' ? id : `${prefix}-${id}`
    const wanted = whole.length <= mostUnits ? whole : `${whole.slice(0, keptUnits)}-${shortHash(whole)}`
    let free = wanted
    for (let n = 2; taken.has(free); n += 1) free = `${wanted.slice(0, mostUnits - 6)}-${n}`
    taken.add(free)
    return free
  }
}

/**
 * A prefix for each library id. It depends on the id alone, so that a statement keeps its name whatever it is read together with;
 * only where two ids have the same hash, on the other.
 */
export function prefixesOf(ids: readonly string[]): ReadonlyMap<string, string> {
  const unique = uniqueIds()
  return new Map([...ids].sort().map((id) => [id, unique('', shortHash(id))]))
}
