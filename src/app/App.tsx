import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ArticleSummary, Failure, Result } from '../contract/index.ts'
import type { Article } from '../core/article.ts'
import { sameValue } from '../core/same-value.ts'
import type { Session, ThemeChoice } from '../core/session.ts'
import { AboutDialog } from './about/AboutDialog.tsx'
import { Bar, textScales } from './bar/Bar.tsx'
import { Filters } from './bar/Filters.tsx'
import { SearchBox } from './bar/SearchBox.tsx'
import { CrashReports } from './CrashReports.tsx'
import { runCommand, useCommand } from './commands.ts'
import { type Desk, DeskProvider, useDesk } from './desk.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { createEditing, type EditingApi, EditingProvider, useEditing, useEditingApi } from './editing.ts'
import { FailureScreen } from './FailureScreen.tsx'
import { travelInField } from './field-undo.ts'
import { useKeyboard } from './keyboard.ts'
import { LibraryScreen } from './library/LibraryScreen.tsx'
import { SmallMap } from './map/SmallMap.tsx'
import { Notices } from './Notices.tsx'
import { OpenTexts } from './opening/OpenTexts.tsx'
import { Palette, ShortcutsDialog } from './palette/Palette.tsx'
import { ReaderScreen } from './reader/ReaderScreen.tsx'
import { SavingNotice } from './SavingNotice.tsx'
import { createSettings, resolveTheme, type Settings, useSettings } from './settings.ts'
import { articleToOpen, type Start } from './start.ts'
import { createViewStore, useViewStoreApi, type ViewStoreApi, ViewStoreProvider } from './store.ts'
import { useRemembered, Workspace } from './Workspace.tsx'
import './theme.css'
import './ui/controls.css'
import './workspace.css'

type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'open'; readonly id: string; readonly store: ViewStoreApi; readonly editing: EditingApi }
  | { readonly status: 'failed'; readonly id: string | null; readonly failure: Failure }

/** Under this width, in px at 100 % text, the filters fold into one button. */
const NARROW_PX = 1100

/** The whole renderer over a desk: reads the session, opens the article it names, and draws it. */
export function App({ desk, start = null }: { readonly desk: Desk; readonly start?: Start | null }) {
  const [settings, setSettings] = useState(() => start && createSettings(desk, start.session))
  useEffect(() => {
    if (start) return
    let live = true
    const settle = (session?: Session) => live && setSettings(createSettings(desk, session))
    desk.request('readSession').then(settle, () => settle())
    return () => {
      live = false
    }
  }, [desk, start])
  const onFault = useFaultReports(desk)
  return (
    <ErrorBoundary onFault={onFault}>
      <DeskProvider value={desk}>
        {settings ? <Window settings={settings} start={start} onFault={onFault} /> : <div className="app" />}
      </DeskProvider>
    </ErrorBoundary>
  )
}

interface WindowProps {
  readonly settings: Settings
  readonly start: Start | null
  readonly onFault: (error: unknown) => void
}

