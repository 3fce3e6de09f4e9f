import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { isOwnAddress } from '../../electron/addresses.ts'
import { type Asked, type Boundary, createAnnouncer, type Handlers, serve, trustSender } from '../../electron/ipc.ts'
import { channelOf, type RequestName, requestNames } from '../../src/contract/channels.ts'
import { earlyInputs, isEarly } from '../../src/contract/early.ts'
import { requests } from '../../src/contract/index.ts'
import type { Session } from '../../src/core/session.ts'
import { emptySession } from '../../src/core/stored-session.ts'

type Listener = (event: Asked, ...args: unknown[]) => Promise<string>

const page = 'app://dateline/index.html'

/** A sender with a main frame and a frame inside it. */
function windowShowing(url: string) {
  const mainFrame = { url }
  const sender = { mainFrame, id: 1 }
  // Only what the sender check looks at is there; the real objects exist in Electron alone.
  const from = (senderFrame: object | null) => ({ sender, senderFrame }) as unknown as Asked
  return { sender, own: from(mainFrame), inner: from({ url }), gone: from(null) }
}

function boundary() {
  const listeners = new Map<string, Listener>()
  const called: { name: RequestName; input: unknown }[] = []
  const reports: unknown[] = []
  const answers = {
    readStart: () => ({ session: emptySession, articles: [], first: null }),
    listArticles: () => [],
    readArticle: () => ({ ok: false, failure: { kind: 'not-found', title: 't', message: 'm', hint: 'h' } }),
    chooseArticle: () => ({ ok: false, failure: { kind: 'cancelled', title: 't', message: 'm', hint: 'h' } }),
    readSession: () => emptySession,
    writeSession: () => ({ ok: true, value: null }),
    copyText: () => ({ ok: true, value: null }),
    setTheme: () => null,
    describeApp: () => ({
      name: 'n',
      version: 'v',
      electron: 'e',
      chrome: 'c',
      node: 'n',
      platform: 'p',
      electronOrigin: 'source',
    }),
    listLicences: () => ({ ok: true, value: [] }),
    readLicence: () => ({ ok: true, value: '' }),
    searchPlaces: () => ({ ok: true, value: [] }),
    listNotices: () => [],
    answerNotice: () => null,
    listCrashReports: () => [],
    readCrashReport: () => ({ ok: true, value: '' }),
    showCrashReports: () => ({ ok: true, value: null }),
    reportFault: () => null,
    openExternal: () => ({ ok: true, value: null }),
    chooseDocument: () => ({ ok: false, failure: { kind: 'cancelled', title: 't', message: 'm', hint: 'h' } }),
    dropDocument: () => ({ ok: false, failure: { kind: 'unsupported', title: 't', message: 'm', hint: 'h' } }),
    importDocument: () => ({ ok: false, failure: { kind: 'empty', title: 't', message: 'm', hint: 'h' } }),
    cancelImport: () => null,
    draftArticle: () => ({ ok: false, failure: { kind: 'timed-out', title: 't', message: 'm', hint: 'h' } }),
    cancelDraft: () => null,
    createArticle: () => ({ ok: false, failure: { kind: 'not-saved', title: 't', message: 'm', hint: 'h' } }),
    saveArticle: () => ({ ok: true, value: null }),
    resolveChange: () => ({ ok: false, failure: { kind: 'not-found', title: 't', message: 'm', hint: 'h' } }),
    renameArticle: () => ({ ok: false, failure: { kind: 'not-found', title: 't', message: 'm', hint: 'h' } }),
    duplicateArticle: () => ({ ok: false, failure: { kind: 'not-found', title: 't', message: 'm', hint: 'h' } }),
    trashArticles: () => ({ ok: true, value: [] }),
    restoreArticles: () => ({ ok: true, value: [] }),
    listTrash: () => [],
    emptyTrash: () => ({ ok: true, value: 0 }),
    forgetArticle: () => ({ ok: true, value: null }),
    showArticle: () => ({ ok: true, value: null }),
    describeShelf: () => ({ folder: '~/Dateline', state: 'ready', indexed: { done: 0, total: 0 }, trashed: 0 }),
    chooseShelf: () => ({ ok: false, failure: { kind: 'cancelled', title: 't', message: 'm', hint: 'h' } }),
    showShelf: () => ({ ok: true, value: null }),
    searchShelf: () => ({ ok: false, failure: { kind: 'not-found', title: 't', message: 'm', hint: 'h' } }),
  } satisfies Handlers
  const handlers = Object.fromEntries(
    requestNames.map((name) => [
      name,
      (input: unknown) => {
        called.push({ name, input })
        return answers[name]()
      },
    ]),
  ) as unknown as Handlers
  const window = windowShowing(page)
  const woken = vi.fn()
  const setup: Boundary = {
    ipcMain: { handle: (channel, listener) => void listeners.set(channel, listener as unknown as Listener) },
    isTrusted: trustSender(
      (sender) => (sender as unknown) === window.sender,
      (url) => isOwnAddress(url, null),
    ),
    onRequest: woken,
    report: (error) => void reports.push(error),
  }
  const start = (own: Handlers = handlers) => serve(setup, own, async () => own)
  const ask = (name: string, event: Asked, ...args: unknown[]) => {
    const listener = listeners.get(`dateline:${name}`)
    if (!listener) throw new Error(`nothing listens to ${name}`)
    return listener(event, ...args).then((answer): unknown => JSON.parse(answer))
  }
  return { listeners, called, reports, window, woken, start, ask, handlers }
}

