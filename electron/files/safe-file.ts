import type { Stats } from 'node:fs'
import { readFile, rename, stat } from 'node:fs/promises'
import path from 'node:path'
import { codeOf, replaceFile } from './replace-file.ts'

/** What a file's text turned out to be. */
export type Parsing<T> =
  | { readonly kind: 'current'; readonly value: T }
  /** Written by a newer version; `value` is what of it is understood, null where that is nothing. */
  | { readonly kind: 'newer'; readonly value: T | null }
  | { readonly kind: 'damaged' }
  /** Nothing can be told of it, because what would tell is missing. */
  | Unreadable

export type SafeReading<T> =
  | { readonly kind: 'missing' }
  | { readonly kind: 'current'; readonly value: T }
  /** Of a newer version: nothing may be written in its place. */
  | { readonly kind: 'newer'; readonly value: T | null }
  /**
   * Damaged, and kept as `aside`, null where it could not be moved: then nothing may be written in its place. `value` is the
   * last good version, null where there is none.
   */
  | { readonly kind: 'damaged'; readonly value: T | null; readonly aside: string | null }
  /** It may be sound, so nothing may be written in its place. `code` is the system's: `EACCES`, `EISDIR` … */
  | Unreadable

interface Unreadable {
  readonly kind: 'unreadable'
  readonly code: string
}

export interface SafeFile<T> {
  /** Reads the file; a damaged one is set aside, and its last good version read in its stead. Never rejects. */
  read(): Promise<SafeReading<T>>
  /**
   * Replaces the file and keeps the version before it, if that is known to be good: from here, or from who asks. Rejects with the
   * system's error, the file then as it was.
   */
  write(text: string, known?: { readonly isSound: boolean }): Promise<void>
}

/** Where the last good version of a file stands: beside it, `NAME.previous.json` for `NAME.json`. */
export function previousOf(file: string): string {
  const { dir, name, ext } = path.parse(file)
  return path.join(dir, `${name}.previous${ext}`)
}

interface Options<T> {
  readonly file: string
  /** Larger files are not ours and count as damaged. */
  readonly mostBytes: number
  /** Decides what a text is; must not throw or reject. */
  parse(text: string): Parsing<T> | Promise<Parsing<T>>
}

/** A text file that is never lost: written whole, its last good version kept, damaged ones set aside. It knows nothing of the content. */
export function openSafeFile<T>({ file, mostBytes, parse }: Options<T>): SafeFile<T> {
  /** The stamp of the file when it was last known to be good: only such a version is worth keeping as the one before. */
  let sound: string | null = null

  const readFrom = async (place: string): Promise<Parsing<T> | { kind: 'missing' }> => {
    try {
      const about = await stat(place)
      if (!about.isFile()) return { kind: 'unreadable', code: 'EISDIR' }
      if (about.size > mostBytes) return { kind: 'damaged' }
      const parsing = await parse(await readFile(place, 'utf8'))
      if (place === file) sound = parsing.kind === 'current' ? stampOf(about) : null
      return parsing
    } catch (error) {
      const code = codeOf(error)
      return code === 'ENOENT' ? { kind: 'missing' } : { kind: 'unreadable', code }
    }
  }

  return {
    async read() {
      const found = await readFrom(file)
      // A file that is gone was taken away by someone, who meant it: only a damaged one is brought back.
      if (found.kind !== 'damaged') return found
      const aside = await setAside(file)
      const before = await readFrom(previousOf(file))
      return { kind: 'damaged', value: before.kind === 'current' ? before.value : null, aside }
    },
    async write(text, { isSound } = { isSound: false }) {
      const unchanged = isSound || (sound !== null && sound === (await stat(file).then(stampOf, () => null)))
      sound = null
      await replaceFile(file, text, unchanged ? { previous: previousOf(file) } : {})
      sound = await stat(file).then(stampOf, () => null)
    },
  }
}

/** What changes when a file does. */
export const stampOf = (about: Stats) => `${about.mtimeMs} ${about.size} ${about.ino}`

const mostAside = 9

/** Renames a damaged file to the first free `NAME.damaged.json`, `NAME.damaged-2.json`, …; returns the name, or null. */
async function setAside(file: string): Promise<string | null> {
  const { dir, name, ext } = path.parse(file)
  for (let count = 1; count <= mostAside; count += 1) {
    // When all names are taken the last one gives way: the first damaged files tell the most.
    const aside = path.join(dir, `${name}.damaged${count === 1 ? '' : `-${count}`}${ext}`)
    const taken = await stat(aside).then(
      () => true,
      () => false,
    )
    if (taken && count < mostAside) continue
    return rename(file, aside).then(
      () => aside,
      () => null,
    )
  }
  return null
}
