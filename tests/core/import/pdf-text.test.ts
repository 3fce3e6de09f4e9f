import { describe, expect, it } from 'vitest'
import type { PdfPage } from '../../../src/core/import/pdf-lines.ts'
import { layOutPages } from '../../../src/core/import/pdf-text.ts'

type Line = readonly [text: string, y: number, more?: { x?: number; size?: number; width?: number }]

const page = (...lines: Line[]): PdfPage => ({
  runs: lines.map(([text, y, { x = 72, size = 10, width = text.length * 5 } = {}]) => ({
    text,
    x,
    y,
    width,
    size,
    endsLine: true,
  })),
})

const read = (...pages: PdfPage[]) => {
  const { text, blocks, notes } = layOutPages(pages)
  return {
    blocks: blocks.map(
      ({ start, end, kind, level }) => `${level ? `${kind} ${level}` : kind}: ${text.slice(start, end)}`,
    ),
    notes: notes.map((note) => note.code),
  }
}

const full = 'The harbour master said that the ferry would sail in any wind at all,'

describe('layOutPages', () => {
  it('joins lines to paragraphs, by gap, indent and short last line', () => {
    const lines: Line[] = [
      ['Ferry sails', 740, { size: 18 }],
      [full, 700],
      ['and it did.', 688],
      [full, 676],
      ['twice.', 664],
      [full, 630],
      [full, 618],
      [full, 606, { x: 84 }],
      [full, 594],
    ]
    expect(read(page(...lines)).blocks).toEqual([
      'heading 1: Ferry sails',
      `paragraph: ${full} and it did.`,
      `paragraph: ${full} twice.`,
      `paragraph: ${full} ${full}`,
      `paragraph: ${full} ${full}`,
    ])
  })

  it('puts divided words together, and leaves a hyphen that belongs', () => {
    const reading = read(
      page(
        ['a well-known quay and the har-', 700],
        ['bour is a well-', 688],
        ['known one in Karelia-', 676],
        ['Nord', 664],
      ),
    )
    expect(reading.blocks).toEqual(['paragraph: a well-known quay and the harbour is a well-known one in Karelia-Nord'])
    expect(reading.notes).toEqual(['words-joined'])
  })

  it('goes on with a sentence over the end of a page, without the running head and the page number', () => {
    const pages = ['one', 'two', 'three', 'four'].map((word, index) =>
      page([`The Courier, ${index + 1} May`, 780], [`${full} ${word}`, 700], [`- ${index + 7} -`, 20]),
    )
    const reading = read(...pages)
    expect(reading.blocks).toEqual([`paragraph: ${full} one ${full} two ${full} three ${full} four`])
    expect(reading.notes).toEqual(['lines-dropped'])
  })

  it('leaves out the running head of two pages where both have it at one height, and nothing else that is said twice', () => {
    const pages = [1, 2].map((number) =>
      page(['The Northern Courier', 780], [full, 700], ['“Never,” he said', 688 - number * 12], [`${number}`, 20]),
    )
    const reading = read(...pages)
    expect(reading.blocks.join(' ')).not.toContain('Courier')
    expect(reading.blocks.join(' ').split('“Never,” he said')).toHaveLength(3)
  })

  it('takes a heading of two lines for one', () => {
    const lines: Line[] = [
      ['Norway takes a breath in the', 740, { size: 26 }],
      ['Barents Sea', 709, { size: 26 }],
      [full, 660],
      [full, 648],
      [full, 636],
    ]
    expect(read(page(...lines)).blocks[0]).toBe('heading 1: Norway takes a breath in the Barents Sea')
  })

  it('keeps the columns apart and the list items whole', () => {
    const reading = read(
      page(
        [full, 700],
        ['left ends here.', 688],
        [full.toUpperCase(), 700, { x: 430 }],
        ['• One', 640, { x: 430 }],
        ['• Two', 628, { x: 430 }],
      ),
    )
    expect(reading.blocks).toEqual([
      `paragraph: ${full} left ends here.`,
      `paragraph: ${full.toUpperCase()}`,
      'list-item: • One',
      'list-item: • Two',
    ])
  })

  it('joins runs on a line, with a space only where there is a gap, and keeps raised marks in it', () => {
    const runs = [
      { text: 'Har', x: 72, y: 700, width: 15, size: 10, endsLine: false },
      { text: 'bour', x: 87.1, y: 700, width: 20, size: 10, endsLine: false },
      { text: '2', x: 107.2, y: 704, width: 3, size: 6, endsLine: false },
      { text: 'opens', x: 114, y: 700, width: 25, size: 10, endsLine: false },
    ]
    expect(read({ runs }).blocks).toEqual(['paragraph: Harbour2 opens'])
  })

  it('counts the pages without text, and reads none at all as empty', () => {
    expect(read(page(['Words.', 700]), page(), page([' ', 700]))).toEqual({
      blocks: ['paragraph: Words.'],
      notes: ['pages-without-text'],
    })
    expect(read()).toEqual({ blocks: [], notes: [] })
  })
})
