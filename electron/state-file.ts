import { readVersioned, type VersionedFormat } from '../src/core/versioned.ts'
import { codeOf } from './files/replace-file.ts'
import { openSafeFile, type Parsing, type SafeReading } from './files/safe-file.ts'
import { sealOf } from './files/seal.ts'

/** A small JSON file of the app's own, kept in memory after the first reading. What the app wrote itself bears a seal and is not checked again. */
export interface StateFile<T> {
  /** What the file holds, or the nearest to it: its last good version, what is understood of a newer one, the empty value. */
  read(): Promise<T>
  /**
   * Keeps a value; resolves when it, or a later one, is on disk, and at once for a file that may not be written. Rejects when the
   * disk refuses; the value stays in memory and is tried again by itself.
   */
  write(value: T): Promise<void>
  /** Tries once more to write what is not on disk. Resolves to whether everything is; never rejects. */
  flush(): Promise<boolean>
}

/** Told how a file fares; each call replaces what was said of the same file before. */
export interface StateWatcher {
  /** How the file was found, unless all is well. */
  onFound(file: string, found: Exclude<SafeReading<unknown>, { kind: 'missing' | 'current' }>): void
  /** The disk refused the latest value; `code` is the system's. */
  onUnsaved(file: string, code: string): void
  /** Everything is on disk again after a refusal. */
  onSaved(file: string): void
}

/** A format that is loaded when a file has to be checked: most starts find only what this build has written itself. */
export interface LateFormat<T extends { readonly version: number }> {
  /** What stands for a file that is not there. */
  readonly empty: T
  load(): Promise<VersionedFormat<T>>
}

interface Options<T extends { readonly version: number }> {
  readonly file: string
  readonly format: LateFormat<T>
  readonly watcher: StateWatcher
}

/** No state of the app comes near this; a larger file is not ours. */
const mostBytes = 64 * 1024 * 1024
const firstRetryMs = 1000
const slowestRetryMs = 30_000

/**
 * Opens a state file. A damaged one is set aside and its last good version taken; a newer or unreadable one is left as it is, with
 * changes kept in memory only. Writes go one at a time, and of several that wait only the last is written.
 */
export function createStateFile<T extends { readonly version: number }>({
  file,
  format,
  watcher,
}: Options<T>): StateFile<T> {
  const safe = openSafeFile({ file, mostBytes, parse: (text) => parse(format, text) })
  let loading: Promise<void> | null = null
  let value = format.empty
  let isOurs = true
  let dirty = false
  let refused = false
  let running: Promise<void> | null = null
  let retry: NodeJS.Timeout | undefined
  let retryMs = firstRetryMs

  const load = async () => {
    const found = await safe.read()
    if (found.kind === 'current' || found.kind === 'newer' || found.kind === 'damaged') value = found.value ?? value
    if (found.kind === 'current' || found.kind === 'missing') return
    isOurs = found.kind === 'damaged' && found.aside !== null
    watcher.onFound(file, found)
  }
  const ready = () => {
    loading ??= load()
    return loading
  }

  const writeAll = async () => {
    clearTimeout(retry)
    while (dirty) {
      dirty = false
      try {
        await safe.write(sealed(value))
      } catch (error) {
        if (dirty) continue // a newer value waits: its own attempt decides
        dirty = true
        refused = true
        watcher.onUnsaved(file, codeOf(error))
        retry = setTimeout(() => void save().catch(() => undefined), retryMs)
        retry.unref()
        retryMs = Math.min(retryMs * 2, slowestRetryMs)
        throw error
      }
    }
    retryMs = firstRetryMs
    if (refused) watcher.onSaved(file)
    refused = false
  }
  const save = () => {
    running ??= writeAll().finally(() => {
      running = null
    })
    return running
  }

  return {
    read: async () => {
      await ready()
      return value
    },
    write: async (next) => {
      await ready() // a damaged file must be set aside before anything is written in its place
      value = next
      if (!isOurs) return
      dirty = true
      // Again, when the run that was waited for had just looked for the last time as this value came.
      while (dirty) await save()
    },
    flush: async () => {
      await Promise.allSettled([loading, running])
      while (running) await Promise.allSettled([running])
      if (dirty) await save().catch(() => undefined)
      return !dirty
    },
  }
}

/** The text of a value that has been checked, under a seal. */
const sealed = (value: object): string =>
  `${JSON.stringify({ ...value, seal: sealOf(JSON.stringify(value)) }, null, 2)}\n`

async function parse<T extends { readonly version: number }>(format: LateFormat<T>, text: string): Promise<Parsing<T>> {
  let stored: unknown
  try {
    stored = JSON.parse(text)
  } catch {
    return { kind: 'damaged' }
  }
  if (typeof stored === 'object' && stored !== null && 'seal' in stored) {
    const { seal, ...value } = stored
    // What this build has sealed is a T: it wrote nothing else.
    if (seal === sealOf(JSON.stringify(value))) return { kind: 'current', value: value as unknown as T }
  }
  try {
    return readVersioned(await format.load(), stored)
  } catch (error) {
    return { kind: 'unreadable', code: codeOf(error) } // a part of the app is gone, as while it is replaced: no fault of the file's
  }
}
