/**
 * Tells the reader's hand from the map's own motion. When the map moves under a pointer at rest, the browser sends pointer
 * events as if the pointer had moved; only its place on the screen says that it has not.
 */
let last: { readonly x: number; readonly y: number } | null = null
let moved = false

const watch = ({ screenX, screenY }: PointerEvent): void => {
  // Where the pointer lay when the app opened is not known until the first event, which is no move yet.
  moved = last !== null && (last.x !== screenX || last.y !== screenY)
  last = { x: screenX, y: screenY }
}

// For as long as the page: any part of it may be where the pointer comes from.
window.addEventListener('pointermove', watch, { capture: true, passive: true })

/** Whether the pointer event being handled, or the mouse event made from it, is a move of the pointer itself. */
export const pointerMoved = (): boolean => moved
