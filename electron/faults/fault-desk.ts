import type { MessageBoxOptions } from 'electron'
import type { Notice, NoticeAction, Result } from '../../src/contract/index.ts'
import { type CrashReports, type Fault, textOf } from './crash-reports.ts'
import type { NoticeBoard } from './notices.ts'

/** What the desk does with the machine; main passes it in. */
export interface FaultMachine {
  readonly board: NoticeBoard
  readonly reports: CrashReports
  /** Asks the reader in a dialog of the system; resolves to the number of the button. Aborting the signal takes the question back. */
  ask(options: MessageBoxOptions): Promise<number>
  /** Opens a folder in the file manager; resolves to what went wrong, or ''. */
  openFolder(folder: string): Promise<string>
  /** Writes what is not on disk yet; resolves to whether everything is. */
  save(): Promise<boolean>
  /** Starts the app anew, with these switches added, and quits this run. */
  restart(...switches: string[]): void
  quit(): void
  /** ms since 1970. */
  now(): number
  log(message: string): void
}

export type FaultDesk = ReturnType<typeof createFaultDesk>

/** A switch of the command line: start with the first article, as if nothing had been open. */
export const freshSwitch = 'without-last-session'

const manyTimes = 3
const withinMs = 60_000
const kept = 'Your place in the article, your filters and your settings are kept.'

