import { z } from 'zod'
import { parseEdtf } from '../date.ts'
import type { Span } from '../selectors.ts'
import { cueVerbOf } from './cue-lexicon.ts'
import { type Extraction, type ExtractOptions, extract } from './extract.ts'
import type { QuotedSpan } from './quotations.ts'
import type { Reason, Voice } from './statements.ts'
import { lastAtMost } from './text.ts'

/** One line of input of `npm run extract`. */
const inputSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  published: z
    .string()
    .nullish()
    .refine((value) => value == null || parseEdtf(value).ok, 'published is a date such as 2025-08-01'),
  title: z.string().nullish(),
})

/** Answers one line of JSON with one: what was found, or `{id?, error}` saying what is wrong with the line. */
export function answerLine(line: string, options: Omit<ExtractOptions, 'published'>): string {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch {
    return JSON.stringify({ error: 'This line is not JSON. Write one object a line: {"id": …, "text": …}.' })
  }
  const input = inputSchema.safeParse(value)
  if (!input.success) {
    const id = z.object({ id: z.union([z.string(), z.number()]) }).safeParse(value)
    const [issue] = input.error.issues
    const where = issue && issue.path.length > 0 ? `${issue.path.join('.')}: ` : ''
    return JSON.stringify({
      ...(id.success && { id: id.data.id }),
      error: `${where}${issue?.message ?? 'not what is expected'}`,
    })
  }
  const { id, text, published } = input.data
  try {
    const found = extract(text, { ...options, published: published ?? undefined })
    return JSON.stringify({ id, ...formatExtraction(text, found) })
  } catch (error) {
    // A fault of ours: the other texts of the run are still read.
    const why = error instanceof Error ? error.message : String(error)
    return JSON.stringify({ id, error: `Dateline could not read this text: ${why}` })
  }
}

const plain = (span: Span | null | undefined) => (span ? { start: span.start, end: span.end } : null)

const TITLE =
  /^\p{Lu}[\p{L}\p{N}’'-]*(?:[ ,:&-]+(?:\p{Lu}[\p{L}\p{N}’'-]*|\d+|of|the|and|a|an|in|on|for|to|with|at|is|by|from|as|or|if|vs\.?))*[.,!?]*$/u

const WORK =
  /^(?:film|book|novel|play|song|album|show|series|memoir|essay|painting|poem|documentary|podcast|exhibition|opera|musical|sequel|debut)$/iu

