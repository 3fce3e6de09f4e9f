import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { sessionFormat } from '../../src/core/session.ts'
import { readVersioned, type VersionedFormat } from '../../src/core/versioned.ts'

/** Version 1 had one name, version 2 a list of names, version 3 has people. */
const people: VersionedFormat<{ version: 3; people: { name: string }[] }> = {
  schema: z.object({ version: z.literal(3), people: z.array(z.object({ name: z.string() })) }),
  steps: [
    (stored) => ({ version: 2, names: [z.object({ name: z.string() }).parse(stored).name] }),
    (stored) => {
      const { names } = z.object({ names: z.array(z.string()) }).parse(stored)
      return { version: 3, people: names.map((name) => ({ name })) }
    },
  ],
  empty: { version: 3, people: [] },
}

describe('a versioned format', () => {
  it.each([
    ['the first', { version: 1, name: 'Ada' }],
    ['the one before', { version: 2, names: ['Ada'] }],
    ['the newest', { version: 3, people: [{ name: 'Ada' }] }],
  ])('brings %s version forward', (_which, stored) => {
    expect(readVersioned(people, stored)).toEqual({
      kind: 'current',
      value: { version: 3, people: [{ name: 'Ada' }] },
    })
  })

  it('takes what it understands of a newer version', () => {
    const value = { version: 3, people: [{ name: 'Ada' }] }
    expect(readVersioned(people, { version: 4, people: [{ name: 'Ada', born: 1815 }], places: [] })).toEqual({
      kind: 'newer',
      value,
    })
    expect(readVersioned(people, { version: 4, persons: [] })).toEqual({ kind: 'newer', value: null })
  })

  it.each([
    null,
    [],
    'text',
    {},
    { version: 0 },
    { version: -1 },
    { version: 1.5 },
    { version: '1', name: 'Ada' },
    { version: 1 },
    { version: 2, names: 'Ada' },
    { version: 3, people: {} },
  ])('calls %j damaged and never throws', (stored) => {
    expect(readVersioned(people, stored)).toEqual({ kind: 'damaged' })
  })

  it('has the session in it, whose empty value is of its newest version', () => {
    expect(readVersioned(sessionFormat, sessionFormat.empty)).toEqual({ kind: 'current', value: sessionFormat.empty })
    expect(sessionFormat.empty.version).toBe(sessionFormat.steps.length + 1)
  })
})
