import { type PointerEvent, type RefObject, useEffect, useLayoutEffect, useRef } from 'react'
import { caretSpan } from '../../core/edit/caret.ts'
import type { SpanIndex } from '../../core/edit/spans.ts'
import { useReader, useReaderState } from './reader-store.ts'
import { pointOf, positionOf } from './text-position.ts'

/** Brings the caret into view whenever it is asked for: first its paragraph, then, once that is drawn, its line. */
export function useReveal(scroll: RefObject<HTMLDivElement | null>, toParagraph: (position: number) => void): void {
  const reveals = useReaderState((state) => state.reveals)
  const { state } = useReader()
  const latest = useRef(toParagraph)
  latest.current = toParagraph
  // biome-ignore lint/correctness/useExhaustiveDependencies: each count is a wish of its own
  useLayoutEffect(() => {
    const root = scroll.current
    if (!root || reveals === 0) return
    let frame = 0
    let tries = 0
    const show = () => {
      const { head } = state.getState().caret
      const point = pointOf(root, head)
      if (!point) {
        // A paragraph that is far away is drawn only after the scrolling; its height is known only then.
        if (tries++ < 8) {
          latest.current(head)
          frame = requestAnimationFrame(show)
        }
        return
      }
      const range = document.createRange()
      range.setStart(point.node, point.offset)
      const box = range.getBoundingClientRect()
      const view = root.getBoundingClientRect()
      if (box.top < view.top + 40 || box.bottom > view.bottom - 60)
        root.scrollBy({ top: box.top - view.top - view.height * 0.4 })
      if (tries > 0 && tries++ < 8) frame = requestAnimationFrame(show)
    }
    show()
    return () => cancelAnimationFrame(frame)
  }, [reveals])
}

/** Draws the caret, and shows what is selected as the platform's own selection, so that it can be copied. */
export function useCaret(scroll: RefObject<HTMLDivElement | null>) {
  const mark = useRef<HTMLDivElement>(null)
  const caret = useReaderState((state) => state.caret)
  useLayoutEffect(() => {
    const root = scroll.current
    const line = mark.current
    if (!root || !line) return
    const place = () => {
      const head = pointOf(root, caret.head)
      line.hidden = head === null
      const { start, end } = caretSpan(caret)
      const selection = document.getSelection()
      if (head) {
        const range = document.createRange()
        range.setStart(head.node, head.offset)
        const box = range.getBoundingClientRect()
        const origin = line.parentElement?.getBoundingClientRect()
        if (origin) {
          line.style.transform = `translate(${box.left - origin.left}px, ${box.top - origin.top}px)`
          line.style.blockSize = `${box.height}px`
        }
      }
      // A field keeps the selection it has; so does a pointer that is still dragging.
      if (!selection || dragging || !root.contains(document.activeElement)) return
      const [from, to] = [pointOf(root, start), pointOf(root, end)]
      if (start < end && from && to) selection.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
      else if (start === end && !selection.isCollapsed) selection.removeAllRanges()
    }
    place()
    const observer = new ResizeObserver(place)
    if (line.parentElement) observer.observe(line.parentElement)
    return () => observer.disconnect()
  })
  return mark
}

let dragging = false

/** A click puts the caret and looks at what stands there; dragging selects. */
export function usePointer(scroll: RefObject<HTMLDivElement | null>, spans: SpanIndex) {
  const { act } = useReader()
  useEffect(() => {
    const onUp = () => {
      if (!dragging) return
      dragging = false
      const selection = document.getSelection()
      const root = scroll.current
      if (!selection?.anchorNode || !selection.focusNode || !root?.contains(selection.anchorNode)) return
      const anchor = positionOf(selection.anchorNode, selection.anchorOffset)
      const head = positionOf(selection.focusNode, selection.focusOffset)
      if (anchor === null || head === null) return
      if (anchor === head) {
        // The innermost of what stands there.
        const here = spans.overlapping({ start: head, end: head + 1 }).at(-1)
        if (here) act.look(here.item)
      }
      act.setCaret(anchor, head)
    }
    window.addEventListener('pointerup', onUp)
    return () => {
      dragging = false
      window.removeEventListener('pointerup', onUp)
    }
  }, [act, scroll, spans])
  return {
    onPointerDown: (event: PointerEvent) => {
      if (event.button === 0 && !(event.target as Element).closest('button')) dragging = true
    },
  }
}
