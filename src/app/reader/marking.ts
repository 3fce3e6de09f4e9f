import type { Article, Headline, Statement } from '../../core/article.ts'
import { caretSpan, resized, wordAt } from '../../core/edit/caret.ts'
import { findItem } from '../../core/edit/describe.ts'
import type { Edit, ItemRef } from '../../core/edit/edit.ts'
import { isInHeading, statementRepeated } from '../../core/edit/headlines.ts'
import { quotationAround } from '../../core/edit/nested.ts'
import { statementRange } from '../../core/edit/parts.ts'
import type { ReviewItem } from '../../core/edit/review.ts'
import { rangeOf } from '../../core/quoted-words.ts'
import type { Span } from '../../core/selectors.ts'
import { shorten } from '../../core/wording.ts'
import type { ReaderStateApi, Tool } from './reader-store.ts'

/** What marking needs of the other actions. */
export interface MarkingContext {
  readonly state: ReaderStateApi
  article(): Article
  items(): readonly ReviewItem[]
  current(): ItemRef | null
  /** The statement that is looked at; null, with a word why, when it is none. */
  statementOf(): Statement | null
  /** Whether the last correction could not be made. */
  refused(): boolean
  perform(edit: Edit, words?: string): boolean
  look(item: ItemRef, announce: string): void
  open(tool: Tool | null): void
  say(words: string): void
  refuse(notice: string): void
}

