import { readdir, realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import type { ArticleSummary, Result } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import type { VersionedFormat } from '../../src/core/versioned.ts'
import { stampOf } from '../files/safe-file.ts'
import { showPath } from '../files/show-path.ts'
import type { StateFile } from '../state-file.ts'
import { type ArticleFileReading, readArticleFile } from './article-file.ts'
import { bundledId, fileId, isArticleName } from './article-id.ts'

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
  readonly bundled: boolean
}

interface Places {
  /** The folder of the articles that come with the app. */
  readonly folder: string
  /** The reader's home folder, shown as `~`. */
  readonly home: string
  readonly opened: StateFile<OpenedFiles>
  report(message: string): void
}

/** The articles on disk: those that come with the app, then those the reader opened. Article files are only ever read. */
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
    const { files } = await this.#places.opened.read()
    const next = [real, ...files.filter((other) => other !== real)].slice(0, mostRemembered)
    await this.#places.opened.write({ version: 1, files: next }).catch(() => undefined) // the file's watcher tells the reader
    this.#listing = null // one that began before lacks the file
    return this.#summarise({ id: fileId(real), file: real, bundled: false })
  }

  async #entries(): Promise<Entry[]> {
    const bundled = await this.#bundled()
    const { files } = await this.#places.opened.read()
    const opened = files.map((file) => ({ id: fileId(file), file, bundled: false }))
    return [...bundled, ...opened.filter((entry) => !bundled.some((other) => other.id === entry.id))]
  }

  async #bundled(): Promise<Entry[]> {
    const { folder } = this.#places
    try {
      const root = await realpath(folder)
      const names = (await readdir(root)).filter(isArticleName).sort()
      return names.map((name) => ({ id: bundledId(path.join(root, name)), file: path.join(root, name), bundled: true }))
    } catch (error) {
      this.#places.report(`the articles in ${folder} cannot be listed: ${String(error)}`)
      return []
    }
  }

  async #summarise({ id, file, bundled }: Entry): Promise<ArticleSummary> {
    const stamp = await this.#stamp(file)
    const known = this.#summaries.get(file)
    if (known?.stamp === stamp) return known.summary
    const reading = await readArticleFile(file, this.#show(file))
    this.#unclaimed = { file, stamp, reading }
    const common = { id, file: bundled ? null : this.#show(file) }
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
