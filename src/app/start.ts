import type { RequestOutput } from '../contract/index.ts'
import type { Desk } from './desk.ts'

type Answer = RequestOutput<'readStart'>

/** All that the first drawing needs, where there is an article to draw. */
export type Start = Answer & { readonly first: NonNullable<Answer['first']> }

/**
 * Asks for what the page opens with before any of it is drawn. `start` is null when there is nothing to open by itself or no
 * answer comes. A page that does not wait for it takes `desk`: the same desk, but that the first such requests get their part of the
 * answer that is under way.
 */
export function askForStart(own: Desk): { readonly desk: Desk; readonly start: Promise<Start | null> } {
  const answer = own.request('readStart').catch(() => null)
  const underWay = new Map<string, (start: Answer, input: unknown) => unknown>([
    ['readSession', ({ session }) => session],
    ['listArticles', ({ articles }) => articles],
    ['readArticle', ({ first }, input) => (first?.id === input ? first?.answer : undefined)],
  ])
  let opened = false
  const request = (name: Parameters<Desk['request']>[0], input?: unknown): unknown => {
    // What a request takes and answers is the contract's; TypeScript cannot follow it through a name of any kind.
    const ask = () => (own.request as (name: string, input?: unknown) => Promise<unknown>)(name, input)
    const part = underWay.get(name)
    underWay.delete(name)
    if (name === 'readArticle') {
      opened = true
      underWay.clear() // from now on files may have changed
    }
    return part ? answer.then((start) => (start && part(start, input)) ?? ask()) : ask()
  }
  const start = answer.then((known) =>
    known === null || known.first === null || opened ? null : { ...known, first: known.first },
  )
  return { desk: { ...own, request: request as Desk['request'] }, start }
}
