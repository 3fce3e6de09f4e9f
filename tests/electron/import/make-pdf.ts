/** A line of print, in points from the page's lower left corner. */
export interface Print {
  readonly text: string
  readonly x?: number
  readonly y: number
  readonly size?: number
}

export interface PdfParts {
  readonly pages: readonly (readonly Print[])[]
  /** Entries of the information dictionary. */
  readonly info?: Readonly<Record<string, string>>
  /** Further entries of the trailer, as they stand in the file. */
  readonly trailer?: string
  /** Further objects, numbered from 900. */
  readonly more?: readonly string[]
}

const escaped = (text: string) => text.replace(/[\\()]/g, '\\$&')

/** A PDF 1.4 file with text in Helvetica, written by hand: ASCII only. */
export function makePdf({ pages, info = {}, trailer = '', more = [] }: PdfParts): Uint8Array {
  const objects = new Map<number, string>()
  const numbers = pages.map((_, index) => 10 + index * 2)
  objects.set(1, '<< /Type /Catalog /Pages 2 0 R /Lang (en-GB) >>')
  objects.set(
    2,
    `<< /Type /Pages /Kids [${numbers.map((number) => `${number} 0 R`).join(' ')}] /Count ${pages.length} >>`,
  )
  objects.set(3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>')
  objects.set(
    4,
    `<< ${Object.entries(info)
      .map(([key, value]) => `/${key} (${escaped(value)})`)
      .join(' ')} >>`,
  )
  for (const [index, lines] of pages.entries()) {
    const number = 10 + index * 2
    const stream = lines
      .map(({ text, x = 72, y, size = 10 }) => `BT /F1 ${size} Tf ${x} ${y} Td (${escaped(text)}) Tj ET`)
      .join('\n')
    objects.set(
      number,
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${number + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    )
    objects.set(number + 1, `<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
  }
  for (const [index, object] of more.entries()) objects.set(900 + index, object)
  let file = '%PDF-1.4\n'
  const places = new Map<number, number>()
  for (const [number, object] of objects) {
    places.set(number, file.length)
    file += `${number} 0 obj\n${object}\nendobj\n`
  }
  const start = file.length
  const size = Math.max(...objects.keys()) + 1
  const rows = Array.from({ length: size }, (_, number) => {
    const place = places.get(number)
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`
  })
  file += `xref\n0 ${size}\n${rows.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info 4 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`
  return new TextEncoder().encode(file)
}
