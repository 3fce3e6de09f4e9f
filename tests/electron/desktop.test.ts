import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { MenuItemConstructorOptions } from 'electron'
import { describe, expect, it } from 'vitest'
import { createDesktop } from '../../electron/desktop.ts'
import { Drafts } from '../../electron/draft/drafts.ts'
import { createEarlyHandlers } from '../../electron/early-handlers.ts'
import type { Question } from '../../electron/external-link.ts'
import { createHandlers } from '../../electron/handlers.ts'
import { Documents } from '../../electron/import/documents.ts'
import { createShelfDesk } from '../../electron/library/shelf-desk.ts'
import { createLicences } from '../../electron/licences.ts'
import { menuTemplate } from '../../electron/menu.ts'
import { createStateFile } from '../../electron/state-file.ts'
import { lateSession } from '../../electron/state-formats.ts'
import { type CommandName, events, requests } from '../../src/contract/index.ts'
import type { ThemeChoice } from '../../src/core/session.ts'
import { emptySession } from '../../src/core/stored-session.ts'
import { fakeFaultDesk } from './fault-desk.ts'
import { openLibrary } from './library/in-process.ts'
import { temporaryFolder, unwatched } from './temporary.ts'

async function desktop(chosen: { canceled: boolean; filePaths: string[] } = { canceled: true, filePaths: [] }) {
  const root = await temporaryFolder()
  await mkdir(path.join(root, 'articles'))
  const copied: string[] = []
  const themes: ThemeChoice[] = []
  const questions: Question[] = []
  const given: string[] = []
  const browser = { answer: true, open: (address: string) => Promise.resolve(void given.push(address)) }
  const nativeTheme: { themeSource: 'system' | 'light' | 'dark' } = { themeSource: 'system' }
  const clipboard = {
    writeText: (text: string) => {
      copied.push(text)
      return Promise.resolve()
    },
  }
  const stateFolder = path.join(root, 'state')
  const session = createStateFile({
    file: path.join(stateFolder, 'session.json'),
    format: lateSession,
    watcher: unwatched,
  })
  const library = openLibrary(root, { home: root })
  const machine = {
    app: { getName: () => 'Dateline', getVersion: () => '0.1.0' },
    clipboard,
    nativeTheme,
    library,
    session,
    electronOrigin: 'official' as const,
    showOpenDialog: () => Promise.resolve(chosen),
    confirm: (question: Question) => {
      questions.push(question)
      return Promise.resolve(browser.answer)
    },
    openExternal: (address: string) => browser.open(address),
    onTheme: (theme: ThemeChoice) => void themes.push(theme),
  }
  const searchPlaces = () => Promise.resolve({ ok: true, value: [] } as const)
  const faults = fakeFaultDesk(path.join(root, 'crash-reports')).desk
  const documents = new Documents({
    reader: { read: () => Promise.reject(new Error('nothing is read here')) },
    showOpenDialog: machine.showOpenDialog,
    readClipboard: () => Promise.resolve({ text: '', html: '' }),
    addArticle: () => Promise.reject(new Error('nothing is dropped here')),
    shelved: () => Promise.resolve(null),
    onProgress: () => {},
  })
  const drafts = new Drafts({
    drafter: { draft: () => Promise.reject(new Error('nothing is drafted here')), warm: () => {} },
    create: () => Promise.reject(new Error('nothing is drafted here')),
    onProgress: () => {},
  })
  const licences = createLicences({ own: path.join(root, 'none'), chromium: path.join(root, 'none'), report: () => {} })
  const shown: string[] = []
  const shelf = createShelfDesk({
    library,
    showOpenDialog: machine.showOpenDialog,
    showItemInFolder: (file) => void shown.push(file),
    openPath: async (folder) => {
      shown.push(folder)
      return ''
    },
  })
  const handlers = {
    ...createEarlyHandlers(session, library, faults),
    ...createHandlers(createDesktop(machine), searchPlaces, faults, documents, drafts, shelf, licences),
  }
  return { root, shown, stateFolder, copied, themes, nativeTheme, clipboard, handlers, questions, given, browser }
}