function Window({ settings, start, onFault }: WindowProps) {
  useAppearance(settings)
  const narrow = useNarrow(settings)
  const { articles, opening, open, choose } = useArticles(settings, start)
  const library = useLibraryScreen(settings, open)
  const [dialog, setDialog] = useState<'palette' | 'shortcuts' | 'about' | 'crash-reports' | null>(null)
  useCommand('shortcuts', () => setDialog('shortcuts'))
  useCommand('crash-reports', () => setDialog('crash-reports'))
  useCommand('about', () => setDialog('about'))
  useAppearanceCommands(settings)
  useCommand('open-article', () => void choose().then((chose) => chose && library.close()))
  const reader = useReaderScreen(opening, open)
  const editing = opening.status === 'open' ? opening.editing : null
  useSavedBeforeClosing(editing)
  // A new draft is shown as its text, to be checked.
  const onDrafted = (id: string) => {
    library.close()
    void open(id).then(reader.show)
  }
  const openId = opening.status === 'loading' ? null : opening.id

  const bar = (inside?: React.ReactNode) => (
    <Bar settings={settings} articles={articles} openId={openId} onOpen={open} onAbout={() => setDialog('about')}>
      {inside}
    </Bar>
  )
  if (library.isOpen)
    return (
      <div className="app">
        <Notices />
        <LibraryScreen
          openId={openId}
          onOpen={library.openArticle}
          onReview={library.openArticle}
          onOpenTogether={null}
          onRenamed={library.onRenamed}
          onClose={library.close}
        />
        {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
        {dialog === 'crash-reports' && <CrashReports onClose={() => setDialog(null)} />}
        {dialog === 'about' && <AboutDialog onClose={() => setDialog(null)} />}
      </div>
    )
  return (
    <div className={`app ${narrow ? 'narrow' : ''}`}>
      <Notices />
      {editing && <SavingNotice editing={editing} onKeepCopy={reader.keepCopy} />}
      {opening.status === 'loading' && (
        <>
          <header>{bar()}</header>
          <p className="opening" role="status">
            Opening the article…
          </p>
        </>
      )}
      {opening.status === 'failed' && (
        <>
          <header>{bar()}</header>
          <FailureScreen
            failure={opening.failure}
            others={articles.filter((article) => !article.broken && article.id !== opening.id)}
            onOpen={open}
            onChoose={() => void choose()}
            onRetry={() => opening.id !== null && open(opening.id)}
          />
        </>
      )}
      {opening.status === 'open' && (
        <ViewStoreProvider value={opening.store} key={opening.id}>
          <EditingProvider value={opening.editing}>
            <OpenArticle
              settings={settings}
              id={opening.id}
              place={articles.find((article) => article.id === opening.id)?.place ?? null}
              exploring={!reader.open}
              onPalette={() => setDialog('palette')}
              onReview={reader.show}
            />
            {reader.open ? (
              <ErrorBoundary onFault={onFault}>
                <ReaderScreen
                  onBack={reader.leave}
                  onKeepCopy={() => void reader.keepCopy()}
                  map={(shown) => <SmallMap {...shown} />}
                />
              </ErrorBoundary>
            ) : (
              <>
                <header>
                  {bar(
                    <>
                      {narrow && <Filters narrow />}
                      <SearchBox narrow={narrow} />
                    </>,
                  )}
                  {!narrow && <Filters narrow={false} />}
                </header>
                <ErrorBoundary onFault={onFault}>
                  <Workspace settings={settings} />
                </ErrorBoundary>
              </>
            )}
            {dialog === 'palette' && <Palette onClose={() => setDialog(null)} />}
          </EditingProvider>
        </ViewStoreProvider>
      )}
      <OpenTexts onDrafted={onDrafted} onOpen={(id) => void open(id)} />
      {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
      {dialog === 'crash-reports' && <CrashReports onClose={() => setDialog(null)} />}
      {dialog === 'about' && <AboutDialog onClose={() => setDialog(null)} />}
    </div>
  )
}

/** Whether the library is shown in place of the article; remembered with the session. */
function useLibraryScreen(settings: Settings, open: (id: string, statement?: string | null) => Promise<void>) {
  const isOpen = useSettings(settings, (store) => store.session.libraryOpen)
  const show = useCallback(
    (libraryOpen: boolean) => {
      if (settings.store.getState().session.libraryOpen !== libraryOpen)
        settings.store.getState().update({ libraryOpen })
    },
    [settings],
  )
  useCommand('library', () => show(true))
  /** The open article as it was read has its old title. */
  const stale = useRef(false)
  const close = useCallback(() => {
    const { article } = settings.store.getState().session
    if (stale.current && article !== null) void open(article)
    stale.current = false
    show(false)
  }, [open, settings, show])
  const openArticle = useCallback(
    (id: string, statement: string | null = null) => {
      stale.current = false
      void open(id, statement).then(() => show(false))
    },
    [open, show],
  )
  const onRenamed = useCallback(
    (id: string) => {
      if (id === settings.store.getState().session.article) stale.current = true
    },
    [settings],
  )
  return { isOpen, close, openArticle, onRenamed }
}

/** What only makes sense with an article open: its title in the window, its keys, its place in the session. */
function OpenArticle({
  settings,
  id,
  place,
  exploring,
  onPalette,
  onReview,
}: {
  readonly settings: Settings
  readonly id: string
  readonly place: ArticleSummary['place'] | null
  /** Whether map, timeline and panel are shown. */
  readonly exploring: boolean
  readonly onPalette: () => void
  readonly onReview: () => void
}) {
  const store = useViewStoreApi()
  const editing = useEditingApi()
  const title = useEditing((held) => held.history.article.title)
  useRemembered(settings, id)
  useCommand('palette', onPalette)
  useCommand('review', onReview)
  useKeyboard(store, exploring)
  const said = useUndo(editing)
  useEffect(() => {
    if (place !== null) editing.getState().settle(place)
  }, [editing, place])
  useEffect(() => {
    document.title = `${title} — Dateline`
  }, [title])
  return said === '' ? null : (
    <p className="unseen" role="status">
      {said}
    </p>
  )
}

/** Whether the text is shown instead of map and timeline; it stays so while another article opens. */
function useReaderScreen(opening: Opening, open: (id: string, statement?: string | null) => Promise<void>) {
  const [shown, setShown] = useState(false)
  const show = useCallback(() => setShown(true), [])
  const leave = useCallback(() => {
    setShown(false)
    // The way back there, in the panel, takes the focus that the text had.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.st-in-text button')?.focus())
  }, [])
  const keepCopy = async (title?: string) => {
    if (opening.status !== 'open') return
    const { keepCopy, takeTheirs, saving } = opening.editing.getState()
    const answer = await keepCopy(title)
    if (!answer.ok) return
    // Of two versions of one article both are kept: this one under a name of its own, the file's where it is.
    if (saving.status === 'conflict') await takeTheirs()
    await open(answer.value.id, opening.store.getState().exploration.current?.id ?? null)
  }
  return { open: shown, show, leave, keepCopy }
}

/** Undo and Redo: of the field that has the focus, else of the article. Returns what was done, for the live region. */
function useUndo(editing: EditingApi): string {
  const [said, setSaid] = useState('')
  const travel = (direction: 'undo' | 'redo') => {
    if (travelInField(direction)) return
    const label = editing.getState()[direction]()
    setSaid(label === null ? `Nothing to ${direction}` : `${direction === 'undo' ? 'Undone' : 'Redone'}: ${label}`)
  }
  useCommand('undo', () => travel('undo'))
  useCommand('redo', () => travel('redo'))
  return said
}

/** Holds the window open until what was corrected is on the disk, and saves at once when it goes away all the same. */
function useSavedBeforeClosing(editing: EditingApi | null) {
  useEffect(() => {
    if (editing === null) return
    const onHide = () => editing.getState().save()
    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      const { saving, closing, flush } = editing.getState()
      if (saving.status === 'saved' || closing === 'anyway') return
      event.preventDefault()
      editing.setState({ closing: 'asked' })
      void flush().then((saved) => saved && window.close())
    }
    window.addEventListener('pagehide', onHide)
    window.addEventListener('blur', onHide)
    window.addEventListener('beforeunload', onBeforeUnload)
    return () => {
      window.removeEventListener('pagehide', onHide)
      window.removeEventListener('blur', onHide)
      window.removeEventListener('beforeunload', onBeforeUnload)
    }
  }, [editing])
}

function useArticles(settings: Settings, known: Start | null) {
  const desk = useDesk()
  const [articles, setArticles] = useState<readonly ArticleSummary[]>(known?.articles ?? [])
  const [opening, setOpening] = useState<Opening>(() =>
    known ? openedWith(desk, settings, known.first.id, known.first.answer) : { status: 'loading' },
  )

  // The latest request wins: a link may arrive while the session's own article is still being read.
  const asked = useRef(0)
  const held = useRef<Opening>(opening)
  held.current = opening

  const open = useCallback(
    async (id: string, statement: string | null = null) => {
      asked.current += 1
      const mine = asked.current
      const before = held.current
      if (before.status === 'open') {
        // What was corrected is on the disk before another article takes its place; if it cannot be, the notice says so.
        if (!(await before.editing.getState().flush()) || asked.current !== mine) return
      }
      const answer = await desk
        .request('readArticle', id)
        .catch((error: unknown) => ({ ok: false as const, failure: unexpected(error) }))
      if (asked.current !== mine) return
      // Listed after reading, so that a file found broken is listed as such.
      desk.request('listArticles').then(setArticles, () => undefined)
      const next = openedWith(desk, settings, id, answer)
      if (next.status === 'open') {
        if (statement !== null) next.store.getState().dispatch({ type: 'select', statement })
        settings.store.getState().update({ article: id })
      }
      if (next.status === 'open' && before.status === 'open' && before.id === id) {
        const { history } = before.editing.getState()
        // Open already, and the same on the disk: its steps can still be undone.
        if (history.past.length > 0 && sameValue(next.editing.getState().history.article, history.article)) {
          if (statement !== null) before.store.getState().dispatch({ type: 'select', statement })
          return
        }
      }
      setOpening(next)
    },
    [desk, settings],
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
      const first = articleToOpen(listed, settings.store.getState().session)
      if (asked.current > 0) return
      if (first) await open(first.id)
      else setOpening({ status: 'failed', id: null, failure: noArticle })
    }
    start().catch((error: unknown) => live && setOpening({ status: 'failed', id: null, failure: unexpected(error) }))
    return () => {
      live = false
    }
  }, [desk, settings, open, known])

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
        settings.store.getState().update({ libraryOpen: false }) // a link asks for the article itself
        void open(article, statement)
      }),
      desk.listen('command', (name) => void runCommand(name)),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }, [desk, open, settings])

  return { articles, opening, open, choose }
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
  const store = createViewStore(answer.value, { ...(view && { view }), placesOpen, tab })
  return { status: 'open', id, store, editing: createEditing({ desk, id, view: store }) }
}

