import type { Span } from '../selectors.ts'

/** What a line says beside the credit and the label of a picture. */
export interface Uncredited {
  /** Null where the line is nothing else. */
  readonly rest: Span | null
  /** Whether the rest, or where there is none the next line, is a caption. */
  readonly caption: boolean
}

const PICTURE = '(?:photo|photograph|photography|picture|pic|image|illustration|composite|graphic|video|footage)s?'
/** “Photograph:”, “Photo by”, “Image source,”, “Credit...”, “©”: what leads to whose picture it is. */
const LABEL = new RegExp(
  `(?:(?:file|handout|lead|main|top) )?${PICTURE}(?: credits?| source| copyright)?(?: ?:| by(?= )| courtesy(?: of)?(?= )| from(?= )|,? ?©)|` +
    `${PICTURE} (?:credits?|source|copyright),|(?:credits?|copyright|source)(?: ?:|\\.\\.\\.|…)|courtesy(?: of|:)|©|\\(c\\)`,
  'iu',
)
const AT_START = new RegExp(`^[([]?(?:${LABEL.source})\\s*`, 'iu')
/** One that ends a line stands after a sentence, or is a label with a colon. */
const AT_END = new RegExp(
  `(?<=[.!?…”"’)\\]]\\s)[([]?(?:${LABEL.source})\\s*|(?<=\\s)[([](?:${LABEL.source})\\s*|(?<=\\s)\\p{Lu}\\p{Ll}+ ?:\\s+`,
  'giu',
)
/** “Image caption, Ann Lee on the pier”: the label alone is none of the caption. */
const CAPTION = new RegExp(
  `^(?:(?:${PICTURE} )?caption(?:[,:]|$)|${PICTURE} caption(?= )|(?:file )?${PICTURE}:)\\s*|^${PICTURE} source,?$`,
  'iu',
)
const SELLER =
  '\\b(?:AP|AFP|EPA|PA|Reuters|Getty|Alamy|Shutterstock|Bloomberg|Rex|Anadolu|Xinhua|TASS|dpa|ANSA|Zuma|SWNS|Handout|Pool|Photos?|Pictures|Images)\\b'
/** Who sells pictures, beside a photographer’s name: “Jo Bell/Getty Images”, “(AP Photo/Jo Bell)”, “(Pool Photo via AP)”. */
const AGENCY = new RegExp(`${SELLER}[^/]{0,40}/|/.{0,80}${SELLER}|\\b(?:Photo|Handout|Pool|Images) via\\b`, 'u')
const BRACKETED = /(?<=[.!?…”"’]\s)[([]([^()[\]]{3,110})[)\]]$/u

/** Lines between paragraphs that sell something or lead elsewhere. */
const NO_NEWS =
  /^(?:advertisement|(?:article|story) continues (?:after|below)(?: (?:this|the))?(?: ad(?:vertisement)?)?|(?:also read|read also|read more|read next|see also)\s?[:|–—-].*)\.?$/iu

/** Credits are short; no more of a line’s end is looked at. */
const LONGEST = 160
const MOST_WORDS = 14
const NAME_WORD =
  /^(?:["“‘(]?[\p{Lu}\p{Lo}@©/|][^\s]*|\d{4}[,.]?|[&/|–—-]|for|the|via|of|and|from|by|courtesy|handout|pool|de|van|von|der|den|la|le|al|bin|dpa|in|on)$/u
const NAME = /[\p{Lu}\p{Lo}@]/u

/** Whether words are names alone, as of a photographer and an agency. */
function areNames(words: string): boolean {
  const all = words
    .trim()
    .replace(/[\])]?\.?$/u, '')
    .split(/\s+/)
  return all.length <= MOST_WORDS && NAME.test(words) && all.every((word) => NAME_WORD.test(word))
}

/**
 * A line without whose picture it stands under and without the word “caption”; null for every other line. A credit is told by its form:
 * the label and names alone, or a name and an agency.
 */
export function withoutCredit(text: string, { start, end }: Span): Uncredited | null {
  if (end - start <= LONGEST && NO_NEWS.test(text.slice(start, end))) return { rest: null, caption: false }
  const tail = Math.max(start, end - LONGEST)
  const line = text.slice(tail, end)
  const led = tail === start ? AT_START.exec(line)?.[0] : undefined
  if (led !== undefined && areNames(line.slice(led.length))) return { rest: null, caption: false }
  if (tail === start && !/[.!?]\s/.test(line) && AGENCY.test(line) && areNames(line.replace(/^[([]/, '')))
    return { rest: null, caption: false }
  const from = start + (CAPTION.exec(text.slice(start, Math.min(end, start + 40)))?.[0].length ?? 0)
  const to = tail + creditStart(line)
  if (from >= end) return { rest: null, caption: true }
  return from === start && to === end
    ? null
    : { rest: trimEnd(text, { start: from, end: Math.max(from, to) }), caption: true }
}

/** Where the credit at the end of a line starts; the line’s length where it has none. */
function creditStart(line: string): number {
  for (const { 0: label, index } of line.matchAll(AT_END)) {
    if (LABEL.test(label) && index > 0 && areNames(line.slice(index + label.length))) return index
  }
  const bracketed = BRACKETED.exec(line)
  return bracketed?.[1] !== undefined && AGENCY.test(bracketed[1]) && areNames(bracketed[1])
    ? bracketed.index
    : line.length
}

function trimEnd(text: string, { start, end }: Span): Span | null {
  const words = text.slice(start, end).trimEnd()
  return words === '' ? null : { start, end: start + words.length }
}
