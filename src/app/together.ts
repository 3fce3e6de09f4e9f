import type { Failure } from '../contract/index.ts'
import { carryView, idIn } from '../core/combine/carry.ts'
import type { Combination, LibraryArticle } from '../core/combine/combination.ts'
import { combineArticles, tooManyArticles } from '../core/combine/combine.ts'
import { indexArticle } from '../core/explore.ts'
import type { Session } from '../core/session.ts'
import { togetherKey } from '../core/stored-session.ts'
import type { Look } from './articles.ts'
import type { Desk } from './desk.ts'
import { createViewStore, type ViewStoreApi } from './store.ts'

/** An article that was to be opened with others and could not be read. */
export interface LeftOut {
  readonly id: string
  readonly failure: Failure
}

export type TogetherReading =
  | { readonly kind: 'together'; readonly combination: Combination; readonly leftOut: readonly LeftOut[] }
  /** All but one are left out, or one alone was asked for. */
  | { readonly kind: 'alone'; readonly id: string; readonly leftOut: readonly LeftOut[] }
  | { readonly kind: 'failed'; readonly failure: Failure }

/**
 * Reads articles one after another and puts them together. Null when `stale` says that the reader wants something else by now.
 * `onProgress` hears how many have been read.
 */
export async function readTogether(
  desk: Desk,
  ids: readonly string[],
  stale: () => boolean,
  onProgress: (done: number) => void,
): Promise<TogetherReading | null> {
  const tooMany = tooManyArticles(ids.length)
  if (tooMany) return { kind: 'failed', failure: tooMany }
  const read: LibraryArticle[] = []
  const leftOut: LeftOut[] = []
  for (const [done, id] of ids.entries()) {
    onProgress(done)
    const answer = await desk.request('readArticle', id)
    if (stale()) return null
    if (answer.ok) read.push({ id, article: answer.value })
    else leftOut.push({ id, failure: answer.failure })
  }
  const [first, second] = read
  if (!first) return { kind: 'failed', failure: noneReadable(leftOut) }
  if (!second) return { kind: 'alone', id: first.id, leftOut }
  const combining = combineArticles(read)
  return combining.ok
    ? { kind: 'together', combination: combining.value, leftOut }
    : { kind: 'failed', failure: combining.fault }
}

const noneReadable = ([first]: readonly LeftOut[]): Failure => ({
  kind: first?.failure.kind ?? 'empty',
  title: 'None of these articles can be opened',
  message: first?.failure.message ?? 'No article was chosen.',
  hint: first?.failure.hint ?? 'Choose two or more articles.',
})

interface TogetherOpening {
  /** All that were to be opened: the view was kept for these, whether or not each of them can be read now. */
  readonly asked: readonly string[]
  readonly before: ViewStoreApi | null
  readonly look?: Look | undefined
}

/**
 * The store of articles open together. Asked to look at something, it shows that; else it stays where the reader is in what was
 * open before, or comes back to where these were left off.
 */
export function createTogetherStore(
  combination: Combination,
  { views, panes: { placesOpen, tab } }: Session,
  { asked, before, look }: TogetherOpening,
): ViewStoreApi {
  const { article } = combination
  const index = indexArticle(article, { combination })
  const held = before?.getState()
  const carried = held && carryView(held.index, held.exploration.state, index)
  const left = views[togetherKey(asked)]
  const view = held?.index.combination || look ? carried : (left ?? carried)
  const clean = look && view ? { anchor: view.anchor, reading: view.reading } : view
  const store = createViewStore(article, { ...(clean && { view: clean }), placesOpen, tab, combination })
  if (look) show(store, look)
  return store
}

function show(store: ViewStoreApi, { kind, article, id }: Look): void {
  const { index, dispatch } = store.getState()
  const here = idIn(index, kind, article, id)
  if (here === undefined) return
  if (kind === 'places') dispatch({ type: 'focus-place', place: here, as: index.about.has(here) ? 'about' : 'said' })
  else dispatch({ type: 'toggle-filter', key: kind, value: here })
}
