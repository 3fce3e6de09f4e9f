import type { Headline, Statement } from '../article.ts'
import { quotationWords } from '../quoted-words.ts'
import type { LoneStatement } from './statements.ts'

/** More headings with quoted words than any article has; each is compared with every statement. */
const MOST_HEADLINES = 200

const plainWords = (words: string): string[] =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/)
    .filter((word) => word !== '')

/** A statement with its words as they are compared: small letters, no marks, a space before and after each. */
interface Worded {
  readonly statement: LoneStatement
  readonly words: string
}

/** So many words in common, in their order, are no coincidence. */
const REPEATED_WORDS = 3

/**
 * The statement of the body whose words a heading repeats, whoever the heading says it is; else, where it puts them differently,
 * the statement of the same speaker that shares most of its words, the first of equals. Null where there is none.
 */
function repeated(heading: LoneStatement, body: readonly Worded[], text: string): Worded | null {
  const said = heading.quotations.map(({ exact }) => plainWords(exact))
  const same = body.find(({ words }) =>
    said.some((part) => part.length >= REPEATED_WORDS && words.includes(` ${part.join(' ')} `)),
  )
  if (same) return same
  const [speaker = ''] = heading.speakers
  const wanted = new Set(plainWords(wordsOf(heading, text)))
  let best: Worded | null = null
  let most = -1
  for (const other of body) {
    if (!other.statement.speakers.includes(speaker)) continue
    const shared = new Set(other.words.split(' ').filter((word) => wanted.has(word))).size
    if (shared <= most) continue
    most = shared
    best = other
  }
  return best
}

const wordsOf = ({ quotations, selectors }: Pick<Statement, 'quotations' | 'selectors'>, text: string): string =>
  [
    ...quotations.map(({ exact }) => quotationWords(exact)),
    ...selectors.flatMap((item) => (item.type === 'TextPositionSelector' ? text.slice(item.start, item.end) : [])),
  ].join(' ')

export interface Divided {
  /** The statements of the body, and those of headings that repeat nothing there. */
  readonly statements: LoneStatement[]
  readonly headlines: Omit<Headline, 'section'>[]
}

/** Sets apart what stands in headings: words that the body has too are headlines, not statements of their own. */
export function divideHeadlines(
  written: readonly { readonly statement: LoneStatement; readonly heading: boolean }[],
  text: string,
): Divided {
  const headed = written.some(({ heading }) => heading)
  const body = written.flatMap(({ statement, heading }): Worded[] =>
    heading || !headed ? [] : [{ statement, words: ` ${plainWords(wordsOf(statement, text)).join(' ')} ` }],
  )
  const statements: LoneStatement[] = []
  const headlines: Divided['headlines'] = []
  let tried = 0
  for (const { statement, heading } of written) {
    if (heading) tried += 1
    const other = heading && tried <= MOST_HEADLINES ? repeated(statement, body, text) : null
    if (!other) {
      statements.push(statement)
      continue
    }
    for (const { exact, selectors } of statement.quotations) {
      headlines.push({
        id: `h${headlines.length + 1}`,
        exact,
        speakers: other.statement.speakers,
        ...(statement.cue && { cue: statement.cue }),
        statement: other.statement.id,
        verbatim: other.words.includes(` ${plainWords(exact).join(' ')} `),
        selectors,
      })
    }
  }
  return { statements, headlines }
}
