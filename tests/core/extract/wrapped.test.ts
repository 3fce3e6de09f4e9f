import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unwrapLines } from '../../../src/core/extract/wrapped.ts'

const wrapped =
  'The ferry between the islands will not sail before the middle of\nOctober, its operator said on Tuesday, after an inspection of the\nhull.'

describe('lines broken to a width', () => {
  it('are one paragraph, at the same positions', () => {
    expect(unwrapLines(`Ferry\n\n${wrapped}\n\nThe end.`)).toBe(`Ferry\n\n${wrapped.replaceAll('\n', ' ')}\n\nThe end.`)
  })

  it('are told from paragraphs of one line, lists and verse', () => {
    for (const text of [
      'The ferry will not sail before the middle of this October.\nIts operator said so in a letter to the islanders on Tuesday.\nNobody knows who will pay for the repairs of the old hull.',
      'Bread\nButter\nMilk, two litres of it\nEggs',
      `${wrapped.split('\n')[0]}\nshort\n${wrapped}`,
    ])
      expect(unwrapLines(text)).toBe(text)
  })

  it('keep the length and everything but line breaks, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\n', '\r\n', '\n\n', wrapped))),
        (parts) => {
          const text = parts.join('')
          const read = unwrapLines(text)
          expect(read.length).toBe(text.length)
          expect(read.replace(/[\r\n]/g, ' ')).toBe(text.replace(/[\r\n]/g, ' '))
        },
      ),
    )
  })
})
