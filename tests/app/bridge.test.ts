import { afterEach, describe, expect, it, vi } from 'vitest'
import { bridgeDesk } from '../../src/app/bridge.ts'
import type { Bridge, EventName } from '../../src/contract/channels.ts'

function fakeBridge() {
  const listeners = new Map<EventName, (payload: unknown) => void>()
  const bridge: Bridge = {
    request: vi.fn(() => Promise.resolve('[]')),
    drop: vi.fn(),
    giveBackMemory: vi.fn(),
    listen: (name, listener) => {
      listeners.set(name, listener)
      return () => listeners.delete(name)
    },
  }
  return { bridge, announce: (name: EventName, payload: unknown) => listeners.get(name)?.(payload) }
}

const link = { article: 'karelia', statement: 's1' }

afterEach(() => vi.unstubAllGlobals())

describe('bridgeDesk', () => {
  it('says so when the page was not opened by the app', () => {
    expect(() => bridgeDesk(undefined)).toThrow('the preload bridge is missing')
  })

  it('relays requests', async () => {
    const { bridge } = fakeBridge()
    const desk = bridgeDesk(bridge)
    expect(await desk.request('listArticles')).toEqual([])
    await desk.request('readArticle', 'karelia')
    expect(vi.mocked(bridge.request).mock.calls).toEqual([
      ['listArticles', undefined],
      ['readArticle', 'karelia'],
    ])
  })

  it('relays events to all who listen, until they stop', () => {
    const { bridge, announce } = fakeBridge()
    const desk = bridgeDesk(bridge)
    const one = vi.fn()
    const two = vi.fn()
    const stop = desk.listen('openLink', one)
    desk.listen('openLink', two)
    announce('openLink', link)
    stop()
    announce('openLink', { ...link, statement: null })
    expect(one.mock.calls).toEqual([[link]])
    expect(two.mock.calls).toEqual([[link], [{ ...link, statement: null }]])
  })

  it('keeps the last event that came before anyone listened for the first who stays', async () => {
    const { bridge, announce } = fakeBridge()
    const desk = bridgeDesk(bridge)
    announce('openLink', { ...link, statement: null })
    announce('openLink', link)
    const unmounted = vi.fn()
    desk.listen('openLink', unmounted)()
    const stays = vi.fn()
    desk.listen('openLink', stays)
    const late = vi.fn()
    desk.listen('openLink', late)
    await Promise.resolve()
    expect([unmounted.mock.calls, stays.mock.calls, late.mock.calls]).toEqual([[], [[link]], []])
  })

  it('keeps every document that was opened before anyone listened', async () => {
    const { bridge, announce } = fakeBridge()
    const desk = bridgeDesk(bridge)
    const offers = ['a.txt', 'b.txt'].map((name) => ({ token: name, name }))
    for (const offer of offers) announce('documentOpened', offer)
    const stays = vi.fn()
    desk.listen('documentOpened', stays)
    await Promise.resolve()
    expect(stays.mock.calls).toEqual(offers.map((offer) => [offer]))
  })

  it('hands a dropped file to main', async () => {
    const { bridge } = fakeBridge()
    const file = new File(['x'], 'ferry.txt')
    const answer = { ok: true, value: { token: 'a', name: 'ferry.txt' } }
    vi.mocked(bridge.drop).mockResolvedValue(JSON.stringify(answer))
    expect(await bridgeDesk(bridge).dropDocument(file)).toEqual(answer)
    expect(vi.mocked(bridge.drop).mock.calls).toEqual([[file]])
  })

  it('reads map data by its path, and rejects where there is none', async () => {
    const fetched = vi.fn((address: string) =>
      Promise.resolve(address.endsWith('UA.json') ? new Response('{}') : new Response(null, { status: 404 })),
    )
    vi.stubGlobal('fetch', fetched)
    const desk = bridgeDesk(fakeBridge().bridge)
    expect(new TextDecoder().decode(await desk.readMapData('regions/UA.json'))).toBe('{}')
    await expect(desk.readMapData('regions/XX #?.json')).rejects.toThrow('/map/regions/XX%20%23%3F.json')
    expect(fetched.mock.calls[0]).toEqual([desk.mapDataAddress('regions/UA.json')])
    expect(desk.mapDataAddress('basemap.pmtiles')).toBe(`${location.origin}/map/basemap.pmtiles`)
  })
})
