import { contextBridge, ipcRenderer, webFrame, webUtils } from 'electron'
import { type Bridge, channelOf, eventNames, requestNames } from '../src/contract/channels.ts'

const bridge: Bridge = {
  request: (name, input) =>
    requestNames.includes(name) && name !== 'dropDocument'
      ? ipcRenderer.invoke(channelOf(name), input)
      : Promise.reject(new Error('Dateline has no such request.')),
  // Only the preload can tell a file's path, and a File that a page makes itself has none: no page can name a path of its own.
  drop: async (file) => {
    if (!(file instanceof File)) throw new Error('Only a dropped file can be dropped.')
    return ipcRenderer.invoke(channelOf('dropDocument'), webUtils.getPathForFile(file))
  },
  listen: (name, listener) => {
    if (!eventNames.includes(name)) throw new Error('Dateline has no such event.')
    const relay = (_event: unknown, payload: unknown) => listener(payload) // the raw event stays here
    ipcRenderer.on(channelOf(name), relay)
    return () => {
      ipcRenderer.off(channelOf(name), relay)
    }
  },
  giveBackMemory: () => webFrame.clearCache(),
}

contextBridge.exposeInMainWorld('dateline', bridge)
