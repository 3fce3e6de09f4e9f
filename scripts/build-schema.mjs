// Writes the published JSON Schema of the article file from the zod schema, so that editors can check and complete.
// `node scripts/build-schema.mjs`; a test (tests/core/article-schema.test.ts) proves the committed file is current.
import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ensurePackages } from './packages.mjs'
import { projectDir, runScript, say } from './run.mjs'
import { readSource } from './source.mjs'

export const schemaFile = path.join(projectDir, 'resources/schema/dateline-1.schema.json')

/**
 * The JSON Schema (2020-12) of what may be written. What JSON Schema cannot say (unique ids, references that lead
 * somewhere, dates in EDTF) is checked by Dateline when it opens the file.
 * @param {typeof import('zod')} zod
 * @param {import('zod').ZodType} articleSchema
 */
export const formatSchema = (zod, articleSchema) => {
  const schema = {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Dateline article',
    description: 'An article as statements by speakers, about places, at times: *.dateline.json, version 1.',
    ...zod.z.toJSONSchema(articleSchema, { io: 'input' }),
  }
  return `${JSON.stringify(schema, null, 2)}\n`
}

if (process.argv[1] && path.resolve(process.argv[1]) === import.meta.filename) {
  await runScript(async () => {
    await ensurePackages()
    const { articleSchema } = await readSource('src/core/article.ts')
    mkdirSync(path.dirname(schemaFile), { recursive: true })
    writeFileSync(schemaFile, formatSchema(await import('zod'), articleSchema))
    say(`Wrote ${path.relative(projectDir, schemaFile)}.`)
  })
}
