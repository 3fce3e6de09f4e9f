import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sameValue } from '../../src/core/same-value.ts'

describe('values that are the same', () => {
  it('are so in any order of members', () => {
    expect(sameValue({ a: 1, b: [{ c: null }] }, { b: [{ c: null }], a: 1, d: undefined })).toBe(true)
    expect(sameValue([1, 2], [2, 1])).toBe(false)
    expect(sameValue({ a: 1 }, { a: 1, b: 2 })).toBe(false)
    expect(sameValue({ a: undefined }, { b: undefined })).toBe(true)
    expect(sameValue({ 0: 'x' }, ['x'])).toBe(false)
    expect(sameValue(null, {})).toBe(false)
  })

  it('are so exactly when their text is, for JSON that was parsed', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
        const copy: unknown = JSON.parse(JSON.stringify(a))
        expect(sameValue(JSON.parse(JSON.stringify(a)), copy)).toBe(true)
        const other: unknown = JSON.parse(JSON.stringify(b))
        if (sameValue(copy, other)) expect(sorted(copy)).toBe(sorted(other))
        else expect(sorted(copy)).not.toBe(sorted(other))
      }),
    )
  })
})

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, held: unknown) =>
    held !== null && typeof held === 'object' && !Array.isArray(held)
      ? Object.fromEntries(Object.entries(held).sort(([x], [y]) => (x < y ? -1 : 1)))
      : held,
  )
