import { createContext, useContext } from 'react'
import type { EventName, RequestName } from '../contract/channels.ts'
import type { EventPayload, RequestInput, RequestOutput } from '../contract/index.ts'

/**
 * The renderer's one port to the outside: the preload bridge in the app, an embedded article in an exported page, a fake
 * in component tests.
 */
export interface Desk {
  request<N extends RequestName>(
    name: N,
    ...input: undefined extends RequestInput<N> ? [] : [RequestInput<N>]
  ): Promise<RequestOutput<N>>
  /** Hands main a file that was dropped on the window: a document is offered, an article joins the list. */
  dropDocument(file: File): Promise<RequestOutput<'dropDocument'>>
  /** Calls back on every such event; returns a function that stops it. */
  listen<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void
  /** Where a file of the map data lies, by its path under resources/map; what is large can be read there in parts (`Range`). */
  mapDataAddress(path: string): string
  /** Reads a file of the map data as a whole. Rejects when there is none. */
  readMapData(path: string): Promise<ArrayBuffer>
}

const DeskContext = createContext<Desk | null>(null)

export const DeskProvider = DeskContext.Provider

/** The desk around a view; throws outside a provider. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext)
  if (!desk) throw new Error('a view needs a desk around it')
  return desk
}
