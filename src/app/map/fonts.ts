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

/** Declares faces in a worker; each is loaded when it is first written with. */
export function declareFaces(fonts: FontFaceSet, faces: readonly Face[]): void {
  for (const { family, source, ...descriptors } of faces) fonts.add(new FontFace(family, source, descriptors))
}
