import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseEdtf } from '../../../src/core/date.ts'
import { toAuthors } from '../../../src/core/import/byline.ts'
import { readJsonLd } from '../../../src/core/import/json-ld.ts'
import { mergeMetadata, toFileTitle, toLanguage, toPublished, toWebAddress } from '../../../src/core/import/metadata.ts'
import { readAddress, withoutSite } from '../../../src/core/import/site.ts'

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
    '2025 map takes shape',
    '2025-08 and after',
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
    ['By: Ann Lee May 3, 2025 8:42 a.m. EDT Print E-mail', ['Ann Lee']],
    ['Ann Lee2025-05-03 21:32:46 UTC', ['Ann Lee']],
    ['ANN LEE and BO ROE - The Courier Harbour Writers | 1 hr ago', ['ANN LEE', 'BO ROE']],
    ['Ann Lee, COURIER TODAY', ['Ann Lee']],
    ['Ann Lee, MA', ['Ann Lee']],
    ['ANN LEE, BO ROE', ['ANN LEE', 'BO ROE']],
    ['Ann Lee Senior Harbour Correspondent', ['Ann Lee']],
    ['Ann Lee, Executive Editor', ['Ann Lee']],
    ['Ann (A.B.) Lee', ['Ann (A.B.) Lee']],
    ['Lee, A.', ['Lee, A.']],
    ['Ann Lee <ann@courier.example>', ['Ann Lee']],
    ['9:39AM BST 05 Oct 2025', []],
    ['admin', []],
    ['courier.example', []],
  ])('the byline %j names %j', (line, names) => expect(toAuthors(line)).toEqual(names))

  it('come from the first reading that has them', () => {
    expect(mergeMetadata({ title: 'a' }, { title: 'b', authors: ['x'] }, { authors: ['y'], language: 'en' })).toEqual({
      title: 'a',
      authors: ['x'],
      language: 'en',
    })
  })
})

describe('the site of a page', () => {
  it.each([
    ['https://www.courier.example/2025/05/03/ferry-sails', { publisher: 'courier.example', published: '2025-05-03' }],
    ['https://courier.example/harbour/2025-5-3/1234.html', { publisher: 'courier.example', published: '2025-05-03' }],
    ['https://courier.example/world/2025/may/03/ferry', { publisher: 'courier.example', published: '2025-05-03' }],
    ['https://courier.example/2025/05/ferry-sails', { publisher: 'courier.example', published: '2025-05' }],
    ['https://courier.example/2025/13/40/ferry', { publisher: 'courier.example' }],
    ['https://courier.example/story-20250503', { publisher: 'courier.example' }],
    [undefined, {}],
  ])('%s', (address, told) => expect(readAddress(address)).toEqual(told))

  it.each([
    ['Ferry sails - The Sound Courier, harbour news', { headline: 'Ferry sails' }, 'Ferry sails'],
    ['Ferry sails – in wind | Courier', { publisher: 'The Courier' }, 'Ferry sails – in wind'],
    ['Courier | Ferry sails', { publisher: 'Courier' }, 'Ferry sails'],
    ['Ferry sails - Courier.example', { url: 'https://www.courier.example/1' }, 'Ferry sails'],
    ['Ferry sails - Ann Lee and Bo Roe', { authors: ['Ann Lee', 'Bo Roe'] }, 'Ferry sails'],
    ['Ferry sails - an interview', { publisher: 'Courier' }, 'Ferry sails - an interview'],
    ['Courier', { publisher: 'Courier' }, 'Courier'],
  ])('is taken off the title %s', (title, known, bare) =>
    expect(withoutSite(title, { authors: [], ...known })).toBe(bare),
  )
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
