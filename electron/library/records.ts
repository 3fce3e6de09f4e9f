import type { StateFile } from '../state-file.ts'
import { fileId } from './article-id.ts'
import type { ArticleRecord, ShelfState } from './shelf-state.ts'

export const mostRecords = 20_000

const writeAfterMs = 1000

/** The records by file. Changes are written together, a second after the first of them; a flush writes at once. */
export class Records {
  readonly #state: StateFile<ShelfState>
  readonly #byFile = new Map<string, ArticleRecord>()
  readonly #fileOf = new Map<string, string>()
  #folder: string | null = null
  #loading: Promise<void> | null = null
  #timer: NodeJS.Timeout | undefined

  constructor(state: StateFile<ShelfState>) {
    this.#state = state
  }

  /** Must have resolved before anything else is asked. */
  load(): Promise<void> {
    this.#loading ??= this.#state.read().then(({ folder, articles }) => {
      this.#folder = folder
      // No two files have one id, whatever the list says: the later of them gets a new one.
      for (const item of articles) if (!this.#fileOf.has(item.id) && !this.#byFile.has(item.file)) this.#keep(item)
    })
    return this.#loading
  }

  get folder(): string | null {
    return this.#folder
  }

  setFolder(folder: string | null): void {
    this.#folder = folder
    this.#write()
  }

  of(file: string): ArticleRecord | undefined {
    return this.#byFile.get(file)
  }

  all(): Iterable<ArticleRecord> {
    return this.#byFile.values()
  }

  /** The file an id was given to, whether or not it is still there. */
  fileOf(id: string): string | undefined {
    return this.#fileOf.get(id)
  }

  /** The id of a file: the one it had before it moved, else one made of its path. Always the same for the same file. */
  idOf(file: string): string {
    const held = this.#byFile.get(file)
    if (held) return held.id
    for (let k = 1; ; k += 1) {
      const id = fileId(k === 1 ? file : `${file}\n${k}`)
      const owner = this.#fileOf.get(id)
      if (owner === undefined || owner === file) return id
    }
  }

  put(file: string, patch: Partial<Omit<ArticleRecord, 'file'>>): ArticleRecord {
    const held = this.#byFile.get(file)
    const next: ArticleRecord = {
      stamp: '',
      opened: null,
      digest: null,
      fault: null,
      seal: null,
      ...held,
      ...patch,
      file,
      id: patch.id ?? held?.id ?? this.idOf(file),
    }
    this.#keep(next)
    this.#write()
    return next
  }

  /** Carries what is known of a file, its id first of all, to where it is now. */
  move(from: string, to: string): void {
    const held = this.#byFile.get(from)
    if (!held || from === to) return
    this.#byFile.delete(from)
    this.#byFile.delete(to)
    this.#keep({ ...held, file: to })
    this.#write()
  }

  /** Resolves to whether everything is on disk. */
  async flush(): Promise<boolean> {
    if (this.#timer !== undefined) await this.#writeNow().catch(() => undefined)
    return this.#state.flush()
  }

  #keep(item: ArticleRecord): void {
    this.#byFile.set(item.file, item)
    this.#fileOf.set(item.id, item.file)
  }

  #write(): void {
    this.#timer ??= setTimeout(() => void this.#writeNow().catch(() => undefined), writeAfterMs) // the state file's watcher tells the reader
    this.#timer.unref()
  }

  async #writeNow(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const articles = [...this.#byFile.values()].slice(-mostRecords)
    await this.#state.write({ version: 1, folder: this.#folder, articles })
  }
}
