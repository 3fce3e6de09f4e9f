import { mkdir, readdir, realpath } from 'node:fs/promises'
import path from 'node:path'
import { type Article, articleSchema } from '../../src/core/article.ts'
import { openSafeFile, type Parsing, type SafeFile } from '../files/safe-file.ts'
import { articleFileName, fileId, isArticleName } from './article-id.ts'

/** An article of the shelf: its id in the library and its file. */
export interface ShelvedFile {
  readonly id: string
  readonly file: string
}

const mostBytes = 64 * 1024 * 1024

/** The folder of the reader's own articles, one readable file each. It is made when the first article is put there. */
export class Shelf {
  readonly folder: string
  readonly #files = new Map<string, SafeFile<Article>>()

  constructor(folder: string) {
    this.folder = folder
  }

  /** The articles there; none while there is no folder. Rejects with the system's error when it cannot be listed. */
  async list(): Promise<ShelvedFile[]> {
    const root = await realpath(this.folder).catch(() => null)
    if (root === null) return []
    const names = (await readdir(root)).filter(isArticleName).sort()
    return names.map((name) => ({ id: fileId(path.join(root, name)), file: path.join(root, name) }))
  }

  /** Writes a new article under a free name made of its title. Rejects with the system's error. */
  async create(article: Article): Promise<ShelvedFile> {
    await mkdir(this.folder, { recursive: true })
    const root = await realpath(this.folder)
    const taken = new Set((await readdir(root)).map((name) => name.toLowerCase()))
    let number = 1
    while (taken.has(articleFileName(article.title, number).toLowerCase())) number += 1
    const file = path.join(root, articleFileName(article.title, number))
    await this.write(file, article)
    return { id: fileId(file), file }
  }

  /** Replaces an article's file, keeping the last good version. Rejects with the system's error, the file then as it was. */
  async write(file: string, article: Article): Promise<void> {
    const safe = this.#files.get(file) ?? openSafeFile({ file, mostBytes, parse: parseShelved })
    this.#files.set(file, safe)
    await safe.write(`${JSON.stringify(article, null, 2)}\n`)
  }
}

function parseShelved(text: string): Parsing<Article> {
  try {
    const parsed = articleSchema.safeParse(JSON.parse(text))
    return parsed.success ? { kind: 'current', value: parsed.data } : { kind: 'damaged' }
  } catch {
    return { kind: 'damaged' }
  }
}
