import { createContext, useContext } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import type { ArticleSummary, Failure, Result } from '../contract/index.ts'
import type { Article } from '../core/article.ts'
import { type Edit, EditFault, type ItemRef } from '../core/edit/edit.ts'
import { type History, perform, redo, redoLabel, startHistory, undo, undoLabel } from '../core/edit/history.ts'
import type { ReaderPlace } from '../core/session.ts'
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
  /** Where the caret stands in the text, in UTF-16 code units; null before it was put anywhere. */
  readonly caret: number | null
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
  putCaret(at: number): void
  dismissFault(): void
  settle(place: ArticleSummary['place']): void
  /** Tries at once to save what is not saved. */
  save(): void
  /** Resolves to whether everything is on the disk. */
  flush(): Promise<boolean>
  /**
   * After a conflict with a file that others changed: `mine` goes over theirs; `theirs` takes the place of this one, whose history ends;
   * with `both` this one becomes a copy. Main keeps what gives way. Resolves to the id of the article to go on with, null when it
   * could not be settled, which `saving` then says.
   */
  settleConflict(keep: 'mine' | 'theirs' | 'both'): Promise<string | null>
  /** Lets an article go whose file another program deleted; what is in the window goes to the shelf's trash. False where it could not. */
  letGo(): Promise<boolean>
  /** Puts a copy on the shelf; its summary is for whoever opens it. */
  keepCopy(): Promise<Result<ArticleSummary>>
}

export type EditingApi = StoreApi<Editing>

const READ_ONLY = 'This article is only read. Keep a copy on the shelf first; the copy can be corrected.'

interface Options {
  readonly desk: Desk
  readonly id: string
  readonly view: ViewStoreApi
  /** Where in the text it was left. */
  readonly place?: ReaderPlace | undefined
}

/** Starts the corrections of an article that has just been opened. */
export function createEditing({ desk, id, view, place: left }: Options): EditingApi {
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
    /** What a request came to; one that broke is a failure too. */
    const settled = <T>(article: Article, asked: Promise<Result<T>>): Promise<Result<T>> =>
      asked.catch((error: unknown) => ({ ok: false as const, failure: copyFailed(article, error) }))
    const resolve = (article: Article, keep: 'mine' | 'theirs' | 'both') =>
      settled(article, desk.request('resolveChange', { id, keep, article }))
    return {
      id,
      history: startHistory(first),
      item: left?.item ?? null,
      caret: left?.caret ?? null,
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
      putCaret: (caret) => set({ caret }),
      dismissFault: () => set({ fault: null }),
      settle: (place) => set({ place }),
      save: () => void autosave.flush(),
      flush: () => autosave.flush(),
      async settleConflict(keep) {
        const { article } = get().history
        const answer = await resolve(article, keep)
        if (!answer.ok) {
          autosave.failed(answer.failure)
          return null
        }
        if (keep === 'theirs') {
          const reading = await desk.request('readArticle', id)
          if (!reading.ok) {
            autosave.failed(reading.failure)
            return null
          }
          autosave.settled(reading.value)
          set({ history: startHistory(reading.value), item: null, caret: null, fault: null })
          view.getState().replaceArticle(reading.value)
        } else {
          autosave.settled(article)
          autosave.changed(get().history.article) // what was corrected in the meantime
        }
        return answer.value.id
      },
      async letGo() {
        const { article } = get().history
        const answer = await resolve(article, 'theirs')
        // The file may have come back meanwhile: then it is theirs, as it lies there.
        const isGone = answer.ok || answer.failure.kind === 'deleted'
        if (isGone) autosave.settled(article)
        else autosave.failed(answer.failure)
        return isGone
      },
      async keepCopy() {
        const { article } = get().history
        const answer = await settled(article, desk.request('createArticle', article))
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
