import type { Article } from './article.ts'
import { describeFault, formatPath, valueAt } from './article-fault.ts'
import { articleVersion } from './article-limits.ts'
import { checkArticle } from './check-article.ts'
import { type ExcerptLine, excerptAt, findDeepNesting, findSyntaxFault, indexOffsets, positionAt } from './json-text.ts'

/** Why a text is not an article this version can open; the shape is that of the contract's failure. */
export interface ArticleFault {
  readonly kind: 'not-json' | 'unknown-version' | 'invalid'
  readonly title: string
  readonly message: string
  readonly hint: string
  readonly file: string
  readonly at?: { path: string; line: number; column: number }
  readonly excerpt?: ExcerptLine[]
  /** How many more faults were found. */
  readonly more?: number
}

export type ArticleReading =
  | { readonly ok: true; readonly article: Article }
  | { readonly ok: false; readonly fault: ArticleFault }

/** The schema nests about a dozen levels; far deeper text is hostile and would exhaust the stack of what parses it. */
const deepest = 64
/**
 * An article of 10,000 statements holds about half a million values. Each may be a fault, and a fault costs far more than
 * a value, so this bounds the time and memory a hostile file can take.
 */
const mostValues = 2_000_000
/** The first fault in the file's order is shown; looked for among this many. */
const faultsCompared = 500

const cannotOpen = (reason: string) => `This article cannot be opened: ${reason}`
const fetchAgain =
  'The file was probably not copied or saved to its end: copy it again from where it came, or add what is missing in a text editor. Nothing was written to it.'
const correctIt = 'Correct the file in a text editor, then open it again. Nothing was written to it.'

/**
 * Parses the text of a `*.dateline.json` file. Never throws; a fault names the file as given, the path inside it, line and
 * column where they are known, and the reason.
 */
export function parseArticleText(source: string, file: string): ArticleReading {
  const text = source.startsWith('\ufeff') ? source.slice(1) : source // a byte order mark is not JSON, but editors write it
  const faultAt = (
    offset: number,
    path: string,
    fault: Omit<ArticleFault, 'file' | 'at' | 'excerpt'>,
  ): ArticleReading => ({
    ok: false,
    fault: { ...fault, file, at: { path, ...positionAt(text, offset) }, excerpt: excerptAt(text, offset) },
  })
  const inLine = (offset: number) => `In line ${positionAt(text, offset).line}`

  if (text.trim() === '') {
    const message = 'The file is empty.'
    return {
      ok: false,
      fault: {
        kind: 'not-json',
        title: cannotOpen('its file is empty'),
        message,
        hint: 'Choose another file, or restore this one from a copy.',
        file,
      },
    }
  }
  const deep = findDeepNesting(text, deepest)
  if (deep !== null) {
    const message = `${inLine(deep)}, lists and objects nest more than ${deepest} deep. No article needs that.`
    return faultAt(deep, '', { kind: 'invalid', title: cannotOpen('it nests too deeply'), message, hint: correctIt })
  }

  let root: unknown
  try {
    root = JSON.parse(text)
  } catch (error) {
    const fault = findSyntaxFault(text) ?? {
      offset: 0,
      reason: error instanceof Error ? error.message : 'this is not JSON',
      cutOff: false,
    }
    const { line, column } = positionAt(text, fault.offset)
    return faultAt(fault.offset, '', {
      kind: 'not-json',
      title: cannotOpen(fault.cutOff ? 'its file is not complete' : 'its file is not valid JSON'),
      message: `In line ${line}, column ${column}, ${fault.reason}.`,
      hint: fault.cutOff ? fetchAgain : correctIt,
    })
  }

  const version = valueAt(root, ['dateline'])
  if (version === undefined) {
    const message = 'The file has no entry “dateline” with the version of the format, so it is not a Dateline article.'
    return faultAt(0, '', {
      kind: 'invalid',
      title: cannotOpen('this is not a Dateline article'),
      message,
      hint: 'Choose a file whose name ends in .dateline.json.',
    })
  }
  if (version !== articleVersion) {
    const newer = typeof version === 'number' && version > articleVersion
    const shown =
      typeof version === 'number' || typeof version === 'string' ? `“${String(version).slice(0, 40)}”` : 'not a number'
    const offset = indexOffsets(text)(['dateline'])
    return faultAt(offset, 'dateline', {
      kind: 'unknown-version',
      title: cannotOpen(newer ? 'it was made with a newer Dateline' : 'its version is unknown'),
      message: `${inLine(offset)}, the version of the file is ${shown}. This Dateline reads version ${articleVersion}.`,
      hint: newer ? 'Update Dateline, then open the file again. Nothing was written to it.' : correctIt,
    })
  }
  if (holdsMoreThan(root, mostValues)) {
    const message = `The file holds more than ${mostValues.toLocaleString('en')} values, more than Dateline can check.`
    return {
      ok: false,
      fault: {
        kind: 'invalid',
        title: cannotOpen('it is too large'),
        message,
        hint: 'Divide it into several articles.',
        file,
      },
    }
  }

  const parsed = checkArticle(root)
  if (parsed.success) return { ok: true, article: parsed.data }
  const offsetOf = indexOffsets(text)
  const located = parsed.issues.slice(0, faultsCompared).map((issue) => {
    const key = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined
    return { issue, offset: offsetOf(issue.path, key), path: key === undefined ? issue.path : [...issue.path, key] }
  })
  const first = located.reduce((one, other) => (other.offset < one.offset ? other : one))
  const words = describeFault(first.issue, root)
  return faultAt(first.offset, formatPath(first.path), {
    kind: 'invalid',
    title: cannotOpen(words.summary),
    message: `${inLine(first.offset)}, ${words.sentence}`,
    hint: correctIt,
    // Of a file that was not read to its end nobody knows how many there are.
    ...(parsed.whole && { more: parsed.issues.length - 1 }),
  })
}

/** Whether a JSON value holds more than `most` values, itself included. */
function holdsMoreThan(root: unknown, most: number): boolean {
  let count = 0
  const rest: unknown[] = [root]
  while (rest.length > 0) {
    const value = rest.pop()
    count += 1
    if (typeof value !== 'object' || value === null) continue
    const children: unknown[] = Array.isArray(value) ? value : Object.values(value)
    count += children.length
    if (count > most) return true
    // Only what can hold more is put on the pile; plain values are counted with their holder.
    for (const child of children) if (typeof child === 'object' && child !== null) rest.push(child)
    count -= children.filter((child) => typeof child === 'object' && child !== null).length
  }
  return false
}
