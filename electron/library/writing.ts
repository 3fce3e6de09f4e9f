import { stat } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleSummary, RequestOutput, Result } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import { codeOf } from '../files/replace-file.ts'
import { stampOf } from '../files/safe-file.ts'
import { type ArticleFileReading, hashOf, readText } from './article-file.ts'
import { articleText } from './article-text.ts'
import { changedElsewhere, diskFailure, failed, letGo, notInLibrary, onlyRead } from './failures.ts'
import type { Entry } from './places.ts'
import type { Records } from './records.ts'
import type { Shelf } from './shelf.ts'
import { Versions } from './versions.ts'

interface Options {
  readonly records: Records
  shelf(): Shelf
  find(id: string): Promise<Entry | null>
  readWhole(file: string): Promise<ArticleFileReading>
  /** Looks at the disk again and tells of these files; of those that are gone, nothing. */
  summarise(files: readonly string[]): Promise<ArticleSummary[]>
  /** The file as the reader knows it. */
  show(file: string): string
  trashItem(file: string): Promise<void>
}

const done = { ok: true, value: null } as const

/** Everything that writes to the shelf, one after the other: no two changes meet, and a quit waits for the last. */
export class Writing {
  readonly versions = new Versions()
  readonly #options: Options
  #last: Promise<unknown> = Promise.resolve()

  constructor(options: Options) {
    this.#options = options
  }

  /** Resolves when nothing is being written. */
  async idle(): Promise<void> {
    let last: Promise<unknown>
    do {
      last = this.#last
      await last.catch(() => undefined)
    } while (last !== this.#last)
  }

  /** Puts a new article on the shelf. */
  create(article: Article): Promise<Result<ArticleSummary>> {
    return this.#inTurn(() => this.#create(article))
  }

  /** Writes an article of the shelf in the place of its file, unless another program has. */
  save(id: string, article: Article): Promise<Result<null>> {
    return this.#inTurn(async () => {
      const file = await this.#shelvedFile(id)
      if (file === null) return onlyRead(article.title)
      const since = await this.versions.check(id, file)
      const folderThere = since !== 'gone' || (await stat(path.dirname(file)).then(Boolean, () => false))
      if (since !== 'same' && folderThere)
        return changedElsewhere(article.title, this.#options.show(file), since === 'gone')
      return this.#write(id, file, article, { isSound: since === 'same' })
    })
  }

