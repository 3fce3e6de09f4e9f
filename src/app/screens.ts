import { useCallback, useRef } from 'react'
import { useCommand } from './commands.ts'
import { type Settings, useSettings } from './settings.ts'
import type { Opening } from './use-articles.ts'

/** Whether the library is shown in place of the article; remembered with the session. */
export function useLibraryScreen(settings: Settings, open: (id: string, statement?: string | null) => Promise<void>) {
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
    (id: string, statement: string | null = null, then?: () => void) => {
      stale.current = false
      void open(id, statement).then(() => {
        show(false)
        then?.()
      })
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

/** Whether the text is shown instead of map and timeline; it stays so while another article opens, and is remembered. */
export function useReaderScreen(
  settings: Settings,
  opening: Opening,
  open: (id: string, statement?: string | null) => Promise<void>,
) {
  const shown = useSettings(settings, (store) => store.session.readerOpen)
  const setShown = useCallback(
    (readerOpen: boolean) => {
      if (settings.store.getState().session.readerOpen !== readerOpen) settings.store.getState().update({ readerOpen })
    },
    [settings],
  )
  const show = useCallback(() => setShown(true), [setShown])
  const leave = useCallback(() => {
    setShown(false)
    // The panel takes the focus that the text had: the words are in sight from their start, and the arrows step.
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.st-panel')?.focus({ preventScroll: true }))
  }, [setShown])
  const keepCopy = async () => {
    if (opening.status !== 'open') return
    const answer = await opening.editing.getState().keepCopy()
    if (answer.ok) await open(answer.value.id, opening.store.getState().exploration.current?.id ?? null)
  }
  return { open: shown, show, leave, keepCopy }
}
