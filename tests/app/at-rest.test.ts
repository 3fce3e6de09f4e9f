import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { giveBackAtRest, whenAtRest } from '../../src/app/at-rest.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const specks = () => document.querySelectorAll('.speck').length

it('calls back once after each rest, and not while something is moved', () => {
  const listener = vi.fn()
  const end = whenAtRest(1000, listener)
  vi.advanceTimersByTime(900)
  dispatchEvent(new Event('pointermove'))
  vi.advanceTimersByTime(900)
  expect(listener).not.toHaveBeenCalled()
  vi.advanceTimersByTime(100)
  expect(listener).toHaveBeenCalledTimes(1)
  vi.advanceTimersByTime(10_000)
  expect(listener).toHaveBeenCalledTimes(1)
  dispatchEvent(new KeyboardEvent('keydown'))
  vi.advanceTimersByTime(1000)
  expect(listener).toHaveBeenCalledTimes(2)
  dispatchEvent(new WheelEvent('wheel'))
  end()
  dispatchEvent(new Event('pointerdown'))
  vi.advanceTimersByTime(10_000)
  expect(listener).toHaveBeenCalledTimes(2)
})

it('clears once after the start and then after long rests, with a speck that stays for two frames each time', () => {
  const clear = vi.fn()
  const end = giveBackAtRest(clear)
  expect(specks()).toBe(0)
  vi.advanceTimersByTime(6000)
  expect([clear.mock.calls.length, specks()]).toEqual([1, 1])
  vi.advanceTimersByTime(100)
  expect(specks()).toBe(0)
  dispatchEvent(new Event('pointermove'))
  vi.advanceTimersByTime(6000)
  expect([clear.mock.calls.length, specks()]).toEqual([1, 1])
  vi.advanceTimersByTime(54_000)
  expect([clear.mock.calls.length, specks()]).toEqual([2, 1])
  end()
})
