import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatLink, parseLink } from '../../src/core/link.ts'

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789-'
const idOf = (most: number) =>
  fc.string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: most }).filter((id) => !id.startsWith('-'))

describe('parseLink', () => {
  it('reads an article, with or without a statement', () => {
    expect(parseLink('dateline://article/karelia')).toEqual({ article: 'karelia', statement: null })
    expect(parseLink('dateline://article/karelia?statement=s07')).toEqual({ article: 'karelia', statement: 's07' })
  })

  it('reads what systems make of a link: a slash at the end, capitals in scheme and host', () => {
    expect(parseLink('dateline://article/karelia/')).toEqual({ article: 'karelia', statement: null })
    expect(parseLink('Dateline://Article/karelia/?statement=s07')).toEqual({ article: 'karelia', statement: 's07' })
  })

  it.each([
    '',
    'dateline:',
    'dateline://article/',
    'dateline://article/Karelia',
    'dateline://article/-karelia',
    'dateline://article/../../etc/passwd',
    'dateline://article/karelia?statement=',
    'dateline://article/karelia?statement=s1&statement=s2',
    'dateline://article/karelia?other=s1',
    'dateline://article/karelia#s1',
    'dateline://user@article/karelia',
    'dateline://article:80/karelia',
    'dateline://settings/karelia',
    'https://article/karelia',
    ' dateline://article/karelia',
    'dateline://article/karelia\n',
    'dateline://article/kar%65lia',
    `dateline://article/${'a'.repeat(101)}`,
    `dateline://article/karelia?statement=${'a'.repeat(81)}`,
  ])('refuses %j', (text) => {
    expect(parseLink(text)).toBeNull()
  })

  it('reads back whatever formatLink writes', () => {
    const link = fc.record({ article: idOf(100), statement: fc.option(idOf(80)) })
    fc.assert(
      fc.property(link, (value) => {
        expect(parseLink(formatLink(value))).toEqual({ ...value })
      }),
    )
  })

  it('never throws, and what it accepts it would write the same way but for case and slash', () => {
    const near = fc.tuple(
      fc.constantFrom('dateline://article/', 'dateline:', 'DATELINE://article/a', ''),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(near, ([start, rest]) => {
        const parsed = parseLink(start + rest)
        if (parsed)
          expect(formatLink(parsed)).toBe((start + rest).replace(/^dateline:/i, 'dateline:').replace(/\/(?=\?|$)/, ''))
      }),
    )
  })
})
