import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as zod from 'zod'
import { formatSchema, schemaFile } from '../../scripts/build-schema.mjs'
import { articleSchema } from '../../src/core/article.ts'

const file = new URL('../../resources/articles/karelia-2025-08-01.dateline.json', import.meta.url)

/** The bundled article with one value changed (undefined: taken out), as its path in dots says. */
function withValue(path: string, value: unknown): unknown {
  const root: unknown = JSON.parse(readFileSync(file, 'utf8'))
  const keys = path.split('.')
  const last = keys.pop() ?? ''
  let holder = root
  for (const key of keys) holder = Reflect.get(Object(holder), key)
  if (value === undefined) Reflect.deleteProperty(Object(holder), last)
  else Reflect.set(Object(holder), last, value)
  return root
}

const issuesOf = (input: unknown) => {
  const parsed = articleSchema.safeParse(input)
  return (parsed.error?.issues ?? []).map((issue) => ({ path: issue.path.join('.'), message: issue.message }))
}

describe('the published JSON Schema', () => {
  it('is what the schema in the code says now', () => {
    expect(readFileSync(schemaFile, 'utf8'), 'run `npm run build:schema`').toBe(formatSchema(zod, articleSchema))
  })

  it('is the one that the bundled article names', () => {
    const { $schema } = JSON.parse(readFileSync(file, 'utf8'))
    expect(new URL($schema, file).pathname).toBe(new URL(`file://${schemaFile}`).pathname)
  })

  it('asks of a writer only what has no default', () => {
    const schema = JSON.parse(readFileSync(schemaFile, 'utf8'))
    expect(schema.required).toContain('statements')
    expect(schema.required).not.toContain('headlines')
    expect(schema.additionalProperties).toBe(false)
  })
})

describe('a fault in an article', () => {
  it('is not found where there is none', () => {
    expect(issuesOf(withValue('title', 'Another title'))).toEqual([])
  })

  it.each([
    ['an empty quotation', 'statements.0.quotations.0.exact', '', /quotation is empty/],
    ['a quotation of marks alone', 'statements.0.quotations.0.exact', '“”', /quotation is empty/],
    ['a longitude out of range', 'places.5.geometry.coordinates.0', 181, /between −180 and 180/],
    ['a latitude out of range', 'places.5.geometry.coordinates.1', -90.5, /between −90 and 90/],
    ['a time that is not EDTF', 'statements.0.said.edtf', 'last Friday', /not a date in EDTF/],
    ['a day that does not exist', 'source.published', '2025-02-29', /not a date in EDTF/],
    ['a wrong type', 'statements.3.paraphrase', 7, /expected string/],
    ['a list that is none', 'statements.3.speakers', 'vladimir-putin', /expected array/],
    ['a missing entry', 'statements.3.mode', undefined, /./],
    ['an unknown version', 'dateline', 2, /expected 1/],
    ['an unknown speaker', 'statements.3.speakers.0', 'nobody', /no speaker with the id “nobody”/],
    ['an unknown place', 'statements.0.about.places.0.place', 'atlantis', /no place with the id “atlantis”/],
    ['an unknown topic', 'statements.0.topics.0', 'sport', /no topic with the id “sport”/],
    ['a link that leads nowhere', 'statements.11.links.0.to', 's99', /no statement with the id “s99”/],
    ['a headline of no statement', 'headlines.0.statement', 's99', /no statement with the id “s99”/],
    ['a nested quotation that is not inside', 'statements.4.quotations.0.nested.0.exact', '‘I do!’', /not inside/],
  ])('names its path: %s', (_kind, path, value, message) => {
    const found = issuesOf(withValue(path, value)).find((issue) => issue.path === path)
    expect(found?.message).toMatch(message)
  })

  it('names the second of two ids alike, and both their numbers', () => {
    expect(issuesOf(withValue('statements.35.id', 's01'))).toContainEqual({
      path: 'statements.35.id',
      message: 'two statements have the id “s01” (numbers 1 and 36)',
    })
    expect(issuesOf(withValue('statements.2.quotations.0.id', 'q02')).map((issue) => issue.path)).toContain(
      'statements.2.quotations.0.id',
    )
  })

  it('names the holder of an entry that is not known', () => {
    expect(issuesOf(withValue('statements.5.colour', 'red'))).toEqual([
      { path: 'statements.5', message: expect.stringContaining('colour') },
    ])
  })
})
