import { useLayoutEffect } from 'react'
import type { CommandName } from '../contract/index.ts'
import { runCommand } from './commands.ts'
import { isField } from './field-undo.ts'
import type { ViewStoreApi } from './store.ts'

/** Every shortcut, for the help and the palette; what the keys do is decided below. */
export const shortcuts: readonly {
  readonly keys: readonly string[]
  readonly does: string
  readonly command?: CommandName
}[] = [
  { keys: ['→'], does: 'Next statement', command: 'next-statement' },
  { keys: ['←'], does: 'Previous statement', command: 'previous-statement' },
  { keys: ['Home'], does: 'First statement' },
  { keys: ['End'], does: 'Last statement' },
  { keys: ['Space'], does: 'Play or pause', command: 'play-or-pause' },
  { keys: ['Esc'], does: 'Leave the focus, close what is open', command: 'clear-focus' },
  { keys: ['/'], does: 'Search', command: 'search' },
  { keys: ['Ctrl K'], does: 'Commands', command: 'palette' },
  { keys: ['?'], does: 'Keyboard shortcuts', command: 'shortcuts' },
  { keys: ['S'], does: 'Story reading', command: 'story' },
  { keys: ['C'], does: 'Calendar reading', command: 'calendar' },
  { keys: ['E'], does: 'Show the text and check it', command: 'review' },
  { keys: ['F'], does: 'Fit all places on the map', command: 'fit-map' },
  { keys: ['Ctrl Shift C'], does: 'Copy the quotation', command: 'copy-quotation' },
  { keys: ['Ctrl L'], does: 'Library: all articles', command: 'library' },
  { keys: ['Ctrl Z', 'Ctrl Y'], does: 'Undo and redo a correction', command: 'undo' },
  { keys: ['Ctrl O'], does: 'Open an article file', command: 'open-article' },
  { keys: ['Ctrl Shift O'], does: 'Open a text', command: 'open-text' },
  { keys: ['Ctrl Shift V', 'Ctrl V'], does: 'New article from the clipboard', command: 'new-from-clipboard' },
  { keys: ['Ctrl +', 'Ctrl −', 'Ctrl 0'], does: 'Larger, smaller, normal text' },
]

/** Widgets that use arrows, Home, End or Space themselves; keys pressed in them are theirs. */
const ownKeys =
  'input, textarea, select, [contenteditable="true"], [role="slider"], [role="separator"], [role="listbox"], [role="menu"], [role="tab"], [role="radio"], dialog, [popover]'
const overlays = 'dialog, [popover], [contenteditable="true"], input:not([type="radio"]), textarea, select'
const steppingKeys: ReadonlySet<string> = new Set(['ArrowLeft', 'ArrowRight', 'Home', 'End', ' '])
const pressedBySpace = 'button, a[href], summary, [role="button"], [role="option"]'

/**
 * The keys of the whole window. Text fields, and widgets with keys of their own, are left alone. Without `exploring`, as while the text
 * is read, only the keys with Ctrl are taken.
 */