const noArticle: Failure = {
  kind: 'not-found',
  title: 'There is no article to open',
  message: 'Neither the article that comes with Dateline nor one of your own was found.',
  hint: 'Open an article file, or install Dateline again to bring its own article back.',
}

const unexpected = (error: unknown): Failure => ({
  kind: 'unreadable',
  title: 'Something went wrong inside Dateline',
  message: error instanceof Error ? error.message : String(error),
  hint: 'Try again. If it comes back, start Dateline anew; nothing of yours has been changed.',
})

/** Hands what no one caught in the page to main, for a crash report; returns the same for faults that were caught. */
function useFaultReports(desk: Desk): (error: unknown) => void {
  const onFault = useCallback(
    (error: unknown) => {
      const { message, stack = '' } = error instanceof Error ? error : new Error(String(error))
      const fault = { message: message.slice(0, 2000), stack: stack.slice(0, 20_000) }
      desk.request('reportFault', fault).catch(() => undefined)
    },
    [desk],
  )
  useEffect(() => {
    const onError = (event: ErrorEvent) => onFault(event.error ?? event.message)
    const onRejection = (event: PromiseRejectionEvent) => onFault(event.reason)
    window.addEventListener('error', onError)
    window.addEventListener('unhandledrejection', onRejection)
    return () => {
      window.removeEventListener('error', onError)
      window.removeEventListener('unhandledrejection', onRejection)
    }
  }, [onFault])
  return onFault
}

