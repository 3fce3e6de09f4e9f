import type { Span } from '../selectors.ts'
import { cueVerbOf } from './cue-lexicon.ts'
import type { Block } from './text.ts'
import { isSpace } from './text.ts'
import { closes, findMarkedTurns, labelAt, withoutMarks } from './turns.ts'

/** Words in quotation marks, with their marks. */
export interface QuotedSpan extends Span {
  /** Index of the quotation that holds this one; null where none does. */
  readonly nestedIn: number | null
  /** `typed` stands for '' and `` of typewriters and agencies, `dash` for the dash before a line of dialogue. */
  readonly marks: 'double' | 'single' | 'typed' | 'dash'
  /** Opened and closed; one that runs on into the next paragraph, or whose end had to be guessed. */
  readonly ending: 'closed' | 'continued' | 'guessed'
  /** Takes up the quotation of the paragraph before. */
  readonly continues: boolean
}

interface Open {
  readonly start: number
  readonly kind: 'double' | 'single'
  readonly close: string
  readonly index: number
  /** Where a single quotation ends, found when it was opened. */
  readonly until: number
}

/** With what mark the next paragraph opens. */
type GoesOn = 'double' | 'single' | null

type Draft = { -readonly [K in keyof QuotedSpan]: QuotedSpan[K] }

