import type { Article, Statement } from '../article.ts'
import { parseEdtf } from '../date.ts'
import type { Extraction } from '../extract/extract.ts'
import type { Voice } from '../extract/statements.ts'
import { lastAtMost } from '../extract/text.ts'
import { mentionsIn } from './mentions.ts'
import type { Said } from './utterances.ts'

interface Material {
  readonly text: string
  readonly extraction: Extraction
  readonly article: Article
}

/** Whether a time lies wholly after the day of publication: nothing printed then can have been said then. */
function isAfter(edtf: string, published: string | undefined): boolean {
  if (published === undefined) return false
  const [time, day] = [parseEdtf(edtf), parseEdtf(published)]
  return (
    time.ok && day.ok && time.span.earliest !== null && day.span.latest !== null && time.span.earliest > day.span.latest
  )
}

/** Where the speaker's own name ends, in words that go on after it: “Ada Brandt in Riga”. Null for “officials in Riga”. */
function afterName({ text, extraction }: Material, voice: Voice): number | null {
  const words = text.slice(voice.source.start, voice.source.end)
  const [name = ''] = extraction.speakers.namesOf(voice)
  return /^\p{Lu}\S* \p{Lu}/u.test(name) && words.startsWith(name) && voice.cue
    ? Math.max(voice.source.start + name.length, voice.cue.start < voice.source.start ? voice.cue.end : 0)
    : null
}

/** How far after the verb of saying its place and time are looked for. */
const REACH = 120

/** What may stand between the verb and a place or time that belongs to it: “told reporters at a briefing in … late on …”. */
const BETWEEN =
  /^,?(?:\s*\b(?:to|reporters|journalists|lawmakers|the|a|an|press|news|media|conference|briefing|interview|meeting|speech|statement|rally|summit|hearing|in|at|from|on|during|late|early|earlier|later|this|last)\b,?)*\s*$/iu
const AT_A_PLACE = /\b(?:in|at|from)(?: the)?\s*$/iu

/**
 * Where and when it was said, as far as the attribution itself gives it: “said in Riga on Monday”. Null for what it does not
 * give: nothing is taken from elsewhere in the text.
 */
export function whereSaid({ text, extraction, article }: Material, item: Said): Statement['said'] {
  const said: Statement['said'] = { place: null, edtf: null }
  const { voice } = item
  if (!voice?.cue) return said
  const from = afterName({ text, extraction, article }, voice) ?? Math.max(voice.cue.end, voice.source.end)
  const block = extraction.blocks[lastAtMost(extraction.blocks, from, (other) => other.start)]
  const contents = [
    ...item.quotes.flatMap((i) => extraction.quotes[i] ?? []),
    ...(item.reported === null ? [] : [extraction.statements[item.reported]].flatMap((other) => other ?? [])),
  ]
  const verbEnd = Math.max(from, voice.cue.end)
  const next = Math.min(...contents.filter(({ start }) => start >= verbEnd).map(({ start }) => start), verbEnd + REACH)
  const end = Math.min(next, block?.end ?? from)
  let at = from
  for (const mention of mentionsIn(article.mentions, { start: from, end: Math.max(from, end) })) {
    if (mention.start < at || mention.end > end) continue
    // “Ada Brandt in Riga said on Monday”: the verb itself is passed over.
    if (at <= voice.cue.start && mention.start >= voice.cue.end) at = voice.cue.end
    const words = text.slice(at, mention.start)
    if (!BETWEEN.test(words)) break
    if (mention.kind === 'time') {
      if (mention.edtf !== null && !isAfter(mention.edtf, article.source.published)) said.edtf ??= mention.edtf
    } else if (mention.place !== null && mention.as === undefined && AT_A_PLACE.test(words))
      said.place ??= mention.place
    at = mention.end
  }
  return said
}
