import { mkdir } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { app, BrowserWindow, dialog, shell } from 'electron'
import { showPath } from '../files/show-path.ts'
import type { Announcer } from '../ipc.ts'
import { createCrashReports } from './crash-reports.ts'
import { createFaultDesk } from './fault-desk.ts'
import { createFileNotices } from './file-notices.ts'
import { createNoticeBoard } from './notices.ts'

interface Options {
  readonly announcer: Announcer
  /** The app's own folder. */
  readonly root: string
  save(): Promise<boolean>
  log(message: string): void
}

/** The fault desk of the running app. */
export function openFaultDesk({ announcer, root, save, log }: Options) {
  const home = os.homedir()
  const folder = path.join(app.getPath('userData'), 'crash-reports')

  const { electron = '', chrome = '', node } = process.versions
  const { platform, arch } = process
  const version = app.getVersion()
  const folders = [[root, 'DATELINE'] as const, [home, '~'] as const].sort(([a], [b]) => b.length - a.length)
  const reports = createCrashReports({
    folder,
    hidden: { folders, user: userName() },
    about: {
      dateline: version,
      packaged: app.isPackaged,
      electron,
      chrome,
      node,
      platform,
      arch,
      system: os.release(),
    },
    now: () => new Date(),
  })
  const board = createNoticeBoard((notices) => announcer.announce('noticesChanged', notices))
  const desk = createFaultDesk({
    board,
    reports,
    ask: async (options) => {
      const window = BrowserWindow.getAllWindows().find((one) => one.isVisible()) // at the start there is one that is not yet
      const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
      return response
    },
    openFolder: async (place) => {
      await mkdir(place, { recursive: true }).catch(() => undefined) // openPath says what is wrong with it
      return shell.openPath(place)
    },
    save,
    restart: (...switches) => {
      const kept = process.argv.slice(1).filter((argument) => !switches.includes(argument))
      app.relaunch({ args: [...kept, ...switches] })
      app.quit()
    },
    quit: () => app.quit(),
    now: Date.now,
    log,
  })
  return { desk, fileNotices: createFileNotices({ board, showPath: (file) => showPath(file, home) }) }
}

function userName(): string {
  try {
    return os.userInfo().username
  } catch {
    return '' // an account without a name
  }
}
