import type { QuotedSpan } from './quotations.ts'
import type { Found, ReasonCode } from './reasons.ts'
import type { Speakers } from './speakers.ts'
import type { RawStatement, Voice } from './statements.ts'

/** With how sure it is, from 0 to 1, and why. */
export type WithFound<T> = T & { readonly found: Found }

/** Words in marks that nobody is known to say: as likely a name or a word set apart as a quotation. */
const WITHOUT_SPEAKER = 0.35

/** What the marks alone say, the likeliest reading first asked for. */
function marksOf({ ending, marks }: QuotedSpan): readonly [reason: ReasonCode, confidence: number] {
  if (ending === 'guessed') return ['guessed-end', 0.5]
  if (marks === 'dash') return ['dialogue-dash', 0.85]
  if (marks === 'typed') return ['typed-marks', 0.85]
  if (marks === 'single') return ['single-marks', 0.9]
  return ending === 'continued' ? ['runs-on', 0.95] : ['closed-marks', 1]
}

/** How sure a quotation is as a whole: its stretch, that somebody says it, and who. */
export function quotationEvidence(quote: QuotedSpan, voice: Voice | null, speakers: Speakers): Found {
  const [marks, sureOfMarks] = marksOf(quote)
  if (!voice) return { confidence: round(WITHOUT_SPEAKER * sureOfMarks), why: ['no-speaker', marks] }
  const { confidence, why } = speakers.namingOf(voice)
  return { confidence: round(voice.confidence * confidence * sureOfMarks), why: [voice.reason, ...why, marks] }
}

/** How sure a reported statement is: that somebody is said to say it, and who. */
export function statementEvidence({ voice }: RawStatement, speakers: Speakers): Found {
  const { confidence, why } = speakers.namingOf(voice)
  return { confidence: round(voice.confidence * confidence), why: [voice.reason, ...why] }
}

/** To hundredths: more would claim more than is known. */
const round = (confidence: number): number => Math.round(confidence * 100) / 100
