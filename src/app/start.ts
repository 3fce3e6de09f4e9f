import type { ArticleSummary, Result } from '../contract/index.ts'
import type { Article } from '../core/article.ts'
import type { Session } from '../core/session.ts'
import type { Desk } from './desk.ts'

/** All that the first drawing needs. */
export interface Start {
  readonly session: Session
  readonly articles: readonly ArticleSummary[]
  /** The article to open and main's answer to it. */
  readonly first: { readonly id: string; readonly answer: Result<Article> }
}

/** The article of the session, or the first there is. */
export const articleToOpen = (articles: readonly ArticleSummary[], session: Session): ArticleSummary | undefined =>
  articles.find((item) => item.id === session.article) ?? articles[0]

/**
 * Asks for what the page opens with before any of it is drawn. `start` is null when there is nothing to open or an answer is
 * missing. A page that does not wait for it takes `desk`: the same desk, but that the first such requests get the answers that
 * are under way.
 */
export function askForStart(own: Desk): { readonly desk: Desk; readonly start: Promise<Start | null> } {
  const session = own.request('readSession')
  const articles = own.request('listArticles')
  const underWay = new Map<string, unknown>([
    ['readSession', session],
    ['listArticles', articles],
  ])
  let opened = false
  const ask = async (): Promise<Start | null> => {
    const [heldSession, list] = await Promise.all([session, articles])
    if (heldSession.together.length > 1) return null // these are read by the page, which shows how far it is
    const id = articleToOpen(list, heldSession)?.id
    if (id === undefined || opened) return null
    const answer = own.request('readArticle', id)
    underWay.set(`readArticle ${id}`, answer)
    return { session: heldSession, articles: list, first: { id, answer: await answer } }
  }
  const request = (name: Parameters<Desk['request']>[0], input?: unknown): unknown => {
    const key = input === undefined ? name : `${name} ${String(input)}`
    const answer = underWay.get(key)
    underWay.delete(key)
    if (name === 'readArticle') {
      opened = true
      underWay.clear() // from now on files may have changed
    }
    // What a request takes and answers is the contract's; TypeScript cannot follow it through a name of any kind.
    return answer ?? (own.request as (name: string, input?: unknown) => unknown)(name, input)
  }
  return { desk: { ...own, request: request as Desk['request'] }, start: ask().catch(() => null) }
}