const session: Session = {
  ...emptySession,
  article: 'karelia',
  views: {
    karelia: {
      anchor: 's1',
      picked: null,
      focus: { kind: 'about', places: ['kyiv'] },
      filters: { articles: [], speakers: [], topics: [], places: [], modes: ['direct'] },
      reading: 'story',
      secondsEach: 4,
    },
  },
}

describe('serve', () => {
  it('listens on exactly the channels of the contract', () => {
    const { start, listeners } = boundary()
    start()
    expect([...listeners.keys()].sort()).toEqual(requestNames.map(channelOf).sort())
  })

  it('lets good input through, parsed', async () => {
    const { start, ask, window, called, woken } = boundary()
    start()
    expect(await ask('readSession', window.own, undefined)).toEqual(emptySession)
    expect(await ask('writeSession', window.own, session)).toEqual({ ok: true, value: null })
    expect(called).toEqual([
      { name: 'readSession', input: undefined },
      { name: 'writeSession', input: session },
    ])
    expect(woken).toHaveBeenCalledTimes(2)
  })

  it('refuses every request from a foreign sender before looking at it', async () => {
    const { start, ask, window, called, woken } = boundary()
    start()
    const foreign = [
      window.inner,
      window.gone,
      windowShowing(page).own,
      ...['https://example.org/', 'app://dateline.example/', 'file:///index.html', 'about:blank', ''].map((url) => {
        window.sender.mainFrame.url = url
        return { ...window.own, senderFrame: { url } } as unknown as Asked
      }),
    ]
    window.sender.mainFrame.url = page
    for (const name of requestNames) {
      for (const event of foreign)
        await expect(ask(name, event, undefined)).rejects.toThrow(
          `Dateline refused “${name}”: it did not come from its own window.`,
        )
    }
    expect(called).toEqual([])
    expect(woken).not.toHaveBeenCalled()
  })

  it('refuses its own window once that shows another page', async () => {
    const { start, ask, window } = boundary()
    start()
    window.sender.mainFrame.url = 'https://example.org/'
    await expect(ask('readSession', window.own)).rejects.toThrow('did not come from its own window')
  })

  const polluted: unknown = JSON.parse(
    '{"version":2,"article":null,"together":[],"views":{"__proto__":{"anchor":"x"}},"panes":{},"theme":"dark","textScale":1}',
  )
  it.each([
    ['readArticle', undefined],
    ['readArticle', ''],
    ['readArticle', '../../etc/passwd'],
    ['readArticle', 'A'],
    ['readArticle', 'a'.repeat(101)],
    ['readArticle', { toString: () => 'karelia' }],
    ['readArticle', ['karelia']],
    ['copyText', ''],
    ['copyText', 'x'.repeat(100_001)],
    ['copyText', 5],
    ['setTheme', 'blue'],
    ['setTheme', '__proto__'],
    ['setTheme', 'toString'],
    ['importDocument', undefined],
    ['importDocument', {}],
    ['importDocument', { token: '/etc/passwd' }],
    ['importDocument', { path: '/etc/passwd' }],
    ['importDocument', { clipboard: false }],
    ['importDocument', { clipboard: true, token: '5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33' }],
    ['dropDocument', ''],
    ['dropDocument', 'x'.repeat(8193)],
    ['cancelImport', 1],
    ['renameArticle', { id: 'karelia', title: '  ' }],
    ['renameArticle', { id: '../karelia', title: 'x' }],
    ['renameArticle', { id: 'karelia', title: 'x'.repeat(301) }],
    ['renameArticle', { id: 'karelia', title: 'x', file: '/etc/passwd' }],
    ['duplicateArticle', '/etc/passwd'],
    ['trashArticles', []],
    ['trashArticles', 'karelia'],
    ['trashArticles', Array.from({ length: 2001 }, () => 'karelia')],
    ['restoreArticles', ['../../../etc']],
    ['restoreArticles', []],
    ['resolveChange', { id: 'karelia', keep: 'none' }],
    ['emptyTrash', true],
    ['showArticle', '../..'],
    ['chooseShelf', '/etc'],
    ['searchShelf', 'people'],
    ['searchShelf', { query: 'x'.repeat(201) }],
    ['searchShelf', { query: 'x', limit: 1e6 }],
    ['searchShelf', { query: 'x', modes: ['loud'] }],
    ['listArticles', {}],
    ['listArticles', null],
    ['describeApp', 'x'],
    ['writeSession', null],
    ['writeSession', {}],
    ['writeSession', polluted],
    ['writeSession', { ...session, version: 3 }],
    ['writeSession', { ...session, textScale: Number.NaN }],
    ['writeSession', { ...session, textScale: 1e9 }],
    ['writeSession', { ...session, article: 'x'.repeat(101) }],
    ['writeSession', { ...session, views: { karelia: { ...session.views.karelia, secondsEach: 3 } } }],
    ['writeSession', { ...session, views: { karelia: { ...session.views.karelia, filters: { speakers: 'all' } } } }],
    ['writeSession', { ...session, views: [] }],
  ])('refuses the bad input %#: %s', async (name, input) => {
    const { start, ask, window, called } = boundary()
    start()
    await expect(ask(name, window.own, input)).rejects.toThrow(new RegExp(`^Dateline refused “${name}”: `))
    expect(called).toEqual([])
  })

  it('refuses more than one input', async () => {
    const { start, ask, window } = boundary()
    start()
    await expect(ask('readArticle', window.own, 'karelia', 'x')).rejects.toThrow('it takes one input')
  })

  it('drops what the contract does not name, and keys that would reach into prototypes', async () => {
    const { start, ask, window, called } = boundary()
    start()
    const own: unknown = JSON.parse(
      JSON.stringify({ ...session, extra: 1 }).replace(
        '"views":{',
        '"__proto__":{"a":1},"views":{"__proto__":{"b":1},',
      ),
    )
    await ask('writeSession', window.own, own)
    expect(called).toEqual([{ name: 'writeSession', input: session }])
    expect(Reflect.get({}, 'a')).toBeUndefined()
    expect(Reflect.get(called[0]?.input as object, 'a')).toBeUndefined()
  })

  it('answers or refuses anything at all, and only with plain short messages', async () => {
    const { start, ask, window } = boundary()
    start()
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...requestNames),
        fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true, withMap: true }),
        async (name, input) => {
          const message = await ask(name, window.own, input).then(
            () => null,
            (error: unknown) => (error instanceof Error ? error.message : 'not an error'),
          )
          if (message === null) return
          expect(message.startsWith(`Dateline refused “${name}”: `)).toBe(true)
          expect(message.length).toBeLessThan(400)
        },
      ),
    )
  })

  it('keeps a bug’s details in main and tells the renderer that there was one', async () => {
    const { start, ask, window, reports, handlers } = boundary()
    const bug = new Error('/home/someone/secret')
    start({ ...handlers, listArticles: () => Promise.reject(bug) })
    await expect(ask('listArticles', window.own)).rejects.toThrow(
      'Something went wrong inside Dateline while it handled “listArticles”.',
    )
    expect(reports).toEqual([bug])
  })
})

