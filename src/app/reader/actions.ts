import { type CaretUnit, caretSpan, moveCaret, resized, wordAt } from '../../core/edit/caret.ts'
import { describeItem, findItem } from '../../core/edit/describe.ts'
import { type Edit, editLabel, type ItemRef } from '../../core/edit/edit.ts'
import { overlaps, statementRange } from '../../core/edit/parts.ts'
import { nextToCheck, type ReviewItem, reviewItems, reviewProgress } from '../../core/edit/review.ts'
import { rangeOf } from '../../core/quoted-words.ts'
import type { Span } from '../../core/selectors.ts'
import { shorten } from '../../core/wording.ts'
import type { EditingApi } from '../editing.ts'
import type { ViewStoreApi } from '../store.ts'
import type { ReaderDialog, ReaderStateApi, Scope, Tool } from './reader-store.ts'

export type Actions = ReturnType<typeof createActions>

/** Everything the reader can do, for keys and buttons alike. What was done, and what comes next, is said in the live region. */
export function createActions(editing: EditingApi, view: ViewStoreApi, state: ReaderStateApi) {
  const article = () => editing.getState().history.article
  const text = () => article().document?.text ?? ''
  const say = (words: string) => state.setState(({ said }) => ({ said: { text: words, count: said.count + 1 } }))
  const refuse = (notice: string) => state.setState({ notice })

  // The items of an article are asked for again and again between two corrections.
  let known: { readonly of: unknown; readonly items: readonly ReviewItem[] } | null = null
  const items = () => {
    if (known?.of !== article()) known = { of: article(), items: reviewItems(article()) }
    return known.items
  }
  const indexOf = (item: ItemRef | null) =>
    items().findIndex((other) => other.kind === item?.kind && other.id === item.id)
  const current = () => editing.getState().item
  const describe = (item: ItemRef) => describeItem(view.getState().index, item)

  /** Looks at an item: card, text, map and the workspace's current statement follow. */
  function look(item: ItemRef | null, announce = ''): void {
    editing.getState().look(item)
    const target = items()[indexOf(item)]
    state.setState(({ reveals, caret }) => ({
      picked: 0,
      tool: null,
      scope: 'here',
      notice: null,
      ...(target ? { caret: { anchor: target.start, head: target.start }, reveals: reveals + 1 } : { caret }),
    }))
    if (item && target) {
      const statement = item.kind === 'statement' ? item.id : statementAround(target)
      if (statement !== null) view.getState().dispatch({ type: 'select', statement })
    }
    say([announce, item && target ? describe(item) : ''].filter(Boolean).join('. '))
  }

  const statementAround = (range: Span): string | null =>
    article().statements.find((statement) => {
      const own = statementRange(statement)
      return own !== null && overlaps(own, range)
    })?.id ?? null

  const progress = () => {
    const { items: all, checked, doubtful } = reviewProgress(items())
    return `${checked} of ${all} checked${doubtful > 0 ? `, ${doubtful} in doubt` : ''}`
  }

  /** The most doubtful after the current one; the first again after the last. */
  function next(announce = ''): void {
    const open = nextToCheck(items())
    const at = open.findIndex((item) => item.id === current()?.id && item.kind === current()?.kind)
    const to = open[at + 1] ?? open[0]
    if (!to || (open.length === 1 && at === 0)) {
      const none = to ? 'This is the last one to check' : 'Everything is checked'
      say([announce, none].filter(Boolean).join('. '))
      if (!to && announce === '') refuse('Everything is checked. Press Esc to go back to the map.')
      return
    }
    look(to, [announce, announce && progress()].filter(Boolean).join('. '))
  }

  function step(by: 1 | -1): void {
    const all = items()
    const at = indexOf(current())
    const { head } = state.getState().caret
    const to =
      at >= 0
        ? all[at + by]
        : by > 0
          ? all.find((item) => item.start >= head)
          : all.findLast((item) => item.start < head)
    if (to) look(to)
    else say(by > 0 ? 'This is the last span' : 'This is the first span')
  }

  /** Makes a correction and says so; on a fault the alert speaks instead. */
  function perform(edit: Edit, words = ''): boolean {
    const before = article()
    state.setState({ notice: null })
    if (!editing.getState().perform(edit)) return false
    if (article() !== before) say(words || done(edit))
    afterChange()
    return true
  }

  const done = (edit: Edit) => `Done: ${editLabel(edit)}`

  /** Keeps something to look at: what is gone gives way to what stands nearest. */
  function afterChange(): void {
    if (indexOf(current()) >= 0) return
    const { head } = state.getState().caret
    const nearest = items().find((item) => item.end > head) ?? items().at(-1) ?? null
    editing.getState().look(nearest)
    state.setState({ picked: 0, tool: null })
  }

  function accept(): void {
    const item = current()
    if (!item || indexOf(item) < 0) {
      next()
      return
    }
    const { choices, picked, scope } = state.getState()
    const edit = choices[picked]?.edit(scope) ?? { type: 'accept' as const, item }
    const was = describe(item)
    if (perform(edit)) next(`${edit.type === 'accept' ? 'Accepted' : 'Changed'}: ${shorten(was, 60)}`)
  }

  function remove(): void {
    const item = current()
    if (!item) return
    const was = shorten(describe(item), 60)
    const edit: Edit =
      item.kind === 'statement'
        ? { type: 'delete-statement', statement: item.id }
        : { type: 'delete-mention', mention: item.id }
    const { start } = items()[indexOf(item)] ?? { start: 0 }
    const following = nextToCheck(items()).find((other) => other.id !== item.id)
    if (!perform(edit)) return
    const to = following ?? items().find((other) => other.start >= start) ?? items().at(-1) ?? null
    look(to, `Removed: ${was}. ${progress()}`)
  }

  function travel(direction: 'undo' | 'redo'): void {
    const label = editing.getState()[direction]()
    if (label === null) {
      say(direction === 'undo' ? 'Nothing to undo' : 'Nothing to redo')
      return
    }
    state.setState({ picked: 0, notice: null })
    afterChange()
    say(`${direction === 'undo' ? 'Undone' : 'Redone'}: ${label}. ${progress()}`)
  }

  /** What is selected, else the word under the caret where `orWord`; null, with a word why, when there is nothing. */
  function selection(what: string, orWord: boolean): Span | null {
    const span = caretSpan(state.getState().caret)
    if (span.end > span.start) return span
    const word = orWord ? wordAt(text(), span.start) : null
    if (word) return word
    refuse(`Select ${what} in the text first: with the mouse, or with Shift and the arrow keys.`)
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
      // Whoever spoke last before here is the likeliest; the card then asks.
      const speaker = article().statements.findLast((item) => (statementRange(item)?.start ?? Infinity) < range.start)
        ?.speakers[0]
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
    if (made && 'mention' in made && editing.getState().fault === null) open(kind)
  }

  const statementOf = () => {
    const found = findItem(article(), current())
    if (found && 'statement' in found) return found.statement
    refuse('Go to a statement first: arrow down goes from span to span.')
    return null
  }

  /** The quotation that a change of bounds concerns: the one under the caret, else the statement's first. */
  const quotationOf = () => {
    const statement = statementOf()
    if (!statement) return null
    const { head } = state.getState().caret
    const held = statement.quotations.flatMap((quotation) => {
      const range = rangeOf(quotation.selectors)
      return range ? [{ quotation, range }] : []
    })
    const quotation = held.find(({ range }) => range.start <= head && head <= range.end) ?? held[0]
    if (!quotation) refuse('These words are only reported. Select the quoted words and press Q to mark a quotation.')
    return quotation ?? null
  }

  function resize(edge: 'start' | 'end', outwards: boolean): void {
    const held = quotationOf()
    if (!held) return
    const range = resized(text(), held.range, edge, outwards)
    if (!range) {
      say('Nothing would be left of the quotation')
      return
    }
    if (perform({ type: 'set-quotation-range', quotation: held.quotation.id, range }, words(range)))
      state.setState(({ reveals }) => ({ caret: { anchor: range.start, head: range.start }, reveals: reveals + 1 }))
  }

  const words = ({ start, end }: Span) => `The quotation is now ${shorten(text().slice(start, end), 80)}`

  /** Without a selection it opens what can be done about them. */
  function takeSelectionAs(what: 'words' | 'cue'): void {
    const { start, end } = caretSpan(state.getState().caret)
    if (start === end) {
      if (statementOf()) open(what)
      return
    }
    const range = selection(what === 'words' ? 'the words of the quotation' : 'the cue', false)
    if (!range) return
    if (what === 'words') {
      const held = quotationOf()
      if (held) perform({ type: 'set-quotation-range', quotation: held.quotation.id, range }, words(range))
      return
    }
    const statement = statementOf()
    if (statement) perform({ type: 'set-cue', statement: statement.id, cue: range })
  }

  function split(): void {
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

  function open(tool: Tool | null): void {
    state.setState({ tool, notice: null })
  }

  return {
    look,
    next: () => next(),
    step,
    perform,
    accept,
    remove,
    mark,
    resize,
    takeSelectionAs,
    split,
    merge,
    open,
    say,
    undo: () => travel('undo'),
    redo: () => travel('redo'),
    show: (dialog: ReaderDialog | null) => state.setState({ dialog }),
    acceptAll() {
      if (perform({ type: 'accept-all' })) say(`Everything accepted. ${progress()}`)
    },
    pick(number: number) {
      const { choices } = state.getState()
      const choice = choices[number]
      if (choice) {
        state.setState({ picked: number })
        say(`${choice.label} chosen. Enter accepts`)
      } else if (number === choices.length) openOwnTool()
    },
    setScope(scope: Scope) {
      state.setState({ scope })
      say(scope === 'here' ? 'Only here' : 'Everywhere')
    },
    toggleScope() {
      this.setScope(state.getState().scope === 'here' ? 'everywhere' : 'here')
    },
    moveCaret(by: CaretUnit, forwards: boolean, selects: boolean) {
      const caret = moveCaret(text(), state.getState().caret, by, forwards, selects)
      state.setState(({ reveals }) => ({ caret, reveals: reveals + 1, notice: null }))
      const span = caretSpan(caret)
      if (span.end > span.start) say(`Selected: ${shorten(text().slice(span.start, span.end), 120)}`)
      else {
        const word = wordAt(text(), caret.head)
        if (word) say(text().slice(word.start, word.end))
      }
    },
    setCaret(anchor: number, head: number) {
      state.setState({ caret: { anchor, head }, notice: null })
    },
    /** Sets aside what is in the way, one thing at a time; false when there was nothing. */
    leave(): boolean {
      const { tool, caret, notice } = state.getState()
      const { fault, dismissFault } = editing.getState()
      if (tool !== null) open(null)
      else if (notice !== null || fault !== null) {
        state.setState({ notice: null })
        dismissFault()
      } else if (caret.anchor !== caret.head) state.setState({ caret: { anchor: caret.head, head: caret.head } })
      else return false
      return true
    },
    openOwnTool,
    openOfStatement(tool: Tool) {
      if (statementOf()) open(tool)
    },
    /** A city for its government, or the city itself again. */
    toggleGovernment() {
      const found = findItem(article(), current())
      const mention = found && 'mention' in found && found.mention.kind === 'place' ? found.mention : null
      if (!mention?.place)
        return refuse('Go to a place that is on the map first; then G says that its government is meant.')
      const { scope } = state.getState()
      const edit = { type: 'set-place' as const, mention: mention.id, place: { id: mention.place }, scope }
      if (mention.as === 'government') perform(edit, 'It means the place')
      else perform({ ...edit, as: 'government' }, 'It means the government')
    },
    /** Not named, or no date given. */
    none() {
      const found = findItem(article(), current())
      if (!found || 'statement' in found)
        return refuse('Go to a place or a time first; then 0 says that none is given.')
      const { mention } = found
      const { scope } = state.getState()
      if (mention.kind === 'time') perform({ type: 'set-time', mention: mention.id, edtf: null }, 'No date is given')
      else perform({ type: 'set-place', mention: mention.id, place: null, scope }, 'It is not on a map')
    },
  }

  /** Someone else, another place, another time: the field for an answer that is not offered. */
  function openOwnTool(): void {
    const found = findItem(article(), current())
    if (!found) return
    open('statement' in found ? 'speaker' : found.mention.kind)
  }
}
