import { foldTerm } from '../search.ts'

/** Scripts that put no spaces between words: found from any character on, not only from a word's first. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]/u
/** Of such a run this many endings are indexed; longer runs are cut. */
const mostEndings = 40

/** Whether a word is of a script that puts no spaces between words. */
export const isUnspaced = (word: string): boolean => unspaced.test(word)

/** The words of a text, folded, in order; empty ones left out. The same division as the search in one article. */
export const termsOf = (text: string): string[] =>
  text
    .split(/[^\p{L}\p{M}\p{N}'’ʼ]+/u)
    .map(foldTerm)
    .filter((term) => term !== '')

/** The words of a text as they are indexed: runs without spaces also by their endings, so that what is inside is found. */
export function indexedTerms(text: string): string[] {
  const terms = termsOf(text)
  if (!unspaced.test(text)) return terms
  return terms.flatMap((term) => {
    if (!unspaced.test(term)) return [term]
    const characters = [...term].slice(0, mostEndings)
    return characters.map((_, k) => characters.slice(k).join(''))
  })
}

/** Whether two words are one slip apart: a letter too many, too few, another, or two exchanged. Lengths in UTF-16 units. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1)
  if (short.slice(at + 1) === long.slice(at + 1)) return true
  return short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2)
}
