import type { Session } from '../../src/core/session.ts'
import type { StateFile } from '../state-file.ts'

/**
 * The session for the page, which can be made to look as if nothing had been open, for when what was open crashes the page.
 * What the reader had is not thrown away: places in articles that are not opened meanwhile stay in the file.
 */
export function createFreshSession(stored: StateFile<Session>): StateFile<Session> & { startFresh(): void } {
  let fresh = false
  let since: Session | null = null
  return {
    startFresh() {
      fresh = true
      since = null
    },
    async read() {
      const session = await stored.read()
      return fresh ? (since ?? { ...session, article: null, together: [], views: {} }) : session
    },
    async write(session) {
      if (!fresh) return stored.write(session)
      since = session
      const { views } = await stored.read()
      await stored.write({ ...session, views: { ...views, ...session.views } })
    },
    flush: () => stored.flush(),
  }
}
