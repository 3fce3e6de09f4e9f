import { readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleShape } from '../../src/core/article.ts'
import { fillDefaults } from '../../src/core/article-defaults.ts'
import { smallArticle } from '../fuzz/fixtures.ts'

const folder = path.join(import.meta.dirname, '../../resources/articles')
const bundled = () =>
  JSON.parse(readFileSync(path.join(folder, 'karelia-2025-08-01.dateline.json'), 'utf8')) as Record<string, unknown>

/** Every list that stands empty in a value, and the language, taken out or left at random. */
function thinned(value: unknown, keep: () => boolean): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map((item) => thinned(item, keep))
  const members = Object.entries(value).filter(
    ([key, held]) => keep() || !((Array.isArray(held) && held.length === 0) || (key === 'language' && held === 'en')),
  )
  return Object.fromEntries(members.map(([key, held]) => [key, thinned(held, keep)]))
}

describe('fillDefaults', () => {
  it('fills in what the bundled article leaves out as the schema does', () => {
    expect(fillDefaults(bundled())).toEqual(articleShape.parse(bundled()))
  })

  it('fills in whatever may be left out as the schema does', () => {
    const whole = [articleShape.parse(bundled()), articleShape.parse(smallArticle)]
    let filled = 0
    fc.assert(
      fc.property(fc.constantFrom(...whole), fc.infiniteStream(fc.boolean()), (article, keeps) => {
        const thin = thinned(article, () => keeps.next().value === true)
        const parsed = articleShape.safeParse(structuredClone(thin))
        if (!parsed.success) return // a list that may not be left out
        expect(fillDefaults(thin)).toEqual(parsed.data)
        filled += 1
      }),
      { numRuns: 200 },
    )
    expect(filled).toBeGreaterThan(20)
  })

  it('leaves what is no article as it is', () => {
    for (const value of [null, 7, 'text', [], { statements: 3, source: null }])
      expect(() => fillDefaults(structuredClone(value))).not.toThrow()
  })
})
