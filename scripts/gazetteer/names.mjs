// Which of a place's names are kept. Latin and Cyrillic, written like names; other scripts are not searched.

// Letters, and what stands between the letters of a name. Ukrainian, Russian and Belarusian Cyrillic.
const LATIN = /^[\p{Script=Latin}\p{M}\d\s'’ʼʻ`´.,()/–-]+$/u
const CYRILLIC = /^[А-Яа-яЁёІіЇїЄєҐґЎў\d\s'’ʼ.,()–-]+$/u
const ANY_CYRILLIC = /^[\p{Script=Cyrillic}\p{M}\d\s'’ʼ.,()–-]+$/u

/** Countries with a Cyrillic alphabet of their own, or with peoples that have one. */
const OWN_CYRILLIC = new Set('BA BG KG KZ ME MK MN RS RU TJ XK'.split(' '))

// A capital first (’s-Hertogenbosch, ’Abs apart), at least two letters, and no code such as an airport's.
const SHAPE = /^['’ʼʻ`‘]?(?:s-)?\p{Lu}.*\p{L}/u
const CODE = /^[A-Z]{2,4}$|\d{3}/
const MOST_CHARACTERS = 60

/** Whether an alternate name is one that somebody may look for. */
export const isSearchable = (name, cc) =>
  name.length <= MOST_CHARACTERS &&
  SHAPE.test(name) &&
  !CODE.test(name) &&
  (LATIN.test(name) || CYRILLIC.test(name) || (OWN_CYRILLIC.has(cc) && ANY_CYRILLIC.test(name)))

/** Belarusian spells without и, щ and ъ, and has ў; what is left with an і is Belarusian if Ukrainian endings are absent. */
const isBelarusian = (name) =>
  /^[А-Яа-яЁёІіЎў' ’-]+$/u.test(name) && !/[ищъ]|[сц]ьк/iu.test(name) && /[ўіы]/iu.test(name) && !/и/iu.test(name)

/** The Belarusian name among the alternates of a place in Belarus, '' if none proves to be one. */
export const belarusianName = (alternates) =>
  alternates.filter((name) => isBelarusian(name) && /[ўі]/iu.test(name)).sort((a, b) => (a < b ? -1 : 1))[0] ?? ''

/**
 * Names with their roles, each folded form once; the first one wins.
 * @param {[text: string | undefined, role: 'main' | 'local' | 'other'][]} candidates
 */
export const distinctNames = (candidates, fold) => {
  const known = new Map()
  for (const [text, role] of candidates) {
    const name = text?.normalize('NFC').replace(/\s+/g, ' ').trim()
    const key = name && fold(name)
    if (key && !known.has(key)) known.set(key, { text: name, role })
  }
  return [...known.values()]
}
