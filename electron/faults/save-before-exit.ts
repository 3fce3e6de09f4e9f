import { type App, dialog } from 'electron'

const mostMs = 2000

/** Resolves to whether all is on disk; two seconds at most, so that a drive that hangs does not hold the app back for ever. */
export async function saveAll(files: readonly { flush(): Promise<boolean> }[]): Promise<boolean> {
  const all = Promise.all(files.map((file) => file.flush())).then((saved) => saved.every(Boolean))
  const enough = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), mostMs))
  return Promise.race([all, enough])
}

/**
 * Holds the exit back until everything is saved, and asks the reader what to do when it cannot be. Done at will-quit, not
 * before-quit: a page may still write its session while its window closes, which happens between the two.
 */
export function saveBeforeExit(app: App, save: () => Promise<boolean>): void {
  let done = false
  app.on('will-quit', (event) => {
    if (done) return
    event.preventDefault()
    void saveOrAsk(save).finally(() => {
      done = true
      // Not at once: with nothing to write this runs before Electron has seen that the exit was held back, and a quit while
      // quitting is ignored, which would leave the app running without a window.
      setImmediate(() => app.quit())
    })
  })
}

async function saveOrAsk(save: () => Promise<boolean>): Promise<void> {
  while (!(await save())) {
    const { response } = await dialog.showMessageBox({
      type: 'warning',
      title: 'Dateline',
      message: 'Where you are could not be saved.',
      detail:
        'The disk does not take it: it may be full, removed, or closed to writing. Put that right and try again, or quit: then Dateline opens next time where it was last saved. Your articles are not touched.',
      buttons: ['Try Again', 'Quit Without Saving'],
      defaultId: 0,
      cancelId: 1,
    })
    if (response === 1) return
  }
}
