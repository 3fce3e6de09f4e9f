import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { ArticleSummary, Failure, Result } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import type { VersionedFormat } from '../../src/core/versioned.ts'
import { codeOf } from '../files/replace-file.ts'
import { stampOf } from '../files/safe-file.ts'
import { showPath } from '../files/show-path.ts'
import type { StateFile } from '../state-file.ts'
import { type ArticleFileReading, readArticleFile } from './article-file.ts'
import { bundledId, fileId, isArticleName } from './article-id.ts'
import type { Shelf } from './shelf.ts'

/** Main's own state file: the article files the reader opened, the last one first. */
const openedFilesSchema = z.object({
  version: z.literal(1),
  files: z.array(z.string().min(1).max(8192)).max(1000),
})

export type OpenedFiles = z.output<typeof openedFilesSchema>

export const openedFilesFormat: VersionedFormat<OpenedFiles> = {
  schema: openedFilesSchema,
  steps: [],
  empty: { version: 1, files: [] },
}

/** How many opened files are remembered. */
const mostRemembered = 50

interface Entry {
  readonly id: string
  readonly file: string
  readonly place: ArticleSummary['place']
}

interface Places {
  /** The folder of the articles that come with the app. */
  readonly folder: string
  /** The reader's home folder, shown as `~`. */
  readonly home: string
  readonly opened: StateFile<OpenedFiles>
  readonly shelf: Shelf
  report(message: string): void
}

/** The articles on disk: those that come with the app, those on the reader's shelf, and files elsewhere, which are only ever read. */
export class Library {
  readonly #places: Places
  /** Summaries by path; good while the file's time and size stay the same. */
  readonly #summaries = new Map<string, { readonly stamp: string; readonly summary: ArticleSummary }>()
  /** The last file read for its summary: at the start the page lists the articles and then opens one, mostly the same. */
  #unclaimed: { readonly file: string; readonly stamp: string; readonly reading: ArticleFileReading } | null = null

  /** Main lists the articles at its start, and the page soon after. */
  #listing: Promise<ArticleSummary[]> | null = null

  constructor(places: Places) {
    this.#places = places
  }

