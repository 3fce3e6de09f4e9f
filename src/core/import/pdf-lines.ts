/** A run of text as pdf.js gives it; positions in points from the page's lower left corner. */
export interface PdfRun {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  /** Height of the font. */
  readonly size: number
  readonly endsLine: boolean
}

export interface PdfPage {
  /** In the order of the file, which is the order of reading in all but odd PDFs. */
  readonly runs: readonly PdfRun[]
}

/** A line of print. */
export interface PdfLine {
  readonly page: number
  readonly text: string
  readonly x: number
  readonly right: number
  readonly y: number
  readonly size: number
}

/** Puts the runs of a page together to lines. */
export function findLines({ runs }: PdfPage, page: number): PdfLine[] {
  const lines: PdfLine[] = []
  let current: { text: string; x: number; right: number; y: number; size: number } | null = null
  const close = () => {
    const text = current?.text.replace(/\s+/g, ' ').trim() ?? ''
    if (current && text !== '') lines.push({ ...current, page, text })
    current = null
  }
  for (const run of runs) {
    const size: number = run.size > 0 ? run.size : (current?.size ?? 10)
    if (current && run.text.trim() !== '') {
      const isBack = run.x < current.right - size * 2 // a new line at the same height: another column
      // Raised and lowered marks stay in their line.
      if (Math.abs(run.y - current.y) > Math.max(size, current.size) * 0.6 || isBack) close()
    }
    if (current) {
      const gap = run.x - current.right > Math.min(size, current.size) * 0.18
      current.text += (gap && run.text.trim() !== '' ? ' ' : '') + run.text
      current.right = Math.max(current.right, run.x + run.width)
      current.size = Math.max(current.size, size)
    } else if (run.text.trim() !== '') {
      current = { text: run.text, x: run.x, right: run.x + run.width, y: run.y, size }
    }
    if (run.endsLine) close()
  }
  close()
  return lines
}

/** How many lines at the head and at the foot of a page may be running ones. */
const edgeLines = 2

const pageNumber =
  /^[\s–—|-]*(?:page|p\.|seite|стр\.?)?\s*(?:\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/|von|из)\s*\d{1,4})?[\s–—|-]*$/i

/** Drops headers and footers that repeat from page to page, whatever their figures, and bare page numbers. */
export function dropRunningLines(pages: readonly (readonly PdfLine[])[]): { lines: PdfLine[]; dropped: number } {
  // Twice is too few to tell by the words alone; of two pages both must have them, at one height.
  const height = (line: PdfLine) => (pages.length === 2 ? `${Math.round(line.y / 2)} ` : '')
  const keyOf = (line: PdfLine) => height(line) + line.text.toLowerCase().replace(/\d+/g, '#')
  const edges = pages.map((lines) => {
    const byHeight = [...lines].sort((one, other) => other.y - one.y)
    return new Set([...byHeight.slice(0, edgeLines), ...byHeight.slice(-edgeLines)])
  })
  const counts = new Map<string, number>()
  for (const edge of edges) for (const key of new Set([...edge].map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1)
  // Books have one running head on the left pages and one, often a chapter's, on the right ones.
  const often = pages.length === 2 ? 2 : Math.max(3, pages.length * 0.2)
  const isRunning = (line: PdfLine, index: number) =>
    edges[index]?.has(line) === true &&
    ((counts.get(keyOf(line)) ?? 0) >= often || (pages.length > 1 && pageNumber.test(line.text)))
  let dropped = 0
  const lines = pages.flatMap((page, index) =>
    page.filter((line) => {
      if (!isRunning(line, index)) return true
      dropped += 1
      return false
    }),
  )
  return { lines, dropped }
}
