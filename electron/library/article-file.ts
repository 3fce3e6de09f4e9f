import { createHash } from 'node:crypto'
import { constants } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Failure } from '../../src/contract/index.ts'
import type { Article } from '../../src/core/article.ts'
import { fillDefaults } from '../../src/core/article-defaults.ts'
import { stampOf } from '../files/safe-file.ts'
import { sealOf } from '../files/seal.ts'

/** Larger than any article; more would stop the whole app while it is parsed. */
export const mostArticleBytes = 32 * 1024 * 1024

/** One state of a file: what the system says of it, and what was in it. */
export interface FileVersion {
  readonly stamp: string
  readonly hash: string
}

/** Tells two texts of a file apart, whatever the system says of the file. */
export const hashOf = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('base64')

export type ArticleFileReading =
  | { readonly ok: true; readonly value: Article; readonly version: FileVersion }
  | { readonly ok: false; readonly failure: Failure }

const safe = 'Nothing was written to it.'

/**
 * Reads and checks an article file; `shown` is the file as the reader knows it. A text under the seal given was checked before and is
 * only parsed. Failures are for people; only bugs throw.
 */
export async function readArticleFile(
  file: string,
  shown: string,
  seal: string | null = null,
): Promise<ArticleFileReading> {
  const source = await readText(file, shown)
  if (!source.ok) return source
  if (seal !== null && seal === sealOf(source.version.hash))
    return { ok: true, value: parseSound(source.text), version: source.version }
  const { parseArticleText } = await import('../../src/core/read-article.ts')
  const reading = parseArticleText(source.text, shown)
  return reading.ok
    ? { ok: true, value: reading.article, version: source.version }
    : { ok: false, failure: reading.fault }
}

/** An article from a text that is known to be one: parsed, and what it may leave out filled in. */
export const parseSound = (text: string): Article => fillDefaults(JSON.parse(text.replace(/^\ufeff/, ''))) as Article

/** The text of a file of at most 32 MB, and its version. Failures are for people. */
export async function readText(
  file: string,
  shown: string,
): Promise<{ ok: true; text: string; version: FileVersion } | { ok: false; failure: Failure }> {
  const fail = (
    kind: Failure['kind'],
    reason: string,
    message: string,
    hint: string,
  ): { ok: false; failure: Failure } => ({
    ok: false,
    failure: { kind, title: `This article cannot be opened: ${reason}`, message, hint, file: shown },
  })
  const notAFile = () =>
    fail(
      'unreadable',
      'it is not a file',
      `${shown} is a folder or a device, not a file.`,
      'Choose a file whose name ends in .dateline.json.',
    )
  const tooLarge = (size: number) =>
    fail(
      'too-large',
      'its file is too large',
      `${shown} has ${formatSize(size)}. Dateline opens articles up to ${formatSize(mostArticleBytes)}.`,
      `Check that it is the right file, or divide it into several articles. ${safe}`,
    )
  try {
    // Looked at before it is opened: opening a pipe would wait for its other end.
    const before = await stat(file)
    if (!before.isFile()) return notAFile()
    if (before.size > mostArticleBytes) return tooLarge(before.size)
    const handle = await open(file, constants.O_RDONLY)
    try {
      const bytes = Buffer.alloc(mostArticleBytes < before.size ? 0 : before.size + 1)
      let length = 0
      for (;;) {
        const { bytesRead } = await handle.read(bytes, length, bytes.length - length, length)
        length += bytesRead
        if (bytesRead === 0 || length === bytes.length) break
      }
      if (length > before.size) {
        return fail(
          'unreadable',
          'its file is being written',
          `${shown} grew while it was read.`,
          'Wait until the other program has finished, then open it again.',
        )
      }
      const content = bytes.subarray(0, length)
      return {
        ok: true,
        text: new TextDecoder('utf-8', { fatal: true }).decode(content),
        version: { stamp: stampOf(await handle.stat()), hash: hashOf(content) },
      }
    } finally {
      await handle.close()
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    switch (code) {
      case 'ENOENT':
      case 'ENOTDIR':
        return fail(
          'not-found',
          'its file is missing',
          `There is no file ${shown}. It may have been moved, renamed or deleted.`,
          'Put it back, or choose the file where it is now.',
        )
      case 'EACCES':
      case 'EPERM':
        return fail(
          'unreadable',
          'its file may not be read',
          `You do not have permission to read ${shown}.`,
          'Change the permissions of the file, then open it again.',
        )
      case 'ERR_ENCODING_INVALID_ENCODED_DATA':
        return fail(
          'unreadable',
          'its file is not text in UTF-8',
          `${shown} holds bytes that are not UTF-8 text.`,
          `Save it as UTF-8 in a text editor, then open it again. ${safe}`,
        )
      default:
        return fail(
          'unreadable',
          'its file cannot be read',
          `Reading ${shown} failed (${code || 'unknown reason'}).`,
          'Check the disk or the network folder it is on, then open it again.',
        )
    }
  }
}

const formatSize = (bytes: number) => `${Math.round(bytes / (1024 * 1024)).toLocaleString('en')} MB`
