import { useEffect, useState } from 'react'
import type { Rect } from '../../core/map/rect.ts'

const COVERS = '.map-card, .map-scale, .map-attribution, .map-list'

const same = (a: Rect, b: Rect | undefined): boolean =>
  a.left === b?.left && a.top === b.top && a.right === b.right && a.bottom === b.bottom

/** The parts of the map that lie under its controls, in px from its corner; anew when one comes, goes or changes its size. */
export function useCovered(section: React.RefObject<HTMLElement | null>): readonly Rect[] {
  const [covered, setCovered] = useState<readonly Rect[]>([])
  useEffect(() => {
    const root = section.current
    if (!root) return
    const read = () => {
      const { left, top } = root.getBoundingClientRect()
      const rects = [...root.querySelectorAll(COVERS)].flatMap((element): Rect[] => {
        const rect = element.getBoundingClientRect()
        // What is not shown has no size, and a rectangle without one would lie in the corner.
        if (rect.width === 0 || rect.height === 0) return []
        return [{ left: rect.left - left, top: rect.top - top, right: rect.right - left, bottom: rect.bottom - top }]
      })
      setCovered((held) =>
        held.length === rects.length && held.every((rect, n) => same(rect, rects[n])) ? held : rects,
      )
    }
    const sizes = new ResizeObserver(read)
    const watch = () => {
      sizes.disconnect()
      for (const element of [root, ...root.querySelectorAll(COVERS)]) sizes.observe(element)
    }
    const parts = new MutationObserver((changes) => {
      // Marks come and go in the map itself all the time; its controls stand beside it.
      if (changes.some(({ target }) => target instanceof Element && !target.closest('.leaflet-container'))) watch()
    })
    parts.observe(root, { childList: true, subtree: true })
    watch()
    return () => {
      sizes.disconnect()
      parts.disconnect()
    }
  }, [section])
  return covered
}
