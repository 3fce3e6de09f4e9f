import { type Node, parseTree, printParseErrorCode, visit } from 'jsonc-parser' // MIT: keeps offsets, which JSON.parse does not

/** One line of a file around a fault; `line` counts from 1. */
export interface ExcerptLine {
  readonly line: number
  readonly text: string
  readonly fault: boolean
}

/** A place in a text; line and column count from 1, columns in UTF-16 code units. */
export interface TextPosition {
  readonly line: number
  readonly column: number
}

export interface SyntaxFault {
  readonly offset: number
  /** A clause for people: “a comma is missing before this”. */
  readonly reason: string
  /** Whether the text only stops too early; the rest may be found elsewhere. */
  readonly cutOff: boolean
}

// Strict JSON (RFC 8259), as JSON.parse has it.
const strict = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

const reasons: Readonly<Record<string, string>> = {
  InvalidSymbol: 'this is not a JSON value; text stands in double quotation marks',
  InvalidNumberFormat: 'this is not a number in JSON',
  PropertyNameExpected: 'a name in double quotation marks is missing here',
  ValueExpected: 'a value is missing here',
  ColonExpected: 'a colon is missing before this',
  CommaExpected: 'a comma is missing before this',
  CloseBraceExpected: 'the closing brace } is missing',
  CloseBracketExpected: 'the closing bracket ] is missing',
  EndOfFileExpected: 'there is something after the end of the article',
  InvalidCommentToken: 'JSON has no comments',
  UnexpectedEndOfComment: 'JSON has no comments',
  UnexpectedEndOfString: 'the closing quotation mark is missing',
  UnexpectedEndOfNumber: 'this number is not finished',
  InvalidUnicode: 'after \\u stand four hexadecimal digits',
  InvalidEscapeCharacter: 'this backslash escapes nothing that JSON knows; write \\\\ for a backslash',
  InvalidCharacter: 'text in JSON cannot hold a bare tab or line break; write \\t or \\n',
}

class Found extends Error {
  constructor(readonly fault: SyntaxFault) {
    super(fault.reason)
  }
}

/** Finds the first place where a text stops being JSON; null where none is found. The text must not be nested deeply. */
export function findSyntaxFault(text: string): SyntaxFault | null {
  /** Offsets of the brackets that are open, the outermost first. */
  const open: number[] = []
  let complete = false
  const close = (_offset: number, length: number) => {
    if (length === 0) return // the parser ends what the file does not
    open.pop()
    complete = open.length === 0
  }
  const end = text.trimEnd().length
  try {
    visit(
      text,
      {
        // Leaving by throwing keeps a file of nothing but faults from filling the memory with them.
        onError(code, offset, length) {
          const name = printParseErrorCode(code)
          if (complete && !name.startsWith('Close'))
            throw new Found({ offset, reason: reasons.EndOfFileExpected ?? '', cutOff: false })
          const unfinished = name === 'UnexpectedEndOfString' && offset + length >= end
          if (!complete && (offset >= end || unfinished)) throw new Found(cutOff(text, end, open, unfinished))
          const trailing =
            (name === 'ValueExpected' || name === 'PropertyNameExpected') && /[}\]]/.test(text.charAt(offset))
          const comma = trailing && /,\s*$/.test(text.slice(Math.max(0, offset - 200), offset))
          const reason = comma ? 'there is a comma too many before this bracket' : (reasons[name] ?? 'this is not JSON')
          throw new Found({ offset, reason, cutOff: false })
        },
        onObjectBegin: (offset) => void open.push(offset),
        onArrayBegin: (offset) => void open.push(offset),
        onObjectEnd: close,
        onArrayEnd: close,
      },
      strict,
    )
  } catch (error) {
    if (error instanceof Found) return error.fault
    throw error
  }
  return null
}

