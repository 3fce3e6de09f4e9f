import { expect, test } from 'vitest'
import { PaintQueue } from '../../../src/core/map/paint-queue.ts'

const takeAll = (queue: PaintQueue<string, string>): string[] => {
  const taken: string[] = []
  for (let wish = queue.take(); wish !== undefined; wish = queue.take()) taken.push(wish)
  return taken
}

test('what is missing comes before what is blurred, each in the order it was asked for', () => {
  const queue = new PaintQueue<string, string>()
  queue.add('a', 'sharpen a', false)
  queue.add('b', 'paint b', true)
  queue.add('c', 'sharpen c', false)
  queue.add('d', 'paint d', true)
  expect(takeAll(queue)).toEqual(['paint b', 'paint d', 'sharpen a', 'sharpen c'])
})

test('a later wish takes the place of an earlier one, whichever kind it was', () => {
  const queue = new PaintQueue<string, string>()
  queue.add('a', 'paint a', true)
  queue.add('a', 'sharpen a', false)
  queue.add('b', 'sharpen b', false)
  queue.add('b', 'paint b', true)
  expect(takeAll(queue)).toEqual(['paint b', 'sharpen a'])
})

test('what is dropped is not taken, and an empty queue gives nothing', () => {
  const queue = new PaintQueue<string, string>()
  queue.add('a', 'paint a', true)
  queue.add('b', 'sharpen b', false)
  queue.drop('a')
  queue.drop('b')
  queue.drop('never there')
  expect(queue.take()).toBeUndefined()
})
