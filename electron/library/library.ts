import { realpath, stat } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleSummary, Result, ShelfDescription, TrashedArticle } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import { emptyDigest } from '../../src/core/library/empty-digest.ts'
import { faultLine } from '../../src/core/library/fault-line.ts'
import type { ShelfFindings, ShelfQuery } from '../../src/core/library/search-contract.ts'
import { sameValue } from '../../src/core/same-value.ts'
import { stampOf } from '../files/safe-file.ts'
import { sealOf } from '../files/seal.ts'
import { showPath } from '../files/show-path.ts'
import type { StateFile } from '../state-file.ts'
import { type ArticleFileReading, parseSound, readArticleFile, readText } from './article-file.ts'
import { failed, lostFailure, notInLibrary } from './failures.ts'
import { Indexer } from './indexer.ts'
import type { OpenedFiles } from './opened-files.ts'
import { type Entry, type Scan, scanPlaces } from './places.ts'
import type { Records } from './records.ts'
import { findSameText, type OpenedText } from './same-text.ts'
import { Shelf } from './shelf.ts'
import { describeTrashed } from './trash.ts'
import { watchFolder } from './watch-folder.ts'
import { WorkerLost, WorkerProcess } from './worker-process.ts'
import { Writing } from './writing.ts'

/** How many opened files are remembered. */
const mostRemembered = 50
/** Files up to this are read in main: the worst of them holds it up for a fraction of a second, less than a process takes to start. */
const mostBytesInMain = 512 * 1024
/** The list waits this long for articles that were never read; those still unread are listed as such. */
const listWaitsMs = 500
/** An article is sealed when it has been opened and drawn. */
const sealsAfterMs = 1000
/** Changes of the shelf are told at most this often. */
const tellEveryMs = 250

export interface LibraryOptions {
  /** The folder of the articles that come with the app. */
  readonly folder: string
  /** The reader's home folder, shown as `~`. */
  readonly home: string
  /** The shelf's folder while the reader has chosen none. */
  readonly shelf: string
  readonly opened: StateFile<OpenedFiles>
  readonly records: Records
  readonly worker: ConstructorParameters<typeof WorkerProcess>[0]
  /** Told when articles came, went or changed, or more of them are indexed. */
  changed(): void
  /** Hands a file to the system's trash. */
  trashItem(file: string): Promise<void>
  report(message: string): void
  readonly listWaitsMs?: number
}

/** The articles on disk: those that come with the app, those on the reader's shelf, and files elsewhere, which are only ever read. */
export class Library {
  readonly #options: LibraryOptions
  readonly #worker: WorkerProcess
  readonly #indexer: Indexer
  readonly #records: Records
  readonly writing: Writing
  #shelf: Shelf
  #scan: Scan = { entries: [], shelf: 'missing' }
  #signature = ''
  #scanning: Promise<Scan> | null = null
  #stopWatching: (() => void) | null = null
  #telling: NodeJS.Timeout | undefined
  /** A bundled article read for its digest: at the first start the page lists the articles and then opens one, mostly the same. */
  #unclaimed: { readonly file: string; readonly stamp: string; readonly reading: ArticleFileReading } | null = null

