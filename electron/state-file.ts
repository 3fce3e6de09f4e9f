import { readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import writeFileAtomic from 'write-file-atomic' // ISC: temporary file, fsync, rename, so a crash leaves the old or the new whole
import type { z } from 'zod'

/** A small JSON file of the app's own, kept in memory after the first reading. */
export interface StateFile<T> {
  /** What the file holds; the empty value where there is none, where it is damaged, or where a newer Dateline wrote it. */
  read(): Promise<T>
  /** Keeps a value; resolves when it, or a later one, is on disk. Rejects when the disk refuses; the value stays in memory. */
  write(value: T): Promise<void>
  /** Resolves when nothing is left to write. Never rejects. */
  flush(): Promise<void>
}

interface Options<T extends { version: number }> {
  readonly file: string
  readonly schema: z.ZodType<T>
  readonly empty: T
  report(message: string): void
}

/** No state of the app comes near this; a larger file is not ours. */
const mostBytes = 64 * 1024 * 1024

/**
 * Opens a state file. A damaged one is set aside as `NAME.damaged.json` and a newer one is left as it is, with changes kept in
 * memory only. Writes go one at a time, and of several that wait only the last is written.
 */
export function createStateFile<T extends { version: number }>({
  file,
  schema,
  empty,
  report,
}: Options<T>): StateFile<T> {
  let loading: Promise<T> | null = null
  let value = empty
  let isOurs = true
  let dirty = false
  let running: Promise<void> | null = null

  const load = async (): Promise<T> => {
    const found = await readJson(file)
    if (found.kind === 'missing') return empty
    if (found.kind === 'unreadable') {
      isOurs = false // it may be sound: writing over it could lose it
      report(`${file} cannot be read (${found.reason}); it is left as it is`)
      return empty
    }
    const parsed = found.kind === 'json' ? schema.safeParse(found.value) : null
    if (parsed?.success) return parsed.data
    if (found.kind === 'json' && versionOf(found.value) > empty.version) {
      isOurs = false
      report(`${file} was written by a newer Dateline; it is left as it is`)
      return empty
    }
    const aside = await setAside(file)
    if (aside === null) isOurs = false
    report(
      aside === null
        ? `${file} is damaged and cannot be set aside; it is left as it is`
        : `${file} is damaged; it is kept as ${aside}`,
    )
    return empty
  }

  const ready = () => {
    loading ??= load().then((loaded) => {
      value = loaded
      return loaded
    })
    return loading
  }

  const writeAll = async () => {
    while (dirty) {
      dirty = false
      try {
        await writeFileAtomic(file, `${JSON.stringify(value, null, 2)}\n`, { fsync: true })
      } catch (error) {
        if (!dirty) throw error // a newer value waits: its own attempt decides
      }
    }
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
      running ??= writeAll().finally(() => {
        running = null
      })
      await running
    },
    flush: async () => {
      await Promise.allSettled([loading, running])
      while (running) await Promise.allSettled([running])
    },
  }
}

type Found =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'damaged' }
  | { readonly kind: 'missing' }
  | { readonly kind: 'unreadable'; readonly reason: string }

async function readJson(file: string): Promise<Found> {
  let text: string
  try {
    const about = await stat(file)
    if (!about.isFile()) return { kind: 'unreadable', reason: 'it is not a file' }
    if (about.size > mostBytes) return { kind: 'damaged' }
    text = await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
    return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', reason: code }
  }
  try {
    return { kind: 'json', value: JSON.parse(text) }
  } catch {
    return { kind: 'damaged' }
  }
}

const versionOf = (value: unknown): number => {
  const version: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'version') : undefined
  return typeof version === 'number' ? version : 0
}

/** Renames a damaged file to the first free `NAME.damaged.json`, `NAME.damaged-2.json`, …; returns the name, or null. */
async function setAside(file: string): Promise<string | null> {
  const { dir, name } = path.parse(file)
  for (let count = 1; count <= 9; count += 1) {
    const aside = path.join(dir, `${name}.damaged${count === 1 ? '' : `-${count}`}.json`)
    const taken = await stat(aside).then(
      () => true,
      () => false,
    )
    if (taken) continue
    return rename(file, aside).then(
      () => aside,
      () => null,
    )
  }
  return null
}
