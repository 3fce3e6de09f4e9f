import type { Article, Statement } from './article.ts'
import { quotationWords, rangeOf } from './quoted-words.ts'

/** So many words in common, in their order, are no coincidence. */
const REPEATED_WORDS = 3

/** The words of a text as they are compared: in small letters, without marks. */
export const plainWords = (words: string): string[] =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '')

/** The words of a statement in one line to be looked through: a space before and after each. */
export const wordLine = (text: string, statement: Pick<Statement, 'quotations' | 'selectors'>): string =>
  ` ${plainWords(wordsOf(text, statement)).join(' ')} `

/** What a statement says in the source's own words: what it quotes, and what it reports. */
export const wordsOf = (
  text: string,
  { quotations, selectors }: Pick<Statement, 'quotations' | 'selectors'>,
): string => {
  const reported = rangeOf(selectors)
  return [
    ...quotations.map(({ exact }) => quotationWords(exact)),
    ...(reported ? [text.slice(reported.start, reported.end)] : []),
  ].join(' ')
}

/** Whether these words stand in a statement just so. */
export const isRepeated = (article: Article, statement: Statement, words: string): boolean =>
  wordLine(article.document?.text ?? '', statement).includes(` ${plainWords(words).join(' ')} `)

/** The first of some lines of words in which these words stand just so, where they are too many for a coincidence. */
export function lineThatRepeats<T extends { readonly words: string }>(lines: readonly T[], words: string): T | null {
  const part = plainWords(words)
  if (part.length < REPEATED_WORDS) return null
  return lines.find((line) => line.words.includes(` ${part.join(' ')} `)) ?? null
}
