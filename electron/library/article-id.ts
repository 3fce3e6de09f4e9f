import { createHash } from 'node:crypto'
import path from 'node:path'

const suffix = /\.dateline\.json$/i

/** Whether a file is named as an article: `NAME.dateline.json`. */
export const isArticleName = (file: string): boolean =>
  suffix.test(file) && path.basename(file).length > '.dateline.json'.length

const slugOf = (file: string) =>
  path
    .basename(file)
    .replace(suffix, '')
    .replace(/\.json$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** The id of an article that comes with the app: its file's base name, which must be an id; else as for other files. */
export function bundledId(file: string): string {
  const name = path.basename(file).replace(suffix, '')
  return /^[a-z0-9][a-z0-9-]{0,99}$/.test(name) ? name : fileId(file)
}

/** The id of any other file: its name for people, and a hash of the real path that tells two of that name apart. */
export function fileId(realPath: string): string {
  const hash = createHash('sha256').update(realPath).digest('hex').slice(0, 10)
  return `${slugOf(realPath).slice(0, 80) || 'article'}-${hash}`
}

/** A file name for a new article: its title as people read it, without what file systems refuse; `number` tells equal ones apart. */
export function articleFileName(title: string, number = 1): string {
  const name = title
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .slice(0, 80)
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return `${name || 'Article'}${number > 1 ? ` ${number}` : ''}.dateline.json`
}
