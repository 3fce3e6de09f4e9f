import { useEffect, useReducer, useRef } from 'react'

interface Keyed {
  readonly key: string
}

/**
 * What of `items` is to be drawn now: all that were drawn already, and of the others so many that one frame can hold them; the rest
 * follow frame by frame, in the order of `turn`. Hundreds at once take longer to make and to lay out than a reader waits for.
 */
export function useFewAtOnce<Item extends Keyed>(
  items: readonly Item[],
  most: number,
  turn: (item: Item) => number,
): readonly Item[] {
  const drawn = useRef<ReadonlySet<string>>(new Set())
  const [, drawMore] = useReducer((count: number) => count + 1, 0)
  const fresh = items.filter(({ key }) => !drawn.current.has(key))
  const late = fresh.length > most ? new Set(fresh.sort((a, b) => turn(a) - turn(b)).slice(most)) : null
  const now = late ? items.filter((item) => !late.has(item)) : items
  useEffect(() => {
    drawn.current = new Set(now.map(({ key }) => key))
    if (!late) return
    // A hidden window draws no frames.
    if (document.hidden) {
      const timer = setTimeout(drawMore)
      return () => clearTimeout(timer)
    }
    const frame = requestAnimationFrame(drawMore)
    return () => cancelAnimationFrame(frame)
  })
  return now
}
