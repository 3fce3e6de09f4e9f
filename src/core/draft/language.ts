/** Letters enough to tell a script by. */
const MOST_LETTERS = 4000
/** Of the letters, so many are in the script that a text is written in; the others are names. */
const SHARE = 0.6

/** Languages by their letters: the first whose letters most of a text is in. The particular ones come before those that share the script. */
const SCRIPTS: readonly (readonly [language: string, script: RegExp, particular?: RegExp])[] = [
  ['uk', /\p{Script=Cyrillic}/u, /[іїєґ]/iu],
  ['be', /\p{Script=Cyrillic}/u, /ў/iu],
  ['ru', /\p{Script=Cyrillic}/u],
  ['fa', /\p{Script=Arabic}/u, /[پچژگ]/u],
  ['ar', /\p{Script=Arabic}/u],
  ['he', /\p{Script=Hebrew}/u],
  ['el', /\p{Script=Greek}/u],
  ['hi', /\p{Script=Devanagari}/u],
  ['ja', /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u, /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ['zh', /\p{Script=Han}/u],
  ['ko', /\p{Script=Hangul}/u],
]

/** The language that a text’s letters show, as BCP 47; null for one in Latin letters, which many languages share. */
export function languageByLetters(text: string): string | null {
  const letters =
    text
      .slice(0, MOST_LETTERS * 2)
      .match(/\p{L}/gu)
      ?.slice(0, MOST_LETTERS) ?? []
  const found = SCRIPTS.find(
    ([, script, particular]) =>
      letters.filter((letter) => script.test(letter)).length > letters.length * SHARE &&
      (particular === undefined || letters.some((letter) => particular.test(letter))),
  )
  return found?.[0] ?? null
}
