import { type Bridge, type EventName, eventNames } from '../contract/channels.ts'
import type { Desk } from './desk.ts'

declare global {
  interface Window {
    /** Put here by the preload; absent in a browser. */
    readonly dateline?: Bridge
  }
}

type Listener = (payload: unknown) => void

/**
 * The desk of the app: the preload bridge, typed. Main holds its events back until the first request, so whoever makes
 * this desk hears all of them; what comes before a view listens is kept for the first that does.
 */
export function bridgeDesk(bridge: Bridge | undefined = window.dateline): Desk {
  if (!bridge) throw new Error('the preload bridge is missing: this page was not opened by Dateline')
  const listeners = new Map<EventName, Set<Listener>>()
  const missed = new Map<EventName, readonly unknown[]>()
  for (const name of eventNames) {
    const own = new Set<Listener>()
    listeners.set(name, own)
    bridge.listen(name, (payload) => {
      // Only the last: an older link or theme is out of date. Of documents each is to be opened.
      if (own.size === 0)
        missed.set(name, name === 'documentOpened' ? [...(missed.get(name) ?? []), payload] : [payload])
      for (const listener of own) listener(payload)
    })
  }
  const listen = (name: EventName, listener: Listener) => {
    const own = listeners.get(name)
    own?.add(listener)
    // Later, and only if it still listens then: a view may be mounted twice and unmounted once at its start.
    queueMicrotask(() => {
      if (!missed.has(name) || !own?.has(listener)) return
      const payloads = missed.get(name) ?? []
      missed.delete(name)
      for (const payload of payloads) listener(payload)
    })
    return () => {
      own?.delete(listener)
    }
  }
  const mapDataAddress = (path: string) =>
    new URL(`/map/${path.split('/').map(encodeURIComponent).join('/')}`, location.href).href
  const desk = {
    request: async (name: Parameters<Desk['request']>[0], input?: unknown): Promise<unknown> =>
      JSON.parse(await bridge.request(name, input)),
    listen,
    dropDocument: async (file: File): Promise<unknown> => JSON.parse(await bridge.drop(file)),
    mapDataAddress,
    readMapData: async (path: string) => {
      const address = mapDataAddress(path)
      const response = await fetch(address)
      if (!response.ok) throw new Error(`there is no map data at ${address} (${response.status})`)
      return response.arrayBuffer()
    },
  }
  // Main answers and announces what the contract's table says for each name; the relay between does not know the types.
  return desk as unknown as Desk
}
