/** Lines that a program broke are about this long, in UTF-16 code units; the last of a paragraph may be shorter. */
const SHORTEST = 40
const LONGEST = 100
const FEWEST_LINES = 3
/** Of the lines but the last, how many may end like a sentence, by chance. */
const MOST_ENDING = 0.4
const TERMINAL = /[.!?:][”"’')\]]*\s*$/u

/**
 * The text with the line breaks inside paragraphs as spaces, where a program set them to fit a width, as in mails and wire copy; of the same
 * length, so that every stretch found in it holds in the text. Lines between empty ones are such a paragraph where they are of about one length
 * and mostly do not end like sentences.
 */
export function unwrapLines(text: string): string {
  const parts: string[] = []
  // Where one paragraph was broken to a width, so were those of two lines.
  let fewest = FEWEST_LINES
  for (let from = 0; from < text.length; ) {
    const [to, next] = paragraphEnd(text, from)
    const paragraph = text.slice(from, to)
    const wrapped = isWrapped(paragraph, fewest)
    if (wrapped) fewest = 2
    parts.push(wrapped ? paragraph.replace(/[\r\n]/g, ' ') : paragraph, text.slice(to, next))
    from = next
  }
  return parts.join('')
}

const EMPTY_LINE = /\r?\n[ \t]*\r?\n\s*/gu

/** Where the lines without an empty one between them end, and where the next ones begin. */
function paragraphEnd(text: string, from: number): readonly [end: number, next: number] {
  EMPTY_LINE.lastIndex = from
  const gap = EMPTY_LINE.exec(text)
  return gap ? [gap.index, gap.index + gap[0].length] : [text.length, text.length]
}

function isWrapped(paragraph: string, fewest: number): boolean {
  const lines = paragraph.split(/\r?\n/)
  const last = lines.pop()
  if (last === undefined || lines.length + 1 < fewest || last.length > LONGEST) return false
  let ending = 0
  for (const line of lines) {
    if (line.length < SHORTEST || line.length > LONGEST) return false
    if (TERMINAL.test(line)) ending++
  }
  return ending <= lines.length * MOST_ENDING
}
