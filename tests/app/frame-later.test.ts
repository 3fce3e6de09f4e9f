import { expect, it, vi } from 'vitest'
import { followFrameLater, nextFrame } from '../../src/app/frame-later.ts'
import { createViewStore } from '../../src/app/store.ts'
import { bundledArticle } from './with-article.tsx'

const open = () => {
  const store = createViewStore(bundledArticle())
  const follower = createViewStore(bundledArticle())
  const stop = followFrameLater(store, follower)
  const current = () => follower.getState().exploration.current?.id
  const select = (statement: string) => store.getState().dispatch({ type: 'select', statement })
  return { store, follower, stop, current, select }
}

it('follows a step when its frame has had one more to get to the screen, and of several steps sees the last', async () => {
  const { store, follower, current, select } = open()
  const seen = vi.fn()
  follower.subscribe(seen)
  select('s05')
  select('s09')
  expect(current()).toBe('s01')
  await nextFrame()
  expect(current()).toBe('s01')
  await nextFrame()
  expect(current()).toBe('s09')
  expect(seen).toHaveBeenCalledTimes(1)
  expect(follower.getState().moves).toBe(store.getState().moves)
})

it('follows a focus and a filter at once, also while a step waits', () => {
  const { store, follower, current, select } = open()
  select('s05')
  store.getState().dispatch({ type: 'focus-place', place: 'chasiv-yar', as: 'about' })
  expect(follower.getState()).toEqual(store.getState())
  store.getState().dispatch({ type: 'clear-focus' })
  store.getState().dispatch({ type: 'toggle-filter', key: 'modes', value: 'direct' })
  expect(follower.getState()).toEqual(store.getState())
  expect(current()).toBe(store.getState().exploration.current?.id)
})

it('follows a hover at once', () => {
  const { store, follower } = open()
  store.getState().setHover({ kind: 'statement', id: 's03' })
  expect(follower.getState().hover).toEqual({ kind: 'statement', id: 's03' })
})

it('acts on the store it follows, and no longer follows once it is stopped', async () => {
  const { store, follower, stop, current, select } = open()
  follower.getState().dispatch({ type: 'select', statement: 's04' })
  expect(store.getState().exploration.current?.id).toBe('s04')
  stop()
  select('s07')
  await nextFrame()
  await nextFrame()
  expect(current()).toBe('s01')
})
