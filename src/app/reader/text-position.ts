/** Finds positions of the source in what is drawn, and back: pieces carry where they begin as `data-at`, and hold one text node. */

/** The position, in UTF-16 code units of the source, of a point in the drawn text; null outside it. */
export function positionOf(node: Node, offset: number): number | null {
  const piece = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>('[data-at]')
  if (piece) return Number(piece.dataset.at) + (node instanceof Element ? 0 : offset)
  // A point between pieces: the piece after it, else the end of the one before.
  const after = node.childNodes[offset]
  const next = after instanceof Element ? pieceIn(after, 'first') : null
  if (next) return Number(next.dataset.at)
  const before = node.childNodes[offset - 1]
  const last = before instanceof Element ? pieceIn(before, 'last') : null
  return last ? Number(last.dataset.at) + (last.textContent?.length ?? 0) : null
}

function pieceIn(element: Element, which: 'first' | 'last'): HTMLElement | null {
  if (element instanceof HTMLElement && element.dataset.at !== undefined) return element
  const all = element.querySelectorAll<HTMLElement>('[data-at]')
  return all[which === 'first' ? 0 : all.length - 1] ?? null
}

/** The point in the drawn text of a position in the source; null where it is not drawn now. */
export function pointOf(root: Element, position: number): { readonly node: Text; readonly offset: number } | null {
  let best: { node: Text; offset: number } | null = null
  for (const piece of root.querySelectorAll<HTMLElement>('[data-at]')) {
    const at = Number(piece.dataset.at)
    const node = piece.firstChild
    if (!(node instanceof Text) || at > position || position > at + node.length) continue
    best = { node, offset: position - at }
    // Where two pieces meet, the later one is where typing would go on.
    if (position < at + node.length) return best
  }
  return best
}
