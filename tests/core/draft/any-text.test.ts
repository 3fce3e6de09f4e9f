import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { articleSchema } from '../../../src/core/article.ts'
import { checkArticle } from '../../../src/core/check-article.ts'
import { rangeOf } from '../../../src/core/quoted-words.ts'
import { drafted } from './drafted.ts'

/** What trips an extraction or the file's limits: marks without partners, halves of characters, odd white space, headings, names. */
const odd = fc.oneof(
  { weight: 2, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }) },
  { weight: 2, arbitrary: fc.string({ unit: 'grapheme', maxLength: 20 }) },
  {
    weight: 8,
    arbitrary: fc.constantFrom(
      '“',
      '”',
      '‘',
      '’',
      '"',
      "'",
      '«Да»',
      '„Ja“',
      '“‘In,’ he said.”',
      '“One,” he said. “Two.”',
      '“   ”',
      '“…”',
      '\ud800',
      '\udc00',
      '\u2028',
      '\u3000',
      '\ufeff',
      '\n\n',
      '\n\nA heading\n\nA paragraph that is longer than its heading, and says nothing.',
      'said',
      ' said Ada Brandt',
      'Ada Brandt, the mayor of Riga, said that it rains.',
      'According to Ada Brandt, “it rains” in Paris.',
      'He denied it.',
      'She added: “No.”',
      'in Kyiv on Friday',
      'Paris, Texas',
      'French',
      'last summer',
      '2025-13-45',
      'World War II',
      'שלום אמר',
      `“${'word '.repeat(1000)}”`,
      `${'Ab'.repeat(80)} said it.`,
    ),
  },
)
const text = fc
  .array(odd, { minLength: 1, maxLength: 24 })
  .chain((parts) => fc.constantFrom(' ', '', '\n\n').map((gap) => parts.join(gap)))
  .filter((words) => words.trim() !== '' && !/^\0*$/.test(words))

describe('a draft of any text', () => {
  it('is an article, with every word of it where the text has it', () => {
    fc.assert(
      fc.property(text, (words) => {
        const article = drafted(words)
        const parsed = articleSchema.safeParse(article)
        if (!parsed.success) throw new Error(JSON.stringify(parsed.error.issues[0]))
        expect(parsed.data).toEqual(article)
        const source = article.document?.text ?? ''
        for (const statement of article.statements) {
          expect(statement.found?.confidence).toBeGreaterThanOrEqual(0)
          for (const quotation of statement.quotations) {
            const range = rangeOf(quotation.selectors)
            expect(source.slice(range?.start, range?.end)).toBe(quotation.exact)
          }
        }
        expect(new Set(article.speakers.map(({ short }) => short)).size).toBe(article.speakers.length)
      }),
      { numRuns: 400 },
    )
  })

  it.each([
    ['an endless quotation', `“${'a '.repeat(40_000)}”`],
    ['one word', 'a'.repeat(100_000)],
    ['an endless sentence', `Ada Brandt said that ${'it rains and '.repeat(5000)}it rains.`],
    ['quotations in one another', `${'“‘'.repeat(2000)}x${'’”'.repeat(2000)}`],
    [
      'many headings',
      'Head\n\nA paragraph that is longer than its heading, and that says nothing at all.\n\n'.repeat(1500),
    ],
    [
      'many speakers',
      Array.from({ length: 1500 }, (_, k) => `“No,” said Ada Brandt${'abcdefghij'[k % 10]}.`).join('\n\n'),
    ],
  ])('%s', (_, words) => {
    const checked = checkArticle(drafted(words))
    if (!checked.success) throw new Error(JSON.stringify(checked.issues[0]))
    expect(checked.success).toBe(true)
  })
})
