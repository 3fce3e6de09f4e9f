import { type RefObject, useLayoutEffect, useRef } from 'react'
import { caretSpan } from '../../core/edit/caret.ts'
import { useEditing } from '../editing.ts'
import { KeyHint } from './KeyHint.tsx'
import { useReader, useReaderState } from './reader-store.ts'
import { pointOf } from './text-position.ts'

/** Room between the bar and the line it stands over, px. */
const GAP_PX = 6

/** What can be made of the selected words, over where the selection begins. */
export function SelectionBar({ root }: { readonly root: RefObject<HTMLElement | null> }) {
  const { act } = useReader()
  const caret = useReaderState((state) => state.caret)
  const voiced = useEditing((editing) => editing.item !== null && editing.item.kind !== 'mention')
  const bar = useRef<HTMLDivElement>(null)
  const { start, end } = caretSpan(caret)
  useLayoutEffect(() => {
    const element = bar.current
    const rows = element?.parentElement
    if (!element || !rows || !root.current || start === end) return
    const point = pointOf(root.current, start)
    element.hidden = point === null
    if (!point) return
    const range = document.createRange()
    range.setStart(point.node, point.offset)
    const box = range.getBoundingClientRect()
    const origin = rows.getBoundingClientRect()
    const view = root.current.getBoundingClientRect()
    const left = Math.min(box.left, view.right - element.offsetWidth - 16)
    const above = box.top - element.offsetHeight - GAP_PX
    // Under the line where there is no room over it.
    const top = above < view.top ? box.bottom + GAP_PX : above
    element.style.transform = `translate(${Math.max(view.left + 8, left) - origin.left}px, ${top - origin.top}px)`
  })
  if (start === end) return null
  const ways: readonly (readonly [key: string, words: string, run: () => void])[] = [
    ['Q', 'Quotation', () => act.mark('quotation')],
    ['R', 'Reported', () => act.mark('reported')],
    ['P', 'Place', () => act.mark('place')],
    ['T', 'Time', () => act.mark('time')],
    ...(voiced
      ? ([
          ['B', 'Its words', () => act.takeSelectionAs('words')],
          ['C', 'Its cue', () => act.takeSelectionAs('cue')],
        ] as const)
      : []),
  ]
  return (
    <div
      ref={bar}
      className="rd-bar"
      role="toolbar"
      aria-label="Mark the selected words"
      // A press must not take the selection away before it is used.
      onPointerDown={(event) => {
        event.preventDefault()
        event.stopPropagation()
      }}
    >
      {ways.map(([key, words, run]) => (
        <button key={key} type="button" className="rd-bar-way" aria-keyshortcuts={key} onClick={run}>
          {words} <KeyHint keys={key} />
        </button>
      ))}
    </div>
  )
}
