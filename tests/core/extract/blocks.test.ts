import { describe, expect, it } from 'vitest'
import { extract } from '../../../src/core/extract/extract.ts'

const text = 'It is slow because he cares\n\n“We need the bridge,” Dana Whitlock said.\n\nThe money\n\nNobody knows.'
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length })
const titles = (blocks?: Parameters<typeof extract>[1]) => extract(text, blocks).topics.map(({ title }) => title)

describe('the parts of a document', () => {
  it('are taken over, where its format marks headings', () => {
    const parts = [
      { ...at('It is slow because he cares'), kind: 'paragraph' as const },
      { ...at('“We need the bridge,” Dana Whitlock said.'), kind: 'heading' as const, level: 2 },
      { ...at('The money\n\nNobody knows.'), kind: 'paragraph' as const },
    ]
    expect(titles({ blocks: parts })).toEqual([null, '“We need the bridge,” Dana Whitlock said.'])
    expect(extract(text, { blocks: parts }).blocks).toHaveLength(4)
  })

  it('are found from the lines where none is marked as a heading', () => {
    expect(titles({ blocks: [{ start: 0, end: text.length, kind: 'paragraph' }] })).toEqual(titles())
    expect(titles()).toEqual([null, 'The money'])
  })

  it('are left out where they lie beyond the text or out of order', () => {
    const { blocks } = extract(text, {
      blocks: [
        { ...at('The money'), kind: 'heading' },
        { ...at('It is slow'), kind: 'paragraph' },
        { start: 5, end: 5000, kind: 'paragraph' },
      ],
    })
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(['The money'])
  })
})
