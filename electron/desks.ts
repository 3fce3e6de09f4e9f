import path from 'node:path'
import { app, type BrowserWindow, clipboard, dialog, nativeTheme, type OpenDialogOptions, shell } from 'electron'
import type { Session, ThemeChoice } from '../src/core/session.ts'
import { createDesktop } from './desktop.ts'
import { Drafter } from './draft/drafter.ts'
import { Drafts } from './draft/drafts.ts'
import { confirm } from './external-link-dialog.ts'
import type { FaultDesk } from './faults/fault-desk.ts'
import { createPlaceSearch } from './gazetteer/search-places.ts'
import { createHandlers } from './handlers.ts'
import { readClipboard } from './import/clipboard.ts'
import { DocumentReader } from './import/document-reader.ts'
import { Documents } from './import/documents.ts'
import type { Announcer } from './ipc.ts'
import type { Library } from './library/library.ts'
import { createShelfDesk } from './library/shelf-desk.ts'
import { createLicences } from './licences.ts'
import { readElectronOrigin } from './origin.ts'
import type { StateFile } from './state-file.ts'
import { forkWorker, memoryOf } from './work/fork.ts'

// What a start has no need of: main loads it after the first drawing, or with the first request that asks for it.

interface Parts {
  readonly resources: string
  readonly library: Library
  readonly session: StateFile<Session>
  readonly faults: FaultDesk
  readonly announcer: Announcer
  /** The window, for what is asked in a dialog of its own. */
  window(): BrowserWindow | null
  onTheme(theme: ThemeChoice): void
  report(message: string): void
}

// Beside the executable; in a Mac's app bundle only its resources are ours.
const chromiumCredits = (resources: string) =>
  path.join(process.platform === 'darwin' ? resources : path.dirname(process.execPath), 'LICENSES.chromium.html')

export type Desks = Awaited<ReturnType<typeof openDesks>>

/** The handlers of every request that is not part of a start, and the documents offered to the page. */
export async function openDesks({ resources, library, session, faults, announcer, window, onTheme, report }: Parts) {
  const showOpenDialog = (options: OpenDialogOptions) => {
    const own = window()
    return own ? dialog.showOpenDialog(own, options) : dialog.showOpenDialog(options)
  }
  const desktop = createDesktop({
    app,
    clipboard,
    nativeTheme,
    library,
    session,
    electronOrigin: await readElectronOrigin(app.isPackaged ? app.getAppPath() : null, report),
    onTheme,
    confirm: (question) => confirm(window(), question),
    openExternal: (address) => shell.openExternal(address),
    showOpenDialog,
  })
  const documents = new Documents({
    reader: new DocumentReader({ fork: () => forkWorker('read-document', 'Dateline document reader'), memoryOf }),
    showOpenDialog,
    readClipboard: () => readClipboard(clipboard),
    addArticle: async (file) => (await library.add(file)).id,
    shelved: (document) => library.madeOf(document),
    onProgress: (progress) => announcer.announce('importProgress', progress),
  })
  const gazetteer = path.join(resources, 'gazetteer/gazetteer.bin')
  const drafts = new Drafts({
    drafter: new Drafter({ fork: () => forkWorker('draft', 'Dateline drafter', [gazetteer]), memoryOf }),
    create: (article) => library.writing.create(article),
    onProgress: (progress) => announcer.announce('draftProgress', progress),
  })
  const handlers = createHandlers(
    desktop,
    createPlaceSearch(gazetteer, report),
    faults,
    documents,
    drafts,
    createShelfDesk({
      library,
      showOpenDialog,
      showItemInFolder: (file) => shell.showItemInFolder(file),
      openPath: (folder) => shell.openPath(folder),
    }),
    createLicences({ own: path.join(resources, 'notices.json'), chromium: chromiumCredits(resources), report }),
  )
  return { documents, handlers }
}
