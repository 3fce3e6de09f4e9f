import { stat } from 'node:fs/promises'
import type { ArticleDigest } from '../../src/core/library/digest-schema.ts'
import { readText } from './article-file.ts'

/** A text of which an article may have been made before. */
export interface OpenedText {
  readonly name: string
  readonly text: string
  readonly metadata: { readonly title?: string | undefined }
}

interface Candidate {
  readonly file: string
  readonly modified: number | null
  readonly digest: ArticleDigest | null
}

/** So many files of one name or title are read at most: the reader waits. */
const mostRead = 20

/** The article that was made of the same text, the latest of several; null where there is none. Files are only read, and searched unparsed. */
export async function findSameText<T extends Candidate>(
  { name, text, metadata }: OpenedText,
  articles: readonly T[],
): Promise<T | null> {
  const written = JSON.stringify(text)
  const likely = articles
    .filter(({ digest }) => digest?.source != null && (digest.source === name || digest.title === metadata.title))
    .sort((a, b) => (b.modified ?? 0) - (a.modified ?? 0))
  for (const article of likely.slice(0, mostRead)) {
    const size = await stat(article.file).then(
      (about) => about.size,
      () => 0,
    )
    if (size < written.length) continue // no letter takes less than a byte
    const source = await readText(article.file, article.file)
    if (source.ok && source.text.includes(written)) return article
  }
  return null
}
