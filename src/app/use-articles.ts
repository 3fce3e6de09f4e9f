import { useCallback, useEffect, useRef, useState } from 'react'
import type { ArticleSummary, Failure, Result } from '../contract/index.ts'
import type { Article } from '../core/article.ts'
import { sameValue } from '../core/same-value.ts'
import { articleToOpen, storedView, togetherKey } from '../core/stored-session.ts'
import type { Look } from './articles.ts'
import { runCommand } from './commands.ts'
import { type Desk, useDesk } from './desk.ts'
import { createEditing, type EditingApi } from './editing.ts'
import type { Settings } from './settings.ts'
import type { Start } from './start.ts'
import { createViewStore, type ViewStoreApi } from './store.ts'
import type { TogetherProgress } from './TogetherNotices.tsx'
import { createTogetherStore, type LeftOut, readTogether, type TogetherReading } from './together.ts'
import { unexpected } from './unexpected.ts'

/** What the window shows: nothing yet, an article or several as one, or why there is none. */
export type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'open'; readonly id: string; readonly store: ViewStoreApi; readonly editing: EditingApi }
  | { readonly status: 'failed'; readonly id: string | null; readonly failure: Failure }

/** What the reader is told of articles that were to be opened together. */
interface TogetherTold {
  readonly refused: Failure | null
  readonly leftOut: readonly LeftOut[]
}

const noneTold: TogetherTold = { refused: null, leftOut: [] }

/** Reading that takes less shows no progress: it would only flash. */
const SLOW_MS = 400

