import type { MenuItemConstructorOptions } from 'electron'
import type { CommandName } from '../src/contract/index.ts'
import type { ThemeChoice } from '../src/core/session.ts'

interface MenuState {
  readonly platform: NodeJS.Platform
  readonly appName: string
  readonly theme: ThemeChoice
  /** Developer tools and reload are for runs from source. */
  readonly isPackaged: boolean
  send(command: CommandName): void
}

/** The application menu. Every command in it goes to the renderer, which knows what is open. */
export function menuTemplate({ platform, appName, theme, isPackaged, send }: MenuState): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
  const item = (
    label: string,
    command: CommandName,
    more: MenuItemConstructorOptions = {},
  ): MenuItemConstructorOptions => ({
    id: command,
    label,
    click: () => send(command),
    ...more,
  })
  // The page handles these keys itself, also while a field has the focus; the menu only shows them.
  const shown = (accelerator: string): MenuItemConstructorOptions => ({ accelerator, registerAccelerator: false })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const themeItem = (label: string, choice: ThemeChoice) =>
    item(label, `theme-${choice}`, { type: 'radio', checked: theme === choice })

  return [
    ...(isMac ? [{ role: 'appMenu', label: appName } as const] : []),
    {
      label: '&File',
      submenu: [
        item('Open Article…', 'open-article', { accelerator: 'CmdOrCtrl+O' }),
        item('Open Text…', 'open-text', { accelerator: 'CmdOrCtrl+Shift+O' }),
        item('New from Clipboard', 'new-from-clipboard', { accelerator: 'CmdOrCtrl+Shift+V' }),
        item('Library', 'library', shown('CmdOrCtrl+L')),
        line,
        isMac ? { role: 'close' } : { role: 'quit' },
      ],
    },
    {
      label: '&Edit',
      submenu: [
        // The page knows whether the step is one in a field or a correction of the article.
        item('Undo', 'undo', shown('CmdOrCtrl+Z')),
        item('Redo', 'redo', shown('CmdOrCtrl+Shift+Z')),
        line,
        { role: 'cut' },
        { role: 'copy' },
        { role: 'paste' },
        { role: 'selectAll' },
        line,
        item('Copy Quotation', 'copy-quotation', shown('CmdOrCtrl+Shift+C')),
        item('Copy Citation', 'copy-citation'),
        item('Copy Link', 'copy-link'),
        line,
        item('Search Statements', 'search', shown('CmdOrCtrl+F')),
        item('Command Palette', 'palette', shown('CmdOrCtrl+K')),
      ],
    },
    {
      label: '&Article',
      submenu: [
        item('Check the Text…', 'review'),
        line,
        item('Play or Pause', 'play-or-pause'),
        item('Next Statement', 'next-statement'),
        item('Previous Statement', 'previous-statement'),
        line,
        item('Clear Focus', 'clear-focus'),
        item('Clear Filters', 'clear-filters'),
      ],
    },
    {
      label: '&View',
      submenu: [
        item('Story', 'story'),
        item('Calendar', 'calendar'),
        item('Fit Map to All Places', 'fit-map'),
        line,
        {
          label: 'Theme',
          submenu: [
            themeItem('System', 'system'),
            themeItem('Light', 'light'),
            themeItem('Dark', 'dark'),
            themeItem('High Contrast', 'contrast'),
          ],
        },
        item('Larger Text', 'text-larger', { accelerator: 'CmdOrCtrl+Plus' }),
        // The same command for keyboards where plus needs Shift.
        item('Larger Text', 'text-larger', {
          id: 'text-larger-plain',
          accelerator: 'CmdOrCtrl+=',
          visible: false,
          acceleratorWorksWhenHidden: true,
        }),
        item('Smaller Text', 'text-smaller', { accelerator: 'CmdOrCtrl+-' }),
        item('Normal Text Size', 'text-reset', { accelerator: 'CmdOrCtrl+0' }),
        line,
        { role: 'togglefullscreen' },
        ...(isPackaged ? [] : [line, { role: 'reload' } as const, { role: 'toggleDevTools' } as const]),
      ],
    },
    { role: 'windowMenu' },
    {
      role: 'help',
      submenu: [
        item('Keyboard Shortcuts', 'shortcuts'),
        item('Crash Reports…', 'crash-reports'),
        line,
        item('About Dateline', 'about'),
      ],
    },
  ]
}
