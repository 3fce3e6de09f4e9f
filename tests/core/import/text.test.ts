import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentReading } from '../../../src/core/import/document.ts'
import { detectEncoding } from '../../../src/core/import/encoding.ts'
import { readHtmlFragment } from '../../../src/core/import/html.ts'
import { readMarkdown } from '../../../src/core/import/markdown.ts'
import { readPlainText } from '../../../src/core/import/plain-text.ts'

const described = ({ text, blocks }: DocumentReading) =>
  blocks.map(({ start, end, kind, level }) => `${level ? `${kind} ${level}` : kind}: ${text.slice(start, end)}`)

const sentence =
  'The harbour master said on Friday that the ferry would sail in any wind, and that all nine had agreed.'

describe('readPlainText', () => {
  it('takes for headings what can hardly be anything else', () => {
    const text = `Ferry sails again\n\n${sentence}\n\nA long night\n\n${sentence}\n\nHe went.\n\n“We go now”\n\n${sentence}\n\n‘Nine of us went out’\n\n${sentence}`
    expect(described(readPlainText(text))).toEqual([
      'heading 1: Ferry sails again',
      `paragraph: ${sentence}`,
      'heading 2: A long night',
      `paragraph: ${sentence}`,
      'paragraph: He went.',
      'paragraph: “We go now”',
      `paragraph: ${sentence}`,
      'heading 2: ‘Nine of us went out’',
      `paragraph: ${sentence}`,
    ])
  })

  it.each([
    ['1 августа 2025 года', '2025-08-01'],
    ['Пятница, 1 августа 2025 г., 10:15', '2025-08-01'],
    ['1 серпня 2025 року', '2025-08-01'],
    ['Vendredi 1er août 2025', '2025-08-01'],
    ['Publié le 1 août 2025', '2025-08-01'],
    ['1 de agosto de 2025', '2025-08-01'],
    ['Freitag, 1. August 2025', '2025-08-01'],
    ['1. März 2025', '2025-03-01'],
    ['1 Ağustos 2025', '2025-08-01'],
    ['2025. augusztus 1.', '2025-08-01'],
    ['2025年8月1日', '2025-08-01'],
    ['1 listopada 2025', undefined],
    ['31 июня 2025 года', undefined],
  ])('takes a date in another language for what it is: %s', (line, published) => {
    const { blocks, metadata } = readPlainText(`${line}\n\n${sentence}\n\n${line}\n\n${sentence}`)
    expect(blocks.map(({ kind }) => kind)).toEqual(Array(4).fill('paragraph'))
    expect(metadata).toEqual({ authors: [], ...(published && { published }) })
  })

  it.each(['В августе 2025 года закрыли мост', '1 августа 2025 года закрыли мост', 'Les 12 travaux de 2025'])(
    'leaves a heading that has a date in it: %s',
    (line) => expect(readPlainText(`${line}\n\n${sentence}`).metadata.title).toBe(line),
  )

  it('takes no credit and no caption of a picture for a heading', () => {
    const text = `Photograph: Jo Bell\n\n${sentence}\n\nImage caption, Ann Lee on the pier\n\n${sentence}`
    expect(readPlainText(text).blocks.map(({ kind }) => kind)).toEqual(Array(4).fill('paragraph'))
    expect(readPlainText(text).metadata.title).toBeUndefined()
  })

  it('takes a wrapped paragraph whole, and a line for a paragraph where there are no empty lines', () => {
    const wrapped = `${'word '.repeat(14).trim()}\n`.repeat(4)
    expect(readPlainText(wrapped).blocks).toHaveLength(1)
    expect(readPlainText(`Ferry sails\n${sentence} ${sentence}\n${sentence} ${sentence}\nDone.`).blocks).toHaveLength(4)
  })

  it('marks lists and quoted lines', () => {
    expect(described(readPlainText('- one\n- two\n\n> We go,\n> he wrote.'))).toEqual([
      'list-item: - one',
      'list-item: - two',
      'quote: > We go,\n> he wrote.',
    ])
  })

  it('reads the date of a dateline only when it has a year', () => {
    const published = (line: string) => readPlainText(`Ferry sails\n\n${line} — ${sentence}`).metadata.published
    expect(published('LOWER QUAY, Aug. 1, 2025 (Courier)')).toBe('2025-08-01')
    expect(published('LOWER QUAY, Aug. 1 (Courier)')).toBeUndefined()
  })
})

