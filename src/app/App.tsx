import { lazy, type ReactNode, Suspense, useEffect, useMemo, useState } from 'react'
import { printedIn } from '../core/combine/combination.ts'
import type { Session } from '../core/session.ts'
import { AboutDialog } from './about/AboutDialog.tsx'
import { useAppearance, useAppearanceCommands, useNarrow } from './appearance.ts'
import { type Articles, ArticlesProvider } from './articles.ts'
import { Bar } from './bar/Bar.tsx'
import { Filters } from './bar/Filters.tsx'
import { SearchBox } from './bar/SearchBox.tsx'
import { CrashReports } from './CrashReports.tsx'
import { useCommand } from './commands.ts'
import { type Desk, DeskProvider } from './desk.ts'
import { ErrorBoundary } from './ErrorBoundary.tsx'
import { EditingProvider } from './editing.ts'
import { FailureScreen } from './FailureScreen.tsx'
import { useFaultReports } from './fault-reports.ts'
import { Notices } from './Notices.tsx'
import { OpenArticle, useSavedBeforeClosing } from './OpenArticle.tsx'
import { OpenTexts } from './opening/OpenTexts.tsx'
import { Palette, ShortcutsDialog } from './palette/Palette.tsx'
import { SavingNotice } from './SavingNotice.tsx'
import { useLibraryScreen, useReaderScreen } from './screens.ts'
import { createSettings, type Settings } from './settings.ts'
import type { Start } from './start.ts'
import { ViewStoreProvider } from './store.ts'
import { TogetherNotices } from './TogetherNotices.tsx'
import { openIdsOf, useArticles } from './use-articles.ts'
import { Workspace } from './Workspace.tsx'
import './theme.css'
import './ui/controls.css'
import './workspace.css'

// The screens beside map and timeline are fetched when they are first shown: a start has no need of them.
const LibraryScreen = lazy(async () => ({ default: (await import('./library/LibraryScreen.tsx')).LibraryScreen }))
const ReaderScreen = lazy(async () => ({ default: (await import('./reader/ReaderScreen.tsx')).ReaderScreen }))
const SmallMap = lazy(async () => ({ default: (await import('./map/SmallMap.tsx')).SmallMap }))

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
  useAppearanceCommands(settings)
  const narrow = useNarrow(settings)
  const { articles, opening, open, openTogether, choose, together } = useArticles(settings, start)
  const library = useLibraryScreen(settings, open)
  const reader = useReaderScreen(settings, opening, open)
  const [dialog, setDialog] = useState<'palette' | 'shortcuts' | 'about' | 'crash-reports' | null>(null)
  useCommand('shortcuts', () => setDialog('shortcuts'))
  useCommand('crash-reports', () => setDialog('crash-reports'))
  useCommand('about', () => setDialog('about'))
  useCommand('open-article', () => void choose().then((chose) => chose && library.close()))
  const editing = opening.status === 'open' ? opening.editing : null
  useSavedBeforeClosing(editing)
  const openId = opening.status === 'loading' ? null : opening.id
  const context = useMemo(
    (): Articles => ({
      listed: articles,
      openIds: openIdsOf(opening),
      open: (id, statement) => void open(id, statement),
      openTogether: (ids, look) => void openTogether(ids, look),
    }),
    [articles, opening, open, openTogether],
  )
  /** Shows the text of an article, at a statement if one is given. */
  const review = (id: string, statement: string | null = null) => library.openArticle(id, statement, reader.show)
  /** Shows the text of what is open; of articles read together, that of the current statement's own. */
  const reviewCurrent = () => {
    if (opening.status !== 'open') return
    const { index, exploration } = opening.store.getState()
    if (index.combination === null) return reader.show()
    if (exploration.current === null) return
    const { id, statement } = printedIn(index, exploration.current.id)
    review(id, statement)
  }

  const bar = (inside?: ReactNode) => (
    <Bar settings={settings} articles={articles} openId={openId} onOpen={open} onAbout={() => setDialog('about')}>
      {inside}
    </Bar>
  )
  const screen = () => {
    if (library.isOpen)
      return (
        <Suspense fallback={null}>
          <LibraryScreen
            openId={openId}
            onOpen={(id, statement) => library.openArticle(id, statement, reader.leave)}
            onReview={(id) => review(id)}
            onOpenTogether={(ids) => void openTogether(ids)}
            onRenamed={library.onRenamed}
            onClose={library.close}
          />
        </Suspense>
      )
    if (opening.status === 'loading')
      return (
        <>
          <header>{bar()}</header>
          <p className="opening" role="status">
            Opening the article…
          </p>
        </>
      )
    if (opening.status === 'failed')
      return (
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
      )
    const reading = reader.open && opening.store.getState().index.combination === null
    return (
      <ViewStoreProvider value={opening.store} key={opening.id}>
        <EditingProvider value={opening.editing}>
          <OpenArticle
            settings={settings}
            id={opening.id}
            place={articles.find((article) => article.id === opening.id)?.place ?? null}
            exploring={!reading}
            onPalette={() => setDialog('palette')}
            onReview={reviewCurrent}
          />
          {reading ? (
            <ErrorBoundary onFault={onFault}>
              <Suspense fallback={null}>
                <ReaderScreen
                  onBack={reader.leave}
                  onKeepCopy={() => void reader.keepCopy()}
                  map={(shown) => (
                    <Suspense fallback={null}>
                      <SmallMap {...shown} />
                    </Suspense>
                  )}
                />
              </Suspense>
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
    )
  }

  return (
    <ArticlesProvider value={context}>
      <div className={`app ${narrow ? 'narrow' : ''}`}>
        <Notices />
        <TogetherNotices {...together} onShow={(id) => void open(id)} />
        {editing && <SavingNotice editing={editing} onOpen={(id) => open(id)} />}
        {screen()}
        <OpenTexts onDrafted={(id) => review(id)} onOpen={(id) => library.openArticle(id)} />
        {dialog === 'shortcuts' && <ShortcutsDialog onClose={() => setDialog(null)} />}
        {dialog === 'crash-reports' && <CrashReports onClose={() => setDialog(null)} />}
        {dialog === 'about' && <AboutDialog onClose={() => setDialog(null)} />}
      </div>
    </ArticlesProvider>
  )
}
