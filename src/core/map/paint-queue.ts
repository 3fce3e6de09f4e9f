/**
 * What waits to be painted, one wish per key: what is not there yet comes before what is only to be made crisp, and of each the
 * first asked for. A later wish under the same key takes the place of an earlier one.
 */
export class PaintQueue<Key, Wish> {
  readonly #missing = new Map<Key, Wish>()
  readonly #blurred = new Map<Key, Wish>()

  add(key: Key, wish: Wish, isMissing: boolean): void {
    this.drop(key)
    const waiting = isMissing ? this.#missing : this.#blurred
    waiting.set(key, wish)
  }

  drop(key: Key): void {
    this.#missing.delete(key)
    this.#blurred.delete(key)
  }

  /** Takes the next wish out of the queue; undefined when nothing waits. */
  take(): Wish | undefined {
    for (const waiting of [this.#missing, this.#blurred])
      for (const [key, wish] of waiting) {
        waiting.delete(key)
        return wish
      }
    return undefined
  }
}
