import type { OpenDialogOptions, OpenDialogReturnValue } from 'electron'
import type { Result, ShelfDescription } from '../../src/contract/index.ts'
import { diskFailure, failed, notInLibrary } from './failures.ts'
import type { Library } from './library.ts'

interface Machine {
  readonly library: Library
  showOpenDialog(options: OpenDialogOptions): Promise<OpenDialogReturnValue>
  /** Shows a file in its folder in the system's file manager. */
  showItemInFolder(file: string): void
  /** Opens a folder in the system's file manager; resolves to an error's text, empty for none. */
  openPath(folder: string): Promise<string>
}

export type ShelfDesk = ReturnType<typeof createShelfDesk>

/** What the shelf asks of the desktop: a folder from the reader, and the system's file manager. */
export function createShelfDesk({ library, showOpenDialog, showItemInFolder, openPath }: Machine) {
  return {
    async choose(): Promise<Result<ShelfDescription>> {
      const chosen = await showOpenDialog({
        title: 'Folder for Your Articles',
        message: 'Articles you have stay where they are; new ones go here.',
        buttonLabel: 'Use This Folder',
        properties: ['openDirectory', 'createDirectory'],
      })
      const folder = chosen.filePaths[0]
      if (chosen.canceled || folder === undefined)
        return failed({
          kind: 'cancelled',
          title: 'No folder was chosen',
          message: 'The dialog was closed.',
          hint: 'Choose a folder to keep your articles there.',
        })
      return { ok: true, value: await library.setFolder(folder) }
    },

    async showArticle(id: string): Promise<Result<null>> {
      const entry = await library.find(id)
      if (!entry) return notInLibrary(id)
      showItemInFolder(entry.file)
      return { ok: true, value: null }
    },

    async showFolder(): Promise<Result<null>> {
      try {
        const fault = await openPath(await library.openFolder())
        if (fault === '') return { ok: true, value: null }
        return failed({
          kind: 'unreadable',
          title: 'The folder was not shown',
          message: `The system’s file manager did not open (${fault}).`,
          hint: 'Open the folder yourself; its name stands at the foot of the list.',
        })
      } catch (error) {
        return diskFailure('The folder was not shown', (await library.describe()).folder, error)
      }
    },
  }
}
