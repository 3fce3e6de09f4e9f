import type { ThemeChoice } from '../src/core/session.ts'

/** High contrast is drawn black on white, so the system's own parts are light with it. */
export const themeSourceOf = (theme: ThemeChoice): 'system' | 'light' | 'dark' =>
  theme === 'contrast' ? 'light' : theme
