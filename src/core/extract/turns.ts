import type { Span } from '../selectors.ts'
import type { Block } from './text.ts'

/** A paragraph that begins with who speaks, as interviews and transcripts set it: “Q: When did you leave?” */
export interface Turn {
  /** Index of the paragraph. */
  readonly block: number
  readonly label: Span
  readonly colon: Span
  /** What is said. */
  readonly words: Span
}

/** An opening mark before a label opens no quotation where nothing closes it: transcripts set one before each paragraph. */
const LABEL =
  /^["“]?(\p{Lu}[\p{L}.’'-]*(?: (?:\p{Lu}[\p{L}.’'-]*|van|von|de|der|al|bin)){0,3}(?: \([^()\n]{1,40}\))?)(:)\s+(?=\S)/u
/** Words with a colon that lead to something else than speech. */
const NO_SPEAKER =
  /^(?:note|notes|update|updates|updated|breaking|live|watch|read|related|photo|photos|image|picture|video|caption|source|sources|correction|clarification|editor|warning|where|when|what|who|why|how|date|time|place|cost|tickets|address|phone|email|tags|topics|more|summary|background|analysis|opinion|fact|claim|verdict|ruling|rating|result|results|score|scorers|attendance|january|february|march|april|may|june|july|august|september|october|november|december|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ingredients|method|step|part|chapter|figure|table|example|tip|remember|total|men|women|first|second|third|finally|also|bottom|key|good|bad|pros|cons|ps|re|cc|to|from|subject|sent)\b/iu

/** The label at the start of a paragraph, without the mark before it; null where there is none. */
export function labelAt(
  text: string,
  { start, end }: Span,
): { readonly label: Span; readonly colon: Span; readonly words: number } | null {
  const match = LABEL.exec(text.slice(start, Math.min(end, start + 120)))
  const [whole = '', name = ''] = match ?? []
  if (!match || NO_SPEAKER.test(name)) return null
  const from = start + whole.indexOf(name)
  return {
    label: { start: from, end: from + name.length },
    colon: { start: from + name.length, end: from + name.length + 1 },
    words: start + whole.length,
  }
}

/** So many paragraphs that name who speaks and leave their mark open make such a transcript. */
const FEWEST_MARKED = 2

/**
 * The paragraphs of a transcript that sets a mark before each: those that have one, next to each other, where several of them name who
 * speaks and close nothing. The marks are the whole transcript’s, and no quotation of one who speaks in it.
 */
export function findMarkedTurns(text: string, blocks: readonly Block[]): ReadonlySet<number> {
  const marked = new Set<number>()
  let run: number[] = []
  const end = () => {
    const unclosed = run.filter((i) => {
      const block = blocks[i]
      return block && labelAt(text, block) !== null && !closes(text, block)
    })
    if (unclosed.length >= FEWEST_MARKED) for (const i of run) marked.add(i)
    run = []
  }
  for (const [i, block] of blocks.entries()) {
    if (/["“]/u.test(text.charAt(block.start))) run.push(i)
    else end()
  }
  end()
  return marked
}

/** Whether a stretch ends with a mark. */
export const closes = (text: string, { start, end }: Span): boolean =>
  /["”][’')\]]*$/u.test(text.slice(Math.max(start, end - 4), end))

/** A paragraph without the transcript’s marks at its ends; a closing mark stays where another one inside opened it. */
export function withoutMarks(text: string, block: Block): Block {
  const words = text.slice(block.start + 1, block.end)
  const closed = /["”]$/u.test(words) && !/["“]/u.test(words.slice(0, -1))
  return { ...block, start: block.start + 1, end: closed ? block.end - 1 : block.end }
}

/**
 * The turns of an interview or a transcript: where a label comes back, or asks as Q, every labelled paragraph is one. A single “Name:” may be a
 * headline.
 */
export function findTurns(text: string, blocks: readonly Block[]): Turn[] {
  const turns: Turn[] = []
  const counts = new Map<string, number>()
  const marked = findMarkedTurns(text, blocks)
  for (const [block, whole] of blocks.entries()) {
    const span = marked.has(block) ? withoutMarks(text, whole) : whole
    const found = whole.caption ? null : labelAt(text, span)
    if (!found || found.words >= span.end) continue
    const { label, colon, words } = found
    // A turn that is all quotation is one, and reads like other quotations.
    if (/^["“«„‘]/u.test(text.charAt(words)) && /["”»“’]$/u.test(text.charAt(span.end - 1))) continue
    const name = text.slice(label.start, label.end)
    // “Marta Solberg:” comes back as “Solberg:”.
    const key = name.replace(/ \(.*/u, '').split(' ').at(-1) ?? name
    counts.set(key, (counts.get(key) ?? 0) + 1)
    turns.push({ block, label, colon, words: { start: words, end: span.end } })
  }
  const recurs = [...counts].some(([name, count]) => count > 1 || name === 'Q')
  return recurs ? turns : []
}
