import { contextBridge, ipcRenderer } from 'electron'
import { type Bridge, channelOf, eventNames, requestNames } from '../src/contract/channels.ts'

const bridge: Bridge = {
  request: (name, input) =>
    requestNames.includes(name)
      ? ipcRenderer.invoke(channelOf(name), input)
      : Promise.reject(new Error('Dateline has no such request.')),
  listen: (name, listener) => {
    if (!eventNames.includes(name)) throw new Error('Dateline has no such event.')
    const relay = (_event: unknown, payload: unknown) => listener(payload) // the raw event stays here
    ipcRenderer.on(channelOf(name), relay)
    return () => {
      ipcRenderer.off(channelOf(name), relay)
    }
  },
}

contextBridge.exposeInMainWorld('dateline', bridge)