/** The articles of the library, what of them is open, and the ways to open another. */
export function useArticles(settings: Settings, known: Start | null) {
  const desk = useDesk()
  const [articles, setArticles] = useState<readonly ArticleSummary[]>(known?.articles ?? [])
  const [opening, setOpening] = useState<Opening>(() =>
    known ? openedWith(desk, settings, known.first.id, known.first.answer) : { status: 'loading' },
  )
  const [progress, setProgress] = useState<TogetherProgress | null>(null)
  const [told, setTold] = useState(noneTold)

  // The latest request wins: a link may arrive while the session's own article is still being read.
  const asked = useRef(0)
  /** What a start that is cancelled opens instead. */
  const instead = useRef<string | null>(null)
  /** What is open now, for what is opened next. */
  const held = useRef<Opening>(opening)
  held.current = opening

  const list = useCallback(() => void desk.request('listArticles').then(setArticles, () => undefined), [desk])

  /**
   * Begins to open something else: resolves to a test whether that is still wanted, once what was corrected is on the disk; null when it
   * cannot be saved, which a notice says.
   */
  const begin = useCallback(async (): Promise<(() => boolean) | null> => {
    asked.current += 1
    const mine = asked.current
    const wanted = () => asked.current === mine
    const before = held.current
    if (before.status === 'open' && !(await before.editing.getState().flush())) return null
    return wanted
  }, [])

  const open = useCallback(
    async (id: string, statement: string | null = null, tell: TogetherTold = noneTold) => {
      const wanted = await begin()
      if (!wanted?.()) return
      const before = held.current
      setProgress(null)
      setTold(tell)
      const answer = await desk
        .request('readArticle', id)
        .catch((error: unknown) => ({ ok: false as const, failure: unexpected(error) }))
      if (!wanted()) return
      list() // after reading, so that a file found broken is listed as such
      const next = reopened(before, id, answer) ?? openedWith(desk, settings, id, answer)
      if (next.status === 'open') {
        const { update, rememberView } = settings.store.getState()
        if (statement !== null) {
          next.store.getState().dispatch({ type: 'select', statement })
          rememberView(id, storedView(next.store.getState().exploration.state))
        }
        update({ article: id, together: [] })
      }
      setOpening(next)
    },
    [desk, settings, begin, list],
  )

  useEffect(() => {
    if (opening.status !== 'open' || lastWritten.has(opening.editing)) return
    const summary = articles.find((article) => article.id === opening.id)
    if (summary) lastWritten.set(opening.editing, summary.modified)
  }, [opening, articles])
  useEffect(
    () =>
      desk.listen('shelfChanged', () => {
        const before = held.current
        desk.request('listArticles').then(
          (listed) => {
            setArticles(listed)
            if (before === held.current && isOutOfDate(before, listed)) void open(before.id)
          },
          () => undefined,
        )
      }),
    [desk, open],
  )

  /** Resolves to why nothing was opened, or null. */
  const openTogether = useCallback(
    async (ids: readonly string[], look?: Look): Promise<Failure | null> => {
      const wanted = await begin()
      if (!wanted?.()) return null
      const started = performance.now()
      const onProgress = (done: number) => {
        if (performance.now() - started > SLOW_MS) setProgress({ done, total: ids.length })
      }
      setTold(noneTold)
      const reading = await readTogether(desk, ids, () => !wanted(), onProgress).catch(
        (error: unknown): TogetherReading => ({ kind: 'failed', failure: unexpected(error) }),
      )
      if (!reading || !wanted()) return null
      setProgress(null)
      list()
      if (reading.kind === 'failed') {
        // What is open stays open: the reader has lost nothing.
        setTold({ refused: reading.failure, leftOut: [] })
        return reading.failure
      }
      const { leftOut } = reading
      if (reading.kind === 'alone') {
        await open(reading.id, null, { refused: null, leftOut })
        return null
      }
      const { session, update } = settings.store.getState()
      const before = held.current.status === 'open' ? held.current.store : null
      const store = createTogetherStore(reading.combination, session, { asked: ids, before, look })
      const together = reading.combination.members.map((member) => member.id)
      const id = togetherKey(together)
      update({ together, libraryOpen: false })
      setTold({ refused: null, leftOut })
      setOpening({ status: 'open', id, store, editing: createEditing({ desk, id, view: store }) })
      return null
    },
    [desk, settings, begin, list, open],
  )

  useEffect(() => {
    if (known) {
      if (known.first.answer.ok) settings.store.getState().update({ article: known.first.id })
      return
    }
    let live = true
    const start = async () => {
      const listed = await desk.request('listArticles')
      if (!live) return
      setArticles(listed)
      const { session } = settings.store.getState()
      const first = articleToOpen(listed, session)
      if (asked.current > 0) return
      instead.current = first?.id ?? null
      const refused = session.together.length > 1 ? await openTogether(session.together) : null
      if (session.together.length > 1 && !refused) return
      if (first) await open(first.id, null, { refused, leftOut: [] })
      else setOpening({ status: 'failed', id: null, failure: noArticle })
    }
    start().catch((error: unknown) => live && setOpening({ status: 'failed', id: null, failure: unexpected(error) }))
    return () => {
      live = false
    }
  }, [desk, settings, open, openTogether, known])

  /** Resolves to whether there is something else to see. */
  const choose = useCallback(async (): Promise<boolean> => {
    const answer = await desk
      .request('chooseArticle')
      .catch((error: unknown) => ({ ok: false as const, failure: unexpected(error) }))
    if (answer.ok) await open(answer.value.id)
    else if (answer.failure.kind !== 'cancelled') setOpening({ status: 'failed', id: null, failure: answer.failure })
    return answer.ok || answer.failure.kind !== 'cancelled'
  }, [desk, open])

  useEffect(() => {
    const stops = [
      desk.listen('openLink', ({ article, statement }) => {
        settings.store.getState().update({ libraryOpen: false, readerOpen: false }) // a link asks for the statement itself
        void open(article, statement)
      }),
      desk.listen('command', (name) => void runCommand(name)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [desk, open, settings])

  const cancel = useCallback(() => {
    asked.current += 1
    setProgress(null)
    if (held.current.status !== 'open' && instead.current !== null) void open(instead.current)
  }, [open])
  const together = { progress, onCancel: cancel, ...told, onDismiss: () => setTold(noneTold) }
  return { articles, opening, open, openTogether, choose, together }
}

/** Library ids of what is open: one, or those open together in order of publication. */
export function openIdsOf(opening: Opening): readonly string[] {
  if (opening.status === 'loading' || opening.id === null) return []
  const combination = opening.status === 'open' ? opening.store.getState().index.combination : null
  return combination ? combination.members.map((member) => member.id) : [opening.id]
}

/** When the file of what is open was last written, as far as the list has said. */
const lastWritten = new WeakMap<EditingApi, number | null>()

/** Whether another program has written what is open since the list last told, and nothing here stands against showing it. */
function isOutOfDate(
  opening: Opening,
  listed: readonly ArticleSummary[],
): opening is Opening & { readonly id: string } {
  if (opening.status !== 'open') return false
  const summary = listed.find((article) => article.id === opening.id)
  if (!summary || summary.broken || summary.pending) return false
  const before = lastWritten.get(opening.editing)
  lastWritten.set(opening.editing, summary.modified)
  const { history, saving } = opening.editing.getState()
  const untouched = history.past.length === 0 && history.future.length === 0 && saving.status === 'saved'
  return before !== undefined && before !== summary.modified && untouched
}

/** An article as its answer says, where the reader left it. */
function openedWith(
  desk: Desk,
  settings: Settings,
  id: string,
  answer: Result<Article>,
): Exclude<Opening, { status: 'loading' }> {
  if (!answer.ok) return { status: 'failed', id, failure: answer.failure }
  const { session } = settings.store.getState()
  const view = session.views[id]
  const { placesOpen, tab } = session.panes
  const store = createViewStore(answer.value, { ...(view && { view }), placesOpen, tab, libraryId: id })
  const place = session.readerPlaces[id]
  return { status: 'open', id, store, editing: createEditing({ desk, id, view: store, place }) }
}

/** What is open already, when the same is on the disk: its steps can still be undone. */
function reopened(before: Opening, id: string, answer: Result<Article>): Opening | null {
  if (before.status !== 'open' || before.id !== id || !answer.ok) return null
  const { history } = before.editing.getState()
  return history.past.length > 0 && sameValue(answer.value, history.article) ? before : null
}

const noArticle: Failure = {
  kind: 'not-found',
  title: 'There is no article to open',
  message: 'Neither the article that comes with Dateline nor one of your own was found.',
  hint: 'Open an article file, or install Dateline again to bring its own article back.',
}
