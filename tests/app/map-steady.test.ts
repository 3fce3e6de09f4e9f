import { describe, expect, test } from 'vitest'
import { steady } from '../../src/app/map/useSteady.ts'

const isEqual = (a: { n: number }, b: { n: number }) => a.n === b.n

describe('a map made anew', () => {
  const before = new Map([
    ['a', { n: 1 }],
    ['b', { n: 2 }],
  ])

  test('stays the one it was where nothing changed', () => {
    const made = new Map([...before].map(([key, { n }]) => [key, { n }]))
    expect(steady(before, made, isEqual)).toBe(before)
  })

  test('keeps the values that are equal, and takes the others', () => {
    const made = new Map([
      ['a', { n: 1 }],
      ['b', { n: 3 }],
    ])
    const kept = steady(before, made, isEqual)
    expect(kept).not.toBe(before)
    expect(kept.get('a')).toBe(before.get('a'))
    expect(kept.get('b')).toEqual({ n: 3 })
  })

  test('follows what comes and goes', () => {
    expect([...steady(before, new Map([['a', { n: 1 }]]), isEqual).keys()]).toEqual(['a'])
    expect([...steady(new Map([['a', { n: 1 }]]), before, isEqual).keys()]).toEqual(['a', 'b'])
  })
})
