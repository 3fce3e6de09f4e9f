import { describe, expect, it } from 'vitest'
import { readHtmlFragment, readHtmlPage } from '../../../src/core/import/html.ts'
import { readMarkdown } from '../../../src/core/import/markdown.ts'
import { readPlainText } from '../../../src/core/import/plain-text.ts'

const words = 'The harbour master said on Friday that the ferry would sail in any wind, and that all nine had agreed.'

describe('the byline and the date that are printed above a text', () => {
  it.each([
    ['By Ann Lee and Bo Roe, 3 May 2025', ['Ann Lee', 'Bo Roe'], '2025-05-03'],
    ['By Ann Lee, May 3, 2025', ['Ann Lee'], '2025-05-03'],
    ['By Ann Lee | Published 3 May 2025, 10:15', ['Ann Lee'], '2025-05-03'],
    ['By Ann Lee on 3 May 2025', ['Ann Lee'], '2025-05-03'],
    ['By Ann Lee-Smith, Riga', ['Ann Lee-Smith, Riga'], undefined],
  ])('%s', (line, authors, published) => {
    const { metadata } = readPlainText(`Ferry sails\n\n${line}\n\n${words}`)
    expect([metadata.authors, metadata.published]).toEqual([authors, published])
  })

  it('are read in every format where the document itself does not say them, and the date is told as a guess', () => {
    const readings = [
      readHtmlFragment(`<h1>Ferry sails</h1><p>By Ann Lee, 3 May 2025</p><p>${words}</p>`),
      readHtmlPage(`<h1>Ferry sails</h1><p>By Ann Lee, 3 May 2025</p><p>${words}</p>`),
      readMarkdown(`# Ferry sails\n\nBy Ann Lee, 3 May 2025\n\n${words}`),
    ]
    for (const { metadata, notes } of readings) {
      expect(metadata).toMatchObject({ authors: ['Ann Lee'], published: '2025-05-03' })
      expect(notes.map(({ code }) => code)).toContain('date-guessed')
    }
  })

  it('are no headline that begins with a year, and no year alone', () => {
    expect(readPlainText(`2025 timetable takes shape\n\n2025\n\n${words}`).metadata.published).toBeUndefined()
  })

  it('give way to what the document says of itself', () => {
    const { metadata, notes } = readMarkdown(
      `---\nauthor: Bo Roe\ndate: 2025-05-04\n---\n# Ferry sails\n\nBy Ann Lee, 3 May 2025\n\n${words}`,
    )
    expect(metadata).toMatchObject({ authors: ['Bo Roe'], published: '2025-05-04' })
    expect(notes).toEqual([])
  })
})