  constructor(options: LibraryOptions) {
    const { records, report } = options
    this.#options = options
    this.#records = records
    this.#shelf = new Shelf(options.shelf)
    this.#worker = new WorkerProcess(options.worker, () => this.#indexer.lost())
    this.#indexer = new Indexer({
      records,
      worker: this.#worker,
      show: (file) => this.show(file),
      onProgress: () => this.#tell(),
      report,
    })
    this.writing = new Writing({
      records,
      shelf: () => this.#shelf,
      find: (id) => this.find(id),
      readWhole: (file) => this.#readFile(file),
      summarise: (files) => this.#summariseFiles(files),
      show: (file) => this.show(file),
      trashItem: options.trashItem,
    })
  }

  /**
   * Prepares for the library when the window has stood a while. What comes with the app alone is indexed when it is looked for: it takes
   * less time than the process that does it takes memory.
   */
  async warm(): Promise<void> {
    await this.#ready()
    if (!this.#stopWatching) this.#watch()
    if (this.#scan.entries.some((entry) => entry.place !== 'bundled')) this.#indexer.start()
  }

  /** Begins to watch the shelf and to index everything, if it has not: when the library is shown. */
  async start(): Promise<void> {
    await this.#ready()
    if (!this.#stopWatching) this.#watch()
    this.#indexer.start()
  }

  /** Ends what runs on. */
  close(): void {
    this.#stopWatching?.()
    clearTimeout(this.#telling)
    this.#worker.close()
  }

  /** Resolves to whether all that was to be written is. */
  async flush(): Promise<boolean> {
    await this.writing.idle()
    return this.#records.flush()
  }

  /** Lists every article; one that cannot be read is listed as broken, one not read yet as pending. */
  async list(): Promise<ArticleSummary[]> {
    await this.#look()
    await this.#indexer.settle(this.#options.listWaitsMs ?? listWaitsMs)
    // What was renamed while it was waited for is listed as it is now.
    return this.#scan.entries.map((entry) => this.#summary(entry))
  }

  async read(id: string): Promise<Result<Article>> {
    const entry = await this.find(id)
    if (!entry) return notInLibrary(id)
    const reading = entry.place === 'bundled' ? await this.#claim(entry) : await this.#readFile(entry.file)
    if (!reading.ok) return { ok: false, failure: reading.failure }
    this.writing.versions.hold(id, reading.version)
    const held = this.#records.of(entry.file)
    // A file that took too long once, on a busy machine, is not broken.
    const recovered = held?.fault != null && held.stamp === reading.version.stamp
    this.#records.put(entry.file, { id, opened: Date.now(), ...(recovered && { stamp: '', fault: null }) })
    setTimeout(() => void this.#seal(entry.file, reading), sealsAfterMs).unref()
    return { ok: true, value: reading.value }
  }

  /** Adds a file to the list and remembers it; whether it can be read shows in its summary. */
  async add(file: string): Promise<ArticleSummary> {
    const real = await realpath(file).catch(() => path.resolve(file))
    const { entries } = await this.#look()
    const known = entries.find((entry) => entry.file === real && entry.place !== 'elsewhere')
    if (!known) {
      const { files } = await this.#options.opened.read()
      const next = [real, ...files.filter((other) => other !== real)].slice(0, mostRemembered)
      await this.#options.opened.write({ version: 1, files: next }).catch(() => undefined) // the file's watcher tells the reader
    }
    const [summary] = await this.#summariseFiles([real])
    return summary ?? this.#gone(real)
  }

  /** The article of the shelf that was made of the same text as a document’s; null where there is none. */
  async madeOf(document: OpenedText): Promise<{ id: string; title: string } | null> {
    const { entries } = await this.#look()
    const shelved = entries
      .filter(({ place }) => place === 'shelf')
      .map((entry) => ({ ...entry, digest: this.#records.of(entry.file)?.digest ?? null }))
    const found = await findSameText(document, shelved)
    return found && { id: found.id, title: found.digest?.title ?? '' }
  }

  /** Takes a file elsewhere off the list. */
  async forget(id: string): Promise<Result<null>> {
    const entry = await this.find(id)
    if (entry?.place !== 'elsewhere') return notInLibrary(id)
    const { files } = await this.#options.opened.read()
    await this.#options.opened
      .write({ version: 1, files: files.filter((file) => file !== entry.file) })
      .catch(() => undefined)
    await this.#look()
    return { ok: true, value: null }
  }

  /** The article file of an id, as it was last seen; null where there is none. */
  async find(id: string): Promise<Entry | null> {
    const held = this.#scan.entries.find((entry) => entry.id === id)
    if (held) return held
    return (await this.#look()).entries.find((entry) => entry.id === id) ?? null
  }

  async describe(): Promise<ShelfDescription> {
    await this.start()
    const { folder, trash } = this.#shelf
    const { shelf } = await this.#look()
    const used =
      this.#records.folder !== null || [...this.#records.all()].some(({ file }) => path.dirname(file) === folder)
    return {
      folder: this.show(folder),
      state: shelf === 'missing' && !used ? 'none' : shelf,
      indexed: this.#indexer.progress,
      trashed: (await trash.list()).length,
    }
  }

  async listTrash(): Promise<TrashedArticle[]> {
    await this.#ready()
    return (await this.#shelf.trash.list()).map(describeTrashed)
  }

  /** Takes another folder for the shelf; the articles stay where they are. */
  async setFolder(folder: string): Promise<ShelfDescription> {
    await this.#ready()
    this.#records.setFolder(folder)
    this.#shelf = new Shelf(folder, { chosen: true })
    if (this.#stopWatching) this.#watch()
    await this.#look()
    this.#tell()
    return this.describe()
  }

  /** The shelf's folder, made if need be. Rejects with the system's error. */
  async openFolder(): Promise<string> {
    await this.#ready()
    return this.#shelf.open()
  }

  async search(query: ShelfQuery): Promise<Result<ShelfFindings>> {
    await this.#ready()
    if (this.#signature === '') await this.#look()
    try {
      const found = await this.#indexer.search(query)
      return { ok: true, value: { ...found, indexed: this.#indexer.progress } }
    } catch (error) {
      if (!(error instanceof WorkerLost)) throw error
      return failed({
        kind: 'crashed',
        title: 'The search has to start anew',
        message: 'The part of Dateline that searches stopped, perhaps over a file it could not read.',
        hint: 'Search again; the articles are read once more in the background.',
      })
    }
  }

  show(file: string): string {
    return showPath(file, this.#options.home)
  }

  #ready(): Promise<void> {
    return this.#records.load().then(() => {
      const { folder } = this.#records
      if (folder !== null && folder !== this.#shelf.folder) this.#shelf = new Shelf(folder, { chosen: true })
    })
  }

  #watch(): void {
    this.#stopWatching?.()
    this.#stopWatching = watchFolder(this.#shelf.folder, () => void this.#look())
  }

  /** Looks at every place once more; those who ask meanwhile get the next look, not the one that may be half done. */
  async #look(): Promise<Scan> {
    const before = this.#scanning
    const mine = (async () => {
      await before?.catch(() => undefined)
      await this.#ready()
      const { files } = await this.#options.opened.read()
      const { folder: bundled, report } = this.#options
      const scan = await scanPlaces({ bundled, shelf: this.#shelf, opened: files, records: this.#records, report })
      this.#scan = scan
      for (const { file, id } of scan.entries) if (!this.#records.of(file)) this.#records.put(file, { id })
      const signature = [scan.shelf, ...scan.entries.map(({ file, stamp }) => `${file}\n${stamp}`)].join('\n')
      if (signature !== this.#signature) {
        if (this.#signature !== '') this.#tell()
        this.#signature = signature
        await this.#readBundled(scan.entries)
        this.#indexer.want(scan.entries.map(({ id, file, stamp }) => ({ id, file, stamp })))
      }
      return scan
    })()
    this.#scanning = mine
    return mine
  }

  #tell(): void {
    this.#telling ??= setTimeout(() => {
      this.#telling = undefined
      this.#options.changed()
    }, tellEveryMs)
    this.#telling.unref()
  }

  /** The articles that come with the app are ours and small: they are read here, so that the first start waits for no process. */
  async #readBundled(entries: readonly Entry[]): Promise<void> {
    const unknown = entries.filter((entry) => entry.place === 'bundled' && !this.#indexer.isKnown(entry))
    if (unknown.length === 0) return
    const { digestArticle } = await import('../../src/core/library/digest.ts')
    for (const { id, file, stamp } of unknown) {
      const reading = await readArticleFile(file, this.show(file))
      this.#unclaimed = { file, stamp, reading }
      this.#records.put(
        file,
        reading.ok
          ? { id, stamp, digest: digestArticle(reading.value), fault: null }
          : { id, stamp, digest: null, fault: faultLine(reading.failure) },
      )
    }
  }

  /** Remembers of a text that was found right as it stands that it need not be checked again. Never rejects. */
  async #seal(file: string, { value, version }: ArticleFileReading & { readonly ok: true }): Promise<void> {
    const seal = sealOf(version.hash)
    if (this.#records.of(file)?.seal === seal) return
    const size = await stat(file).then(
      (about) => about.size,
      () => Number.POSITIVE_INFINITY,
    )
    if (size > mostBytesInMain) return
    const source = await readText(file, file)
    if (!source.ok || source.version.hash !== version.hash || !this.#records.of(file)) return
    // What it leaves out may be filled in without a check; what the check changed in it may not.
    if (sameValue(parseSound(source.text), value)) this.#records.put(file, { seal })
  }

  /** Reads a bundled article, unless it was just read for the list and is still the same. */
  async #claim({ file }: Entry): Promise<ArticleFileReading> {
    const held = this.#unclaimed
    this.#unclaimed = null
    const now = await stat(file).then(stampOf, () => 'missing')
    return held?.file === file && held.stamp === now ? held.reading : this.#readHere(file)
  }

  #readHere(file: string): Promise<ArticleFileReading> {
    return readArticleFile(file, this.show(file), this.#records.of(file)?.seal)
  }

  /** Reads a file of the reader's: a small one here, a large one where it can hang or exhaust nothing. */
  async #readFile(file: string): Promise<ArticleFileReading> {
    const shown = this.show(file)
    const size = await stat(file).then(
      (about) => about.size,
      () => 0,
    )
    if (size <= mostBytesInMain) return this.#readHere(file)
    try {
      return await this.#worker.ask({ do: 'read', file, shown })
    } catch (error) {
      if (error instanceof WorkerLost) return lostFailure(shown, error)
      throw error
    }
  }

  /** The summaries of files that were just made or added, which the reader waits for; those that are gone again are left out. */
  async #summariseFiles(files: readonly string[]): Promise<ArticleSummary[]> {
    await this.#look()
    await this.#indexer.settle(this.#options.listWaitsMs ?? listWaitsMs)
    return files.flatMap((file) => {
      const entry = this.#scan.entries.find((item) => item.file === file)
      return entry ? [this.#summary(entry)] : []
    })
  }

  #gone(file: string): ArticleSummary {
    return this.#summary({ id: this.#records.idOf(file), file, place: 'elsewhere', stamp: 'missing', modified: null })
  }

  #summary({ id, file, place, stamp, modified }: Entry): ArticleSummary {
    const held = this.#records.of(file)
    const known = held?.stamp === stamp ? held : undefined
    const common = {
      id,
      file: place === 'bundled' ? null : this.show(file),
      place,
      modified,
      opened: held?.opened ?? null,
    }
    // While a changed file is read again, what was known of it is shown.
    const digest = known ? known.digest : (held?.digest ?? null)
    if (digest) return { ...common, ...digest, broken: false, fault: null, pending: false }
    const fault = known?.fault ?? null
    return {
      ...common,
      ...emptyDigest,
      title: path.basename(file),
      broken: fault !== null,
      fault,
      pending: fault === null,
    }
  }
}
