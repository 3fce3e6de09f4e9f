import { writeSync } from 'node:fs'
import path from 'node:path'
import type { Result } from '../../../src/contract/index.ts'
import type { Article } from '../../../src/core/article.ts'
import { openLibrary } from './in-process.ts'

// Bundled and run by `kill.test.ts`: edits and saves the articles of a shelf, renames, trashes and brings them back, until it is
// killed. Prints what is on disk, a line each: the article and its version.

const root = process.env.KILLED_EDITOR_ROOT
const seed = Number(process.env.KILLED_EDITOR_SEED ?? 1)

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(`${result.failure.title} ${result.failure.message}`)
  return result.value
}

/** The version of an article, which stands in the note of its first statement. */
export const versionOf = (article: Article): number => Number(article.statements[0]?.note ?? 0)

if (root !== undefined) {
  const library = openLibrary(path.resolve(root))
  const listed = await library.list()
  if (listed.length === 0) throw new Error('there is nothing to edit')
  const articles = new Map<string, Article>()
  for (const { id } of listed) articles.set(id, must(await library.read(id)))
  for (let step = seed; ; step += 1) {
    const { id } = listed[step % listed.length] ?? {}
    const held = id && articles.get(id)
    if (!id || !held) throw new Error('an article is gone')
    const version = versionOf(held) + 1
    // Of some kilobytes to some hundred, so that a kill can fall inside it.
    const filler = 'x '.repeat(((version * 7919) % 200) * 10).trim()
    const statements = held.statements.map((statement, k) => ({
      ...statement,
      note: k === 0 ? String(version) : filler || 'none',
    }))
    const next = { ...held, statements }
    must(await library.writing.save(id, next))
    articles.set(id, next)
    writeSync(1, `${held.id} ${version}\n`)
    if (step % 5 === 0) {
      must(await library.writing.rename(id, `${held.id} ${step}`))
      articles.set(id, { ...next, title: `${held.id} ${step}` })
    }
    if (step % 7 === 0) must(await library.writing.restore(must(await library.writing.trash([id]))))
  }
}