/** Corrections that take their stretch from the text: from the selection, the caret, or the words a quotation has. */
export function createMarking(context: MarkingContext) {
  const { state, article, items, current, statementOf, refused, perform, look, open, say, refuse } = context
  const text = () => article().document?.text ?? ''

  /** Says, where the article does not carry its text, that nothing in it can be marked. */
  function refusedWithoutText(): boolean {
    if (article().document) return false
    refuse('This article does not carry its text, so its words cannot be marked or cut anew. Attach the text first.')
    return true
  }

  /** What is selected, else the word under the caret where `orWord`; null, with a word why, when there is nothing. */
  function selection(what: string, orWord: boolean): Span | null {
    if (refusedWithoutText()) return null
    const span = caretSpan(state.getState().caret)
    if (span.end > span.start) return span
    const word = orWord ? wordAt(text(), span.start) : null
    if (word) return word
    refuse(
      `Select ${what} in the text first: with the mouse, or with Shift and the arrow keys; with Ctrl they go word by word.`,
    )
    return null
  }

  /** Makes something of the selection and looks at what came of it. */
  function add(edit: Edit, kind: ItemRef['kind'], words: string): void {
    const before = new Set(items().map((item) => `${item.kind} ${item.id}`))
    if (!perform(edit)) return
    const made = items().find((item) => item.kind === kind && !before.has(`${item.kind} ${item.id}`))
    if (made) look(made, words)
  }

  function mark(kind: 'quotation' | 'reported' | 'place' | 'time'): void {
    if (kind === 'quotation' || kind === 'reported') {
      const range = selection(kind === 'quotation' ? 'the words of the quotation' : 'the reported words', false)
      if (!range) return
      const repeated = isInHeading(article(), range) ? statementRepeated(article(), range) : null
      if (repeated !== null) {
        const number = article().statements.findIndex(({ id }) => id === repeated) + 1
        add(
          { type: 'add-headline', range, statement: repeated },
          'headline',
          `Marked as a headline of statement ${number}`,
        )
        return
      }
      // Whoever spoke last before here is the likeliest; the card then asks.
      const speaker = article().statements.findLast((item) => (statementRange(item)?.start ?? Infinity) < range.start)
        ?.speakers[0]
      if (kind === 'quotation' && quotationAround(article(), range)) {
        if (perform({ type: 'add-nested', range }, 'Marked as quoted inside the quotation')) open('nested')
        return
      }
      const type = kind === 'quotation' ? 'add-quotation' : 'add-reported'
      add(
        { type, range, ...(speaker === undefined ? {} : { speaker: { id: speaker } }) },
        'statement',
        kind === 'quotation' ? 'Quotation marked' : 'Reported words marked',
      )
      return
    }
    const range = selection(kind === 'place' ? 'the name of the place' : 'the words for the time', true)
    if (!range) return
    if (kind === 'place') add({ type: 'add-place', range, place: null }, 'mention', 'Place marked')
    else add({ type: 'add-time', range, edtf: null }, 'mention', 'Time marked')
    const item = current()
    const made = findItem(article(), item)
    // A mark without a meaning asks for one at once.
    if (made && 'mention' in made && !refused()) open(kind)
  }

  /** A part of a statement whose bounds can be changed: one of its quotations, or its reported words. */
  interface Part {
    readonly range: Span
    edit(range: Span): Edit
  }

  /** The part that a change of bounds concerns: the quotation that the stretch touches, else the reported words, else the first quotation. */
  function partOf(at: Span): Part | null {
    const headline = headlineOf()
    if (headline) {
      const range = rangeOf(headline.selectors) ?? at
      return { range, edit: (next) => ({ type: 'set-headline-range', headline: headline.id, range: next }) }
    }
    const statement = statementOf()
    if (!statement) return null
    const quoted = statement.quotations.flatMap((quotation): Part[] => {
      const range = rangeOf(quotation.selectors)
      return range
        ? [{ range, edit: (next) => ({ type: 'set-quotation-range', quotation: quotation.id, range: next }) }]
        : []
    })
    const range = rangeOf(statement.selectors)
    // A statement whose words are not found in the text gets some in this way.
    const reported: Part | null =
      range === null && quoted.length > 0
        ? null
        : {
            range: range ?? at,
            edit: (next) => ({ type: 'set-reported-range', statement: statement.id, range: next }),
          }
    const touched = quoted.find((part) => part.range.start <= at.end && at.start <= part.range.end)
    // Reported words may hold quotations; what begins with a quotation mark is meant for one.
    const holds = touched && at.start < touched.range.start && touched.range.end <= at.end
    const widens = holds && !/^["“‘«„]/u.test(text().slice(at.start, at.end).trimStart())
    const part = touched && !(reported && widens) ? touched : (reported ?? quoted[0])
    if (!part) refuse('This statement has no words in the text.')
    return part ?? null
  }

  function resize(edge: 'start' | 'end', outwards: boolean): void {
    if (refusedWithoutText()) return
    const { head } = state.getState().caret
    const part = partOf({ start: head, end: head })
    if (!part) return
    const range = resized(text(), part.range, edge, outwards)
    if (!range) {
      say('Nothing would be left of the words')
      return
    }
    if (perform(part.edit(range), words(range)))
      state.setState(({ reveals }) => ({ caret: { anchor: range.start, head: range.start }, reveals: reveals + 1 }))
  }

  const words = ({ start, end }: Span) => `The words are now ${shorten(text().slice(start, end), 80)}`

  /** Without a selection it opens what can be done about them. */
  function takeSelectionAs(what: 'words' | 'cue'): void {
    const { start, end } = caretSpan(state.getState().caret)
    const headline = headlineOf()
    if (start === end) {
      if (headline || statementOf()) open(what)
      return
    }
    const range = selection(what === 'words' ? 'the words of the quotation' : 'the cue', false)
    if (!range) return
    if (what === 'words') {
      const part = partOf(range)
      if (part) perform(part.edit(range), words(range))
      return
    }
    if (headline) {
      perform({ type: 'set-headline-cue', headline: headline.id, cue: range })
      return
    }
    const statement = statementOf()
    if (statement) perform({ type: 'set-cue', statement: statement.id, cue: range })
  }

  const headlineOf = (): Headline | null => {
    const found = findItem(article(), current())
    return found && 'headline' in found ? found.headline : null
  }

  /** Makes a statement of a headline, and looks at it. */
  function makeStatement(headline: string): void {
    add({ type: 'headline-to-statement', headline }, 'statement', 'A statement of its own')
  }

  /** Makes a statement the headline of another; false where that cannot be. */
  function makeHeadline(statement: string, of: string): boolean {
    add({ type: 'statement-to-headline', statement, of }, 'headline', 'A headline now')
    return !refused()
  }

  function split(): void {
    if (refusedWithoutText()) return
    const statement = statementOf()
    if (statement) perform({ type: 'split-statement', statement: statement.id, at: state.getState().caret.head })
  }

  function merge(by: 1 | -1): void {
    const statement = statementOf()
    if (!statement) return
    const all = article().statements
    const other = all[all.indexOf(statement) + by]
    if (!other) {
      refuse(by > 0 ? 'There is no statement after this one.' : 'There is no statement before this one.')
      return
    }
    const [from, into] = by > 0 ? [other, statement] : [statement, other]
    if (perform({ type: 'merge-statements', statement: from.id, into: into.id }))
      look({ kind: 'statement', id: into.id }, 'Merged')
  }

  return { mark, resize, takeSelectionAs, split, merge, makeStatement, makeHeadline }
}
