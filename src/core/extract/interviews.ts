import type { Span } from '../selectors.ts'
import { findInterviewed, findPeople } from './people.ts'
import { type Block, trimSpan } from './text.ts'

/** A paragraph of an interview that no label gives to anybody: who speaks is read off who asks. */
export interface UnmarkedTurn {
  /** Index of the paragraph. */
  readonly block: number
  readonly kind: 'question' | 'answer'
  /** What stands for the speaker: a question’s mark; where the text names the one interviewed, for an answer. */
  readonly source: Span
  /** What is said, without a dash or the marks of bold type. */
  readonly words: Span
}

const LONGEST_QUESTION = 600
/** Dashes and the marks of bold type before and after a turn. */
const LEAD = /^(?:[—–―-] ?|\*\*|__|\*|_)+/u
const TAIL = /(?:\*\*|__|\*|_)+$/u
const FIRST_PERSON =
  /(?<![\p{L}’'])(?:I|I[’'](?:m|ve|d|ll)|[Mm]y|[Mm]e|[Ww]e|[Ww]e[’'](?:re|ve|d|ll)|[Oo]ur|[Uu]s)(?![\p{L}’'])/u
const SECOND_PERSON = /\b(?:you|your|yours|yourself)\b/iu
const QUOTED = /“[^”]*”|"[^"]*"/gu
/** Fewer questions are a writer’s own; where dashes or bold type set them, two will do. */
const FEWEST = 3
const FEWEST_SET_APART = 2

interface Line {
  readonly block: number
  readonly words: Span
  readonly heading: boolean
  readonly asks: boolean
  readonly setApart: boolean
}

/**
 * The turns of an interview that names nobody before them: questions that stand as paragraphs of their own, each with what answers it in
 * the first person. Empty where the questions are few, do not speak to anybody, or the text names nobody before the first.
 */
export function findUnmarkedTurns(text: string, blocks: readonly Block[]): UnmarkedTurn[] {
  const lines = blocks.map((block, i) => lineOf(text, block, i))
  const asked = lines.filter(({ asks }) => asks)
  const apart = asked.length >= FEWEST_SET_APART && asked.every(({ setApart }) => setApart)
  if (asked.length < (apart ? FEWEST_SET_APART : FEWEST)) return []
  // Where dashes set the questions, a line with one asks, whatever its end: “– Tell me about her.”
  const statements = lines.filter(({ asks, setApart }) => setApart && !asks)
  const dashed = apart && statements.length * 2 <= asked.length
  const asks = (line: Line) => line.asks || (dashed && line.setApart)
  const first = lines.findIndex(asks)
  const spoken = (line: Line) => FIRST_PERSON.test(text.slice(line.words.start, line.words.end).replace(QUOTED, ''))
  const answers: Line[][] = []
  for (const line of lines.slice(first)) {
    if (asks(line)) answers.push([])
    else if (!line.heading) answers.at(-1)?.push(line)
  }
  // What follows the last answer is the writer’s again.
  const last = answers.at(-1) ?? []
  const over = last.findIndex((line, i) => i > 0 && !spoken(line))
  if (over > 0) last.splice(over)
  const given = answers.filter((lines) => lines.length > 0)
  if (given.length < answers.length - 1) return []
  // Set apart or not, somebody is spoken to, or answers for themselves.
  const toSomebody = asked.filter(({ words }) => SECOND_PERSON.test(text.slice(words.start, words.end))).length
  const forThemselves = given.filter((lines) => lines.some(spoken)).length
  if (apart ? toSomebody + forThemselves === 0 : toSomebody * 3 < asked.length || forThemselves * 2 < given.length)
    return []
  const source = interviewedBefore(text, lines[first]?.words.start ?? 0)
  if (!source) return []
  const answered = new Set(given.flat().map(({ block }) => block))
  return lines.slice(first).flatMap((line): UnmarkedTurn[] => {
    const { block, words } = line
    if (asks(line)) return [{ block, kind: 'question', source: { start: words.end - 1, end: words.end }, words }]
    return answered.has(block) ? [{ block, kind: 'answer', source, words }] : []
  })
}

function lineOf(text: string, { start, end, heading }: Block, block: number): Line {
  const whole = text.slice(start, Math.min(end, start + LONGEST_QUESTION + 1))
  const lead = LEAD.exec(whole)?.[0].length ?? 0
  const tail = TAIL.exec(text.slice(Math.max(start + lead, end - 4), end))?.[0].length ?? 0
  const words = trimSpan(text, { start: start + lead, end: end - tail })
  const asks =
    whole.length <= LONGEST_QUESTION &&
    words.end - words.start > 1 &&
    text.charAt(words.end - 1) === '?' &&
    !/^["“«„‘']/u.test(text.charAt(words.start))
  return { block, words, heading: heading && !asks, asks, setApart: lead > 0 }
}

/** Where the text before the first question names the one interviewed; null where it names nobody. */
function interviewedBefore(text: string, end: number): Span | null {
  const before = text.slice(0, end)
  const mention = findInterviewed(before, findPeople(before).mentions)
  return mention && { start: mention.start, end: mention.end }
}
