import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** How long a machine is taken to be without a graphics processor before it is tried again: drivers and remote desktops change. */
const heldMs = 7 * 24 * 60 * 60 * 1000

interface Graphics {
  /** Whether Chromium found no graphics processor it could use. */
  readonly none: boolean
  /** Chromium's version: another may do with what this one cannot. */
  readonly chrome: string
  /** ms since 1970. */
  readonly since: number
}

const fileIn = (userData: string) => path.join(userData, 'graphics.json')

/**
 * Whether an earlier run of this Chromium found no graphics processor. Where there is none, Chromium starts its process for it, sees it
 * fail and starts another, and the first drawing waits for both; told beforehand, it draws in software at once. Read at once, because it
 * must be said before Chromium is ready. A file that is missing or damaged says nothing.
 */
export function isWithoutGraphics(userData: string, chrome: string | undefined, now: number): boolean {
  try {
    const held: unknown = JSON.parse(readFileSync(fileIn(userData), 'utf8'))
    if (typeof held !== 'object' || held === null) return false
    const { none, chrome: by, since }: Partial<Record<keyof Graphics, unknown>> = held
    return none === true && by === chrome && typeof since === 'number' && since <= now && now - since < heldMs
  } catch {
    return false
  }
}

/** Remembers what Chromium found. Nothing is lost where it cannot be written. */
export function rememberGraphics(userData: string, found: Graphics): void {
  try {
    mkdirSync(userData, { recursive: true })
    writeFileSync(fileIn(userData), `${JSON.stringify(found)}\n`)
  } catch {
    // The next start looks for itself, as this one did.
  }
}
