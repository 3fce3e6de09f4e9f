import type { IpcMain } from 'electron'
import { channelOf, requestNames } from '../src/contract/channels.ts'

type Listener = Parameters<IpcMain['handle']>[1]

/**
 * Takes the page's requests from now on and holds them until someone handles them: the page is there before what answers it.
 * Returns where the handlers are given.
 */
export function holdRequests(ipcMain: Pick<IpcMain, 'handle'>): Pick<IpcMain, 'handle'> {
  const give = new Map<string, (listener: Listener) => void>()
  for (const channel of requestNames.map(channelOf)) {
    const listener = new Promise<Listener>((resolve) => give.set(channel, resolve))
    ipcMain.handle(channel, async (event, ...args: unknown[]) => (await listener)(event, ...args))
  }
  return { handle: (channel, listener) => give.get(channel)?.(listener) }
}
