import { useRef } from 'react'

/**
 * A map that is made anew on every change, with the values that stay equal kept the same, and the map itself where all do: what
 * is drawn from it then need not be drawn again.
 */
export function useSteady<Key, Value>(
  made: ReadonlyMap<Key, Value>,
  isEqual: (a: Value, b: Value) => boolean = Object.is,
): ReadonlyMap<Key, Value> {
  const held = useRef(made)
  held.current = steady(held.current, made, isEqual)
  return held.current
}

export function steady<Key, Value>(
  before: ReadonlyMap<Key, Value>,
  made: ReadonlyMap<Key, Value>,
  isEqual: (a: Value, b: Value) => boolean,
): ReadonlyMap<Key, Value> {
  if (before === made) return before
  let isSame = before.size === made.size
  const kept = new Map<Key, Value>()
  for (const [key, value] of made) {
    const old = before.get(key)
    const stays = old !== undefined && isEqual(old, value)
    kept.set(key, stays ? old : value)
    isSame &&= stays
  }
  return isSame ? before : kept
}
