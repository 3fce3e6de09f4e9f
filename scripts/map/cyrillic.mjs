// Ukrainian and Russian names out of GeoNames' untagged alternate names, and English spellings out of the Ukrainian names.
// An alternate counts only if its romanisation is the English name, or if it is the other language's form of such a name:
// former names ("Свердловск"), other alphabets ("Дондагъы Ростов") and chance finds must not get on the map.

// Ukraine's official romanisation, Cabinet of Ministers resolution 55 of 2010. The second form is for the start of a word.
const UKRAINIAN = {
  а: 'a',
  б: 'b',
  в: 'v',
  г: 'h',
  ґ: 'g',
  д: 'd',
  е: 'e',
  є: ['ie', 'ye'],
  ж: 'zh',
  з: 'z',
  и: 'y',
  і: 'i',
  ї: ['i', 'yi'],
  й: ['i', 'y'],
  к: 'k',
  л: 'l',
  м: 'm',
  н: 'n',
  о: 'o',
  п: 'p',
  р: 'r',
  с: 's',
  т: 't',
  у: 'u',
  ф: 'f',
  х: 'kh',
  ц: 'ts',
  ч: 'ch',
  ш: 'sh',
  щ: 'shch',
  ь: '',
  ю: ['iu', 'yu'],
  я: ['ia', 'ya'],
  '’': '',
  "'": '',
}

// The plain BGN/PCGN forms, enough for comparing.
const RUSSIAN = {
  ...UKRAINIAN,
  г: 'g',
  е: 'e',
  ё: 'e',
  и: 'i',
  й: 'y',
  ъ: '',
  ы: 'y',
  э: 'e',
  ю: 'yu',
  я: 'ya',
}

const romanise = (table, name) =>
  name
    .toLowerCase()
    .replace(/зг/g, 'zgh')
    .replace(/[а-яёєіїґ’']/gu, (letter, at, whole) => {
      const form = table[letter] ?? letter
      const starts = at === 0 || /[\s-]/.test(whole[at - 1])
      return Array.isArray(form) ? form[starts ? 1 : 0] : form
    })

/** Official English spelling of a Ukrainian name. */
export const romaniseUkrainian = (name) =>
  romanise(UKRAINIAN, name).replace(/(^|[\s-])(\p{L})/gu, (_, before, letter) => before + letter.toUpperCase())

// What the systems of romanisation disagree about: how й and the iotated vowels are written, and the soft sign. The
// difference between и and і stays, because it tells a Ukrainian name from a Russian or Serbian one.
const fold = (latin) =>
  latin
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/(?<=[aeou])y?i/g, 'i')
    .replace(/(?<=[^aeiou])y[iy]/g, 'y')
    .replace(/[yi](?=[aeou])/g, '')
    .replace(/zgh/g, 'zh')
    .replace(/(.)\1+/g, '$1')

// With what each language's spelling rules out. Ukrainian: -ия, чь, hard -ск and -цк (Russian and Belarusian: "Купянск",
// "Верхнядзвінск") and the Russian adjectives' -ая, -ое, -ой at the end; a soft sign, or nothing, where its spelling has an
// apostrophe ("Купьянськ", "Славянка"). Russian: -ськ, -ньск, a soft sign for that apostrophe, жы, шы, чы and final ъ.
const UK_LETTERS =
  /^(?!.*(?:ия|чь|[сц]к|ая|ое|ой)(?:$|[\s-]))(?!.*[бпвмф]ь[яюєї])(?!(?:.*[аеєиіїоуюя\s-])?[бпвмф][яї])[А-ЩЬЮЯЄІЇҐа-щьюяєіїґ’' -]+$/iu
const RU_LETTERS = /^(?!.*(?:[сзц]ьк|ньск(?:$|[\s-])|[бпвмф]ья|[жшч]ы|[ъ](?:$|[\s-])|аа))[А-Яа-яЁё -]+$/u

/** One shape for both languages, to compare them letter by letter. */
const common = (name) =>
  name
    .toLowerCase()
    .replace(/[іїыйи]+/g, 'и')
    .replace(/[єэё]/g, 'е')
    .replace(/ґ/g, 'г')
    .replace(/[ьъ’']/g, '')
    .replace(/ив(?=$|[\s-])/g, 'ов')
    .replace(/ев(?=$|[\s-])/g, 'ов')

const distance = (a, b) => {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1))
    }
    row = next
  }
  return row[b.length]
}

// One letter in six may differ between the two languages' forms of one name.
const ALIKE = 1 / 6

const counterpart = (name, candidates) => {
  const shape = common(name)
  const ranked = candidates
    .map((candidate) => ({ candidate, d: distance(shape, common(candidate)) }))
    .filter(({ d }) => d <= Math.floor(shape.length * ALIKE))
    .sort((a, b) => a.d - b.d || marks(b.candidate) - marks(a.candidate) || (a.candidate < b.candidate ? -1 : 1))
  return ranked[0]?.candidate ?? ''
}

/** Letters that Serbian and Bulgarian forms of a name lack. */
const marks = (name) => name.match(/[ьыцщэёіїє]/giu)?.length ?? 0

const best = (candidates) => candidates.sort((a, b) => marks(b) - marks(a) || (a < b ? -1 : 1))[0] ?? ''

// A form is accepted as Ukrainian or Russian by a letter or ending that only this language has, or if it is the other
// language's form and has no vowel that the two write differently.
const provenUkrainian = (name) => UK_LETTERS.test(name) && (/[іїєґ]/iu.test(name) || /[сц]ьк(?=$|[\s-])/u.test(name))
const provenRussian = (name) => RU_LETTERS.test(name) && (/[ыэё]/iu.test(name) || /(?:[сц]к|ий)(?=$|[\s-])/u.test(name))
const sameInBoth = (name) => RU_LETTERS.test(name) && UK_LETTERS.test(name) && !/[иеє]|ськ|ск(?=$|[\s-])/iu.test(name)

/** [uk, ru], '' where the alternates do not say. Only for countries where both languages name towns of their own. */
export const cyrillicNames = (cc, english, alternates) => {
  const capitalised = alternates.filter((name) => /^\p{Lu}\p{Ll}/u.test(name))
  const ukrainian = capitalised.filter(provenUkrainian)
  const russian = capitalised.filter(provenRussian)
  const target = fold(english)
  const matching = (table, letters) =>
    best(capitalised.filter((name) => letters.test(name) && fold(romanise(table, name)) === target))
  if (cc === 'UA') {
    const uk = matching(UKRAINIAN, UK_LETTERS).replace("'", '’')
    return [uk, uk && (counterpart(uk, russian) || (sameInBoth(uk) ? uk : ''))]
  }
  if (cc === 'RU' || cc === 'BY' || cc === 'KZ') {
    const ru = matching(RUSSIAN, RU_LETTERS)
    return [ru && (counterpart(ru, ukrainian) || (sameInBoth(ru) ? ru : '')), ru]
  }
  return ['', '']
}