describe('the handlers', () => {
  it('take the folder the reader chooses for the shelf, and show it and what is in it', async () => {
    const { handlers: none } = await desktop()
    expect(await none.chooseShelf(undefined)).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    const own = await temporaryFolder()
    await writeFile(path.join(own, 'Talks.dateline.json'), '{')
    const { handlers, shown } = await desktop({ canceled: false, filePaths: [own] })
    expect(await handlers.describeShelf(undefined)).toMatchObject({ state: 'none' })
    expect(await handlers.chooseShelf(undefined)).toMatchObject({ ok: true, value: { folder: own, state: 'ready' } })
    const [talks] = await handlers.listArticles(undefined)
    expect(talks).toMatchObject({ title: 'Talks.dateline.json', fault: 'Damaged: line 1 cannot be read', broken: true })
    expect(await handlers.showArticle(talks?.id ?? '')).toEqual({ ok: true, value: null })
    expect(await handlers.showArticle('unknown')).toMatchObject({ ok: false, failure: { kind: 'not-found' } })
    expect(await handlers.showShelf(undefined)).toEqual({ ok: true, value: null })
    expect(shown).toEqual([path.join(own, 'Talks.dateline.json'), own])
  })

  it('keep the session, and say when the disk refuses it', async () => {
    const { handlers, stateFolder } = await desktop()
    const session = { ...emptySession, theme: 'dark' as const }
    const refused = await handlers.writeSession(session)
    expect(refused).toMatchObject({ ok: false, failure: { kind: 'not-saved' } })
    expect(requests.writeSession.output.safeParse(refused).success).toBe(true)
    expect(await handlers.readSession(undefined)).toEqual(session)
    await mkdir(stateFolder)
    expect(await handlers.writeSession(session)).toEqual({ ok: true, value: null })
  })

  it('copy text, and say when the clipboard refuses it', async () => {
    const { handlers, copied, clipboard } = await desktop()
    expect(await handlers.copyText('“We go on.”')).toEqual({ ok: true, value: null })
    expect(copied).toEqual(['“We go on.”'])
    clipboard.writeText = () => Promise.reject(new Error('busy'))
    expect(await handlers.copyText('x')).toMatchObject({ ok: false, failure: { kind: 'clipboard' } })
  })

  it('set the theme of the system’s parts; high contrast is light there', async () => {
    const { handlers, nativeTheme, themes } = await desktop()
    for (const [theme, source] of [
      ['dark', 'dark'],
      ['contrast', 'light'],
      ['light', 'light'],
      ['system', 'system'],
    ] as const) {
      expect(handlers.setTheme(theme)).toBeNull()
      expect(nativeTheme.themeSource).toBe(source)
    }
    expect(themes).toEqual(['dark', 'contrast', 'light', 'system'])
  })

  it('hand a listed address to the browser once the reader has said yes, and show it whole before', async () => {
    const { handlers, questions, given } = await desktop()
    expect(await handlers.openExternal('https://www.geonames.org/about.html')).toEqual({ ok: true, value: null })
    expect(given).toEqual(['https://www.geonames.org/about.html'])
    expect(questions).toHaveLength(1)
    expect(questions[0]?.message).toContain('www.geonames.org')
    expect(questions[0]?.detail).toContain('https://www.geonames.org/about.html')
  })

  it('hand nothing to the browser when the reader cancels', async () => {
    const { handlers, given, browser } = await desktop()
    browser.answer = false
    const answer = await handlers.openExternal('https://www.geonames.org/')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    expect(given).toEqual([])
  })

  it('do not even ask about an address that is not on the list', async () => {
    const { handlers, questions, given } = await desktop()
    const answer = await handlers.openExternal('https://example.org/')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'link' } })
    expect(requests.openExternal.output.safeParse(answer).success).toBe(true)
    expect([questions, given]).toEqual([[], []])
  })

  it('say when there is no browser', async () => {
    const { handlers, browser } = await desktop()
    browser.open = () => Promise.reject(new Error('no handler'))
    const answer = await handlers.openExternal('https://www.geonames.org/')
    expect(answer).toMatchObject({ ok: false, failure: { kind: 'link' } })
  })

  it('describe the app as the contract has it', async () => {
    const { handlers } = await desktop()
    const about = await handlers.describeApp(undefined)
    expect(requests.describeApp.output.parse(about)).toMatchObject({ name: 'Dateline', version: '0.1.0' })
  })

  it('choose nothing when the dialog is cancelled', async () => {
    const { handlers } = await desktop()
    expect(await handlers.chooseArticle(undefined)).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    expect(await handlers.listArticles(undefined)).toEqual([])
  })

  it('offer a chosen document, and say when there is none, in the contract’s words', async () => {
    const none = await (await desktop()).handlers.chooseDocument(undefined)
    expect(none).toMatchObject({ ok: false, failure: { kind: 'cancelled' } })
    const { handlers } = await desktop({ canceled: false, filePaths: ['/home/ada/ferry.pdf'] })
    const chosen = await handlers.chooseDocument(undefined)
    expect(requests.chooseDocument.output.parse(chosen)).toMatchObject({ ok: true, value: { name: 'ferry.pdf' } })
    const empty = await handlers.importDocument({ clipboard: true })
    expect(requests.importDocument.output.parse(empty)).toMatchObject({ ok: false, failure: { kind: 'empty' } })
    expect(handlers.cancelImport(undefined)).toBeNull()
  })

  it('add the chosen file to the list, also a broken one', async () => {
    const folder = await temporaryFolder()
    const file = path.join(folder, 'broken.json')
    await writeFile(file, '{}')
    const { handlers } = await desktop({ canceled: false, filePaths: [file] })
    const answer = await handlers.chooseArticle(undefined)
    expect(answer).toMatchObject({ ok: true, value: { title: 'broken.json', broken: true } })
    expect(requests.chooseArticle.output.safeParse(answer).success).toBe(true)
    expect(await handlers.listArticles(undefined)).toHaveLength(1)
  })
})

