import { createContext, useContext } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import type { ArticleSummary, Failure, Result } from '../contract/index.ts'
import type { Article } from '../core/article.ts'
import { type Edit, EditFault, type ItemRef } from '../core/edit/edit.ts'
import { type History, perform, redo, redoLabel, startHistory, undo, undoLabel } from '../core/edit/history.ts'
import { type Autosave, createAutosave, type Saving } from './autosave.ts'
import type { Desk } from './desk.ts'
import type { ViewStoreApi } from './store.ts'

/** The corrections of one open article: its history, what is looked at, and how the saving goes. */
export interface Editing {
  /** The id of the article in the library. */
  readonly id: string
  readonly history: History
  /** What the reader view looks at; null before it was opened. */
  readonly item: ItemRef | null
  /** Where the article lies; only one of the shelf can be corrected. Null until the library has said. */
  readonly place: ArticleSummary['place'] | null
  readonly saving: Saving
  /** Whether the window was about to close: asked to, or to be closed whether everything is saved or not. */
  readonly closing: 'asked' | 'anyway' | null
  /** Why the last correction could not be made, in a sentence; null when it was. */
  readonly fault: string | null
  /** Makes a correction; false when it could not be made, and `fault` then says why. */
  perform(edit: Edit): boolean
  /** Takes the last step back, and says what it was; null without one. */
  undo(): string | null
  redo(): string | null
  look(item: ItemRef | null): void
  dismissFault(): void
  settle(place: ArticleSummary['place']): void
  /** Tries at once to save what is not saved. */
  save(): void
  /** Resolves to whether everything is on the disk. */
  flush(): Promise<boolean>
  /** After a conflict with a file that others changed: this one goes over theirs. */
  keepMine(): Promise<void>
  /** After a conflict: the file's version takes the place of this one, whose history ends. */
  takeTheirs(): Promise<void>
  /** Puts a copy on the shelf; its summary is for whoever opens it. */
  keepCopy(title?: string): Promise<Result<ArticleSummary>>
}

export type EditingApi = StoreApi<Editing>

const READ_ONLY = 'This article is only read. Keep a copy on the shelf first; the copy can be corrected.'

interface Options {
  readonly desk: Desk
  readonly id: string
  readonly view: ViewStoreApi
}

/** Starts the corrections of an article that has just been opened. */
export function createEditing({ desk, id, view }: Options): EditingApi {
  const first = view.getState().index.article
  const store = createStore<Editing>()((set, get) => {
    const autosave: Autosave = createAutosave({
      write: (article) => desk.request('saveArticle', { id, article }),
      saved: first,
      onChange: (saving) => set({ saving }),
    })
    const take = (history: History) => {
      set({ history, fault: null })
      view.getState().replaceArticle(history.article)
      autosave.changed(history.article)
    }
    const mayEdit = () => {
      if (get().place === 'shelf') return true
      set({ fault: READ_ONLY })
      return false
    }
    return {
      id,
      history: startHistory(first),
      item: null,
      place: null,
      saving: { status: 'saved' },
      fault: null,
      closing: null,
      perform(edit) {
        if (!mayEdit()) return false
        try {
          const before = get().history
          const after = perform(before, edit)
          if (after !== before) take(after)
          else set({ fault: null })
          return true
        } catch (error) {
          if (!(error instanceof EditFault)) throw error
          set({ fault: error.message })
          return false
        }
      },
      undo() {
        const { history } = get()
        const label = undoLabel(history)
        if (label !== null) take(undo(history))
        return label
      },
      redo() {
        const { history } = get()
        const label = redoLabel(history)
        if (label !== null) take(redo(history))
        return label
      },
      look(item) {
        const held = get().item
        if (held?.kind !== item?.kind || held?.id !== item?.id) set({ item })
      },
      dismissFault: () => set({ fault: null }),
      settle: (place) => set({ place }),
      save: () => void autosave.flush(),
      flush: () => autosave.flush(),
      async keepMine() {
        // Reading tells main that this version of the file is known here, so that the next write may go over it.
        await desk.request('readArticle', id).catch(() => undefined)
        await autosave.flush()
      },
      async takeTheirs() {
        const answer = await desk.request('readArticle', id)
        if (!answer.ok) return autosave.failed(answer.failure)
        autosave.settled(answer.value)
        set({ history: startHistory(answer.value), item: null, fault: null })
        view.getState().replaceArticle(answer.value)
      },
      async keepCopy(title) {
        const { article } = get().history
        const answer = await desk
          .request('createArticle', title === undefined ? article : { ...article, title })
          .catch((error: unknown) => ({ ok: false as const, failure: copyFailed(article, error) }))
        if (!answer.ok) set({ fault: `${answer.failure.title}. ${answer.failure.message} ${answer.failure.hint}` })
        return answer
      },
    }
  })
  return store
}

const copyFailed = (article: Article, error: unknown): Failure => ({
  kind: 'not-saved',
  title: `“${article.title}” was not put on the shelf`,
  message: error instanceof Error ? error.message : String(error),
  hint: 'Try again.',
})

const EditingContext = createContext<EditingApi | null>(null)

export const EditingProvider = EditingContext.Provider

/** The corrections of the open article, for reading outside render; throws outside a provider. */
export function useEditingApi(): EditingApi {
  const store = useContext(EditingContext)
  if (!store) throw new Error('corrections need an open article around them')
  return store
}

export function useEditing<T>(select: (editing: Editing) => T): T {
  return useStore(useEditingApi(), select)
}
