/** Names of what crosses the process boundary; the preload imports these alone, so that it stays free of schemas. */
export const requestNames = [
  'readStart',
  'listArticles',
  'readArticle',
  'chooseArticle',
  'readSession',
  'writeSession',
  'copyText',
  'setTheme',
  'describeApp',
  'listLicences',
  'readLicence',
  'searchPlaces',
  'listNotices',
  'answerNotice',
  'listCrashReports',
  'readCrashReport',
  'showCrashReports',
  'reportFault',
  'openExternal',
  'chooseDocument',
  'dropDocument',
  'importDocument',
  'cancelImport',
  'draftArticle',
  'cancelDraft',
  'createArticle',
  'saveArticle',
  'resolveChange',
  'renameArticle',
  'duplicateArticle',
  'trashArticles',
  'restoreArticles',
  'listTrash',
  'emptyTrash',
  'forgetArticle',
  'showArticle',
  'describeShelf',
  'chooseShelf',
  'showShelf',
  'searchShelf',
] as const

export type RequestName = (typeof requestNames)[number]

export const eventNames = [
  'openLink',
  'command',
  'themeChanged',
  'noticesChanged',
  'documentOpened',
  'importProgress',
  'draftProgress',
  'shelfChanged',
] as const

export type EventName = (typeof eventNames)[number]

/** The IPC channel of a request or an event. */
export const channelOf = (name: RequestName | EventName): string => `dateline:${name}`

/** What the preload puts on `window.dateline`: a relay without knowledge of the payloads, which `app/bridge.ts` types. */
export interface Bridge {
  /** Resolves to the answer as JSON text. */
  request(name: RequestName, input?: unknown): Promise<string>
  /** Hands a dropped file to main (`dropDocument`); takes nothing but a File that the system gave. */
  drop(file: unknown): Promise<string>
  /** Calls back with the payload alone, never the raw event; returns a function that stops it. */
  listen(name: EventName, listener: (payload: unknown) => void): () => void
  /** Has Chromium collect garbage and drop what it keeps at hand for the page. */
  giveBackMemory(): void
}