/** Whether capitals make the words the name of a work, a law or a show, and no verb of saying leads to them: “on ABC’s ‘This Week’”. */
function isTitle({ start, end }: Span, text: string): boolean {
  const inside = text.slice(start + 1, end - 1)
  // One word with a stop is a short utterance: “That,” he added.
  if (!TITLE.test(inside) || /^\S+[,.!?]$/u.test(inside)) return false
  const [, word = '', stop = ''] = /([\p{L}’']+)([,:]?)\s*$/u.exec(text.slice(Math.max(0, start - 40), start)) ?? []
  // “His film, “The Long Pier,” won a prize”
  if (stop === ',') return WORK.test(word)
  return stop === '' && !cueVerbOf(word.toLowerCase())?.frame.includes('q')
}

/** Where the quoted words are part of the reporter’s own sentence. */
const IN_SENTENCE: ReadonlySet<Reason> = new Set<Reason>([
  'sentence-subject',
  'after-cue',
  'participle',
  'unlisted-verb',
])

/** “the word ‘pier’”, “the so-called ‘Blue Room’”: what leads to words that nobody says. */
const SET_APART =
  /(?:^|[^\p{L}])(?:so-called|(?:the|a) (?:word|term|name|nickname|label|acronym|abbreviation|title|hashtag)s?|nicknamed|codenamed|code-named|pronounced|spelled|spelt) $/iu

/**
 * Whether quotation marks hold what somebody says. Words in single marks or inside another quotation are listed where a speaker
 * is known: the rest are names and words set apart, as are titles of works. Typewriter marks stand for statements.
 */
function isListed({ start, end, marks, nestedIn }: QuotedSpan, voice: Voice | null, text: string): boolean {
  if (marks === 'typed') return false
  const named = isTitle({ start, end }, text)
  const lead = text.slice(Math.max(0, start - 24), start)
  if (!voice) return nestedIn === null && marks !== 'single' && !named && !SET_APART.test(lead)
  // “Speaking on “This Week,” she said”: the comma is the sentence’s own.
  const led =
    /(?:^|[\s(])(?:on|in|of|called|titled|named|dubbed|show|programme|program|book|film|song|series|podcast) $/u
  return !(named && (IN_SENTENCE.has(voice.reason) || led.test(lead.slice(-16))))
}

/** The quotations that hold what somebody says, by their indexes. Those of headings are among them. */
export const listedQuotes = (text: string, { quotes, voices }: Pick<Extraction, 'quotes' | 'voices'>): number[] =>
  quotes.flatMap((quote, i) => (isListed(quote, voices[i] ?? null, text) ? [i] : []))

/** Every longer word begins with a capital: “To Come a Long Way”. */
const isTitleCase = (words: string): boolean =>
  (words.match(/[\p{L}’']{4,}/gu) ?? []).every((word) => /^[’']?\p{Lu}/u.test(word))

/**
 * Whether words in single marks belong to the heading they stand in: set in its capitals, and so no longer as they were said, or a part
 * of what it says in its own words. The body quotes them.
 */
const isHeadline = (text: string, { start, end, marks }: QuotedSpan, heading: boolean, inClause: boolean): boolean =>
  heading && marks === 'single' && (inClause || isTitleCase(text.slice(start + 1, end - 1)))

/** The fields of the headless entry’s output. */
export function formatExtraction(
  text: string,
  { blocks, quotes, voices, statements, speakers, toponyms, demonyms, times }: Extraction,
) {
  const position = new Map<number, number>()
  const quotations = []
  const said = quotes.flatMap(({ start, end, marks }, i) => {
    const voice = voices[i]
    return marks === 'typed' && voice ? [{ start, end, voice, mode: 'direct' }] : []
  })
  for (const i of listedQuotes(text, { quotes, voices })) {
    const quote = quotes[i]
    const voice = voices[i] ?? null
    if (!quote) continue
    const { start, end } = quote
    const heading = blocks[lastAtMost(blocks, start, (block) => block.start)]?.heading === true
    const inClause = heading && statements.some((statement) => statement.quotes.includes(i))
    if (isHeadline(text, quote, heading, inClause)) {
      if (voice?.cue && !inClause) said.push({ start, end, voice, mode: 'direct' })
      continue
    }
    position.set(i, quotations.length)
    const names = speakers.namesOf(voice)
    quotations.push({
      start,
      end,
      speaker: plain(voice?.source),
      name: names[0] ?? null,
      ...(names.length > 1 && { names }),
      cue: plain(voice?.cue),
      ...(quote.nestedIn !== null && position.has(quote.nestedIn) && { nestedIn: position.get(quote.nestedIn) }),
    })
  }
  return {
    quotations,
    statements: [...said, ...statements]
      .sort((a, b) => a.start - b.start || b.end - a.end)
      .map(({ start, end, voice, mode }) => ({
        start,
        end,
        speaker: plain(voice.source),
        name: speakers.namesOf(voice)[0] ?? null,
        ...(speakers.namesOf(voice).length > 1 && { names: speakers.namesOf(voice) }),
        cue: plain(voice.cue),
        mode,
      })),
    toponyms: toponyms.map(({ start, end, text: words, name, lat, lon, geonameId, kind }) => ({
      start,
      end,
      text: words,
      name,
      lat,
      lon,
      ...(geonameId !== null && { geonameId }),
      kind,
    })),
    demonyms: demonyms.map(({ start, end, text, refersTo, lat, lon }) => ({ start, end, text, refersTo, lat, lon })),
    times: times.map(({ start, end, edtf, text }) => ({ start, end, edtf, text })),
  }
}
