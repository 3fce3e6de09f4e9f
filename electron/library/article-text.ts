import type { Article } from '../../src/core/article.ts'

/** Longer than this, in UTF-16 code units, indentation is most of a file and nobody reads it word by word. */
export const mostIndentedUnits = 4_000_000

/** An article as its file holds it: indented, or, where it is very long, with a line for each of its statements and other parts. */
export function articleText(article: Article): string {
  const text = JSON.stringify(article, null, 2)
  return `${text.length > mostIndentedUnits ? inLines(article) : text}\n`
}

function inLines(article: Article): string {
  const members = Object.entries(article)
    .filter(([, value]) => value !== undefined)
    .map(
      ([name, value]) => `  ${JSON.stringify(name)}: ${Array.isArray(value) ? listed(value) : JSON.stringify(value)}`,
    )
  return `{\n${members.join(',\n')}\n}`
}

const listed = (items: readonly unknown[]): string =>
  items.length === 0 ? '[]' : `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