describe('readHtmlFragment', () => {
  it('parts the credit of a picture from its caption', () => {
    const page =
      '<figure><figcaption>Lee says it is shut <span class="photo-credit">Jo Bell</span></figcaption></figure>'
    expect(described(readHtmlFragment(page))).toEqual(['paragraph: Lee says it is shut', 'paragraph: Jo Bell'])
  })
})

describe('readMarkdown', () => {
  it('reads a table as a web page’s: a line for each row, without its pipes', () => {
    const source = `${sentence}\n\n| Pier | Shut *since* |\n|:--|--:|\n| Lower \\| Quay | 2024 |\n| | \`2025\` |\n\nDone | so.`
    const page =
      '<table><tr><th>Pier<th>Shut <i>since</i></tr><tr><td>Lower | Quay<td>2024</tr><tr><td><td>2025</tr></table>'
    const rows = ['paragraph: Pier\tShut since', 'paragraph: Lower | Quay\t2024', 'paragraph: 2025']
    expect(described(readMarkdown(source))).toEqual([`paragraph: ${sentence}`, ...rows, 'paragraph: Done | so.'])
    expect(described(readHtmlFragment(page))).toEqual(rows)
  })

  it('leaves tables of more cells than it reads as they are written, and says so', () => {
    const table = '| a | b |\n|---|---|\n'
    const { text, notes } = readMarkdown(table + '| c | d |\n'.repeat(17_000))
    expect(notes.map(({ code }) => code)).toContain('tables')
    expect(text).toHaveLength((17_000 + 2) * 10 - 1)
    expect(readMarkdown(table + '| c | d |\n'.repeat(1000)).notes.map(({ code }) => code)).not.toContain('tables')
  })

  it('leaves out marks and keeps words, code and nested lists', () => {
    const source =
      '## *A* & B\n\nOne `two`  \nthree ![picture](x) [four](y)\n\n1. five\n   - six\n\n    seven()\n\n***\n'
    expect(described(readMarkdown(source))).toEqual([
      'heading 2: A & B',
      'paragraph: One two\nthree  four',
      'list-item: five',
      'list-item: six',
      'list-item: seven()',
    ])
  })

  it('says when front matter is broken, and survives a flood of aliases', () => {
    expect(readMarkdown('---\na: [\n---\nText.').notes[0]?.code).toBe('front-matter')
    const rows = 'bcdefghi'.split('').map((name, index) => `${name}: &${name} [${`*${'abcdefgh'[index]},`.repeat(9)}]`)
    expect(readMarkdown(`---\na: &a [x]\n${rows.join('\n')}\n---\nText.`).text).toBe('Text.')
  })

  it('refuses quotations 10,000 deep', () => {
    expect(() => readMarkdown(`${'>'.repeat(10_000)} x`)).toThrow('64 deep')
  })
})

describe('every reading', () => {
  const any = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(
        fc.constantFrom(
          '\n',
          '\n\n',
          ' ',
          'Word',
          '- ',
          '> ',
          '# ',
          '**',
          '---\n',
          '“',
          '”',
          '.',
          '\t',
          '1. ',
          '<p>',
          '</b>',
          '&amp;',
          '`',
          '[',
        ),
        { maxLength: 60 },
      )
      .map((parts) => parts.join('')),
  )

  it.each([
    ['text', readPlainText],
    ['Markdown', readMarkdown],
    ['HTML', readHtmlFragment],
  ])('of %s has blocks in order that hold all but white space', (_name, read) => {
    fc.assert(
      fc.property(any, (source) => {
        const { text, blocks } = read(source)
        let last = 0
        for (const { start, end } of blocks) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(last, start).trim()).toBe('')
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim())
          last = end
        }
        expect(text.slice(last).trim()).toBe('')
      }),
      { seed: 5, numRuns: 300 },
    )
  })
})

describe('detectEncoding', () => {
  it('believes a mark, then sound UTF-8, then a declaration, then the letters', () => {
    const bytes = (...values: number[]) => Uint8Array.from(values)
    expect(detectEncoding(bytes(0xef, 0xbb, 0xbf, 65))).toEqual({ label: 'utf-8', source: 'mark', skip: 3 })
    expect(detectEncoding(bytes(65, 0xc3, 0xa9), 'windows-1252')).toMatchObject({ label: 'utf-8', source: 'bytes' })
    expect(detectEncoding(bytes(65, 0xe9), 'Windows-1252')).toMatchObject({ label: 'windows-1252', source: 'declared' })
    expect(detectEncoding(bytes(65, 0xe9), 'utf-8')).toMatchObject({ source: 'guess' })
    expect(detectEncoding(bytes(65, 0, 0, 66, 67))).toBeNull()
  })
})
