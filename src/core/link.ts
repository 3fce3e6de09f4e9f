/**
 * Addresses of articles and statements that other programs can open: `dateline://article/<article>?statement=<id>`.
 * They come from anywhere, so whatever is not exactly that is refused.
 */
export interface ArticleLink {
  /** The library's id of the article. */
  readonly article: string
  readonly statement: string | null
}

// Scheme and host are case-insensitive (RFC 3986, 6.2.2.1); some systems add a slash to the path.
const linkPattern = /^dateline:\/\/article\/([a-z0-9][a-z0-9-]{0,99})\/?(?:\?statement=([a-z0-9][a-z0-9-]{0,79}))?$/
const longestLink = 'dateline://article//?statement='.length + 100 + 80

/** Formats a link; ids need no escaping, because they hold only lower-case letters, digits and hyphens. */
export function formatLink(link: ArticleLink): string {
  const query = link.statement === null ? '' : `?statement=${link.statement}`
  return `dateline://article/${link.article}${query}`
}

/** Parses a link; null for anything else. Never throws. */
export function parseLink(text: string): ArticleLink | null {
  if (text.length > longestLink) return null
  const found = linkPattern.exec(text.replace(/^dateline:\/\/article\//i, 'dateline://article/'))
  if (found?.[1] === undefined) return null
  return { article: found[1], statement: found[2] ?? null }
}
