import { expect, it, vi } from 'vitest'
import { holdRequests } from '../../electron/held-requests.ts'
import { channelOf, requestNames } from '../../src/contract/channels.ts'

type Listener = Parameters<Parameters<typeof holdRequests>[0]['handle']>[1]

it('takes every request of the contract, and holds each until it is handled', async () => {
  const taken = new Map<string, Listener>()
  const held = holdRequests({ handle: (channel, listener) => void taken.set(channel, listener) })
  expect([...taken.keys()]).toEqual(requestNames.map(channelOf))
  const channel = channelOf('readArticle')
  // Handlers are handed the event as it came; what it is does not matter here.
  const event = {} as Parameters<Listener>[0]
  const answered = vi.fn()
  const early = Promise.resolve(taken.get(channel)?.(event, 'karelia')).then(answered)
  await Promise.resolve()
  expect(answered).not.toHaveBeenCalled()
  const listener = vi.fn(() => 'answer')
  held.handle(channel, listener)
  await early
  expect(listener.mock.calls).toEqual([[event, 'karelia']])
  expect(answered).toHaveBeenCalledWith('answer')
  expect(await taken.get(channel)?.(event, 'another')).toBe('answer')
})
