import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftDetailsSchema } from '../../../src/core/draft/details.ts'
import { type DetailsForm, formOf, readForm, readPublished } from '../../../src/core/draft/details-form.ts'
import { mergeMetadata, toLanguage } from '../../../src/core/import/metadata.ts'

const form: DetailsForm = {
  title: ' The ferry ',
  publisher: '',
  authors: 'Ada Brandt; Lind, Karl; ',
  published: '',
  language: 'en',
}

describe('the details of a text', () => {
  it('are lines, of which those left empty are not known', () => {
    expect(readForm(form)).toEqual({
      ok: true,
      details: { title: 'The ferry', authors: ['Ada Brandt', 'Lind, Karl'], language: 'en' },
    })
    expect(readForm({ ...form, publisher: 'The Coast Courier', published: '2025-08' })).toMatchObject({
      ok: true,
      details: { publisher: 'The Coast Courier', published: '2025-08' },
    })
  })

  it('tell all that is not right at once', () => {
    const reading = readForm({
      title: ' ',
      publisher: 'x'.repeat(201),
      authors: 'y'.repeat(201),
      published: 'soon',
      language: '',
    })
    expect(reading.ok ? [] : Object.keys(reading.faults).sort()).toEqual([
      'authors',
      'language',
      'published',
      'publisher',
      'title',
    ])
  })

  it.each([
    ['2025-08-01', '2025-08-01'],
    ['2024-22', '2024-22'],
    ['1 August 2025', '2025-08-01'],
    ['Aug. 1, 2025', '2025-08-01'],
    ['01/08/2025', null],
    ['31 February 2025', null],
    ['yesterday', null],
  ])('%s is the date %s', (words, edtf) => expect(readPublished(words)).toBe(edtf))

  it('come from whatever a document says of itself, and what comes of them is sound', () => {
    const line = fc.option(fc.string({ unit: 'binary', maxLength: 400 }), { nil: undefined })
    fc.assert(
      fc.property(
        line,
        line,
        fc.array(fc.string({ maxLength: 300 }), { maxLength: 4 }),
        line,
        (title, publisher, authors, language) => {
          const tag = toLanguage(language)
          const metadata = mergeMetadata({
            ...(title !== undefined && { title }),
            ...(publisher !== undefined && { publisher }),
            authors,
            ...(tag !== undefined && { language: tag }),
          })
          const filled = formOf({ metadata, text: 'It rains.' })
          const reading = readForm(filled.title === '' ? { ...filled, title: 'Text' } : filled)
          if (!reading.ok) throw new Error(JSON.stringify(reading.faults))
          expect(draftDetailsSchema.parse(reading.details)).toEqual(reading.details)
        },
      ),
    )
  })
})

it.each([
  ['قال رئيس البلدية: «لن ندفع ثمن الجسر».', 'ar'],
  ['Мэр сказал: «Мы не будем платить за мост».', 'ru'],
  ['Мер сказав: «Ми не платитимемо за міст».', 'uk'],
  ['市長は「橋の代金は払わない」と述べた。', 'ja'],
  ['The mayor, Тарас Коваль, said that it rains.', 'en'],
  ['12. 8. 2025', 'en'],
])('the language is taken from the letters: %s', (text, language) => {
  expect(formOf({ metadata: { authors: [] }, text }).language).toBe(language)
  expect(formOf({ metadata: { authors: [], language: 'de' }, text }).language).toBe('de')
})
