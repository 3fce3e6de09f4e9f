import { createHash } from 'node:crypto'
import path from 'node:path'
import { articleIdPattern } from '../../src/contract/early.ts'
import { articleSuffix } from './article-name.ts'

const slugOf = (file: string) =>
  path
    .basename(file)
    .replace(articleSuffix, '')
    .replace(/\.json$/i, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')

/** The id of an article that comes with the app: its file's base name, which must be an id; else as for other files. */
export function bundledId(file: string): string {
  const name = path.basename(file).replace(articleSuffix, '')
  return articleIdPattern.test(name) ? name : fileId(file)
}

/** The id of any other file: its name for people, and a hash of the real path that tells two of that name apart. */
export function fileId(realPath: string): string {
  const hash = createHash('sha256').update(realPath).digest('hex').slice(0, 10)
  return `${slugOf(realPath).slice(0, 80) || 'article'}-${hash}`
}
