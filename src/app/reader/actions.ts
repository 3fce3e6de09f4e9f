import { type CaretUnit, caretSpan, moveCaret, runsLeftwards, stepFrom, wordAt } from '../../core/edit/caret.ts'
import { describeItem, findItem } from '../../core/edit/describe.ts'
import { type Edit, editLabel, type ItemRef } from '../../core/edit/edit.ts'
import { isHeading } from '../../core/edit/headlines.ts'
import { overlaps, statementRange } from '../../core/edit/parts.ts'
import { nextToCheck, type ReviewItem, reviewItems, reviewProgress } from '../../core/edit/review.ts'
import type { Span } from '../../core/selectors.ts'
import { shorten } from '../../core/wording.ts'
import type { EditingApi } from '../editing.ts'
import type { ViewStoreApi } from '../store.ts'
import { createMarking } from './marking.ts'
import type { ReaderDialog, ReaderStateApi, Scope, Tool } from './reader-store.ts'

/** What takes an item off. */
function removalOf({ kind, id }: ItemRef): Edit {
  switch (kind) {
    case 'statement':
      return { type: 'delete-statement', statement: id }
    case 'headline':
      return { type: 'delete-headline', headline: id }
    case 'mention':
      return { type: 'delete-mention', mention: id }
  }
}

/** A letter as it is read out. */
const spoken = (letter: string) => (letter === ' ' ? 'space' : letter.startsWith('\n') ? 'end of paragraph' : letter)

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

  /** The workspace's statement as it was left here; another one was chosen elsewhere. */
  let left: string | null = null
  const leave = () => {
    left = view.getState().exploration.current?.id ?? null
  }

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
      const statement = statementFor(item, target)
      if (statement !== null) {
        left = statement
        view.getState().dispatch({ type: 'select', statement })
      }
      leave()
    }
    say([announce, item && target ? describe(item) : ''].filter(Boolean).join('. '))
  }

  /** The statement that the workspace shows with an item: itself, the one a headline repeats, else the one around it. */
  function statementFor(item: ItemRef, range: Span): string | null {
    const found = findItem(article(), item)
    if (found && 'statement' in found) return found.statement.id
    if (found && 'headline' in found) return found.headline.statement
    return statementAround(range)
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

  const step = (by: 1 | -1) => stepAmong(items(), by, 'span')
  const stepStatement = (by: 1 | -1) =>
    stepAmong(
      items().filter((item) => item.kind === 'statement'),
      by,
      'statement',
    )

  function stepAmong(all: readonly ReviewItem[], by: 1 | -1, what: string): void {
    const now = current()
    const at = all.findIndex((item) => item.kind === now?.kind && item.id === now.id)
    const { head } = state.getState().caret
    const to =
      at >= 0
        ? all[at + by]
        : by > 0
          ? all.find((item) => item.start >= head)
          : all.findLast((item) => item.start < head)
    if (to) look(to)
    else say(`This is the ${by > 0 ? 'last' : 'first'} ${what}`)
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
    leave()
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
    const edit = removalOf(item)
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

  const statementOf = () => {
    const found = findItem(article(), current())
    if (found && 'statement' in found) return found.statement
    refuse(
      found && 'headline' in found
        ? 'A headline has none of its own: go to the statement that it repeats first, with J.'
        : 'Go to a statement first: arrow down goes from span to span.',
    )
    return null
  }

  function open(tool: Tool | null): void {
    state.setState({ tool, notice: null })
  }

  const refused = () => editing.getState().fault !== null
  const marking = createMarking({
    state,
    article,
    items,
    current,
    statementOf,
    refused,
    perform,
    look,
    open,
    say,
    refuse,
  })

  return {
    look,
    next: () => next(),
    step,
    stepStatement,
    perform,
    accept,
    remove,
    ...marking,
    open,
    say,
    refuse,
    /** Goes along when a statement is chosen elsewhere, as by a link or in the palette. */
    follow() {
      const id = view.getState().exploration.current?.id ?? null
      const gone = left !== null && !article().statements.some((statement) => statement.id === left)
      if (id === null || id === left || gone) return
      look({ kind: 'statement', id })
    },
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
      else if (by === 'letter')
        say(spoken(text().slice(caret.head, stepFrom(text(), caret.head, 'letter', true, false))))
      else {
        const word = wordAt(text(), caret.head)
        if (word) say(text().slice(word.start, word.end))
      }
    },
    /** Whether an arrow key leads on in the text at the caret, or back: the keys mean what is seen. */
    leadsOn: (key: 'ArrowLeft' | 'ArrowRight') =>
      (key === 'ArrowRight') !== runsLeftwards(text(), state.getState().caret.head),
    /** Puts the caret where it was left, and brings it into view. */
    resumeAt(at: number) {
      const head = Math.min(at, text().length)
      state.setState(({ reveals }) => ({ caret: { anchor: head, head }, reveals: reveals + 1 }))
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
    /** What a headline and a statement both have. */
    openOfVoiced(tool: Tool) {
      if (current()?.kind === 'headline' || statementOf()) open(tool)
    },
    /** What a heading repeats; of a statement, only where it stands in one. */
    openRepeats() {
      if (current()?.kind === 'headline') return open('repeats')
      const statement = statementOf()
      if (!statement) return
      if (isHeading(article(), statement)) open('repeats')
      else refuse('This statement does not stand in a heading.')
    },
    /** Topics go on from statement to statement. */
    takeTopicsBefore() {
      const statement = statementOf()
      if (!statement) return
      const { statements, topics } = article()
      const before = statements[statements.indexOf(statement) - 1]
      if (!before) return refuse('There is no statement before this one.')
      const chosen = before.topics.map((id) => ({ id }))
      const titles = topics.filter(({ id }) => before.topics.includes(id)).map(({ title }) => title)
      const words = titles.length === 0 ? 'It has no topic, as the one before' : `Its topic: ${titles.join(', ')}`
      perform({ type: 'set-topics', statement: statement.id, topics: chosen }, words)
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
      if (!found || !('mention' in found))
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
    open('mention' in found ? found.mention.kind : 'speaker')
  }
}
