// What memory a page gives back while its reader rests.

/** Chromium drops painted tiles five seconds after it showed them last. */
const REST_MS = 6000
/** After so long a step may take a few milliseconds more. */
const LONG_REST_MS = 60_000

const inputs = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const

/** Calls back each time that no key, pointer or wheel was moved for `restMs`, and so long after it was called. Returns what ends it. */
export function whenAtRest(restMs: number, listener: () => void): () => void {
  let last = performance.now()
  let timer: ReturnType<typeof setTimeout> | undefined
  // One timer looks whether it has been long enough, instead of one being set anew with every pointer event.
  const look = () => {
    const left = last + restMs - performance.now()
    timer = left > 0 ? setTimeout(look, left) : undefined
    if (timer === undefined) listener()
  }
  const moved = () => {
    last = performance.now()
    timer ??= setTimeout(look, restMs)
  }
  moved()
  for (const name of inputs) addEventListener(name, moved, { capture: true, passive: true })
  return () => {
    clearTimeout(timer)
    for (const name of inputs) removeEventListener(name, moved, { capture: true })
  }
}

/**
 * Has the process that draws let go of tiles that the page has dropped. The page tells it so only together with the next tile it makes,
 * which a page at rest never does; a frame with a speck of its own makes one. Without a graphics processor it is some 14 MB after a
 * flight over the map.
 */
function giveBackTiles(): void {
  const speck = document.createElement('div')
  speck.className = 'speck'
  speck.setAttribute('aria-hidden', 'true')
  document.body.append(speck)
  requestAnimationFrame(() => requestAnimationFrame(() => speck.remove()))
}

/**
 * Gives memory back at rest: with `clear` what Chromium keeps at hand, once for what only the start needed and then after each long
 * rest. Returns what ends it.
 */
export function giveBackAtRest(clear: () => void): () => void {
  let cleared = false
  const ends = [
    whenAtRest(REST_MS, () => {
      if (!cleared) clear()
      cleared = true
      giveBackTiles()
    }),
    whenAtRest(LONG_REST_MS, () => {
      clear()
      giveBackTiles()
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}