/** A quotation deeper than this is a fault of the text. */
const DEEPEST = 4
/** How far ahead a single quotation mark may find its partner. */
const LONGEST_SINGLE = 800
const WORD = /[\p{L}\p{N}]/u
/** Words that begin with an apostrophe: ’90s, ’em, ’tis. */
const APHAERESIS = /^(?:\d0s|\d\d\b|em\b|tis\b|twas\b|til\b|cause\b|n['’]|s\b)/iu

/**
 * Everything in quotation marks, in the order of the text: double, single and straight marks, guillemets, nested ones, and
 * quotations that go on over paragraphs (each paragraph its own span). Linear in the length of the text; marks without a
 * partner end with their sentence or their paragraph, and apostrophes are left alone.
 */
export function findQuotations(text: string, blocks: readonly Block[]): QuotedSpan[] {
  const found: Draft[] = []
  let carried = false
  const marked = findMarkedTurns(text, blocks)
  for (const [i, block] of blocks.entries()) {
    const first = found.length
    const after = blocks[i + 1]?.start ?? text.length
    const goesOn = opensDouble(text, after) ? 'double' : opensSingle(text, after) ? 'single' : null
    readBlock(text, marked.has(i) ? withoutMarks(text, block) : block, found, goesOn)
    const own = found.slice(first).filter(({ nestedIn }) => nestedIn === null)
    const opener = own[0]
    if (carried && opener?.start === block.start) opener.continues = true
    const last = own.at(-1)
    const next = blocks[i + 1]
    if (last?.ending === 'continued' && found.at(-1) === last) endBeforeAttribution(text, last)
    const opensNext = last?.marks === 'single' ? opensSingle : opensDouble
    carried = last?.ending === 'continued' && next !== undefined && opensNext(text, next.start)
    if (last?.ending === 'continued' && !carried) last.ending = 'guessed'
    endBeforeCues(text, found, first)
  }
  return found
}

const opensSingle = (text: string, at: number): boolean => text.charAt(at) === '‘'

const opensDouble = (text: string, at: number): boolean => '“"«„'.includes(text.charAt(at)) || text.startsWith("''", at)

const DIALOGUE = /^[—―–]\s?(?=[\p{L}…])/u
/** Marks after which the words of a line of dialogue may be over. */
const PAUSE = /[,?!.…]\s+(?:[—―–]\s*)?/gu
const MOST_PAUSES = 20
const LONGEST_SUBJECT = 4

/** “— I did not see the boat, Marta said.” Where such words end; -1 where no speaker and verb of saying follow any of them. */
function endOfDialogue(text: string, block: Block): number {
  const line = text.slice(block.start, Math.min(block.end, block.start + 2000))
  if (!DIALOGUE.test(line)) return -1
  let pauses = 0
  for (const pause of line.matchAll(PAUSE)) {
    if (++pauses > MOST_PAUSES) return -1
    const [subject = '', ...others] = subjectAndVerb(line.slice(pause.index + pause[0].length)) ?? []
    const named = /^(?:\p{Lu}|he$|she$|they$|I$|the$|her$|his$|their$|my$|a$)/u.test(subject)
    if (named || (subject !== '' && others.length === 0)) return block.start + pause.index + 1
  }
  return -1
}

/** The words up to a verb of saying and with it, where one is near; null where none is. */
function subjectAndVerb(words: string): readonly string[] | null {
  const first = words.split(/\s+/, LONGEST_SUBJECT + 1)
  const verb = first.findIndex((word) => cueVerbOf(word.replace(/[.,:;]+$/u, ''))?.frame.includes('q') === true)
  return verb < 0 ? null : first.slice(0, verb + 1)
}

/** A dash after a pause: where the reporter’s words begin in “— No, — she said. — Never”, or where speech goes on after them. */
const TURN_OVER = /[,.!?…]\s+(?=[—―–]\s)/gu
/** The reporter’s words inside somebody’s speech are few. */
const LONGEST_INSERTION = 160

/** The first of the reporter’s words between dashes inside a stretch of speech, from the dash before them to the one after; null where there are none. */
function insertion(text: string, { start, end }: Span): Span | null {
  const speech = text.slice(start, Math.min(end, start + 4000))
  let from = -1
  for (const pause of speech.matchAll(TURN_OVER)) {
    const dash = pause.index + pause[0].length
    if (from >= 0) {
      if (dash - from <= LONGEST_INSERTION && !speech.startsWith(',', pause.index))
        return { start: start + from, end: start + dash }
      from = -1
    }
    // «…, — said Lomov. — …»
    if (subjectAndVerb(speech.slice(dash).replace(/^[—―–]\s+/u, '')) !== null) from = dash
  }
  return null
}

/** “We have time, said Ada Brandt. The rain fell.”: where a closing mark is missing, the words end before the verb that gives them. */
function endBeforeCues(text: string, found: Draft[], first: number): void {
  for (let i = first; i < found.length; i++) {
    const draft = found[i]
    // What is quoted inside follows right after.
    if (draft?.ending !== 'guessed' || found[i + 1]?.nestedIn === i) continue
    const words = text.slice(draft.start, Math.min(draft.end, draft.start + 2000))
    for (const pause of words.matchAll(/[,?!…]\s+/gu)) {
      const rest = words.slice(pause.index + pause[0].length)
      const [first = '', ...others] = subjectAndVerb(rest) ?? []
      // “, said Ada” and “, the mayor said” give words; “, said goodbye” is among them.
      const subject = others.length === 0 ? rest.slice(first.length).trimStart() : first
      if (first === '' || !/^(?:\p{Lu}|(?:he|she|they|the)(?!\p{L}))/u.test(subject)) continue
      draft.end = draft.start + pause.index + 1
      break
    }
  }
}

/** “, said Ana Brito, who …”, “, she said by phone.”: a clause that gives words, where the words around it may go on. */
const GIVEN_BY =
  /^(?:(\p{L}+) \p{Lu}\p{L}+|(?:he|she|they|\p{Lu}\p{L}+(?: \p{Lu}\p{L}+)?) (\p{L}+)(?: \p{Ll}+){0,4}[.:])/u

/** A quotation left open before a paragraph that opens with a mark is not carried on where its own sentence says who gives it: the mark is missing. */
function endBeforeAttribution(text: string, draft: Draft): void {
  const words = text.slice(draft.start, Math.min(draft.end, draft.start + 2000))
  for (const pause of words.matchAll(/[,?!…]\s+/gu)) {
    const after = pause.index + pause[0].length
    const [, inverted, plain = ''] = GIVEN_BY.exec(words.slice(after, after + 120)) ?? []
    const verb = cueVerbOf(inverted ?? plain)
    if (!verb?.frame.includes('q') || (verb.form !== 'past' && verb.form !== 'present')) continue
    draft.end = draft.start + pause.index + 1
    draft.ending = 'guessed'
    return
  }
}

/** Cuts speech where the reporter’s words interrupt it: each side is a quotation, with the mark that it has. */
function withoutInsertions(text: string, draft: Draft): Draft[] {
  const parts: Draft[] = []
  let rest = draft
  for (let said = insertion(text, rest); said && parts.length < MOST_PAUSES; said = insertion(text, rest)) {
    const next = text.slice(said.end, rest.end).search(/[^\s—―–]/u)
    if (next < 0) break
    parts.push({ ...rest, end: trimEnd(text, said.start), ending: 'closed' })
    // The dash before a line of dialogue is its mark; inside guillemets it is the reporter’s.
    rest = { ...rest, start: said.end + (rest.marks === 'dash' ? 0 : next), continues: false }
  }
  return [...parts, rest]
}

function readBlock(text: string, block: Block, found: Draft[], goesOn: GoesOn): void {
  const spoken = endOfDialogue(text, block)
  if (spoken > 0) {
    const line: Draft = {
      start: block.start,
      end: spoken,
      nestedIn: null,
      marks: 'dash',
      ending: 'closed',
      continues: false,
    }
    const [first = line, ...others] = withoutInsertions(text, { ...line, end: block.end })
    found.push({ ...line, end: others.length > 0 ? first.end : spoken }, ...others)
    return
  }
  const before = found.length
  readMarks(text, block, found, goesOn)
  // Indexes of others hold only where nothing is quoted inside.
  const own = found.slice(before)
  if (own.length === 0 || own.some(({ nestedIn }) => nestedIn !== null)) return
  const parts = own.flatMap((draft) => (draft.marks === 'double' ? withoutInsertions(text, draft) : [draft]))
  if (parts.length > own.length) found.splice(before, own.length, ...parts)
}

function readMarks(text: string, block: Block, found: Draft[], goesOn: GoesOn): void {
  const stack: Open[] = []
  const push = (start: number, kind: 'double' | 'single', close: string, until = -1) => {
    const marks = close === "''" ? 'typed' : kind
    if (stack.length >= DEEPEST) return
    const nestedIn = stack.at(-1)?.index ?? null
    stack.push({ start, kind, close, index: found.length, until })
    found.push({ start, end: start, nestedIn, marks, ending: 'closed', continues: false })
  }
  const pop = (end: number, ending: Draft['ending'] = 'closed') => {
    const open = stack.pop()
    const draft = open && found[open.index]
    if (draft) {
      draft.end = end
      draft.ending = ending
    }
  }
  const innermostDouble = () => stack.findLastIndex(({ kind }) => kind === 'double')
  const closeDouble = (end: number) => {
    const at = innermostDouble()
    if (at < 0) return
    while (stack.length > at + 1) drop(stack, found)
    pop(end)
  }

  // “"WALLACE: Let’s start …” in a transcript: the mark before the name opens nothing that is closed.
  const labelled = /["“]/u.test(text.charAt(block.start)) && labelAt(text, block) !== null
  const first = labelled && !closes(text, block) ? 1 : 0
  for (let i = block.start + first; i < block.end; i++) {
    const char = text.charAt(i)
    switch (char) {
      case '«':
        // »German and Danish texts set them the other way round.«
        if (stack.at(-1)?.close === '«') closeDouble(i + 1)
        else push(i, 'double', '»')
        break
      case '„':
        push(i, 'double', '“')
        break
      case '“': {
        if (stack.at(-1)?.close === '“') {
          closeDouble(i + 1)
          break
        }
        // A second opening mark at the same depth: the first was never closed.
        const at = innermostDouble()
        if (at >= 0 && stack[at]?.close === '”' && stack.length - 1 === at && !closesLater(text, i, block.end)) {
          pop(trimEnd(text, i), 'guessed')
        }
        push(i, 'double', '”')
        break
      }
      case '»':
        if (stack.some(({ close }) => close === '»') || !canOpen(text, block, i) || !WORD.test(text.charAt(i + 1)))
          closeDouble(i + 1)
        else push(i, 'double', '«')
        break
      case '”':
        closeDouble(i + 1)
        break
      case '"':
        readStraight(text, block, i, 1, stack, push, closeDouble, pop)
        break
      case '‘':
        if (canOpen(text, block, i) && !APHAERESIS.test(text.slice(i + 1, i + 6))) {
          const until = findSingleClose(text, block, i)
          if (until > 0) push(i, 'single', '’', until)
          else if (
            goesOn === 'single' &&
            stack.length === 0 &&
            (i === block.start || /[:,]\s$/u.test(text.slice(i - 2, i)))
          ) {
            // ‘A. B. ¶ ‘C.’, as some papers set it.
            found.push({
              start: i,
              end: block.end,
              nestedIn: null,
              marks: 'single',
              ending: 'continued',
              continues: false,
            })
            return
          }
        }
        break
      case "'":
      case '’':
        if (text.charAt(i + 1) === char && char === "'" && i + 1 < block.end) {
          readStraight(text, block, i, 2, stack, push, closeDouble, pop)
          i++
        } else readApostrophe(text, block, i, stack, push, pop)
        break
      case '`':
        if (text.charAt(i + 1) === '`') {
          push(i, 'double', "''")
          i++
        }
        break
      default:
    }
  }
  closeOpen(text, block, stack, found, pop, goesOn)
}

/** Of a mark that is the same at both ends: what stands around it says which it is. */
function readStraight(
  text: string,
  block: Block,
  at: number,
  length: number,
  stack: readonly Open[],
  push: (start: number, kind: 'double', close: string) => void,
  closeDouble: (end: number) => void,
  pop: (end: number, ending: 'guessed') => void,
): void {
  const next = text.charAt(at + length)
  const opensHere = canOpen(text, block, at) && next !== '' && !isSpace(text.charCodeAt(at + length))
  const closesHere = at > block.start && !isSpace(text.charCodeAt(at - 1))
  const mark = text.slice(at, at + length)
  const open = stack.findLast(({ kind }) => kind === 'double')
  if (open && closesHere) closeDouble(at + length)
  else if (open && opensHere && open.close === mark) {
    if (stack.length === 1) pop(trimEnd(text, at), 'guessed')
    push(at, 'double', mark)
  } else if (open) closeDouble(at + length)
  else if (opensHere || !closesHere) push(at, 'double', mark)
}

function readApostrophe(
  text: string,
  block: Block,
  at: number,
  stack: readonly Open[],
  push: (start: number, kind: 'single', close: string, until: number) => void,
  pop: (end: number) => void,
): void {
  const open = stack.at(-1)
  if (open?.until === at) {
    pop(at + 1)
    return
  }
  if (open?.kind === 'single') return
  const rest = text.slice(at + 1, at + 6)
  if (!canOpen(text, block, at) || APHAERESIS.test(rest) || !/^[“"]?[\p{L}\p{N}[(…]/u.test(rest)) return
  const close = findSingleClose(text, block, at)
  // A curly apostrophe opens only a line that it also closes: a heading set with the wrong mark.
  if (text.charAt(at) === '’' && !(at === block.start && close === block.end - 1)) return
  if (close > 0) push(at, 'single', text.charAt(at) === "'" ? "'" : '’', close)
}

/**
 * Where the quotation opened by a single mark ends, or -1. A mark after punctuation ends it; one after a plural’s s only
 * where no better one follows.
 */
function findSingleClose(text: string, block: Block, open: number): number {
  const straight = text.charAt(open) === "'"
  const most = Math.min(block.end, open + LONGEST_SINGLE)
  let weak = -1
  for (let i = open + 2; i < most; i++) {
    const char = text.charAt(i)
    if (!straight && char === '‘') break
    if (char !== '’' && !(straight && char === "'")) continue
    const after = text.charAt(i + 1)
    if (WORD.test(after) || isSpace(text.charCodeAt(i - 1))) continue
    const before = text.charAt(i - 1)
    if (/[.,!?…;:)\]]/u.test(before) || /^[”".,;:!?)\]—–]?$/u.test(after)) return i
    if (!/s/iu.test(before)) return i
    if (weak < 0) weak = i
  }
  return weak
}

/** Whether a mark can begin a quotation here: at the start, after a space, a bracket, a dash or another mark. */
function canOpen(text: string, block: Block, at: number): boolean {
  if (at === block.start) return true
  const before = text.charAt(at - 1)
  return isSpace(text.charCodeAt(at - 1)) || '([{—–-/“‘„"\'«:'.includes(before)
}

/** Whether two closing marks follow before another opens: then the one here is a quotation inside the other. */
function closesLater(text: string, from: number, to: number): boolean {
  let depth = 0
  const most = Math.min(to, from + LONGEST_SINGLE)
  for (let i = from; i < most; i++) {
    const char = text.charAt(i)
    if (char === '“') depth++
    else if (char === '”' && --depth < 0) return true
    if (depth > 1) return false
  }
  return false
}

const trimEnd = (text: string, end: number): number => {
  let to = end
  while (to > 0 && isSpace(text.charCodeAt(to - 1))) to--
  return to
}

/** Takes back a single mark that found no partner, with what was read inside it lifted out. */
function drop(stack: Open[], found: Draft[]): void {
  const open = stack.pop()
  if (!open) return
  const parent = found[open.index]?.nestedIn ?? null
  for (let i = found.length - 1; i > open.index; i--) {
    const draft = found[i]
    if (draft?.nestedIn === open.index) draft.nestedIn = parent
  }
  const dropped = found[open.index]
  // An empty span stays until the end, so that the indexes of the others hold.
  if (dropped) dropped.end = dropped.start
}

function closeOpen(
  text: string,
  block: Block,
  stack: Open[],
  found: Draft[],
  pop: (end: number, ending: Draft['ending']) => void,
  goesOn: GoesOn,
): void {
  while (stack.length > 0) {
    const open = stack.at(-1)
    if (!open || open.kind === 'single') {
      drop(stack, found)
      continue
    }
    const last = stack.length === 1
    // Words at the start of a paragraph or a sentence, or that the next paragraph takes up, are the rest of the paragraph; inside a sentence they end with it.
    const rest = text.slice(open.start + 1, block.end)
    const end = /[.!?…]['’]?(?=\s+\p{Lu})/u.exec(rest)
    const begins =
      open.start === block.start || /[.!?…]\s+$/u.test(text.slice(Math.max(block.start, open.start - 4), open.start))
    if (begins || !end || (last && goesOn === 'double')) pop(block.end, last ? 'continued' : 'guessed')
    else pop(open.start + 1 + end.index + end[0].length, 'guessed')
  }
}

/** The quotations that hold at least a letter or a digit, with the indexes of `nestedIn` made anew. */
export function keepWorded(text: string, found: readonly QuotedSpan[]): QuotedSpan[] {
  const kept = new Map<number, number>()
  const result: QuotedSpan[] = []
  for (const [i, quote] of found.entries()) {
    if (quote.end - quote.start < 3 || !WORD.test(text.slice(quote.start, Math.min(quote.end, quote.start + 400))))
      continue
    kept.set(i, result.length)
    let parent = quote.nestedIn
    while (parent !== null && !kept.has(parent)) parent = found[parent]?.nestedIn ?? null
    result.push({ ...quote, nestedIn: parent === null ? null : (kept.get(parent) ?? null) })
  }
  return result
}
