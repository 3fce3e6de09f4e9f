import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ArticleSummary, Failure } from '../contract/index.ts'
import { type Session, storedView, type ThemeChoice } from '../core/session.ts'
import { AboutDialog } from './about/AboutDialog.tsx'
import { Bar, textScales } from './bar/Bar.tsx'
import { Filters } from './bar/Filters.tsx'
import { SearchBox } from './bar/SearchBox.tsx'
import { CrashReports } from './CrashReports.tsx'
import { runCommand, useCommand } from './commands.ts'
import { type Desk, DeskProvider, useDesk } from './desk.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { FailureScreen } from './FailureScreen.tsx'
import { useKeyboard } from './keyboard.ts'
import { LibraryScreen } from './library/LibraryScreen.tsx'
import { Notices } from './Notices.tsx'
import { Palette, ShortcutsDialog } from './palette/Palette.tsx'
import { createSettings, resolveTheme, type Settings, useSettings } from './settings.ts'
import { createViewStore, useViewStoreApi, type ViewStoreApi, ViewStoreProvider } from './store.ts'
import { useRemembered, Workspace } from './Workspace.tsx'
import './theme.css'
import './ui/controls.css'
import './workspace.css'

type Opening =
  | { readonly status: 'loading' }
  | { readonly status: 'open'; readonly id: string; readonly store: ViewStoreApi }
  | { readonly status: 'failed'; readonly id: string | null; readonly failure: Failure }

/** Under this width, in px at 100 % text, the filters fold into one button. */
const NARROW_PX = 1100

/** The whole renderer over a desk: reads the session, opens the article it names, and draws it. */
export function App({ desk }: { readonly desk: Desk }) {
  const [settings, setSettings] = useState<Settings | null>(null)
  useEffect(() => {
    let live = true
    const start = (session?: Session) => live && setSettings(createSettings(desk, session))
    desk.request('readSession').then(start, () => start())
    return () => {
      live = false
    }
  }, [desk])
  const onFault = useFaultReports(desk)
  return (
    <ErrorBoundary onFault={onFault}>
      <DeskProvider value={desk}>
        {settings ? <Window settings={settings} onFault={onFault} /> : <div className="app" />}
      </DeskProvider>
    </ErrorBoundary>
  )
}

function Window({ settings, onFault }: { readonly settings: Settings; readonly onFault: (error: unknown) => void }) {
  useAppearance(settings)
  const narrow = useNarrow(settings)
  const { articles, opening, open, choose } = useArticles(settings)
  const library = useLibraryScreen(settings, open)
  const [dialog, setDialog] = useState<'palette' | 'shortcuts' | 'about' | 'crash-reports' | null>(null)
  useCommand('shortcuts', () => setDialog('shortcuts'))
  useCommand('crash-reports', () => setDialog('crash-reports'))
  useCommand('about', () => setDialog('about'))
  useAppearanceCommands(settings)
  useCommand('open-article', () => void choose().then((chose) => chose && library.close()))
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
          <OpenArticle settings={settings} id={opening.id} onPalette={() => setDialog('palette')} />
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
          {dialog === 'palette' && <Palette onClose={() => setDialog(null)} />}
        </ViewStoreProvider>
      )}
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
  /** The open article as it was read has its old title. */
  const stale = useRef(false)
  const close = useCallback(() => {
    const { article } = settings.store.getState().session
    if (stale.current && article !== null) void open(article)
    stale.current = false
    show(false)
  }, [open, settings, show])
  useCommand('library', () => (isOpen ? close() : show(true)))
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
  onPalette,
}: {
  readonly settings: Settings
  readonly id: string
  readonly onPalette: () => void
}) {
  const store = useViewStoreApi()
  const { title } = store.getState().index.article
  useRemembered(settings, id)
  useCommand('palette', onPalette)
  useKeyboard(store)
  useEffect(() => {
    document.title = `${title} — Dateline`
  }, [title])
  return null
}

function useArticles(settings: Settings) {
  const desk = useDesk()
  const [articles, setArticles] = useState<readonly ArticleSummary[]>([])
  const [opening, setOpening] = useState<Opening>({ status: 'loading' })

  // The latest request wins: a link may arrive while the session's own article is still being read.
  const asked = useRef(0)

  const open = useCallback(
    async (id: string, statement: string | null = null) => {
      asked.current += 1
      const mine = asked.current
      const answer = await desk
        .request('readArticle', id)
        .catch((error: unknown) => ({ ok: false as const, failure: unexpected(error) }))
      if (asked.current !== mine) return
      // Listed after reading, so that a file found broken is listed as such.
      desk.request('listArticles').then(setArticles, () => undefined)
      if (!answer.ok) {
        setOpening({ status: 'failed', id, failure: answer.failure })
        return
      }
      const { session, update, rememberView } = settings.store.getState()
      const view = session.views[id]
      const { placesOpen, tab } = session.panes
      const store = createViewStore(answer.value, { ...(view && { view }), placesOpen, tab })
      if (statement !== null) {
        store.getState().dispatch({ type: 'select', statement })
        rememberView(id, storedView(store.getState().exploration.state))
      }
      update({ article: id })
      setOpening({ status: 'open', id, store })
    },
    [desk, settings],
  )

  useEffect(() => {
    let live = true
    const start = async () => {
      const listed = await desk.request('listArticles')
      if (!live) return
      setArticles(listed)
      const { article } = settings.store.getState().session
      const first = listed.find((item) => item.id === article) ?? listed[0]
      if (asked.current > 0) return
      if (first) await open(first.id)
      else setOpening({ status: 'failed', id: null, failure: noArticle })
    }
    start().catch((error: unknown) => live && setOpening({ status: 'failed', id: null, failure: unexpected(error) }))
    return () => {
      live = false
    }
  }, [desk, settings, open])

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
