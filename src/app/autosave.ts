import type { Failure, Result } from '../contract/index.ts'
import type { Article } from '../core/article.ts'

/** How the saving goes. `waiting` and `saving` are both “Saving…” to the reader: what was done is not on the disk yet. */
export type Saving =
  | { readonly status: 'saved' }
  | { readonly status: 'waiting' | 'saving' }
  /** It is tried again by itself. */
  | { readonly status: 'failed'; readonly failure: Failure }
  /** The file was changed by somebody else; nothing is written until the reader has chosen. */
  | { readonly status: 'conflict'; readonly failure: Failure }

export interface Autosave {
  /** Takes the article after a change; it is written a moment later. */
  changed(article: Article): void
  /** Writes at once what is not on the disk; resolves to whether all of it then is. */
  flush(): Promise<boolean>
  /** The article as it is on the disk now, whatever was waiting. */
  settled(article: Article): void
  failed(failure: Failure): void
}

/** From the first change that is not written; with the writing itself it must stay under a second. */
const WRITE_AFTER_MS = 400
/** After a failure it is tried again after these times, the last one over and over. */
const RETRY_MS = [2000, 5000, 10_000, 30_000] as const

interface Options {
  write(article: Article): Promise<Result<null>>
  readonly saved: Article
  onChange(saving: Saving): void
}

/** Writes an article while it is worked on: one write at a time, always the newest, and again until it is on the disk. */
export function createAutosave({ write, saved: first, onChange }: Options): Autosave {
  let newest = first
  let saved = first
  let state: Saving = { status: 'saved' }
  let timer: ReturnType<typeof setTimeout> | undefined
  let writing: Promise<void> | null = null
  let failures = 0

  const tell = (next: Saving) => {
    if (next.status === state.status && next.status !== 'failed' && next.status !== 'conflict') return
    state = next
    onChange(next)
  }
  const later = (ms: number) => {
    timer ??= setTimeout(() => {
      timer = undefined
      void writeNow()
    }, ms)
  }
  const fail = (failure: Failure) => {
    if (failure.kind === 'changed' || failure.kind === 'deleted') {
      tell({ status: 'conflict', failure })
      return
    }
    tell({ status: 'failed', failure })
    later(RETRY_MS[Math.min(failures, RETRY_MS.length - 1)] ?? 30_000)
    failures += 1
  }
  const writeNow = (): Promise<void> => {
    clearTimeout(timer)
    timer = undefined
    if (writing) return writing
    if (newest === saved) {
      tell({ status: 'saved' })
      return Promise.resolve()
    }
    const article = newest
    tell({ status: 'saving' })
    writing = write(article)
      .catch((error: unknown) => ({ ok: false as const, failure: unexpected(article, error) }))
      .then((answer) => {
        writing = null
        if (!answer.ok) return fail(answer.failure)
        failures = 0
        saved = article
        if (newest === saved) tell({ status: 'saved' })
        else later(WRITE_AFTER_MS)
      })
    return writing
  }

  return {
    changed(article) {
      newest = article
      if (newest === saved && !writing) {
        clearTimeout(timer)
        timer = undefined
        tell({ status: 'saved' })
        return
      }
      // A failure and a question stay to be read; the change goes out with the next try.
      if (state.status === 'failed' || state.status === 'conflict') return
      if (state.status === 'saved') tell({ status: 'waiting' })
      later(WRITE_AFTER_MS)
    },
    async flush() {
      // What changed while a write was under way needs a write of its own.
      await writing
      if (newest !== saved) await writeNow()
      return newest === saved
    },
    settled(article) {
      clearTimeout(timer)
      timer = undefined
      newest = article
      saved = article
      failures = 0
      tell({ status: 'saved' })
    },
    failed: fail,
  }
}

const unexpected = (article: Article, error: unknown): Failure => ({
  kind: 'not-saved',
  title: `“${article.title}” was not saved`,
  message: error instanceof Error ? error.message : String(error),
  hint: 'Your work is kept in the window, and Dateline tries again.',
})
