import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { parseArticleText } from '../../../src/core/read-article.ts'
import { temporaryFolder } from '../temporary.ts'
import { openLibrary } from './in-process.ts'

const checks = vi.hoisted(() => ({ times: 0 }))
vi.mock('../../../src/core/read-article.ts', async (original) => {
  const own = await original<typeof import('../../../src/core/read-article.ts')>()
  const counted: typeof own.parseArticleText = (...args) => {
    checks.times += 1
    return own.parseArticleText(...args)
  }
  return { ...own, parseArticleText: counted }
})

const bundled = path.join(import.meta.dirname, '../../../resources/articles/karelia-2025-08-01.dateline.json')
const id = 'karelia-2025-08-01'

/** Opens the article in a new run of the app and keeps it open until it is sealed. */
async function run(root: string) {
  const library = openLibrary(root)
  await library.list()
  const before = checks.times
  const answer = await library.read(id)
  const checked = checks.times - before
  await new Promise((resolve) => setTimeout(resolve, 1300))
  await library.flush()
  library.close()
  return { answer, checked }
}

it('checks an article once, and again when its file has changed', async () => {
  const root = await temporaryFolder()
  await mkdir(path.join(root, 'articles'))
  const file = path.join(root, 'articles', path.basename(bundled))
  await copyFile(bundled, file)
  const reading = parseArticleText(await readFile(bundled, 'utf8'), 'x')
  const right = { ok: true, value: reading.ok && reading.article }

  expect((await run(root)).answer).toEqual(right) // read for the list, and not again
  expect(await run(root)).toEqual({ answer: right, checked: 0 }) // under its seal: what it leaves out is filled in
  const text = await readFile(file, 'utf8')
  await writeFile(file, text.replace('"kind": "person"', '"kind": "robot"'))
  const changed = await run(root)
  expect(changed.answer).toMatchObject({ ok: false, failure: { kind: 'invalid' } })
})

it('seals a text that begins with more than one byte order mark, and opens it under its seal', async () => {
  const root = await temporaryFolder()
  await mkdir(path.join(root, 'articles'))
  const text = await readFile(bundled, 'utf8')
  await writeFile(path.join(root, 'articles', path.basename(bundled)), `\ufeff\ufeff${text}`)
  const { answer } = await run(root) // a rejection that nobody takes would fail this test
  expect(answer.ok).toBe(true)
  expect(await run(root)).toEqual({ answer, checked: 0 })
})
