import { useEffect, useState } from 'react'
import type { Failure, RequestOutput } from '../../contract/index.ts'
import type { Mode } from '../../core/article.ts'
import { useDesk } from '../desk.ts'

export type Findings = Extract<RequestOutput<'searchShelf'>, { ok: true }>['value']

export interface Facets {
  readonly speakers: readonly string[]
  readonly places: readonly string[]
  readonly modes: readonly Mode[]
}

export const noFacets: Facets = { speakers: [], places: [], modes: [] }
export const hasFacets = ({ speakers, places, modes }: Facets): boolean =>
  speakers.length + places.length + modes.length > 0

export interface ShelfSearch {
  /** What was found for the query before while a new one is on its way; null before the first. */
  readonly found: Findings | null
  readonly failure: Failure | null
  readonly searching: boolean
}

/** Whether there is anything to look for: a quotation mark alone is the beginning of a phrase. */
export const hasWords = (query: string): boolean => /[\p{L}\p{N}]/u.test(query)

/** A pause in typing after which it is searched, ms. */
const ASK_AFTER_MS = 60
const LIMIT = 200

/** Searches all articles as the reader types; `changes` asks once more when there is more to find. */
export function useShelfSearch(query: string, facets: Facets, article: string | null, changes: number): ShelfSearch {
  const desk = useDesk()
  const [state, setState] = useState<ShelfSearch>({ found: null, failure: null, searching: false })
  const wanted = hasWords(query) || hasFacets(facets)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same question once more when the index has grown
  useEffect(() => {
    if (!wanted) {
      setState({ found: null, failure: null, searching: false })
      return
    }
    let live = true
    setState((held) => ({ ...held, searching: true }))
    const timer = setTimeout(() => {
      const { speakers, places, modes } = facets
      const input = {
        query: query.slice(0, 200),
        speakers: [...speakers],
        places: [...places],
        modes: [...modes],
        limit: LIMIT,
        ...(article !== null && { article }),
      }
      desk.request('searchShelf', input).then(
        (answer) => {
          if (!live) return
          if (answer.ok) setState({ found: answer.value, failure: null, searching: false })
          else setState((held) => ({ ...held, failure: answer.failure, searching: false }))
        },
        () => live && setState((held) => ({ ...held, searching: false })),
      )
    }, ASK_AFTER_MS)
    return () => {
      live = false
      clearTimeout(timer)
    }
  }, [desk, query, facets, article, wanted, changes])
  return state
}
