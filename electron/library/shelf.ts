import { mkdir, readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { Article } from '../../src/core/article.ts'
import { createFile, exists, moveFile } from '../files/new-file.ts'
import { codeOf } from '../files/replace-file.ts'
import { openSafeFile, type Parsing, previousOf, type SafeFile } from '../files/safe-file.ts'
import { articleFileName, isArticleName } from './article-name.ts'
import { Trash, type TrashEntry } from './trash.ts'

const mostBytes = 64 * 1024 * 1024
/** Equal titles are told apart by numbers up to this; a folder with more of one name is not looked through further. */
const mostOfOneName = 10_000

export type ShelfListing =
  | { readonly state: 'ready'; readonly files: readonly string[] }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly code: string }

/** The folder of the reader's own articles, one readable file each. It is made when the first article is put there. */
export class Shelf {
  readonly folder: string
  readonly trash: Trash
  readonly #files = new Map<string, SafeFile<Article>>()

  readonly #mayMake: boolean

  /** A folder the reader `chose` is never made: where it is missing, it is on a drive that was removed. */
  constructor(folder: string, { chosen = false }: { readonly chosen?: boolean } = {}) {
    this.folder = folder
    this.trash = new Trash(folder)
    this.#mayMake = !chosen
  }

  /** The article files there, by their real paths. Never rejects. */
  async list(): Promise<ShelfListing> {
    try {
      const root = await realpath(this.folder)
      const names = (await readdir(root)).filter(isArticleName).sort()
      return { state: 'ready', files: names.map((name) => path.join(root, name)) }
    } catch (error) {
      const code = codeOf(error)
      return code === 'ENOENT' ? { state: 'missing' } : { state: 'unreadable', code }
    }
  }

  /** Makes the folder if need be; its real path. Rejects with the system's error. */
  async open(): Promise<string> {
    if (this.#mayMake) await mkdir(this.folder, { recursive: true })
    return realpath(this.folder)
  }

  /** Writes a new article under a free name made of a title. Rejects with the system's error. */
  async create(title: string, text: string): Promise<string> {
    const root = await this.open()
    return this.#claim(root, title, null, (file) => createFile(file, text))
  }

  /** Replaces an article's file, keeping the version before if that is sound. Rejects with the system's error, the file then as it was. */
  async write(file: string, text: string, known: { readonly isSound: boolean }): Promise<void> {
    const safe = this.#files.get(file) ?? openSafeFile({ file, mostBytes, parse: parseShelved })
    this.#files.set(file, safe)
    await stat(path.dirname(file)) // a folder that is gone is told as such
    await safe.write(text, known)
  }

  /** Gives a file the name of a title, if that is another one; answers with where it is then. Rejects with the system's error. */
  async rename(file: string, title: string): Promise<string> {
    const target = await this.#claim(path.dirname(file), title, file, (next) => moveFile(file, next))
    if (target === file) return file
    this.#files.delete(file)
    const previous = previousOf(file)
    if (await exists(previous)) await moveFile(previous, previousOf(target)).catch(() => false) // a spare copy; the article itself has moved
    return target
  }

  /** Brings a file back from the trash, under a free name. Rejects with the system's error. */
  async restore(entry: TrashEntry): Promise<string> {
    const root = await this.open()
    const same = path.join(root, entry.name)
    const title = entry.name.replace(/\.dateline\.json$/i, '')
    const target = (await moveFile(entry.file, same))
      ? same
      : await this.#claim(root, title, null, (file) => moveFile(entry.file, file))
    await this.trash.drop(entry)
    return target
  }

  /** Tries the names of a title until one was free; `own` is a file that may keep its name. */
  async #claim(
    folder: string,
    title: string,
    own: string | null,
    take: (file: string) => Promise<boolean>,
  ): Promise<string> {
    const taken = new Set((await readdir(folder)).map((name) => name.normalize('NFC').toLowerCase()))
    for (let number = 1; number <= mostOfOneName; number += 1) {
      const name = articleFileName(title, number)
      const file = path.join(folder, name)
      if (file === own) return file
      // By any case: on some systems two names that differ in it alone are one file.
      if (!taken.has(name.toLowerCase()) && (await take(file))) return file
    }
    throw new Error(`there are more than ${mostOfOneName} articles called ${title}`)
  }
}

async function parseShelved(text: string): Promise<Parsing<Article>> {
  const { parseArticleText } = await import('../../src/core/read-article.ts')
  const reading = parseArticleText(text, '')
  return reading.ok ? { kind: 'current', value: reading.article } : { kind: 'damaged' }
}
