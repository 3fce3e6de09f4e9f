import { stat } from 'node:fs/promises'
import { stampOf } from '../files/safe-file.ts'
import { type FileVersion, readText } from './article-file.ts'

/** What became of a file since the page read or saved it: nothing, written by another program, or gone. */
export type Since = 'same' | 'changed' | 'gone'

/** The version of each article that the page works on, so that no other program's work is written over. */
export class Versions {
  readonly #held = new Map<string, FileVersion>()

  /** The page has this version now. */
  hold(id: string, version: FileVersion): void {
    this.#held.set(id, version)
  }

  release(id: string): void {
    this.#held.delete(id)
  }

  has(id: string): boolean {
    return this.#held.has(id)
  }

  /** Compares the file with the version the page has; one it never had counts as changed. */
  async check(id: string, file: string): Promise<Since> {
    const about = await stat(file).catch(() => null)
    if (!about) return 'gone'
    const held = this.#held.get(id)
    if (!held) return 'changed'
    const stamp = stampOf(about)
    if (stamp === held.stamp) return 'same'
    // Programs that keep folders in step touch files without changing them.
    const now = await readText(file, file)
    if (!now.ok || now.version.hash !== held.hash) return 'changed'
    this.hold(id, now.version)
    return 'same'
  }
}
