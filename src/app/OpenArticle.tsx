import { useEffect, useState } from 'react'
import type { ArticleSummary } from '../contract/index.ts'
import { useCommand } from './commands.ts'
import { type EditingApi, useEditing, useEditingApi } from './editing.ts'
import { travelInField } from './field-undo.ts'
import { useKeyboard } from './keyboard.ts'
import type { Settings } from './settings.ts'
import { useViewStoreApi } from './store.ts'
import { useRemembered } from './Workspace.tsx'

interface OpenArticleProps {
  readonly settings: Settings
  /** The article's id, or the key of several that are open together. */
  readonly id: string
  readonly place: ArticleSummary['place'] | null
  /** Whether map, timeline and panel are shown. */
  readonly exploring: boolean
  readonly onPalette: () => void
  readonly onReview: () => void
}

/** What only makes sense with an article open: its title in the window, its keys, its place in the session. */
export function OpenArticle({ settings, id, place, exploring, onPalette, onReview }: OpenArticleProps) {
  const store = useViewStoreApi()
  const editing = useEditingApi()
  const title = useEditing((held) => held.history.article.title)
  useRemembered(settings, id)
  useRememberedPlace(settings, id, editing)
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

/** Keeps where the reader is in the text. */
function useRememberedPlace(settings: Settings, id: string, editing: EditingApi): void {
  useEffect(
    () =>
      editing.subscribe(({ item, caret }, before) => {
        if (item === null || (item === before.item && caret === before.caret)) return
        const { session, update } = settings.store.getState()
        update({ readerPlaces: { ...session.readerPlaces, [id]: { item, caret: caret ?? 0 } } })
      }),
    [settings, id, editing],
  )
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
export function useSavedBeforeClosing(editing: EditingApi | null) {
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
