/** A font of the page, for a worker that has to write with it. */
export interface Face {
  readonly family: string
  /** Its `src`, with addresses made absolute. */
  readonly source: string
  readonly weight: string
  readonly style: string
  readonly unicodeRange: string
}

/** Every face that the page's style sheets declare. */
export function pageFaces(sheets: Iterable<CSSStyleSheet> = document.styleSheets): Face[] {
  return [...sheets].flatMap((sheet) => {
    const base = sheet.href ?? document.baseURI
    return [...sheet.cssRules].flatMap((rule) => {
      if (!(rule instanceof CSSFontFaceRule)) return []
      const value = (name: string, usual: string) => rule.style.getPropertyValue(name) || usual
      const source = value('src', '').replaceAll(
        /url\("?([^")]+)"?\)/g,
        (_, address) => `url("${new URL(address, base).href}")`,
      )
      return {
        family: value('font-family', '').replaceAll('"', ''),
        source,
        weight: value('font-weight', 'normal'),
        style: value('font-style', 'normal'),
        unicodeRange: value('unicode-range', 'U+0-10FFFF'),
      }
    })
  })
}

/** Declares faces in a worker, without loading any. */
export function declareFaces(fonts: FontFaceSet, faces: readonly Face[]): void {
  for (const { family, source, ...descriptors } of faces) fonts.add(new FontFace(family, source, descriptors))
}

/**
 * Loads the fonts of the letters that names are written with before they are: in a worker Chromium goes on writing with the font
 * it had to take instead.
 */
export class Letters {
  readonly #fonts: FontFaceSet
  readonly #wanted = new Set<string>()
  #loaded = ''
  #loading: Promise<unknown> = Promise.resolve()

  constructor(fonts: FontFaceSet) {
    this.#fonts = fonts
  }

  want(names: readonly { readonly name: string }[]): void {
    for (const { name } of names) for (const letter of name + name.toUpperCase()) this.#wanted.add(letter)
  }

  /** Done when what is wanted by now is there; a font that cannot be read is done without. */
  load({ sans, serif }: { readonly sans: string; readonly serif: string }): Promise<unknown> {
    const key = `${sans}, ${serif}, ${this.#wanted.size}`
    if (key === this.#loaded) return this.#loading
    this.#loaded = key
    const letters = [...this.#wanted].join('')
    const faces = [`400 12px ${sans}`, `italic 400 12px ${serif}`]
    this.#loading = Promise.allSettled(faces.map((face) => this.#fonts.load(face, letters)))
    return this.#loading
  }
}
