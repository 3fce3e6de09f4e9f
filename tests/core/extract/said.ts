import { extract } from '../../../src/core/extract/extract.ts'
import { listedQuotes } from '../../../src/core/extract/headless.ts'

/** What a text says, as `words | speakers | cue`: its quotations, and the statements of its sentences. */
export function saidIn(text: string) {
  const found = extract(text)
  const { quotes, voices, statements, speakers } = found
  const line = (span: { start: number; end: number }, voice: (typeof voices)[number]) =>
    [
      text.slice(span.start, span.end),
      speakers.namesOf(voice ?? null).join(' + ') || '–',
      voice?.cue ? text.slice(voice.cue.start, voice.cue.end) : '–',
    ].join(' | ')
  return {
    quotations: listedQuotes(text, found).flatMap((i) => {
      const quote = quotes[i]
      return quote ? [line(quote, voices[i] ?? null)] : []
    }),
    statements: statements.map((statement) => line(statement, statement.voice)),
  }
}
