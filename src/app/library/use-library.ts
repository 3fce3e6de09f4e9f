import { useCallback, useEffect, useRef, useState } from 'react'
import type { ArticleSummary, Failure, ShelfDescription } from '../../contract/index.ts'
import { useDesk } from '../desk.ts'

/** What was last done or refused, said at the foot of the list until the next; `undo` takes it back. */
export interface Told {
  readonly tone: 'note' | 'warning'
  readonly text: string
  readonly undo: (() => Promise<void>) | null
}

export interface LibraryData {
  /** Null until they are listed for the first time. */
  readonly articles: readonly ArticleSummary[] | null
  readonly shelf: ShelfDescription | null
  readonly told: Told | null
  /** Counts how often the disk was looked at: with each there may be more to find. */
  readonly looks: number
  refresh(): Promise<void>
  tell(told: Told | null): void
  refuse(failure: Failure): void
  rename(article: ArticleSummary, title: string): Promise<void>
  duplicate(article: ArticleSummary): Promise<string | null>
  trash(articles: readonly ArticleSummary[]): Promise<void>
  undo(): Promise<void>
}

/** The articles and the shelf as main knows them, kept in step with the disk, and what can be done to them. */
export function useLibrary(onRenamed: (id: string) => void): LibraryData {
  const desk = useDesk()
  const [articles, setArticles] = useState<readonly ArticleSummary[] | null>(null)
  const [shelf, setShelf] = useState<ShelfDescription | null>(null)
  const [looks, setLooks] = useState(0)
  const [told, tell] = useState<Told | null>(null)
  const undoable = useRef<(() => Promise<void>)[]>([])

  const asked = useRef(0)
  const refresh = useCallback(async () => {
    asked.current += 1
    const mine = asked.current
    const [listed, described] = await Promise.all([desk.request('listArticles'), desk.request('describeShelf')])
    // The latest answer counts: an older one may come after it.
    if (asked.current !== mine) return
    setArticles(listed)
    setShelf(described)
    setLooks(mine)
  }, [desk])

  useEffect(() => {
    refresh().catch(() => setArticles((held) => held ?? []))
    return desk.listen('shelfChanged', () => void refresh().catch(() => undefined))
  }, [desk, refresh])

  const refuse = useCallback(
    ({ title, message, hint }: Failure) => tell({ tone: 'warning', text: `${title}. ${message} ${hint}`, undo: null }),
    [],
  )

  const undo = useCallback(async () => {
    const last = undoable.current.pop()
    tell(null)
    await last?.()
    await refresh()
  }, [refresh])

  const done = useCallback((text: string, back: () => Promise<void>) => {
    undoable.current.push(back)
    tell({ tone: 'note', text, undo: back })
  }, [])

  const rename = useCallback(
    async (article: ArticleSummary, title: string) => {
      const give = async (next: string) => {
        const answer = await desk.request('renameArticle', { id: article.id, title: next })
        if (answer.ok) onRenamed(article.id)
        else refuse(answer.failure)
        return answer.ok
      }
      if (await give(title)) done(`Renamed to “${title}”.`, async () => void (await give(article.title)))
      await refresh()
    },
    [desk, done, refresh, refuse, onRenamed],
  )

  const duplicate = useCallback(
    async ({ id }: ArticleSummary) => {
      const answer = await desk.request('duplicateArticle', id)
      if (!answer.ok) refuse(answer.failure)
      else {
        const copy = answer.value
        done(`“${copy.title}” is on your shelf.`, async () => {
          const back = await desk.request('trashArticles', [copy.id])
          if (!back.ok) refuse(back.failure)
        })
      }
      await refresh()
      return answer.ok ? answer.value.id : null
    },
    [desk, done, refresh, refuse],
  )

  const trash = useCallback(
    async (chosen: readonly ArticleSummary[]) => {
      const elsewhere = chosen.filter(({ place }) => place === 'elsewhere')
      const shelved = chosen.filter(({ place }) => place === 'shelf')
      for (const { id } of elsewhere) await desk.request('forgetArticle', id)
      if (shelved.length > 0) {
        const answer = await desk.request(
          'trashArticles',
          shelved.map(({ id }) => id),
        )
        if (!answer.ok) refuse(answer.failure)
        else {
          const what = shelved.length === 1 ? `“${shelved[0]?.title}”` : `${shelved.length} articles`
          done(`${what} moved to the trash.`, async () => {
            const back = await desk.request('restoreArticles', answer.value)
            if (!back.ok) refuse(back.failure)
          })
        }
      } else if (elsewhere.length > 0)
        tell({ tone: 'note', text: 'Taken off the list; the file is where it was.', undo: null })
      else tell({ tone: 'note', text: 'The article that comes with Dateline stays.', undo: null })
      await refresh()
    },
    [desk, done, refresh, refuse],
  )

  return {
    articles,
    shelf,
    told,
    looks,
    refresh,
    tell,
    refuse,
    rename,
    duplicate,
    trash,
    undo,
  }
}
