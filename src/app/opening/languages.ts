/** Languages that are offered, as BCP 47; a document may come with any other. */
const offered =
  'ar be bg cs da de el en es et fi fr he hi hr hu it ja ko lt lv nb nl pl pt ro ru sk sl sr sv tr uk zh'.split(' ')

const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' })

export const languageName = (code: string): string => {
  try {
    return names.of(code) ?? code
  } catch {
    return code // no tag that this runtime knows
  }
}

/** English first, the others by their names. */
export const languages: readonly string[] = [
  'en',
  ...offered.filter((code) => code !== 'en').sort((a, b) => languageName(a).localeCompare(languageName(b), 'en')),
]
