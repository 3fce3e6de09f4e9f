import { createStore, useStore } from 'zustand'
import type { Session, StoredView, ThemeChoice } from '../core/session.ts'
import { emptySession } from '../core/stored-session.ts'
import type { Desk } from './desk.ts'

/** What outlives an article and a run: panes, theme, text size, and each article's view. */
export interface SettingsStore {
  readonly session: Session
  update(patch: Partial<Session>): void
  rememberView(article: string, view: StoredView): void
}

const WRITE_AFTER_MS = 250

export type Settings = ReturnType<typeof createSettings>

/** Holds the session in memory and writes it through the desk a moment after the last change. */
export function createSettings(desk: Desk, session: Session = emptySession) {
  let timer: ReturnType<typeof setTimeout> | undefined
  const store = createStore<SettingsStore>()((set, get) => ({
    session,
    update(patch) {
      set({ session: { ...get().session, ...patch } })
      clearTimeout(timer)
      timer = setTimeout(write, WRITE_AFTER_MS)
    },
    rememberView(article, view) {
      get().update({ views: { ...get().session.views, [article]: view } })
    },
  }))
  async function write() {
    timer = undefined
    // A failed write is main's to report; the next change tries again.
    await desk.request('writeSession', store.getState().session).catch(() => undefined)
  }
  /** Writes at once what is still waiting, as the window goes away. */
  function flush() {
    if (timer === undefined) return
    clearTimeout(timer)
    void write()
  }
  return { store, flush }
}

export const useSettings = <T>(settings: Settings, select: (store: SettingsStore) => T): T =>
  useStore(settings.store, select)

/** The theme to draw: the reader's choice, or the system's. */
export function resolveTheme(choice: ThemeChoice, system: { readonly dark: boolean; readonly contrast: boolean }) {
  if (choice !== 'system') return choice
  if (system.contrast) return 'contrast'
  return system.dark ? 'dark' : 'light'
}