  /** Lists every article; one that cannot be read is listed as broken. A listing that is under way is shared. */
  list(): Promise<ArticleSummary[]> {
    this.#listing ??= this.#list().finally(() => {
      this.#listing = null
    })
    return this.#listing
  }

  async #list(): Promise<ArticleSummary[]> {
    const summaries: ArticleSummary[] = []
    // One after another: reading many large files at once would hold all of them in memory.
    for (const entry of await this.#entries()) summaries.push(await this.#summarise(entry))
    return summaries
  }

  async read(id: string): Promise<Result<Article>> {
    const entry = (await this.#entries()).find((item) => item.id === id)
    if (entry) return this.#claim(entry.file)
    const message = `The library has no article with the id “${id}”. Its file may have been opened on another computer.`
    const title = 'This article cannot be opened: it is not in the library'
    return {
      ok: false,
      failure: { kind: 'not-found', title, message, hint: 'Open the article’s file, or choose another article.' },
    }
  }

  /** Adds a file to the list and remembers it; whether it can be read shows in its summary. */
  async add(file: string): Promise<ArticleSummary> {
    const real = await realpath(file).catch(() => path.resolve(file))
    const bundled = (await this.#bundled()).find((entry) => entry.file === real)
    if (bundled) return this.#summarise(bundled)
    const shelved = (await this.#shelved()).find((entry) => entry.file === real)
    if (shelved) return this.#summarise(shelved)
    const { files } = await this.#places.opened.read()
    const next = [real, ...files.filter((other) => other !== real)].slice(0, mostRemembered)
    await this.#places.opened.write({ version: 1, files: next }).catch(() => undefined) // the file's watcher tells the reader
    this.#listing = null // one that began before lacks the file
    return this.#summarise({ id: fileId(real), file: real, place: 'elsewhere' })
  }

  async #entries(): Promise<Entry[]> {
    const bundled = await this.#bundled()
    const { files } = await this.#places.opened.read()
    const own = [...bundled, ...(await this.#shelved())]
    const opened = files.map((file): Entry => ({ id: fileId(file), file, place: 'elsewhere' }))
    return [...own, ...opened.filter((entry) => !own.some((other) => other.id === entry.id))]
  }

  async #shelved(): Promise<Entry[]> {
    try {
      return (await this.#places.shelf.list()).map((item): Entry => ({ ...item, place: 'shelf' }))
    } catch (error) {
      this.#places.report(`the shelf ${this.#places.shelf.folder} cannot be listed: ${String(error)}`)
      return []
    }
  }

  /** Puts a new article on the shelf. */
  async create(article: Article): Promise<Result<ArticleSummary>> {
    try {
      return {
        ok: true,
        value: await this.#summarise({ ...(await this.#places.shelf.create(article)), place: 'shelf' }),
      }
    } catch (error) {
      return notSaved(article.title, this.#show(this.#places.shelf.folder), error)
    }
  }

  /** Writes an article of the shelf in the place of its file. */
  async save(id: string, article: Article): Promise<Result<null>> {
    const entry = (await this.#shelved()).find((item) => item.id === id)
    if (!entry) {
      return {
        ok: false,
        failure: {
          kind: 'not-found',
          title: `“${article.title}” was not saved: it is not on the shelf`,
          message: 'Its file was moved or renamed, or it is an article that Dateline only reads.',
          hint: 'Keep a copy on the shelf and go on with that.',
        },
      }
    }
    try {
      await this.#places.shelf.write(entry.file, article)
      return { ok: true, value: null }
    } catch (error) {
      return notSaved(article.title, this.#show(entry.file), error)
    }
  }

  async #bundled(): Promise<Entry[]> {
    const { folder } = this.#places
    try {
      const root = await realpath(folder)
      const names = (await readdir(root)).filter(isArticleName).sort()
      return names.map((name) => ({
        id: bundledId(path.join(root, name)),
        file: path.join(root, name),
        place: 'bundled',
      }))
    } catch (error) {
      this.#places.report(`the articles in ${folder} cannot be listed: ${String(error)}`)
      return []
    }
  }

  async #summarise({ id, file, place }: Entry): Promise<ArticleSummary> {
    const stamp = await this.#stamp(file)
    const known = this.#summaries.get(file)
    if (known?.stamp === stamp) return known.summary
    const reading = await readArticleFile(file, this.#show(file))
    this.#unclaimed = { file, stamp, reading }
    const common = { id, file: place === 'bundled' ? null : this.#show(file), place }
    const summary: ArticleSummary = reading.ok
      ? {
          ...common,
          title: reading.value.title,
          publisher: reading.value.source.publisher ?? '',
          published: reading.value.source.published ?? '',
          statements: reading.value.statements.length,
          broken: false,
        }
      : { ...common, title: path.basename(file), publisher: '', published: '', statements: 0, broken: true }
    this.#summaries.set(file, { stamp, summary })
    return summary
  }

  /** Reads an article, unless it was the last one read for its summary and is still the same. It is kept until the next reading. */
  async #claim(file: string): Promise<ArticleFileReading> {
    const held = this.#unclaimed
    this.#unclaimed = null
    if (held?.file === file && held.stamp === (await this.#stamp(file))) return held.reading
    return readArticleFile(file, this.#show(file))
  }

  #stamp(file: string): Promise<string> {
    return stat(file).then(stampOf, () => 'missing')
  }

  #show(file: string): string {
    return showPath(file, this.#places.home)
  }
}

const notSaved = (title: string, where: string, error: unknown): { ok: false; failure: Failure } => ({
  ok: false,
  failure: {
    kind: 'not-saved',
    title: `“${title}” was not saved`,
    message: `Writing ${where} failed (${codeOf(error)}).`,
    hint: 'Check that the disk has room and the folder may be written to, then try again. Your work is kept in the window.',
  },
})
