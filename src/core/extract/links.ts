import type { Span } from '../selectors.ts'
import type { QuotedSpan } from './quotations.ts'
import type { Found, ReasonCode } from './reasons.ts'
import type { Speakers } from './speakers.ts'
import type { RawStatement, Voice } from './statements.ts'
import type { Block } from './text.ts'
import { lastAtMost } from './text.ts'

/** One thing said: a quotation or a statement, by its place among them. */
export interface Utterance extends Span {
  readonly of: { readonly quotation: number } | { readonly statement: number }
  readonly voice: Voice
}

/** That one utterance answers, interrupts, disputes or continues another; indexes into the utterances. */
export interface Link {
  readonly from: number
  readonly to: number
  readonly type: 'replies' | 'interrupts' | 'disputes' | 'continues'
  readonly confidence: number
  readonly found: Found
}

const CUES: readonly (readonly [Link['type'], RegExp, confidence: number])[] = [
  ['interrupts', /\b(?:interject|interrupt|cut in|chim|broke in)/iu, 0.85],
  ['disputes', /\b(?:disput|den(?:y|ied|ies)|disagree|reject|rebut|refut|contest|counter)/iu, 0.7],
  ['replies', /\b(?:repl(?:y|ied|ies)|respond|retort|rejoin|answer|shot back|fired back|remark: *$)/iu, 0.8],
  ['continues', /\b(?:add(?:ed|s|ing)|continu|went on|goes on|conclud)/iu, 0.8],
]

/** Everything said, in the order of the text, without what is said inside a quotation. */
export function listUtterances(
  quotes: readonly QuotedSpan[],
  voices: readonly (Voice | null)[],
  statements: readonly RawStatement[],
): Utterance[] {
  const spoken = quotes.flatMap(({ start, end, nestedIn }, quotation): Utterance[] => {
    const voice = voices[quotation]
    return voice && nestedIn === null ? [{ start, end, of: { quotation }, voice }] : []
  })
  const told = statements.map(
    ({ start, end, voice }, statement): Utterance => ({ start, end, of: { statement }, voice }),
  )
  return [...spoken, ...told].sort((a, b) => a.start - b.start || b.end - a.end)
}

/** Links that the text’s own verbs give: to the utterance before, of another speaker, or of the same one where it goes on. */
export function findLinks(
  text: string,
  blocks: readonly Block[],
  utterances: readonly Utterance[],
  speakers: Speakers,
): Link[] {
  const found: Link[] = []
  const blockOf = ({ start }: Span) => lastAtMost(blocks, start, (block) => block.start)
  for (const [from, { voice, ...span }] of utterances.entries()) {
    if (!voice.cue) continue
    const cue = text.slice(voice.cue.start, voice.cue.end)
    const [type, , confidence] = CUES.find(([, pattern]) => pattern.test(cue)) ?? []
    if (!type || confidence === undefined) continue
    const names = speakers.namesOf(voice)
    const block = blockOf(span)
    for (let to = from - 1; to >= 0 && to > from - 6; to--) {
      const other = utterances[to]
      // What one attribution gives is one utterance.
      if (!other || other.voice.cue === voice.cue || block - blockOf(other) > 1) continue
      const same = speakers.namesOf(other.voice).some((name) => names.includes(name))
      if (same !== (type === 'continues')) continue
      const why: readonly ReasonCode[] = type === 'continues' ? [`verb-${type}`] : [`verb-${type}`, 'last-of-other']
      found.push({ from, to, type, confidence, found: { confidence, why } })
      break
    }
  }
  return found
}
