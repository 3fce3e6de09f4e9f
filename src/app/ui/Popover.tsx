import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import './popover.css'

export interface PopoverProps {
  /** What the button shows. */
  readonly button: ReactNode
  readonly buttonClass?: string
  /** The button's accessible name where its content does not say it. */
  readonly label?: string
  readonly title?: string | undefined
  /** For a button that says by itself whether something behind it is on. */
  readonly pressed?: boolean
  /** Where it opens: under the button, its start or its end edge in line. */
  readonly align?: 'start' | 'end'
  readonly panelClass?: string
  readonly children: (close: () => void) => ReactNode
}

/**
 * A button that opens a panel under itself. The platform's own popover gives light dismissal, Esc and the top layer, and
 * CSS anchors place it, so that no library and no inline style sheet is needed.
 */
export function Popover({
  button,
  buttonClass,
  label,
  title,
  pressed,
  align = 'start',
  panelClass,
  children,
}: PopoverProps) {
  const id = useId()
  const anchor = `--anchor-${id.replace(/[^\w-]/g, '')}`
  const panel = useRef<HTMLDivElement>(null)
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  // Opened by a key, the panel takes the focus; by the pointer, it waits for the pointer.
  useEffect(() => {
    if (open && trigger.current?.matches(':focus-visible')) stopsIn(panel.current)[0]?.focus()
  }, [open])
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={buttonClass}
        aria-label={label}
        title={title}
        aria-expanded={open}
        aria-pressed={pressed}
        popoverTarget={id}
        style={{ anchorName: anchor }}
      >
        {button}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the rows inside; they bubble up to one handler */}
      <div
        id={id}
        ref={panel}
        popover="auto"
        className={`popover popover-${align} ${panelClass ?? ''}`}
        style={{ positionAnchor: anchor }}
        onToggle={(event) => setOpen(event.newState === 'open')}
        onKeyDown={walk}
      >
        {open && children(() => panel.current?.hidePopover())}
      </div>
    </>
  )
}

const stopsIn = (panel: Element | null): HTMLElement[] =>
  panel
    ? [
        ...panel.querySelectorAll<HTMLElement>(
          'button:not(:disabled), input:checked, input[type="checkbox"]:not(:disabled)',
        ),
      ]
    : []

/** Up and down walk the rows; radios have these keys themselves. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (step === undefined || (event.target instanceof HTMLInputElement && event.target.type === 'radio')) return
  const stops = stopsIn(event.currentTarget)
  const active = document.activeElement
  const at = active instanceof HTMLElement ? stops.indexOf(active) : -1
  event.preventDefault()
  event.stopPropagation()
  stops[(at + step + stops.length) % stops.length]?.focus()
}
