import { useEffect, useRef } from 'react'
import type { CommandName } from '../../contract/index.ts'
import { runCommand } from '../commands.ts'

interface Keys {
  readonly onUndo: () => void
  readonly onClose: () => void
}

const withControl: Readonly<Record<string, CommandName>> = {
  f: 'search',
  k: 'palette',
  l: 'library',
  o: 'open-article',
  '+': 'text-larger',
  '=': 'text-larger',
  '-': 'text-smaller',
  '0': 'text-reset',
}

/** The keys of the library as a whole; what the list, the field and the hits do with keys of their own they do first. */
export function useLibraryKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing || event.altKey) return
      const target = event.target instanceof Element ? event.target : document.body
      const typing = target.matches('input:not([type="checkbox"]), textarea, [contenteditable="true"]')
      const overlaid = document.querySelector('dialog[open], :popover-open') !== null
      if (event.ctrlKey || event.metaKey) {
        // In a text field undo is the field's own.
        if (event.key.toLowerCase() === 'z' && !event.shiftKey && !typing && !overlaid) {
          event.preventDefault()
          latest.current.onUndo()
          return
        }
        // With Shift a letter is another key, and the menu's: Ctrl+Shift+O opens a text.
        const letter = event.key.toLowerCase()
        const command = event.shiftKey && /^[a-z]$/.test(letter) ? undefined : withControl[letter]
        if (command !== undefined && !overlaid && runCommand(command)) event.preventDefault()
        return
      }
      if (typing || overlaid) return
      if (event.key === 'Escape') {
        event.preventDefault()
        latest.current.onClose()
      } else if (event.key === '/') {
        if (runCommand('search')) event.preventDefault()
      } else if (event.key === '?' && runCommand('shortcuts')) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}
