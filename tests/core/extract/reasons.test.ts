import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { extract } from '../../../src/core/extract/extract.ts'
import { explainReason, reasonCodes } from '../../../src/core/extract/reasons.ts'
import { committedGazetteer } from '../gazetteer/committed.ts'

const { texts } = z
  .object({ texts: z.array(z.object({ text: z.string(), published: z.string() })) })
  .parse(JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../fixtures/extract/texts.json'), 'utf8')))

const gazetteer = committedGazetteer()
const given = texts.flatMap(({ text, published }) => {
  const found = extract(text, { gazetteer, published })
  const { quotes, statements, toponyms, demonyms, times, links, topics } = found
  return [...quotes, ...statements, ...toponyms, ...demonyms, ...times, ...links, ...topics].map((item) => item.found)
})

describe('reasons', () => {
  it('each have a sentence of their own, which says no more than one thing', () => {
    const sentences = reasonCodes.map(explainReason)
    expect(new Set(sentences).size).toBe(sentences.length)
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z“].{15,130}[.”]$/u)
  })

  it('name a code of a newer version as what it is', () => {
    for (const code of ['from-the-future', 'toString', ''])
      expect(explainReason(code)).toBe(`This version of Dateline does not know the reason “${code}”.`)
  })

  it('stand with a confidence at everything that is found, fit for an article file', () => {
    expect(given.length).toBeGreaterThan(50)
    for (const { confidence, why } of given) {
      expect(confidence).toBeGreaterThan(0)
      expect(confidence).toBeLessThanOrEqual(1)
      expect(why.length).toBeGreaterThan(0)
      expect(new Set(why).size).toBe(why.length)
      for (const code of why) expect(reasonCodes).toContain(code)
    }
  })
})
