import { useEffect, useMemo } from 'react'
import { createStore } from 'zustand'
import { useViewStoreApi, type ViewStore, type ViewStoreApi } from './store.ts'

/** Resolves with the frame after the next, when that one has been drawn; a hidden window draws none and is not waited for. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    if (document.hidden) setTimeout(resolve)
    // A task after the first frame's own callbacks could still run before it is drawn.
    else requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
  })

/**
 * Keeps `follower` as `store` is, but that it learns of a step only once a frame with it has been drawn: views that take long to
 * follow then do not hold back those that are read first. Of several steps before that frame it sees the last. Everything else
 * it sees at once: a hover, and a focus or filter, which the reader sets in these views too. Returns what ends it.
 */
export function followFrameLater(store: ViewStoreApi, follower: ViewStoreApi): () => void {
  let waiting = false
  let live = true
  const catchUp = () => {
    if (live) follower.setState(store.getState())
  }
  catchUp()
  const stop = store.subscribe((now) => {
    const seen = follower.getState().exploration
    const isStep = now.exploration !== seen && now.exploration.path === seen.path
    if (!isStep) return catchUp()
    if (waiting) return
    waiting = true
    // And one frame more, in which the first gets to the screen: on a slow machine the two would be in each other's way.
    void nextFrame()
      .then(nextFrame)
      .then(() => {
        waiting = false
        catchUp()
      })
  })
  return () => {
    live = false
    stop()
  }
}

/** The store of the open article for a view that may follow a frame later. */
export function useFrameLater(): ViewStoreApi {
  const store = useViewStoreApi()
  const follower = useMemo(() => createStore<ViewStore>(() => store.getState()), [store])
  useEffect(() => followFrameLater(store, follower), [store, follower])
  return follower
}
