import { describe, expect, it } from 'vitest'
import { extract } from '../../../src/core/extract/extract.ts'
import { selectorsOf } from '../../../src/core/selectors.ts'

const text = `A meeting by the lake

“We need the bridge,” Dana Whitlock said. “Badly,” she added.

“Who will pay?” Peter Osgood interjected.

The money

Whitlock said that the state would pay. Osgood disputed that the state had promised anything.`

describe('topics and links', () => {
  const { topics, utterances, links, speakers } = extract(text)
  const said = (index: number) => text.slice(utterances[index]?.start, utterances[index]?.end)

  it('parts the text by its headings', () => {
    expect(topics.map(({ title }) => title)).toEqual([null, 'The money'])
    expect(topics.at(-1)?.end).toBe(text.length)
  })

  it('links what the verbs of the text link, and nothing else', () => {
    expect(links.map(({ type, from, to }) => [type, said(from), said(to)])).toEqual([
      ['continues', '“Badly,”', '“We need the bridge,”'],
      ['interrupts', '“Who will pay?”', '“Badly,”'],
      ['disputes', 'that the state had promised anything', 'that the state would pay'],
    ])
  })

  it('gives every utterance a speaker, a reason and a confidence', () => {
    for (const { voice } of utterances) {
      expect(speakers.namesOf(voice)).toHaveLength(1)
      expect(voice.reason).toMatch(/^[a-z-]+$/)
      expect(voice.confidence).toBeGreaterThan(0)
      expect(voice.confidence).toBeLessThanOrEqual(1)
    }
  })

  it('gives every stretch selectors by which it is found again', () => {
    const [first] = utterances
    const [quote, position] = selectorsOf(text, first ?? { start: 0, end: 1 })
    expect(quote).toMatchObject({
      exact: '“We need the bridge,”',
      suffix: ' Dana Whitlock said. “Badly,” she added.'.slice(0, 32),
    })
    expect(position).toEqual({ type: 'TextPositionSelector', start: text.indexOf('“'), end: text.indexOf('”') + 1 })
  })
})