/** The file stops before the article does: says what is still open, innermost first, and what would close it. */
function cutOff(text: string, end: number, open: readonly number[], inText: boolean): SyntaxFault {
  const inner = open.at(-1)
  const missing = open.map((offset) => (text.charAt(offset) === '{' ? '}' : ']')).reverse()
  const within =
    inner === undefined
      ? ''
      : ` inside the ${text.charAt(inner) === '{' ? 'object' : 'list'} that begins in line ${positionAt(text, inner).line}`
  const wanted = [
    ...(inText ? ['a closing quotation mark'] : []),
    ...(missing.length > 0 ? [`${missing.slice(0, 8).join(' ')}${missing.length > 8 ? ' …' : ''}`] : []),
  ]
  return {
    offset: Math.max(0, end - 1),
    reason: `the file breaks off${inText ? ' in the middle of a text' : ''}${within}: what follows is missing${wanted.length > 0 ? `, at least ${wanted.join(' and ')}` : ''}`,
    cutOff: true,
  }
}

/** The offset where brackets nest deeper than `most`, or null. Looks only at brackets and strings, so it works on any text. */
export function findDeepNesting(text: string, most: number): number | null {
  let depth = 0
  let inString = false
  for (let offset = 0; offset < text.length; offset += 1) {
    const code = text.charCodeAt(offset)
    if (inString) {
      if (code === 92) offset += 1
      else if (code === 34 || code === 10) inString = false // a line break cannot stand in a string: the string was not closed
    } else if (code === 34) inString = true
    else if (code === 91 || code === 123) {
      depth += 1
      if (depth > most) return offset
    } else if (code === 93 || code === 125) depth -= 1
  }
  return null
}

/** Tells where values of a JSON text stand: the returned function gives the offset at a path, or of the nearest holder of it. */
export function indexOffsets(text: string): (path: readonly PropertyKey[], key?: string) => number {
  const root = parseTree(text, [], strict)
  return (path, key) => {
    let node = root
    for (const segment of path) {
      const next: Node | undefined = node && childOf(node, segment)
      if (!next) return node?.offset ?? 0
      node = next
    }
    const property = key === undefined ? undefined : propertyOf(node, key)
    return property?.offset ?? node?.offset ?? 0
  }
}

const childOf = (node: Node, segment: PropertyKey): Node | undefined =>
  node.type === 'array' && typeof segment === 'number'
    ? node.children?.[segment]
    : propertyOf(node, String(segment))?.children?.[1]

/** Of two properties with the same name JSON.parse keeps the last; so does this. */
const propertyOf = (node: Node | undefined, key: string): Node | undefined =>
  node?.type === 'object' ? node.children?.findLast((property) => property.children?.[0]?.value === key) : undefined

/** The end of the line that an offset is in: of its text, and with its break (LF, CR LF or CR). */
function lineEnd(text: string, offset: number): { readonly end: number; readonly next: number } {
  let end = offset
  // By code: a pattern would make an object for each of what may be thirty million lines.
  for (; end < text.length; end += 1) {
    const code = text.charCodeAt(end)
    if (code === 10) return { end, next: end + 1 }
    if (code === 13) return { end, next: text.charCodeAt(end + 1) === 10 ? end + 2 : end + 1 }
  }
  return { end, next: end + 1 }
}

/** Line and column of an offset. */
export function positionAt(text: string, offset: number): TextPosition {
  let line = 1
  let start = 0
  for (let { next } = lineEnd(text, 0); next <= offset && next <= text.length; { next } = lineEnd(text, next)) {
    line += 1
    start = next
  }
  return { line, column: Math.max(1, offset - start + 1) }
}

/** The line of an offset with up to `around` lines before and after it; long lines are cut to about `width` characters. */
export function excerptAt(text: string, offset: number, around = 2, width = 160): ExcerptLine[] {
  const { line, column } = positionAt(text, offset)
  const first = Math.max(1, line - around)
  const lines: ExcerptLine[] = []
  let start = 0
  for (let number = 1; number <= line + around && start <= text.length; number += 1) {
    const { end, next } = lineEnd(text, start)
    if (number >= first)
      lines.push({
        line: number,
        text: cut(text.slice(start, end), number === line ? column : 1, width),
        fault: number === line,
      })
    start = next
  }
  return lines
}

/** Cuts a line so that the given column stays in sight, and shows control characters as what they are: unprintable. */
function cut(line: string, column: number, width: number): string {
  const from =
    line.length <= width || column <= width / 2 ? 0 : Math.min(column - Math.floor(width / 2), line.length - width)
  const part = line.slice(from, from + width)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  return `${from > 0 ? '…' : ''}${part.replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd')}${from + width < line.length ? '…' : ''}`
}
