import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Article } from '../../src/core/article.ts'
import { citationStyles, formatCitation } from '../../src/core/citation/citation.ts'
import { formatCslDate, formatCslItem } from '../../src/core/citation/csl-item.ts'
import { formatPublished, formatQuotationText } from '../../src/core/citation/quotation-text.ts'
import { indexArticle } from '../../src/core/explore.ts'
import { quotationWords } from '../../src/core/quoted-words.ts'
import { arbitraryArticle, bundledArticle } from './arbitrary-article.ts'

const resource = (name: string) => readFileSync(new URL(`../../resources/csl/${name}`, import.meta.url), 'utf8')
const locale = resource('locales-en-US.xml')
const article = bundledArticle()
const index = indexArticle(article)
const statement = (number: number) => {
  const found = article.statements[number - 1]
  if (!found) throw new Error(`no statement ${number}`)
  return found
}
const cite = (id: string, numbers: readonly number[], of: Article = article, accessed?: string) =>
  formatCitation({
    index: indexArticle(of),
    statements: numbers.map(statement),
    style: resource(citationStyles.find((style) => style.id === id)?.file ?? ''),
    locale,
    accessed,
  })

describe('the source as a CSL item', () => {
  it('carries what is known and leaves out what is not', () => {
    expect(formatCslItem(article, '2025-11-02')).toEqual({
      id: 'karelia-2025-08-01',
      type: 'article-newspaper',
      title: '‘It’s slow because he cares’ …',
      'container-title': 'Meduza',
      issued: { 'date-parts': [[2025, 8, 1]] },
      language: 'en',
    })
  })

  it('divides a name only where the name says where', () => {
    const source = {
      ...article.source,
      authors: ['García Márquez, Gabriel', 'Mary Ann Evans'],
      url: 'https://example.org/a',
    }
    expect(formatCslItem({ ...article, source }, '2025-11-02')).toMatchObject({
      author: [{ family: 'García Márquez', given: 'Gabriel' }, { literal: 'Mary Ann Evans' }],
      URL: 'https://example.org/a',
      accessed: { 'date-parts': [[2025, 11, 2]] },
    })
  })

  it.each([
    ['2025', { 'date-parts': [[2025]] }],
    ['2025-08', { 'date-parts': [[2025, 8]] }],
    ['2024-22', { 'date-parts': [[2024]], season: 2 }],
    ['1999-08-01~', { 'date-parts': [[1999, 8, 1]], circa: true }],
    ['2025-08-01T10:00:00Z', { 'date-parts': [[2025, 8, 1]] }],
    ['1939/1945', { 'date-parts': [[1939], [1945]] }],
    ['2025-08-01/..', { literal: '2025-08-01/..' }],
    ['201X', { literal: '201X' }],
  ])('keeps the date %s as vague as it is', (edtf, date) => {
    expect(formatCslDate(edtf)).toEqual(date)
  })
})

describe('a citation', () => {
  it('is a note that names the speaker and keeps the headline’s own marks inside double ones', async () => {
    expect(await cite('note', [31])).toBe(
      'Alexander Lukashenko, quoted in “‘It’s slow because he cares’ …”, Meduza, 1 August 2025.',
    )
  })

  it('says reported where the article has no exact words', async () => {
    expect(await cite('note', [8])).toMatch(/^Vladimir Putin, reported in “/)
  })

  it('names both speakers of joint words and both sides of a dispute once', async () => {
    expect(await cite('note', [22])).toMatch(/^Alexander Lukashenko and Vladimir Putin, quoted in /)
    expect(await cite('note', [10, 11, 12])).toMatch(/^Vladimir Medinsky and Zelensky administration, quoted in /)
  })

  it('gives address and day of the visit where there is an address', async () => {
    const source = { ...article.source, authors: ['Doe, Jane'], url: 'https://example.org/a' }
    expect(await cite('note', [31], { ...article, source }, '2025-11-02')).toBe(
      'Alexander Lukashenko, quoted in Jane Doe, “‘It’s slow because he cares’ …”, Meduza, 1 August 2025, https://example.org/a (accessed 2 November 2025).',
    )
  })

  it('is in author-date styles the citation in the text and the entry in the list', async () => {
    expect(await cite('apa', [31])).toBe(
      '(Alexander Lukashenko, quoted in “‘It’s Slow Because He Cares’ …,” 2025)\n‘It’s slow because he cares’ … (2025, August 1). Meduza.',
    )
    expect(await cite('harvard', [31])).toBe(
      '(Alexander Lukashenko, quoted in Meduza, 2025)\nMeduza (2025) “‘It’s slow because he cares’ …,” 1 August.',
    )
  })

  it('takes no way round a Content-Security-Policy without unsafe-eval', () => {
    const engine = readFileSync(new URL('../../node_modules/citeproc/citeproc_commonjs.js', import.meta.url), 'utf8')
    expect(engine).not.toMatch(/\beval\(|\bnew Function\(/)
  })
})

describe('the text of a quotation', () => {
  it('has the words, the speaker, the verb, the newspaper and the day', () => {
    expect(formatQuotationText(index, statement(31))).toBe(
      '“which is essentially the center of Ukraine’s Special Military Operation [sic].” — Alexander Lukashenko (warned), Meduza, 1 August 2025',
    )
  })

  it('sets several quotations on lines of their own', () => {
    expect(formatQuotationText(index, statement(29)).split('\n')).toEqual([
      '“adversaries and detractors”',
      '“the need to inflict a strategic defeat on Russia on the battlefield” — Vladimir Putin (argued), Meduza, 1 August 2025',
    ])
  })

  it('puts no marks about a paraphrase and calls it one', () => {
    const text = formatQuotationText(index, statement(8))
    expect(text).not.toMatch(/[“”]/)
    expect(text).toMatch(/— Vladimir Putin \(outlined\), paraphrased from Meduza, 1 August 2025$/)
  })

  it('carries every exact word of any article', () => {
    fc.assert(
      fc.property(arbitraryArticle, (made) => {
        const its = indexArticle(made)
        for (const item of made.statements) {
          const text = formatQuotationText(its, item)
          for (const quotation of item.quotations) expect(text).toContain(`“${quotationWords(quotation.exact)}”`)
          if (item.quotations.length === 0) expect(text).toContain(item.paraphrase)
        }
      }),
    )
  })

  it('gives vague dates of publication as they are', () => {
    expect(formatPublished('2025-08')).toBe('August 2025')
    expect(formatPublished('2025-08-01/2025-08-03')).toBe('1 August 2025 – 3 August 2025')
  })
})
