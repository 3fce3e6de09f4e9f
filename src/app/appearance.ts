import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import type { ThemeChoice } from '../core/session.ts'
import { textScales } from './bar/Bar.tsx'
import { useCommand } from './commands.ts'
import { useDesk } from './desk.ts'
import { resolveTheme, type Settings, useSettings } from './settings.ts'

/** Under this width, in px at 100 % text, the filters fold into one button. */
const NARROW_PX = 1100

/** Draws the page in the reader's colours and text size, or the system's. */
export function useAppearance(settings: Settings) {
  const desk = useDesk()
  const choice = useSettings(settings, (store) => store.session.theme)
  const scale = useSettings(settings, (store) => store.session.textScale)
  const [system, setSystem] = useState(systemColours)
  useEffect(() => desk.listen('themeChanged', setSystem), [desk])
  useEffect(() => {
    const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)'].map((query) =>
      window.matchMedia(query),
    )
    const onChange = () => setSystem(systemColours())
    for (const query of queries) query.addEventListener('change', onChange)
    return () => {
      for (const query of queries) query.removeEventListener('change', onChange)
    }
  }, [])
  useEffect(() => {
    desk.request('setTheme', choice).catch(() => undefined)
  }, [desk, choice])
  const theme = useMemo(() => resolveTheme(choice, system), [choice, system])
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme
    document.documentElement.style.fontSize = `${scale * 100}%`
  }, [theme, scale])
  useEffect(() => {
    window.addEventListener('pagehide', settings.flush)
    return () => window.removeEventListener('pagehide', settings.flush)
  }, [settings])
}

/** The commands for colours and text size, from the menu and the keys. */
export function useAppearanceCommands(settings: Settings) {
  const textSize = (by: 1 | -1 | 0) => {
    const { session, update } = settings.store.getState()
    const at = textScales.findIndex((value) => value >= session.textScale)
    const next = by === 0 ? 1 : textScales[at + by]
    if (next !== undefined) update({ textScale: next })
  }
  const theme = (choice: ThemeChoice) => settings.store.getState().update({ theme: choice })
  useCommand('text-larger', () => textSize(1))
  useCommand('text-smaller', () => textSize(-1))
  useCommand('text-reset', () => textSize(0))
  useCommand('theme-system', () => theme('system'))
  useCommand('theme-light', () => theme('light'))
  useCommand('theme-dark', () => theme('dark'))
  useCommand('theme-contrast', () => theme('contrast'))
}

const systemColours = () => ({
  dark: window.matchMedia('(prefers-color-scheme: dark)').matches,
  contrast: window.matchMedia('(prefers-contrast: more)').matches,
})

/** Whether the window is narrow for its text. */
export function useNarrow(settings: Settings): boolean {
  const scale = useSettings(settings, (store) => store.session.textScale)
  const [width, setWidth] = useState(window.innerWidth)
  useEffect(() => {
    const onResize = () => setWidth(window.innerWidth)
    onResize() // the window may have changed between the first drawing and now
    window.addEventListener('resize', onResize)
    return () => window.removeEventListener('resize', onResize)
  }, [])
  return width / scale < NARROW_PX
}
