import { useEffect, useRef, useState } from 'react'
import { useViewStoreApi } from '../store.ts'

export interface Preview {
  /** The mark it belongs to. */
  readonly key: string
  readonly statement: string
}

export const previewId = 'tl-preview'

/** A pointer that only passes by opens nothing. */
const DELAY_MS = 150

/** Which statement is previewed: after a rest of the pointer, at once on key focus. Tells the other views either way. */
export function usePreview() {
  const store = useViewStoreApi()
  const [shown, setShown] = useState<Preview | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const over = useRef<string | null>(null)
  useEffect(() => () => clearTimeout(timer.current), [])
  useEffect(() => {
    if (shown === null) return
    // Escape takes the card away and still means what it means to the window: the card is closed before it gets there.
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      const card = document.getElementById(previewId)
      if (card?.matches(':popover-open')) card.hidePopover()
      setShown(null)
    }
    window.addEventListener('keydown', onKeyDown, { capture: true })
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [shown])

  const hide = () => {
    clearTimeout(timer.current)
    setShown(null)
  }
  const left = () => {
    if (over.current === null) return
    over.current = null
    hide()
    store.getState().setHover(null)
  }
  const enter = (preview: Preview, delayMs: number) => {
    if (over.current === preview.key) return
    over.current = preview.key
    hide()
    store.getState().setHover({ kind: 'statement', id: preview.statement })
    if (delayMs === 0) setShown(preview)
    else timer.current = setTimeout(() => setShown(preview), delayMs)
  }
  return {
    shown,
    left,
    pointed(target: EventTarget) {
      const found = previewAt(target)
      if (found) enter(found, DELAY_MS)
      else left()
    },
    focused(target: Element) {
      // A click gives focus too, but the pointer is there already.
      if (!target.matches(':focus-visible')) return
      const found = previewAt(target)
      if (found) enter(found, 0)
      else left()
    },
    /** What scrolls away from under the pointer is no longer pointed at. */
    scrolled() {
      if (shown && !document.activeElement?.matches(`[data-key="${CSS.escape(shown.key)}"]`)) left()
    },
  }
}

function previewAt(target: EventTarget): Preview | null {
  const element = target instanceof Element ? target.closest('[data-statement][data-key]') : null
  const key = element?.getAttribute('data-key')
  const statement = element?.getAttribute('data-statement')
  return key && statement ? { key, statement } : null
}
