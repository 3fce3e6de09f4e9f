import type { Headline } from '../article.ts'
import { rangeOf } from '../quoted-words.ts'
import { lineThatRepeats, plainWords, wordLine, wordsOf } from '../repeated-words.ts'
import type { LoneStatement } from './statements.ts'

/** More headings with quoted words than any article has; each is compared with every statement. */
const MOST_HEADLINES = 200
/** As long as a headline's words may be in the file. */
const MOST_UNITS = 4000

/** Shorter words, and these, are shared by any two statements. */
const SHORTEST_SHARED = 4
const SHARED_BY_ALL = new Set(
  'about also been could does every from have here into just more must only over said says some than that their them then there these they this those were what when where which will with would your'.split(
    ' ',
  ),
)
const tells = (word: string): boolean => word.length >= SHORTEST_SHARED && !SHARED_BY_ALL.has(word)

/** A statement with its words as they are compared: small letters, no marks, a space before and after each. */
interface Worded {
  readonly statement: LoneStatement
  readonly words: string
}

/**
 * The statement of the body whose words a heading repeats, whoever the heading says it is; else, where it puts them differently,
 * the statement of the same speaker that shares most of its telling words, the first of equals. Null where none shares any.
 */
function repeated(heading: LoneStatement, body: readonly Worded[], text: string): Worded | null {
  const said = partsOf(heading, text).map(({ exact }) => lineThatRepeats(body, exact))
  const same = body.find((line) => said.includes(line))
  if (same) return same
  const [speaker = ''] = heading.speakers
  const wanted = new Set(plainWords(wordsOf(text, heading)).filter(tells))
  let best: Worded | null = null
  let most = 0
  for (const other of body) {
    if (!other.statement.speakers.includes(speaker)) continue
    const shared = new Set(other.words.split(' ').filter((word) => wanted.has(word))).size
    if (shared <= most) continue
    most = shared
    best = other
  }
  return best
}

/** What is set as a headline: the words a heading quotes, else those it reports. */
function partsOf({ quotations, selectors }: LoneStatement, text: string): Pick<Headline, 'exact' | 'selectors'>[] {
  if (quotations.length > 0) return quotations.map(({ exact, selectors: own }) => ({ exact, selectors: own }))
  const range = rangeOf(selectors)
  return range && range.end - range.start <= MOST_UNITS
    ? [{ exact: text.slice(range.start, range.end), selectors }]
    : []
}

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
    heading || !headed ? [] : [{ statement, words: wordLine(text, statement) }],
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
    for (const { exact, selectors } of partsOf(statement, text)) {
      headlines.push({
        id: `h${headlines.length + 1}`,
        exact,
        speakers: other.statement.speakers,
        ...(statement.cue && { cue: statement.cue }),
        statement: other.statement.id,
        verbatim: other.words.includes(` ${plainWords(exact).join(' ')} `),
        selectors,
        ...(statement.found && { found: statement.found }),
      })
    }
  }
  return { statements, headlines }
}
