import { useEffect } from 'react'
import { isField } from '../field-undo.ts'
import type { Actions } from './actions.ts'

/** Every key of the reader, for its help; what they do is decided below. */
export const readerKeys: readonly { readonly title: string; readonly keys: readonly (readonly [string, string])[] }[] =
  [
    {
      title: 'Check',
      keys: [
        ['N', 'Next in doubt'],
        ['S', 'Skip: the next, this one stays open'],
        ['↓ ↑', 'Next and previous span'],
        ['J, Shift J', 'Next and previous statement'],
        ['1 … 9', 'Choose an answer'],
        ['Enter', 'Accept and go on'],
        ['X, Delete', 'Take the mark off'],
        ['H', 'Here or everywhere'],
        ['Ctrl Enter', 'Accept everything'],
      ],
    },
    {
      title: 'Mark',
      keys: [
        ['← →', 'Caret by letter; with Ctrl by word'],
        ['Ctrl ↑ ↓', 'Caret by sentence'],
        ['Home End', 'Start and end of the paragraph'],
        ['Shift ← →', 'Select; with Ctrl by word'],
        ['Q', 'Quotation, or words quoted inside one'],
        ['R', 'Reported words'],
        ['P', 'Place'],
        ['T', 'Time'],
      ],
    },
    {
      title: 'Correct',
      keys: [
        ['E', 'Someone else, another place, another time'],
        ['V', 'Rename or merge the speaker'],
        ['K', 'Who is quoted inside the quotation'],
        ['Alt ← →', 'Its words shorter, longer; with Shift at their start'],
        ['B', 'Selection as its words'],
        ['C', 'Selection as its cue'],
        ['D', 'Split at the caret'],
        ['M, Shift M', 'Merge with the one before, after'],
        ['W', 'Paraphrase'],
        ['F', 'From where and when it was said'],
        ['A', 'Places and times it is about'],
        ['O', 'Topics'],
        ['Shift O', 'The topics of the statement before'],
        ['L', 'Links'],
        ['U', 'What a heading repeats'],
        ['G', 'Means the government, or the place'],
        ['0', 'Not named, or no date'],
        ['I', 'Details of the article'],
      ],
    },
    {
      title: 'Go back',
      keys: [
        ['Ctrl Z', 'Undo'],
        ['Ctrl Y, Ctrl Shift Z', 'Redo'],
        ['Esc', 'Close what is open, then back to the map'],
        ['?', 'These keys'],
      ],
    },
  ]

const pressed = 'button, a[href], summary, [role="button"], [role="option"], select'

interface Options {
  readonly act: Actions
  readonly onBack: () => void
}

/** The reader's keys, wherever the focus is but in fields, dialogs and menus. */
export function useReaderKeys({ act, onBack }: Options): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return
      const target = event.target instanceof Element ? event.target : document.body
      if (document.querySelector('dialog[open], :popover-open') !== null) return
      // The small map has arrow keys of its own.
      if (event.key !== 'Escape' && target.closest('.leaflet-container')) return
      const inField = isField(target)
      if (event.key === 'Escape') {
        if (!act.leave()) onBack()
        event.preventDefault()
        return
      }
      // A field has its own undo, and letters are text there.
      if (inField) return
      if (keyed(event, act, target)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [act, onBack])
}

/** Does what a key stands for; false for a key that has no meaning here. */
function keyed(event: KeyboardEvent, act: Actions, target: Element): boolean {
  const { key, shiftKey, altKey } = event
  const control = event.ctrlKey || event.metaKey
  if (control) return controlled(key, shiftKey, act)
  if (altKey) {
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false
    act.resize(shiftKey ? 'start' : 'end', act.leadsOn(key) !== shiftKey)
    return true
  }
  // A radio keeps its arrows and a button its Enter and Space.
  const inRadio = target.matches('input[type="radio"]')
  if (key === ' ') return false
  if (key === 'Enter' && target.closest(pressed) !== null) return false
  if (inRadio && key.startsWith('Arrow')) return false
  if (/^[1-9]$/.test(key)) {
    act.pick(Number(key) - 1)
    return true
  }
  return plainly(key.length === 1 ? key.toLowerCase() : key, shiftKey, act)
}

function controlled(key: string, shift: boolean, act: Actions): boolean {
  switch (key) {
    case 'Enter':
      act.acceptAll()
      return true
    case 'ArrowLeft':
    case 'ArrowRight':
      act.moveCaret('word', act.leadsOn(key), shift)
      return true
    case 'ArrowUp':
    case 'ArrowDown':
      act.moveCaret('sentence', key === 'ArrowDown', shift)
      return true
    default:
      return false
  }
}

function plainly(key: string, shift: boolean, act: Actions): boolean {
  const run = plainKeys.get(key)
  run?.(act, shift)
  return run !== undefined
}

const plainKeys: ReadonlyMap<string, (act: Actions, shift: boolean) => void> = new Map([
  ['n', (act) => act.next()],
  ['s', (act) => act.next()],
  ['j', (act, shift) => act.stepStatement(shift ? -1 : 1)],
  ['ArrowDown', (act) => act.step(1)],
  ['ArrowUp', (act) => act.step(-1)],
  ['ArrowLeft', (act, shift) => act.moveCaret('letter', act.leadsOn('ArrowLeft'), shift)],
  ['ArrowRight', (act, shift) => act.moveCaret('letter', act.leadsOn('ArrowRight'), shift)],
  ['Home', (act, shift) => act.moveCaret('paragraph', false, shift)],
  ['End', (act, shift) => act.moveCaret('paragraph', true, shift)],
  ['Enter', (act) => act.accept()],
  ['x', (act) => act.remove()],
  ['Delete', (act) => act.remove()],
  ['Backspace', (act) => act.remove()],
  ['h', (act) => act.toggleScope()],
  ['q', (act) => act.mark('quotation')],
  ['r', (act) => act.mark('reported')],
  ['p', (act) => act.mark('place')],
  ['t', (act) => act.mark('time')],
  ['e', (act) => act.openOwnTool()],
  ['v', (act) => act.openOfVoiced('rename')],
  ['b', (act) => act.takeSelectionAs('words')],
  ['c', (act) => act.takeSelectionAs('cue')],
  ['d', (act) => act.split()],
  ['m', (act, shift) => act.merge(shift ? 1 : -1)],
  ['w', (act) => act.openOfStatement('paraphrase')],
  ['o', (act, shift) => (shift ? act.takeTopicsBefore() : act.openOfStatement('topics'))],
  ['f', (act) => act.openOfStatement('said')],
  ['a', (act) => act.openOfStatement('about')],
  ['k', (act) => act.openOfStatement('nested')],
  ['l', (act) => act.openOfStatement('links')],
  ['u', (act) => act.openRepeats()],
  ['g', (act) => act.toggleGovernment()],
  ['0', (act) => act.none()],
  ['i', (act) => act.show('details')],
  ['?', (act) => act.show('keys')],
])
