import { renderHook, waitFor } from '@testing-library/react'
import { expect, test } from 'vitest'
import { useFewAtOnce } from '../../src/app/map/use-few-at-once.ts'

const made = (count: number, from = 0) =>
  Array.from({ length: count }, (_, k) => ({ key: `${from + k}`, far: 1000 - k }))
const nearest = ({ far }: { readonly far: number }) => far

const draw = (items: ReturnType<typeof made>) => {
  const counts: number[] = []
  const hook = renderHook(
    (given: typeof items) => {
      const drawn = useFewAtOnce(given, 20, nearest)
      counts.push(drawn.length)
      return drawn
    },
    { initialProps: items },
  )
  return { ...hook, counts }
}

test('what one frame can hold is drawn at once, as it is given', () => {
  const items = made(20)
  const { result, counts } = draw(items)
  expect(result.current).toEqual(items)
  expect(counts).toEqual([20])
})

test('of many the nearest come first and the rest frame by frame, all in the order given', async () => {
  const items = made(50)
  const { result, counts } = draw(items)
  expect(result.current).toEqual(items.slice(30))
  await waitFor(() => expect(result.current).toEqual(items))
  expect(counts).toEqual([20, 40, 50])
})

test('what is drawn stays, goes when it is no longer given, and waits for its turn again', async () => {
  const { result, rerender } = draw(made(40))
  await waitFor(() => expect(result.current).toHaveLength(40))
  rerender([...made(40), ...made(40, 40)])
  expect(result.current).toHaveLength(60)
  expect(result.current.slice(0, 40)).toEqual(made(40))
  rerender(made(5, 40))
  expect(result.current).toEqual(made(5, 40))
  rerender([...made(40), ...made(5, 40)])
  expect(result.current).toHaveLength(25)
})
