import { useCallback, useRef, useSyncExternalStore } from 'react'
import { type Look, onLookChange, readLook } from './palette.ts'

/** The colours and the text size the map is drawn in, anew when they change. */
export function useLook(): Look {
  const held = useRef<Look | null>(null)
  const subscribe = useCallback((changed: () => void) => {
    held.current = null // it may have changed between the first drawing and now
    return onLookChange(() => {
      held.current = null
      changed()
    })
  }, [])
  return useSyncExternalStore(subscribe, () => {
    held.current ??= readLook()
    return held.current
  })
}
