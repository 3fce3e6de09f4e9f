import type { Notice } from '../../src/contract/index.ts'

export interface NoticeBoard {
  /** The notices to be shown, the oldest first. */
  list(): readonly Notice[]
  /** Puts up a notice in place of the one with its id. One the reader dismissed does not come back until it says something else. */
  show(notice: Notice): void
  /** Takes a notice down, because what it told of is over. */
  clear(id: string): void
  /** The reader has seen it. */
  dismiss(id: string): void
}

/** What the app has to tell the reader at present; the window draws it, and a window that loads again finds it still there. */
export function createNoticeBoard(onChange: (notices: readonly Notice[]) => void): NoticeBoard {
  const shown = new Map<string, Notice>()
  const dismissed = new Map<string, string>()
  const list = () => [...shown.values()]
  const remove = (id: string) => {
    if (shown.delete(id)) onChange(list())
  }
  return {
    list,
    show(notice) {
      const content = JSON.stringify(notice)
      const before = shown.get(notice.id)
      if (dismissed.get(notice.id) === content || (before && JSON.stringify(before) === content)) return
      dismissed.delete(notice.id)
      shown.set(notice.id, notice)
      onChange(list())
    },
    clear(id) {
      dismissed.delete(id)
      remove(id)
    },
    dismiss(id) {
      const notice = shown.get(id)
      if (notice) dismissed.set(id, JSON.stringify(notice))
      remove(id)
    },
  }
}