function useAppearance(settings: Settings) {
  const desk = useDesk()
  const choice = useSettings(settings, (store) => store.session.theme)
  const scale = useSettings(settings, (store) => store.session.textScale)
  const [system, setSystem] = useState(systemColours)
  useEffect(() => desk.listen('themeChanged', setSystem), [desk])
  useEffect(() => {
    const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) =>
      window.matchMedia(query),
    )
    const onChange = () => setSystem(systemColours())
    for (const query of queries) query.addEventListener('change', onChange)
    return () => {
      for (const query of queries) query.removeEventListener('change', onChange)
    }
  }, [])
  useEffect(() => {
    desk.request('setTheme', choice).catch(() => undefined)
  }, [desk, choice])
  const theme = useMemo(() => resolveTheme(choice, system), [choice, system])
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.style.fontSize = `${scale * 100}%`
  }, [theme, scale])
  useEffect(() => {
    window.addEventListener('pagehide', settings.flush)
    return () => window.removeEventListener('pagehide', settings.flush)
  }, [settings])
}

/** The commands for colours and text size, from the menu and the keys. */
function useAppearanceCommands(settings: Settings) {
  const textSize = (by: 1 | -1 | 0) => {
    const { session, update } = settings.store.getState()
    const at = textScales.findIndex((value) => value >= session.textScale)
    const next = by === 0 ? 1 : textScales[at + by]
    if (next !== undefined) update({ textScale: next })
  }
  const theme = (choice: ThemeChoice) => settings.store.getState().update({ theme: choice })
  useCommand('text-larger', () => textSize(1))
  useCommand('text-smaller', () => textSize(-1))
  useCommand('text-reset', () => textSize(0))
  useCommand('theme-system', () => theme('system'))
  useCommand('theme-light', () => theme('light'))
  useCommand('theme-dark', () => theme('dark'))
  useCommand('theme-contrast', () => theme('contrast'))
}

const systemColours = () => ({
  dark: window.matchMedia('(prefers-color-scheme: dark)').matches,
  contrast: window.matchMedia('(prefers-contrast: more)').matches,
})

function useNarrow(settings: Settings): boolean {
  const scale = useSettings(settings, (store) => store.session.textScale)
  const [width, setWidth] = useState(window.innerWidth)
  useEffect(() => {
    const onResize = () => setWidth(window.innerWidth)
    onResize() // the window may have changed between the first drawing and now
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [])
  return width / scale < NARROW_PX
}
