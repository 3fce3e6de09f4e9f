import type { Session } from '../src/core/session.ts'
import type { FaultDesk } from './faults/fault-desk.ts'
import type { EarlyHandlers } from './ipc.ts'
import type { Library } from './library/library.ts'
import type { StateFile } from './state-file.ts'

/** The requests with which the page starts, one line each. */
export const createEarlyHandlers = (
  session: StateFile<Session>,
  library: Library,
  faults: FaultDesk,
): EarlyHandlers => ({
  readSession: () => session.read(),
  listArticles: () => library.list(),
  readArticle: (id) => library.read(id),
  listNotices: () => faults.board.list(),
})
