import { type PointerEvent, type RefObject, useRef } from 'react'

const SLACK_PX = 4

/** Dragging the empty ground moves the view under the pointer. */
export function usePan(scroller: RefObject<HTMLElement | null>) {
  const drag = useRef<{ x: number; y: number; left: number; top: number; moved: boolean } | null>(null)
  const panned = useRef(false)
  const end = () => {
    panned.current = drag.current?.moved ?? false
    drag.current = null
    scroller.current?.classList.remove('tl-panning')
  }
  return {
    /** True for the click that ends a drag. */
    wasPanned: () => panned.current,
    handlers: {
      onPointerDown(event: PointerEvent<HTMLElement>) {
        panned.current = false
        // An open fold is wide ground and a button at once: it can be dragged too.
        const onControl =
          event.target instanceof Element && event.target.closest('button:not(.tl-fold), [role="button"], [popover]')
        const element = scroller.current
        if (event.button !== 0 || onControl || !element) return
        drag.current = {
          x: event.clientX,
          y: event.clientY,
          left: element.scrollLeft,
          top: element.scrollTop,
          moved: false,
        }
      },
      onPointerMove(event: PointerEvent<HTMLElement>) {
        const held = drag.current
        const element = scroller.current
        if (!held || !element) return
        const [dx, dy] = [event.clientX - held.x, event.clientY - held.y]
        if (!held.moved && Math.hypot(dx, dy) > SLACK_PX) {
          held.moved = true
          element.setPointerCapture(event.pointerId)
          element.classList.add('tl-panning')
        }
        if (held.moved) element.scrollTo({ left: held.left - dx, top: held.top - dy, behavior: 'instant' })
      },
      onPointerUp: end,
      onPointerCancel: end,
    },
  }
}