  /**
   * Settles a save that met another program's version; the version that gives way goes to the shelf's trash. A failure of kind `deleted`
   * is what taking theirs comes to where they deleted the file: mine is in the trash then.
   */
  resolve(id: string, keep: 'mine' | 'theirs' | 'both', article: Article): Promise<Result<ArticleSummary>> {
    return this.#inTurn(async () => {
      const file = await this.#shelvedFile(id)
      if (file === null) return onlyRead(article.title)
      if (keep === 'both') return this.#create({ ...article, title: copyTitle(article.title) })
      const { trash } = this.#options.shelf()
      const of = { id, name: path.basename(file), title: article.title, when: Date.now() }
      try {
        if (keep === 'theirs') await trash.keep(articleText(article), of)
        else {
          const theirs = await readText(file, this.#options.show(file))
          if (theirs.ok) await trash.keep(theirs.text, of)
          else if (theirs.failure.kind !== 'not-found') return theirs
        }
      } catch (error) {
        return diskFailure(
          `The other version of “${article.title}” could not be kept`,
          this.#options.show(trash.folder),
          error,
        )
      }
      if (keep === 'mine') {
        const written = await this.#write(id, file, article, { isSound: false })
        if (!written.ok) return written
      } else this.versions.release(id)
      const [summary] = await this.#options.summarise([file])
      if (!summary && keep === 'theirs') return letGo(article.title)
      return summary ? { ok: true, value: summary } : notInLibrary(id)
    })
  }

  /** Gives an article another title and its file that name; a file that cannot be read only the name. */
  rename(id: string, title: string): Promise<Result<ArticleSummary>> {
    return this.#inTurn(async () => {
      const entry = await this.#options.find(id)
      if (!entry) return notInLibrary(id)
      if (entry.place !== 'shelf') return onlyRead(title)
      const { file } = entry
      const reading = await this.#options.readWhole(file)
      try {
        if (reading.ok && reading.value.title !== title) {
          const isHeld = this.versions.has(id) && (await this.versions.check(id, file)) === 'same'
          const text = articleText({ ...reading.value, title })
          await this.#options.shelf().write(file, text, { isSound: true })
          if (isHeld) await this.#hold(id, file, text)
        }
        const target = await this.#options.shelf().rename(file, title)
        this.#options.records.move(file, target)
        const [summary] = await this.#options.summarise([target])
        return summary ? { ok: true, value: summary } : notInLibrary(id)
      } catch (error) {
        return diskFailure(`“${title}” was not renamed`, this.#options.show(file), error)
      }
    })
  }

  /** Puts a copy of any article on the shelf; of one that is there already, under a title that says so. */
  duplicate(id: string): Promise<Result<ArticleSummary>> {
    return this.#inTurn(async () => {
      const entry = await this.#options.find(id)
      if (!entry) return notInLibrary(id)
      const reading = await this.#options.readWhole(entry.file)
      if (!reading.ok) return { ok: false, failure: reading.failure }
      const { title } = reading.value
      return this.#create({ ...reading.value, title: entry.place === 'shelf' ? copyTitle(title) : title })
    })
  }

  /** Moves articles to the shelf's trash, all or none; the keys bring them back. */
  trash(ids: readonly string[]): Promise<RequestOutput<'trashArticles'>> {
    return this.#inTurn(async () => {
      const keys: string[] = []
      for (const id of new Set(ids)) {
        const moved = await this.#trashOne(id)
        if (moved.ok) {
          keys.push(moved.value)
          continue
        }
        for (const key of keys) await this.#restoreOne(key)
        await this.#options.summarise([])
        return moved
      }
      await this.#options.summarise([])
      return { ok: true, value: keys }
    })
  }

  /** Brings articles back from the trash; those brought back before one cannot be stay so. */
  restore(keys: readonly string[]): Promise<RequestOutput<'restoreArticles'>> {
    return this.#inTurn(async () => {
      const files: string[] = []
      for (const key of new Set(keys)) {
        const one = await this.#restoreOne(key)
        if (!one.ok) {
          await this.#options.summarise([])
          return one
        }
        files.push(one.value)
      }
      return { ok: true, value: await this.#options.summarise(files) }
    })
  }

  /** Hands everything in the shelf's trash to the system's. */
  emptyTrash(): Promise<RequestOutput<'emptyTrash'>> {
    return this.#inTurn(async () => {
      const { trash } = this.#options.shelf()
      const entries = await trash.list()
      for (const entry of entries) {
        try {
          await this.#options.trashItem(entry.file)
          await trash.drop(entry)
        } catch (error) {
          return failed({
            kind: 'not-saved',
            title: 'The trash was not emptied',
            message: `The system’s trash did not take “${entry.title}” (${codeOf(error)}). It and what is left are where they were.`,
            hint: 'Check that there is a trash on this disk, or delete the files in the folder yourself.',
            file: this.#options.show(entry.file),
          })
        }
      }
      return { ok: true, value: entries.length }
    })
  }

  /** One after the other; what failed does not hold up what comes next. */
  #inTurn<T>(change: () => Promise<T>): Promise<T> {
    const mine = this.#last.catch(() => undefined).then(change)
    this.#last = mine
    return mine
  }

  async #create(article: Article): Promise<Result<ArticleSummary>> {
    const shelf = this.#options.shelf()
    const text = articleText(article)
    try {
      const file = await shelf.create(article.title, text)
      const [summary] = await this.#options.summarise([file])
      if (!summary) return notInLibrary(path.basename(file))
      await this.#hold(summary.id, file, text)
      return { ok: true, value: summary }
    } catch (error) {
      return diskFailure(`“${article.title}” was not saved`, this.#options.show(shelf.folder), error)
    }
  }

  async #write(
    id: string,
    file: string,
    article: Article,
    known: { readonly isSound: boolean },
  ): Promise<Result<null>> {
    const text = articleText(article)
    try {
      await this.#options.shelf().write(file, text, known)
      await this.#hold(id, file, text)
      return done
    } catch (error) {
      return diskFailure(`“${article.title}” was not saved`, this.#options.show(file), error)
    }
  }

  async #hold(id: string, file: string, text: string): Promise<void> {
    const stamp = await stat(file).then(stampOf, () => '')
    this.versions.hold(id, { stamp, hash: hashOf(text) })
  }

  /** The file of an article of the shelf, also while it, or the whole folder, is gone; null for any other. */
  async #shelvedFile(id: string): Promise<string | null> {
    const entry = await this.#options.find(id)
    if (entry) return entry.place === 'shelf' ? entry.file : null
    const file = this.#options.records.fileOf(id)
    return file !== undefined && this.versions.has(id) ? file : null
  }

  async #trashOne(id: string): Promise<Result<string>> {
    const entry = await this.#options.find(id)
    if (!entry) return notInLibrary(id)
    const title = this.#options.records.of(entry.file)?.digest?.title ?? path.basename(entry.file)
    if (entry.place !== 'shelf') return onlyRead(title)
    try {
      const { trash } = this.#options.shelf()
      const key = await trash.put(entry.file, { id, title, when: Date.now() })
      const held = await trash.find(key)
      if (held) this.#options.records.move(entry.file, held.file)
      return { ok: true, value: key }
    } catch (error) {
      return diskFailure(`“${title}” was not moved to the trash`, this.#options.show(entry.file), error)
    }
  }

  async #restoreOne(key: string): Promise<Result<string>> {
    const shelf = this.#options.shelf()
    const entry = await shelf.trash.find(key)
    if (!entry)
      return failed({
        kind: 'not-found',
        title: 'This article cannot be brought back',
        message: 'It is no longer in the shelf’s trash: the trash was emptied, or another program took it.',
        hint: 'Look in the system’s own trash.',
      })
    try {
      const file = await shelf.restore(entry)
      this.#options.records.move(entry.file, file)
      return { ok: true, value: file }
    } catch (error) {
      return diskFailure(`“${entry.title}” was not brought back`, this.#options.show(shelf.folder), error)
    }
  }
}

/** The title of a copy, within the longest a title may be. */
const copyTitle = (title: string): string => `${title.slice(0, 290)} (copy)`