describe('createAnnouncer', () => {
  const link = { article: 'karelia', statement: 's1' }
  const listener = () => ({ send: vi.fn(), isDestroyed: () => false })

  it('keeps the last link until the page has asked for something', () => {
    const announcer = createAnnouncer()
    const first = listener()
    announcer.announce('openLink', { ...link, statement: null })
    announcer.attach(first)
    announcer.announce('openLink', link)
    announcer.announce('command', 'search')
    expect(first.send).not.toHaveBeenCalled()
    announcer.wake()
    announcer.wake()
    expect(first.send.mock.calls).toEqual([['dateline:openLink', link]])
    announcer.announce('command', 'search')
    expect(first.send).toHaveBeenLastCalledWith('dateline:command', 'search')
  })

  it('keeps a document that was opened until the page has asked for something, but no progress', () => {
    const announcer = createAnnouncer()
    const page = listener()
    const offer = { token: '5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33', name: 'ferry.txt' }
    announcer.attach(page)
    announcer.announce('documentOpened', offer)
    announcer.announce('importProgress', { stage: 'opening' })
    announcer.announce('draftProgress', 0.5)
    announcer.wake()
    expect(page.send.mock.calls).toEqual([['dateline:documentOpened', offer]])
  })

  it('keeps every document that was opened, and the last link', () => {
    const announcer = createAnnouncer()
    const page = listener()
    const offers = ['a.txt', 'b.txt'].map((name) => ({ token: '5b1f1a44-0f7e-4b62-9d2e-0d7c1c1f2a33', name }))
    for (const offer of offers) {
      announcer.announce('documentOpened', offer)
      announcer.announce('openLink', { article: offer.name.slice(0, 1), statement: null })
    }
    announcer.attach(page)
    announcer.wake()
    expect(page.send.mock.calls).toEqual([
      ['dateline:documentOpened', offers[0]],
      ['dateline:documentOpened', offers[1]],
      ['dateline:openLink', { article: 'b', statement: null }],
    ])
  })

  it('sends nothing to a page that is gone, and keeps its link for the next', () => {
    const announcer = createAnnouncer()
    const gone = { send: vi.fn(), isDestroyed: () => true }
    announcer.attach(gone)
    announcer.wake()
    announcer.announce('openLink', link)
    expect(gone.send).not.toHaveBeenCalled()
    const next = listener()
    announcer.attach(next)
    announcer.wake()
    expect(next.send.mock.calls).toEqual([['dateline:openLink', link]])
  })
})

describe('the inputs of a start', () => {
  it('are told right exactly where the schemas tell them so, and are then left as they are', () => {
    const input = fc.oneof(
      fc.constantFrom<unknown>(
        undefined,
        null,
        '',
        'karelia-2025-08-01',
        'A',
        '-a',
        'a'.repeat(100),
        'a'.repeat(101),
        7,
      ),
      fc.stringMatching(/^[a-z0-9-]{0,110}$/),
      fc.anything(),
    )
    fc.assert(
      fc.property(fc.constantFrom(...requestNames.filter(isEarly)), input, (name, value) => {
        const parsed = requests[name].input.safeParse(value)
        expect(earlyInputs[name](value)).toBe(parsed.success)
        if (parsed.success) expect(parsed.data).toBe(value)
      }),
    )
  })
})
