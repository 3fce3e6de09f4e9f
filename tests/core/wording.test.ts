import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexArticle } from '../../src/core/explore.ts'
import { quotationWords } from '../../src/core/quoted-words.ts'
import {
  countOf,
  firstWords,
  placeName,
  quotedLine,
  shorten,
  speakerNames,
  statementName,
} from '../../src/core/wording.ts'
import { arbitraryArticle, bundledArticle } from './arbitrary-article.ts'

const seeded = { seed: 20250801, numRuns: 500 }

const article = bundledArticle()
const index = indexArticle(article)

function statementOf(id: string) {
  const statement = index.statements.get(id)
  if (!statement) throw new Error(`the article has no ${id}`)
  return statement
}

describe('statementName', () => {
  it.each([
    ['s01', '1. Vladimir Putin: “Frankly, we can wait if Ukraine’s leadership thinks now…”'],
    ['s07', '7. Vladimir Putin: Putin names his terms again: Ukraine leaves four of its…'],
    ['s12', '12. Zelensky administration: “only partial information for less than a fifth of the…”'],
    ['s22', '22. Alexander Lukashenko and Vladimir Putin: “deindustrialization.”'],
    ['s33', '33. Vladimir Putin: “We’ll take it back. It’s ours.”'],
    ['s35', '35. Alexander Lukashenko: “‘It’s because I care about the people,’ he told me,”'],
  ])('names %s', (id, name) => {
    expect(statementName(index, statementOf(id))).toBe(name)
  })

  it('gives each statement a name of its own that starts with its number', () => {
    const names = article.statements.map((statement) => statementName(index, statement))
    expect(new Set(names).size).toBe(36)
    names.forEach((name, k) => {
      expect(name).toMatch(new RegExp(`^${k + 1}\\. \\p{Lu}[^:]+: \\S`, 'u'))
    })
  })

  it('works for any article', () => {
    fc.assert(
      fc.property(arbitraryArticle, (made) => {
        const madeIndex = indexArticle(made)
        made.statements.forEach((statement, k) => {
          expect(statementName(madeIndex, statement)).toMatch(new RegExp(`^${k + 1}\\. \\w+ Example(, | and |: )`))
        })
      }),
      { ...seeded, numRuns: 100 },
    )
  })
})

describe('speakerNames', () => {
  it('joins two with “and”, and more with commas before it, in full or short', () => {
    expect(speakerNames(index, statementOf('s01'))).toBe('Vladimir Putin')
    expect(speakerNames(index, statementOf('s22'), 'short')).toBe('Lukashenko and Putin')
    const three = {
      ...statementOf('s22'),
      speakers: ['vladimir-putin', 'alexander-lukashenko', 'zelensky-administration'],
    }
    expect(speakerNames(index, three, 'short')).toBe('Putin, Lukashenko and Zelensky admin.')
  })

  it('falls back to the id of a speaker that is not there', () => {
    expect(speakerNames(index, { ...statementOf('s01'), speakers: ['nobody'] })).toBe('nobody')
    expect(speakerNames(index, { ...statementOf('s01'), speakers: [] })).toBe('')
  })
})

describe('firstWords', () => {
  it('takes the first quotation, else the paraphrase, no longer than asked for', () => {
    expect(firstWords(index.article, statementOf('s29'))).toBe('“adversaries and detractors”')
    expect(firstWords(index.article, statementOf('s25'))).toBe(
      'Putin brings up the Soviet losses of the Second World War.',
    )
    expect(firstWords(index.article, statementOf('s25'), 20)).toBe('Putin brings up the…')
  })
})

