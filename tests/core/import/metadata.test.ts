import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEdtf } from '../../../src/core/date.ts'
import { readJsonLd } from '../../../src/core/import/json-ld.ts'
import {
  mergeMetadata,
  toAuthors,
  toFileTitle,
  toLanguage,
  toPublished,
  toWebAddress,
} from '../../../src/core/import/metadata.ts'

describe('toPublished', () => {
  it.each([
    ['2025-08-01', '2025-08-01'],
    ['2025-08-01T23:30:00-05:00', '2025-08-01'],
    ['2025-08-01 10:00', '2025-08-01'],
    ['20250801', '2025-08-01'],
    ['2025/08/01', '2025-08-01'],
    ['2025-08', '2025-08'],
    ['1999', '1999'],
    ["D:20250801120000+03'00'", '2025-08-01'],
    ['Fri, 01 Aug 2025 10:00:00 GMT', '2025-08-01'],
    ['August 1st, 2025', '2025-08-01'],
    ['Friday 1 August 2025', '2025-08-01'],
    ['1 of Sept. 2025', '2025-09-01'],
  ])('reads %s', (text, edtf) => expect(toPublished(text)).toBe(edtf))

  it.each([
    '01/08/2025',
    '2025-13-01',
    '2025-02-30',
    '9999',
    'yesterday',
    '',
    20250801,
    null,
    '31 June 2025',
    '12345678901',
  ])('takes %s for none', (value) => expect(toPublished(value)).toBeUndefined())

  it('gives EDTF or nothing for any text', () => {
    const near = fc.stringMatching(/^(D:)?\d{1,5}[-/ ]?\w{0,9}[-/, ]{0,2}\d{0,5}.{0,5}$/)
    fc.assert(
      fc.property(fc.oneof(near, fc.string()), (text) => {
        const edtf = toPublished(text)
        if (edtf !== undefined) expect(parseEdtf(edtf).ok).toBe(true)
      }),
      { seed: 5 },
    )
  })
})

describe('other entries', () => {
  it('are brought into one form, or left out', () => {
    expect([toLanguage('en_us'), toLanguage('RU'), toLanguage('x'.repeat(40)), toLanguage('not a language')]).toEqual([
      'en-US',
      'ru',
      undefined,
      undefined,
    ])
    expect([
      toWebAddress('https://a.example/x'),
      toWebAddress('javascript:alert(1)'),
      toWebAddress('//a.example'),
    ]).toEqual(['https://a.example/x', undefined, undefined])
    expect([toFileTitle('Microsoft Word - a.doc'), toFileTitle('scan.pdf'), toFileTitle('Ferry  sails')]).toEqual([
      undefined,
      undefined,
      'Ferry sails',
    ])
  })

  it.each([
    ['By Ann Lee and Bo Roe', ['Ann Lee', 'Bo Roe']],
    ['Ann Lee, Bo Roe', ['Ann Lee', 'Bo Roe']],
    ['Ann Lee, in Lower Quay', ['Ann Lee, in Lower Quay']],
    ['https://a.example/ann', []],
    ['Ann Lee; Ann Lee', ['Ann Lee']],
    [7, []],
  ])('the byline %j names %j', (line, names) => expect(toAuthors(line)).toEqual(names))

  it('come from the first reading that has them', () => {
    expect(mergeMetadata({ title: 'a' }, { title: 'b', authors: ['x'] }, { authors: ['y'], language: 'en' })).toEqual({
      title: 'a',
      authors: ['x'],
      language: 'en',
    })
  })
})

describe('readJsonLd', () => {
  it('finds the article wherever the page keeps it', () => {
    const article = {
      '@type': 'ReportageNewsArticle',
      headline: 'F',
      author: [{ name: 'Ann Lee' }, 'Bo Roe', { url: 'x' }],
    }
    for (const root of [
      article,
      [article],
      { '@graph': [{ '@type': 'WebPage' }, article] },
      { '@type': 'WebPage', mainEntity: article },
    ])
      expect(readJsonLd(JSON.stringify(root))).toEqual({ title: 'F', authors: ['Ann Lee', 'Bo Roe'] })
  })

  it('never throws', () => {
    expect(readJsonLd('{')).toEqual({})
    fc.assert(
      fc.property(fc.json(), fc.jsonValue(), (json, value) => {
        readJsonLd(json)
        readJsonLd(
          JSON.stringify({
            '@type': 'Article',
            author: value,
            publisher: value,
            datePublished: value,
            url: value,
            inLanguage: value,
          }),
        )
      }),
      { seed: 5 },
    )
  })
})
