import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerLine } from '../../../src/core/extract/headless.ts'
import { committedGazetteer } from '../gazetteer/committed.ts'

const words = z.string()
const fixtures = z
  .object({
    note: words,
    texts: z.array(
      z.object({
        name: words,
        published: words,
        text: words,
        quotations: z.array(z.unknown()),
        statements: z.array(z.unknown()),
        places: z.array(words),
        demonyms: z.array(words),
        times: z.array(z.tuple([words, words.nullable()])),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../fixtures/extract/texts.json'), 'utf8')))

const gazetteer = committedGazetteer()

describe('texts of our own, in the styles that news comes in', () => {
  it.each(fixtures.texts)('$name', ({ text, published, name: id, quotations, statements, places, demonyms, times }) => {
    const found = JSON.parse(answerLine(JSON.stringify({ id, text, published }), { gazetteer }))
    const cut = (span: { start: number; end: number } | null) => span && text.slice(span.start, span.end)
    type Found = {
      start: number
      end: number
      name: string | null
      speaker: { start: number; end: number } | null
      cue: { start: number; end: number } | null
    }
    expect({
      quotations: found.quotations.map(({ start, end, speaker, cue, ...rest }: Found) => ({
        words: text.slice(start, end),
        speaker: cut(speaker),
        cue: cut(cue),
        ...rest,
      })),
      statements: found.statements.map(({ start, end, speaker: _, cue, ...rest }: Found) => ({
        words: text.slice(start, end),
        cue: cut(cue),
        ...rest,
      })),
      places: found.toponyms.map((place: { text: string; name: string }) => `${place.text} = ${place.name}`),
      demonyms: found.demonyms.map(
        (demonym: { text: string; refersTo: string }) => `${demonym.text} = ${demonym.refersTo}`,
      ),
      times: found.times.map((time: { text: string; edtf: string | null }) => [time.text, time.edtf]),
    }).toEqual({ quotations, statements, places, demonyms, times })
  })
})