/** Decides what happens when a part of the app fails: a report, a word to the reader, and a way on. */
export function createFaultDesk(machine: FaultMachine) {
  const { board, reports } = machine
  const times = new Map<string, number[]>()
  let asking = false

  /** How often this has happened in the last minute, this time included. */
  const count = (what: string): number => {
    const recent = [...(times.get(what) ?? []).filter((time) => machine.now() - time < withinMs), machine.now()]
    times.set(what, recent)
    return recent.length
  }
  const note = (fault: Fault) => {
    machine.log(`${fault.what}${fault.error === undefined ? '' : `\n${textOf(fault.error)}`}`)
    return reports.write(fault)
  }

  /** Asks, showing the reports as often as the reader wants to see them; resolves to the label of the way they chose. */
  const askWayOn = async <L extends string>(
    options: Pick<MessageBoxOptions, 'message' | 'detail' | 'signal'>,
    ways: readonly [L, ...L[]],
  ): Promise<L> => {
    const show = 'Show Crash Reports'
    const buttons = [...ways, show]
    for (;;) {
      const chosen = await machine.ask({
        type: 'error',
        title: 'Dateline',
        ...options,
        buttons,
        defaultId: 0,
        cancelId: 0,
      })
      const way = ways[chosen]
      if (way !== undefined) return way
      await machine.openFolder(reports.folder)
    }
  }

  const notice = (id: string, title: string, message: string, more: Partial<Notice> = {}) =>
    board.show({ id, tone: 'note', title, message, hint: '', actions: ['crash-reports'], ...more })

  return {
    board,
    reports,

    /** A fault in main that no one caught. The app goes on where it can: its state files stay whole whatever happens. */
    async onMainFault(kind: 'main-exception' | 'main-rejection', error: unknown): Promise<void> {
      note({ kind, what: 'Something went wrong inside Dateline.', error })
      const often = count('main') >= manyTimes
      if (kind === 'main-rejection' && !often) {
        const message = `A task inside Dateline was given up. ${kept}`
        return notice('main', 'Something went wrong inside Dateline', message)
      }
      if (asking) return
      asking = true
      try {
        const saved = await machine.save()
        const way = await askWayOn(
          {
            message: often ? 'Things keep going wrong inside Dateline.' : 'Something went wrong inside Dateline.',
            detail: `${saved ? kept : 'What you did last could not be saved.'} A crash report was written on this computer; nothing is sent.`,
          },
          often ? ['Go On', 'Restart Without Last Session', 'Restart', 'Quit'] : ['Go On', 'Restart', 'Quit'],
        )
        if (way === 'Restart') machine.restart()
        else if (way === 'Restart Without Last Session') machine.restart(`--${freshSwitch}`)
        else if (way === 'Quit') machine.quit()
      } finally {
        asking = false
      }
    },

    /** The window's process is gone. Resolves to what is to be done: the first time in a minute its page is loaded again by itself. */
    async onWindowGone(reason: string, exitCode: number): Promise<'reload' | 'reload-fresh'> {
      note({ kind: 'window-crashed', what: 'The window stopped working.', facts: { reason, exitCode } })
      if (count('window') === 1) {
        notice('window', 'The window stopped working and was opened again', kept)
        return 'reload'
      }
      const way = await askWayOn(
        {
          message: 'Dateline’s window stopped working again.',
          detail: `${kept} Reason: ${reason}. If the article that was open is the cause, start without it.`,
        },
        ['Load Again', 'Start Without Last Session', 'Quit'],
      )
      if (way === 'Quit') machine.quit()
      return way === 'Start Without Last Session' ? 'reload-fresh' : 'reload'
    },

    /** The window does not answer. Resolves to whether its page is to be ended and loaded again; false also when it answers after all. */
    async onWindowStuck(answersAgain: AbortSignal): Promise<boolean> {
      note({ kind: 'window-stuck', what: 'The window did not answer.' })
      const way = await askWayOn(
        {
          message: 'Dateline’s window does not answer.',
          detail: `It may be busy with a large article. ${kept}`,
          signal: answersAgain,
        },
        ['Wait', 'Load Again', 'Quit'],
      )
      if (way === 'Quit' && !answersAgain.aborted) machine.quit()
      return way === 'Load Again' && !answersAgain.aborted
    },

    /** A process that Chromium starts again by itself is gone. Only the one that draws shows. */
    onProcessGone(type: string, reason: string, exitCode: number): void {
      note({ kind: 'process-crashed', what: `The ${type} process stopped working.`, facts: { type, reason, exitCode } })
      if (type !== 'GPU') return
      const often = count('GPU') >= manyTimes
      notice(
        'gpu',
        'Drawing stopped and was started again',
        `The process that draws stopped working (${reason}). ${kept}`,
        often
          ? {
              hint: 'If it keeps happening, let Dateline draw without the graphics card.',
              actions: ['restart-without-gpu', 'crash-reports'],
            }
          : {},
      )
    },

    /** A view of the page could not be drawn, or a fault there that no one caught. The page says so itself. */
    onPageFault({ message, stack }: { readonly message: string; readonly stack: string }): null {
      const error = new Error(message)
      error.stack = stack
      note({ kind: 'view-failed', what: 'A view could not be drawn.', error })
      return null
    },

    /** A start came to nothing before there was a window. */
    onStartFailed(error: unknown): void {
      note({ kind: 'start-failed', what: 'Dateline could not start.', error })
    },

    /** Several starts in a row came to nothing: asks how to start this one. */
    async askAfterFailedStarts(): Promise<'usual' | 'fresh' | 'quit'> {
      const way = await askWayOn(
        {
          message: 'Dateline did not get going the last few times.',
          detail: `If the article that was open is the cause, start without it. ${kept}`,
        },
        ['Start Without Last Session', 'Start as Usual', 'Quit'],
      )
      return way === 'Quit' ? 'quit' : way === 'Start as Usual' ? 'usual' : 'fresh'
    },

    /** Tells that the last run crashed, if a report says so, or that this start ended it because it did not answer. */
    async onAfterCrash(lastRunBegan: number, itHung: boolean): Promise<void> {
      if (itHung) {
        note({ kind: 'main-stuck', what: 'Dateline did not answer and was ended when it was started again.' })
        const message = `It was still running but did not answer, so it was ended. ${kept}`
        return notice('last-run', 'Dateline had stopped answering', message)
      }
      const newest = (await reports.list()).some(({ when }) => Date.parse(when) >= lastRunBegan)
      if (newest) notice('last-run', 'Dateline stopped working last time', kept)
    },

    answerNotice(id: string, answer: NoticeAction | 'dismiss'): null {
      if (answer === 'dismiss') board.dismiss(id)
      else if (answer === 'retry') void machine.save()
      else if (answer === 'restart-without-gpu') machine.restart('--disable-gpu')
      return null
    },

    async showReports(): Promise<Result<null>> {
      const problem = await machine.openFolder(reports.folder)
      if (problem === '') return { ok: true, value: null }
      const title = 'The folder cannot be shown'
      const hint = 'Open the folder in your file manager.'
      return { ok: false, failure: { kind: 'unreadable', title, message: problem, hint, file: reports.folder } }
    },
  }
}
