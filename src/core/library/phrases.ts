import { foldTerm } from '../search.ts'
import { isUnspaced, termsOf } from './terms.ts'

/** Words that are to stand side by side, folded; while it is still typed, the last may be the beginning of a word. */
export interface Phrase {
  readonly words: readonly string[]
  readonly open: boolean
}

/** What is asked for: words that stand anywhere in a statement, and phrases. */
export interface Asked {
  readonly terms: readonly string[]
  readonly phrases: readonly Phrase[]
}

const MARKS = /["“”„«»]/u

/** Takes a query apart: what stands between double quotation marks, of whatever kind, is a phrase. */
export function readQuery(query: string): Asked {
  const parts = query.split(MARKS)
  const inside = parts.filter((_, k) => k % 2 === 1).map(termsOf)
  // An odd number of marks: the last one is not closed yet.
  const open = parts.length % 2 === 0
  return {
    terms: parts.filter((_, k) => k % 2 === 0).flatMap(termsOf),
    phrases: inside
      .map((words, k): Phrase => ({ words, open: open && k === inside.length - 1 }))
      .filter(({ words }) => words.length > 0),
  }
}

/** The query of these words and phrases, as it would be typed. */
export const queryOf = ({ terms, phrases }: Asked): string =>
  [...terms, ...phrases.map(({ words }) => `"${words.join(' ')}"`)].join(' ')

/** Folded words in order with a space before and after each, one line for each text: phrases are looked for in it. */
export const phraseText = (texts: readonly string[]): string =>
  texts.map((text) => ` ${termsOf(text).join(' ')} `).join('\n')

/** What to look for in a phrase text. Where words have no spaces between them, a phrase may begin and end inside a run. */
export function phrasePattern({ words, open }: Phrase): string {
  const before = isUnspaced(words[0] ?? '') ? '' : ' '
  const after = open || isUnspaced(words.at(-1) ?? '') ? '' : ' '
  return `${before}${words.join(' ')}${after}`
}

/** Cuts a text into runs that do and do not hold what was found: single words, and phrases with all between their words. */
export function markFound(
  text: string,
  terms: readonly string[],
  phrases: readonly Phrase[],
): readonly { readonly text: string; readonly hit: boolean }[] {
  const wanted = new Set(terms)
  // Words stand at odd places, what is between them at even ones.
  const parts = text.split(/([\p{L}\p{M}\p{N}'’ʼ]+)/u)
  const folded = parts.map((part, k) => (k % 2 === 1 ? foldTerm(part) : ''))
  const hits = folded.map((word, k) => k % 2 === 1 && wanted.has(word))
  for (const phrase of phrases)
    for (let at = 1; at < parts.length; at += 2) {
      const end = phraseEnd(folded, at, phrase)
      if (end !== null) hits.fill(true, at, end + 1)
    }
  const runs: { text: string; hit: boolean }[] = []
  parts.forEach((part, k) => {
    if (part === '') return
    const hit = hits[k] === true
    const last = runs.at(-1)
    if (last && last.hit === hit) last.text += part
    else runs.push({ text: part, hit })
  })
  return runs
}

/** Where a phrase that begins with the word at `at` ends; null where it does not stand there. */
function phraseEnd(folded: readonly string[], at: number, { words, open }: Phrase): number | null {
  let end = at
  for (const [k, word] of words.entries()) {
    // Marks that stand alone, such as an apostrophe between spaces, are no words.
    while (folded[end] === '' && end < folded.length) end += 2
    const there = folded[end] ?? ''
    const last = k === words.length - 1
    const fits =
      there === word ||
      (last && open && there.startsWith(word)) ||
      (isUnspaced(word) && (k === 0 ? there.endsWith(word) : last && there.startsWith(word))) ||
      (isUnspaced(word) && words.length === 1 && there.includes(word))
    if (!fits) return null
    if (last) return end
    end += 2
  }
  return null
}
