import { createContext, useContext } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand' // MIT, 1 kB: selectors keep a hover from redrawing every view
import type { Article } from '../core/article.ts'
import type { Combination } from '../core/combine/combination.ts'
import {
  type ArticleIndex,
  type Exploration,
  type ExploreAction,
  explore,
  indexArticle,
  reduce,
  restoreState,
  startState,
  type ViewState,
} from '../core/explore.ts'
import type { Panes } from '../core/session.ts'

/** What the pointer or key focus rests on, in any view; previewed in all. */
export type Hover =
  | { readonly kind: 'statement'; readonly id: string }
  | { readonly kind: 'place'; readonly id: string }

/** The renderer's one small store: what the reader chose, and what follows from it. */
export interface ViewStore {
  readonly index: ArticleIndex
  /** Derived from the state by core; replaced as a whole on every change. */
  readonly exploration: Exploration
  readonly hover: Hover | null
  /** What the panel shows: the current statement, the whole list, or a claim and its dispute side by side. */
  readonly tab: PanelTab
  /** Whether the places list is open; null leaves it to the window's width. */
  readonly placesOpen: boolean | null
  /** A place looked up in the gazetteer, shown on the map beside the article's own; null without one. */
  readonly lookedUp: LookedUp | null
  /** Counts deliberate moves (select, step, focus), so that the map knows when to bring things into view. */
  readonly moves: number
  dispatch(action: ExploreAction): void
  setHover(hover: Hover | null): void
  setTab(tab: PanelTab): void
  setPlacesOpen(open: boolean): void
  lookUp(place: LookedUp | null): void
  /** Takes the article as it is after a correction, and stays as near to the reader's place as it can. */
  replaceArticle(article: Article): void
}

export interface LookedUp {
  readonly name: string
  readonly lon: number
  readonly lat: number
  /** How near to look: 5 for a country, 9 for a town. */
  readonly zoom: number
}

export type PanelTab = Panes['tab']

export type ViewStoreApi = StoreApi<ViewStore>

export function createViewStore(
  article: Article,
  stored: {
    readonly view?: Partial<ViewState>
    readonly placesOpen?: boolean | null
    readonly tab?: PanelTab
    /** The library's id of the article, or what it is put together from. */
    readonly libraryId?: string
    readonly combination?: Combination
  } = {},
): ViewStoreApi {
  const { libraryId, combination } = stored
  const of = { ...(libraryId !== undefined && { libraryId }), ...(combination && { combination }) }
  const first = indexArticle(article, of)
  const state = stored.view ? restoreState(first, stored.view) : startState(first)
  return createStore<ViewStore>()((set, get) => ({
    index: first,
    exploration: explore(first, state),
    hover: null,
    tab: stored.tab ?? 'statement',
    placesOpen: stored.placesOpen ?? null,
    lookedUp: null,
    moves: 0,
    dispatch(action) {
      const { index } = get()
      const before = get().exploration.state
      const after = reduce(index, before, action)
      if (after === before) return
      const moved = after.anchor !== before.anchor || after.picked !== before.picked || after.focus !== before.focus
      set({ exploration: explore(index, after), moves: get().moves + (moved ? 1 : 0) })
    },
    setHover(hover) {
      const held = get().hover
      if (held?.kind !== hover?.kind || held?.id !== hover?.id) set({ hover })
    },
    setTab: (tab) => set({ tab }),
    setPlacesOpen: (placesOpen) => set({ placesOpen }),
    lookUp: (lookedUp) => set({ lookedUp }),
    replaceArticle(next) {
      const index = indexArticle(next, of)
      set({ index, exploration: explore(index, restoreState(index, get().exploration.state)) })
    },
  }))
}

const StoreContext = createContext<ViewStoreApi | null>(null)

export const ViewStoreProvider = StoreContext.Provider

/** The store of the open article, for reading outside render; throws outside a provider. */
export function useViewStoreApi(): ViewStoreApi {
  const store = useContext(StoreContext)
  if (!store) throw new Error('a view needs an open article around it')
  return store
}

/** A slice of the view store; select as little as you draw. */
export function useView<T>(select: (store: ViewStore) => T): T {
  return useStore(useViewStoreApi(), select)
}
