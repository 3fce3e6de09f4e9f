import { createContext, useContext } from 'react'
import { createStore, type StoreApi, useStore } from 'zustand'
import type { Confidence } from '../../core/edit/candidates.ts'
import type { Caret } from '../../core/edit/caret.ts'
import type { Edit } from '../../core/edit/edit.ts'
import type { Actions } from './actions.ts'

/** A correction with fields of its own, opened inside the card. */
export type Tool =
  | 'speaker'
  | 'rename'
  | 'nested'
  | 'words'
  | 'cue'
  | 'paraphrase'
  | 'said'
  | 'about'
  | 'topics'
  | 'links'
  | 'repeats'
  | 'place'
  | 'time'

/** What is asked for over everything. */
export type ReaderDialog = 'keys' | 'details' | 'done'

export type Scope = 'here' | 'everywhere'

/** An answer to the card's question. */
export interface Choice {
  readonly key: string
  readonly label: string
  readonly detail?: string
  readonly confidence: Confidence | null
  /** Rank of a speaker, for colour and shape; the short name gives the initial. */
  readonly speaker?: { readonly rank: number; readonly short: string }
  /** What choosing it changes; null where that is how it stands. */
  edit(scope: Scope): Edit | null
}

export interface ReaderState {
  readonly caret: Caret
  /** The answers the card offers now; the card keeps them up to date. */
  readonly choices: readonly Choice[]
  /** Which of them is picked, 0-based. */
  readonly picked: number
  readonly tool: Tool | null
  readonly dialog: ReaderDialog | null
  readonly scope: Scope
  /** What the live region says; the count tells equal sentences apart. */
  readonly said: { readonly text: string; readonly count: number }
  /** Counts up when the text is to be brought to the caret. */
  readonly reveals: number
  /** Why something could not be done that no correction was needed for. */
  readonly notice: string | null
}

export type ReaderStateApi = StoreApi<ReaderState>

export const createReaderState = (at: number): ReaderStateApi =>
  createStore<ReaderState>()(() => ({
    caret: { anchor: at, head: at },
    choices: [],
    picked: 0,
    tool: null,
    dialog: null,
    scope: 'here',
    said: { text: '', count: 0 },
    reveals: 0,
    notice: null,
  }))

interface Reader {
  readonly state: ReaderStateApi
  readonly act: Actions
}

const ReaderContext = createContext<Reader | null>(null)

export const ReaderProvider = ReaderContext.Provider

export function useReader(): Reader {
  const reader = useContext(ReaderContext)
  if (!reader) throw new Error('a part of the reader needs the reader around it')
  return reader
}

export function useReaderState<T>(select: (state: ReaderState) => T): T {
  return useStore(useReader().state, select)
}
