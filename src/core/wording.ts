import type { Article, Quotation, Statement } from './article.ts'
import type { ArticleIndex } from './explore.ts'
import { quotationWords, statementWords } from './quoted-words.ts'

/** “Vladimir Putin”, or “Alexander Lukashenko and Vladimir Putin” for words spoken jointly. */
export function speakerNames(
  index: ArticleIndex,
  { speakers }: Pick<Statement, 'speakers'>,
  form: 'name' | 'short' = 'name',
): string {
  const names = speakers.map((id) => index.speakers.get(id)?.[form] ?? id)
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names[names.length - 1]}`
}

/**
 * A statement in one line: its first quotation, else the paraphrase, else, until somebody has written one, the article's own
 * words as a quotation of the article.
 */
export function statementLine(article: Pick<Article, 'document'>, statement: Statement): string {
  const quotation = statement.quotations[0]
  if (quotation) return quotedLine(quotation)
  return statement.paraphrase ?? `“${statementWords(article, statement) ?? ''}”`
}

/** A statement's first words, as `statementLine` gives them. */
export const firstWords = (article: Pick<Article, 'document'>, statement: Statement, most = 60): string =>
  shorten(statementLine(article, statement), most)

/** A quotation on one line, in double marks whatever the source used. */
export const quotedLine = (quotation: Quotation): string => `“${quotationWords(quotation.exact)}”`

/** Cuts at a word's end and says so with an ellipsis; keeps the closing mark of a quotation. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text
  const room = Math.max(0, most - 1)
  const word = text.lastIndexOf(' ', room)
  // Where a word's end is far back the word is cut, but never between the two halves of one character.
  const cut = text.slice(0, word > Math.max(0, most * 0.6) ? word : room).replace(/[\ud800-\udbff]$/, '')
  const kept = cut.replace(/[\s,.;:—–-]+$/, '')
  return `${kept}…${text.startsWith('“') && text.endsWith('”') ? '”' : ''}`
}

/** Who says it and how: “Vladimir Putin told”, “According to Vladimir Medinsky”; without a verb the name alone. */
export function attribution(index: ArticleIndex, statement: Statement): string {
  const names = speakerNames(index, statement)
  if (!statement.cue) return names
  const { verb } = statement.cue
  return isPreposition(verb) ? `According to ${names}` : `${names} ${verb}`
}

/** Whether a cue is “according to” rather than a verb. */
export const isPreposition = (cue: string): boolean => /^according to$/i.test(cue)

/** The accessible name of a statement wherever it is a button: “7. Vladimir Putin: …”. */
export function statementName(index: ArticleIndex, statement: Statement): string {
  return `${index.numbers.get(statement.id)}. ${speakerNames(index, statement)}: ${firstWords(index.article, statement)}`
}

/** “1 statement”, “2 statements”, with digits grouped from 10,000 on. */
export function countOf(count: number, noun = 'statement'): string {
  const digits = count < 10_000 ? String(count) : count.toLocaleString('en-GB')
  return `${digits} ${noun}${count === 1 ? '' : 's'}`
}

/** The accessible name of a place wherever it is a button: “Chasiv Yar, 2 statements”. */
export const placeName = (name: string, count: number): string => `${name}, ${countOf(count)}`
