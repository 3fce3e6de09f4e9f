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

/** Small words that are frequent in one language and rare in the others, as far as there are any. */
const SMALL_WORDS: readonly (readonly [language: string, words: ReadonlySet<string>])[] = (
  [
    ['en', 'the of and to in a is that for was on with said he it'],
    ['de', 'der die und das ist nicht den von mit dem sich auf für ein eine im sagte'],
    ['fr', 'le la les des et est une que dans pour pas sur qui au du il'],
    ['es', 'el la los las de que y en un una por con para no se del'],
    ['pt', 'o a os as de que e em um uma por com para não do da'],
    ['it', 'il la di che e un una per con non si del della sono'],
    ['nl', 'de het een en van is dat niet op te met voor zijn'],
    ['pl', 'w i na z do się nie że jest to jak po'],
    ['cs', 'a v na se že je s z do to po jsou'],
    ['sk', 'a v na sa že je s z do to po sú'],
    ['sv', 'och i att det som en på är av för med till den inte'],
    ['nb', 'og i det som en på er av for med til den ikke'],
    ['da', 'og i det som en på er af for med til den ikke at'],
    ['fi', 'ja on ei että se oli hän mutta kun ovat'],
    ['et', 'ja on ei et see ta oli kui ka'],
    ['lv', 'un ir ka no ar par uz nav tas'],
    ['lt', 'ir yra kad su į iš bet jis ne'],
    ['hu', 'a az és hogy nem is egy van meg volt'],
    ['ro', 'și în de la a cu pe nu că din'],
    ['hr', 'i u je da se na su za od ne s'],
    ['tr', 've bir bu da de için ile olarak çok daha'],
  ] as const
).map(([language, words]) => [language, new Set(words.split(' '))])
/** Of the words of a text so many are such small ones, at least, in its language; and so many more than in English, which is usual here. */
const SMALL_SHARE = 0.1
const OVER_ENGLISH = 1.5

/** The language that a text shows by its letters or, in Latin ones, by its small words, as BCP 47; null where neither tells. */
export function languageOf(text: string): string | null {
  return languageByLetters(text) ?? languageByWords(text)
}

function languageByWords(text: string): string | null {
  const words =
    text
      .slice(0, MOST_LETTERS * 2)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? []
  const counts = SMALL_WORDS.map(([language, small]) => ({
    language,
    count: words.filter((word) => small.has(word)).length,
  }))
  const english = counts.find(({ language }) => language === 'en')?.count ?? 0
  const [best] = counts.sort((one, other) => other.count - one.count)
  if (!best || best.count < Math.max(3, words.length * SMALL_SHARE)) return null
  return best.language === 'en' || best.count > english * OVER_ENGLISH ? best.language : null
}

/** The language that a text’s letters show; null for one in Latin letters, which many languages share. */
function languageByLetters(text: string): string | null {
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
