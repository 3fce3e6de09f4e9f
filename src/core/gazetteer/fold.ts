/** Letters that Unicode does not take apart, and the Ukrainian ґ, which Russian and Soviet spellings write г. */
const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ħ: 'h',
  ŋ: 'n',
  ə: 'e',
  ґ: 'г',
}

/** Quotation marks and modifier letters that stand for an apostrophe, a hard or a soft sign; and full stops. */
const DROPPED = /[\p{M}'’‘ʼʹʻʽʾʿ`´′″ʺ"“”„.]/gu

/** Words of English letters, one space between them: most names, and nothing of them changes but their case. */
const ENGLISH = /^[A-Za-z\d]+(?: [A-Za-z\d]+)*$/

/**
 * What two spellings of one name have in common: no case, accents, apostrophes or full stops, and one space for every run
 * of hyphens and other separators. “Ma’ale Adumim”, “Часів Яр” and “CHASIV-YAR” keep their script: nothing is transliterated.
 */
export const foldName = (name: string): string => (ENGLISH.test(name) ? name.toLowerCase() : foldAny(name))

const foldAny = (name: string): string =>
  name
    .normalize('NFKD')
    .replace(DROPPED, '')
    .toLowerCase()
    .replace(/[łøđðþßæœıħŋəґ]/gu, (letter) => PLAIN[letter] ?? letter)
    .replace(/\p{M}/gu, '') // lower-casing İ leaves a dot behind
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
