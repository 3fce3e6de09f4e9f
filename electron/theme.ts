import { app, BrowserWindow, Menu, nativeTheme } from 'electron'
import type { ThemeChoice } from '../src/core/session.ts'
import type { Announcer } from './ipc.ts'
import { menuTemplate } from './menu.ts'
import { themeSourceOf } from './theme-source.ts'
import { paperOf } from './window.ts'

/** Keeps what follows the theme in step with it: the system's own parts, the menu's mark, and the colour behind the page. */
export function followTheme(first: ThemeChoice, announcer: Announcer) {
  let theme = first
  const redraw = () => {
    for (const window of BrowserWindow.getAllWindows()) window.setBackgroundColor(paperOf(theme))
  }
  const setMenu = () => {
    const { platform } = process
    const send: Parameters<typeof menuTemplate>[0]['send'] = (command) => announcer.announce('command', command)
    const template = menuTemplate({ platform, appName: app.getName(), theme, isPackaged: app.isPackaged, send })
    Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  }
  nativeTheme.themeSource = themeSourceOf(theme)
  nativeTheme.on('updated', () => {
    redraw()
    const { shouldUseDarkColors: dark, shouldUseHighContrastColors: contrast } = nativeTheme
    announcer.announce('themeChanged', { dark, contrast })
  })
  return {
    current: (): ThemeChoice => theme,
    /** Makes the menu, when the first drawing need no longer wait for it. */
    showMenu: setMenu,
    /** Told after the reader chose a theme. */
    onChoice(chosen: ThemeChoice): void {
      if (chosen === theme) return
      theme = chosen
      setMenu()
      redraw()
    },
  }
}
