import type { Desktop } from './desktop.ts'
import type { Drafts } from './draft/drafts.ts'
import type { FaultDesk } from './faults/fault-desk.ts'
import type { PlaceSearch } from './gazetteer/search-places.ts'
import type { Documents } from './import/documents.ts'
import type { LateHandlers } from './ipc.ts'
import type { ShelfDesk } from './library/shelf-desk.ts'
import type { Licences } from './licences.ts'

/** One line per request; those of a start are in `early-handlers.ts`. */
export const createHandlers = (
  desktop: Desktop,
  searchPlaces: PlaceSearch,
  faults: FaultDesk,
  documents: Documents,
  drafts: Drafts,
  shelf: ShelfDesk,
  licences: Licences,
): LateHandlers => ({
  chooseArticle: () => desktop.chooseArticle(),
  writeSession: (session) => desktop.writeSession(session),
  copyText: (text) => desktop.copyText(text),
  setTheme: (theme) => desktop.setTheme(theme),
  describeApp: () => desktop.describeApp(),
  listLicences: () => licences.list(),
  readLicence: (id) => licences.read(id),
  searchPlaces: (query) => searchPlaces(query),
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
  createArticle: (article) => desktop.library.writing.create(article),
  saveArticle: ({ id, article }) => desktop.library.writing.save(id, article),
  resolveChange: ({ id, keep, article }) => desktop.library.writing.resolve(id, keep, article),
  renameArticle: ({ id, title }) => desktop.library.writing.rename(id, title),
  duplicateArticle: (id) => desktop.library.writing.duplicate(id),
  trashArticles: (ids) => desktop.library.writing.trash(ids),
  restoreArticles: (keys) => desktop.library.writing.restore(keys),
  listTrash: () => desktop.library.listTrash(),
  emptyTrash: () => desktop.library.writing.emptyTrash(),
  forgetArticle: (id) => desktop.library.forget(id),
  showArticle: (id) => shelf.showArticle(id),
  describeShelf: () => desktop.library.describe(),
  chooseShelf: () => shelf.choose(),
  showShelf: () => shelf.showFolder(),
  searchShelf: (query) => desktop.library.search(query),
})
