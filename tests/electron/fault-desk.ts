import type { MessageBoxOptions } from 'electron'
import { createCrashReports } from '../../electron/faults/crash-reports.ts'
import { createFaultDesk } from '../../electron/faults/fault-desk.ts'
import { createNoticeBoard } from '../../electron/faults/notices.ts'

/** A fault desk on a real folder, whose dialogs are answered by label, the first button when nothing is left to answer. */
export function fakeFaultDesk(folder: string) {
  const asked: MessageBoxOptions[] = []
  const answers: string[] = []
  const did: string[] = []
  const clock = { now: Date.parse('2026-11-24T12:00:00Z') }
  const board = createNoticeBoard(() => {})
  const reports = createCrashReports({
    folder,
    hidden: { folders: [['/home/alice', '~']], user: 'alice' },
    about: { dateline: '0.1.0' },
    now: () => new Date(clock.now),
  })
  const desk = createFaultDesk({
    board,
    reports,
    ask: async (options) => {
      asked.push(options)
      return options.buttons?.indexOf(answers.shift() ?? options.buttons[0] ?? '') ?? 0
    },
    openFolder: async (place) => {
      did.push(`open ${place}`)
      return ''
    },
    save: async () => {
      did.push('save')
      return true
    },
    restart: (...switches) => void did.push(['restart', ...switches].join(' ')),
    quit: () => void did.push('quit'),
    now: () => clock.now,
    log: () => {},
  })
  return { desk, board, reports, asked, answers, did, clock }
}
