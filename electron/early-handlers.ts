import type { RequestOutput } from '../src/contract/index.ts'
import type { Session } from '../src/core/session.ts'
import { articleToOpen } from '../src/core/stored-session.ts'
import type { FaultDesk } from './faults/fault-desk.ts'
import type { EarlyHandlers } from './ipc.ts'
import type { Library } from './library/library.ts'
import type { StateFile } from './state-file.ts'

/** The requests with which the page starts. What it asks for first is made ready now, before it can ask. */
export function createEarlyHandlers(session: StateFile<Session>, library: Library, faults: FaultDesk): EarlyHandlers {
  let ahead: Promise<RequestOutput<'readStart'>> | null = readStart(session, library)
  ahead.catch(() => undefined) // whoever asks is told
  return {
    readStart: () => {
      const start = ahead ?? readStart(session, library)
      ahead = null // a page that is loaded again finds what is there then
      return start
    },
    readSession: () => session.read(),
    listArticles: () => library.list(),
    readArticle: (id) => library.read(id),
    listNotices: () => faults.board.list(),
  }
}

async function readStart(session: StateFile<Session>, library: Library): Promise<RequestOutput<'readStart'>> {
  const [held, articles] = await Promise.all([session.read(), library.list()])
  // Those open together are read by the page, which shows how far it is.
  const id = held.together.length > 1 ? undefined : articleToOpen(articles, held)?.id
  return { session: held, articles, first: id === undefined ? null : { id, answer: await library.read(id) } }
}
