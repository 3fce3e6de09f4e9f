import { emptySession } from '../src/core/stored-session.ts'
import { emptyOpened, emptyShelf, emptyStarts, emptyWindow } from './empty-states.ts'
import type { LateFormat } from './state-file.ts'

// Main's own state files: what stands for one that is missing, and where the schema lies that checks one which bears no seal of this
// build. Schemas take a part of a tenth of a second to load, which a start has no need to spend.

export const lateSession: LateFormat<import('../src/core/session.ts').Session> = {
  empty: emptySession,
  load: async () => (await import('../src/core/session.ts')).sessionFormat,
}

export const lateWindow: LateFormat<import('./window-state.ts').WindowState> = {
  empty: emptyWindow,
  load: async () => (await import('./window-state.ts')).windowStateFormat,
}

export const lateOpened: LateFormat<import('./library/opened-files.ts').OpenedFiles> = {
  empty: emptyOpened,
  load: async () => (await import('./library/opened-files.ts')).openedFilesFormat,
}

export const lateStarts: LateFormat<import('./faults/starts-format.ts').Starts> = {
  empty: emptyStarts,
  load: async () => (await import('./faults/starts-format.ts')).startsFormat,
}

export const lateShelf: LateFormat<import('./library/shelf-state.ts').ShelfState> = {
  empty: emptyShelf,
  load: async () => (await import('./library/shelf-state.ts')).shelfStateFormat,
}
