import { describe, expect, it } from 'vitest'
import { articleSchema } from '../../src/core/article.ts'
import { checkArticle } from '../../src/core/check-article.ts'
import { longArticle } from './arbitrary-article.ts'

/** An article of 1,800 statements, which is checked in four pieces, with one of them changed. */
const changed = (at: number, change: object) => {
  const article = longArticle(1800)
  return { ...article, statements: article.statements.map((item, k) => (k === at ? { ...item, ...change } : item)) }
}

describe('checkArticle', () => {
  it('gives the same article as the schema, also where it is checked in pieces', () => {
    for (const count of [1, 500, 501, 1800]) {
      const article = longArticle(count)
      expect(checkArticle(article)).toEqual({ success: true, data: articleSchema.parse(article) })
    }
  })

  it('names the same fault as the schema, wherever it is', () => {
    for (const at of [0, 499, 500, 1700]) {
      for (const change of [{ mode: 'sung' }, { speakers: ['nobody'] }, { id: 's9' }, { unknown: 1 }]) {
        const article = changed(at, change)
        const wanted = articleSchema.safeParse(article).error?.issues[0]
        const found = checkArticle(article)
        expect(found.success ? null : found.issues[0]).toMatchObject({ path: wanted?.path, message: wanted?.message })
      }
    }
  })

  it('tells all the faults of an article of ordinary size', () => {
    const { statements, ...rest } = longArticle(300)
    const faulty = { ...rest, statements: statements.map((item) => ({ ...item, mode: 'sung' })) }
    const found = checkArticle(faulty)
    expect(found).toMatchObject({ success: false, whole: true })
    expect(found.success ? 0 : found.issues.length).toBe(300)
  })

  it('stops soon in a file of nothing but faults, which would take minutes', () => {
    const empty = { ...longArticle(1), statements: Array.from({ length: 300_000 }, () => ({})) }
    const alike = { ...longArticle(1), statements: Array.from({ length: 2000 }, () => longArticle(1).statements[0]) }
    const lost = {
      ...longArticle(1),
      statements: longArticle(2000).statements.map((item) => ({ ...item, section: 'x' })),
    }
    for (const article of [empty, alike, lost]) {
      const found = checkArticle(article)
      expect(found).toMatchObject({ success: false, whole: false })
      expect(found.success ? 0 : found.issues.length).toBeLessThan(10_000)
    }
  })

  it.each([
    [
      { about: { places: [], times: Array.from({ length: 300_000 }, () => ({ edtf: 'x' })) } },
      ['about', 'times'],
      'times',
    ],
    [{ speakers: Array.from({ length: 51 }, () => 'a') }, ['speakers'], 'speakers'],
    [
      { quotations: [{ nested: Array.from({ length: 201 }, () => 1) }] },
      ['quotations', 0, 'nested'],
      'nested quotations',
    ],
  ])('tells of a list that is too long alone, not of what is in it: %#', (change, path, what) => {
    const found = checkArticle(changed(700, change))
    expect(found).toMatchObject({ success: false, whole: false, issues: [{ path: ['statements', 700, ...path] }] })
    expect(found.success ? '' : found.issues[0]?.message).toMatch(new RegExp(`^there are more than [\\d,]+ ${what}$`))
  })

  it('tells of too many entries that it does not know, and looks at none of them', () => {
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, k) => [`k${k}`, k]))
    expect(checkArticle({ ...longArticle(3), ...keys })).toMatchObject({
      success: false,
      whole: false,
      issues: [{ code: 'unrecognized_keys', path: [] }],
    })
  })

  it('takes lists that are as long as they may be', () => {
    const article = longArticle(3)
    const times = Array.from({ length: 200 }, (_, k) => ({ edtf: `${1900 + k}`, basis: 'words' as const }))
    const statements = article.statements.map((item) => ({ ...item, about: { ...item.about, times } }))
    expect(checkArticle({ ...article, statements })).toMatchObject({ success: true })
  })

  it.each([[null], [[]], ['text'], [{ statements: 5 }], [{ statements: Array.from({ length: 900 }, () => 1) }]])(
    'refuses %j as the schema does',
    (value) => {
      expect(checkArticle(value).success).toBe(false)
    },
  )
})
