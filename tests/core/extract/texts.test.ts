import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerLine } from '../../../src/core/extract/headless.ts'
import { kmFrom } from '../../../src/core/map/distance.ts'
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
        /** Where names of several places lie, on the map. */
        near: z.array(z.tuple([words, z.number(), z.number()])).default([]),
        /** What the text says and a reader sees, but the extraction does not; a test that finds it wants it moved to what is found. */
        missed: z.object({ statements: z.array(words).default([]), places: z.array(words).default([]) }).prefault({}),
      }),
    ),
  })
  .parse(JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../fixtures/extract/texts.json'), 'utf8')))

const gazetteer = committedGazetteer()
const NEAR_KM = 30

type Text = (typeof fixtures.texts)[number]

const extracted = ({ name: id, text, published }: Text) =>
  JSON.parse(answerLine(JSON.stringify({ id, text, published }), { gazetteer }))

describe('texts of our own, in the styles that news comes in', () => {
  it.each(fixtures.texts)('$name', (fixture) => {
    const { text, quotations, statements, places, demonyms, times } = fixture
    const found = extracted(fixture)
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

  it.each(fixtures.texts.filter(({ near }) => near.length > 0))('$name: where the places lie', (fixture) => {
    const { toponyms } = extracted(fixture)
    for (const [name, lat, lon] of fixture.near) {
      const place = toponyms.find((other: { text: string }) => other.text === name)
      expect(kmFrom({ lat, lon })(place), name).toBeLessThan(NEAR_KM)
    }
  })

  it.each(fixtures.texts.filter(({ missed }) => missed.statements.length + missed.places.length > 0))(
    '$name: what is known to be missed',
    (fixture) => {
      const { text, missed } = fixture
      const { statements, toponyms } = extracted(fixture)
      for (const words of [...missed.statements, ...missed.places]) expect(text).toContain(words)
      const said = statements.map(({ start, end }: { start: number; end: number }) => text.slice(start, end))
      expect(said.filter((words: string) => missed.statements.includes(words))).toEqual([])
      expect(toponyms.filter((place: { text: string }) => missed.places.includes(place.text))).toEqual([])
    },
  )
})
