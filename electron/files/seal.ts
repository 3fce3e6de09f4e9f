import { createHash } from 'node:crypto'

declare const __BUILD__: string | undefined

/** Tells builds of the app apart (`electron.vite.config.ts`); tests run from source. */
const build = typeof __BUILD__ === 'undefined' ? 'source' : __BUILD__

/**
 * Marks a text as checked by this very build and found to need no change, so that it need not be checked again as long as it stays the
 * same: another build may check otherwise, and any change breaks the seal. It guards against mistakes, not against malice; whoever may
 * write the reader's files needs no seal to harm them. Base64 of a SHA-256.
 */
export const sealOf = (text: string): string => createHash('sha256').update(`${build}\n${text}`).digest('base64')
