import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import './splitter.css'

export interface SplitterProps {
  readonly label: string
  /** The line's own direction: vertical lies between left and right. */
  readonly orientation: 'vertical' | 'horizontal'
  /** Size in px of the pane after the line (right or below). */
  readonly size: number
  readonly min: number
  readonly max: number
  readonly onResize: (size: number) => void
  /** Back to the size the app chooses. */
  readonly onReset: () => void
}

const STEP_PX = 16

/** A line between two panes: drag it, or move it with the arrow keys by 16 px; a double click resets. */
export function Splitter({ label, orientation, size, min, max, onResize, onReset }: SplitterProps) {
  const drag = useRef<{ at: number; size: number } | null>(null)
  const vertical = orientation === 'vertical'
  const coordinate = (event: PointerEvent) => (vertical ? event.clientX : event.clientY)
  const resize = (next: number) => onResize(Math.round(Math.min(max, Math.max(min, next))))

  const onKeyDown = (event: KeyboardEvent) => {
    const grow = vertical ? 'ArrowLeft' : 'ArrowUp'
    const shrink = vertical ? 'ArrowRight' : 'ArrowDown'
    const next = { [grow]: size + STEP_PX, [shrink]: size - STEP_PX, Home: min, End: max }[event.key]
    if (next === undefined) return
    event.preventDefault()
    event.stopPropagation()
    resize(next)
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot take focus and a value, as a window splitter must (ARIA APG)
    <div
      className={`splitter splitter-${orientation}`}
      role="separator"
      tabIndex={0}
      aria-label={label}
      aria-orientation={orientation}
      aria-valuenow={Math.round(size)}
      aria-valuemin={Math.round(min)}
      aria-valuemax={Math.round(max)}
      onKeyDown={onKeyDown}
      onDoubleClick={onReset}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId)
        drag.current = { at: coordinate(event), size }
      }}
      onPointerMove={(event) => {
        if (drag.current) resize(drag.current.size + drag.current.at - coordinate(event))
      }}
      onPointerUp={() => {
        drag.current = null
      }}
      onPointerCancel={() => {
        drag.current = null
      }}
    />
  )
}
