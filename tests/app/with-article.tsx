import { readFileSync } from 'node:fs'
import path from 'node:path'
import { render } from '@testing-library/react'
import type { ReactNode } from 'react'
import { type Desk, DeskProvider } from '../../src/app/desk.ts'
import { createViewStore, ViewStoreProvider } from '../../src/app/store.ts'
import type { EventName, RequestName } from '../../src/contract/channels.ts'
import type { ArticleSummary } from '../../src/contract/index.ts'
import { type Article, articleSchema } from '../../src/core/article.ts'
import { digestArticle } from '../../src/core/library/digest.ts'
import type { Session } from '../../src/core/session.ts'
import { articleToOpen, emptySession } from '../../src/core/stored-session.ts'

const resources = path.resolve(import.meta.dirname, '../../resources')

/** The article that comes with the app, parsed. */
export function bundledArticle(): Article {
  const file = path.join(resources, 'articles/karelia-2025-08-01.dateline.json')
  return articleSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
}

/** What the library lists of an article that comes with the app. */
export const summaryOf = (article: Article): ArticleSummary => ({
  ...digestArticle(article),
  id: article.id,
  file: null,
  place: 'bundled',
  broken: false,
  fault: null,
  pending: false,
  modified: null,
  opened: null,
})

export interface FakeDesk extends Desk {
  /** Every request made, in order. */
  readonly asked: { readonly name: RequestName; readonly input: unknown }[]
  /** Acts as main announcing an event. */
  announce(name: EventName, payload: unknown): void
}

const nothingFound = {
  groups: [],
  total: 0,
  articles: 0,
  facets: { speakers: [], places: [], modes: [] },
  instead: null,
  indexed: { done: 1, total: 1 },
}

const cancelled = { ok: false, failure: { kind: 'cancelled', title: 'No file was chosen', message: '', hint: '' } }

/** A desk that answers like main would, with answers a test can replace. */
export function fakeDesk(answers: Partial<Record<RequestName, (input: never) => unknown>> = {}): FakeDesk {
  const article = bundledArticle()
  const asked: FakeDesk['asked'] = []
  const listeners = new Map<string, Set<(payload: never) => void>>()
  const usual: Record<RequestName, (input: never) => unknown> = {
    listArticles: () => [summaryOf(article)],
    readArticle: () => ({ ok: true, value: article }),
    chooseArticle: () => cancelled,
    chooseDocument: () => cancelled,
    dropDocument: () => cancelled,
    importDocument: () => cancelled,
    cancelImport: () => null,
    draftArticle: () => cancelled,
    cancelDraft: () => null,
    createArticle: () => cancelled,
    saveArticle: () => ({ ok: true, value: null }),
    resolveChange: () => cancelled,
    renameArticle: () => cancelled,
    duplicateArticle: () => cancelled,
    trashArticles: () => ({ ok: true, value: [] }),
    restoreArticles: () => ({ ok: true, value: [] }),
    listTrash: () => [],
    emptyTrash: () => ({ ok: true, value: 0 }),
    forgetArticle: () => ({ ok: true, value: null }),
    showArticle: () => ({ ok: true, value: null }),
    describeShelf: () => ({
      folder: '~/Documents/Dateline',
      state: 'none',
      indexed: { done: 1, total: 1 },
      trashed: 0,
    }),
    chooseShelf: () => cancelled,
    showShelf: () => ({ ok: true, value: null }),
    searchShelf: () => ({ ok: true, value: nothingFound }),
    // Of the three that it stands for, so that what a test gives for one of them holds here too.
    readStart: async () => {
      const given = (name: RequestName, input?: unknown) => (answers[name] ?? usual[name])(input as never)
      const session = (await given('readSession')) as Session
      const articles = (await given('listArticles')) as ArticleSummary[]
      const id = session.together.length > 1 ? undefined : articleToOpen(articles, session)?.id
      return { session, articles, first: id === undefined ? null : { id, answer: await given('readArticle', id) } }
    },
    readSession: () => emptySession,
    writeSession: () => ({ ok: true, value: null }),
    copyText: () => ({ ok: true, value: null }),
    setTheme: () => null,
    describeApp: () => ({
      name: 'Dateline',
      version: '0.0.0',
      electron: '0',
      chrome: '0',
      node: '0',
      platform: 'linux',
      electronOrigin: 'source',
    }),
    listLicences: () => ({ ok: true, value: [] }),
    readLicence: () => ({ ok: true, value: '' }),
    searchPlaces: () => ({ ok: true, value: [] }),
    listNotices: () => [],
    answerNotice: () => null,
    listCrashReports: () => [],
    readCrashReport: () => ({ ok: true, value: '{}' }),
    showCrashReports: () => ({ ok: true, value: null }),
    reportFault: () => null,
    openExternal: () => ({ ok: true, value: null }),
  }
  return {
    asked,
    async request(name, ...[input]) {
      asked.push({ name, input })
      const answer = answers[name] ?? usual[name]
      return answer(input as never) as never
    },
    async dropDocument(file) {
      asked.push({ name: 'dropDocument', input: file.name })
      return (answers.dropDocument ?? usual.dropDocument)(file.name as never) as never
    },
    listen(name, listener) {
      const set = listeners.get(name) ?? new Set()
      listeners.set(name, set.add(listener as (payload: never) => void))
      return () => set.delete(listener as (payload: never) => void)
    },
    announce(name, payload) {
      for (const listener of listeners.get(name) ?? []) listener(payload as never)
    },
    mapDataAddress: (name) => new URL(`/map/${name}`, location.href).href,
    async readMapData(name) {
      const bytes = readFileSync(path.join(resources, 'map', name))
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    },
  }
}

/** Renders a view with an article open, and hands back its store and desk. */
export function renderWithArticle(
  view: ReactNode,
  { article = bundledArticle(), desk = fakeDesk() }: { article?: Article; desk?: FakeDesk } = {},
) {
  const store = createViewStore(article)
  const shown = render(
    <DeskProvider value={desk}>
      <ViewStoreProvider value={store}>{view}</ViewStoreProvider>
    </DeskProvider>,
  )
  return { ...shown, store, desk }
}
