import path from 'node:path'
import { explainDiskFault } from '../files/disk-fault.ts'
import type { StateWatcher } from '../state-file.ts'
import type { NoticeBoard } from './notices.ts'

interface Options {
  readonly board: NoticeBoard
  /** The path as the reader knows it, with `~` for the home folder. */
  showPath(file: string): string
}

/** Turns how the state files fare into notices: one a file for how it was found, one in all for what is not saved. */
export function createFileNotices({ board, showPath }: Options) {
  const unsaved = new Map<string, string>()

  const tellUnsaved = () => {
    const [first] = unsaved
    if (!first) return board.clear('unsaved')
    const [file, code] = first
    const others = unsaved.size - 1
    const { what, hint } = explainDiskFault(code)
    board.show({
      id: 'unsaved',
      tone: 'warning',
      title: 'What you do is not being saved',
      message:
        `${showPath(file)} cannot be written: ${what}. ` +
        (others > 0 ? `The same goes for ${others === 1 ? 'one other file' : `${others} other files`}. ` : '') +
        'Dateline keeps everything in memory while it runs.',
      hint: `${hint} Dateline tries again by itself.`,
      actions: ['retry'],
    })
  }

  /** Watches one file; `name` begins a sentence: “Your place and settings”. */
  const watch = (name: string): StateWatcher => ({
    onFound(file, found) {
      const shown = showPath(file)
      const tell = (title: string, message: string, hint: string) =>
        board.show({ id: `found ${path.basename(file)}`, tone: 'warning', title, message, hint, actions: [] })
      if (found.kind === 'newer')
        return tell(
          `${name} can only be read`,
          `${shown} was written by a newer Dateline. It is left as it is; what you change now is kept until you quit.`,
          'Use the newer Dateline to keep changes.',
        )
      if (found.kind === 'unreadable')
        return tell(
          `${name} cannot be read`,
          `${shown} may be sound, but ${explainRead(found.code)}. It is left as it is; what you change now is kept until you quit.`,
          'Put that right, then start Dateline again.',
        )
      const before = found.value === null ? 'Dateline starts afresh' : 'The last good version is used'
      if (found.aside === null)
        return tell(
          `${name} had been damaged`,
          `${shown} cannot be understood and cannot be moved aside. ${before}; what you change now is kept until you quit.`,
          'Move the file away, then start Dateline again.',
        )
      tell(
        `${name} had been damaged`,
        `${shown} cannot be understood; another program or a fault of the disk may have changed it. ${before}.`,
        `The damaged file is kept as ${path.basename(found.aside)}; you can delete it.`,
      )
    },
    onUnsaved(file, code) {
      unsaved.set(file, code)
      tellUnsaved()
    },
    onSaved(file) {
      unsaved.delete(file)
      tellUnsaved()
    },
  })
  return { watch }
}

function explainRead(code: string): string {
  if (code === 'EISDIR') return 'it is not a file'
  if (code === 'EACCES' || code === 'EPERM') return 'you do not have permission to read it'
  return `reading it failed (${code})`
}
