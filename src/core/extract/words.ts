import type { Span } from '../selectors.ts'

/** A word with its letters; hyphens part words, apostrophes and full stops inside do not. */
export interface Word extends Span {
  readonly text: string
  readonly lower: string
  /** Begins with a capital letter. */
  readonly capital: boolean
  /** Stands first in a sentence or a line. */
  readonly first: boolean
  /** What stands between it and the word before it. */
  readonly gap: string
}

const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}.&’'ʼ]*/gu
/** Abbreviations whose full stop belongs to them: letters with stops, and the usual ones before and of places. */
const ABBREVIATION =
  /^(?:(?:\p{Lu}\.){1,5}|(?:St|Ste|Mt|Ft|Ave|Blvd|Rd|Dr|Mr|Mrs|Ms|Sen|Rep|Gov|Ala|Ariz|Ark|Calif|Colo|Conn|Del|Fla|Ga|Ill|Ind|Kan|Ky|La|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|Okla|Ore|Pa|Tenn|Tex|Va|Vt|Wash|Wis|Wyo|W\.Va|Ont|Que|Alta|Man|Sask|Sgt|Lt|Col|Gen|Capt|Prof|Jr|Sr|No)\.)$/u

/** The words of a text in order. */
export function findWords(text: string): Word[] {
  const found: Word[] = []
  let before = 0
  for (const match of text.matchAll(WORD)) {
    const start = match.index
    let word = match[0].replace(/[’'ʼ]s?$|[’'ʼ]s\.+$/iu, '')
    if (word.endsWith('.') && !ABBREVIATION.test(word)) word = word.replace(/\.+$/, '')
    word = word.replace(/[’'ʼ]s?$/iu, '')
    if (word === '') continue
    const end = start + word.length
    const gap = text.slice(before, Math.min(start, before + 12))
    const first = found.length === 0 || /[.!?:\n\r“”"•|]|[—–-] $/u.test(gap)
    found.push({ start, end, text: word, lower: word.toLowerCase(), capital: /^\p{Lu}/u.test(word), first, gap })
    before = end
  }
  return found
}
