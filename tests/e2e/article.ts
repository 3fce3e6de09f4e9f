import { readFileSync } from 'node:fs'
import { articleSchema } from '../../src/core/article.ts'
import { quotationWords } from '../../src/core/quoted-words.ts'

/** The bundled article's statements with their numbers and bare words, read from the file the app ships. */
export function bundledStatements() {
  const file = new URL('../../resources/articles/karelia-2025-08-01.dateline.json', import.meta.url)
  return articleSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).statements.map((statement, k) => ({
    ...statement,
    number: k + 1,
    words: statement.quotations.map((quotation) => quotationWords(quotation.exact)),
  }))
}
