import { type RefObject, useLayoutEffect, useState } from 'react'
import { useView } from '../store.ts'

/** Width of the places list in rem: 212 px at 100 % text. */
export const LIST_REM = 13.25
/** What the list must leave of the map's width (360 px at 100 % text), and the height it needs to show a few rows, in rem. */
const LEAST_REST_REM = 22.5
const LEAST_HEIGHT_REM = 13

/**
 * Whether the places list is open. It folds by itself where it would leave too little of the map, also after larger text or
 * a smaller window; there the reader can still open it, and where there is room again, what was chosen before holds.
 */
export function usePlacesOpen(section: RefObject<HTMLElement | null>, remPx: number) {
  const chosen = useView((view) => view.placesOpen) ?? false
  const choose = useView((view) => view.setPlacesOpen)
  const [cramped, setCramped] = useState(false)
  const [openCramped, setOpenCramped] = useState(false)
  useLayoutEffect(() => {
    const element = section.current
    if (!element) return
    const measure = () => {
      const { clientWidth: width, clientHeight: height } = element
      if (width === 0) return // not laid out yet
      const next = width < (LIST_REM + LEAST_REST_REM) * remPx || height < LEAST_HEIGHT_REM * remPx
      setCramped(next)
      if (!next) setOpenCramped(false)
    }
    measure()
    const observer = new ResizeObserver(measure)
    observer.observe(element)
    return () => observer.disconnect()
  }, [section, remPx])
  return { open: cramped ? openCramped : chosen, setOpen: cramped ? setOpenCramped : choose }
}