describe('the menu', () => {
  const flat = (items: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] =>
    items.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? flat(item.submenu) : [])])

  function menu(platform: NodeJS.Platform = 'linux', isPackaged = true) {
    const sent: CommandName[] = []
    const items = flat(
      menuTemplate({
        platform,
        appName: 'Dateline',
        theme: 'dark',
        isPackaged,
        send: (command) => void sent.push(command),
      }),
    )
    return { sent, items }
  }

  it('offers every command of the contract, and nothing else', () => {
    const { items, sent } = menu()
    for (const item of items) item.click?.(undefined as never, undefined, undefined as never) // the items use none of these
    expect(new Set(sent)).toEqual(new Set(events.command.options))
  })

  it('opens articles with Ctrl or Cmd and O, and takes no key from the page', () => {
    const { items } = menu()
    expect(items.find((item) => item.id === 'open-article')?.accelerator).toBe('CmdOrCtrl+O')
    for (const item of items.filter((one) => one.accelerator !== undefined)) {
      expect(item.accelerator, item.label).toMatch(/^CmdOrCtrl\+/)
    }
    expect(items.find((item) => item.id === 'search')?.registerAccelerator).toBe(false)
  })

  it('marks the theme that is set', () => {
    const themes = menu().items.filter((item) => item.type === 'radio')
    expect(themes.map((item) => [item.label, item.checked])).toEqual([
      ['System', false],
      ['Light', false],
      ['Dark', true],
      ['High Contrast', false],
    ])
  })

  it('has the system’s own items, and developer tools only in a run from source', () => {
    const roles = (isPackaged: boolean, platform: NodeJS.Platform = 'linux') =>
      menu(platform, isPackaged).items.map((item) => item.role)
    for (const role of ['cut', 'copy', 'paste', 'selectAll', 'togglefullscreen', 'windowMenu', 'quit'] as const)
      expect(roles(true)).toContain(role)
    expect(roles(true)).not.toContain('toggleDevTools')
    expect(roles(true)).not.toContain('reload')
    expect(roles(false)).toContain('toggleDevTools')
    expect(roles(true, 'darwin')[0]).toBe('appMenu')
  })

  it('leaves Undo and Redo to the page, which knows whether a field or the article is meant', () => {
    const { items } = menu('linux', true)
    for (const [id, accelerator] of [
      ['undo', 'CmdOrCtrl+Z'],
      ['redo', 'CmdOrCtrl+Shift+Z'],
    ])
      expect(items.find((item) => item.id === id)).toMatchObject({ accelerator, registerAccelerator: false })
  })
})