describe('shorten', () => {
  it.each([
    ['short enough', 12, 'short enough'],
    ['cut at the end of a word', 12, 'cut at the…'],
    ['cut, without the comma', 5, 'cut…'],
    ['one — dash', 7, 'one…'],
    ['Donaudampfschifffahrt', 8, 'Donauda…'],
    ['“words in marks keep them”', 12, '“words in…”'],
    ['“some words opened here', 14, '“some words…'],
    ['it ends exactly here', 8, 'it ends…'],
    ['no long wordsbeforethisone', 20, 'no long wordsbefore…'],
    ['🙂🙂🙂🙂', 4, '🙂…'],
    ['anything', 0, '…'],
    ['anything', -5, '…'],
    ['', 0, ''],
  ])('makes %j at %i to %j', (text, most, short) => {
    expect(shorten(text, most)).toBe(short)
  })

  it('is never longer than asked for but for the ellipsis and the mark, never breaks a character, and begins as the text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.lorem(),
      fc.lorem().map((words) => `“${words}”`),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(text, fc.integer({ min: 0, max: 80 }), (whole, most) => {
        const short = shorten(whole, most)
        expect(short.length).toBeLessThanOrEqual(most + 2)
        if (whole.length <= most) expect(short).toBe(whole)
        else {
          expect(short).toMatch(/…”?$/u)
          expect(whole.startsWith(short.replace(/…”?$/u, ''))).toBe(true)
          expect(short.endsWith('”')).toBe(whole.startsWith('“') && whole.endsWith('”'))
        }
        // With the u flag a surrogate matches only where its other half is missing.
        if (!/\p{Cs}/u.test(whole)) expect(short).not.toMatch(/\p{Cs}/u)
      }),
      seeded,
    )
  })
})

describe('countOf and placeName', () => {
  it.each([
    [0, '0 statements'],
    [1, '1 statement'],
    [2, '2 statements'],
    [9999, '9999 statements'],
    [10_000, '10,000 statements'],
    [1_234_567, '1,234,567 statements'],
  ])('says %i as %j', (count, text) => {
    expect(countOf(count)).toBe(text)
  })

  it('counts other things', () => {
    expect(countOf(1, 'place')).toBe('1 place')
    expect(countOf(3, 'place')).toBe('3 places')
  })

  it('names a place by name and count', () => {
    expect(placeName('Chasiv Yar', 2)).toBe('Chasiv Yar, 2 statements')
    expect(placeName('Kramatorsk', 1)).toBe('Kramatorsk, 1 statement')
  })
})

describe('quotationWords', () => {
  const quotations = article.statements.flatMap((statement) => statement.quotations)

  it('takes exactly the enclosing marks off every quotation of the article', () => {
    expect(quotations).toHaveLength(25)
    for (const quotation of quotations) {
      const words = quotationWords(quotation.exact)
      expect(quotation.exact).toBe(`“${words}”`)
      expect(words).not.toMatch(/[“”]/)
      expect(quotedLine(quotation)).toBe(quotation.exact)
    }
  })

  it('keeps quotations inside a quotation, brackets and [sic]', () => {
    const words = new Map(quotations.map((quotation) => [quotation.id, quotationWords(quotation.exact)]))
    expect(words.get('q04')).toMatch(/^‘I want to meet with Putin!’ he says\. .* official statement,$/)
    expect(words.get('q27')).toBe('‘It’s because I care about the people,’ he told me,')
    expect(words.get('q24')).toMatch(/Operation \[sic\]\.$/)
    const nested = quotations.flatMap((quotation) => quotation.nested)
    expect(nested.map((inner) => quotationWords(inner.exact))).toEqual([
      'I want to meet with Putin!',
      'It’s because I care about the people,',
    ])
  })

  it('takes the marks off headlines, the heading that opens with a closing mark too', () => {
    expect(article.headlines.map((headline) => quotationWords(headline.exact))).toEqual([
      'It’s slow because he cares',
      'Not a single loss has been in vain',
    ])
  })

  it.each([
    ['“', ''],
    ['“”', ''],
    ['', ''],
    ['plain', 'plain'],
    ['"straight"', 'straight'],
    ['«French»', 'French'],
    ['„German“', 'German'],
    ['“said to be ‘over’”', 'said to be ‘over’'],
  ])('makes %j to %j', (exact, words) => {
    expect(quotationWords(exact)).toBe(words)
  })
})