export function useKeyboard(store: ViewStoreApi, exploring = true): void {
  // Before the frame with the words is drawn: a key pressed as soon as they are seen must count.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const target = event.target instanceof Element ? event.target : document.body
      if (event.ctrlKey || event.metaKey) {
        if (withControl(event, target)) event.preventDefault()
        return
      }
      if (event.altKey || !exploring) return
      // The map takes arrows only when it has the focus itself, not when a place on it has.
      const inWidget = target.closest(ownKeys) !== null || target.matches('.leaflet-container')
      if (event.key === 'Escape') {
        const overlaid = document.querySelector('dialog[open], :popover-open') !== null
        const typing = target.matches('input:not([type="radio"]), textarea')
        if (!overlaid && !typing) leave(store)
        return
      }
      if (inWidget || (event.key === ' ' && target.closest(pressedBySpace) !== null)) return
      if (plain(event.key, store)) event.preventDefault()
    }
    /**
     * After a click the focus rests on what was clicked, but the reader is not working that widget by keys: arrows, Space, Home
     * and End keep stepping and playing. Widgets reached by key keep their own. `:focus-visible` cannot tell the two apart: it
     * begins to match on what was clicked as soon as a key is pressed.
     */
    let byPointer = false
    let clicked: EventTarget | null = null
    const onPointerDown = ({ target }: PointerEvent) => {
      byPointer = true
      // What has the focus already gets no focus event, clicked on itself or on its label.
      const held = document.activeElement
      const onHeld = target instanceof Element && (held?.contains(target) || target.closest('label')?.control === held)
      clicked = onHeld ? held : null
    }
    const onFocusIn = (event: FocusEvent) => {
      clicked = byPointer ? event.target : null
    }
    const onAnyKey = (event: KeyboardEvent) => {
      byPointer = false
      onClickedKey(event)
    }
    const onClickedKey = (event: KeyboardEvent) => {
      const target = event.target
      if (
        !(target instanceof HTMLElement || target instanceof SVGElement) ||
        event.defaultPrevented ||
        event.isComposing
      )
        return
      if (event.ctrlKey || event.metaKey || event.altKey || !steppingKeys.has(event.key)) return
      if (target === document.body || target !== clicked || target.closest(overlays) !== null) return
      if (!exploring || !plain(event.key, store)) return
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    window.addEventListener('pointerdown', onPointerDown, { capture: true })
    window.addEventListener('focusin', onFocusIn, { capture: true })
    window.addEventListener('keydown', onAnyKey, { capture: true })
    window.addEventListener('keydown', onKeyDown)
    return () => {
      window.removeEventListener('pointerdown', onPointerDown, { capture: true })
      window.removeEventListener('focusin', onFocusIn, { capture: true })
      window.removeEventListener('keydown', onAnyKey, { capture: true })
      window.removeEventListener('keydown', onKeyDown)
    }
  }, [store, exploring])
}

/** One thing at a time: a place looked up goes before the focus does. */
function leave(store: ViewStoreApi): void {
  const { lookedUp, lookUp, dispatch } = store.getState()
  if (lookedUp) lookUp(null)
  else dispatch({ type: 'clear-focus' })
}

function withControl(event: KeyboardEvent, target: Element): boolean {
  switch (event.key.toLowerCase()) {
    // A field undoes its own.
    case 'z':
      return !isField(target) && runCommand(event.shiftKey ? 'redo' : 'undo')
    case 'y':
      return !isField(target) && runCommand('redo')
    case 'k':
      return runCommand('palette')
    case 'f':
      return runCommand('search')
    case 'l':
      return runCommand('library')
    case 'o':
      return runCommand(event.shiftKey ? 'open-text' : 'open-article')
    case 'v':
      return event.shiftKey && runCommand('new-from-clipboard')
    case 'c':
      return event.shiftKey && runCommand('copy-quotation')
    case '+':
    case '=':
      return runCommand('text-larger')
    case '-':
      return runCommand('text-smaller')
    case '0':
      return runCommand('text-reset')
    default:
      return false
  }
}

function plain(key: string, store: ViewStoreApi): boolean {
  const { dispatch, exploration } = store.getState()
  switch (key) {
    case 'ArrowRight':
      dispatch({ type: 'step', by: 'next' })
      return true
    case 'ArrowLeft':
      dispatch({ type: 'step', by: 'previous' })
      return true
    case 'Home':
      dispatch({ type: 'step', by: 'first' })
      return true
    case 'End':
      dispatch({ type: 'step', by: 'last' })
      return true
    case ' ':
      dispatch({ type: exploration.state.playing ? 'pause' : 'play' })
      return true
    case '/':
      return runCommand('search')
    case '?':
      return runCommand('shortcuts')
    case 's':
    case 'c':
      dispatch({ type: 'read-as', reading: key === 's' ? 'story' : 'calendar' })
      return true
    case 'e':
      return runCommand('review')
    case 'f':
      return runCommand('fit-map')
    default:
      return false
  }
}
