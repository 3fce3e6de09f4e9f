import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import type { TrashedArticle } from '../../src/contract/index.ts'
import { createFile, exists, moveFile } from '../files/new-file.ts'
import { previousOf } from '../files/safe-file.ts'
import { isArticleName } from './article-name.ts'
import type { TrashedAbout } from './trashed-about.ts'

export type TrashEntry = TrashedAbout & { readonly key: string; readonly file: string }

/** The trash inside the shelf's folder: a folder an article, `.trash/KEY/NAME.dateline.json` and `about.json`. */
export class Trash {
  readonly folder: string

  constructor(shelf: string) {
    this.folder = path.join(shelf, '.trash')
  }

  /** Moves a file of the shelf there. Rejects with the system's error, the file then where it was. */
  async put(file: string, { id, title, when }: { id: string; title: string; when: number }): Promise<string> {
    const { folder, entry } = await this.#prepare({ name: path.basename(file), title, id, when, reason: 'trashed' })
    const target = path.join(folder, path.basename(file))
    // The version before first: were it left behind, it would stand beside whatever takes the name next.
    const previous = previousOf(file)
    if (await exists(previous)) await moveFile(previous, path.join(folder, path.basename(previous)))
    await moveFile(file, target)
    return entry
  }

  /** Keeps a version of an article that gave way to another. Rejects with the system's error. */
  async keep(text: string, of: { id: string; name: string; title: string; when: number }): Promise<void> {
    const { folder } = await this.#prepare({ ...of, reason: 'other-version' })
    await createFile(path.join(folder, of.name), text)
  }

  /** What is there, the latest first. */
  async list(): Promise<TrashEntry[]> {
    const names = await readdir(this.folder).catch(() => [])
    const entries = await Promise.all(names.map((name) => this.find(name)))
    return entries.filter((entry) => entry !== null).sort((a, b) => b.when - a.when)
  }

  /** One entry; null where there is none, or its file is gone. */
  async find(name: string): Promise<TrashEntry | null> {
    const { isTrashKey, readAbout } = await import('./trashed-about.ts')
    if (!isTrashKey(name)) return null
    const folder = path.join(this.folder, name)
    const text = await readFile(path.join(folder, 'about.json'), 'utf8').catch(() => '')
    const told = readAbout(text)
    const file = (await readdir(folder).catch(() => [])).find(isArticleName)
    if (file === undefined) return null
    // A file whose description is lost can still be brought back.
    const entry = told ?? { version: 1, name: file, title: file, id: '', when: 0, reason: 'trashed' }
    const known = path.basename(entry.name)
    return { ...entry, name: isArticleName(known) ? known : file, key: name, file: path.join(folder, file) }
  }

  /** Forgets an entry whose file has been taken out. */
  async drop(entry: TrashEntry): Promise<void> {
    await rm(path.dirname(entry.file), { recursive: true, force: true })
  }

  async #prepare(told: Omit<TrashedAbout, 'version'>): Promise<{ folder: string; entry: string }> {
    const entry = randomUUID()
    const folder = path.join(this.folder, entry)
    await mkdir(folder, { recursive: true })
    await createFile(path.join(folder, 'about.json'), `${JSON.stringify({ version: 1, ...told }, null, 2)}\n`)
    return { folder, entry }
  }
}

export const describeTrashed = ({ key: entry, title, name, when, reason }: TrashEntry): TrashedArticle => ({
  key: entry,
  title,
  name,
  when,
  reason,
})
