import type { Desktop } from './desktop.ts'
import type { Drafts } from './draft/drafts.ts'
import type { FaultDesk } from './faults/fault-desk.ts'
import type { PlaceSearch } from './gazetteer/search-places.ts'
import type { Documents } from './import/documents.ts'
import type { Handlers } from './ipc.ts'
import type { Licences } from './licences.ts'

/** One line per request. */
export const createHandlers = (
  desktop: Desktop,
  searchPlaces: PlaceSearch,
  faults: FaultDesk,
  documents: Documents,
  drafts: Drafts,
  licences: Licences,
): Handlers => ({
  listArticles: () => desktop.library.list(),
  readArticle: (id) => desktop.library.read(id),
  chooseArticle: () => desktop.chooseArticle(),
  readSession: () => desktop.session.read(),
  writeSession: (session) => desktop.writeSession(session),
  copyText: (text) => desktop.copyText(text),
  setTheme: (theme) => desktop.setTheme(theme),
  describeApp: () => desktop.describeApp(),
  listLicences: () => licences.list(),
  readLicence: (id) => licences.read(id),
  searchPlaces: (query) => searchPlaces(query),
  listNotices: () => faults.board.list(),
  answerNotice: ({ id, answer }) => faults.answerNotice(id, answer),
  listCrashReports: () => faults.reports.list(),
  readCrashReport: (name) => faults.reports.read(name),
  showCrashReports: () => faults.showReports(),
  reportFault: (fault) => faults.onPageFault(fault),
  openExternal: (address) => desktop.openExternal(address),
  chooseDocument: () => documents.choose(),
  dropDocument: (file) => documents.drop(file),
  importDocument: (wanted) => {
    drafts.warm()
    return documents.import(wanted)
  },
  cancelImport: () => {
    documents.cancel()
    return null
  },
  draftArticle: (job) => drafts.draft(job),
  cancelDraft: () => {
    drafts.cancel()
    return null
  },
  createArticle: (article) => desktop.library.create(article),
  saveArticle: ({ id, article }) => desktop.library.save(id, article),
})
