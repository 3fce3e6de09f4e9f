import type { Failure } from '../../src/contract/index.ts'
import { digestArticle } from '../../src/core/library/digest.ts'
import type { ArticleDigest } from '../../src/core/library/digest-schema.ts'
import type { ShelfFindings, ShelfQuery } from '../../src/core/library/search-contract.ts'
import { StatementIndex } from '../../src/core/library/statement-index.ts'
import { type ArticleFileReading, type FileVersion, parseSound, readArticleFile, readText } from './article-file.ts'

/** What main asks of the process that reads articles. `shown` is the file as the reader knows it. */
export type WorkerAsk =
  | { readonly do: 'read'; readonly file: string; readonly shown: string }
  /** Reads a file for the index. `stamp` is the state in which it was once checked: then it is not checked again. */
  | { readonly do: 'index'; readonly id: string; readonly file: string; readonly shown: string; readonly stamp: string }
  | { readonly do: 'drop'; readonly ids: readonly string[] }
  | { readonly do: 'search'; readonly query: ShelfQuery }

export type Indexing =
  /** `digest` is null where the file is as it was. */
  | { readonly ok: true; readonly version: FileVersion; readonly digest: ArticleDigest | null }
  | { readonly ok: false; readonly failure: Failure }

export interface WorkerAnswers {
  readonly read: ArticleFileReading
  readonly index: Indexing
  readonly drop: null
  readonly search: Omit<ShelfFindings, 'indexed'>
}

export type WorkerAnswer = WorkerAnswers[keyof WorkerAnswers]

/** Answers what main asks: everything that parses the reader's files, and the index of what they say. Only bugs throw. */
export function createWorker(): (ask: WorkerAsk) => Promise<WorkerAnswer> {
  const statements = new StatementIndex()
  const indexAgain = (id: string, text: string): boolean => {
    try {
      // This very state of the file has passed the whole check before, which takes most of the time.
      statements.put(id, parseSound(text))
      return true
    } catch {
      return false
    }
  }
  return async (ask) => {
    switch (ask.do) {
      case 'read':
        return readArticleFile(ask.file, ask.shown)
      case 'index': {
        if (ask.stamp !== '') {
          const source = await readText(ask.file, ask.shown)
          if (source.ok && source.version.stamp === ask.stamp && indexAgain(ask.id, source.text))
            return { ok: true, version: source.version, digest: null }
        }
        const reading = await readArticleFile(ask.file, ask.shown)
        if (!reading.ok) {
          statements.remove(ask.id)
          return reading
        }
        statements.put(ask.id, reading.value)
        return { ok: true, version: reading.version, digest: digestArticle(reading.value) }
      }
      case 'drop':
        for (const id of ask.ids) statements.remove(id)
        return null
      case 'search':
        return statements.search(ask.query)
    }
  }
}
