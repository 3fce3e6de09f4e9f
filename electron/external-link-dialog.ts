import { app, type BrowserWindow, dialog, type MessageBoxOptions } from 'electron'
import type { Question } from './external-link.ts'

/** Asks over the window, if there is one. Cancel comes first: it is what Enter, Esc and closing the dialog choose. */
export async function confirm(window: BrowserWindow | null, { message, detail, yes }: Question): Promise<boolean> {
  const options: MessageBoxOptions = {
    type: 'question',
    title: app.getName(),
    message,
    detail,
    buttons: ['Cancel', yes],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  }
  const { response } = await (window ? dialog.showMessageBox(window, options) : dialog.showMessageBox(options))
  return response === 1
}
