import type { App, Clipboard, NativeTheme, OpenDialogOptions, OpenDialogReturnValue } from 'electron'
import type { AppDescription, ArticleSummary, Failure, Result } from '../src/contract/index.ts'
import type { Session, ThemeChoice } from '../src/core/session.ts'
import { shorten } from '../src/core/wording.ts'
import { type Question, questionAbout, readExternalAddress } from './external-link.ts'
import type { Library } from './library/library.ts'
import type { StateFile } from './state-file.ts'
import { themeSourceOf } from './theme-source.ts'

/** What the handlers work with; the machine's parts are passed in. */
interface Machine {
  readonly app: Pick<App, 'getName' | 'getVersion'>
  readonly clipboard: Pick<Clipboard, 'writeText'>
  readonly nativeTheme: Pick<NativeTheme, 'themeSource'>
  readonly library: Library
  readonly session: StateFile<Session>
  readonly electronOrigin: AppDescription['electronOrigin']
  showOpenDialog(options: OpenDialogOptions): Promise<OpenDialogReturnValue>
  /** Asks the reader in a dialog of the system, which no page can answer; true only for a plain yes. */
  confirm(question: Question): Promise<boolean>
  openExternal(address: string): Promise<void>
  /** Told after the reader chose a theme. */
  onTheme(theme: ThemeChoice): void
}

export type Desktop = ReturnType<typeof createDesktop>

const failed = (failure: Failure) => ({ ok: false, failure }) as const
const done = { ok: true, value: null } as const

/** The desktop's answers to the renderer that are more than one call. */
export function createDesktop(machine: Machine) {
  return {
    library: machine.library,

    async chooseArticle(): Promise<Result<ArticleSummary>> {
      const chosen = await machine.showOpenDialog({
        title: 'Open Article',
        buttonLabel: 'Open',
        filters: [{ name: 'Dateline articles', extensions: ['json'] }], // a filter takes only the last extension on some systems
        properties: ['openFile'],
      })
      const file = chosen.filePaths[0]
      if (!chosen.canceled && file !== undefined) return { ok: true, value: await machine.library.add(file) }
      return failed({
        kind: 'cancelled',
        title: 'No article was chosen',
        message: 'The dialog was closed.',
        hint: 'Choose a file to open it.',
      })
    },

    async writeSession(session: Session): Promise<Result<null>> {
      try {
        await machine.session.write(session)
        return done
      } catch (error) {
        const reason = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
        return failed({
          kind: 'not-saved',
          title: 'Where you left off was not saved',
          message: `Writing the session failed (${reason}).`,
          hint: 'Check that the disk has room. Dateline tries again with your next step.',
        })
      }
    },

    async copyText(text: string): Promise<Result<null>> {
      try {
        await machine.clipboard.writeText(text) // a promise since Electron 45, nothing before
        return done
      } catch {
        return failed({
          kind: 'clipboard',
          title: 'Nothing was copied',
          message: 'The clipboard did not take the text.',
          hint: 'Try once more.',
        })
      }
    },

    setTheme(theme: ThemeChoice): null {
      machine.nativeTheme.themeSource = themeSourceOf(theme)
      machine.onTheme(theme)
      return null
    },

    async openExternal(text: string): Promise<Result<null>> {
      const address = readExternalAddress(text)
      if (address === null) {
        return failed({
          kind: 'link',
          title: 'This link was not opened',
          message: `Dateline hands only the addresses of its own sources and licences to the browser, and ${shorten(text, 80)} is none of them.`,
          hint: 'Copy the address into your browser if you trust it.',
        })
      }
      if (!(await machine.confirm(questionAbout(address)))) {
        return failed({
          kind: 'cancelled',
          title: 'The link was not opened',
          message: 'You chose to stay in Dateline.',
          hint: 'Choose the link again to open it.',
        })
      }
      try {
        await machine.openExternal(address)
        return done
      } catch {
        return failed({
          kind: 'link',
          title: 'The browser did not open',
          message: `The system found no program for ${address}.`,
          hint: 'Copy the address into a browser.',
        })
      }
    },

    describeApp(): AppDescription {
      const { electron = '', chrome = '', node } = process.versions
      return {
        name: machine.app.getName(),
        version: machine.app.getVersion(),
        electron,
        chrome,
        node,
        platform: process.platform,
        electronOrigin: machine.electronOrigin,
      }
    },
  }
}
